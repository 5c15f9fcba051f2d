"""Counts and chosen values to facets as shown; pure."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import partial

from search.filters import Filters
from search.model import Facet, FacetValue
from search.results.labels import Labels
from search.results.roles import agencies, roles
from search.schema import FACET, FACETS, LEVELS, NONE, FacetField

Counts = Mapping[str, int]  # every value that the build holds, with its count under the query

MOST_REPORTS = 20  # whose headings are listed at once


def by_level(
    values: Iterable[FacetValue], top: str = LEVELS[0]
) -> Iterator[tuple[str, tuple[FacetValue, ...]]]:
    """Headings of one level and all below them: the facet of each level, and its values."""
    listed = tuple(values)
    for name in LEVELS[LEVELS.index(top) :]:
        if listed:
            yield name, listed
        listed = tuple(child for value in listed for child in value.children)


def facets(counts: Mapping[str, Counts], filters: Filters, labels: Labels) -> tuple[Facet, ...]:
    """All facets, headings under those over them; `programme` and `year` where they choose."""
    alone = {"programme": labels.one_programme, "year": labels.one_year}
    if labels.editions.held:
        together = {n: labels.editions.counted(counts[n], filters[n]) for n in LEVELS}
        counts = {**counts, **together}
    counts = {**counts, "agency": agencies(counts, filters), "role": roles(counts, filters)}
    shown = []
    for field in FACETS:
        if field.parent or alone.get(field.name):
            continue
        if field.name == LEVELS[0]:
            values = _tree(counts, filters, labels)
        elif field.name == "role":
            held, chosen = counts["role"], filters["role"]
            values = tuple(labels.value("role", v, held[v], v in chosen) for v in held)
            if not values:
                continue
        else:
            values = _values(field, counts[field.name], filters, labels)
        shown.append(Facet(field.name, labels.facet(field), values))
    return tuple(shown)


def _tree(counts: Mapping[str, Counts], filters: Filters, labels: Labels) -> tuple[FacetValue, ...]:
    """The headings of the top level, each with those below it: built from the lowest level up."""
    below: dict[str, list[FacetValue]] = {}
    found: list[FacetValue] = []
    for name in reversed([name for name in LEVELS if labels.by_report[name]]):
        field = FACET[name]
        held = _listed(field, counts, filters, labels, below)  # a chosen one brings those over it
        shown = _shown(field, held, counts, filters, labels)
        found = shown
        if below:
            found = [
                FacetValue(v.value, v.label, v.count, v.selected, tuple(below.get(value, ())))
                for value, v in zip(held, shown, strict=True)
            ]
        below = {}
        if field.parent:
            for value, v in zip(held, found, strict=True):
                below.setdefault(labels.above(value), []).append(v)
    return tuple(found)


def _listed(
    field: FacetField,
    counts: Mapping[str, Counts],
    filters: Filters,
    labels: Labels,
    needed: Collection[str] = (),
) -> list[str]:
    """The headings to show, by programme and code, zeros too.

    Of several reports all those of the ones with the most hits; of the others what is chosen by
    its whole id, or needed: a bare code may mean a heading in each of a thousand. What is one in
    several years stands once, by itself only where its id is chosen; where years are chosen, what
    no report of them has is left out.
    """
    ordered = labels.by_report[field.name]
    if labels.one_report:
        return [value for values in ordered.values() for value in values]
    count, chosen, years = counts[field.name], set(filters[field.name]), filters["year"]
    beside = counts["programme"]  # what is left of each whichever programme is chosen
    narrowed = any(filters[name] for name in ("programme", *LEVELS))
    found: Counter[str] = Counter()
    for report, held in ordered.items():
        hits = beside.get(labels.programme_of[report], 0)
        if narrowed or not hits:  # or else no heading has more
            hits = max(hits, *(count.get(value, 0) for value in held))
        found[report] = hits
    shown = {report for report, hits in found.most_common(MOST_REPORTS) if hits}
    listed: list[str] = []
    for report, held in ordered.items():
        if report in shown:
            listed += [
                value
                for value in held
                if value in chosen
                or (value not in labels.editions and (not years or labels.is_of(value, years)))
            ]
        elif needed or chosen:
            listed += (value for value in held if value in needed or value in chosen)
    return sorted(listed, key=labels.place)


def _shown(
    field: FacetField,
    held: Iterable[str],
    counts: Mapping[str, Counts],
    filters: Filters,
    labels: Labels,
) -> list[FacetValue]:
    name, count, value = field.name, counts[field.name], labels.value
    chosen = set(filters[name])
    if not chosen:
        return [value(name, each, count.get(each, 0), False) for each in held]
    return [value(name, each, count.get(each, 0), labels.is_chosen(each, chosen)) for each in held]


def _values(
    field: FacetField, counts: Counts, filters: Filters, labels: Labels
) -> tuple[FacetValue, ...]:
    chosen = filters[field.name]
    answers = labels.answers if field.own else field.words.keys()
    if field.closed and answers and answers <= field.words.keys():
        return tuple(
            labels.value(field.name, v, counts.get(v, 0), v in chosen) for v in field.words
        )
    listed = {value: count for value, count in counts.items() if count}
    listed |= {value: counts.get(value, 0) for value in (*chosen, *(answers if field.own else ()))}
    ranked = sorted(listed, reverse=True)
    if not field.newest_first:
        label = partial(labels.label, field.name)
        ranked = sorted(listed, key=lambda v: (v == NONE, -listed[v], label(v), v))
    return tuple(labels.value(field.name, v, listed[v], v in chosen) for v in ranked)
