"""The columns of a table, settled by its titles, its first rows, or what a sidecar tells."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from index.plain_text import plain
from index.table.columns import RESPONSE, ActivityColumn, LevelColumn, TableColumns, TitledColumn
from index.table.header import Header, Title, title_spellings
from index.table.levels import level_columns, level_titles, told_apart
from index.table.sample import Sample
from search.ids import MOST_LEVELS

_ANSWERS = ("response", "status", "state")  # the first of these that there is
_ACTIVITIES = ("activity", "actions", "act")
_COUNTED_IN = ("meta", "indicador", "linea base", "cantidad")


class Refusal(NamedTuple):
    """Why a table is not read."""

    rule: str
    value: str
    detail: str
    doubtful: bool = False  # it may be no programme's table: a summary, a catalogue


@dataclass(frozen=True, slots=True)
class Settled:
    """The columns of a table, once for each year that stands beside others, or why not."""

    years: tuple[tuple[int | None, TableColumns], ...] = ()
    further: tuple[str, ...] = ()  # titles of the columns kept, and of those that are not read
    unread: tuple[str, ...] = ()
    refusal: Refusal | None = None


@dataclass(slots=True)
class _Roles:
    """What each column is."""

    levels: tuple[LevelColumn, ...]
    responses: list[Title] = field(default_factory=list)
    activities: list[Title] = field(default_factory=list)
    agencies: list[Title] = field(default_factory=list)
    year: int | None = None
    further: list[Title] = field(default_factory=list)
    unread: list[Title] = field(default_factory=list)

    @property
    def taken(self) -> set[int]:
        """The positions that have a role."""
        groups = (self.responses, self.activities, self.agencies, self.further, self.unread)
        codes = {level.code for level in self.levels if level.code is not None}
        years = set() if self.year is None else {self.year}
        levels = {level.position for level in self.levels}
        return {title.position for group in groups for title in group} | codes | years | levels


def settled(header: Header, sample: Sample) -> Settled:
    """The columns of a table under its header."""
    roles = _told(header, sample) if header.layout.columns else _by_words(header, sample)
    if isinstance(roles, Refusal):
        return Settled(refusal=roles)
    if not header.layout.columns and (refusal := _refused(roles, header, sample)):
        return Settled(refusal=refusal)
    # If the header's own rows came without their last blank cells, so did the others.
    trimmed = len(set(map(len, header.rows))) > 1
    return Settled(
        tuple((year, replace(each, trimmed=trimmed)) for year, each in _by_year(roles)),
        tuple(dict.fromkeys(title.text for title in roles.further if title.text)),
        tuple(dict.fromkeys(title.text for title in roles.unread if title.text)),
    )


# By the words of the titles


def _by_words(header: Header, sample: Sample) -> _Roles | Refusal:
    titles = told_apart(header.titles(), sample)
    levels = level_titles(titles, sample)
    if not levels or len(levels) > MOST_LEVELS:
        return _lacking(header, titles, levels)
    roles = _Roles(level_columns(levels, titles, sample))
    rest = [title for title in titles if title.position not in roles.taken]
    roles.responses = _responses(rest, sample)
    roles.activities = _activities(rest, header, sample)
    for title in rest:
        if title.position in roles.taken:
            continue
        if title.name == "year" and roles.year is None and sample.holds_years(title.position):
            roles.year = title.position
        elif title.name == "agency" and _is_agency(title, titles, sample):
            roles.agencies.append(title)
        else:
            roles.further.append(title)
    if not _suffices(roles, titles, levels):
        return _lacking(header, titles, levels)
    return roles


def _responses(titles: Sequence[Title], sample: Sample) -> list[Title]:
    for name in _ANSWERS:
        found = [title for title in titles if title.name == name]
        if name == "state":
            found = [title for title in found if sample.holds_answers(title.position)]
        if name != "response":
            found = [title for title in found if _is_a_word(title, sample)]
        if found:
            return found
    return []


def _is_agency(title: Title, titles: Sequence[Title], sample: Sample) -> bool:
    """Whether a column holds bodies: "Unidad" beside a goal is what the goal is counted in."""
    counted = any(plain(each.own).startswith(_COUNTED_IN) for each in titles)
    unit = plain(title.own) == "unidad" and counted
    return not unit and not sample.holds_figures(title.position)


def _is_a_word(title: Title, sample: Sample) -> bool:
    return not sample.holds_figures(title.position) and not sample.holds_texts(title.position)


def _activities(titles: Sequence[Title], header: Header, sample: Sample) -> list[Title]:
    """The columns of activities; those without a title behind "Acciones" are its too."""
    found = [title for title in titles if title.name == "activity"]
    if found and (len(found) > 1 or found[0].number):
        return found
    found = [title for title in titles if title.name in _ACTIVITIES]
    places = {title.position for title in header.titles()}
    under = []
    for title in found:
        under.append(title)
        place = title.position + 1
        while title.name != "act" and place < header.width and place not in places:
            under.append(title._replace(position=place))
            place += 1
    return under


def _suffices(roles: _Roles, titles: Sequence[Title], levels: Sequence[Title]) -> bool:
    """Whether it is a programme's table: two levels, or one and what goes with it."""
    goes_with = roles.responses or roles.activities or roles.agencies
    coded = any(title.name == "code" for title in titles)
    return bool(len(levels) > 1 or goes_with or coded or levels[0].name in ("line", "action"))


