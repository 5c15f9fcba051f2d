"""The headings over the lines by their words: no index finds these by themselves."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from heapq import nlargest

from search.ids import HeadingId
from search.model import Heading
from search.spanish import analysis


class HeadingTexts:
    """Finds the headings that have the most of some terms."""

    def __init__(self, headings: Mapping[HeadingId, Heading]) -> None:
        self._headings = headings
        held: dict[str, list[HeadingId]] = defaultdict(list)
        for id_, heading in headings.items():
            for term in set(analysis.counted(heading.text).terms):
                held[term].append(id_)
        self._held = {term: tuple(ids) for term, ids in held.items()}

    def text(self, id_: HeadingId) -> str:
        """The text of a heading; "" of one that there is not."""
        heading = self._headings.get(id_)
        return heading.text if heading else ""

    def nearest(self, terms: Iterable[str], most: int) -> list[HeadingId]:
        """The headings with the most of some terms, rare ones counting more; best first."""
        shared: dict[HeadingId, float] = defaultdict(float)
        for term in set(terms):
            ids = self._held.get(term, ())
            for id_ in ids:
                shared[id_] += 1 / len(ids)
        return nlargest(most, shared, key=lambda id_: (shared[id_], id_))
