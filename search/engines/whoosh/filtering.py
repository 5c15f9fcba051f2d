"""What narrows a result: chosen facet values as masks, and the counts under all the others."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

import numpy as np

from search.engines.whoosh.columns import FacetColumn, Mask
from search.model import Filters, Notice
from search.results.facets import Labels
from search.schema import FACET, FACETS

TRUE: Mask = np.ones(1, bool)  # stands for every document

# Objective and strategy are one facet, a tree: choices anywhere in it are OR-ed.
TREE = {facet.name: facet.parent or facet.name for facet in FACETS}

Choices = Mapping[str, Mask]  # tree -> the documents that its chosen values allow


class Narrowing:
    """Narrows by the facet columns of one build."""

    def __init__(self, columns: Mapping[str, FacetColumn], labels: Labels) -> None:
        self._columns = columns
        self._labels = labels

    def with_typed(self, filters: Filters, typed: tuple[tuple[str, str], ...]) -> Filters:
        """The filters with the field:value choices of a query's text among them."""
        for facet, value in typed:
            known = self._columns[facet].values
            found = self._labels.typed(facet, value, known)
            chosen = (*getattr(filters, facet), *(self._labels.public(facet, v) for v in found))
            filters = replace(filters, **{facet: tuple(dict.fromkeys(chosen))})
        return filters

    def unknown(self, typed: tuple[tuple[str, str], ...]) -> Iterator[Notice]:
        """Tells of the field:value choices that no record of the build has."""
        for facet, value in typed:
            known = self._columns[facet].values
            found = self._labels.typed(facet, value, known)
            if not any(held in known for v in found for held in self._labels.held(facet, v, known)):
                label = FACET[facet].label.lower()
                yield Notice("value", f"Ningún texto tiene «{value}» como {label}.")

    def choices(self, filters: Filters) -> Choices:
        """A mask for each facet that narrows."""
        masks: dict[str, Mask] = {}
        for name, values in filters.items():
            column = self._columns[name]
            mask = column.mask(h for v in values for h in self._labels.held(name, v, column.values))
            tree = TREE[name]
            masks[tree] = masks[tree] | mask if tree in masks else mask
        return masks

    def counts(self, mask: Mask, choices: Choices) -> dict[str, dict[str, int]]:
        """Each facet's values, counted under the query and the other facets' choices."""
        found = np.flatnonzero(mask & every(choices))
        counts = {}
        for facet in FACETS:
            documents = found
            if TREE[facet.name] in choices:
                others = {name: m for name, m in choices.items() if name != TREE[facet.name]}
                documents = np.flatnonzero(mask & every(others))
            counts[facet.name] = self._columns[facet.name].counted(documents)
        return counts


def every(choices: Choices) -> Mask:
    """The documents that all choices allow; one True for all where there is no choice."""
    return np.logical_and.reduce(list(choices.values())) if choices else TRUE
