"""Counts and chosen values to facets as shown; pure."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import lru_cache

from search.filters import Filters
from search.ids import HeadingId, code_key
from search.model import Agency, Facet, FacetValue, Heading, Programme
from search.results.levels import LevelNames
from search.schema import FACET, FACETS, LEVELS, FacetField
from search.spanish.analysis import fold_words

Counts = Mapping[str, int]  # every value that the build holds, with its count under the query


MOST_REPORTS = 20  # whose headings are listed at once

DEPTH = dict(enumerate(LEVELS, start=1))  # numbers in a code -> facet


def above_lines(
    headings: Iterable[HeadingId], programmes: Mapping[str, Programme]
) -> Iterator[HeadingId]:
    """The headings that are values of facets: no lines. `programmes` by report."""
    levels = {(each.id, each.year): len(each.levels) for each in programmes.values()}
    for id_ in headings:
        if len(id_.numbers) < levels[id_.programme, id_.year]:
            yield id_


def level(facet: str, value: str) -> str:
    """The facet in which a heading stands that is typed under the name of any level.

    >>> level("objective", "1.5"), level("strategy", "pem/2018/1"), level("objective", "salud")
    ('strategy', 'objective', 'objective')
    """
    code = _CODE.search(value) if facet in LEVELS else None
    return DEPTH.get(len(code_key(code[0])), facet) if code else facet


_CODE = re.compile(r"(?<![^/])[0-9]+(?:\.[0-9]+)*\Z", re.ASCII)


def by_level(
    values: Iterable[FacetValue], top: str = LEVELS[0]
) -> Iterator[tuple[str, tuple[FacetValue, ...]]]:
    """Headings of one level and all below them: the facet of each level, and its values."""
    listed = tuple(values)
    for name in LEVELS[LEVELS.index(top) :]:
        if listed:
            yield name, listed
        listed = tuple(child for value in listed for child in value.children)


class Labels:
    """How the values of each facet are called, and how they are written in a URL.

    Headings are held as their ids. A bare code means its heading in every report; where there
    is one report only, it is what a URL has.
    """

    def __init__(
        self,
        programmes: Mapping[str, Programme],
        agencies: Mapping[str, Agency],
        headings: Mapping[HeadingId, Heading],
        answers: Collection[str] = (),
    ) -> None:
        """`answers`: the responses that records of the build have."""
        self.answers = frozenset(answers)
        self._agencies = agencies
        self._titles = {each.id: each.title for each in programmes.values()}
        self.report_titles = _report_titles(programmes)
        self.programme_of = {report: each.id for report, each in programmes.items()}
        self._headings = {
            str(id_): (id_, headings[id_]) for id_ in above_lines(headings, programmes)
        }
        self._above = {
            held: str(id_.above)
            for held, (id_, _) in self._headings.items()
            if len(id_.numbers) > 1
        }
        self.levels = LevelNames(programmes.values())
        self.one_report = len(programmes) == 1
        self.one_programme = len(self._titles) == 1
        self.label = lru_cache(maxsize=4096)(self._label)
        self.public = lru_cache(maxsize=4096)(self._public)
        self.by_report = _by_report(id_ for id_, _ in self._headings.values())
        # The same few counts come again and again, zero above all.
        self.value = lru_cache(maxsize=16_384)(self._value)

    def _value(self, facet: str, held: str, count: int, selected: bool) -> FacetValue:
        """A value as shown."""
        return FacetValue(self.public(facet, held), self.label(facet, held), count, selected)

    def facet(self, field: FacetField) -> str:
        """What a facet is called; the tree after the levels of the programmes."""
        return self.levels.tree if field.name == LEVELS[0] else field.label

    def _label(self, facet: str, value: str) -> str:
        """What a person reads."""
        if facet == "kind":
            return self.levels.kinds[value]
        return FACET[facet].label_of(value, self)

    def agency(self, id_: str) -> str:
        """The name of an agency."""
        agency = self._agencies.get(id_)
        return agency.name if agency else id_

    def heading(self, id_: str) -> str:
        """A heading, its code first; where there are several reports, it says of which."""
        if id_ not in self._headings:
            return id_
        known, heading = self._headings[id_]
        text = f"{heading.shown}. {heading.text}"
        return text if self.one_report else f"{text} ({self.report_titles[known.report]})"

    def programme(self, id_: str) -> str:
        """The title of a programme."""
        return self._titles.get(id_, id_)

    def _public(self, facet: str, value: str) -> str:
        """A value as URLs and the API have it: a bare code where one report makes it clear."""
        return self.code(value) if self.one_report and facet in DEPTH.values() else value

    def code(self, held: str) -> str:
        """The bare code of a heading; of anything else, itself."""
        return self._headings[held][0].code if held in self._headings else held

    def is_chosen(self, held: str, chosen: Collection[str]) -> bool:
        """Whether a heading is among the choices, by its id or by its bare code."""
        return held in chosen or self.code(held) in chosen

    def above(self, held: str) -> str:
        """The heading over one that is not at the top, both as held."""
        return self._above[held]

    def called(self, facet: str, known: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """The values behind all that a person may type into the search box, folded: an id, or an
        agency's name."""
        found: dict[str, dict[str, None]] = {}
        for each in known:
            names = self._names(each) if facet == "agency" else ()
            for name in (each, *names):
                found.setdefault(fold_words(name), {})[each] = None
        return {name: tuple(values) for name, values in found.items()}

    def _names(self, agency: str) -> tuple[str, ...]:
        known = self._agencies.get(agency)
        return (known.name, *known.variants) if known else ()

    def meant(self, facet: str, known: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """The values of the build that each public one means; a bare code means it in every
        report."""
        found: dict[str, dict[str, None]] = {}
        for each in known:
            codes = (self.code(each),) if facet in DEPTH.values() else ()
            for value in (each, *codes):
                found.setdefault(value, {})[each] = None
        return {value: tuple(values) for value, values in found.items()}


def _report_titles(programmes: Mapping[str, Programme]) -> dict[str, str]:
    """The title of each report, with its year where its programme has several."""
    years = Counter(each.id for each in programmes.values())
    return {
        report: each.title if years[each.id] == 1 else f"{each.title}, {each.year}"
        for report, each in programmes.items()
    }


def facets(counts: Mapping[str, Counts], filters: Filters, labels: Labels) -> tuple[Facet, ...]:
    """All facets, headings under those over them; `programme` only where it chooses."""
    shown = []
    for field in FACETS:
        if field.parent or (field.name == "programme" and labels.one_programme):
            continue
        if field.name == LEVELS[0]:
            values = _tree(counts, filters, labels)
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
    """The headings to show, by report and code, zeros too.

    Of several reports all those of the ones with the most hits; of the others what is chosen by
    its whole id, or needed: a bare code may mean a heading in each of a thousand.
    """
    ordered = labels.by_report[field.name]
    if labels.one_report:
        return [value for values in ordered.values() for value in values]
    count, chosen = counts[field.name], set(filters[field.name])
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
            listed += held
        elif needed or chosen:
            listed += (value for value in held if value in needed or value in chosen)
    return listed


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
    listed |= {value: counts.get(value, 0) for value in answers if field.own}
    listed |= {value: counts.get(value, 0) for value in chosen}
    ranked = sorted(listed, key=lambda v: (-listed[v], labels.label(field.name, v), v))
    return tuple(labels.value(field.name, v, listed[v], v in chosen) for v in ranked)


def _by_report(headings: Iterable[HeadingId]) -> dict[str, dict[str, list[str]]]:
    """The headings of each facet that is a tree, by report, in the order of their codes."""
    found: dict[str, dict[str, list[str]]] = {name: {} for name in DEPTH.values()}
    for id_ in sorted(headings):
        found[DEPTH[len(id_.numbers)]].setdefault(id_.report, []).append(str(id_))
    return found
