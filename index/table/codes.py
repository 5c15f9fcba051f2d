"""Codes as programmes write them: "1.5.10.", "Eje IV:", "OE 1.2", "010510", "a)"."""

import re
from functools import lru_cache
from typing import NamedTuple

from search.ids import MOST_LEVELS
from search.spanish.characters import visible
from search.spanish.folding import folded

_NUMBER = "[0-9]{1,4}"
_DEEPEST = MOST_LEVELS + 1  # numbers of a code, more than fit told by who places it
_DOTTED = re.compile(rf"{_NUMBER}(?:\.{{1,2}}{_NUMBER}){{1,{_DEEPEST}}}")
_HYPHENED = re.compile(rf"{_NUMBER}(?:[-–—]{_NUMBER}){{1,{_DEEPEST}}}")
_RUN = re.compile("[0-9]{1,12}")
# "1. 1. 1." and "1 1 1": only as many numbers as levels, for a text may begin with a number.
_SPACED = tuple(
    re.compile(rf"{_NUMBER}(?:\s{{0,2}}\.\s{{1,3}}{_NUMBER}){{{level}}}(?=\s{{0,2}}[.)]|\s*\Z)")
    for level in range(1, MOST_LEVELS)
)
_BLANK_BETWEEN = tuple(
    re.compile(rf"{_NUMBER}(?:\s{{1,3}}{_NUMBER}){{{level}}}(?=\s{{1,3}}[A-ZÁÉÍÓÚÑ])")
    for level in range(1, MOST_LEVELS)
)
_TAG = re.compile(r"(?:[A-ZÑ]{1,4}|(?:[A-ZÑ]\.){1,4})[ .–—-]{0,2}(?=[0-9])")
# "C1.A2": the second activity of the first component.
_TAGGED = re.compile(rf"[A-ZÑ]{{1,4}}{_NUMBER}(?:[.–-][A-ZÑ]{{1,4}}{_NUMBER}){{1,{_DEEPEST}}}")
_ROMAN = re.compile(
    r"([IVXLC]{1,8}|[ivxlc]{1,8})((?:[.-]\s?(?:[0-9]{1,4}|[IVXLC]{1,7})){0,5})(?![^\W_])"
)
_CANONICAL = re.compile("(?=.)(C|XC|XL|L?X{0,3})(IX|IV|V?I{0,3})")
_LETTER = re.compile(r"([A-Za-zÑñ])(?=[.)]|\s*\Z)")
_LAST_LETTER = re.compile(r"[.-]([A-Za-zÑñ])(?=\))")  # "I.1.a)"
_ROMAN_FIRST = re.compile(r"(?:[IVX]|[IVXLC]{2,8})[.-]\s?[0-9]")
_PARTS = re.compile("[0-9]+|[IVXLC]+")

# Between a level's name and its code: "Objetivo prioritario núm. 1", "Línea estratégica: 02".
_NAME = re.compile(
    r"([^\W\d_]{1,25}(?:\s{1,4}[^\W\d_]{1,25}){0,4}?)(?:\s{0,3}[:#.º°]){0,2}\s{0,4}"
    r"(?=[0-9]|[A-ZÑ]{1,4}[.-]{0,2}[0-9]|[IVXLC]{1,8}\b)"
)
_LEVEL_WORDS = frozenset(
    "acc accion act actividad ambito apartado capitulo componente compromiso dimension eje"
    " est estr estrategia etapa fase hito iniciativa lin linea lineamiento medida meta obj"
    " objetivo pilar politica prioridad programa proyecto resultado reto subeje subprograma"
    " tarea tema vertiente".split()
)
_QUALIFIERS = frozenset(
    "accion de del desarrollo especifica especifico estrategica estrategico general n no num"
    " numero operativa operativo particular prioritaria prioritario publica publico puntual"
    " rector rectora sectorial tematica tematico transversal".split()
)

# Not "1.1.x.": its last part was meant as one of the code.
_LIST_MARK = re.compile(r"[•·▪●○■◦*–—-]\s+")
_NUMBER_SIGN = re.compile(r"(?:#|n[º°.]|n[uú]m\.?|n[uú]mero|no\.)\s{0,3}(?=[0-9])", re.IGNORECASE)
_SIGNS = re.compile(r"(?:\s{0,3}[.):;\]–—-]){1,4}(?![0-9]|[^\W\d_](?:[.)\s]|\Z))\s*")
_LETTERS = "abcdefghijklmnñopqrstuvwxyz"
_NEXT_WORD = re.compile(r"[^\W\d_]+")
_GLUED = re.compile("[A-ZÁÉÍÓÚÑ][a-záéíóúñ]")
_INFINITIVE = re.compile(r"[a-záéíóúñ]+[aeií]r(?:se)?(?![^\W_])")
_UNITS = frozenset(
    "ano anos barriles ciento dia dias grados ha hectareas hora horas horas kg kilometros km"
    " litros mdd mdp mes meses metros mil miles millon millones mts pesos por porcentuales puntos"
    " semanas toneladas veces".split()
)
_ATTEMPT = re.compile(r"(?=\S{0,20}[0-9])\w{1,5}[.,)-]\S")
_QUANTITY = re.compile(r"(?:[0-9]{1,3}(?:[,'][0-9]{3})+(?:\.[0-9]+)?|[0-9]+\.[0-9]+\s*[%‰])(?!\S)")


