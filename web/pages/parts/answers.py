"""What is answered under each heading of the top level, for a small picture beside a search."""

from dataclasses import dataclass

from search.model import FacetValue, Page, Query
from search.schema import LEVELS, RESPONSES
from search.searcher import Searcher
from web import wording
from web.addresses import changes
from web.figures.grid import (
    below,
    counts_of,
    most_frequent,
    of_first_page,
    top_headings,
    with_choice,
)
from web.links import Link
from web.queries import Choice

MOST_HEADINGS = 20  # those with the most texts
LONGEST = 72  # characters of a heading


@dataclass(frozen=True, slots=True)
class AnswerBar:
    """The answers under one heading; what is drawn is measured in hundredths of the longest."""

    heading: Link
    yes: int
    no: int
    own: int  # with a word of the source's own
    drawn: tuple[tuple[str, float, float], ...]  # (answer, where it begins, how wide it is)

    @property
    def total(self) -> int:
        """The texts that have any answer."""
        return self.yes + self.no + self.own


def answer_bars(build: Searcher, page: Page) -> tuple[AnswerBar, ...]:
    """The answers of a search by heading, counted as the filter of answers counts them.

    Headings without an answer are left out; empty where nothing is answered at all.
    """
    query = of_first_page(page.query)
    found = tuple((v, below(v, LEVELS[0])) for v in top_headings(page.facets, query) if v.count)
    picked = most_frequent(found, MOST_HEADINGS)
    every = counts_of(build, query, "response", (choice for _, choice in picked))
    longest = max((sum(counts.values()) for counts in every), default=0)
    return tuple(
        _bar(_heading(query, value, choice), counts, longest)
        for (value, choice), counts in zip(picked, every, strict=True)
        if sum(counts.values())
    )


def _heading(query: Query, value: FacetValue, choice: Choice) -> Link:
    """A heading, with the change that narrows the search to it."""
    narrowed = changes.change(query, with_choice(query, choice))
    return Link(wording.short(value.label, LONGEST), value=narrowed)


def _bar(heading: Link, counts: dict[str, int], longest: int) -> AnswerBar:
    told = {answer: counts.get(answer, 0) for answer in RESPONSES}
    told["own"] = sum(counts.values()) - sum(told.values())
    drawn, start = [], 0.0
    for answer, count in told.items():
        width = round(100 * count / longest, 2)
        if width:
            drawn.append((answer, round(start, 2), width))
        start += width
    return AnswerBar(heading, told["yes"], told["no"], told["own"], tuple(drawn))
