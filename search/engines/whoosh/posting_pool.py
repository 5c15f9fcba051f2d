"""Collects a writer's postings by term, so that only the terms need sorting."""

from array import array
from collections.abc import Iterator
from typing import Any, NamedTuple

from whoosh.writing import PostingPool

Item = tuple[str, bytes, int, float, bytes]  # field, term, document, weight, encoded positions


class TermItems(NamedTuple):
    """The postings of one term; documents are added in ascending order."""

    documents: "array[int]"
    weights: "array[float]"
    values: list[bytes]


# Of a posting in a group: its two numbers, a reference, and the bytes object with its header.
SIZE = 4 + 4 + 8 + 33


class TermPool(PostingPool):
    """Whoosh's pool of postings, a third of its size in memory and without its sort.

    Whoosh keeps a tuple a posting and sorts them all; at 100,000 records it spilled to disk
    and merged, which was a third of a build's time.
    """

    def __init__(self, before: PostingPool, megabytes: int) -> None:
        """Takes the place of a writer's pool; spills to disk beyond the megabytes."""
        super().__init__(before.tempstore, before.segment, limitmb=megabytes)
        self._groups: dict[tuple[str, bytes], TermItems] = {}

    def add(self, item: Item) -> None:
        """Take a posting."""
        field, term, document, weight, value = item
        group = self._groups.get((field, term))
        if group is None:
            self.fieldnames.add(field)
            group = self._groups[field, term] = TermItems(array("I"), array("d"), [])
        group.documents.append(document)
        group.weights.append(weight)
        group.values.append(value)
        self.currentsize += SIZE + len(value)
        if self.currentsize > self.limit:
            self.save()

    def save(self) -> None:
        """Spill what is in memory as a sorted run."""
        self.current = list(self._sorted())
        self._groups = {}
        super().save()

    def items(self, maxfiles: int = 128) -> Any:
        """All postings by field, term and document."""
        if not self.runs:
            return self._sorted()
        self.save()
        return super().items(maxfiles)

    def _sorted(self) -> Iterator[Item]:
        for (field, term), group in sorted(self._groups.items(), key=lambda each: each[0]):
            for document, weight, value in zip(*group, strict=True):
                yield field, term, document, weight, value
