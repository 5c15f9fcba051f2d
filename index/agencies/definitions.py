"""What a text explains by itself: «Instituto Nacional de las Mujeres (INMUJERES)»."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from index.agencies.grammar import FUTURE
from index.agencies.tokens import LONGEST_NAME, Word, words
from search.thesaurus import body_names

BODY_WORDS = frozenset(
    "instituto secretaria subsecretaria secretariado comision consejo direccion coordinacion "
    "centro unidad procuraduria subprocuraduria fiscalia organismo organizacion agencia comite "
    "universidad colegio banco oficina asociacion federacion confederacion camara tribunal junta "
    "mesa grupo patronato fundacion sindicato administracion academia escuela hospital autoridad "
    "corporacion policia museo ministerio departamento delegacion laboratorio observatorio "
    "defensoria conferencia fideicomiso consejeria embajada contraloria alianza servicio "
    "fondo".split()
)
# Begin like bodies and are none.
NO_BODIES = (
    "fondo de aportaciones", "fondo de apoyo", "fondo para", "servicio profesional",
    "servicio civil", "servicio social", "unidad de medida", "grupo de edad", "colegio electoral",
    "centro de justicia", "unidad medica", "servicio exterior",
)  # fmt: skip
BRACKETED = re.compile(r"\(\s*([A-ZÁÉÍÓÚÑ][\w-]{1,14})(?:,? por sus siglas[^)]*)?\s*\)")
SPELT = 0.8  # share of an acronym's letters that its name must give, in order


@dataclass(frozen=True, slots=True)
class Definition:
    """An acronym and the name that a text gives it; `body` says whether that is a body's."""

    acronym: str
    name: str  # "" where no name before the bracket fits
    body: bool = False


def definitions(text: str) -> Iterator[Definition]:
    """The acronyms that a text explains.

    >>> list(definitions("la Comisión Nacional del Libro (CONALI) y el Padrón Único (PU)"))
    [Definition(acronym='CONALI', name='Comisión Nacional del Libro', body=True), \
Definition(acronym='PU', name='Padrón Único', body=False)]
    """
    spoken = words(text)
    ends = [word.end for word in spoken]
    for match in BRACKETED.finditer(text):
        if body_names.is_acronym(match[1]):
            at = bisect_right(ends, match.start())
            yield _definition(text, spoken[max(0, at - LONGEST_NAME) : at], match[1])


def _definition(text: str, before: list[Word], acronym: str) -> Definition:
    """What the words before a bracket say of its acronym: the nearest name that fits."""
    for first in range(len(before) - 1, -1, -1):
        name = before[first:]
        if not _within(text, before, first) or FUTURE.fullmatch(before[first].text):
            break
        if not name[0].capital:
            continue
        written = text[name[0].start : name[-1].end]
        if name[0].fold in BODY_WORDS and _is_abbreviation_of(acronym, name):
            head = " ".join(each.fold for each in name)
            return Definition(acronym, written, not head.startswith(NO_BODIES))
        if _initials(name) == body_names.key(acronym):
            return Definition(acronym, written)
    return Definition(acronym, "")


def _initials(name: list[Word]) -> tuple[str, ...]:
    return ("".join(word.fold[0] for word in name if word.fold not in body_names.LINKS),)


def _within(text: str, before: list[Word], at: int) -> bool:
    """Whether a word can belong to the name that ends with the last one."""
    if at == len(before) - 1:
        return True
    gap = text[before[at].end : before[at + 1].start]
    return not gap.strip(' ,\n\xa0-"“”/')


def _is_abbreviation_of(acronym: str, name: list[Word]) -> bool:
    """Whether an acronym's letters come in a name's order, the first and most others initial."""
    letters = [letter for letter in body_names.key(acronym)[0] if letter.isalpha()]
    told = [word.fold for word in name if word.fold not in body_names.LINKS]
    if len(told) < 2 or told[0][0] != letters[0]:
        return False
    spelt, at, given = "".join(told), 0, 0
    for letter in letters:
        place = spelt.find(letter, at)
        at, given = (place + 1, given + 1) if place >= 0 else (at, given)
    return given >= SPELT * len(letters)
