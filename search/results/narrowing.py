"""What narrows a result: chosen and typed facet values, as the build holds them."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from search.engine import Choices
from search.model import Filters, Notice
from search.results.facets import Labels
from search.schema import FACET, TREE

Typed = tuple[tuple[str, str], ...]  # (facet, value) as typed into the box


class Narrower:
    """Knows the values of one build."""

    def __init__(self, known: Mapping[str, Mapping[str, int]], labels: Labels) -> None:
        """`known`: of each facet, the values that records of the build hold."""
        self._known = known
        self._labels = labels

    def with_typed(self, filters: Filters, typed: Typed) -> Filters:
        """The filters with the field:value choices of a query's text among them."""
        for facet, value in typed:
            found = self._labels.typed(facet, value, self._known[facet])
            chosen = (*getattr(filters, facet), *(self._labels.public(facet, v) for v in found))
            filters = replace(filters, **{facet: tuple(dict.fromkeys(chosen))})
        return filters

    def unknown(self, typed: Typed) -> Iterator[Notice]:
        """Tells of the field:value choices that no record of the build has."""
        for facet, value in typed:
            known = self._known[facet]
            found = self._labels.typed(facet, value, known)
            if not any(held in known for v in found for held in self._labels.held(facet, v, known)):
                label = FACET[facet].label.lower()
                yield Notice("value", f"Ningún texto tiene «{value}» como {label}.")

    def choices(self, filters: Filters) -> Choices:
        """The chosen values as the build holds them, those of one tree together."""
        trees: dict[str, list[tuple[str, str]]] = {}
        for name, values in filters.items():
            held = (h for v in values for h in self._labels.held(name, v, self._known[name]))
            trees.setdefault(TREE[name], []).extend((name, each) for each in held)
        return tuple((tree, tuple(chosen)) for tree, chosen in trees.items())
