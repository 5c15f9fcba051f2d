"""The hits of a page as cards, one for each line: its own words, then those of its activities."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

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
ACTS, NAMED = "Actúa", "Solo se menciona"
# What the marks in a text show by themselves.
SEEN = frozenset({"word", "form", "exact", "prefix", "code", "agency", "named", "typo"})


@dataclass(frozen=True, slots=True)
class Text:
    """A hit as it stands in the card of its line."""

    record: Record
    title: str  # "Actividad 2"; "" of the line itself
    href: str
    text: Markup
    agencies: tuple[Link, ...]  # of whom the text says that they act, in its order
    given: tuple[Link, ...]  # of whom a column or a sheet of the source says so
    unnamed: int  # of those, left to the line's own page
    why: str  # what the marks do not show; "" where they do
    partial: bool  # among texts with all that was asked it has a part of it


@dataclass(frozen=True, slots=True)
class Card:
    """A line and its hits."""

    place: str  # on the page
    title: str
    code: str
    words: Markup
    href: str  # as a hit
    address: str  # as any line
    above: tuple[Link, ...]  # the headings over the line, from the top
    response: str  # the line's
    answer: str  # the same in words, said as the line's where only activities are hits
    contradiction: str  # "" where what the line says and describes agree
    own: Text | None  # where the line itself is a hit
    activities: tuple[Text, ...]
    more: int  # activities of the line that are no hits of this page
    programme: str  # "" where the build has one only


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
    address = urls.hits(page.query)
    for hits in by_line(page).values():
        heading = _role(hits, body) if body else "" if hits[0].exact else totals.PARTIAL
        found.setdefault(heading, []).append(card(hits, address, build))
    return tuple(Group(heading, tuple(cards)) for heading, cards in found.items() if cards)


def by_line(page: Page) -> dict[RecordId, list[Hit]]:
    """The hits of a page by their lines, in the order of the best of each."""
    lines: dict[RecordId, list[Hit]] = {}
    for hit in page.hits:
        lines.setdefault(hit.record.id.line, []).append(hit)
    return lines


def _role(hits: Sequence[Hit], body: str) -> str:
    return ACTS if any(body in hit.record.agencies("acts") for hit in hits) else NAMED


def card(hits: Sequence[Hit], address: Callable[[RecordId], str], build: Searcher) -> Card:
    """The hits of one line as its card shows them; `address`: of a hit, which leads back here."""
    record = hits[0].record
    programme, whole = build.programmes[record.report], several(build)
    own = next((hit for hit in hits if hit.record.kind == "line"), None)
    activities = sorted((h for h in hits if h.record.activity), key=lambda h: h.record.id)
    known = derived(outline)[record.report].activities.get(record.code, ())
    return Card(
        place=urls.place(record.id),
        title=f"{programme.levels[-1]} {record.line.shown}",
        code=record.line.shown,
        words=_highlight(own) if own else escape(record.line.text),
        href=address(record.id.line),
        address=urls.line(record.id.line),
        above=heading_links(record, whole),
        response=record.response,
        answer=answer_of_line((own or activities[0]).record, programme),
        contradiction=derived(contradictions).get(record.id.line, ""),
        own=_text(own, address, build, exact=hits[0].exact) if own else None,
        activities=tuple(_text(hit, address, build, exact=hits[0].exact) for hit in activities),
        more=len(known) - len(activities),
        programme=build.title(record.report) if whole else "",
    )


def _text(hit: Hit, address: Callable[[RecordId], str], build: Searcher, *, exact: bool) -> Text:
    record = hit.record
    source = given(record)
    acts = (*source, *(each for each in acting(record) if each not in source))
    shown = acts[:MAX_AGENCIES]
    return Text(
        record=record,
        title=f"Actividad {record.activity}" if record.activity else "",
        href=address(record.id),
        text=_highlight(hit),
        agencies=agency_links(build, shown[len(source) :]),
        given=agency_links(build, shown[: len(source)]),
        unnamed=len(acts) - len(shown),
        why=reasons(hit, build.programmes[record.report].levels[-1]),
        partial=exact and not hit.exact,
    )


def _highlight(hit: Hit) -> Markup:
    return Markup(hit.highlight)  # noqa: S704  escaped by search.results.highlight


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
