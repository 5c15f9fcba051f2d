"""What each column of a table is, as a sidecar tells it."""

from collections.abc import Sequence

from index.files.column_titles import LEVEL_TITLES
from index.table.columns import LevelColumn
from index.table.header import Header, Title, title_spellings
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
    lacking = [name for name in layout.levels if not columns.get(name)]
    if lacking or not layout.levels:
        value = ", ".join(" / ".join(layout.columns.get(name, (name,))) for name in lacking)
        return Refusal("missing-column", value, found_titles(header.texts()))
    responses = columns.get("response", [])
    roles = Roles(
        levels=tuple(_told_level(name, columns, header, sample) for name in layout.levels),
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


def _told_level(
    name: str, columns: dict[str, list[Title]], header: Header, sample: Sample
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
    return LevelColumn(codes[0].level if of_codes else title.level, title.position, code, coded)


def _once(titles: Sequence[Title]) -> list[Title]:
    return list({title.position: title for title in titles}.values())


def _untitled(taken: set[int], header: Header, sample: Sample) -> list[Title]:
    """Columns without a title: beside a table that is told, they are none of it."""
    width = max(header.width, *(map(len, sample.rows)), 0) if sample.rows else header.width
    return [Title(place, "", "", "", "") for place in range(width) if place not in taken]
