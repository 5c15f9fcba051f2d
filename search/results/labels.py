"""How the values of facets are called, by people and in addresses."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import lru_cache

from search.ids import HeadingId, code_key
from search.model import Agency, FacetValue, Heading, Programme
from search.results.editions import Editions, enumeration
from search.results.levels import LevelNames
from search.schema import FACET, LEVELS, NONE, NONE_LABEL, NONE_TYPED, FacetField
from search.spanish.analysis import fold_words

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
        self._reports = Counter(each.id for each in programmes.values())
        self.most_years = max(self._reports.values(), default=1)  # of one programme
        self.editions = Editions(self._headings.values(), self._reports)
        self._headings |= {
            value: self._headings[str(ids[-1])] for value, ids in self.editions.held.items()
        }
        self._above = {
            held: self.editions.value(str(id_.above))
            for held, (id_, _) in self._headings.items()
            if len(id_.numbers) > 1
        }
        self.levels = LevelNames(programmes.values())
        self.one_report = len(programmes) == 1
        self.one_programme = len(self._titles) == 1
        self.one_year = len({each.year for each in programmes.values()}) == 1
        self.label = lru_cache(maxsize=4096)(self._label)
        self.public = lru_cache(maxsize=4096)(self._public)
        self.by_report = _by_report({held: id_ for held, (id_, _) in self._headings.items()})
        self.place = lru_cache(maxsize=4096)(self._place)
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
        return agency.name if agency else NONE_LABEL if id_ == NONE else id_

    def heading(self, id_: str) -> str:
        """A heading, its code first; where there are several reports, it says of which."""
        if id_ not in self._headings:
            return id_
        known, heading = self._headings[id_]
        text = f"{heading.shown}. {heading.text}"
        return f"{text} ({told})" if (told := self._reports_of(id_, known)) else text

    def _reports_of(self, held: str, known: HeadingId) -> str:
        """The reports that have a heading so; "" where all of the build have."""
        years = [each.year for each in self.editions.held.get(held, (known,))]
        title = "" if self.one_programme else self._titles[known.programme]
        whole = len(years) == self._reports[known.programme]
        return ", ".join(filter(None, (title, "" if whole else enumeration(years))))

    def programme(self, id_: str) -> str:
        """The title of a programme."""
        return self._titles.get(id_, id_)

    def _public(self, facet: str, value: str) -> str:
        """A value as URLs and the API have it: a bare code where one report makes it clear."""
        return self.code(value) if self.one_report and facet in DEPTH.values() else value

    def together(self, columns: Iterable[tuple[str, Mapping[str, int]]]) -> dict[str, int]:
        """The counts of several columns as one, by public values."""
        found: Counter[str] = Counter()
        for name, counts in columns:
            for value, count in self.editions.counted(counts).items():
                found[self.public(name, value)] += count
        return found

    def code(self, held: str) -> str:
        """The bare code of a heading; of anything else, itself."""
        return self._headings[held][0].code if held in self._headings else held

    def is_chosen(self, held: str, chosen: Collection[str]) -> bool:
        """Whether a heading is among the choices, by its id or by its bare code."""
        return held in chosen or self.code(held) in chosen

    def _place(self, held: str) -> tuple[str, tuple[int, ...], int]:
        """Where a heading stands among those of all reports: by code, the newest year first."""
        id_ = self._headings[held][0]
        return id_.programme, id_.numbers, -id_.year

    def is_of(self, held: str, years: Collection[str]) -> bool:
        """Whether a report of some years has a heading."""
        ids = self.editions.held.get(held, (self._headings[held][0],))
        return any(str(each.year) in years for each in ids)

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
        if agency == NONE:
            return NONE_TYPED
        known = self._agencies.get(agency)
        return (known.name, *known.variants) if known else ()

    def meant(self, facet: str, known: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """The values of the build that each public one means; a bare code means it in every
        report."""
        found: dict[str, dict[str, None]] = {}
        for each in known:
            wider = (self.editions.value(each), self.code(each)) if facet in DEPTH.values() else ()
            for value in (each, *wider):
                found.setdefault(value, {})[each] = None
        return {value: tuple(values) for value, values in found.items()}


def _report_titles(programmes: Mapping[str, Programme]) -> dict[str, str]:
    """The title of each report, with its year where its programme has several."""
    years = Counter(each.id for each in programmes.values())
    return {
        report: each.title if years[each.id] == 1 else f"{each.title}, {each.year}"
        for report, each in programmes.items()
    }


def _by_report(headings: Mapping[str, HeadingId]) -> dict[str, dict[str, list[str]]]:
    """The values of each facet that is a tree, by report, in the order of their codes."""
    found: dict[str, dict[str, list[str]]] = {name: {} for name in DEPTH.values()}
    for held, id_ in sorted(headings.items(), key=lambda each: (each[1], each[0])):
        found[DEPTH[len(id_.numbers)]].setdefault(id_.report, []).append(held)
    return found
