"""Chosen facet values as masks, and the counts of each facet under all the others' choices."""

from collections.abc import Mapping, Sequence
from functools import reduce

import numpy as np
from numpy.typing import NDArray

from search.engine import Choices
from search.engines.whoosh.columns import Combinations, Counts, FacetColumn, Mask
from search.schema import COUNTED

Masks = Mapping[str, Mask]  # tree -> the documents that its chosen values allow


class Filtering:
    """Narrows by the facet columns of one build."""

    def __init__(self, columns: Mapping[str, FacetColumn]) -> None:
        self._columns = columns

    def masks(self, choices: Choices) -> Masks:
        """A mask for each tree that narrows."""
        return {tree: self._any(tree, chosen) for tree, chosen in choices}

    def _any(self, tree: str, chosen: tuple[tuple[str, str], ...]) -> Mask:
        values: dict[str, list[str]] = {tree: []}  # nothing is allowed where nothing is known
        for facet, value in chosen:
            values.setdefault(facet, []).append(value)
        masks = [self._columns[facet].mask(held) for facet, held in values.items()]
        return np.asarray(np.logical_or.reduce(masks))

    def counts(self, covered: Mask, masks: Masks) -> dict[str, dict[str, int]]:
        """Each facet's values, counted under the query and the other facets' choices."""
        found: dict[tuple[str, Combinations], Counts] = {}  # tree left aside ("": none)
        documents: dict[str, NDArray[np.intp]] = {}
        counts = {}
        for name, of in COUNTED.items():
            column = self._columns[name]
            tree = of if of in masks else ""
            if tree not in documents:
                others = {each: mask for each, mask in masks.items() if each != tree}
                documents[tree] = np.flatnonzero(narrowed(covered, others))
            key = tree, column.combinations
            if key not in found:
                found[key] = column.combinations.counted(documents[tree])
            counts[name] = column.spread(found[key])
        return counts

    def across(self, covered: Mask, facet: str, choices: Sequence[Choices]) -> list[dict[str, int]]:
        """One facet's values under each of several choices, the facet's own left aside."""
        held: dict[object, Mask] = {}  # what the choices share is worked out once
        found = []
        for each in choices:
            documents = covered
            for tree in (tree for tree in each if tree[0] != COUNTED[facet]):
                if tree not in held:
                    held[tree] = self._any(*tree)
                documents = documents & held[tree]
            column = self._columns[facet]
            counts = column.combinations.counted(np.flatnonzero(documents))
            found.append(column.spread(counts))
        return found


def narrowed(covered: Mask, masks: Masks) -> Mask:
    """The documents among some that all choices allow; shared where there is no choice."""
    return reduce(np.logical_and, masks.values(), covered)
