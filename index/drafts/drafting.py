"""What a sidecar could say of a file, guessed from its headers and first rows."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from index.drafts.header_guess import SeenSheet, SeenTitle, seen_sheets
from index.drafts.level_guess import NOWHERE, guessed_levels, level_names
from index.files.source import Source
from index.plain_text import plain
from index.table.cell import year_in
from index.table.codes import has_code
from index.table.header import is_header
from index.table.roles.promised import is_done, is_promised_beside
from index.table.sample import is_prose
from index.table.title import named_branch, split_title

MOST_VALUES = 12  # of the response, to be told

_PLAN = re.compile(r"\b(?:programa|plan|agenda)\b")
_CODE_WORD = re.compile(r"(?:clave|codigo|cve|id|num|numero|no|n)\b(?: del?\b)?(?: la\b)? ?")
# What a response says in words that need no list.
_ANSWER_WORDS = {
    "yes": re.compile(r"x|(?:si )?se realiz[a-z]{1,6}(?: acciones(?: .*)?)?|si"),
    "no": re.compile(r"no(?: se realiz[a-z]{1,6}(?: acciones(?: .*)?)?)?"),
}


@dataclass(frozen=True, slots=True)
class DraftedColumn:
    """A column with the field that it is taken for."""

    sheet: str
    title: SeenTitle
    name: str  # of the field
    kind: str  # "level", "code", "response" …, or "extra"


@dataclass(frozen=True, slots=True)
class Draft:
    """What a sidecar could say; it has no columns where no header was found."""

    document: str
    title: str = ""
    branch: str = ""
    year: int | None = None
    columns: tuple[DraftedColumn, ...] = ()
    levels: tuple[str, ...] = ()
    sheets: tuple[str, ...] = ()  # the only ones to read; none where all are
    skipped: tuple[str, ...] = ()
    over: tuple[str, ...] = ()  # levels that have rows of their own, and are read there
    in_order: bool = False  # no codes are there
    by_activity: bool = False  # a line has several rows
    values: tuple[str, ...] = ()  # of the response; none where all are plain yes and no

    def headers(self, name: str) -> list[str]:
        """The headers of a field, each wording once, with single spaces."""
        found: dict[str, str] = {}
        for column in self.columns:
            if column.name == name and plain(column.title.text):
                found.setdefault(plain(column.title.text), " ".join(column.title.text.split()))
        return list(found.values())


def draft_of(source: Source) -> Draft:
    """A draft for a file. Raises FixSource where it changed since it was looked at."""
    sheets = seen_sheets(source)
    if not sheets:
        return Draft(source.document)
    main = max(sheets, key=lambda sheet: (_known_titles(sheet), len(sheet.titles)))
    alike = [sheet for sheet in sheets if _is_like(sheet, main)]
    others = [sheet.sheet for sheet in sheets if sheet not in alike]
    levels = guessed_levels(main, _shared_titles(alike))
    named = _named_columns(main, levels)
    columns = [DraftedColumn(main.sheet, title, *field) for title, field in named.items()]
    columns += _further_columns(columns, [sheet for sheet in alike if sheet is not main])
    lines = [title for title, (_, kind) in named.items() if kind == "level"]
    values = _response_values(source, columns, alike)
    coded = any(kind == "code" for _, kind in named.values())
    title, branch = _described_above(main)
    given = source.metadata
    return Draft(
        source.document,
        title=given.title or title,
        branch=given.branch or branch,
        year=given.year or _told_year(columns, values),
        columns=tuple(columns),
        levels=tuple(level_names(levels)),
        sheets=tuple(sheet.sheet for sheet in alike) if others else (),
        skipped=tuple(others),
        over=main.over,
        in_order=not coded and not _has_codes(main.values(lines[-1])),
        by_activity=_by_activity(main, lines[-1], columns),
        values=() if all(map(plain_answer, values)) else tuple(values),
    )


def plain_answer(value: str) -> str:
    """ "yes" or "no" where a response says so in so many words, else "".

    >>> plain_answer("No se realizará"), plain_answer("Por iniciar")
    ('no', '')
    """
    said = plain(value)
    return next((answer for answer, words in _ANSWER_WORDS.items() if words.fullmatch(said)), "")


def _known_titles(sheet: SeenSheet) -> int:
    """How many columns of a sheet have a use that their titles tell."""
    kinds = [title.kind for title in sheet.titles]
    return kinds.count("level") + sum(kind in kinds for kind in ("code", *_FIELD_KINDS))


def _is_like(sheet: SeenSheet, main: SeenSheet) -> bool:
    """Whether a sheet has most of the columns of the main one."""
    ours, theirs = ({plain(title.text) for title in each.titles} for each in (sheet, main))
    return 2 * len(ours & theirs) > len(theirs)


def _shared_titles(sheets: Sequence[SeenSheet]) -> set[str]:
    """The titles that most sheets have: a level that one alone has is none of the programme."""
    counts = Counter(said for sheet in sheets for said in {plain(t.text) for t in sheet.titles})
    return {said for said, count in counts.items() if 2 * count > len(sheets)}


def _named_columns(
    sheet: SeenSheet, levels: Sequence[SeenTitle]
) -> dict[SeenTitle, tuple[str, str]]:
    """The titles of a sheet, each with the name of its field and its kind."""
    names = zip(levels, level_names(levels), strict=True)
    named = {title: (name, "level") for title, name in names if title.position != NOWHERE}
    newest = max((_title_year(t) for t in sheet.titles if t.kind in _OF_A_YEAR), default=0)
    taken: set[str] = set()
    for title in sheet.titles:
        if title in named:
            continue
        name = _field_name(title, named, newest)
        if name in ("activity", "extra"):
            name = _done_or_promised(title, name, sheet)
        kind = "code" if name.endswith("code") else {"level": "row_level"}.get(name, name)
        if name in taken and name != "activity":  # one column each
            name = kind = "extra"
        taken.add(name if name != "extra" else "")
        named[title] = name, kind
    return dict(sorted(named.items(), key=lambda each: each[0].position))


_OF_A_YEAR = ("response", "activity")
_FIELD_KINDS = ("response", "activity", "agency", "year")


def _field_name(title: SeenTitle, levels: dict[SeenTitle, tuple[str, str]], newest: int) -> str:
    if title.kind == "code":
        own = (name for each, (name, _) in levels.items() if each.level == title.level != "")
        names = [name for name, kind in levels.values() if kind == "level"]
        return next((f"{name}_code" for name in own), "") or _code_name(title, names)
    if title.kind == "row_level":
        return "level"
    if title.kind in _OF_A_YEAR and _title_year(title) not in (0, newest):
        return "extra"  # of a year before
    return title.kind if title.kind in _FIELD_KINDS else "extra"


def _done_or_promised(title: SeenTitle, name: str, sheet: SeenSheet) -> str:
    """The field of a column that tells what was done, or what was to be, beside the other."""
    titles = [(each.text, year_in(each.text)) for each in sheet.titles]
    if is_promised_beside(title.text, year_in(title.text), titles):
        return "extra"
    told = not title.kind and is_done(title.text) and any(map(is_prose, sheet.values(title)))
    return "activity" if told else name


def _title_year(title: SeenTitle) -> int:
    return year_in(title.text) or 0


def _code_name(title: SeenTitle, levels: list[str]) -> str:
    """The field of a column of codes: that of the level which its title names, or of the line."""
    said = _CODE_WORD.sub("", plain(title.text), count=1)
    if not said:
        return "code"
    level = said.split()[0]
    return f"{level}_code" if level in levels else "extra"


def _further_columns(
    columns: Sequence[DraftedColumn], sheets: Iterable[SeenSheet]
) -> list[DraftedColumn]:
    """The columns of like sheets: those of the main one again, and what these alone have."""
    fields = {plain(each.title.text): (each.name, each.kind) for each in columns}
    return [
        DraftedColumn(sheet.sheet, title, *fields.get(plain(title.text), ("extra", "extra")))
        for sheet in sheets
        for title in sheet.titles
    ]


def _response_values(
    source: Source, columns: Iterable[DraftedColumn], sheets: Iterable[SeenSheet]
) -> list[str]:
    """What the cells under the response say, each once, from the whole file."""
    places = {each.sheet: each.title for each in columns if each.kind == "response"}
    found: dict[str, str] = {}
    if not places:
        return []
    for row in source.rows():
        title = places.get(row.sheet)
        if title is None or row.number <= title.row or title.position >= len(row.cells):
            continue
        cell = row.cells[title.position]
        said = plain(cell)
        if not said or said in found or said.isdigit():  # a total has numbers
            continue
        if cell != title.text and not is_header(row.cells, inside=True):  # nor where it is repeated
            found[said] = " ".join(cell.split())
        if len(found) > MOST_VALUES:
            break
    return list(found.values())


def _described_above(sheet: SeenSheet) -> tuple[str, str]:
    """The title and the branch that stand above a table; "" where none does."""
    branch = next(filter(None, (named_branch(row) for row in sheet.above if row.filled)), "")
    texts = [row for row in sheet.above if row.filled and not named_branch(row)]
    title, _ = split_title(texts, sure=bool(branch))
    if not title:
        cells = (cell for row in texts for cell in row.filled)
        title = next((text for text in cells if _PLAN.search(plain(text))), "")
    return " ".join(title.split())[:300], branch


def _told_year(columns: Iterable[DraftedColumn], values: Iterable[str]) -> int | None:
    """The year that headers of responses and activities name, or else the responses."""
    titles = (each.title.text for each in columns if each.kind in _OF_A_YEAR)
    for texts in (titles, values):
        years = {year for text in texts if (year := year_in(text))}
        if len(years) == 1:
            return years.pop()
    return None


def _has_codes(cells: Iterable[str]) -> bool:
    """Whether most cells begin with a code."""
    filled = [cell for cell in cells if cell]
    return 2 * sum(map(has_code, filled)) >= len(filled)


def _by_activity(sheet: SeenSheet, line: SeenTitle, columns: Iterable[DraftedColumn]) -> bool:
    """Whether rows that follow one another tell the activities of one line."""
    own = [each for each in columns if each.sheet == sheet.sheet]
    activities = [each.title for each in own if each.kind == "activity"]
    if len(activities) != 1 or any(each.kind == "year" for each in own):
        return False
    pairs = zip(sheet.values(line), sheet.values(activities[0]), strict=True)
    told = [said for said, done in pairs if said or done]
    return any(not below or above == below for above, below in pairwise(told))
