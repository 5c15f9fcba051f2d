"""Postings in the blocks of `whoosh.codec.whoosh3.W3PostingsWriter`, whose reader reads them."""

from collections.abc import Iterator, Sequence
from pickle import dumps
from typing import Any
from zlib import compress

import numpy as np
from numpy.typing import NDArray
from whoosh.codec.whoosh3 import COMPRESSION_MIN_SIZE, WHOOSH3_HEADER_MAGIC, W3TermInfo
from whoosh.system import pack_int, pack_long

from search.engines.whoosh.writing.postings import Postings

SIZE = 128  # postings
LEVEL = 3  # of compression
INFO_PROTOCOL = 2  # of the pickle before a block, as Whoosh writes it
PROTOCOL = 4  # of the block's own: bytes are bytes, and what stood there before is a reference

Whole = NDArray[np.int64]
LengthBytes = NDArray[np.uint8]  # of each text, as Whoosh rounds its length
Values = Sequence[bytes] | None  # of each posting; None where the field has none


def terms(
    postings: Postings, lengths: LengthBytes, values: Values, end: int
) -> Iterator[tuple[str, bytes, bytes]]:
    """Each term, its row in Whoosh's table of terms, and its blocks, which follow `end`."""
    blocks = _blocks(postings, lengths, values)
    numbers = -(-np.diff(postings.first) // SIZE)
    rows = _rows(postings, lengths)
    for term, row, number in zip(postings.terms, rows, numbers.tolist(), strict=True):
        parts = [WHOOSH3_HEADER_MAGIC]
        for left in range(number, 0, -1):
            block = next(blocks)
            parts += (pack_int(-len(block) if left == 1 else len(block)), block)
        written = b"".join(parts)
        yield term, row + pack_long(end) + pack_int(len(written)), written
        end += len(written)


def _rows(postings: Postings, lengths: LengthBytes) -> Iterator[bytes]:
    """What Whoosh keeps of each term, but where its blocks are."""
    first, documents = postings.first[:-1], postings.documents
    weights = np.add.reduceat(postings.frequencies, first)
    least, most = _extremes(lengths[documents], first)
    _, heaviest = _extremes(postings.frequencies, first)
    columns = (
        weights,
        np.diff(postings.first),
        least,
        most,
        heaviest,
        documents[first],
        documents[postings.first[1:] - 1],
    )
    pack = W3TermInfo._struct.pack
    return (pack(0, *row) for row in zip(*(each.tolist() for each in columns), strict=True))


def _blocks(postings: Postings, lengths: LengthBytes, values: Values) -> Iterator[bytes]:
    """Each block, behind what a reader must know before it reads it."""
    start, end = _edges(postings.first)
    documents, frequencies = postings.documents, postings.frequencies
    steps = np.diff(documents, prepend=0)
    steps[start] = documents[start]
    lightest, heaviest = _extremes(frequencies, start)
    shortest, longest = _extremes(lengths[documents], start)
    numbers, weights = steps.tolist(), frequencies.astype(np.float64).tolist()
    columns = (start, end, documents[end - 1], lightest, heaviest, shortest, longest)
    for a, b, last, light, heavy, short, long in zip(
        *(each.tolist() for each in columns), strict=True
    ):
        weight = tuple(weights[a:b]) if light != heavy else None if heavy == 1 else float(heavy)
        value = b"" if values is None else tuple(values[a:b])
        block = dumps((tuple(numbers[a:b]), weight, value), PROTOCOL)
        level = LEVEL if len(block) >= COMPRESSION_MIN_SIZE else 0
        info = dumps((b - a, last, float(heavy), level, short, long), INFO_PROTOCOL)
        yield info + (compress(block, level) if level else block)


def _edges(first: NDArray[np.intp]) -> tuple[Whole, Whole]:
    """Where each block begins and ends, from where each term does."""
    numbers = -(-np.diff(first) // SIZE)
    before = np.repeat(np.cumsum(numbers) - numbers, numbers)
    start = np.repeat(first[:-1], numbers) + SIZE * (np.arange(len(before)) - before)
    return start, np.minimum(start + SIZE, np.repeat(first[1:], numbers))


def _extremes(row: NDArray[Any], start: NDArray[Any]) -> tuple[NDArray[Any], NDArray[Any]]:
    """The least and the greatest value between each place and the next."""
    return np.minimum.reduceat(row, start), np.maximum.reduceat(row, start)
