"""Ids of programmes: short, readable, and the same whatever else is built and in what order.

An id comes from its own file alone: its sidecar says it, or its title gives it. Where two files
would have one, nobody is renamed: both are told to say theirs.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from index.plain_text import plain
from index.problem import Problem
from search.model import Programme
from search.spanish.stopwords import STOP_WORDS

UNTITLED = "programa"  # the id of a title without a letter or a year

# Not "(2014 a 2018)": a period is of the name however it is set off.
_ASIDE = re.compile(r"\((?!\s*(?:19|20)[0-9]{2}[^()B-Zb-z]*\))[^()]*\)")
_PERIOD_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_SHORT_PERIOD = re.compile(r"\b(19|20)([0-9]{2}\s?[–—/-]\s?)(?=[0-9]{2}(?![0-9]))")
_OTHER = re.compile(r"[^a-z0-9]+")
# What may follow a title to say which report of the programme it is: ". Informe 2020".
_APART = re.compile(r"[.,:;()–—]|\s-\s")
_REPORTS = frozenset("informe reporte avance avances".split())
_OF_REPORTS = _REPORTS | frozenset(
    "de del al el ano anual semestral trimestral mensual semestre trimestre final ejercicio fiscal"
    " cierre labores actividades resultados seguimiento primer primero segundo tercer tercero"
    " cuarto quinto sexto".split()
)


def initials(title: str) -> str:
    """The initials of a title's content words, and its period.

    >>> initials("Programa Especial de Migración 2014-2018")
    'pem-2014-2018'
    >>> initials("Programa Nacional de Derechos Humanos")
    'pndh'
    """
    words = title_words(title)
    letters = "".join(w[:1] for w in words if w not in STOP_WORDS and not _PERIOD_YEAR.fullmatch(w))
    years = (word for word in words if _PERIOD_YEAR.fullmatch(word))
    return "-".join(filter(None, (letters, *years))) or UNTITLED


def title_words(title: str) -> tuple[str, ...]:
    """The words of a title without its asides, in ASCII: what its spellings share, in any year.

    >>> title_words("PROGRAMA de Minería (PM) 2014 – 18. Segundo informe, 2015")
    ('programa', 'de', 'mineria', '2014', '2018')
    """
    said = _ASIDE.sub(" ", _without_report(title))
    return _words(_SHORT_PERIOD.sub(r"\1\2\1", said))


def _without_report(title: str) -> str:
    """A title without what says at its end which report of its programme it is."""
    for mark in [*_APART.finditer(title)][::-1]:
        tail = _words(title[mark.end() :])
        if not all(word in _OF_REPORTS or _PERIOD_YEAR.fullmatch(word) for word in tail):
            break
        if not _REPORTS.isdisjoint(tail):
            title = title[: mark.start()]
    return title


def _words(text: str) -> tuple[str, ...]:
    return tuple(filter(None, _OTHER.split(plain(text).replace("ñ", "n"))))


@dataclass(frozen=True, slots=True)
class Claim:
    """A report of a file under the id that it would have."""

    programme: Programme
    declared: bool  # by its sidecar, which goes before what any title gives

    @property
    def said(self) -> str:
        """Where it comes from."""
        return f"«{self.programme.title}» ({self.programme.year}), de {self.programme.document}"

    def same_title(self, other: "Claim") -> bool:
        """Whether both are one programme by their titles."""
        return title_words(self.programme.title) == title_words(other.programme.title)


def claim(programme: Programme, declared: str) -> Claim:
    """What a file's report would be called."""
    id_ = declared or initials(programme.title)
    return Claim(replace(programme, id=id_), bool(declared))


def disputes(claims: Sequence[Claim]) -> Iterator[tuple[int, Problem]]:
    """What keeps claims from being granted: the place of each, and why."""
    groups: defaultdict[str, list[int]] = defaultdict(list)
    for place, each in enumerate(claims):
        groups[each.programme.id].append(place)
    for places in groups.values():
        for place in places:
            others = [claims[other] for other in places if other != place]
            yield from ((place, problem) for problem in _disputed(claims[place], others))
    yield from _former(claims)


def _disputed(one: Claim, others: Sequence[Claim]) -> Iterator[Problem]:
    if rivals := _of_other_programmes(one, others):
        yield _problem("shared-id", one, rivals)
    if twins := [other for other in others if _is_twin(one, other)]:
        yield _problem("same-programme", one, twins)


def _of_other_programmes(one: Claim, others: Sequence[Claim]) -> list[Claim]:
    """Those of another programme that have a derived id by declaring it, or just as well."""
    declared = [other for other in others if other.declared]
    if one.declared or any(one.same_title(other) for other in declared):
        return []
    return declared or [other for other in others if not one.same_title(other)]


def _is_twin(one: Claim, other: Claim) -> bool:
    """Whether two claim to be the same programme in the same year."""
    same = one.same_title(other) or (one.declared and other.declared)
    return same and one.programme.year == other.programme.year


def _former(claims: Sequence[Claim]) -> Iterator[tuple[int, Problem]]:
    """Old addresses lead to one report."""
    for place, one in enumerate(claims):
        name = one.programme.formerly
        others = [o for n, o in enumerate(claims) if n != place and o.programme.formerly == name]
        if name and others:
            yield place, replace(_problem("shared-id", one, others), column="formerly", value=name)


def _problem(rule: str, one: Claim, others: Iterable[Claim]) -> Problem:
    told = ", ".join(sorted(other.said for other in others))
    return Problem(rule, value=one.programme.id, detail=f"También lo tiene {told}.")
