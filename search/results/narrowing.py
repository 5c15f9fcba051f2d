"""What narrows a result: chosen and typed facet values, as the build holds them."""

from collections.abc import Iterator, Mapping

from search.engine import Choices
from search.filters import Filters
from search.model import Notice
from search.results.facets import Labels, level
from search.schema import FACET, TREE, chosen

Typed = tuple[tuple[str, str], ...]  # (facet, value) as typed into the box


class Narrower:
    """Knows the values of one build."""

    def __init__(self, known: Mapping[str, Mapping[str, int]], labels: Labels) -> None:
        """`known`: of each facet, the values that records of the build hold."""
        self._known = known
        self._labels = labels

    def with_typed(self, filters: Filters, typed: Typed) -> Filters:
        """The filters with the field:value choices of a query's text among them."""
        for named, value in typed:
            facet = level(named, value)
            found = self._labels.typed(facet, value, self._known[facet])
            values = (*filters[facet], *(self._labels.public(facet, v) for v in found))
            filters = filters.choosing(**{facet: tuple(dict.fromkeys(values))})
        return filters

    def unknown(self, typed: Typed) -> Iterator[Notice]:
        """Tells of the field:value choices that no record of the build has."""
        for named, value in typed:
            facet = level(named, value)
            known = self._known[facet]
            found = self._labels.typed(facet, value, known)
            if not any(held in known for v in found for held in self._labels.held(facet, v, known)):
                label = FACET[facet].label.lower()
                yield Notice("value", f"Ningún texto tiene «{value}» como {label}.")

    def choices(self, filters: Filters) -> Choices:
        """The chosen values as the build holds them, those of one tree together."""
        trees: dict[str, list[tuple[str, str]]] = {}
        for facet, values in chosen(filters):
            name, known = facet.name, self._known[facet.name]
            held = (each for value in values for each in self._labels.held(name, value, known))
            trees.setdefault(TREE[name], []).extend((name, each) for each in held)
        return tuple((tree, tuple(held)) for tree, held in trees.items())
