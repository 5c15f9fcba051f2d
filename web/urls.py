"""Every address of the site, once: the rules of its routes, and the addresses made from them.

What has no place in it is an address as it stands. Records are addressed by their ids.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import lru_cache
from typing import TypeVar
from urllib.parse import quote

from search.ids import RecordId
from search.model import Query
from web.addresses.filling import asked as _asked
from web.addresses.filling import filled as _filled
from web.addresses.filling import given as _with
from web.media import CITATIONS, FILES
from web.queries import pairs, written

Varied = TypeVar("Varied")

SUFFIX = f"<any({', '.join(FILES)}):suffix>"
CITED = f"<any({', '.join(CITATIONS)}):suffix>"

NUMBER = "<int(min=1, max=9999):activity>"
REPORT = "<programme>/<int(fixed_digits=4):year>"

# Pages, and the tables of pages as files
SEARCH = "/"
LINE = f"/lines/{REPORT}/<code>"
ACTIVITY = f"{LINE}/{NUMBER}"
AGENCIES = "/agencies"
AGENCY = "/agencies/<id>"
OVERVIEW = "/overview"
OVERVIEW_CSV = "/overview.csv"
FINDINGS = "/findings"
FINDINGS_CSV = "/findings.csv"
COMPARE = "/compare"
COMPARE_CSV = "/compare.csv"
CHANGES = "/changes"
SELECTION = "/selection"
REQUEST = "/request"
VERIFY = "/verify"
SCAN = "/scan"
HELP = "/help"
ABOUT = "/about"
API_PAGE = "/api"
PROBLEMS = "/problems"

# For frames in pages of others
EMBED_SEARCH = "/embed/search"
EMBED_OVERVIEW = "/embed/overview"

# A whole search as a file or a feed, a selection as a file
EXPORT = f"/export.{SUFFIX}"
SELECTION_FILE = f"/selection.{SUFFIX}"
SELECTION_CITATION = f"/selection.{CITED}"
FEED = "/feed.atom"
COMPARE_FEED = "/compare.atom"
CHANGES_FEED = "/changes.atom"
FEEDS = (FEED, COMPARE_FEED, CHANGES_FEED)

# How a text is cited, and the file that it was read from
LINE_CITATION = f"{LINE}.{CITED}"
ACTIVITY_CITATION = f"{ACTIVITY}.{CITED}"
SOURCE = f"/sources/{REPORT}"

# For browsers, crawlers and whoever watches the server
STATIC = "/static/<path:filename>"
OPENSEARCH = "/opensearch.xml"
OPENSEARCH_SUGGEST = "/opensearch/suggest"
ROBOTS = "/robots.txt"
SITEMAP = "/sitemap.xml"
SITEMAP_PART = "/sitemap-<int(min=1):number>.xml"
HEALTHZ = "/healthz"
READYZ = "/readyz"
METRICS = "/metrics"

# The API
API = "/api/v1"
API_ROOT = f"{API}/"
API_DOCUMENT = f"{API}/openapi.json"
API_SEARCH = f"{API}/search"
API_FILE = f"{API}/search.{SUFFIX}"
API_SUGGEST = f"{API}/suggest"
API_AGENCIES = f"{API}/agencies"
API_AGENCY = f"{API_AGENCIES}/<id>"
API_PROGRAMMES = f"{API}/programmes"
API_REPORT = f"{API_PROGRAMMES}/{REPORT}"
API_COMPARE = f"{API}/compare"
API_FINDINGS = f"{API}/findings"
API_OVERVIEW = f"{API}/overview"
API_CHANGES = f"{API}/changes"
API_VERIFY = f"{API}/verify"
API_SCAN = f"{API}/scan"
API_RECORDS = f"{API}/records"
API_RECORDS_FILE = f"{API}/records.{SUFFIX}"
API_RECORDS_CITATION = f"{API}/records.{CITED}"
API_REQUEST = f"{API}/request"
API_LINE = f"{API}/records/{REPORT}/<code>"
API_ACTIVITY = f"{API_LINE}/{NUMBER}"
API_LINE_RELATED = f"{API_LINE}/related"
API_ACTIVITY_RELATED = f"{API_ACTIVITY}/related"

# As version 0.1.0 had them, without the year: they lead to those above.
FORMER_LINE = "/lines/<programme>/<code>"
FORMER_API_LINE = f"{API}/records/<programme>/<code>"
FORMER_API_ACTIVITY = f"{FORMER_API_LINE}/{NUMBER}"
FORMER_API_LINE_RELATED = f"{FORMER_API_LINE}/related"
FORMER_API_ACTIVITY_RELATED = f"{FORMER_API_ACTIVITY}/related"

# How paths begin: those of the API whatever its version, and those that are closed to crawlers.
ANY_API = "/api/"
CLOSED = (
    ANY_API,
    EXPORT.removesuffix(SUFFIX),
    SELECTION,
    *FEEDS,
    f"{OPENSEARCH[:-4]}/",
    "/embed/",
)

_PLAIN = Query()
LONGEST_THREAD = 400  # characters of a search that the addresses of its hits carry


def of_api(path: str) -> bool:
    """Whether a path is one of the API, be there an answer or not."""
    return path.startswith(ANY_API)


def for_programs(path: str) -> bool:
    """Whether it is programs that ask for a path, and not people."""
    return of_api(path) or path in (HEALTHZ, READYZ, METRICS)


# Records and agencies


def _record(rule: str, record: RecordId, **places: str) -> str:
    names = ("programme", "year", "code", "activity")
    return _filled(rule, **{name: getattr(record, name) for name in names}, **places)


@lru_cache(maxsize=4096)
def line(record: RecordId) -> str:
    """The page of a record: its line's, at the activity."""
    return _at(_record(LINE, record), record)