class Written(NamedTuple):
    """What a cell that begins with a code says."""

    numbers: tuple[int, ...]
    code: str  # as the source has it, without the level's name and the signs around it
    text: str  # behind it, byte for byte
    letter: int = 0  # of the alphabet, where the code is or begins with a single one
    named: bool = False  # it says more than a bare number: "Eje 1", "EG01", "IV"


class _Found(NamedTuple):
    """A code in a text that is as its reader sees it."""

    numbers: tuple[int, ...]
    code: str
    start: int  # of the text behind it
    letter: int = 0
    named: bool = False


@lru_cache(maxsize=1 << 12)
def code_in(cell: str, level: int, name: str = "") -> Written | None:
    """The code that a cell of a level (0 is the top) begins with, or None.

    `name` is what the programme calls the level. A quantity, a year and the like are no code.

    >>> code_in("Objetivo prioritario 1.- Impulsar", 0)
    Written(numbers=(1,), code='1', text='Impulsar', letter=0, named=True)
    >>> code_in("OE 1.05 Impulsar", 1).numbers, code_in("100 % de los hospitales", 0)
    ((1, 5), None)
    """
    seen = visible(cell)
    found = _code(seen.text, level, name)
    if found is None:
        return None
    text = ""
    if found.start < len(seen.text):
        start, _ = seen.span(found.start, len(seen.text))
        text = cell[start:]
    return Written(found.numbers, found.code, text, found.letter, found.named)


def has_code(cell: str) -> bool:
    """Whether a cell begins with what is, or was meant as, a code.

    >>> has_code("1.5.10. Impulsar"), has_code("1.5.x. Impulsar"), has_code("Impulsar")
    (True, True, False)
    """
    return is_attempt(cell) or any(code_in(cell, level) for level in range(MOST_LEVELS))


def is_attempt(cell: str) -> bool:
    """Whether a cell begins with what was meant as a code, though none can be read.

    >>> is_attempt("1.5.x. Impulsar"), is_attempt("1,250 becas")
    (True, False)
    """
    text = visible(cell).text.lstrip()
    if not _ATTEMPT.match(text) or _QUANTITY.match(text):
        return False
    number = _DOTTED.match(text)
    return number is None or not _measures(text, number.end())


def lies_under(code: str, parent: str) -> bool:
    """Whether a code lies under another.

    >>> lies_under("1.5.10", "1.5"), lies_under("1.51", "1.5")
    (True, False)
    """
    return code.startswith(f"{parent}.")


def _code(text: str, level: int, name: str) -> _Found | None:
    start = len(text) - len(text.lstrip())
    for before in (_LIST_MARK, _NUMBER_SIGN):
        if match := before.match(text, start):
            start = match.end()
    bracketed = text[start : start + 1] in ("(", "[")
    start += bracketed
    named = _past_name(text, start, name)
    found = _behind_name(text, named or start, level, named=bool(named))
    if found and bracketed and not {")", "]"} & set(text[: found.start]):
        return None
    return found


def _past_name(text: str, start: int, name: str) -> int:
    """Where the level's name at a text's beginning ends, or 0."""
    match = _NAME.match(text, start)
    if match is None:
        return 0
    first, *others = folded(match[1]).split()
    own = folded(name).split()
    if [first, *others] == own:
        return match.end()
    known = first in _LEVEL_WORDS or first in own
    qualified = all(each in _QUALIFIERS or each in own for each in others)
    return match.end() if known and qualified else 0


def _behind_name(text: str, start: int, level: int, *, named: bool) -> _Found | None:
    """The code at a place, in the first of its forms that fits."""
    if (match := _TAGGED.match(text, start)) and (found := _in_tags(text, match)):
        return found
    tag = _TAG.match(text, start)
    if tag and not (_ROMAN_FIRST.match(text, start) and _roman(tag[0].rstrip(" .–—-"))):
        found = _in_figures(text, tag.end(), level, named=True)
        return found and _with_tag(found, tag[0])
    if text[start : start + 1].isdigit():
        return _in_figures(text, start, level, named=named)
    return _in_letters(text, start, named=named)


def _in_tags(text: str, match: re.Match[str]) -> _Found | None:
    """A code of which each number has its letters, if what follows it shows that it is one."""
    signs, rest = _SIGNS.match(text, match.end()), text[match.end() :]
    if not signs and rest.strip() and not (rest[0].isspace() and _begins_heading(rest.lstrip())):
        return None
    numbers = tuple(int(part) for part in _PARTS.findall(match[0]) if part.isdigit())
    start = signs.end() if signs else len(text) - len(rest.lstrip())
    return _Found(numbers, match[0], start, named=True)


