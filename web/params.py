"""URL -> Query: one table of parameters, the same for the pages, the API, exports and feeds."""

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Literal, get_args

from search.filters import Filters
from search.model import Notice, Query, Sort
from search.schema import FACETS
from web import urls
from web.causes import CAUSES, Cause

Kind = Literal["text", "lines", "choice", "number", "switch"]  # lines: a text that keeps its own
Value = str | int | bool
Choices = Mapping[str, Collection[str]]  # facet -> the values that a build has

MAX_QUERY_STRING = 4096  # bytes; the longest that a form of this site sends is below 2,000
MAX_TEXT = 300  # characters of a search
MAX_CHOICES = 20  # of one facet; more would be a crawler's product of checkboxes
MAX_SELECTED = 50  # records that are kept: what an address can hold beside a search
MAX_KEYS = 50  # expansions and word forms that are off
MAX_TOLD = 10  # parameters and values that a page or a refusal tells of
MAX_LISTED = 100  # values that a refusal lists
LISTED_AT = {"agency": f"{urls.API_AGENCIES}?all=1"}  # elsewhere: the facets of a search
MAX_PAGE = 100_000
MAX_SIZE = 100
SUGGESTED = 8  # completions, where no limit is given
NEAREST = 5  # related records, likewise
_NEW_LINE = re.compile(r"\r\n?|[\n\v\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Parameter:
    """A name that may stand in a URL, and what may stand behind it."""

    name: str
    kind: Kind
    description: str
    repeat: int = 1  # how often it may be given
    length: int = 0  # of a text, in characters
    low: int = 0
    high: int = 0
    values: tuple[str, ...] = ()  # of a choice; empty: the build's own
    default: str | int | None = None  # what it means not to give it, where a value says that


TEXT = Parameter("q", "text", "What to search; empty means everything.", length=MAX_TEXT)
LIMIT = Parameter("limit", "number", "How many at most.", low=1, high=20)

_PLAIN = Query()

FOR_SEARCH: tuple[Parameter, ...] = (
    TEXT,
    *(
        Parameter(
            facet.name,
            "choice",
            f"Keep records of this {facet.name}; several are OR-ed.",
            repeat=MAX_CHOICES,
        )
        for facet in FACETS
    ),
    Parameter("sort", "choice", "Order of the hits.", values=get_args(Sort), default=_PLAIN.sort),
    Parameter("page", "number", "Page of the result.", low=1, high=MAX_PAGE, default=_PLAIN.page),
    Parameter("size", "number", "Hits on a page.", low=1, high=MAX_SIZE, default=_PLAIN.size),
    Parameter(
        "without",
        "text",
        "Key of an expansion or word form to switch off, as the answer lists them.",
        repeat=MAX_KEYS,
        length=100,
    ),
    Parameter("explain", "switch", "With 1, each hit carries the numbers of its score.", default=0),
)
YEARS = next(row for row in FOR_SEARCH if row.name == "year")
# A file holds the whole result, in its order, without its explanation.
FOR_FILES: tuple[Parameter, ...] = tuple(
    row for row in FOR_SEARCH if row.name not in ("page", "size", "explain")
)
FOR_FEED: tuple[Parameter, ...] = tuple(r for r in FOR_SEARCH if r.name not in ("size", "explain"))
IDS = Parameter("id", "text", "Id of a record.", repeat=MAX_SELECTED, length=120)
FOR_RECORDS: tuple[Parameter, ...] = (IDS,)
# A page keeps what was selected beside its search; one of it can be taken off.
FOR_RESULTS: tuple[Parameter, ...] = (*FOR_SEARCH, IDS)
FOR_SELECTION: tuple[Parameter, ...] = (
    *FOR_RESULTS,
    Parameter("drop", "text", "Id of the record to take off.", length=IDS.length),
    Parameter("part", "number", "Part of what is kept.", low=1, high=MAX_SELECTED),
)
MAX_PARAMETERS = sum(row.repeat for row in FOR_SELECTION)
FOR_SUGGESTIONS: tuple[Parameter, ...] = (TEXT, replace(LIMIT, default=SUGGESTED))
FOR_RELATED: tuple[Parameter, ...] = (replace(LIMIT, default=NEAREST),)
FOR_AGENCIES: tuple[Parameter, ...] = (
    Parameter("all", "switch", "With 1, those too that no text speaks of.", default=0),
)


@dataclass(frozen=True, slots=True)
class Refusal:
    """A parameter or value that cannot be taken: a page tells of it, the API refuses it."""

    cause: Cause
    name: str
    value: str
    allowed: tuple[str, ...] = ()
    parameter: Parameter | None = None
    unlisted: bool = False  # whether more is allowed than can be listed

    def _say(self, language: int) -> str:
        row = self.parameter or Parameter(self.name, "text", "")
        return CAUSES[self.cause][language].format(
            name=self.name[:50],
            value=self.value[:50],
            repeat=row.repeat,
            length=row.length,
            low=row.low,
            high=row.high,
        )

    def english(self, absolute: Callable[[str], str] = str) -> str:
        """For the caller of the API; `absolute` makes an address of a path."""
        if self.cause != "not-allowed" or self.allowed:
            return self._say(0)
        if not self.unlisted:
            return f"{self._say(0)} Here it has no value."
        listed = LISTED_AT.get(self.name)
        where = absolute(listed) if listed else f"{absolute(urls.API_SEARCH)}, under facets"
        return f"{self._say(0)} The values are at {where}."

    def spanish(self) -> str:
        """For the reader of a page."""
        if self.parameter == IDS and self.cause == "too-many":
            return f"Una selección tiene a lo más {MAX_SELECTED} textos: se tomaron los primeros."
        return self._say(1)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a URL asked for: the values taken, by name, and what was not taken."""

    values: Mapping[str, tuple[Value, ...]]
    refusals: tuple[Refusal, ...] = ()

    def first(self, name: str, default: int) -> int:
        """The number given under a name."""
        given = self.values.get(name)
        return int(given[0]) if given else default

    def text(self, name: str = "q") -> str:
        """The text given under a name, or an empty one."""
        given = self.values.get(name)
        return str(given[0]) if given else ""

    def texts(self, name: str) -> tuple[str, ...]:
        """The texts given under a name."""
        return tuple(map(str, self.values.get(name, ())))

    def ids(self) -> tuple[str, ...]:
        """The ids of records, as they were given, each once."""
        return tuple(dict.fromkeys(map(str, self.values.get(IDS.name, ()))))

    def notices(self) -> tuple[Notice, ...]:
        """What a page says of the values that it did not take."""
        return tuple(Notice(f"parameter-{r.cause}", r.spanish()) for r in self.refusals)

    def query(self) -> Query:
        """The search: choices sorted and each once, so that equal searches are equal."""
        many = {name: tuple(sorted(set(map(str, v)))) for name, v in self.values.items()}
        filters = Filters(**{f.name: many[f.name] for f in FACETS if f.name in many})
        return Query(
            text=self.text(),
            filters=filters,
            sort=_sort(self.text("sort")),
            page=self.first("page", _PLAIN.page),
            size=self.first("size", _PLAIN.size),
            without=many.get("without", ()),
            explain=bool(self.first("explain", 0)),
        )


def _sort(text: str) -> Sort:
    return "code" if text == "code" else "relevance"


def read(
    pairs: Iterable[tuple[str, str]], parameters: tuple[Parameter, ...], choices: Choices
) -> Reading:
    """What the pairs of a query string say, in terms of a table of parameters."""
    given: dict[str, list[str]] = {}
    for name, text in pairs:
        given.setdefault(name, []).append(text)
    known = tuple(parameter.name for parameter in parameters)
    refusals = [
        Refusal("unknown", name, texts[0], known)
        for name, texts in given.items()
        if name not in known
    ]
    values: dict[str, tuple[Value, ...]] = {}
    for parameter in parameters:
        if texts := given.get(parameter.name):
            values[parameter.name] = _taken(parameter, texts, choices, refusals)
    taken = {name: found for name, found in values.items() if found}
    return Reading(taken, tuple(refusals[:MAX_TOLD]))


def _taken(
    parameter: Parameter, texts: list[str], choices: Choices, refusals: list[Refusal]
) -> tuple[Value, ...]:
    if len(texts) > parameter.repeat:
        cause: Cause = "repeated" if parameter.repeat == 1 else "too-many"
        first_cut = texts[parameter.repeat]
        refusals.append(Refusal(cause, parameter.name, first_cut, parameter=parameter))
    own = SWITCH if parameter.kind == "switch" else parameter.values
    allowed = own or choices.get(parameter.name, ())
    taken = []
    for text in texts[: parameter.repeat]:
        value, refused = READERS[parameter.kind](parameter, text, allowed)
        if refused:
            many = len(allowed) > MAX_LISTED
            listed = () if many else tuple(allowed)
            refusals.append(Refusal(refused, parameter.name, text, listed, parameter, many))
        if value is not None:
            taken.append(value)
    return tuple(taken)


_Read = tuple[Value | None, Cause | None]


def _read_text(parameter: Parameter, text: str, _allowed: Collection[str]) -> _Read:
    return _cut(parameter, text, clean_text(text))


def _read_lines(parameter: Parameter, text: str, _allowed: Collection[str]) -> _Read:
    return _cut(parameter, text, clean_lines(text))


def _cut(parameter: Parameter, text: str, clean: str) -> _Read:
    if len(text) > parameter.length:
        return clean[: parameter.length].rstrip(), "too-long"
    return clean or None, None


def _read_choice(_parameter: Parameter, text: str, allowed: Collection[str]) -> _Read:
    if text in allowed:
        return text, None
    meant = text.casefold()  # "sre", as a hand writes it
    value = next((each for each in allowed if each.casefold() == meant), None)
    return value, None if value else "not-allowed"


def _read_number(parameter: Parameter, text: str, _allowed: Collection[str]) -> _Read:
    if re.fullmatch("[0-9]{1,7}", text) and parameter.low <= int(text) <= parameter.high:
        return int(text), None
    return None, "not-a-number"


def _read_switch(_parameter: Parameter, text: str, _allowed: Collection[str]) -> _Read:
    return (text == "1", None) if text in SWITCH else (None, "not-allowed")


SWITCH = ("0", "1")
READERS: dict[Kind, Callable[[Parameter, str, Collection[str]], _Read]] = {
    "text": _read_text,
    "lines": _read_lines,
    "choice": _read_choice,
    "number": _read_number,
    "switch": _read_switch,
}


def clean_text(text: str) -> str:
    r"""The text composed, with single spaces and without control characters.

    >>> clean_text("  trata\x00 de\tpersonas ")
    'trata de personas'
    """
    text = text.replace("\x1f", "")  # Word's optional hyphen, which is part of no word
    visible = "".join(" " if unicodedata.category(c) == "Cc" else c for c in text)
    return " ".join(unicodedata.normalize("NFC", visible).split())


def clean_lines(text: str) -> str:
    r"""The text with each line as `clean_text` gives it.

    >>> clean_lines(" trata\x00 de\tpersonas\r\n\r\n- salud ")
    'trata de personas\n\n- salud'
    """
    return "\n".join(map(clean_text, _NEW_LINE.split(text))).strip()
