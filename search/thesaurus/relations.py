"""What a query may also be called: acronyms, synonyms, narrower and related terms, and places.

Pure once loaded. A row is bound to the words that it was written for in any of their forms, so one
inflection of each is enough; what else has their stem is another word.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import permutations, product
from pathlib import Path
from typing import Literal, NamedTuple, get_args

from search import reading
from search.errors import FixSource
from search.spanish import analysis, inflection

Relation = Literal["equivalent", "synonym", "narrower", "related"]
RELATIONS: tuple[Relation, ...] = get_args(Relation)  # the closest first

WORDS_FILE = "vocabulary.csv"
PLACES_FILE = "places.csv"
MOST_PHRASES = 60  # of a cell: each is paired with all the others; the most that ship are 25

Terms = tuple[str, ...]


class Entry(NamedTuple):
    """One direction of one row: who asks for `asked` may want `added` too."""

    relation: Relation
    asked: str
    added: str
    source: str


Words = tuple[str, ...]  # folded, without the stop words


class Rest(NamedTuple):
    """An Addition, whatever its place."""

    asked: str
    added: str
    terms: Terms
    relation: Relation
    source: str


class Addition(NamedTuple):
    """A phrase found in a query, and one phrase that the vocabulary puts beside it."""

    start: int  # of the query's terms that it stands for
    end: int
    asked: str  # as the vocabulary writes it
    added: str
    terms: Terms  # of what is added
    relation: Relation
    source: str


_addition = partial(tuple.__new__, Addition)  # half of what Addition(…) costs


class Vocabulary:
    """The entries by the terms of what is asked; immutable, shared between threads."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        """What holds the phrase asked for ("casa hogar" for "hogar") is left out: it finds nothing
        that the phrase does not.
        """
        known: dict[Relation, dict[Terms, dict[tuple[Words, Terms], Rest]]]
        known = {relation: {} for relation in RELATIONS}
        for relation, asked, added, source in entries:
            terms = _terms(added)
            rest = Rest(asked, added, terms, relation, source)
            for words in _spellings(asked):
                spelling = tuple(map(analysis.stem, words))
                if not _holds(terms, spelling):
                    known[relation].setdefault(spelling, {}).setdefault((words, terms), rest)
        self._known = {
            relation: {asked: _by_words(found) for asked, found in each.items()}
            for relation, each in known.items()
        }
        self._lengths = {relation: _lengths(each) for relation, each in self._known.items()}

    def expand(self, words: Sequence[str]) -> tuple[Addition, ...]:
        """What the longest known phrases of folded words add, the closest relations first.

        In each relation a word belongs to one phrase only; what is added is not expanded again.
        Where two entries say the same, the closer relation holds, then the earlier entry.

        >>> vocabulary = Vocabulary([Entry("equivalent", "EMIF", "Encuesta sobre Migración", "")])
        >>> [(a.start, a.end, a.added) for a in vocabulary.expand(["resultados", "emif"])]
        [(1, 2, 'Encuesta sobre Migración')]
        """
        closest: dict[tuple[int, int, Terms], Addition] = {}
        terms = tuple(map(analysis.stem, words))
        for relation in RELATIONS:
            for start, end, found in self._longest(relation, words, terms):
                for rest in found:
                    addition = _addition((start, end, *rest))
                    closest.setdefault((start, end, rest.terms), addition)
        return tuple(closest.values())

    def knows(self, term: str) -> bool:
        """Is anything put beside a word of this stem?"""
        return any((term,) in known for known in self._known.values())

    def entries(self) -> Iterator[Entry]:
        """Every direction of every row that can be found."""
        for known in self._known.values():
            for found in known.values():
                for _, rests in found:
                    for asked, added, _, relation, source in rests:
                        yield Entry(relation, asked, added, source)

    def _longest(
        self, relation: Relation, words: Sequence[str], terms: Terms
    ) -> Iterator[tuple[int, int, list[Rest]]]:
        known, lengths = self._known[relation], self._lengths[relation]
        start = 0
        while start < len(terms):
            for length in lengths.get(terms[start], ()):
                end = min(start + length, len(terms))
                bound = _bound(known.get(terms[start:end], ()), words[start:end])
                if bound:
                    yield start, end, bound
                    start = end
                    break
            else:
                start += 1


Written = tuple[tuple[Words, tuple[Rest, ...]], ...]  # as rows write one phrase, and what they add


def _by_words(found: Mapping[tuple[Words, Terms], Rest]) -> Written:
    written: dict[Words, list[Rest]] = {}
    for (words, _), rest in found.items():
        written.setdefault(words, []).append(rest)
    return tuple((words, tuple(rests)) for words, rests in written.items())


def _bound(written: Written, typed: Sequence[str]) -> list[Rest]:
    """What is added to a phrase by the rows that were written for its words."""
    return [
        rest
        for words, rests in written
        if all(map(inflection.are_forms, words, typed))
        for rest in rests
    ]


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
    for number, row in reading.table(path).rows:
        try:
            yield from directions(row)
        except KeyError as error:
            raise FixSource(f"{path.name}: falta la columna {error.args[0]}.") from error
        except FixSource as error:
            raise FixSource(f"{path.name}, fila {number}: {error}") from error


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
    if len(phrases) > MOST_PHRASES:
        raise FixSource(f"hay {len(phrases)} frases en una celda; no más de {MOST_PHRASES}.")
    if not all(analysis.terms(phrase) for phrase in phrases):
        raise FixSource(f"en «{cell}» hay una frase sin palabras que buscar.")
    return phrases


def _terms(phrase: str) -> Terms:
    return tuple(analysis.terms(phrase))


def _spellings(phrase: str) -> set[Words]:
    """The folded words of a phrase, and those of the same typed without the ñ key."""
    words = analysis.content(phrase)
    return {words, tuple(analysis.n_form(word) or word for word in words)}


def _holds(terms: Terms, part: Terms) -> bool:
    starts = range(len(terms) - len(part) + 1)
    return any(terms[start : start + len(part)] == part for start in starts)


def _lengths(known: Iterable[Terms]) -> dict[str, tuple[int, ...]]:
    """How long the known phrases that begin with a term are, the longest first."""
    lengths: dict[str, set[int]] = {}
    for phrase in known:
        lengths.setdefault(phrase[0], set()).add(len(phrase))
    return {first: tuple(sorted(found, reverse=True)) for first, found in lengths.items()}
