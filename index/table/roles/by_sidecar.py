"""What each column of a table is, as a sidecar tells it."""

from collections.abc import Sequence

from index.files.column_titles import LEVEL_TITLES
from index.table.by_row.level_cell import LevelCell, level_cell
from index.table.by_row.row_levels import RowLevels, with_places
from index.table.columns import LevelColumn
from index.table.header import Header, Title, title_spellings
from index.table.layout import Layout
from index.table.levels import holds_codes
from index.table.roles.roles import Refusal, Roles, found_titles
from index.table.roles.ticks import ticked
from index.table.sample import Sample


def by_sidecar(header: Header, sample: Sample) -> Roles | Refusal:
    """What the columns of a table are, or which is lacking."""
    layout = header.layout
    titles = header.titles()
    columns = {
        name: [t for text in texts for t in titles if text in title_spellings(t.text, t.own)]
        for name, texts in layout.columns.items()
    }
    needed = [name for name in layout.levels if name in layout.columns or "level" not in columns]
    asked = [*needed, "level"] if "level" in columns else needed
    lacking = [name for name in asked if not columns.get(name)]
    if lacking or not layout.levels:
        value = ", ".join(" / ".join(layout.columns.get(name, (name,))) for name in lacking)
        return Refusal("missing-column", value, found_titles(header.texts()))
    rows = _told_rows(columns, layout, sample)
    if rows:
        sample = rows.lines(sample)
    responses = columns.get("response", [])
    roles = Roles(
        levels=tuple(_told_level(name, columns, header, sample, rows) for name in needed),
        rows=rows,
        responses=ticked(responses, sample) or responses,
        activities=columns.get("activity", []),
        agencies=columns.get("agency", []),
        further=_once(columns.get("extra", [])),
    )
    if years := columns.get("year"):
        roles.year = years[0].position
    taken = roles.taken
    roles.unread = [title for title in titles if title.position not in taken]
    roles.unread += _untitled(roles.taken, header, sample)
    return roles


def _told_rows(columns: dict[str, list[Title]], layout: Layout, sample: Sample) -> RowLevels | None:
    """Where each row names its level, if a column does; called as the cells call them."""
    if not columns.get("level"):
        return None
    position = columns["level"][0].position
    last = layout.levels[-1]
    codes = columns.get(f"{last}_code")
    names = [name for name in layout.levels if name == last or name not in layout.columns]
    said = [cell for cell in map(level_cell, sample.cells(position)) if cell]
    cells = [
        LevelCell(name, next((cell.name for cell in said if cell.is_of(name, names)), name))
        for name in names
    ]
    code = codes[0].position if codes else None
    return with_places(position, columns[last][0].position, code, cells, sample)


def _told_level(
    name: str,
    columns: dict[str, list[Title]],
    header: Header,
    sample: Sample,
    rows: RowLevels | None,
) -> LevelColumn:
    layout = header.layout
    last = name == layout.levels[-1]
    codes = columns.get(f"{name}_code") or (columns.get("code", []) if last else [])
    title = columns[name][0]
    code = codes[0].position if codes else None
    coded = {"given": True, "order": False}.get(
        layout.numbering, code is not None or holds_codes(title, sample)
    )
    of_codes = bool(codes) and not title.name and codes[0].name in LEVEL_TITLES
    called = codes[0].level if of_codes else title.level
    if rows and last:
        called = rows.levels[-1].name
    return LevelColumn(called, title.position, code, coded)


def _once(titles: Sequence[Title]) -> list[Title]:
    return list({title.position: title for title in titles}.values())


def _untitled(taken: set[int], header: Header, sample: Sample) -> list[Title]:
    """Columns without a title: beside a table that is told, they are none of it."""
    width = max(header.width, *(map(len, sample.rows)), 0) if sample.rows else header.width
    return [Title(place, "", "", "", "") for place in range(width) if place not in taken]
