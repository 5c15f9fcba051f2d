"""What a person typed, as a list of items; nothing in it can fail.

    words            each is looked for
    "exact words"    as written, accents and case aside
    -word            texts with it are left out; also -"exact words"
    a OR b           either of them
    field:value      narrows, like a choice in a facet
    prefix*          words that begin so, from 3 letters
    1.5.10           the line with that code, then its activities

What cannot be read that way is searched as plain words, and a notice says so.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from search.model import Notice
from search.query import quotes
from search.schema import FACET, FACET_NAMES
from search.spanish import analysis

MAX_CHARACTERS = 300
MAX_ITEMS = 32
MAX_WORD = 40
MAX_PREFIXES = 2
MIN_PREFIX = 3


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
    notices: tuple[Notice, ...] = ()


LEXEME = re.compile(
    r"""(?P<minus>(?<!\S)-(?=[^\s-]))?
        (?: (?P<field>[^\W\d_][^\W_]*):(?:"(?P<quoted>[^"]*)"|(?P<value>[^\s"]+))
          | "(?P<exact>[^"]*)"
          | (?P<plain>[^\s"]+)
          | (?P<stray>")
        )""",
    re.VERBOSE,
)
CODE = re.compile(r"[(¿«]*(\d{1,3}(?:\.\d{1,3}){1,2})\.?(?:/(\d{1,2}))?[.,;:?!)»]*", re.ASCII)
# No text holds them, and neither the folding nor an answer in UTF-8 can.
UNREADABLE = re.compile("[\0\ud800-\udfff]")

NOTICES = {
    "length": f"La búsqueda se cortó a {MAX_CHARACTERS} caracteres.",
    "items": f"Solo se buscaron las primeras {MAX_ITEMS} palabras.",
    "word": f"Las palabras se cortan a {MAX_WORD} letras.",
    "quote": "Falta una comilla: se buscó como palabras sueltas.",
    "field": "No hay ningún campo «{}»: se buscó como palabras.",
    "value": "«{}» no es un valor de «{}»: se buscó como palabras.",
    "excluded": "No se puede excluir un valor de «{}»: se excluyeron sus palabras.",
    "prefix": f"Un comienzo de palabra con * necesita {MIN_PREFIX} letras: se buscó la palabra.",
    "prefixes": f"Solo se admiten {MAX_PREFIXES} comienzos de palabra con *.",
    "star": "El asterisco sólo vale al final de una palabra.",
    "or": "OR necesita una palabra a cada lado.",
    "minus": "Solo hay palabras excluidas: añada alguna que sí deba aparecer.",
}


def parse(text: str) -> Parsed:
    """The items of a query.

    >>> parse('becas -"nivel medio" agency:SRE').choices
    (('agency', 'SRE'),)
    >>> parse('"trata de personas').notices[0].code
    'syntax'
    """
    return _Parser().parse(text)


class _Parser:
    """Collects items while it reads the lexemes of one query."""

    def __init__(self) -> None:
        self.wanted: list[Operand | Either] = []
        self.unwanted: list[Operand] = []
        self.choices: list[tuple[str, str]] = []
        self.notices: dict[str, Notice] = {}
        self.joining = False  # an OR was read and waits for its right side
        self.operands = 0
        self.prefixes = 0

    def parse(self, text: str) -> Parsed:
        text, alone = quotes.plain(UNREADABLE.sub(" ", text)[: 4 * MAX_CHARACTERS])
        if alone:
            self.note("quote")
        if len(text) > MAX_CHARACTERS:
            text = text[:MAX_CHARACTERS]
            self.note("length", "truncated")
        for match in LEXEME.finditer(text):
            self.lexeme(match)
        self.unjoin()
        if self.unwanted and not (self.wanted or self.choices):
            self.note("minus")
        return Parsed(
            tuple(self.wanted),
            tuple(self.unwanted),
            tuple(dict.fromkeys(self.choices)),
            tuple(self.notices.values()),
        )

    def note(self, key: str, code: str = "syntax", *values: str) -> None:
        text = NOTICES[key].format(*values)
        self.notices.setdefault(text, Notice(code, text))

    def lexeme(self, match: re.Match[str]) -> None:
        minus = bool(match["minus"])
        if match["stray"]:
            self.note("quote")
        elif match["field"]:
            self.choice(match, minus)
        elif match["exact"] is not None:
            self.add(exact(match["exact"]), minus)
        elif match["plain"] == "OR" and not minus:
            self.either()
        else:
            self.add(self.plain(match["plain"]), minus)

    def either(self) -> None:
        if self.wanted:
            self.joining = True
        else:
            self.note("or")

    def choice(self, match: re.Match[str], minus: bool) -> None:
        name, value = match["field"], match["quoted"] or match["value"] or ""
        facet = FACET_NAMES.get(analysis.fold(name))
        known = facet and _value(facet, value)
        if facet and known and not minus:
            self.choices.append((facet, known))
            self.unjoin()
            return
        if not facet:
            self.note("field", "syntax", name)
        elif known:
            self.note("excluded", "syntax", name)
        else:
            self.note("value", "syntax", value, name)
        self.add(self.words(f"{name} {value}"), minus)

    def unjoin(self) -> None:
        """An OR stands before something that cannot be its right side."""
        if self.joining:
            self.note("or")
        self.joining = False

    def plain(self, text: str) -> Iterator[Operand]:
        if match := CODE.fullmatch(text):
            return iter([Code(match[1], int(match[2] or 0))])
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
            elif self.joining:
                self.joining = False
                self.wanted[-1] = _joined(self.wanted[-1], operand)
            else:
                self.wanted.append(operand)


def exact(text: str) -> Iterator[Operand]:
    """Quoted text as one item; nothing where no word stands between the quotes."""
    words = tuple(analysis.fold(m[0][:MAX_WORD]) for m in analysis.TOKEN.finditer(text))
    if words:
        yield Quoted(words[:MAX_ITEMS])


def _joined(left: Operand | Either, right: Operand) -> Either:
    if isinstance(left, Either):
        return Either((*left.operands, right))
    return Either((left, right))


def _value(facet: str, value: str) -> str:
    """A typed value as the facet knows it; "" where its vocabulary is closed and lacks it."""
    known = FACET[facet]
    open_to_all = known.own or not known.typed
    return known.typed.get(analysis.fold(value), value if open_to_all else "")
