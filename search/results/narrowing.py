"""What narrows a result: chosen and typed facet values, as the build holds them."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from search.engine import Choices
from search.filters import Filters
from search.model import Notice, Query
from search.query.settling import settled
from search.results.labels import DEPTH, Labels, level
from search.schema import FACET, NONE, TREE, FacetField, chosen, columns_of
from search.spanish.analysis import fold_words

Typed = tuple[tuple[str, str], ...]  # (facet, value) as typed into the box


class Narrower:
    """Knows the values of one build."""

    def __init__(self, known: Mapping[str, Mapping[str, int]], labels: Labels) -> None:
        """`known`: of each facet, the values that records of the build hold."""
        acting = {**known.get("agency", {}), **known.get("nobody", {})}
        bodies = {**known.get("mentioned", {}), **acting}
        self._acting = acting.keys()
        known = {**known, "agency": bodies, "role": dict.fromkeys(FACET["role"].words, 1)}
        self._known = known
        self._labels = labels
        self._meant = {facet: labels.meant(facet, values) for facet, values in known.items()}
        self._called = {facet: labels.called(facet, values) for facet, values in known.items()}

    def with_typed(self, filters: Filters, typed: Typed) -> Filters:
        """The filters with the field:value choices of a query's text among them."""
        for named, value in typed:
            facet = level(named, value)
            found = self._typed(facet, value)
            values = (*filters[facet], *(self._labels.public(facet, v) for v in found))
            filters = filters.choosing(**{facet: tuple(dict.fromkeys(values))})
        return filters

    def narrowed(self, filters: Filters, typed: Typed) -> Choices:
        """What filters and the choices of a query's text allow, as the build holds it."""
        return self.choices(self.with_typed(filters, typed))

    def settled(self, query: Query) -> Query:
        """The query with the choices of its text among its filters, where the build has them:
        what was typed can then be taken off like what was ticked."""
        text, made = settled(query.text, lambda facet, value: bool(self.held(facet, value)))
        if not made or any(self.unknown(made)):
            return query
        return replace(query, text=text, filters=self.with_typed(query.filters, made))

    def _typed(self, facet: str, value: str) -> tuple[str, ...]:
        """The values that a person means who types one, or the same where none is so called."""
        return self._called[facet].get(fold_words(value), (value,))

    def _held(self, facet: str, value: str) -> tuple[str, ...]:
        """The values of the build that a public one means; none of the build's means itself."""
        unheld = () if facet in DEPTH.values() else (value,)
        return self._meant[facet].get(value, unheld)

    def held(self, facet: str, value: str) -> tuple[str, ...]:
        """The values of the build that a person means who types one; none where it has no such."""
        found = (each for v in self._typed(facet, value) for each in self._held(facet, v))
        return tuple(each for each in found if each in self._known[facet])

    def unknown(self, typed: Typed) -> Iterator[Notice]:
        """Tells of the field:value choices that no record of the build has."""
        by_role = any(named == "role" for named, _ in typed)
        for named, value in typed:
            facet = level(named, value)
            held = self.held(facet, value)
            only_named = facet == "agency" and not by_role and self._acting.isdisjoint(held)
            if not held or only_named:
                label = self._labels.levels.facet(FACET[facet]).lower()
                hint = " Con papel:mencionada está donde se menciona." if held else ""
                yield Notice("value", f"Ningún texto tiene «{value}» como {label}.{hint}")

    def told(self, choices: Typed, excluded: Typed) -> Iterator[Notice]:
        """Tells of typed values that no record has, and of those that cannot be left out."""
        able = tuple(each for each in excluded if FACET[each[0]].held)
        yield from self.unknown((*choices, *able))
        for named in dict.fromkeys(facet for facet, _ in excluded if not FACET[facet].held):
            yield Notice("syntax", _not_left_out(FACET[named]))

    def choices(self, filters: Filters) -> Choices:
        """The chosen values as the build holds them, those of one tree together."""
        trees: dict[str, list[tuple[str, str]]] = {}
        for facet, values in chosen(filters):
            if not facet.held:
                continue
            held = (each for value in values for each in self._held(facet.name, value))
            trees.setdefault(TREE[facet.name], []).extend(
                (column, each)
                for each in held
                for column in _columns(facet.name, each, filters["role"])
            )
        return tuple((tree, tuple(held)) for tree, held in trees.items())


def _not_left_out(facet: FacetField) -> str:
    """What is said of a field whose values cannot be left out: what to write instead."""
    name = facet.aliases[0]
    meant = ", ".join(
        f"{name}:{next(word for word, means in facet.typed.items() if means == value)}"
        for value in facet.words
    )
    return f"Con un signo menos, «{name}» no deja nada fuera. Escriba lo que busca: {meant}."


def _columns(facet: str, value: str, roles: tuple[str, ...]) -> tuple[str, ...]:
    """The columns in which a chosen value may stand."""
    if (facet, value) == ("agency", NONE):
        return ("nobody",)
    return columns_of(facet, roles) if facet == "agency" else (facet,)