def _with_tag(found: _Found, tag: str) -> _Found:
    """A code with the letters before it."""
    single = tag.rstrip(" .–—-")
    letter = _letter(single) if len(single) == 1 else 0
    return found._replace(code=f"{tag}{found.code}", letter=letter, named=True)


def _in_figures(text: str, start: int, level: int, *, named: bool) -> _Found | None:
    if level and (match := _SPACED[level - 1].match(text, start)):
        return _ended(text, match, ".".join(_PARTS.findall(match[0])), named=named)
    if level and (match := _BLANK_BETWEEN[level - 1].match(text, start)):
        return _ended(text, match, ".".join(match[0].split()), named=named)
    if match := _DOTTED.match(text, start):
        return _ended(text, match, match[0].replace("..", "."), named=named)
    if match := _HYPHENED.match(text, start) or _RUN.match(text, start):
        return _ended(text, match, match[0], named=named)
    return None


def _ended(text: str, match: re.Match[str], code: str, *, named: bool) -> _Found | None:
    """A code in figures, if what follows it shows that it is one."""
    numbers = tuple(map(int, _PARTS.findall(match[0])))
    end = match.end()
    if signs := _SIGNS.match(text, end):
        return None if _is_year(match[0]) else _Found(numbers, code, signs.end(), named=named)
    rest = text[end:].lstrip() if text[end : end + 1].isspace() else ""
    if not text[end:].strip():
        return _Found(numbers, code, len(text), named=named)
    if not rest:
        glued = len(numbers) > 1 and _GLUED.match(text, end)
        return _Found(numbers, code, end, named=named) if glued else None
    sure = "." in match[0] or len(match[0].split()) > 1
    if _is_year(match[0]) or _measures(text, end) or not (sure or _begins_heading(rest)):
        return None
    return _Found(numbers, code, len(text) - len(rest), named=named)


def _is_year(written: str) -> bool:
    """Whether figures are years: "2018", "2014-2018"."""
    parts = _PARTS.findall(written)
    return "." not in written and all(len(p) == 4 and "1900" <= p < "2100" for p in parts)


def _measures(text: str, end: int) -> bool:
    """Whether a number that ends at a place counts something: per cent, millions, years."""
    rest = text[end : end + 40].lstrip()
    word = _NEXT_WORD.match(rest)
    return rest[:1] in ("%", "‰", "°") or bool(word and folded(word[0]) in _UNITS)


def _begins_heading(rest: str) -> bool:
    """Whether a text begins as that of a heading does: with a capital or with what to do."""
    first = rest[0]
    return first.isupper() or first in "¿¡\"'«“‘*" or bool(_INFINITIVE.match(rest[:40]))


def _in_letters(text: str, start: int, *, named: bool) -> _Found | None:
    """A code in Roman figures or a letter; a bare one needs a sign behind it."""
    match = _ROMAN.match(text, start)
    first = _roman(match[1]) if match else 0
    if match is None or not first:
        return _in_alphabet(text, start, named=named)
    parts = _PARTS.findall(match[2])
    numbers = (first, *(int(part) if part.isdigit() else _roman(part) for part in parts))
    last = _LAST_LETTER.match(text, match.end()) if parts else None
    end = last.end() if last else match.end()
    letter = _letter(match[1]) if len(match[1]) == 1 else 0
    if letter and match[0] in "LClc":  # in a list of letters rather than 50 or 100
        return _in_alphabet(text, start, named=named)
    rest = text[end:]
    signs = _SIGNS.match(text, end)
    clear = (named or len(numbers) > 1) and rest[:1].isspace() and rest.strip()
    if not signs and rest.strip() and not (clear and _begins_heading(rest.lstrip())):
        return None
    start = signs.end() if signs else len(text) - len(rest.lstrip())
    code = "".join(text[match.start() : end].split())
    numbers += (_letter(last[1]),) if last else ()
    return _Found(numbers, code, start, letter, named=True)


def _in_alphabet(text: str, start: int, *, named: bool) -> _Found | None:
    match = _LETTER.match(text, start)
    signs = match and _SIGNS.match(text, match.end())
    if match is None or (signs is None and text[match.end() :].strip()):
        return None
    number = _letter(match[1])
    end = signs.end() if signs else len(text)
    return _Found((number,), match[1], end, number, named)


def _letter(letter: str) -> int:
    """The place of a letter in the alphabet, from 1."""
    return _LETTERS.index(letter.lower()) + 1 if letter.lower() in _LETTERS else 0


def _roman(figures: str) -> int:
    """The number of Roman figures up to a hundred, or 0.

    >>> _roman("XIV"), _roman("CIVIL"), _roman("IIX")
    (14, 0, 0)
    """
    if not _CANONICAL.fullmatch(figures.upper()):
        return 0
    values = ["IVXLC".index(figure) for figure in figures.upper()]
    worth = [(1, 5, 10, 50, 100)[value] for value in values]
    return sum(-a if a < b else a for a, b in zip(worth, [*worth[1:], 0], strict=True))
