"""Recognises the agencies that a query names: by acronym, by full name, by the start of a name."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from search.model import Agency
from search.spanish import analysis
from search.spanish.dictionary import is_spanish

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

# The words that tell no body from another.
GENERAL = HEADS | frozenset(
    analysis.terms("nacional general federal mexicano internacional especial especializada técnica")
)

# Every body has some of these: their general beginning ("dirección general") is that of none.
UNITS = frozenset(analysis.terms("dirección unidad coordinación oficina centro servicio sistema"))

# What is called so is a body, and no place or thing that every one has.
INSTITUTIONS = frozenset(
    analysis.terms("secretaría subsecretaría procuraduría fiscalía instituto comisión consejo")
)


class Named(NamedTuple):
    """Terms of a query that name agencies."""

    start: int
    end: int
    agencies: tuple[str, ...]  # of the build
    absent: tuple[str, ...] = ()  # the one that is meant, where no text names it
    begun: bool = False  # by the beginning of their name


class Recogniser:
    """Knows the names of all bodies, those of a build and those that none of its texts names."""

    def __init__(
        self,
        agencies: Mapping[str, Agency],
        acting: Mapping[str, int],
        predecessors: Mapping[str, tuple[str, ...]],
        written: Mapping[str, str] | None = None,
    ) -> None:
        """`acting` says in how many records each agency of the build acts.

        A body that is not in the build is found through the one before or after it that is:
        who asks for the FGR finds what the PGR did. `written` are the folded words of the
        build's texts, as they are written there.
        """
        self._whole: dict[Terms, set[str]] = {}
        self._starts: dict[Terms, set[str]] = {}
        self._absent: dict[Terms, set[str]] = {}
        self._absent_starts: dict[Terms, set[str]] = {}
        self._alone: dict[str, str] = {}  # term -> a name of that one word
        self._ministries = {id_ for id_, body in agencies.items() if body.kind == "dependencia"}
        self._acting = acting
        self._before, self._after = predecessors, _successors(predecessors)
        self._written = written or {}
        self._ways: dict[str, tuple[Terms, ...]] = {}
        self._names = {id_: _ways(id_, agencies.get(id_)) for id_ in {**acting, **agencies}}
        for id_ in acting:
            names = self._names[id_]
            self._ways[id_] = tuple(filter(None, (tuple(analysis.terms(n)) for n in names)))
            for same in (id_, *self._absent_kin(id_)):
                for name in self._names.get(same, (same,)):
                    self._add(id_, name)
        for id_ in agencies.keys() - acting.keys():
            for name in self._names[id_]:
                if terms := self._terms(name):
                    self._absent.setdefault(terms, set()).add(id_)
                    for start in _starts(terms, INSTITUTIONS):
                        self._absent_starts.setdefault(start, set()).add(id_)
        lengths: dict[str, set[int]] = {}
        for terms in chain(self._whole, self._starts, self._absent, self._absent_starts):
            lengths.setdefault(terms[0], set()).add(len(terms))
        self._lengths = {first: sorted(each, reverse=True) for first, each in lengths.items()}

    def _terms(self, name: str) -> Terms:
        terms = tuple(analysis.terms(name))[:MOST_TERMS]
        if len(terms) == 1:
            self._alone.setdefault(terms[0], name)
        return terms

    def _add(self, id_: str, name: str) -> None:
        terms = self._terms(name)
        if not terms:
            return
        self._whole.setdefault(terms, set()).add(id_)
        for start in _starts(terms, HEADS):
            self._starts.setdefault(start, set()).add(id_)

    def _absent_kin(self, agency: str) -> Iterator[str]:
        """The bodies just before and after one that the build does not have."""
        near = (*self._before.get(agency, ()), *self._after.get(agency, ()))
        return (body for body in near if body not in self._acting)

    def kin(self, agency: str) -> Iterator[tuple[str, str]]:
        """The bodies of the build before and after one, the nearest first, each with which of
        the two it is."""
        for how, next_ in (("predecessor", self._before), ("successor", self._after)):
            waiting, seen = [*next_.get(agency, ())], {agency}
            while waiting:
                body = waiting.pop(0)
                if body not in seen:
                    seen.add(body)
                    waiting += next_.get(body, ())
                    if body in self._acting:
                        yield body, how

    def ways(self, agency: str) -> tuple[Terms, ...]:
        """The terms of every way to write an agency of the build."""
        return self._ways[agency]

    def written(self, agency: str) -> Iterator[Terms]:
        """The folded words of every way to write an agency of the build."""
        for name in self._names[agency]:
            if words := analysis.content(name):
                yield words

    def names(self) -> Iterator[str]:
        """Every way to write the agencies of the build."""
        return chain.from_iterable(self._names[id_] for id_ in self._acting)

    def knows(self, term: str) -> bool:
        """Is it the whole name of a body, of the build or not?"""
        return (term,) in self._whole or (term,) in self._absent

    def is_form(self, term: str, surface: str) -> bool:
        """Is a word only a form that shares its stem with an acronym: "sepa", and not SEP?"""
        name = self._alone.get(term, "")
        return name.isupper() and analysis.fold_words(name) != surface

    def find(self, terms: Sequence[str]) -> tuple[Named, ...]:
        """The agencies that a query names, longest names first, none overlapping.

        The first word of a name counts where it is all that the query says; more of its
        beginning counts anywhere.
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
        for length in self._lengths.get(terms[place], ()):
            end = place + length
            if end > len(terms):
                continue
            if named := self._named(place, tuple(terms[place:end])):
                return named
        return None

    def _named(self, start: int, name: Terms) -> Named | None:
        """The agencies of the build, or the absent body, that these terms name."""
        if len(name) == 1 and self._is_common(name[0]):
            return None
        end = start + len(name)
        ids = self._whole.get(name, set())
        own = any(name in self._ways[id_] for id_ in ids)
        absent = () if own else tuple(sorted(self._absent.get(name, ()))[:1])
        if ids or absent:
            return Named(start, end, self._best(ids), absent)
        begun, meant = self._best(self._begun(name)), self._begun_absent(name)
        return Named(start, end, begun, () if begun else meant, True) if begun or meant else None

    def _begun(self, name: Terms) -> set[str]:
        """The agencies whose name begins so, if that tells them from others.

        "procuraduría general" is the one that acts more than all others together.
        """
        ids = self._starts.get(name, set())
        if len(name) == 1 or not ids:
            return set()
        if not GENERAL.issuperset(name):
            return ids
        first = self._best(ids, 1)[0]
        most = 2 * self._acting[first] > sum(self._acting[id_] for id_ in ids)
        return {first} if most and name[0] not in UNITS else set()

    def _begun_absent(self, name: Terms) -> tuple[str, ...]:
        """The only body whose name begins so, of those that no text names; a ministry first."""
        ids = self._absent_starts.get(name, set())
        meant = ids & self._ministries or ids
        told = len(name) > 1 and len(meant) == 1 and not GENERAL.issuperset(name)
        return tuple(meant) if told else ()

    def _is_common(self, term: str) -> bool:
        """Is the one word of a name a common noun: "bienestar" is no ministry?"""
        name = self._alone.get(term, "")
        surface = next((t.surface for t in analysis.tokens(name) if t.term), "")
        written = self._written.get(surface, "")
        if term in HEADS or written[:1].isupper():
            return False
        return is_spanish(surface) or (bool(written) and not name.isupper())

    def _best(self, ids: Iterable[str], limit: int = 3) -> tuple[str, ...]:
        """The agencies that act most, of several that a name may mean."""
        return tuple(sorted(ids, key=lambda id_: (-self._acting[id_], id_))[:limit])


