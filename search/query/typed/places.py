"""Codes as sources write them and levels by their own names, in the query language's form; pure.

"I.2", "EG01" and "010405" are codes by themselves where a source writes them so. A letter, a word
or a number that may be counted ("I", "A", "3", "2024") is one only behind what says so: the name
of a level ("Eje I"), "clave" or "línea". So no query of plain words means a place.
"""

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from search.ids import HeadingId, code_key
from search.model import LEVELS as USUAL
from search.model import Heading, Programme
from search.query.typed.addresses import code as without_zeros
from search.query.typed.addresses import item
from search.query.typed.operators import Known, Told
from search.schema import FACET_NAMES, LEVELS
from search.spanish.folding import folded

AROUND = "¿¡#([{<«\"'.,;:?!)]}>»"
ANY = ("clave", "codigo")  # of whatever level
LINE = (("linea",), ("linea", "de", "accion"))  # also where a programme calls it otherwise
OVER_LINES = ("",)  # all of them, by the names that the language has for them
NUMBER = ("numero", "num")  # may stand between the name of a level and the code
MOST_WORDS = 5  # of the name of a level
MOST = 20  # reports that a code is narrowed to
LONG = 5  # figures that are no number of a text
_TOKEN = re.compile(r'(?:[^\s"]|"[^"]*")+|"')
_MAY_BE = re.compile(r"\d|:(?!$)")  # a code, or a field
_CANONICAL = re.compile(r"\d{1,4}(?:\.\d{1,4}){0,4}", re.ASCII)

Ids = tuple[HeadingId, ...]


@dataclass(frozen=True, slots=True)
class _Typed:
    """A code in a query: without what stands around it."""

    code: str  # folded
    activity: str  # "/2", or ""
    minus: str

    @classmethod
    def of(cls, token: str) -> "_Typed":
        bare = token.lstrip("-").strip(AROUND)
        code, slash, number = bare.rpartition("/")
        if not code or not number.isdecimal() or len(number) > 2:
            code, slash, number = bare, "", ""
        return cls(folded(code.strip(AROUND)), slash + number, "-" if token[0] == "-" else "")