def own(record: RecordId) -> str:
    """The page of a record by itself: an activity has one beside its line's."""
    return _record(ACTIVITY if record.activity else LINE, record)


def citation(suffix: str, record: RecordId) -> str:
    """How a record is cited, as a file."""
    return _record(ACTIVITY_CITATION if record.activity else LINE_CITATION, record, suffix=suffix)


def source(programme: str, year: int) -> str:
    """The file that a report was read from."""
    return _filled(SOURCE, programme=programme, year=year)


def hits(query: Query) -> Callable[[RecordId], str]:
    """The pages of records as hits of a search, to which they lead back."""
    asked = written(query)
    if not asked or len(asked) > LONGEST_THREAD:
        return line

    def address(record: RecordId) -> str:
        page, at, place = line(record).partition("#")
        return f"{page}?{asked}{at}{place}"

    return address


def former_line(programme: str, record: RecordId) -> str:
    """The page of a record under the id that its programme had in version 0.1.0."""
    return _at(_filled(FORMER_LINE, programme=programme, code=record.code), record)


def _at(page: str, record: RecordId) -> str:
    return f"{page}#{anchor(record.activity)}" if record.activity else page


def place(record: RecordId) -> str:
    """The place of a line on a page of results.

    >>> place(RecordId.parse("pem-2014-2018/2018/1.5.10"))
    'pem-2014-2018-2018-1.5.10'
    """
    return str(record.line).replace("/", "-")


def anchor(activity: str | int) -> str:
    """The place of an activity on the page of its line."""
    return f"actividad-{activity}"


def api_record(record: RecordId) -> str:
    """A record in the API."""
    return _record(API_ACTIVITY if record.activity else API_LINE, record)


def api_line(record: RecordId) -> str:
    """The line of a record in the API."""
    return _record(API_LINE, record)


def api_related(record: RecordId, limit: int = 0) -> str:
    """What is near a record, in the API; with 0 as many as it gives of itself."""
    path = _record(API_ACTIVITY_RELATED if record.activity else API_LINE_RELATED, record)
    return _with(path, _limit(limit))


def api_suggest(text: str, limit: int = 0) -> str:
    """What completes a text, in the API, as many likewise."""
    return _with(API_SUGGEST, [("q", text), *_limit(limit)])


def _limit(limit: int) -> list[tuple[str, str]]:
    return [("limit", str(limit))] if limit else []


