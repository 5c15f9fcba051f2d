"""The JSON API: searches, records, comparisons and suggestions of one build."""

from contextlib import suppress

from flask import Blueprint, Response, abort
from werkzeug.exceptions import NotFound

from search.errors import FixQuery
from search.ids import RecordId, report_id
from search.model import Record
from web import contract, links, params, urls
from web.api import answers, news
from web.api.quotations import quotation
from web.api.scans import scan as answers_to
from web.comparing.asked import FOR_COMPARE, asked, fitting, several
from web.comparing.news import FOR_NEWS, asked_news
from web.http import problems
from web.observing.seen import note
from web.operations import Operations, in_json, strict
from web.params import Refusal
from web.queries import paged
from web.quoting.asked import FOR_VERIFY, verification
from web.quoting.shapes import Verification
from web.request import derived, searcher
from web.scanning.scanned import scan as scanned
from web.scanning.sent import in_json as in_body
from web.scanning.shapes import Scan, ScannedText
from web.scanning.telling import told
from web.selected import selected
from web.slots import HEAVY

blueprint = Blueprint("api", __name__)
operations = Operations(blueprint)


@operations.add(urls.API_SEARCH, takes=params.FOR_SEARCH, gives=contract.Page, tag="search")
def search() -> Response:
    """A page of hits with facets."""
    page = searcher().search(strict(params.FOR_SEARCH).query())
    note(page)
    at = urls.asking(urls.API_SEARCH, paged(page.query))
    around = links.around(page.query.page, page.pages, at)
    items = derived(answers.written_items)
    return in_json(answers.result_page(page, searcher(), around, items), around)


def known(programme: str, year: int, code: str, activity: int) -> Record:
    """The record of an address, or a 404 that says what an id looks like."""
    with suppress(ValueError):
        found = searcher().record(RecordId.of(report_id(programme, year), code, activity))
        if found is not None:
            return found
    raise NotFound("There is no such record; an id is <programme>/<year>/<line>[/<activity>].")


@operations.add(urls.API_LINE, urls.API_ACTIVITY, gives=contract.Record, tag="records")
def record(programme: str, year: int, code: str, activity: int = 0) -> Response:
    """A record with all that is known of it."""
    strict()
    found = known(programme, year, code, activity)
    near = answers.record_links(found, searcher())
    header = {"self": near["self"], "up": near["line"], "related": near["related"]}
    return in_json(whole(found), header)


def whole(found: Record) -> contract.Record:
    """A record with all that is known of it."""
    build = searcher()
    ids = build.statistics.of_line(found.id.line)
    return answers.whole_record(found, build, ids, answers.record_links(found, build))


@operations.add(urls.API_RECORDS, takes=params.FOR_RECORDS, gives=contract.Records, tag="records")
def records() -> Response:
    """Records by their ids, as many as were chosen."""
    found = selected(strict(params.FOR_RECORDS).ids(), searcher())
    body: contract.Records = {
        "records": [whole(each) for each in found.records],
        "missing": list(found.missing),
    }
    return in_json(body, {"self": urls.api_records(found.ids)})


@operations.add(
    urls.API_LINE_RELATED,
    urls.API_ACTIVITY_RELATED,
    takes=params.FOR_RELATED,
    gives=contract.Related,
    tag="records",
)
def related(programme: str, year: int, code: str, activity: int = 0) -> Response:
    """The records nearest to one by key terms."""
    limit = strict(params.FOR_RELATED).first("limit", params.NEAREST)
    id_ = known(programme, year, code, activity).id
    hits = searcher().related(id_, limit)
    body: contract.Related = {"hits": [answers.addressed_hit(each, searcher()) for each in hits]}
    return in_json(body, {"self": urls.api_related(id_, unusual(limit, params.NEAREST))})


@operations.add(urls.API_COMPARE, takes=FOR_COMPARE, gives=contract.Changes, tag="records")
@HEAVY.hold
def compare() -> Response:
    """What changed between two reports of one programme, line by line."""
    reading = strict(FOR_COMPARE)
    try:
        named = reading.text("a") or reading.text("b") or derived(several)
        body = (
            answers.changes(asked(reading, searcher()), searcher())
            if named
            else answers.nothing_to_compare()
        )
    except FixQuery as error:
        allowed = tuple(each.report for each in fitting(searcher(), reading, error.parameter))
        abort(problems.refused((Refusal("not-allowed", error.parameter, error.value, allowed),)))
    return in_json(body, body["links"])


@operations.add(urls.API_CHANGES, takes=FOR_NEWS, gives=contract.News, tag="records")
@HEAVY.hold
def changes() -> Response:
    """What builds of this index found another than those before them, newest first."""
    body = news.page(asked_news(strict(FOR_NEWS)), searcher())
    return in_json(body, body["links"])


@operations.add(urls.API_VERIFY, takes=FOR_VERIFY, gives=Verification, tag="search")
@HEAVY.hold
def verify() -> Response:
    """Whether the programmes say what is quoted, word for word or nearly."""
    quoted = strict(FOR_VERIFY).text()
    body = quotation(quoted, verification(quoted), searcher())
    return in_json(body, {"self": urls.api_verify(quoted)})


@operations.add(urls.API_SCAN, gives=Scan, tag="search", body=ScannedText)
@HEAVY.hold
def scan() -> Response:
    """The lines that a text touches, the bodies that it names, and what it leaves aside."""
    strict()
    body = answers_to(told(scanned(in_body()), searcher()))
    answer = in_json(body)
    answer.headers["Cache-Control"] = "no-store"
    return answer


@operations.add(
    urls.API_SUGGEST, takes=params.FOR_SUGGESTIONS, gives=contract.Completions, tag="search"
)
def suggest() -> Response:
    """Completions of what is being typed."""
    asked = strict(params.FOR_SUGGESTIONS)
    limit = asked.first("limit", params.SUGGESTED)
    found = searcher().suggest(asked.text(), limit)
    body: contract.Completions = {
        "q": asked.text(),
        "completions": [answers.completion(each) for each in found],
    }
    return in_json(body, {"self": urls.api_suggest(asked.text(), unusual(limit, params.SUGGESTED))})


def unusual(limit: int, usual: int) -> int:
    """A limit as an address has it: none where it is the usual one."""
    return 0 if limit == usual else limit
