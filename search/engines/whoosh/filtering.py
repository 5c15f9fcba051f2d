"""Chosen facet values as masks, and the counts of each facet under all the others' choices."""

from collections.abc import Iterable, Mapping, Sequence
from functools import reduce

import numpy as np

from search.engine import Choices
from search.engines.whoosh.columns import Columns, FacetColumn, Mask
from search.engines.whoosh.postings import Ids
from search.schema import COUNTED

Masks = Mapping[str, Mask]  # tree -> the documents that its chosen values allow


class Filtering:
    """Narrows by the facet columns of one build."""

    def __init__(self, columns: Mapping[str, FacetColumn]) -> None:
        self._columns = columns
        self._all = Columns({name: columns[name] for name in COUNTED})
        self._trees = {
            tree: Columns({name: columns[name] for name, of in COUNTED.items() if of == tree})
            for tree in set(COUNTED.values())
        }

    def masks(self, choices: Choices) -> Masks:
        """A mask for each tree that narrows."""
        return {tree: self._any(tree, chosen) for tree, chosen in choices}

    def _any(self, tree: str, chosen: tuple[tuple[str, str], ...]) -> Mask:
        values: dict[str, list[str]] = {tree: []}  # nothing is allowed where nothing is known
        for facet, value in chosen:
            values.setdefault(facet, []).append(value)
        masks = [self._columns[facet].mask(held) for facet, held in values.items()]
        return np.asarray(np.logical_or.reduce(masks))

    def counts(self, covered: Ids, masks: Masks, documents: Ids) -> dict[str, dict[str, int]]:
        """Each facet's values, counted under the query and the other facets' choices.

        `documents`: those that all choices allow.
        """
        counts = self._all.counted(documents)
        for chosen in masks:
            others = [mask for tree, mask in masks.items() if tree != chosen]
            counts |= self._trees[chosen].counted(narrowed(covered, others))
        return counts

    def across(self, covered: Ids, facet: str, choices: Sequence[Choices]) -> list[dict[str, int]]:
        """One facet's values under each of several choices, the facet's own left aside."""
        held: dict[object, Mask] = {}  # what the choices share is worked out once
        found = []
        for each in choices:
            others = [tree for tree in each if tree[0] != COUNTED[facet]]
            for tree in others:
                if tree not in held:
                    held[tree] = self._any(*tree)
            column = self._columns[facet]
            documents = narrowed(covered, [held[tree] for tree in others])
            found.append(column.spread(column.combinations.counted(documents)))
        return found


def narrowed(documents: Ids, masks: Sequence[Mask]) -> Ids:
    """Those of some documents that all masks have; shared where there is none."""
    return documents[np.take(all_of(masks), documents)] if masks else documents


def all_of(masks: Iterable[Mask]) -> Mask:
    """What all of some masks have, of which there is one at least."""
    return reduce(np.logical_and, masks)
