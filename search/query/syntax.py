"""What a person typed, as a list of items; nothing in it can fail.

    words            each is looked for
    "exact words"    as written, accents and case aside
    -word            texts with it are left out; also -"exact words"
    a OR b           either of them
    field:value      narrows, like a choice in a facet; -field:value leaves out what it has
    prefix*          words that begin so, from 3 letters
    1.5.10           the line with that code, then its activities; also clave:1

`search.query.typed` brings what people and the site itself write into this form. What cannot be
read that way is searched as plain words, and a notice says so.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from search.model import Notice
from search.query.typed import addresses, operators, quotes
from search.query.typed.notices import (
    MAX_CHARACTERS,
    MAX_ITEMS,
    MAX_PREFIXES,
    MAX_WORD,
    MIN_PREFIX,
    NOTICES,
)
from search.query.typed.operators import Known
from search.query.typed.places import NOWHERE, Places
from search.schema import FACET, FACET_NAMES, LEVELS, TREE
from search.spanish import analysis


@dataclass(frozen=True, slots=True)
class Plain:
    """A word to be analysed."""

    text: str


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words that must stand so, folded."""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Starred:
    """The beginning of words, folded."""

    text: str


@dataclass(frozen=True, slots=True)
class Code:
    """The code of a line or a strategy, with the number of an activity or 0."""

    code: str
    activity: int = 0


Operand = Plain | Quoted | Starred | Code


@dataclass(frozen=True, slots=True)
class Either:
    """Alternatives joined with OR."""

    operands: tuple[Operand, ...]


@dataclass(frozen=True, slots=True)
class Parsed:
    """A query's items, in the order typed."""

    wanted: tuple[Operand | Either, ...] = ()
    unwanted: tuple[Operand, ...] = ()
    choices: tuple[tuple[str, str], ...] = ()  # (facet, value)
    excluded: tuple[tuple[str, str], ...] = ()  # values that no record found may have
    notices: tuple[Notice, ...] = ()


LEXEME = re.compile(
    r"""(?P<minus>(?<!\S)-(?=[^\s-]))?
        (?: (?!clave:\d)(?P<field>[^\W\d_][^\W_]*):(?:"(?P<quoted>[^"]*)"|(?P<value>[^\s"]+))
          | (?P<opened>\((?=\s))
          | (?P<closed>\)(?!\S))
          | "(?P<exact>[^"]*)"
          | (?P<plain>[^\s"]+)
          | (?P<stray>")
        )""",
    re.VERBOSE,
)
CODE = re.compile(
    r"(?:[(¿«#\[{<]*(?=\d{1,3}(?:\.\d{1,3}){1,2}(?!\d|\.\d))|clave:)"
    r"(\d{1,3}(?:\.\d{1,3}){0,4})\.?(?:/(\d{1,2}))?[-.,;:?!)»\]}>]*",
    re.ASCII,
)
AROUND_VALUE = "#([{.,;:?!)]}"
# No text holds them, and neither the folding nor an answer in UTF-8 can.
UNREADABLE = re.compile("[\0\ud800-\udfff]")


def parse(
    text: str, known: Known = lambda _facet, _value: True, places: Places = NOWHERE
) -> Parsed:
    """The items of a query; `known` says whether a build has a value of a facet.

    >>> parse('becas -"nivel medio" agency:SRE').choices
    (('agency', 'SRE'),)
    >>> parse('"trata de personas').notices[0].code
    'syntax'
    """
    return _Parser().parse(text, known, places)


