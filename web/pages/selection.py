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


@blueprint.get(urls.SELECTION)
def selection() -> str | Response:
    """What was kept: to read, cite and take along; or the way there without one of it."""
    asked = lenient(params.FOR_SELECTION)
    query = replace(asked.query(), explain=False)
    if drop := asked.text("drop"):
        return redirect(urls.selection((i for i in asked.ids() if i != drop), query))
    found = selected(asked.ids(), searcher())
    address = absolute(urls.selection(found.ids))
    return render_template(
        "selection.html",
        view=selection_view(found, searcher(), query),
        notices=asked.notices(),
        most=params.MAX_SELECTED,
        address=address,
        canonical=address,
        here="selection",
    )


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
    texts: tuple[KeptText, ...]
    missing: tuple[str, ...]
    files: tuple[Link, ...]
    citations: tuple[Link, ...]  # as files
    api: Link
    letter: str  # to who acts in them
    back: str  # the search that it came from, which keeps it
    asked: tuple[tuple[str, str], ...]  # that search, as a form says it


def selection_view(found: Selected, build: Searcher, query: Query) -> SelectionView:
    """What the page of a selection shows; `query` leads back."""
    return SelectionView(
        total=by_kind(found.records, build.levels.counted),
        texts=tuple(_kept(record, build) for record in found.records),
        missing=found.missing,
        files=files(lambda suffix: urls.selection_file(suffix, found.ids)),
        citations=tuple(
            Link(text, urls.selection_citation(suffix, found.ids), title)
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
