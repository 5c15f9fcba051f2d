"""What somebody kept of the results: it stands in the address, and needs no account."""

from dataclasses import dataclass, replace

from flask import redirect, render_template
from werkzeug.wrappers import Response

from search.model import Query, Record
from search.output.totals import by_kind
from search.schema import response_label
from search.searcher import Searcher
from web import params, urls, wording
from web.derived.years import years
from web.links import Link, files
from web.pages.parts.cited import FORMAT_WORDS, cited
from web.pages.parts.frame import blueprint
from web.queries import pairs
from web.request import absolute, derived, lenient, searcher
from web.selected import Selected, selected

PER_PART = 14  # texts on a page, each with its citation


@blueprint.get(urls.SELECTION)
def selection() -> str | Response:
    """What was kept: to read, cite and take along; or the way there without one of it."""
    asked = lenient(params.FOR_SELECTION)
    query = replace(asked.query(), explain=False)
    if drop := asked.text("drop"):
        return redirect(_without(drop, asked.ids(), query))
    found = selected(asked.ids(), searcher())
    address = absolute(urls.selection(found.ids))
    return render_template(
        "selection.html",
        view=selection_view(found, searcher(), query, asked.first("part", 1)),
        notices=asked.notices(),
        most=params.MAX_SELECTED,
        address=address,
        canonical=address,
        here="selection",
    )


def _without(drop: str, ids: tuple[str, ...], query: Query) -> str:
    """The address of a selection without one of it, at the part where that stood."""
    held = selected(ids, searcher()).ids
    place = held.index(drop) if drop in held else 0
    return urls.selection((each for each in ids if each != drop), query, place // PER_PART + 1)


@dataclass(frozen=True, slots=True)
class KeptText:
    """A record of a selection."""

    record: Record
    title: str
    href: str
    line: str  # of an activity
    response: str
    citation: str


@dataclass(frozen=True, slots=True)
class SelectionView:
    """All that the template of a selection needs."""

    total: str
    number: int  # of texts in all parts
    texts: tuple[KeptText, ...]  # of this part
    ids: tuple[str, ...]  # of all parts, as its form keeps them
    part: int
    parts: int
    missing: tuple[str, ...]
    files: tuple[Link, ...]  # of which the form says what was kept
    citations: tuple[Link, ...]  # likewise
    api: Link
    letter: str  # to who acts in them
    back: str  # the search that it came from, which keeps it
    asked: tuple[tuple[str, str], ...]  # that search, as a form says it


def selection_view(found: Selected, build: Searcher, query: Query, part: int = 1) -> SelectionView:
    """What the page of a selection shows; `query` leads back, the last part stands for all after
    it."""
    parts = max(1, -(-len(found.records) // PER_PART))
    part = min(part, parts)
    shown = found.records[(part - 1) * PER_PART : part * PER_PART]
    return SelectionView(
        total=by_kind(found.records, build.levels.counted),
        number=len(found.records),
        texts=tuple(_kept(record, build) for record in shown),
        ids=found.ids,
        part=part,
        parts=parts,
        missing=found.missing,
        files=files(lambda suffix: urls.selection_file(suffix, ())),
        citations=tuple(
            Link(text, urls.selection_citation(suffix, ()), title)
            for suffix, text, title in FORMAT_WORDS
        ),
        api=Link("Esta selección en la API", urls.api_records(found.ids)),
        letter=urls.request(found.ids),
        back=urls.keeping(urls.search(query), found.ids),
        asked=tuple(pairs(query)),
    )


def _kept(record: Record, build: Searcher) -> KeptText:
    programme = build.programmes[record.report]
    href = urls.line(record.id)
    return KeptText(
        record=record,
        title=wording.title(record, programme, derived(years).year(record.report)),
        href=href,
        line=record.line.text if record.activity else "",
        response=response_label(record.response),
        citation=cited(record, programme).text,
    )
