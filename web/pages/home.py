"""Where a search begins: examples, figures, who does most, and every heading of the top level."""

from flask import render_template

from search.filters import Filters
from search.findings import SILENT
from search.model import Query
from search.output import bodies, sentences, totals
from search.results.levels import LevelNames, plural
from search.searcher import Searcher
from web import urls, wording
from web.derived.outline import Branch, Tree, outline
from web.derived.standing import Standings, standings
from web.derived.years import Scope, years
from web.links import Link, reports, several, under
from web.pages.parts import schema_org
from web.pages.parts.examples import examples
from web.pages.parts.frame import unfiltered
from web.request import derived

MOST_ACTIVE = 6  # agencies that do most


def home() -> str:
    """The home page; it stands at the address of the search where nothing is asked."""
    described = schema_org.website()
    return render_template(
        "home.html",
        **derived(home_values),
        **unfiltered(urls.SEARCH),
        described=described,
        here="home",
    )


def home_values(build: Searcher) -> dict[str, object]:
    """The values of the home template."""
    chosen = derived(years).chosen()
    held = derived(outline).values()
    trees = tuple(t for t in held if not chosen.years or str(t.programme.year) in chosen.years)

    def heading_href(branch: Branch) -> str:
        return under(branch.id, several(build))

    return {
        "trees": trees,
        "title": build.title,
        "reports": reports(chosen, _figures),
        "titles": "», «".join(dict.fromkeys(p.title for p in build.programmes.values())),
        "examples": tuple(Link(text, urls.search(Query(text))) for text in examples(build)),
        "sums": sums(trees, build, chosen.years),
        "most": most_active(build, derived(standings).within(chosen.years)),
        "heading_href": heading_href,
        "whole": lambda tree: whole(tree, build),
        "line": build.levels.line.lower(),
        "answering": any(tree.figures.answering for tree in trees),
        "counted": lambda tree: levels_of(tree).counted,
    }


def _figures(years: Scope) -> str:
    """Where other years are told as the home page tells the newest; none: the home page."""
    return urls.overview(Query(filters=Filters(year=years))) if years else urls.SEARCH


def levels_of(tree: Tree) -> LevelNames:
    """What the programme of a tree calls its levels."""
    return LevelNames((tree.programme,))


def whole(tree: Tree, build: Searcher) -> Link:
    """The way to all lines of a programme that has no level over them."""
    own = (tree.programme.id,) if several(build) else ()
    year = derived(years).year(tree.programme.report)
    filters = Filters(kind=("line",), programme=own, year=(year,) if year else ())
    count = totals.count(tree.figures.lines, *levels_of(tree).counted)
    return Link(count, urls.search(Query(filters=filters, sort="code")))


def sums(trees: tuple[Tree, ...], build: Searcher, shown_years: Scope = ()) -> tuple[Link, ...]:
    """The figures of the whole, or of some years, each a link to the texts that it counts.

    Lines that are silent are told of where a source says whether something will be done.
    """
    all_figures = [tree.figures for tree in trees]
    lines, activities, silent = (
        sum(getattr(each, name) for each in all_figures)
        for name in ("lines", "activities", "silent")
    )
    answering = any(each.answering for each in all_figures)
    told = build.levels.counted[1]
    rows = (
        (plural(build.levels.line).lower(), Filters(kind=("line",)), lines, True),
        (
            "actividades descritas",
            Filters(kind=("activity",)),
            activities,
            bool(activities or answering),
        ),
        (
            f"{told} sin ninguna actividad",
            Filters(kind=("line",), finding=SILENT),
            silent,
            answering,
        ),
    )
    return tuple(
        Link(
            text,
            urls.search(Query(filters=filters.choosing(year=shown_years))),
            wording.number(n),
        )
        for text, filters, n, shown in rows
        if shown
    )


def most_active(build: Searcher, known: Standings) -> tuple[Link, ...]:
    """The agencies that act in the most activities, then lines, each with what it does."""
    acting = [each for each in known if known.of(each).acts and each in build.agencies]
    ranked = sorted(
        acting, key=lambda a: (-known.of(a).activities, -known.of(a).lines, build.agencies[a].name)
    )
    return tuple(
        Link(
            bodies.shortest(build.agencies[each]),
            urls.agency(each),
            sentences.done(known.of(each).activities, known.of(each).lines, build.levels.counted),
        )
        for each in ranked[:MOST_ACTIVE]
    )
