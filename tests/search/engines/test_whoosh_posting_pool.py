"""The pool of postings: the same order as Whoosh's own, in memory and spilled."""

import random
from pathlib import Path

import pytest
from whoosh.filedb.filestore import FileStorage
from whoosh.writing import PostingPool

from search.engines.whoosh.posting_pool import Item, TermPool

POSTINGS: list[Item] = [
    (field, term, document, 1.0, b"" if field == "text" else bytes([document]))
    for document in range(40)
    for field in ("words", "text")
    for term in (b"becas", b"salud", b"\xc3\xb1")
]


def pools(folder: Path, bytes_kept: int) -> tuple[PostingPool, TermPool]:
    storage = FileStorage(str(folder))  # type: ignore[no-untyped-call]
    theirs = PostingPool(storage, None, limitmb=256)  # type: ignore[no-untyped-call]
    ours = TermPool(theirs, 256)
    ours.limit = bytes_kept
    return theirs, ours


@pytest.mark.parametrize("bytes_kept", [1 << 28, 3_000, 400], ids=["kept", "spilled", "often"])
def test_postings_come_out_as_whoosh_sorts_them(tmp_path: Path, bytes_kept: int) -> None:
    theirs, ours = pools(tmp_path, bytes_kept)
    for item in POSTINGS:
        theirs.add(item)  # type: ignore[no-untyped-call]
        ours.add(item)
    assert bool(ours.runs) == (bytes_kept < 1 << 28)
    assert ours.fieldnames == theirs.fieldnames
    assert list(ours.iter_postings()) == list(theirs.iter_postings())  # type: ignore[no-untyped-call]


def test_the_order_of_terms_does_not_matter(tmp_path: Path) -> None:
    _, ours = pools(tmp_path, 1 << 28)
    by_document = random.Random(3).sample(POSTINGS, len(POSTINGS))
    by_document.sort(key=lambda item: item[2])
    for item in by_document:
        ours.add(item)
    assert list(ours.iter_postings()) == sorted(POSTINGS)  # type: ignore[no-untyped-call]
