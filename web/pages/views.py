"""The pages: from a request to HTML."""

import re
from dataclasses import replace

from flask import Blueprint, Response, abort, render_template, request

from search.findings import RULES
from search.model import Query
from search.spanish.commitment import STRENGTHS
from web import links, params, wording
from web.assets import asset
from web.derived.agency_counts import tallies
from web.derived.outline import Tree, outline
from web.downloads.csv_table import sheet
from web.pages import findings as ledger
from web.pages import overview, schema_org
from web.pages.agencies import roster
from web.pages.agency import dossier, mentions
from web.pages.help import lessons
from web.pages.home import home_view
from web.pages.line import line_view
from web.pages.no_results import drops
from web.params import SEARCH, Reading, read, url
from web.request import absolute, choices, derived, searcher, today

pages = Blueprint("pages", __name__)

MENU = (
    ("Panorama", "/overview", "overview"),
    ("Dependencias", "/agencies", "agencies"),
    ("Hallazgos", "/findings", "findings"),
    ("Ayuda", "/help", "help"),
    ("Acerca de", "/about", "about"),
)

# Facets that stand closed until something in them is chosen.
FOLDED = ("finding", "programme", "commitment")

pages.add_app_template_global(asset, "asset")


@pages.app_context_processor
def frame() -> dict[str, object]:
    """What every page shows around its own content."""
    return {"menu": MENU}


pages.add_app_template_filter(wording.number, "number")
pages.add_app_template_filter(wording.count, "count")


def reading() -> Reading:
    """What the address asks for; what cannot be taken becomes notices."""
    return read(request.args.items(multi=True), SEARCH, choices())


def trees() -> dict[str, Tree]:
    """The programmes of this request's build."""
    return derived(outline)


@pages.get("/")
def search() -> str:
    """The home page without parameters, else the results."""
    return _results(reading()) if request.query_string else _home()


def _results(asked: Reading) -> str:
    build, query = searcher(), asked.query()
    page = build.search(query)
    view = links.search_view(page, build, derived(links.acronyms))
    return render_template(
        "search.html",
        view=view,
        notices=(*asked.notices(), *page.notices),
        folded=FOLDED,
        long=links.LONG_FACET,
        overview=url("/overview", replace(query, page=1, size=Query().size)),
        address=absolute(url("/", query)),
        site=absolute("/").rstrip("/"),
        api=url("/api/v1/search", query),
        canonical=absolute(url("/", Query(query.text, page=query.page))),
        drops=() if page.total else drops(query, build),
        size=sum(t.root.figures.lines + t.root.figures.activities for t in trees().values()),
        indexed=not query.filters and query.page == 1,
        here="search",
    )


def _home() -> str:
    return render_template(
        "home.html", **derived(home_view), **whole("/"), described=schema_org.website(), here="home"
    )


@pages.get("/lines/<programme>/<code>")
def line(programme: str, code: str) -> str:
    """One line of action, with everything that hangs on it."""
    tree = trees().get(programme)
    if tree is None or code not in tree.place:
        abort(404)
    view = line_view(searcher(), tree, code, absolute, today())
    described = schema_org.line(view.line.record, tree.programme, view.address)
    address = f"/lines/{programme}/{code}"
    return render_template("line.html", view=view, **whole(address), described=described)


@pages.get("/agencies")
def agencies() -> str:
    """All agencies that the texts speak of, by kind."""
    kinds = roster(searcher(), derived(tallies))
    return render_template("agencies.html", kinds=kinds, **whole("/agencies"), here="agencies")


@pages.get("/agencies/<id>")
def agency(id: str) -> str:  # noqa: A002  the route's own name
    """All that one agency will do."""
    found = searcher().agencies.get(id)
    if found is None:
        abort(404)
    counted = derived(tallies)
    told = counted.acts.keys() | counted.named.keys()
    view = dossier(searcher(), found, derived(mentions).get(id, []), told)
    about = {**whole(links.agency_path(id)), "indexed": id in told}
    return render_template("agency.html", view=view, **about, here="agencies")


@pages.get("/overview")
def panorama() -> str:
    """The whole, or the current search, in figures."""
    asked, build = reading(), searcher()
    query = replace(asked.query(), page=1, size=Query().size)
    page = build.search(query)
    names = derived(links.acronyms)
    return render_template(
        "overview.html",
        tables=overview.tables(build, query, names),
        query=query,
        whole=overview.everything(query),
        total=wording.total(page),
        chips=links.chips(page, names, "/overview"),
        notices=(*asked.notices(), *page.notices),
        back=url("/", query),
        csv=url("/overview.csv", query),
        canonical=absolute(url("/overview", Query(query.text))),
        indexed=overview.everything(query),
        here="overview",
    )


@pages.get("/overview.csv")
def panorama_csv() -> Response:
    """The numbers of the overview."""
    names = derived(links.acronyms)
    found = overview.tables(searcher(), reading().query(), names, many=None)
    return sheet(overview.lines(found), "panorama")


def asked_findings() -> ledger.Asked:
    """What the address narrows the findings to; anything unknown is left out."""
    given = request.args
    page = given.get("page", "1")
    return ledger.Asked(
        rules=tuple(r.id for r in RULES if r.id in given.getlist("rule")),
        words=params.clean_text(given.get("q", ""))[: ledger.LONGEST],
        page=int(page) if re.fullmatch("[0-9]{1,5}", page) else 1,
    )


@pages.get("/findings")
def findings() -> str:
    """What a person should know of the sources."""
    asked, all_findings = asked_findings(), searcher().findings
    found = ledger.matching(all_findings, asked)
    last = max(1, -(-len(found) // ledger.SIZE))
    asked = replace(asked, page=min(max(asked.page, 1), last))
    start = (asked.page - 1) * ledger.SIZE
    return render_template(
        "findings.html",
        options=ledger.options(all_findings, asked),
        entries=[ledger.entry(f, searcher()) for f in found[start : start + ledger.SIZE]],
        total=len(found),
        asked=asked,
        last=last,
        previous=ledger.address("/findings", asked, asked.page - 1) if asked.page > 1 else "",
        next=ledger.address("/findings", asked, asked.page + 1) if asked.page < last else "",
        csv=ledger.address("/findings.csv", asked),
        canonical=absolute("/findings"),
        indexed=not request.query_string,
        here="findings",
    )


@pages.get("/findings.csv")
def findings_csv() -> Response:
    """The findings, narrowed in the same way, whole."""
    found = ledger.matching(searcher().findings, asked_findings())
    return sheet(ledger.lines(found), "hallazgos")


@pages.get("/help")
def help_page() -> str:
    """The query language."""
    return render_template("help.html", lessons=derived(lessons), **whole("/help"), here="help")


@pages.get("/about")
def about() -> str:
    """The source, how it was read, the rules, what the search does."""
    return render_template(
        "about.html",
        programmes=searcher().programmes.values(),
        strengths=STRENGTHS,
        rules=[rule for rule in RULES if rule.on_record],
        described=[schema_org.dataset(p) for p in searcher().programmes.values()],
        **whole("/about"),
        here="about",
    )


def whole(path: str) -> dict[str, object]:
    """What a page that has no filters says of itself to crawlers."""
    return {"canonical": absolute(path), "indexed": True}
