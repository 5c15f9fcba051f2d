"""The hits of a page as cards: those with all that was asked, then those with a part of it."""

from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from search.findings import BY_ID
from search.model import Hit, Page, Record
from search.output import totals
from search.results import reasons as why
from search.schema import given, response_label
from search.searcher import Searcher
from web import urls, wording
from web.derived.outline import outline
from web.links import Link, agency_links, heading_links, several
from web.request import derived

MAX_AGENCIES = 6  # named on a card


@dataclass(frozen=True, slots=True)
class Card:
    """A hit as its card shows it."""

    record: Record
    title: str
    href: str
    above: tuple[Link, ...]  # the headings over its line, from the top
    text: Markup
    response: str
    findings: tuple[str, ...]
    agencies: tuple[Link, ...]  # of whom the text says that they act
    given: tuple[Link, ...]  # of whom a column or a sheet of the source says so
    unnamed: int  # agencies that act and are left to the line's own page
    activities: int  # that a line has
    why: str
    programme: str  # "" where the build has one only


@dataclass(frozen=True, slots=True)
class Group:
    """The cards of a page under one heading."""

    heading: str  # "" for those with all that was asked, which need none
    start: int  # the place of the first among all hits, from 1
    cards: tuple[Card, ...]


def groups(page: Page, build: Searcher) -> tuple[Group, ...]:
    """The cards of a page in its order, under a heading from the first with a part on."""
    start = (page.query.page - 1) * page.query.size + 1
    found = []
    for exact, hits in groupby(page.hits, lambda hit: hit.exact):
        cards = tuple(card(hit, build) for hit in hits)
        found.append(Group("" if exact else totals.PARTIAL, start, cards))
        start += len(cards)
    return tuple(found)


def card(hit: Hit, build: Searcher) -> Card:
    """A hit as its card shows it."""
    record = hit.record
    whole = several(build)
    acts, source = record.agencies("acts"), given(record)
    shown = (*source, *(each for each in acts if each not in source))[:MAX_AGENCIES]
    return Card(
        record=record,
        title=wording.title(record, build.programmes[record.report]),
        href=urls.line(record.id),
        above=heading_links(record, whole),
        text=Markup(hit.highlight),  # noqa: S704  escaped by search.results.highlight
        response=response_label(record.response),
        findings=tuple(BY_ID[rule].label for rule in record.findings),
        agencies=agency_links(build, shown[len(source) :]),
        given=agency_links(build, shown[: len(source)]),
        unnamed=len(acts) - len(shown),
        activities=_activities(record),
        why=reasons(hit, build.programmes[record.report].levels[-1]),
        programme=build.title(record.report) if whole else "",
    )


def _activities(record: Record) -> int:
    if record.activity is not None:
        return 0
    return len(derived(outline)[record.report].activities.get(record.code, ()))


def reasons(hit: Hit, line: str) -> str:
    """Why a hit is there, as one sentence that does not say its verb twice."""
    said = "; ".join(dict.fromkeys(why.sentence(reason, line) for reason in hit.why))
    return said.replace("; contiene ", "; ")
