"""Counts and chosen values to facets as shown; pure."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from search.analysis import fold_words
from search.commitment import LABELS as STRENGTHS
from search.findings import BY_ID as FINDING
from search.model import Agency, Facet, FacetValue, Filters, Heading, Programme, code_key
from search.schema import FACETS, KINDS, RESPONSES, FacetField

Counts = Mapping[str, int]  # every value that the build holds, with its count under the query


class Labels:
    """How the values of each facet are called, and how they are written in a URL."""

    def __init__(
        self,
        programmes: Mapping[str, Programme],
        agencies: Mapping[str, Agency],
        headings: Mapping[str, Heading],
    ) -> None:
        self._programmes = programmes
        self._agencies = agencies
        self._headings = headings
        self.one_programme = len(programmes) == 1
        self.label = lru_cache(maxsize=4096)(self._label)
        self.public = lru_cache(maxsize=4096)(self._public)
        self.ordered = lru_cache(maxsize=8)(_ordered)

    def _label(self, facet: str, value: str) -> str:
        """What a person reads.

        Headings are held as "<programme>/<code>"; where there are several programmes, the same
        code means another thing in each, so the label says which.
        """
        match facet:
            case "agency":
                agency = self._agencies.get(value)
                return agency.name if agency else value
            case "objective" | "strategy":
                return self._heading(value)
            case "response":
                return RESPONSES.get(value, value)
            case "kind":
                return KINDS.get(value, value)
            case "commitment":
                return STRENGTHS.get(value, value)
            case "finding":
                return FINDING[value].label if value in FINDING else value
            case _:
                programme = self._programmes.get(value)
                return programme.title if programme else value

    def _heading(self, value: str) -> str:
        heading = self._headings.get(value)
        if heading is None:
            return value
        text = f"{heading.code}. {heading.text}"
        if self.one_programme:
            return text
        return f"{text} ({self._programmes[value.partition('/')[0]].title})"

    def _public(self, facet: str, value: str) -> str:
        """A value as URLs and the API have it: a bare code where one programme makes it clear."""
        if self.one_programme and facet in ("objective", "strategy"):
            return value.rpartition("/")[2]
        return value

    def typed(self, facet: str, value: str, known: Iterable[str]) -> tuple[str, ...]:
        """The values that a person means who types one into the search box: an id in any case,
        or an agency's name."""
        folded = fold_words(value)
        if facet != "agency":
            return tuple(each for each in known if fold_words(each) == folded) or (value,)
        named = (e for e in known if folded in map(fold_words, (e, *self._names(e))))
        return tuple(named) or (value,)

    def _names(self, agency: str) -> tuple[str, ...]:
        known = self._agencies.get(agency)
        return (known.name, *known.variants) if known else ()

    def held(self, facet: str, value: str, known: Iterable[str]) -> tuple[str, ...]:
        """The values of the build that a public one means; a bare code means it in every one."""
        if facet in ("objective", "strategy") and "/" not in value:
            return tuple(each for each in known if each.rpartition("/")[2] == value)
        return (value,)


def facets(counts: Mapping[str, Counts], filters: Filters, labels: Labels) -> tuple[Facet, ...]:
    """All facets, the strategies under their objectives; `programme` only where it chooses."""
    shown = []
    for field in FACETS:
        if field.parent or (field.name == "programme" and labels.one_programme):
            continue
        children = next((child for child in FACETS if child.parent == field.name), None)
        if children is None:
            values = _values(field, counts[field.name], filters, labels)
        else:
            values = _tree(field, children, counts, filters, labels)
        shown.append(Facet(field.name, field.label, values))
    return tuple(shown)


def _tree(
    field: FacetField,
    child: FacetField,
    counts: Mapping[str, Counts],
    filters: Filters,
    labels: Labels,
) -> tuple[FacetValue, ...]:
    below: dict[str, list[FacetValue]] = {}
    held = _listed(child, counts, filters, labels)
    for value, shown in zip(held, _shown(child, held, counts, filters, labels), strict=True):
        below.setdefault(value.rpartition(".")[0], []).append(shown)
    held = _listed(field, counts, filters, labels)
    shown_values = _shown(field, held, counts, filters, labels)
    return tuple(
        FacetValue(v.value, v.label, v.count, v.selected, tuple(below.get(value, ())))
        for value, v in zip(held, shown_values, strict=True)
    )


def _listed(
    field: FacetField, counts: Mapping[str, Counts], filters: Filters, labels: Labels
) -> Sequence[str]:
    """The headings to show: zeros too, but of several programmes only those that have hits."""
    held = labels.ordered(tuple(counts[field.name]))
    if labels.one_programme:
        return held
    chosen = set(getattr(filters, field.name))
    counted = (*counts["programme"].items(), *counts[field.name].items())
    found = {value.partition("/")[0] for value, count in counted if count}
    return [v for v in held if v.partition("/")[0] in found or _is_chosen(v, v, chosen)]


def _is_chosen(public: str, held: str, chosen: set[str]) -> bool:
    return public in chosen or held.rpartition("/")[2] in chosen


def _shown(
    field: FacetField,
    held: Iterable[str],
    counts: Mapping[str, Counts],
    filters: Filters,
    labels: Labels,
) -> list[FacetValue]:
    chosen = set(getattr(filters, field.name))
    count = counts[field.name]
    return [
        FacetValue(
            public := labels.public(field.name, value),
            labels.label(field.name, value),
            count[value],
            bool(chosen) and _is_chosen(public, value, chosen),
        )
        for value in held
    ]


def _values(
    field: FacetField, counts: Counts, filters: Filters, labels: Labels
) -> tuple[FacetValue, ...]:
    chosen = getattr(filters, field.name)
    if field.closed:
        order: Iterable[str] = _CLOSED[field.name]
        return tuple(_value(field, v, counts.get(v, 0), chosen, labels) for v in order)
    listed = {value: count for value, count in counts.items() if count}
    listed |= {value: counts.get(value, 0) for value in chosen}
    ranked = sorted(listed, key=lambda v: (-listed[v], labels.label(field.name, v), v))
    return tuple(_value(field, value, listed[value], chosen, labels) for value in ranked)


def _value(
    field: FacetField, value: str, count: int, chosen: tuple[str, ...], labels: Labels
) -> FacetValue:
    return FacetValue(value, labels.label(field.name, value), count, value in chosen)


_CLOSED = {
    "response": tuple(RESPONSES),
    "kind": tuple(KINDS),
    "commitment": tuple(STRENGTHS),
}


def _ordered(held: tuple[str, ...]) -> Sequence[str]:
    return sorted(held, key=_heading_key)


def _heading_key(value: str) -> tuple[str, tuple[int, ...]]:
    programme, _, code = value.rpartition("/")
    return programme, code_key(code)
