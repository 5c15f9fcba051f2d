"""What was pasted, as the quotations that it may be: whole, then without what stands around it.

Around a quotation stand words that introduce it, its quote marks, the source behind it, and the
code of the text before it.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from search.quotation.letters import Letters, letters
from search.spanish.analysis import fold
from search.spanish.characters import visible

# Dots that stand for words left out, in brackets or not.
LEFT_OUT = re.compile(r"[\[(]\s?(?:…|\.{3})\s?[\])]|…|\.{3,}|\. \. \.")
# A source in brackets, or behind a dash, has a year, a page or a code, or points back; so has what
# is said of the letters.
_SOURCE = re.compile(
    r"\b(?:1[89]|20)[0-9]{2}\b|\bpp?\. ?[0-9]|\bp[áa]g|\bibid|\bop\. ?cit|\bfuente\b"
    r"|\b(?:objetivo|estrategia|l[íi]nea|actividad|acci[óo]n) [0-9]"
    r"|(?<=[(\[])[0-9]+(?:\.[0-9]+)+[)\]]"
    r"|\b(?:[ée]nfasis|cursivas?|negritas?|subrayado|destacado)\b",
    re.IGNORECASE,
)
_PAGE = re.compile(r"\n[ \t]*[0-9]{1,4}[ \t]*(?=\n)")  # its number in a line of its own
_SIC = re.compile(r"\s?[\[(]\s?sic[.!]?\s?[\])]", re.IGNORECASE)
# Words that who quotes puts in: "[la SRE] difundirá"; not a letter, nor the number of a note, nor
# what turns the sense around.
_PUT_IN = re.compile(
    r"(?<!\w)\[(?![^\[\]]*\b(?:no|ni|nunca|jam[áa]s|sin|tampoco)\b)"
    r"[^\[\]]*[^\W\d_]{2}[^\[\]]*\](?!\w)",
    re.IGNORECASE,
)
# The number of a note that stands at a word, as where it was a raised one: "México3".
_NOTE_AT_WORD = re.compile(
    r"(?<=[a-záéíóúñü]{4})[0-9]{1,2}(?!\w)|(?<=[a-záéíóúñü][.,;:])[0-9]{1,2}(?=\s)"
)
# The number of a note or a page behind a text: "[14]", or behind the end of its sentence.
_NOTE = re.compile(r"\s?\[[0-9]{1,3}\][.;,]?$|(?<=[^\W\d_][.;:\"])\s?[0-9]{1,3}$")
_CLOSING = {")": "(", "]": "["}
LONGEST_SOURCE = 200  # characters
_DASH = re.compile(r"\s[-–—]{1,2}\s")
# The code before a text: "3.2.1", "3.2.1.-", "Línea de acción 3.2.1:", "Objetivo 4.", "2)", "4".
_CODE = re.compile(
    r"(?P<level>(?:[^\W\d_]+ ){0,3}?)(?P<code>[0-9]{1,4}(?:\.[0-9]{1,4})*)(?P<mark>[.:)°º-]*)\s+"
)
LABELS = ("línea", "actividad", "acción", "numeral", "inciso", "apartado", "línea de acción")
# Where one sentence ends and another begins; of what a table gives, the next code.
_SENTENCE = re.compile(r"(?<=[.;:!?])[\"')\]]?\s+|[•·]\s*")
_EDGES = re.compile(r"^[^\w(¿¡\"%]+|[^\w)\"%]+$")
LEAST_QUOTED = 4  # words between quote marks that are the quotation, and not a name in it


@dataclass(frozen=True, slots=True)
class Fragment:
    """Words of a quotation that follow each other."""

    text: str
    cut: tuple[bool, bool]  # whether dots stand at its first and its last word, and may cut it

    @property
    def letters(self) -> Letters:
        """Its letters."""
        return letters(self.text)


@dataclass(frozen=True, slots=True)
class Quotation:
    """What is quoted, its fragments in order."""

    text: str
    fragments: tuple[Fragment, ...]

    @property
    def words(self) -> tuple[str, ...]:
        """All its words, folded."""
        return tuple(word for each in self.fragments for word in each.letters.words)


def readings(text: str, levels: Iterable[str], *, marks: bool = True) -> tuple[Quotation, ...]:
    """The quotations that a text may be, the whole first, the barest last; none where it has no
    word. `levels`: what programmes call theirs, which may stand before a code; `marks`: whether
    a quotation may stand between quote marks in it."""
    plain = visible(text).text
    whole = " ".join(plain.split())
    one_page = " ".join(_PAGE.sub("", plain).split())
    bare = without_source(_NOTE.sub("", one_page))
    inside = between_quotes(bare) if marks else bare
    uncoded = without_code(inside, named_levels(levels))
    found = dict.fromkeys((whole, bare, inside, uncoded, as_printed(uncoded)))
    read = (Quotation(each, tuple(fragments(each))) for each in found)
    return tuple(each for each in read if each.fragments)


def named_levels(levels: Iterable[str]) -> frozenset[str]:
    """What may stand before a code, folded."""
    return frozenset(_folded(each) for each in (*levels, *LABELS))


def as_printed(text: str) -> str:
    """A quotation without what who quotes puts in, and the numbers of notes at its words.

    >>> as_printed("[La SRE] dará cursos [sic] de salud3 y talleres")
    '[…] dará cursos de salud y talleres'
    """
    return _NOTE_AT_WORD.sub("", _PUT_IN.sub("[…]", _SIC.sub("", text)))


def fragments(text: str) -> Iterator[Fragment]:
    """The parts of a text between dots that stand for words left out.

    >>> [f.text for f in fragments("Dar cursos […] y talleres...")]
    ['Dar cursos', 'y talleres']
    """
    first, before = 0, False
    for match in LEFT_OUT.finditer(text):
        yield from _fragment(text[first : match.start()], before, touches=True)
        first, before = match.end(), True
    yield from _fragment(text[first:], before, touches=False)


def _fragment(text: str, before: bool, touches: bool) -> Iterator[Fragment]:
    """A fragment, where it has a word; dots that touch a word may stand for its other part."""
    cut = before and text[:1].isalnum(), touches and text[-1:].isalnum()
    if letters(text).words:
        yield Fragment(edged(text), cut)


def sentences(text: str) -> list[str]:
    """The sentences of a fragment that have words, each without its code.

    >>> sentences("Dar cursos. Evaluar; publicar")
    ['Dar cursos.', 'Evaluar;', 'publicar']
    """
    return [each for each in _SENTENCE.split(text) if letters(each).words]


def edged(text: str) -> str:
    """A text without the marks around it.

    >>> edged("– Dar cursos (tres);")
    'Dar cursos (tres)'
    """
    return _EDGES.sub("", text.strip())


def without_source(text: str) -> str:
    """A text without the source behind it.

    >>> without_source('"Dar cursos" (PEM, 2018, p. 4).')
    '"Dar cursos"'
    >>> without_source("Dar cursos (tres)")
    'Dar cursos (tres)'
    """
    bare = text.rstrip(" .;,")
    opening = _CLOSING.get(bare[-1:], "")
    start = bare.rfind(opening) if opening else _last_dash(bare)
    if start > 0 and len(bare) - start <= LONGEST_SOURCE and _SOURCE.search(bare, start):
        return bare[:start].rstrip()
    return text


def _last_dash(text: str) -> int:
    return max((match.start() for match in _DASH.finditer(text)), default=-1)


def between_quotes(text: str) -> str:
    """What stands between the first quote mark and the last, where that is a quotation.

    >>> between_quotes('Promete: "dar tres cursos al mes".')
    'dar tres cursos al mes'
    """
    first, last = text.find('"'), text.rfind('"')
    inside = text[first + 1 : last]
    if first == last:  # none, or one alone
        return text
    # Two names in quotes have words between them that the marks do not hold.
    closed = inside.count('"') % 2 == 0 and '" ' not in inside.split(' "')[0]
    return inside if closed and len(letters(inside).words) >= LEAST_QUOTED else text


def without_code(text: str, levels: frozenset[str] | set[str]) -> str:
    """A text without the code before it, alone or behind the name of a level.

    >>> without_code("3.2.1 Dar cursos", set()), without_code("Meta 2: Dar cursos", {"meta"})
    ('Dar cursos', 'Dar cursos')
    >>> without_code("16 albergues darán cursos", set())
    '16 albergues darán cursos'
    """
    match = _CODE.match(text)
    if match is None:
        return text
    level = _folded(match["level"])
    written = match["mark"] or "." in match["code"] or text[match.end() :][:1].isupper()
    is_code = level in levels if level else written
    return text[match.end() :].lstrip("-–— ") if is_code else text


def _folded(name: str) -> str:
    return " ".join(map(fold, name.split()))
