"""The formats of a whole result: the same rows in each, written as they are read."""

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from search.output import objects
from search.output.formulas import guard
from web import media
from web.contract import RecordRows, Rows, Table
from web.downloads.result import Result, header
from web.downloads.xlsx import workbook

CHUNK = 2**15  # characters; small answers go out in one piece


@dataclass(frozen=True, slots=True)
class Format:
    """A format: what it is called, and how it is written."""

    suffix: str
    media: str
    write: Callable[[Result], Iterator[bytes]]
    shape: type = str  # of a whole search
    chosen: type = str  # of a selection


def _csv(result: Result) -> Iterator[bytes]:
    """RFC 4180, guarded against formulas; Excel knows UTF-8 by the byte order mark only."""
    mark = "\ufeff" if result.person else ""
    return _chunks(_csv_lines(result, mark))


def _csv_lines(result: Result, mark: str) -> Iterator[str]:
    line = io.StringIO()
    writer = csv.writer(line)
    yield mark
    for cells in chain([result.header()], result.rows()):
        writer.writerow([guard(cell) for cell in cells])
        yield line.getvalue()
        line.seek(0)
        line.truncate()


def _ndjson(result: Result) -> Iterator[bytes]:
    return _chunks(f"{text}\n" for text in _objects(result))


def _json(result: Result) -> Iterator[bytes]:
    return _chunks(_json_parts(result))


def _json_parts(result: Result) -> Iterator[str]:
    yield json.dumps(_head(result), ensure_ascii=False).removesuffix("]}")
    between = "\n"
    for text in _objects(result):
        yield between + text
        between = ",\n"
    yield "\n]}\n"


def _head(result: Result) -> Rows | RecordRows:
    """What stands before the rows, and their place, last."""
    table: Table = {
        "total": result.total,
        "date": result.day.isoformat(),
        "sources": [objects.programme(each) for each in result.build.programmes.values()],
        "rows": [],
    }
    if result.missing is None:
        return {"query": objects.asked(result.query, result.build), **table}
    return {"missing": list(result.missing), **table}


def _objects(result: Result) -> Iterator[str]:
    names = header(result.build, spoken=False)
    for cells in result.coded_rows():
        yield json.dumps(dict(zip(names, cells, strict=True)), ensure_ascii=False)


def _chunks(parts: Iterable[str]) -> Iterator[bytes]:
    held: list[str] = []
    length = 0
    for part in parts:
        held.append(part)
        length += len(part)
        if length >= CHUNK:
            yield "".join(held).encode()
            held, length = [], 0
    yield "".join(held).encode()


FORMATS = {
    each.suffix: each
    for each in (
        Format("csv", media.CSV, _csv),
        Format("xlsx", media.XLSX, workbook, bytes, bytes),
        Format("json", media.JSON, _json, Rows, RecordRows),
        Format("ndjson", media.NDJSON, _ndjson, bytes, bytes),
    )
}