@lru_cache(maxsize=4096)
def agency(id: str, years: tuple[str, ...] = (), heading: str = "") -> str:  # noqa: A002
    """What an agency will do, in some years, under a heading of the top level."""
    return _with(_filled(AGENCY, id=id), _narrowing(years, heading))


def api_agency(id: str, years: tuple[str, ...] = (), heading: str = "") -> str:  # noqa: A002
    """The same in the API."""
    return _with(_filled(API_AGENCY, id=id), _narrowing(years, heading))


def _narrowing(years: tuple[str, ...], heading: str) -> list[tuple[str, str]]:
    return [("objective", heading)] * bool(heading) + _years(years)


def api_agencies(years: tuple[str, ...] = (), whole: bool = False) -> str:
    """The agencies in the API, as they stand in some years; `whole`: all that are known."""
    return _with(API_AGENCIES, [("all", "1")] * whole + _years(years))


def api_programmes(pairs: Iterable[tuple[str, str]] = ()) -> str:
    """The reports of the index in the API, a page of them."""
    return _with(API_PROGRAMMES, list(pairs))


def api_report(programme: str, year: int, pairs: Iterable[tuple[str, str]] = ()) -> str:
    """A report in the API, with a page of its headings."""
    return _with(_filled(API_REPORT, programme=programme, year=year), list(pairs))


def agencies(
    order: str = "", years: tuple[str, ...] = (), whole: bool = False, page: int = 1
) -> str:
    """The agencies in an order, else that of what they do; `whole`: all that are known."""
    asked = [("sort", order)] * bool(order) + [("all", "1")] * whole
    return _with(AGENCIES, asked + _years(years) + _page(page))


def _page(page: int) -> list[tuple[str, str]]:
    return [("page", str(page))] * (page > 1)


def _years(years: tuple[str, ...]) -> list[tuple[str, str]]:
    return [("year", each) for each in sorted(years)]


# Searches: equal ones have equal addresses


def search(query: Query) -> str:
    """The results of a search.

    >>> search(Query("salud mental", page=2))
    '/?q=salud+mental&page=2'
    """
    return _asked(SEARCH, written(query))


def asking(path: str, parameters: Callable[[Varied], str]) -> Callable[[Varied], str]:
    """The addresses of a search that differ in one thing, as `web.queries` writes it."""
    return lambda each: _asked(path, parameters(each))


def written_search(parameters: str, api: bool = False) -> str:
    """A search whose parameters are written already; `api`: for programs."""
    return _asked(API_SEARCH if api else SEARCH, parameters)


def overview(query: Query, whole: bool = False, table: str = "") -> str:
    """A search in figures; `whole`: a table with all its rows; `table`: this one."""
    asked = [("all", "1")] * whole + [("table", table)] * bool(table)
    return _with(OVERVIEW, pairs(query) + asked)


def embed_search(query: Query) -> str:
    """A page of a search, for a frame."""
    return _asked(EMBED_SEARCH, written(query))


def embed_overview(query: Query, table: str = "") -> str:
    """A search in figures, for a frame; `table`: one of its tables."""
    return _with(EMBED_OVERVIEW, pairs(query) + [("table", table)] * bool(table))


def overview_csv(query: Query) -> str:
    """The figures of a search as a file."""
    return _asked(OVERVIEW_CSV, written(query))


def api_overview(query: Query, whole: bool = False) -> str:
    """The same in the API, where figures have no order; `whole`: with all the rows."""
    plain = replace(query, sort=_PLAIN.sort)
    return _with(API_OVERVIEW, pairs(plain) + [("all", "1")] * whole)


def export(suffix: str, query: Query) -> str:
    """A whole search as a file for a person."""
    return _asked(_filled(EXPORT, suffix=suffix), written(query))


def feed(query: Query) -> str:
    """A search as a feed."""
    return _asked(FEED, written(query))


def api_search(query: Query) -> str:
    """A search in the API."""
    return _asked(API_SEARCH, written(query))


def api_file(suffix: str, query: Query) -> str:
    """A whole search as a file for a program."""
    return _asked(_filled(API_FILE, suffix=suffix), written(query))


