"""Chosen facet values as masks, and the counts of each facet under all the others' choices."""

from collections.abc import Mapping, Sequence
from functools import reduce

import numpy as np

from search.engine import Choices
from search.engines.whoosh.columns import FacetColumn, Mask
from search.schema import FACETS, TREE

TRUE: Mask = np.ones(1, bool)  # stands for every document

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
        found = np.flatnonzero(covered & every(masks))
        counts = {}
        for facet in FACETS:
            documents = found
            if TREE[facet.name] in masks:
                others = {tree: mask for tree, mask in masks.items() if tree != TREE[facet.name]}
                documents = np.flatnonzero(covered & every(others))
            counts[facet.name] = self._columns[facet.name].counted(documents)
        return counts

    def across(self, covered: Mask, facet: str, choices: Sequence[Choices]) -> list[dict[str, int]]:
        """One facet's values under each of several choices, the facet's own left aside."""
        held: dict[object, Mask] = {}  # what the choices share is worked out once
        found = []
        for each in choices:
            documents = covered
            for tree in (tree for tree in each if tree[0] != TREE[facet]):
                if tree not in held:
                    held[tree] = self._any(*tree)
                documents = documents & held[tree]
            found.append(self._columns[facet].counted(np.flatnonzero(documents)))
        return found


def every(masks: Masks) -> Mask:
    """The documents that all choices allow; one True for all where there is no choice."""
    return reduce(np.logical_and, masks.values(), TRUE)
