"""The hits of a page as cards, one for each line: its own words, then those of its activities."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial

from markupsafe import Markup, escape

from search.ids import RecordId
from search.model import Attribution, Hit, Page, Record
from search.output import totals
from search.output.sentences import answer_of_line
from search.results import reasons as why
from search.schema import given, response_label
from search.searcher import Searcher
from web import urls
from web.derived.contradictions import contradictions
from web.derived.folding import by_line
from web.derived.unchanged import Copy, unchanged
from web.derived.years import years
from web.links import Link, agency_links, heading_links, several, several_programmes
from web.request import derived

MAX_AGENCIES = 6  # named at a text
KEPT = 2048  # records
ACTS, NAMED = "Actúa", "Solo se menciona"
# What the marks in a text show by themselves.
SEEN = frozenset({"word", "form", "exact", "prefix", "code", "agency", "named", "typo"})


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """What a card says of a record whatever was searched; one is equal to itself only."""

    id: str
    title: str  # "Actividad 2"; "" of a line
    agencies: tuple[Link, ...]  # of whom the text says that they act, in its order
    given: tuple[Link, ...]  # of whom a column or a sheet of the source says so
    unnamed: int  # of those, left to the line's own page
    called: str  # what its programme calls lines
    line: str  # what its line is called, with the code
    code: str  # of the line, as people read it
    place: str  # of the line, on a page
    address: str  # of the line
    own: str  # of the record by itself, where it is cited
    above: tuple[Link, ...]  # the headings over the line, from the top
    activities: int  # of the line
    response: str  # the line's
    answer: str  # the same in words, said as the line's where the record is none
    contradiction: str  # "" where what the line says and describes agree
    programme: str  # "" where the build has one only
    year: str  # "" where its programme has one only
    unchanged: tuple[Link, ...]  # it stands there in other years


Tell = Callable[[RecordId], Told]


@dataclass(frozen=True, slots=True)
class Text:
    """A hit as it stands in the card of its line."""

    told: Told
    href: str
    text: Markup
    why: str  # what the marks do not show; "" where they do
    partial: bool  # among texts with all that was asked it has a part of it


@dataclass(frozen=True, slots=True)
class Card:
    """A line and its hits."""

    line: Told  # by any of its hits
    words: Markup
    href: str  # as a hit
    own: Text | None  # where the line itself is a hit
    activities: tuple[Text, ...]
    more: int  # activities of the line that are no hits of this page


@dataclass(frozen=True, slots=True)
class Group:
    """The cards of a page under one heading."""

    heading: str  # "" for those with all that was asked, which need none
    cards: tuple[Card, ...]


def groups(page: Page, build: Searcher, body: str = "") -> tuple[Group, ...]:
    """The cards of a page in its order, each where the best of its hits stands.

    `body`: an agency, if the page is about nothing else: where it acts stands apart, if any text
    names it.
    """
    body = body if body in page.recognised else ""
    found: dict[str, list[Card]] = {ACTS: []} if body else {}
    tell = derived(told)
    text = partial(_text, tell, urls.hits(page.query))
    for line, hits in by_line(page.hits, derived(unchanged)).items():
        heading = _role(hits, body) if body else "" if hits[0].exact else totals.PARTIAL
        found.setdefault(heading, []).append(card(line, hits, text, tell))
    return tuple(Group(heading, tuple(cards)) for heading, cards in found.items() if cards)


def _role(hits: Sequence[Hit], body: str) -> str:
    return ACTS if any(body in hit.record.agencies("acts") for hit in hits) else NAMED


def card(
    line: RecordId, hits: Sequence[Hit], text: Callable[[Hit, bool], Text], tell: Tell
) -> Card:
    """The hits of one line as its card shows them, among them those of the same line in other
    years; `text`: one of them, among exact ones or not."""
    exact = hits[0].exact
    own = next((text(hit, exact) for hit in hits if hit.record.id == line), None)
    under = sorted((h for h in hits if h.record.activity), key=_in_card)
    activities = tuple(text(hit, exact) for hit in under)
    first = own or activities[0]
    known = own.told if own else tell(line) if under[0].record.id.line != line else first.told
    return Card(
        line=known,
        words=own.text if own else escape(hits[0].record.line.text),
        href=own.href if own else first.href.partition("#")[0],
        own=own,
        activities=activities,
        more=known.activities - sum(hit.record.id.line == line for hit in under),
    )


def _in_card(hit: Hit) -> tuple[int, int]:
    return -hit.record.id.year, hit.record.id.activity


def _text(told: Tell, address: Callable[[RecordId], str], hit: Hit, exact: bool) -> Text:
    known = told(hit.record.id)
    return Text(
        told=known,
        href=address(hit.record.id),
        text=Markup(hit.highlight),  # noqa: S704  escaped by search.results.highlight
        why=reasons(hit, known.called),
        partial=exact and not hit.exact,
    )


def told(build: Searcher) -> Tell:
    """What cards say of the records of a build: the last ones are kept."""
    whole, named = several(build), several_programmes(build)
    disagreeing = derived(contradictions)

    @lru_cache(maxsize=KEPT)
    def tell(id: RecordId) -> Told:  # noqa: A002  the field's own name
        record = build.record(id)
        assert record is not None  # noqa: S101  a hit of this build
        programme = build.programmes[record.report]
        source = given(record)
        acts = (*source, *(each for each in acting(record) if each not in source))
        shown = acts[:MAX_AGENCIES]
        return Told(
            id=str(id),
            title=f"Actividad {record.activity}" if record.activity else "",
            agencies=agency_links(build, shown[len(source) :]),
            given=agency_links(build, shown[: len(source)]),
            unnamed=len(acts) - len(shown),
            called=programme.levels[-1],
            line=f"{programme.levels[-1]} {record.line.shown}",
            code=record.line.shown,
            place=urls.place(id),
            address=urls.line(id.line),
            own=urls.own(id),
            above=heading_links(record, whole),
            activities=build.statistics.activities(record.id.heading),
            response=record.response,
            answer=answer_of_line(record, programme),
            contradiction=disagreeing.get(id.line, ""),
            programme=programme.title if named else "",
            year=derived(years).year(record.report),
            unchanged=tuple(_copy(each, record) for each in derived(unchanged)(id)),
        )

    return tell


def _copy(each: Copy, record: Record) -> Link:
    """The way to a text in another year; the title says how the answer of its line differed."""
    other = response_label(each.response) if each.response != record.response else ""
    return Link(str(each.id.year), urls.line(each.id), other)


def acting(record: Record) -> tuple[str, ...]:
    """Who acts, in the order of the text; whom it does not name comes last."""

    def place(each: Attribution) -> tuple[bool, int]:
        return each.start is None, each.start or 0

    acts = sorted((a for a in record.attributions if a.role == "acts"), key=place)
    return tuple(dict.fromkeys(each.agency for each in acts))


def reasons(hit: Hit, line: str) -> str:
    """Why a hit is there as far as its marks do not show it, as one sentence that does not say
    its verb twice; `line`: what its programme calls lines."""
    unseen = (r for r in hit.why if r.how not in SEEN or r.field not in ("text", "code", "agency"))
    said = "; ".join(dict.fromkeys(why.sentence(reason, line) for reason in unseen))
    return said.replace("; contiene ", "; ")
