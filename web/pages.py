"""The pages: from a request to HTML."""

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from flask import Blueprint, abort, render_template, request

from search.model import Query
from web import present, wording
from web.assets import asset
from web.home import home_view
from web.line import line_view
from web.nothing import drops
from web.outline import Tree, outline
from web.params import SEARCH, Reading, read, url
from web.site import absolute, choices, derived, reader

pages = Blueprint("pages", __name__)

MENU = (
    ("Panorama", "/overview", "overview"),
    ("Dependencias", "/agencies", "agencies"),
    ("Hallazgos", "/findings", "findings"),
    ("Ayuda", "/help", "help"),
    ("Acerca de", "/about", "about"),
)

MEXICO = ZoneInfo("America/Mexico_City")  # the day of a citation is the reader's

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
    build, query = reader(), asked.query()
    page = build.search(query)
    view = present.search_view(page, build, derived(present.acronyms))
    return render_template(
        "search.html",
        view=view,
        notices=(*asked.notices(), *page.notices),
        folded=FOLDED,
        long=present.LONG_FACET,
        overview=url("/overview", replace(query, page=1, size=Query().size)),
        address=absolute(url("/", query)),
        canonical=absolute(url("/", Query(query.text, page=query.page))),
        drops=() if page.total else drops(query, build),
        size=sum(t.root.figures.lines + t.root.figures.activities for t in trees().values()),
        indexed=not query.filters and query.page == 1,
        here="search",
    )


def _home() -> str:
    return render_template("home.html", **derived(home_view), here="home", indexed=True)


@pages.get("/lines/<programme>/<code>")
def line(programme: str, code: str) -> str:
    """One line of action, with everything that hangs on it."""
    tree = trees().get(programme)
    if tree is None or code not in tree.place:
        abort(404)
    view = line_view(reader(), tree, code, absolute, datetime.now(MEXICO).date())
    return render_template("line.html", view=view, canonical=view.address, here="", indexed=True)
