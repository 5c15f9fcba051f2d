"""The first reading takes no more of a file than it needs."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from index.files import source
from index.files.row import Row
from index.survey import file_lines
from index.table.rows.lines import Line
from index.table.sample import MOST_SAMPLED
from tests.support import reports
from tests.support.reports import ROWS


@pytest.mark.parametrize("ending", ["txt", "csv", "xlsx"])
def test_reading_streams(tmp_path: Path, ending: str) -> None:
    rows = [(*ROWS[0][:2], f"1.1.{n}. Inspeccionar", *ROWS[0][3:]) for n in range(1, 400)]
    path = tmp_path / f"r.{ending}"
    if ending == "xlsx":
        reports.workbook(path, {"Hoja": reports.block(rows)})
    else:
        text = (reports.tabbed if ending == "txt" else reports.separated)(reports.block(rows))
        reports.write(path, text)
    taken = 0

    def counting(all_rows: Iterable[Row], document: str) -> Iterator[Row]:
        nonlocal taken
        for row in all_rows:
            taken += 1
            yield row

    first = next(iter(file_lines(source.look(path), counting, lambda title: False)))
    assert isinstance(first, Line)
    assert (first.heading.code, taken) == ("1.1.1", 8 + MOST_SAMPLED)
