"""What a text explains by itself: «Instituto Nacional de las Mujeres (INMUJERES)»."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.agencies.gazetteer import TITLE_CASE
from index.agencies.grammar import FUTURE
from index.agencies.tokens import LONGEST_NAME, Word, words
from search.thesaurus import body_names

BODY_WORDS = frozenset(
    "instituto secretaria subsecretaria secretariado comision consejo direccion coordinacion "
    "centro unidad procuraduria subprocuraduria fiscalia organismo organizacion agencia comite "
    "universidad colegio banco oficina asociacion federacion confederacion camara tribunal junta "
    "mesa grupo patronato fundacion sindicato administracion academia escuela hospital autoridad "
    "corporacion policia museo ministerio departamento delegacion laboratorio observatorio "
    "defensoria conferencia fideicomiso consejeria embajada contraloria alianza servicio servicios "
    "gendarmeria coordinadora coalicion tecnologico sociedad union liga productora financiera "
    "empresa consorcio organo congreso legislatura parlamento inspectoria prefectura beneficencia "
    "visitaduria intendencia".split()
)
# Begin like bodies and are none.
NO_BODIES = (
    "servicio profesional",
    "servicio civil", "servicio social", "unidad de medida", "grupo de edad", "colegio electoral",
    "centro de justicia", "unidad medica", "servicio exterior",
)  # fmt: skip
# What is kept in a bank or counted in a unit makes it no body: "Banco Nacional de Datos".
KEEPERS = frozenset("banco centro unidad museo observatorio servicio servicios".split())
KEPT = frozenset(
    "datos informacion germoplasma semilla semillas leche sangre alimentos imagenes proyectos "
    "tejidos horas adn perfiles reactivos genes voces indicadores tierra tierras medida".split()
)
KEPT_WITHIN = 6  # words from a keeper to what it keeps
_ACRONYM = r"[A-ZÁÉÍÓÚÑ][\w-]{1,14}"
_LED = r"(?:(?:en adelante|en lo sucesivo|por sus siglas|cuyas siglas son|siglas|o)\b,?:?\s*)?"
BRACKETED = re.compile(
    rf"[(\[—–]\s*{_LED}[\"“«]?({_ACRONYM})[\"”»]?(?:,? por sus siglas[^)]*)?\s*[)\]—–]"
)
OPENED = re.compile(rf"\b({_ACRONYM})\s*\(\s*(?=[A-ZÁÉÍÓÚÑ][^()\n]{{8,160}}\))")
LOWER_CASE = 4  # letters from which an acronym proves a name in lower case
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
        before = spoken[: bisect_right(ends, match.start())][-LONGEST_NAME:]
        if body_names.is_acronym(match[1]):
            yield _definition(text, before, match[1])
        elif match[1].istitle() and len(match[1]) >= TITLE_CASE:
            found = _definition(text, before, match[1].upper())
            if found.body:
                yield found
    yield from _opened(text, spoken, ends)


def _opened(text: str, spoken: Sequence[Word], ends: list[int]) -> Iterator[Definition]:
    """The acronyms that a body's name follows in brackets: "INAMEX (Instituto del Maguey)"."""
    for match in OPENED.finditer(text):
        if body_names.is_acronym(match[1]):
            close = text.index(")", match.end())
            inside = spoken[bisect_right(ends, match.end()) : bisect_right(ends, close)]
            found = _definition(text, inside[:LONGEST_NAME], match[1])
            if found.body and found.name == text[match.end() : close].strip():
                yield found


def _definition(text: str, before: Sequence[Word], acronym: str) -> Definition:
    """What the words before a bracket say of its acronym: the nearest name that fits."""
    for first in range(len(before) - 1, -1, -1):
        name = before[first:]
        if not _within(text, before, first) or FUTURE.fullmatch(before[first].text):
            break
        if not name[0].capital and len(acronym) < LOWER_CASE:
            continue
        written = text[name[0].start : name[-1].end]
        if name[0].fold in BODY_WORDS and is_abbreviation_of(acronym, name):
            return Definition(acronym, written, not _is_thing(name))
        if name[0].capital and _initials(name) == body_names.key(acronym):
            return Definition(acronym, written)
    return Definition(acronym, "")


def _is_thing(name: Sequence[Word]) -> bool:
    """Whether what begins like a body is a bank of data, a fund, a service of careers."""
    folds = [each.fold for each in name]
    keeps = folds[0] in KEEPERS and not KEPT.isdisjoint(folds[1:KEPT_WITHIN])
    return keeps or " ".join(folds).startswith(NO_BODIES)


def _initials(name: Sequence[Word]) -> tuple[str, ...]:
    return ("".join(word.fold[0] for word in name if word.fold not in body_names.LINKS),)


def _within(text: str, before: Sequence[Word], at: int) -> bool:
    """Whether a word can belong to the name that ends with the last one."""
    if at == len(before) - 1:
        return True
    gap = text[before[at].end : before[at + 1].start]
    return not gap.strip(' ,\n\xa0-"“”/')


def is_abbreviation_of(acronym: str, name: Sequence[Word]) -> bool:
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
