"""Counts and chosen values to facets as shown; pure."""

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache

from search.findings import BY_ID as FINDING
from search.model import Agency, Facet, FacetValue, Filters, Heading, Programme, code_key
from search.schema import FACETS, KINDS, RESPONSES, FacetField
from search.spanish.analysis import fold_words
from search.spanish.commitment import LABELS as STRENGTHS

Counts = Mapping[str, int]  # every value that the build holds, with its count under the query


MOST_PROGRAMMES = 20  # whose headings are listed at once

DEPTH = {0: "objective", 1: "strategy"}  # dots in a code -> facet


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
        self.by_programme = _by_programme(headings)
        # The same few counts come again and again, zero above all.
        self.value = lru_cache(maxsize=16_384)(self._value)

    def _value(self, facet: str, held: str, count: int, selected: bool) -> FacetValue:
        """A value as shown."""
        return FacetValue(self.public(facet, held), self.label(facet, held), count, selected)

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
) -> list[str]:
    """The headings to show, by programme and code, zeros too.

    Of several programmes those with the most hits, and those of which one is chosen.
    """
    ordered = labels.by_programme[field.name]
    if labels.one_programme:
        return [value for values in ordered.values() for value in values]
    found = Counter(counts["programme"])
    for value, count in counts[field.name].items():
        programme = value.partition("/")[0]
        found[programme] = max(found[programme], count)
    shown = {programme for programme, count in found.most_common(MOST_PROGRAMMES) if count}
    chosen = set(getattr(filters, field.name))
    return [
        value
        for programme, values in ordered.items()
        for value in values
        if programme in shown or (chosen and _is_chosen(value, value, chosen))
    ]


def _is_chosen(public: str, held: str, chosen: set[str]) -> bool:
    return public in chosen or held.rpartition("/")[2] in chosen


def _shown(
    field: FacetField,
    held: Iterable[str],
    counts: Mapping[str, Counts],
    filters: Filters,
    labels: Labels,
) -> list[FacetValue]:
    name, count, value = field.name, counts[field.name], labels.value
    chosen = set(getattr(filters, name))
    if not chosen:
        return [value(name, each, count.get(each, 0), False) for each in held]
    return [
        value(name, each, count.get(each, 0), _is_chosen(labels.public(name, each), each, chosen))
        for each in held
    ]


def _values(
    field: FacetField, counts: Counts, filters: Filters, labels: Labels
) -> tuple[FacetValue, ...]:
    chosen = getattr(filters, field.name)
    if field.closed:
        order: Iterable[str] = _CLOSED[field.name]
        return tuple(labels.value(field.name, v, counts.get(v, 0), v in chosen) for v in order)
    listed = {value: count for value, count in counts.items() if count}
    listed |= {value: counts.get(value, 0) for value in chosen}
    ranked = sorted(listed, key=lambda v: (-listed[v], labels.label(field.name, v), v))
    return tuple(labels.value(field.name, v, listed[v], v in chosen) for v in ranked)


_CLOSED = {
    "response": tuple(RESPONSES),
    "kind": tuple(KINDS),
    "commitment": tuple(STRENGTHS),
}


def _by_programme(headings: Iterable[str]) -> dict[str, dict[str, list[str]]]:
    """The headings of each facet that is a tree, by programme, in the order of their codes."""
    found: dict[str, dict[str, list[str]]] = {name: {} for name in DEPTH.values()}
    for value in sorted(headings, key=_heading_key):
        programme, _, code = value.rpartition("/")
        if facet := DEPTH.get(code.count(".")):
            found[facet].setdefault(programme, []).append(value)
    return found


def _heading_key(value: str) -> tuple[str, tuple[int, ...]]:
    programme, _, code = value.rpartition("/")
    return programme, code_key(code)
