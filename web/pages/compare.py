"""What changed between two reports of a programme: how much of what, then line by line."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from http import HTTPStatus
from itertools import groupby

from flask import Response, abort, render_template, request

from search.comparison.values import Comparison, LineChange
from search.errors import FixQuery
from search.model import Programme
from search.output import bodies
from search.output import comparison as told
from search.output.totals import count
from search.searcher import Searcher
from web import given, urls, wording
from web.comparing.asked import (
    FOR_COMPARE,
    FOR_FILE,
    PAGE_SIZE,
    UNFIT,
    Asked,
    asked,
    several,
)
from web.links import Link, known
from web.pages.parts.csv_table import table_file
from web.pages.parts.frame import blueprint
from web.pages.parts.years.changes import (
    ChangedHeading,
    ChangedLine,
    changed_heading,
    changed_line,
    sides,
)
from web.pages.parts.years.kinds import kinds
from web.request import absolute, derived, lenient, searcher
from web.slots import HEAVY

MOST_HEADINGS = 20  # on the page; the file has them all
MOST_AGENCIES = 40  # to choose from: those of the most lines that changed


@blueprint.get(urls.COMPARE)
@HEAVY.hold
def compare() -> tuple[str, int]:
    """What changed between two reports, which are chosen here."""
    reading, build = lenient(FOR_COMPARE), searcher()
    a, b = reading.text("a"), reading.text("b")
    listed = derived(several)
    view, message = None, ""
    try:
        chosen = asked(reading, build)
        view = comparison_view(chosen, build)
        a, b = chosen.before.report, chosen.after.report
    except FixQuery as error:
        message = str(error)
    body = render_template(
        "compare.html",
        view=view,
        message=message,
        notices=reading.notices(),
        choice=[(t, tuple(held)) for t, held in groupby(listed, key=lambda each: each.title)],
        a=a,
        b=b,
        canonical=absolute(urls.COMPARE),
        indexed=not given.pairs(request.query_string),
        here="compare",
    )
    return body, UNFIT if message and (a or b) else HTTPStatus.OK


@blueprint.get(urls.COMPARE_CSV)
@HEAVY.hold
def compare_csv() -> Response:
    """The same as a file, narrowed in the same way, whole."""
    reading, build = lenient(FOR_FILE), searcher()
    header = tuple(told.COLUMNS.values())
    if not derived(several) and not (reading.text("a") or reading.text("b")):
        return table_file([header], "cambios")
    try:
        chosen = asked(reading, build)
        found = chosen.narrowed(chosen.whole)
    except FixQuery as error:
        abort(UNFIT, str(error))
    name = f"cambios-{chosen.before.id}-{chosen.before.year}-{chosen.after.year}"
    return table_file([header, *told.rows(found, build.agencies)], name)


@dataclass(frozen=True, slots=True)
class ComparisonView:
    """All that the template of a comparison needs."""

    before: Programme
    after: Programme
    kinds: tuple[Link, ...]  # each narrows to it, or no more
    same: str
    agencies: tuple[Link, ...]  # choices, with the lines that changed
    objectives: tuple[Link, ...]
    level: str  # what these are called
    headings: tuple[ChangedHeading, ...]
    more_headings: int
    total: str
    cards: tuple[ChangedLine, ...]
    filtered: bool
    unfiltered: str
    page: int
    last: int
    previous: str
    next: str
    csv: str
    api: str
    feed: str


def comparison_view(chosen: Asked, build: Searcher) -> ComparisonView:
    """A comparison as its page shows it."""
    whole = chosen.whole
    counted, found = chosen.narrowed(whole, kinds=False), chosen.narrowed(whole)
    last = max(1, -(-len(found.changed) // PAGE_SIZE))
    chosen = replace(chosen, page=min(chosen.page, last), size=PAGE_SIZE)
    here = chosen.page
    shown = found.changed[(here - 1) * PAGE_SIZE : here * PAGE_SIZE]
    headings = found.headings if here == 1 else ()
    nouns = build.levels.counted
    plain = replace(chosen, kinds=(), agencies=(), objectives=())
    return ComparisonView(
        before=chosen.before,
        after=chosen.after,
        kinds=kinds(
            counted.counts, chosen.kinds, lambda some: urls.compare(chosen.pairs(kinds=some))
        ),
        same=unchanged(counted, nouns),
        agencies=agencies(found.changed, chosen, build),
        objectives=objectives(whole, chosen),
        level=chosen.after.levels[0],
        headings=tuple(changed_heading(h) for h in headings[:MOST_HEADINGS]),
        more_headings=len(headings[MOST_HEADINGS:]),
        total=f"Con cambios: {count(len(found.changed), *nouns)}",
        cards=tuple(changed_line(each, build, sides(each, build)) for each in shown),
        filtered=plain.pairs() != chosen.pairs(),
        unfiltered=urls.compare(plain.pairs()),
        page=here,
        last=last,
        previous=urls.compare(chosen.pairs(here - 1)) if here > 1 else "",
        next=urls.compare(chosen.pairs(here + 1)) if here < last else "",
        csv=urls.compare_csv(chosen.pairs()),
        api=urls.api_compare(chosen.pairs(here)),
        feed=urls.compare_feed(chosen.pairs()),
    )


def unchanged(found: Comparison, nouns: tuple[str, str]) -> str:
    """How much stands as it stood."""
    kept = found.activity_counts["kept"]
    said = f"Sin ningún cambio: {count(found.counts['same'], *nouns)}."
    if not sum(found.activity_counts.values()):
        return said
    return f"{said} Actividades repetidas palabra por palabra: {wording.number(kept)}."


def agencies(changed: Iterable[LineChange], chosen: Asked, build: Searcher) -> tuple[Link, ...]:
    """The bodies that act in the lines that changed, those of the most lines first."""
    held = Counter(name for each in changed for name in each.agencies)
    ranked = sorted(held, key=lambda name: (-held[name], name))[:MOST_AGENCIES]
    names = dict.fromkeys((*chosen.agencies, *ranked))
    return tuple(
        Link(
            bodies.shortest(known(build, name)),
            "",
            wording.number(held[name]),
            name in chosen.agencies,
            name,
        )
        for name in names
    )


def objectives(found: Comparison, chosen: Asked) -> tuple[Link, ...]:
    """The headings of the top level, by their codes in either report."""
    codes = {each.rpartition("/")[2] for each in chosen.objectives}
    held: Counter[str] = Counter()
    texts: dict[str, str] = {}
    for each in found.changed:
        for side in (each.before, each.after):
            if side and len(side.headings) > 1:
                texts[side.headings[0].code] = wording.short(side.headings[0].text)
        over = {side.headings[0].code for side in (each.before, each.after) if side}
        held.update(over & texts.keys())
    return tuple(
        Link(f"{code}. {texts[code]}", "", wording.number(held[code]), code in codes, code)
        for code in sorted(texts, key=lambda code: int(code))
    )