def _starts(name: Terms, heads: frozenset[str]) -> Iterator[Terms]:
    """The beginnings of a name that one of some nouns begins."""
    if name[0] in heads:
        yield from (name[:length] for length in range(1, len(name)))


def _successors(predecessors: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """Of each body that another took over from, the ones that did."""
    found: dict[str, tuple[str, ...]] = {}
    for later, earlier in predecessors.items():
        for body in earlier:
            found[body] = (*found.get(body, ()), later)
    return found


def _ways(id_: str, agency: Agency | None) -> tuple[str, ...]:
    if agency is None:
        return (id_,)
    return tuple(dict.fromkeys((id_, agency.name.partition(" (")[0], *agency.variants)))


def clauses_of(
    place_of: Sequence[int], named: Mapping[int, Named], first: int, last: int
) -> tuple[int, int]:
    """The clauses of a phrase from a word to another, the end excluded; (0, 0) where it is none."""
    if _cuts_a_name(first, last, named) or _spans_others(first, last, place_of):
        return 0, 0
    places = place_of[first : last + 1]
    return min(places), max(places) + 1


def _cuts_a_name(first: int, last: int, named: Mapping[int, Named]) -> bool:
    """Does a phrase begin or end inside an agency's name?"""
    names = [body for body in named.values() if body.agencies]
    return any(b.start < first < b.end or b.start <= last < b.end - 1 for b in names)


def _spans_others(first: int, last: int, place_of: Sequence[int]) -> bool:
    """Do clauses of other words lie between those of a phrase? Of a word asked before they may."""
    places = set(place_of[first : last + 1])
    others = {*place_of[:first], *place_of[last + 1 :]} - places
    return not others.isdisjoint(range(min(places), max(places) + 1))