class Places:
    """The codes and levels of one build."""

    def __init__(
        self,
        programmes: Mapping[str, Programme],
        headings: Mapping[HeadingId, Heading],
        is_word: Callable[[str], bool] = lambda _: False,
    ) -> None:
        """`is_word`: does any text have it?"""
        self._headings = headings
        self._programmes = programmes
        self._ids = {each.id for each in programmes.values()}
        self._deepest = max((len(each.levels) for each in programmes.values()), default=0)
        self._is_word = is_word
        self._written: dict[str, Ids] = {}
        for id_, heading in headings.items():
            if heading.written:
                key = folded(heading.written.strip(AROUND))
                self._written[key] = (*self._written.get(key, ()), id_)
        own = any(each.levels != USUAL for each in programmes.values())
        self._is_needed = own or bool(self._written)
        self._called = _called(programmes) if self._is_needed else {}
        self._first = {*ANY, *(name[0] for name in self._called)}  # words of names

    def calls(self, facet: str, name: str) -> bool:
        """Whether a programme calls the level of a facet so; each does where none has its own."""
        depth = LEVELS.index(facet) + 1
        held = self._called.get((folded(name),), ())
        return not self._is_needed or any(each == depth for _, each in held)

    def plain(self, text: str, known: Known) -> tuple[str, list[Told]]:
        """A query with the places of the build as codes and choices, and what is to be told."""
        del known  # it knows them itself
        if not self._is_needed:
            return text, []
        tokens = _TOKEN.findall(text)
        words = [folded(token.strip(f"{AROUND}-")) for token in tokens]
        found: list[str] = []
        told: list[Told] = []
        behind: dict[str, None] = {}  # choices of programmes: they stand last
        place = 0
        while place < len(tokens):
            length, items = 1, list[str]()
            if words[place] in self._first or _MAY_BE.search(tokens[place]):
                length, items = self._at(tokens, words, place, told, behind)
            found += items or tokens[place : place + length]
            place += length
        return " ".join((*found, *behind)), told

    def _at(
        self,
        tokens: Sequence[str],
        words: Sequence[str],
        place: int,
        told: list[Told],
        behind: dict[str, None],
    ) -> tuple[int, list[str]]:
        """How many tokens make one thing, and what it is read as; nothing where as it stands.
        `words`: the tokens folded, without what stands around them."""
        token = tokens[place]
        for length, name, after in _names(tokens, words, place):
            typed = _Typed.of(after)
            ids = self._of_level(name, typed.code)
            if not ids:
                continue
            minus = "-" if token[0] == "-" else ""
            if name[0] in ANY or self._is_line(ids[0]):
                return length, self._items(ids, typed.activity, minus, behind)
            choices = [f"{minus}{each}" for each in self._choices(ids)]
            if ":" not in token:
                said = " ".join(tokens[place : place + length]).strip(f"{AROUND}-")
                told.append(("heading", (said, " ".join(choices))))
            return length, choices
        typed = _Typed.of(token)
        if self._is_deep(typed.code):
            return 1, [typed.minus + item(without_zeros(typed.code)) + typed.activity]
        if is_code(typed.code) and not self._is_word(typed.code):
            ids = (*self._written.get(typed.code, ()), *self._alike(typed.code))
            return 1, self._items(ids, typed.activity, typed.minus, behind)
        return 1, []

    def _of_level(self, name: tuple[str, ...], code: str) -> Ids:
        """The headings that bear a code, as written or in numbers, at the levels called so."""
        written = self._written.get(code, ())
        if name[0] in ANY:
            return written or self._numbered(code, self._every_depth())
        levels: Collection[tuple[str, int]] = self._called.get(name, ())
        of_it = tuple(id_ for id_ in written if (id_.report, len(id_.numbers)) in levels)
        return of_it or (() if name == OVER_LINES else self._numbered(code, levels))

    def _is_deep(self, code: str) -> bool:
        """Has a code more numbers than the usual, as many as a programme has levels?"""
        return len(USUAL) <= code.count(".") < self._deepest and bool(_CANONICAL.fullmatch(code))

    def _every_depth(self) -> Collection[tuple[str, int]]:
        held = self._programmes.items()
        return {(report, n) for report, each in held for n in range(1, len(each.levels) + 1)}

    def _numbered(self, code: str, levels: Collection[tuple[str, int]]) -> Ids:
        """The headings of a code in numbers at some levels: (report, depth)."""
        if not _CANONICAL.fullmatch(code):
            return ()
        numbers = code_key(code)
        reports = sorted(report for report, depth in levels if depth == len(numbers))
        programmes = (self._programmes[report] for report in reports)
        ids = (HeadingId(each.id, each.year, numbers) for each in programmes)
        return tuple(id_ for id_ in ids if id_ in self._headings)

    def _alike(self, code: str) -> Ids:
        """Of what is written like a code of ours, the headings that ours means."""
        if code not in self._written or "." not in code:
            return ()
        return self._numbered(code, self._every_depth())

    def _is_line(self, id_: HeadingId) -> bool:
        return len(id_.numbers) == len(self._programmes[id_.report].levels)

    def _choices(self, ids: Ids) -> Iterator[str]:
        """Headings over lines as choices of the tree: by code, or of which report as well."""
        bare = len(self._programmes) == 1 or len(ids) > MOST
        return iter(dict.fromkeys(f"objetivo:{id_.code if bare else id_}" for id_ in ids))

    def _items(self, ids: Ids, activity: str, minus: str, behind: dict[str, None]) -> list[str]:
        """Codes as items of the query; of others' programmes none."""
        if not ids:
            return []
        programmes = dict.fromkeys(id_.programme for id_ in ids)
        if not minus and len(programmes) < min(MOST, len(self._ids)):
            behind |= dict.fromkeys(f"programa:{each}" for each in programmes)
        codes = [item(code) + activity for code in dict.fromkeys(id_.code for id_ in ids)]
        if len(codes) == 1:
            return [minus + codes[0]]
        return [f"{minus}(", " OR ".join(codes), ")"]


NOWHERE = Places({}, {})


def is_code(folded_text: str) -> bool:
    """Whether a text is a code without a word that says so, where a source has it.

    >>> [is_code(text) for text in ("i.2", "eg01", "010405", "i", "a", "3", "2024", "0")]
    [True, True, True, False, False, False, False, False]
    """
    if folded_text.isdecimal():
        return len(folded_text) >= LONG or (folded_text[0] == "0" and len(folded_text) > 1)
    return any(map(str.isdecimal, folded_text))


def _called(programmes: Mapping[str, Programme]) -> dict[tuple[str, ...], set[tuple[str, int]]]:
    """(report, depth) of the levels by what they are called, folded; the first word of a name
    will do where no other level of the programme has it."""
    found: dict[tuple[str, ...], set[tuple[str, int]]] = {}
    for report, programme in programmes.items():
        names = [tuple(folded(level).split()) for level in programme.levels]
        first = [name[:1] for name in names]
        for depth, name in enumerate(names, 1):
            short = [name[:1]] if first.count(name[:1]) == 1 else []
            others = LINE if depth == len(names) else (OVER_LINES,)
            for each in (name, *short, *others):
                found.setdefault(each, set()).add((report, depth))
    return found


def _names(
    tokens: Sequence[str], words: Sequence[str], place: int
) -> Iterator[tuple[int, tuple[str, ...], str]]:
    """What may be the name of a level from a token on, the longest first: how many tokens it is
    with the code behind it, the name, and the token of the code."""
    token = tokens[place].lstrip("-")
    field, colon, value = token.partition(":")
    if colon and value:
        name = folded(field.strip(AROUND))
        yield 1, OVER_LINES if FACET_NAMES.get(name) in LEVELS else (name,), value
        return
    for end in range(min(place + MOST_WORDS, len(tokens) - 1), place, -1):
        after = end + (words[end] in NUMBER)
        if after < len(tokens):
            yield after + 1 - place, tuple(words[place:end]), tokens[after]