def _lacking(header: Header, titles: Sequence[Title], levels: Sequence[Title]) -> Refusal:
    """A header that has less, or more, than a table needs."""
    answers = any(title.name in ("response", "activity", "actions") for title in titles)
    if len(levels) > MOST_LEVELS:
        value, detail = ", ".join(t.text for t in levels), f"Son más de {MOST_LEVELS} niveles."
    elif levels:
        value, detail = "línea de acción", "Solo hay un nivel."
    else:
        value, detail = "objetivo, estrategia, línea de acción", "No hay ningún nivel."
    doubtful = not answers and len(levels) <= 1
    return Refusal("missing-column", value, f"{detail} {found_titles(header.texts())}", doubtful)


def found_titles(texts: Sequence[str]) -> str:
    """The headers of a table in a sentence."""
    return f"Encabezados: {', '.join(f'«{text}»' for text in texts)}."


def _refused(roles: _Roles, header: Header, sample: Sample) -> Refusal | None:
    """Why columns that are known by their words cannot be all."""
    line = roles.levels[-1]
    found = found_titles(header.texts())
    if line.code is None and sample.holds_figures(line.position):
        detail = f"Bajo «{line.name}» hay solo cifras. {found}"
        return Refusal("missing-column", line.label, detail, doubtful=True)
    taken = roles.taken
    for position in range(header.width):
        if position not in taken and sample.often(position):
            detail = f"Hay texto bajo un encabezado vacío. {found}"
            return Refusal("missing-column", f"columna {position + 1}", detail)
    for title in roles.further:
        if not roles.responses and not title.name and sample.holds_responses(title.position):
            return Refusal("missing-column", RESPONSE, f"Parece serlo «{title.text}». {found}")
        if _holds_unknown_prose(title, roles, sample):
            return Refusal("unread-prose", title.text, found)
    return None


def _holds_unknown_prose(title: Title, roles: _Roles, sample: Sample) -> bool:
    """Whether a column may say what was done: beside responses, or in the place of one."""
    if title.name in ("status", "state"):
        return sample.holds_texts(title.position)
    return bool(roles.responses) and not title.name and sample.holds_prose(title.position)


# By what a sidecar tells


def _told(header: Header, sample: Sample) -> _Roles | Refusal:
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
    roles = _Roles(
        levels=tuple(_told_level(name, columns, header, sample) for name in layout.levels),
        responses=columns.get("response", []),
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
        layout.numbering, code is not None or sample.coded(title.position)
    )
    return LevelColumn(title.level, title.position, code, coded)


def _once(titles: Sequence[Title]) -> list[Title]:
    return list({title.position: title for title in titles}.values())


def _untitled(taken: set[int], header: Header, sample: Sample) -> list[Title]:
    """Columns without a title: beside a table that is told, they are none of it."""
    width = max(header.width, *(map(len, sample.rows)), 0) if sample.rows else header.width
    return [Title(place, "", "", "", "") for place in range(width) if place not in taken]


# Years side by side


def _by_year(roles: _Roles) -> list[tuple[int | None, TableColumns]]:
    """The columns of each year, where responses or activities of several stand side by side."""
    years = _years_beside(roles)
    return [(year, _columns(roles, year, years)) for year in years or (None,)]


def _years_beside(roles: _Roles) -> tuple[int, ...]:
    answering = (roles.responses, roles.activities)
    found = [dict.fromkeys(title.year for title in group if title.year) for group in answering]
    responses, activities = found
    if len(responses) > 1 and set(activities) <= set(responses):
        return tuple(responses)
    if len(activities) > 1 and len(responses) <= 1 and set(responses) <= set(activities):
        return tuple(activities)
    return ()


def _columns(roles: _Roles, year: int | None, years: Sequence[int]) -> TableColumns:
    """The columns of a year: its own, and those that are of none."""
    others = set(years) - {year}
    responses = [title for title in roles.responses if title.year not in others]
    responses.sort(key=lambda title: title.year != year)
    activities = [title for title in roles.activities if title.year not in others]
    agencies = [title for title in roles.agencies if title.year not in others]
    kept = [title for title in (*roles.further, *responses[1:]) if title.year not in others]
    columns = TableColumns(
        levels=roles.levels,
        response=responses[0].position if responses else None,
        activities=_numbered_activities(activities),
        agencies=tuple(title.position for title in agencies),
        year=roles.year,
        further=tuple(TitledColumn(t.position, t.text) for t in sorted(kept)),
        status=bool(responses) and responses[0].name in ("status", "state"),
        numbered=any(title.number for title in activities),
    )
    groups = (roles.responses, roles.activities, roles.agencies, roles.further, roles.unread)
    rest = [t for group in groups for t in group if t.position not in columns.positions]
    return replace(columns, unread=tuple(TitledColumn(t.position, t.text) for t in sorted(rest)))


def _numbered_activities(titles: Sequence[Title]) -> tuple[ActivityColumn, ...]:
    """Activities by their titles' numbers, or in order where those do not tell them apart."""
    placed = sorted(titles)
    numbers = [title.number or 0 for title in placed]
    if 0 in numbers or len(set(numbers)) < len(numbers):
        numbers = list(range(1, len(placed) + 1))
    positions = (title.position for title in placed)
    return tuple(sorted(map(ActivityColumn, numbers, positions)))
