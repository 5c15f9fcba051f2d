"""What each column of a table is, by the words of its title and by what its first rows hold."""

from collections.abc import Sequence

from index.plain_text import plain
from index.table.by_row.row_levels import row_levels, titles_of_lines
from index.table.columns import RESPONSE
from index.table.header import Header, Title
from index.table.levels import level_columns, level_titles
from index.table.roles.code_titles import told_apart
from index.table.roles.promised import is_promised_beside
from index.table.roles.roles import ACTIVITY_NAMES, Refusal, Roles, found_titles
from index.table.roles.ticks import ticked
from index.table.sample import Sample
from search.ids import MOST_LEVELS

_ANSWERS = ("response", "status", "state")  # the first of these that there is
_COUNTED_IN = ("meta", "indicador", "linea base", "cantidad")


def by_words(header: Header, sample: Sample) -> Roles | Refusal:
    """What the columns of a table are, or why they are not enough."""
    titles = told_apart(header.titles(), sample)
    rows = row_levels(titles, sample)
    if rows:
        titles, sample = titles_of_lines(rows, titles), rows.lines(sample)
    levels = level_titles(titles, sample)
    if not levels or len(levels) + (len(rows.levels) - 1 if rows else 0) > MOST_LEVELS:
        return _lacking(header, titles, levels)
    roles = Roles(level_columns(levels, titles, sample), rows=rows)
    rest = [title for title in titles if title.position not in roles.taken]
    roles.responses = ticked(rest, sample) or _responses(rest, sample)
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
    """The columns of activities; those without a title behind "Acciones" are its too.

    What is only counted is none, nor what was to be done beside what was. Where none has such a
    name, sentences of what was reached are what was done.
    """
    named = [title for title in titles if title.name in ACTIVITY_NAMES] or [
        title for title in titles if title.name == "done" and sample.holds_prose(title.position)
    ]
    told = [(title.text, title.year) for title in named]
    named = [
        title
        for title in named
        if not sample.counts(title.position)
        and not is_promised_beside(title.text, title.year, told)
    ]
    found = [title for title in named if title.name == "activity"]
    if found and (len(found) > 1 or found[0].number):
        return found
    found = named
    places = {title.position for title in header.titles()}
    under = []
    for title in found:
        under.append(title)
        place = title.position + 1
        while title.name != "act" and place < header.width and place not in places:
            under.append(title._replace(position=place))
            place += 1
    return under


def _suffices(roles: Roles, titles: Sequence[Title], levels: Sequence[Title]) -> bool:
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


def refused(roles: Roles, header: Header, sample: Sample) -> Refusal | None:
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


def _holds_unknown_prose(title: Title, roles: Roles, sample: Sample) -> bool:
    """Whether a column may say what was done: beside responses, or in the place of one."""
    if title.name in ("status", "state"):
        return sample.holds_texts(title.position)
    return bool(roles.responses) and not title.name and sample.holds_prose(title.position)
