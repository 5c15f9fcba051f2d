"""Headings that several reports of a programme have in the same words: one value of a facet."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping

from search.ids import HeadingId
from search.model import Heading
from search.spanish.analysis import fold_words


def enumeration(years: Iterable[int]) -> str:
    """Some years as a sentence has them.

    >>> enumeration((2016, 2017, 2018)), enumeration((2018,))
    ('2016, 2017 y 2018', '2018')
    """
    *before, last = map(str, years)
    return f"{', '.join(before)} y {last}" if before else last


class Editions:
    """Which headings of a build are one: those of one programme, one code and the same words.

    What is one has a value of its own beside the ids of its years: "agua/1.5" where all reports
    of the programme have it so, else "agua/2016,2018/1.5". An id still means its report alone.
    """

    def __init__(
        self, headings: Iterable[tuple[HeadingId, Heading]], reports: Mapping[str, int]
    ) -> None:
        """`reports`: how many there are of each programme."""
        alike: dict[tuple[str, str, str], list[HeadingId]] = {}
        for id_, heading in headings:
            if reports[id_.programme] > 1:
                key = id_.programme, id_.code, fold_words(heading.text)
                alike.setdefault(key, []).append(id_)
        self.held: dict[str, tuple[HeadingId, ...]] = {}  # of each value, the ids by year
        self._value: dict[str, str] = {}
        for (programme, code, _), ids in alike.items():
            if len(ids) > 1:
                ids.sort(key=lambda each: each.year)
                whole = len(ids) == reports[programme]
                years = "" if whole else f"{','.join(str(each.year) for each in ids)}/"
                value = f"{programme}/{years}{code}"
                self.held[value] = tuple(ids)
                self._value |= dict.fromkeys(map(str, ids), value)

    def __contains__(self, id_: object) -> bool:
        """Whether a heading is one with those of other years."""
        return id_ in self._value

    def value(self, id_: str) -> str:
        """The value of all that is one with a heading; its id, where nothing else is."""
        return self._value.get(id_, id_)

    def counted(self, counts: Mapping[str, int], apart: Collection[str] = ()) -> Mapping[str, int]:
        """The counts of headings, of those that are one together: a text is of one report.

        `apart`: ids that are counted by themselves as well.
        """
        if self._value.keys().isdisjoint(counts):
            return counts
        found: Counter[str] = Counter()
        for id_, count in counts.items():
            found[self.value(id_)] += count
            if id_ in apart:
                found[id_] = count
        return found