class _Parser:
    """Collects items while it reads the lexemes of one query."""

    def __init__(self) -> None:
        self.wanted: list[Operand | Either] = []
        self.unwanted: list[Operand] = []
        self.choices: list[tuple[str, str]] = []
        self.notices: dict[str, Notice] = {}
        self.excluded: list[tuple[str, str]] = []
        self.joining = False  # an OR was read and waits for its right side
        self.field = ""  # of the choice just read
        self.joining_field = ""  # the same, before an OR that waits
        # Open ones: whether each excludes and follows an OR, and how many items were before it.
        self.groups: list[tuple[bool, bool, int]] = []
        self.closed = 0  # items of the group just closed
        self.operands = 0
        self.prefixes = 0

    def parse(self, text: str, known: Known, places: Places) -> Parsed:
        text, alone = quotes.plain(UNREADABLE.sub(" ", text)[: 4 * MAX_CHARACTERS])
        if alone:
            self.note("quote")
        if len(text) > MAX_CHARACTERS:
            text = text[:MAX_CHARACTERS]
            self.note("length", "truncated")
        for step in (operators.plain, places.plain, partial(addresses.plain, calls=places.calls)):
            text, told = step(text, known)
            for key, values in told:
                self.note(key, "syntax", *values)
        for match in LEXEME.finditer(text):
            self.lexeme(match)
        self.unjoin()
        if self.unwanted and not (self.wanted or self.choices or self.excluded):
            self.note("minus")
        return Parsed(
            tuple(self.wanted),
            tuple(self.unwanted),
            tuple(dict.fromkeys(self.choices)),
            tuple(dict.fromkeys(self.excluded)),
            tuple(self.notices.values()),
        )

    def note(self, key: str, code: str = "syntax", *values: str) -> None:
        text = NOTICES[key].format(*values)
        self.notices.setdefault(text, Notice(code, text))

    def lexeme(self, match: re.Match[str]) -> None:
        minus = bool(match["minus"]) or any(excluding for excluding, *_ in self.groups)
        field, self.field = self.field, ""
        closed, self.closed = self.closed, 0
        if match["stray"]:
            self.note("quote")
        elif match["opened"]:
            self.groups.append((minus, self.joining, len(self.wanted)))
        elif match["closed"]:
            self.field = field
            self.close()
        elif match["field"]:
            self.choice(match, minus)
        elif match["exact"] is not None:
            self.add(exact(match["exact"]), minus)
        elif match["plain"] == "OR" and not match["minus"]:
            if not minus:  # without any of them: each is left out
                self.either(field, closed)
        else:
            self.add(self.plain(match["plain"]), minus)

    def close(self) -> None:
        """A group ends: only alternatives make one."""
        if self.groups:
            _, joining, before = self.groups.pop()
            self.closed = len(self.wanted) - before
            if joining and self.closed:
                self.note("group")

    def either(self, field: str, closed: int) -> None:
        if closed > 1:
            self.note("group")
        if field:
            self.joining_field = field
        elif self.wanted:
            self.joining = True
        else:
            self.note("or")

    def choice(self, match: re.Match[str], minus: bool) -> None:
        name, value = match["field"], match["quoted"] or (match["value"] or "").strip(AROUND_VALUE)
        facet = FACET_NAMES.get(analysis.fold(name))
        known = facet and _value(facet, value)
        if facet and known:
            self.narrow(facet, known, minus)
            return
        if facet:
            self.note("value", "syntax", value, name)
        else:
            self.note("field", "syntax", name)
        self.add(self.words(f"{name} {value}"), minus)

    def narrow(self, facet: str, value: str, minus: bool) -> None:
        """A value that must be there, or must not."""
        if minus:
            self.unjoin()
            self.excluded.append((facet, value))
            return
        if self.joining or (self.joining_field and TREE[facet] != TREE[self.joining_field]):
            self.joining, self.joining_field = False, ""
            self.note("or-field", "syntax", value)
        self.joining_field = ""
        self.choices.append((facet, value))
        self.field = facet

    def unjoin(self) -> None:
        """An OR stands before something that cannot be its right side."""
        if self.joining or self.joining_field:
            self.note("or")
        self.joining, self.joining_field = False, ""

    def plain(self, text: str) -> Iterator[Operand]:
        if match := CODE.fullmatch(text):
            return iter([Code(addresses.code(match[1]), int(match[2] or 0))])
        if text.endswith("*"):
            return self.prefix(text[:-1])
        if "*" in text:
            self.note("star")
        return self.words(text)

    def prefix(self, text: str) -> Iterator[Operand]:
        folded = analysis.fold(text[:MAX_WORD])
        if len(folded) < MIN_PREFIX or not folded.isalnum():
            self.note("prefix")
            return self.words(text)
        self.prefixes += 1
        if self.prefixes > MAX_PREFIXES:
            self.note("prefixes")
            return self.words(text)
        return iter([Starred(folded)])

    def words(self, text: str) -> Iterator[Operand]:
        for match in analysis.TOKEN.finditer(text):
            if len(match[0]) > MAX_WORD:
                self.note("word", "truncated")
            yield Plain(match[0][:MAX_WORD])

    def add(self, operands: Iterator[Operand], minus: bool) -> None:
        for operand in operands:
            if self.operands >= MAX_ITEMS:
                self.note("items", "truncated")
                return
            self.operands += 1
            if minus:
                self.unjoin()
                self.unwanted.append(operand)
            elif self.joining_field:
                self.note("or-field", "syntax", self.joining_field)
                self.joining_field = ""
                self.wanted.append(operand)
            elif self.joining:
                self.joining = False
                self.wanted[-1] = _joined(self.wanted[-1], operand)
            else:
                self.wanted.append(operand)


def exact(text: str) -> Iterator[Operand]:
    """Quoted text as one item; nothing where no word stands between the quotes."""
    if words := tuple(analysis.fold(m[0][:MAX_WORD]) for m in analysis.TOKEN.finditer(text)):
        yield Quoted(words[:MAX_ITEMS])


def _joined(left: Operand | Either, right: Operand) -> Either:
    held = left.operands if isinstance(left, Either) else (left,)
    return Either((*held, right))


def _value(facet: str, value: str) -> str:
    """A typed value as the facet knows it; "" where its vocabulary is closed and lacks it."""
    known = FACET[facet]
    if TREE[facet] == LEVELS[0]:
        return addresses.code(value)
    open_to_all = known.own or not known.typed
    return known.typed.get(analysis.fold(value), value if open_to_all else "")
