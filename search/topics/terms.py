"""The words that show what a text is about, read from a table and looked for in texts.

A phrase is looked for in the forms of its words, whatever stop words stand between them; what only
shares a stem with one of them is another word.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from search import reading
from search.errors import FixSource
from search.spanish import analysis, inflection
from search.topics.named import LABELS, TopicWords

FILE = "topics.csv"
COLUMNS = ("topic", "words", "unless")

Words = tuple[str, ...]  # folded, without the stop words


class Row(NamedTuple):
    """Phrases that show a topic, in texts that have none of some others."""

    topic: str
    phrases: tuple[Words, ...]
    unless: tuple[Words, ...] = ()


class Topics:
    """Says what texts are about; immutable but for what it has worked out of words."""

    def __init__(self, rows: Iterable[Row]) -> None:
        order = list(LABELS)
        self._rows = sorted(rows, key=lambda row: order.index(row.topic))
        known: defaultdict[str, list[_Phrase]] = defaultdict(list)
        for place, row in enumerate(self._rows):
            for shows, phrases in ((True, row.phrases), (False, row.unless)):
                for words in dict.fromkeys(phrases):
                    phrase = _Phrase(words, tuple(map(analysis.stem, words)), place, shows)
                    known[phrase.stems[0]].append(phrase)
        self._known = dict(known)
        self._begun: analysis.Memo[_Begun | None] = analysis.Memo(self._beginning)

    def of(self, text: str) -> tuple[TopicWords, ...]:
        """The words that show the topics of a text, topic by topic, each phrase where it is first.

        >>> topics = Topics([Row("health", (("salud",),)), Row("work", (("seguridad", "social"),))])
        >>> topics.of("La seguridad social y la salud")
        (TopicWords(topic='health', first=5, last=5), TopicWords(topic='work', first=1, last=2))
        """
        surfaces = analysis.counted(text).surfaces
        begun = list(map(self._begun.__getitem__, surfaces))
        if not any(begun):
            return ()
        found: defaultdict[int, dict[Words, tuple[int, int]]] = defaultdict(dict)
        excluded: set[int] = set()
        for phrase, first, last in _standing(surfaces, begun):
            if phrase.shows:
                found[phrase.row].setdefault(phrase.words, (first, last))
            else:
                excluded.add(phrase.row)
        return tuple(
            TopicWords(self._rows[row].topic, first, last)
            for row in sorted(found.keys() - excluded)
            for first, last in _widest(found[row].values())
        )

    def _beginning(self, surface: str) -> "_Begun | None":
        """The phrases that begin with a form of a word."""
        known = self._known.get(analysis.term(surface), ())
        held = [each for each in known if inflection.are_forms(each.words[0], surface)]
        if not held:
            return None
        longer: defaultdict[str, list[_Phrase]] = defaultdict(list)
        for each in held:
            if len(each.words) > 1:
                longer[each.stems[1]].append(each)
        whole = [each for each in held if len(each.words) == 1]
        return _Begun(whole, dict(longer), max(len(each.words) for each in held) - 1)


class _Phrase(NamedTuple):
    words: Words
    stems: tuple[str, ...]
    row: int
    shows: bool  # or else it excludes its row

    def stands(self, surfaces: list[str]) -> bool:
        """Whether these words are forms of its own."""
        return self.stems == tuple(map(analysis.term, surfaces)) and all(
            map(inflection.are_forms, self.words, surfaces)
        )


class _Begun(NamedTuple):
    """The phrases that begin with a word."""

    whole: list[_Phrase]  # have no other
    longer: dict[str, list[_Phrase]]  # by the stem of their second
    reach: int  # words after the first of the longest


def _standing(
    surfaces: Sequence[str], begun: Iterable[_Begun | None]
) -> Iterator[tuple[_Phrase, int, int]]:
    """The phrases that stand in a text, and the places of their first and last words."""
    for place, each in enumerate(begun):
        if each is None:
            continue
        for phrase in each.whole:
            yield phrase, place, place
        if each.longer:
            after = tuple(islice(_following(surfaces, place), each.reach))
            for phrase in each.longer.get(analysis.term(surfaces[after[0]]), ()) if after else ():
                held = (place, *after[: len(phrase.words) - 1])
                if phrase.stands([surfaces[n] for n in held]):
                    yield phrase, place, held[-1]


def _following(surfaces: Sequence[str], place: int) -> Iterator[int]:
    """The places of the words after one that are no stop words."""
    return (n for n in range(place + 1, len(surfaces)) if analysis.term(surfaces[n]))


def _widest(found: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """What was found of one row, in the order of the text, without what lies inside another."""
    end = -1
    for first, last in sorted(found, key=lambda each: (each[0], -each[1])):
        if last > end:
            yield first, last
            end = last


def load(folder: Path) -> Topics:
    """The topics of a data folder. A row that cannot be used raises FixSource with its number."""
    columns, rows = reading.table(folder / FILE)
    for column in COLUMNS:
        if column not in columns:
            raise FixSource(f"{FILE}: falta la columna {column}.")
    return Topics([_row(number, row) for number, row in rows])


def _row(number: int, row: Mapping[str, str]) -> Row:
    if row["topic"] not in LABELS:
        raise FixSource(
            f"{FILE}, fila {number}: no hay ningún tema «{row['topic']}»; los que hay son: "
            f"{', '.join(LABELS)}."
        )
    phrases = _phrases(number, row["words"])
    unless = _phrases(number, row["unless"]) if row["unless"].strip() else ()
    return Row(row["topic"], phrases, unless)


def _phrases(number: int, cell: str) -> tuple[Words, ...]:
    for phrase in cell.split("|"):
        held = analysis.tokens(phrase)
        if not held or not (held[0].term and held[-1].term):  # "estudios sobre" is any "estudio"
            raise FixSource(
                f"{FILE}, fila {number}: «{phrase}» debe empezar y terminar con palabras que digan "
                "algo."
            )
    return tuple(analysis.content(phrase) for phrase in cell.split("|"))
