"""A search or its figures without the site around them, for a frame in another page."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from flask import Blueprint, Response, make_response, render_template
from markupsafe import Markup

from search.model import Hit, Query
from search.output import totals
from search.output.asked.sentence import sentence
from search.output.bodies import shortest
from search.output.sentences import answer_of_line
from search.searcher import Searcher
from web import params, urls, wording
from web.derived.years import years
from web.figures.asked import ALL, TABLE, asked
from web.links import acronyms
from web.request import absolute, derived, lenient, searcher
from web.slots import HEAVY

blueprint = Blueprint("embedded", __name__)

MOST = 20  # hits in a frame
AWAY = Markup(' target="_blank" rel="noopener"')  # out of the frame


@dataclass(frozen=True, slots=True)
class FramedHit:
    """A hit in a frame."""

    title: str
    href: str
    text: str
    response: str
    answer: str
    who: str  # who acts


@blueprint.get(urls.EMBED_SEARCH)
def framed_search() -> Response:
    """A page of a search as a list."""
    reading, build = lenient(params.FOR_SEARCH), searcher()
    given = build.settled(replace(reading.query(), explain=False))
    query = replace(given, size=min(given.size, MOST))
    page = build.search(query)
    return _framed(
        "search",
        query,
        page=page,
        hits=tuple(_hit(each, build) for each in page.hits),
        shown=len(page.hits),
        total=totals.total(page, lines=build.levels.counted),
        notices=reading.notices(),
        back=urls.search(replace(query, page=1, size=Query().size)),
        leads="Ver la búsqueda en el Buscador de programas",
    )


@blueprint.get(urls.EMBED_OVERVIEW)
@HEAVY.hold
def framed_overview() -> Response:
    """The whole, or a search, in figures: the first rows of its tables, or of one."""
    reading, build = lenient((*params.FOR_SEARCH, ALL, TABLE)), searcher()
    chosen = replace(asked(reading, build), all=False)
    wanted = reading.text(TABLE.name)
    made = chosen.tables(build, derived(acronyms))
    return _framed(
        "overview",
        chosen.query,
        tables=[each for each in made if wanted in ("", each.id)],
        notices=(*reading.notices(), *chosen.notices),
        back=urls.overview(chosen.named),
        leads="Ver las cifras en el Buscador de programas",
    )


def _framed(template: str, query: Query, back: str, **values: object) -> Response:
    text = render_template(
        f"embed/{template}.html",
        sentence=sentence(query, searcher()),
        sources=tuple(sources(query, searcher())),
        canonical=absolute(back),
        back=back,
        away=AWAY,
        **values,
    )
    response = make_response(text)
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def sources(query: Query, build: Searcher) -> Iterator[str]:
    """The reports that a search is over, those of one programme together."""
    programmes, years_of = query.filters["programme"], query.filters["year"]
    found: dict[str, list[str]] = {}
    for each in build.programmes.values():
        year = str(each.year)
        if each.id in (programmes or (each.id,)) and year in (years_of or (year,)):
            found.setdefault(each.title, []).append(year)
    for title, own in found.items():
        yield f"{title}, {'informes' if own[1:] else 'informe'} de {', '.join(sorted(own))}"


def _hit(hit: Hit, build: Searcher) -> FramedHit:
    record = hit.record
    programme = build.programmes[record.report]
    acting = [shortest(build.agencies[each]) for each in record.agencies("acts")]
    return FramedHit(
        title=wording.title(record, programme, derived(years).year(record.report)),
        href=urls.line(record.id),
        text=record.text,
        response=record.response,
        answer=answer_of_line(record, programme),
        who=f"Actúa{'n' if acting[1:] else ''}: {', '.join(acting)}" if acting else "",
    )
