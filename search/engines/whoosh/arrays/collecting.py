"""What is collected while the records of a build stream past, and stored beside Whoosh's files."""

from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from search.engine import Analysed
from search.engines.whoosh.arrays.inverted import Occurrences, write_inverted
from search.engines.whoosh.arrays.standing import write_standing
from search.engines.whoosh.arrays.stored import FOLDER, smallest, write_array, write_plain
from search.engines.whoosh.writing.texts import Texts
from search.ids import MOST_LEVELS, RecordId
from search.query import ranking
from search.schema import FACETS, LEVELS, ROLES
from search.spanish import analysis
from search.spanish.stopwords import STOP_WORDS

Held = tuple[str, ...]  # the values of one record
Key = TypeVar("Key")

# Facets whose values go together: counted at once, by the combinations that records have.
TOGETHER: Mapping[str, tuple[str, ...]] = {
    "agency": ("agency",),
    "place": (*LEVELS, "programme"),
    "rest": tuple(f.name for f in FACETS if f.name not in ("agency", *LEVELS, "programme")),
    **{name: (name,) for name in ROLES},
}
NO_NUMBER = -1  # where a code has fewer numbers than the longest


class Collector:
    """Takes note of every record, in the order of Whoosh's documents."""

    def __init__(self, texts: Texts) -> None:
        """`texts` has the words of the same records, once all have come."""
        self._texts = texts
        self._reports: dict[tuple[str, int], int] = numbering()
        self._report = array("i")
        self._numbers = array("h")
        self._activity = array("i")
        self._columns = {name: (numbering(), array("i")) for name in TOGETHER}

    def watch(self, records: Iterable[Analysed]) -> Iterator[Analysed]:
        """The records as they come."""
        for each in records:
            self._note_id(each.record.id)
            values = each.values
            for name, together in TOGETHER.items():
                numbers, column = self._columns[name]
                column.append(numbers[tuple([values[facet] for facet in together])])
            yield each

    def _note_id(self, id_: RecordId) -> None:
        self._report.append(self._reports[id_.programme, id_.year])
        more = MOST_LEVELS - len(id_.numbers)
        self._numbers.extend((*id_.numbers, *[NO_NUMBER] * more) if more else id_.numbers)
        self._activity.append(id_.activity)

    def write(self, engine: Path) -> None:
        """Store what was collected in the engine's folder."""
        folder = engine / FOLDER
        folder.mkdir(mode=0o700)
        self._write_words(folder)
        for name, (numbers, column) in self._columns.items():
            write_plain(folder / f"{name}.json", list(numbers))
            write_array(folder / f"{name}.npy", smallest(as_array(column)))
        reports, report = _sorted(self._reports, as_array(self._report), _newest_first)
        numbers_of = as_array(self._numbers).reshape(-1, MOST_LEVELS).T
        write_standing(folder, reports, report, numbers_of, as_array(self._activity))

    def _write_words(self, folder: Path) -> None:
        stream, bounds = self._texts.whole().view(np.int32), self._texts.bounds()
        words = np.diff(bounds)
        document = np.repeat(np.arange(len(words), dtype=np.int32), words)
        before = bounds[:-1].astype(np.int32)
        place = np.arange(len(stream), dtype=np.int32) - np.repeat(before, words)
        surfaces = self._texts.surfaces
        at, other = _without_tilde(stream, surfaces)
        found = Occurrences(
            *(
                np.append(each, more)
                for each, more in ((stream, other), (document, document[at]), (place, place[at]))
            )
        )
        write_inverted(folder / "words", *_in_order(surfaces, found))
        terms, found, lengths = _terms(surfaces, found, len(words), at)
        write_array(folder / "lengths.npy", smallest(rounded(lengths)))
        write_inverted(folder / "text", *_in_order(terms, found))


def _without_tilde(stream: NDArray[Any], surfaces: list[str]) -> tuple[NDArray[Any], NDArray[Any]]:
    """Where in the stream words with ñ stand, and the number of the form without it.

    Forms that no text has are put behind the others.
    """
    numbers = numbering(surfaces)
    form = np.full(len(surfaces), -1, np.int32)
    for number, surface in enumerate(tuple(surfaces)):
        if other := analysis.n_form(surface):
            form[number] = numbers[other]
    surfaces[:] = numbers
    forms = form[stream]
    at = np.flatnonzero(forms >= 0)
    return at, forms[at]


def _terms(
    surfaces: list[str], found: Occurrences, documents: int, at: NDArray[Any]
) -> tuple[list[str], Occurrences, NDArray[Any]]:
    """The postings of stems, and how many terms each text has: as `analysis.bag` counts."""
    numbers = numbering()
    stems = np.array([numbers[analysis.stem(surface)] for surface in surfaces], np.int32)
    stop = np.array([surface in STOP_WORDS for surface in surfaces], bool)
    keep = ~stop[found.term]
    keep[len(keep) - len(at) :] = keep[at]  # the form without ñ counts where the word with it does
    term, document, place = (each[keep] for each in found)
    lengths = np.bincount(document, minlength=documents)
    return list(numbers), Occurrences(stems[term], document, place), lengths


def numbering(keys: Iterable[Any] = ()) -> Any:
    """A dictionary that gives each new key the next number; these have theirs already."""
    numbers: defaultdict[Any, int] = defaultdict(None, {key: at for at, key in enumerate(keys)})
    numbers.default_factory = numbers.__len__
    return numbers


def as_array(values: "array[int]") -> NDArray[Any]:
    """The same numbers, not copied."""
    return np.frombuffer(values, np.dtype(f"i{values.itemsize}"))


def rounded(lengths: NDArray[Any]) -> NDArray[Any]:
    """Each length as `ranking.rounded` has it."""
    distinct, place = np.unique(lengths, return_inverse=True)
    return np.array([ranking.rounded(n) for n in distinct.tolist()], np.int64)[place]


def _newest_first(report: tuple[str, int]) -> object:
    """Reports in the order of `RecordId.place`."""
    programme, year = report
    return programme, -year


def _sorted(
    numbers: Mapping[Key, int], column: NDArray[Any], key: Callable[[Key], Any] | None = None
) -> tuple[list[Key], NDArray[Any]]:
    """Keys in their order, and a column of their numbers accordingly."""
    keys = sorted(numbers, key=key)  # type: ignore[type-var,arg-type]
    place = np.empty(len(keys), np.int32)
    place[[numbers[key] for key in keys]] = np.arange(len(keys), dtype=np.int32)
    return keys, place[column]


def _in_order(terms: list[str], found: Occurrences) -> tuple[list[str], Occurrences]:
    """The terms that occur, sorted: two builds of the same records are alike to the last byte."""
    held, column = _sorted({term: at for at, term in enumerate(terms)}, found.term)
    return held, found._replace(term=column)
