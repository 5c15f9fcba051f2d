"""What a query may also be called: acronyms, synonyms, narrower and related terms, and places.

Pure once loaded. Phrases are compared by their terms, so one inflection of each is enough.
"""

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import permutations, product
from pathlib import Path
from typing import Literal, NamedTuple, get_args

from search.errors import FixSource
from search.spanish import analysis

Relation = Literal["equivalent", "synonym", "narrower", "related"]
RELATIONS: tuple[Relation, ...] = get_args(Relation)  # the closest first

WORDS_FILE = "vocabulary.csv"
PLACES_FILE = "places.csv"
EXTRA = "extra"  # column of the cells that the header has no name for

Terms = tuple[str, ...]


class Entry(NamedTuple):
    """One direction of one row: who asks for `asked` may want `added` too."""

    relation: Relation
    asked: str
    added: str
    source: str


Rest = tuple[str, str, Terms, Relation, str]  # of an Addition, whatever its place


class Addition(NamedTuple):
    """A phrase found in a query, and one phrase that the vocabulary puts beside it."""

    start: int  # of the query's terms that it stands for
    end: int
    asked: str  # as the vocabulary writes it
    added: str
    terms: Terms  # of what is added
    relation: Relation
    source: str


class Vocabulary:
    """The entries by the terms of what is asked; immutable, shared between threads."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        """Where two entries say the same, the closer relation holds, then the earlier entry.

        What holds the phrase asked for ("casa hogar" for "hogar") is left out: it finds nothing
        that the phrase does not.
        """
        closest: dict[Terms, dict[Terms, Rest]] = {}
        for relation, asked, added, source in sorted(entries, key=_closeness):
            terms = _terms(added)
            for spelling in _spellings(asked):
                if not _holds(terms, spelling):
                    rest = asked, added, terms, relation, source
                    closest.setdefault(spelling, {}).setdefault(terms, rest)
        self._known = {relation: _of_relation(relation, closest) for relation in RELATIONS}
        self._lengths = {relation: _lengths(known) for relation, known in self._known.items()}

    def expand(self, terms: Sequence[str]) -> tuple[Addition, ...]:
        """What the longest known phrases of a query add, the closest relations first.

        In each relation a term belongs to one phrase only; what is added is not expanded again.

        >>> vocabulary = Vocabulary([Entry("equivalent", "EMIF", "Encuesta sobre Migración", "")])
        >>> [(a.start, a.end, a.added) for a in vocabulary.expand(["resultad", "emif"])]
        [(1, 2, 'Encuesta sobre Migración')]
        """
        return tuple(
            Addition(start, end, *rest)
            for relation in RELATIONS
            for start, end, found in self._longest(relation, terms)
            for rest in found
        )

    def entries(self) -> Iterator[Entry]:
        """Every direction of every row that can be found."""
        for known in self._known.values():
            for found in known.values():
                for asked, added, _, relation, source in found:
                    yield Entry(relation, asked, added, source)

    def _longest(
        self, relation: Relation, terms: Sequence[str]
    ) -> Iterator[tuple[int, int, tuple[Rest, ...]]]:
        known, lengths = self._known[relation], self._lengths[relation]
        start = 0
        while start < len(terms):
            for length in lengths.get(terms[start], ()):
                phrase = tuple(terms[start : start + length])
                if found := known.get(phrase):
                    yield start, start + len(phrase), found
                    start += len(phrase)
                    break
            else:
                start += 1


def load(folder: Path) -> Vocabulary:
    """The vocabulary and the places of a data folder.

    A row that cannot be used raises FixSource with its number.
    """
    return Vocabulary(
        entry
        for name, directions in ((WORDS_FILE, _of_words), (PLACES_FILE, _of_places))
        for entry in _read(folder / name, directions)
    )


def _read(
    path: Path, directions: Callable[[Mapping[str, str]], Iterator[Entry]]
) -> Iterator[Entry]:
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, restkey=EXTRA, restval="")
        for row in rows:
            try:
                if EXTRA in row:
                    raise FixSource("sobran celdas; ponga entre comillas la que tiene una coma.")
                yield from directions(row)
            except KeyError as error:
                raise FixSource(f"{path.name}: falta la columna {error.args[0]}.") from error
            except FixSource as error:
                raise FixSource(f"{path.name}, fila {rows.line_num}: {error}") from error


def _of_words(row: Mapping[str, str]) -> Iterator[Entry]:
    relation = _relation(row["relation"])
    left, right = _phrases(row["from"]), _phrases(row["to"])
    both_ways = relation in ("equivalent", "synonym")
    pairs = permutations((*left, *right), 2) if both_ways else product(left, right)
    return (Entry(relation, asked, added, row["source"]) for asked, added in pairs)


def _of_places(row: Mapping[str, str]) -> Iterator[Entry]:
    pairs = product(_phrases(row["place"]), _phrases(row["contains"]))
    return (Entry("narrower", place, inside, row["source"]) for place, inside in pairs)


def _relation(name: str) -> Relation:
    for relation in RELATIONS:
        if relation == name:
            return relation
    raise FixSource(f"no hay ninguna relación «{name}»; las que hay son: {', '.join(RELATIONS)}.")


def _phrases(cell: str) -> tuple[str, ...]:
    phrases = tuple(phrase.strip() for phrase in cell.split("|"))
    if not all(analysis.terms(phrase) for phrase in phrases):
        raise FixSource(f"en «{cell}» hay una frase sin palabras que buscar.")
    return phrases


def _terms(phrase: str) -> Terms:
    return tuple(analysis.terms(phrase))


def _spellings(phrase: str) -> set[Terms]:
    """The terms of a phrase, and those of the same typed without the ñ key."""
    words = [token for token in analysis.tokens(phrase) if token.term]
    without = (analysis.n_form(word.surface) for word in words)
    plain = (analysis.stem(n) if n else word.term for n, word in zip(without, words, strict=True))
    return {tuple(word.term for word in words), tuple(plain)}


def _holds(terms: Terms, part: Terms) -> bool:
    starts = range(len(terms) - len(part) + 1)
    return any(terms[start : start + len(part)] == part for start in starts)


def _closeness(entry: Entry) -> int:
    return RELATIONS.index(entry.relation)


def _of_relation(
    relation: Relation, closest: Mapping[Terms, Mapping[Terms, Rest]]
) -> dict[Terms, tuple[Rest, ...]]:
    chosen = (
        (asked, tuple(rest for rest in added.values() if rest[3] == relation))
        for asked, added in closest.items()
    )
    return {asked: found for asked, found in chosen if found}


def _lengths(known: Iterable[Terms]) -> dict[str, tuple[int, ...]]:
    """How long the known phrases that begin with a term are, the longest first."""
    lengths: dict[str, set[int]] = {}
    for phrase in known:
        lengths.setdefault(phrase[0], set()).add(len(phrase))
    return {first: tuple(sorted(found, reverse=True)) for first, found in lengths.items()}