# Selections: what was kept stands in the address, whatever else does


def keeping(address: str, ids: Iterable[str]) -> str:
    """An address that keeps some ids besides.

    >>> keeping("/?q=agua", ["pem-2014-2018/2018/1.5.10"]), keeping("/", [])
    ('/?q=agua&id=pem-2014-2018/2018/1.5.10', '/')
    """
    kept = "&".join(f"id={quote(each, safe='/')}" for each in ids)
    between = "&" if "?" in address else "?"
    return f"{address}{between}{kept}" if kept else address


def selection(ids: Iterable[str], query: Query = _PLAIN, part: int = 1) -> str:
    """What was kept, or a part of it, with the search that leads back."""
    return keeping(_with(SELECTION, pairs(query) + [("part", str(part))] * (part > 1)), ids)


def selection_file(suffix: str, ids: Iterable[str]) -> str:
    """What was kept, as a file for a person."""
    return keeping(_filled(SELECTION_FILE, suffix=suffix), ids)


def selection_citation(suffix: str, ids: Iterable[str]) -> str:
    """How what was kept is cited, as a file."""
    return keeping(_filled(SELECTION_CITATION, suffix=suffix), ids)


def api_records(ids: Iterable[str], suffix: str = "") -> str:
    """Some records in the API, or as a file for a program."""
    return keeping(_filled(API_RECORDS_FILE, suffix=suffix) if suffix else API_RECORDS, ids)


# Letters


def request(ids: Iterable[str] = (), query: Query = _PLAIN) -> str:
    """Letters about chosen texts, to the bodies of a query; or about the texts that it finds."""
    return keeping(_asked(REQUEST, written(query)), ids)


def api_request(ids: Iterable[str] = (), query: Query = _PLAIN) -> str:
    """The same in the API."""
    return keeping(_asked(API_REQUEST, written(query)), ids)


# Comparisons, findings, files


def compare(asked: Iterable[tuple[str, str]] = ()) -> str:
    """What changed between two reports."""
    return _with(COMPARE, list(asked), "/")


def compare_csv(asked: Iterable[tuple[str, str]]) -> str:
    """The same as a file."""
    return _with(COMPARE_CSV, list(asked), "/")


def api_compare(asked: Iterable[tuple[str, str]]) -> str:
    """The same in the API."""
    return _with(API_COMPARE, list(asked), "/")


def compare_feed(asked: Iterable[tuple[str, str]]) -> str:
    """The same as a feed."""
    return _with(COMPARE_FEED, list(asked), "/")


def verify(text: str) -> str:
    """Whether a programme says what is quoted."""
    return _with(VERIFY, [("q", text)])


def api_verify(text: str) -> str:
    """The same in the API."""
    return _with(API_VERIFY, [("q", text)])


def changes(asked: Iterable[tuple[str, str]] = ()) -> str:
    """What builds found another."""
    return _with(CHANGES, list(asked))


def changes_feed(asked: Iterable[tuple[str, str]] = ()) -> str:
    """The same as a feed."""
    return _with(CHANGES_FEED, list(asked))


def api_changes(asked: Iterable[tuple[str, str]] = ()) -> str:
    """The same in the API."""
    return _with(API_CHANGES, list(asked))


def findings(asked: Iterable[tuple[str, str]] = ()) -> str:
    """What was noticed about the sources."""
    return _with(FINDINGS, list(asked))


def findings_csv(asked: Iterable[tuple[str, str]] = ()) -> str:
    """The same as a file, whole."""
    return _with(FINDINGS_CSV, list(asked))


def api_findings(asked: Iterable[tuple[str, str]] = ()) -> str:
    """The same in the API."""
    return _with(API_FINDINGS, list(asked))


def sitemap_part(number: int) -> str:
    """One of the maps, where there are several."""
    return _filled(SITEMAP_PART, number=number)


def static(filename: str, version: str = "") -> str:
    """A static file, under another address for each version of it."""
    return _with(_filled(STATIC, filename=filename), [("v", version)] if version else [])
