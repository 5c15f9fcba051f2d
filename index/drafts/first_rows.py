"""What the reader of tables makes of a header and its first rows, for whoever drafts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from index.files.row import Row
from index.table.by_row.row_levels import RowLevels, row_levels, titles_of_lines
from index.table.header import Header, Title
from index.table.levels import code_columns, level_titles
from index.table.roles.code_titles import told_apart
from index.table.sample import Sample


@dataclass(frozen=True, slots=True)
class FirstRows:
    """The columns of a table as they are read by its words, as far as these go."""

    titles: Mapping[int, Title] = field(default_factory=dict)  # by position
    levels: tuple[int, ...] = ()  # positions, from left to right
    codes: Mapping[int, int] = field(default_factory=dict)  # of levels, by those of their texts
    rows: RowLevels | None = None  # where each row names its level
    lines: Sequence[Row] = ()  # the rows of its lines


def first_rows(texts: Mapping[int, str], below: Sequence[Row]) -> FirstRows:
    """How a table is read under some titles."""
    width = max(texts, default=-1) + 1
    header = Header([tuple(texts.get(place, "") for place in range(width))])
    sample = Sample(tuple(row.cells for row in below))
    titles = told_apart(header.titles(), sample)
    rows = row_levels(titles, sample)
    lines = below
    if rows:
        found = (row for row in below if rows.is_line(row.cells))
        lines = [replace(row, cells=rows.line(row.cells)) for row in found]
        titles, sample = titles_of_lines(rows, titles), Sample(tuple(row.cells for row in lines))
    levels = level_titles(titles, sample)
    return FirstRows(
        {title.position: title for title in titles},
        tuple(sorted(level.position for level in levels)),
        code_columns(levels, titles, sample) if levels else {},
        rows,
        lines,
    )
