"""Recognises the agencies that a query names: by acronym, by full name, by the start of a name."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from search.model import Agency
from search.spanish import analysis

Terms = tuple[str, ...]
MOST_TERMS = 20  # terms of a name that are compared

# The nouns that a body's name begins with: alone they stand for the bodies that are best known
# by them in this build ("la procuraduría").
HEAD_NOUNS = """
secretaría subsecretaría procuraduría fiscalía instituto comisión consejo órgano policía consulado
embajada cancillería unidad dirección servicio sistema centro agencia oficina coordinación tribunal
escuela colegio universidad corporación financiera patrulla
"""
HEADS = frozenset(analysis.terms(HEAD_NOUNS))


class Named(NamedTuple):
    """Terms of a query that name agencies."""

    start: int
    end: int
    agencies: tuple[str, ...]


class Recogniser:
    """Knows the names of a build's agencies."""

    def __init__(
        self,
        agencies: Mapping[str, Agency],
        acting: Mapping[str, int],
        predecessors: Mapping[str, tuple[str, ...]],
    ) -> None:
        """`acting` says in how many records each agency of the build acts.

        A body that is not in the build is found through the one before or after it that is:
        who asks for the FGR finds what the PGR did.
        """
        self._whole: dict[Terms, set[str]] = {}
        self._starts: dict[Terms, set[str]] = {}
        self._acting = acting
        self._ways: dict[str, tuple[Terms, ...]] = {}
        for id_ in acting:
            names = _ways(id_, agencies.get(id_))
            self._ways[id_] = tuple(filter(None, (tuple(analysis.terms(n)) for n in names)))
            for same in (id_, *_relatives(id_, predecessors, acting)):
                for name in _ways(same, agencies.get(same)):
                    self._add(id_, tuple(analysis.terms(name))[:MOST_TERMS])
        self._lengths = sorted({len(terms) for terms in self._whole}, reverse=True)

    def _add(self, id_: str, terms: Terms) -> None:
        if not terms:
            return
        self._whole.setdefault(terms, set()).add(id_)
        if terms[0] in HEADS:
            for length in range(1, len(terms)):
                self._starts.setdefault(terms[:length], set()).add(id_)

    def ways(self, agency: str) -> tuple[Terms, ...]:
        """The terms of every way to write an agency of the build."""
        return self._ways[agency]

    def find(self, terms: Sequence[str]) -> tuple[Named, ...]:
        """The agencies that a query names, longest names first, none overlapping.

        The start of a name counts where it is all that the query says.
        """
        found: list[Named] = []
        place = 0
        while place < len(terms):
            named = self._at(terms, place)
            if named:
                found.append(named)
            place = named.end if named else place + 1
        if not found and (ids := self._starts.get(tuple(terms))):
            return (Named(0, len(terms), self._best(ids)),)
        return tuple(found)

    def _at(self, terms: Sequence[str], place: int) -> Named | None:
        for length in self._lengths:
            end = place + length
            if end <= len(terms) and (ids := self._whole.get(tuple(terms[place:end]))):
                return Named(place, end, self._best(ids))
        return None

    def _best(self, ids: Iterable[str], limit: int = 3) -> tuple[str, ...]:
        """The agencies that act most, of several that a name may mean."""
        return tuple(sorted(ids, key=lambda id_: (-self._acting[id_], id_))[:limit])


def _relatives(
    id_: str, predecessors: Mapping[str, tuple[str, ...]], acting: Mapping[str, int]
) -> tuple[str, ...]:
    """The bodies before and after one that the build does not have."""
    after = (later for later, earlier in predecessors.items() if id_ in earlier)
    return tuple(body for body in (*predecessors.get(id_, ()), *after) if body not in acting)


def _ways(id_: str, agency: Agency | None) -> tuple[str, ...]:
    if agency is None:
        return (id_,)
    return tuple(dict.fromkeys((id_, agency.name.partition(" (")[0], *agency.variants)))
