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
from search.schema import given
from search.searcher import Searcher
from web import urls
from web.derived.contradictions import contradictions
from web.derived.outline import outline
from web.links import Link, agency_links, heading_links, several
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
    above: tuple[Link, ...]  # the headings over the line, from the top
    activities: int  # of the line
    response: str  # the line's
    answer: str  # the same in words, said as the line's where the record is none
    contradiction: str  # "" where what the line says and describes agree
    programme: str  # "" where the build has one only


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

    `body`: an agency, if the page is about nothing else: where it acts stands apart.
    """
    found: dict[str, list[Card]] = {ACTS: []} if body else {}
    text = partial(_text, derived(told), urls.hits(page.query))
    for line, hits in by_line(page).items():
        heading = _role(hits, body) if body else "" if hits[0].exact else totals.PARTIAL
        found.setdefault(heading, []).append(card(line, hits, text))
    return tuple(Group(heading, tuple(cards)) for heading, cards in found.items() if cards)


def by_line(page: Page) -> dict[RecordId, list[Hit]]:
    """The hits of a page by their lines, in the order of the best of each."""
    lines: dict[RecordId, list[Hit]] = {}
    for hit in page.hits:
        lines.setdefault(hit.record.id.line, []).append(hit)
    return lines


def _role(hits: Sequence[Hit], body: str) -> str:
    return ACTS if any(body in hit.record.agencies("acts") for hit in hits) else NAMED


def card(line: RecordId, hits: Sequence[Hit], text: Callable[[Hit, bool], Text]) -> Card:
    """The hits of one line as its card shows them; `text`: one of them, among exact ones or not."""
    exact = hits[0].exact
    own = next((text(hit, exact) for hit in hits if not hit.record.id.activity), None)
    under = sorted((h for h in hits if h.record.id.activity), key=lambda h: h.record.id.activity)
    activities = tuple(text(hit, exact) for hit in under)
    first = own or activities[0]
    return Card(
        line=first.told,
        words=own.text if own else escape(hits[0].record.line.text),
        href=own.href if own else first.href.partition("#")[0],
        own=own,
        activities=activities,
        more=first.told.activities - len(activities),
    )


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
    whole, trees, disagreeing = several(build), derived(outline), derived(contradictions)

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
            above=heading_links(record, whole),
            activities=len(trees[record.report].activities.get(record.code, ())),
            response=record.response,
            answer=answer_of_line(record, programme),
            contradiction=disagreeing.get(id.line, ""),
            programme=build.title(record.report) if whole else "",
        )

    return tell


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
