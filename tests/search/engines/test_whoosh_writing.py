"""The writer in bulk against Whoosh's own, on the same records: all that Whoosh reads of either."""

import gc
import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from whoosh import index

from search.engines.whoosh import WhooshWriter
from search.engines.whoosh.schema import COLUMNS, LENGTH, column, schema
from search.engines.whoosh.writing import columns, postings, texts
from search.errors import FixSource
from search.ids import RecordId
from search.model import Record
from search.query import ranking
from search.schema import values_of
from search.serialise import read_record, record_json
from search.spanish import analysis
from search.store.census import Census
from tests.support.corpus import record
from tests.support.whoosh_fields import cells, stems, words

FIELDS = ("text", "words")
WORDS = (
    "niños ninos niñas la de de y a becas beca salud Salud españoles espanoles año 350km 1.5.10 "
    "señalar senal SRE agua agua agua pozo vacunación vacunaciones niñ@s aljibe"
).split()


def corpus(number: int, longest: int, seed: int = 7) -> list[Record]:
    """Records with few different words, some of them without any."""
    chance = random.Random(seed)
    made = []
    for n in range(number):
        text = " ".join(chance.choices(WORDS, k=chance.randint(0, longest)))
        acts = chance.sample(("SRE", "INM", "SEP"), k=chance.randint(0, 3))
        made.append(record(f"p/2018/1.{1 + n % 7}.{1 + n}", text, acts=tuple(acts)))
    return made


def theirs(folder: Path, records: Sequence[Record]) -> None:
    """Write as Whoosh does: one document after the other."""
    opened: Any = index.create_in(str(folder), schema())
    writer = opened.writer()
    for each in records:
        length = ranking.rounded(analysis.bag(each.text).total())
        writer.add_document(
            id=str(each.id).encode(),
            stored=record_json(each),
            text=stems(each.text),
            words=words(each.text),
            length=str(length).encode(),
            **cells(values_of(each)),
        )
    writer.commit()
    opened.close()


def ours(folder: Path, records: Sequence[Record]) -> None:
    WhooshWriter().write(folder, Census().watch(records))


def rows(reader: Any, field: str, term: bytes) -> Iterator[tuple[int, float, object]]:
    """The postings of a term, by Whoosh's public way."""
    matcher = reader.postings(field, term)
    while matcher.is_active():
        places = matcher.value_as("positions") if field == "words" else None
        yield matcher.id(), matcher.weight(), places
        matcher.next()


def read(folder: Path) -> dict[str, object]:
    """All that an index holds, as Whoosh reads it."""
    opened: Any = index.open_dir(str(folder), readonly=True, schema=schema())
    with opened.reader() as reader:
        documents = range(reader.doc_count_all())
        found: dict[str, object] = {"documents": len(documents)}
        for field in FIELDS:
            found[f"{field} terms"] = list(reader.lexicon(field))
            for term in reader.lexicon(field):
                info = reader.term_info(field, term)
                found[f"{field}:{term}"] = (
                    [info.weight(), info.doc_frequency(), info.max_weight()],
                    [info.min_length(), info.max_length(), info.min_id(), info.max_id()],
                    list(rows(reader, field, term)),
                )
            lengths = [reader.doc_field_length(n, field) for n in documents]
            total = reader.field_length(field)
            longest = reader.max_field_length(field) if total else 0
            found[f"{field} lengths"] = lengths, total, longest
        for name in ("id", LENGTH, *map(column, COLUMNS)):
            found[name] = list(reader.column_reader(name, translate=False))
        found["stored"] = [read_record(reader.stored_fields(n)["stored"]) for n in documents]
    opened.close()
    return found


def assert_equal(tmp_path: Path, records: Sequence[Record]) -> None:
    (tmp_path / "theirs").mkdir()
    (tmp_path / "ours").mkdir()
    theirs(tmp_path / "theirs", records)
    ours(tmp_path / "ours", records)
    expected, found = read(tmp_path / "theirs"), read(tmp_path / "ours")
    assert found.keys() == expected.keys()
    for what, value in expected.items():
        assert found[what] == value, what


@pytest.mark.parametrize(
    ("number", "longest"),
    [(1, 1), (127, 3), (128, 40), (129, 40), (400, 12), (3, 700)],
    ids=str,
)
def test_whoosh_reads_what_its_own_writer_would_have_written(
    number: int, longest: int, tmp_path: Path
) -> None:
    assert_equal(tmp_path, corpus(number, longest))


def test_texts_without_a_word_are_written_too(tmp_path: Path) -> None:
    assert_equal(tmp_path, [record("p/2018/1.1.1", ""), record("p/2018/1.1.2", "—")])


def test_what_does_not_stay_in_memory_is_written_alike(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(texts, "SLAB", 50)  # texts are cut anywhere by it
    monkeypatch.setattr(postings, "AT_ONCE", 300)
    assert_equal(tmp_path, corpus(200, 40))
    assert {each.suffix for each in (tmp_path / "ours").iterdir()} == {"", ".seg", ".toc"}


@pytest.mark.parametrize("number", [255, 256, 257, 700])
def test_columns_of_any_number_of_values_are_written_alike(number: int, tmp_path: Path) -> None:
    assert_equal(tmp_path, [record(f"p/2018/{n}.1.1", "Agua") for n in range(1, number + 1)])


def test_more_values_than_a_column_holds_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(columns, "MOST", 4)
    with pytest.raises(FixSource, match="más de 3 valores distintos de «objective»"):
        ours(tmp_path, [record(f"p/2018/{n}.1.1", "Agua") for n in range(1, 5)])
    gc.collect()  # where a file is still open, it is told now


def test_half_a_character_is_stored_and_read() -> None:
    one = record("p/2018/1.1.1", "agua \ud800 y luz")
    assert read_record(record_json(one)) == one
    assert one.id == RecordId.parse("p/2018/1.1.1")
