"""What a build says of one agency: all that it will do, where it is only named, with whom."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from flask import abort, render_template
from markupsafe import Markup
from werkzeug.wrappers import Response

from search.filters import Filters
from search.ids import HeadingId
from search.model import Agency, Query, Record
from search.output import bodies, sentences
from search.query.statistics import Standing
from search.schema import LEVELS, given
from search.searcher import Searcher
from web import params, urls, wording
from web.bodies.dossier import Dossier, Place, dossier, stands_for, top
from web.bodies.scorecard import Score, counted, scorecard
from web.derived.contradictions import contradictions
from web.derived.standing import standings
from web.derived.years import called, told, years
from web.links import (
    Link,
    agency_in_api,
    agency_link,
    exports,
    only_named,
    reports,
    several,
    several_programmes,
    under,
)
from web.pages.parts.body import Kin, done, kin_of, linked
from web.pages.parts.frame import blueprint
from web.pages.parts.marks import marked
from web.request import absolute, derived, lenient, moved, searcher
from web.slots import HEAVY

BRIEF = 72  # characters of a heading in the contents
NAMED = 20  # texts that only name it
NARROWS = (
    params.Parameter(LEVELS[0], "choice", "Keep what it does under this heading of the top level."),
)


@blueprint.get(urls.AGENCY)
@HEAVY.hold
def agency(id: str) -> str | Response:  # noqa: A002  the route's own name
    """All that one agency will do; an id in other letters leads to it."""
    found = searcher().agencies.get(id)
    if found is None:
        meant = (each for each in searcher().agencies if each.casefold() == id.casefold())
        return moved(urls.agency(next(meant, "") or abort(404)))
    asked = lenient((*NARROWS, params.YEARS) if derived(years).dated else NARROWS)
    place = asked.text(LEVELS[0])
    told_of = dossier(searcher(), found, place, asked.texts("year"))
    shown = told_of.shown
    return render_template(
        "agency.html",
        view=dossier_view(searcher(), told_of),
        reports=reports(shown, lambda chosen: urls.agency(id, chosen, place.rpartition("/")[2])),
        notices=(*asked.notices(), *told(shown)),
        canonical=absolute(urls.agency(id, shown.asked)),
        indexed=id in derived(standings) and not place and not shown.asked,
        here="agencies",
    )


@dataclass(frozen=True, slots=True)
class DossierText:
    """A record in a dossier."""

    title: str
    href: str
    line: str  # of an activity
    text: Markup
    given: bool  # a column or a sheet of the source says that it acts
    response: str
    answer: str  # what its line answers; "" where the source answers nothing
    contradiction: str


@dataclass(frozen=True, slots=True)
class DossierGroup:
    """Records under one heading of the top level."""

    heading: Link
    anchor: str
    items: tuple[DossierText, ...]


@dataclass(frozen=True, slots=True)
class DossierPlace:
    """A heading in the list of contents."""

    name: str
    brief: str  # "Objetivo 3"
    programme: str  # "" where the build has one only
    texts: int
    anchor: str  # "" where the page is cut before it
    only: str  # the address of the dossier under this heading only
    chosen: bool


@dataclass(frozen=True, slots=True)
class ScoreView:
    """How many texts are so: "3 líneas dicen que no se realizarán acciones"."""

    counted: str
    says: str
    href: str  # "" of none


@dataclass(frozen=True, slots=True)
class DossierView:
    """All that the template of an agency needs."""

    agency: Agency
    letters: str
    title: str  # "Lo que hará el INM en el objetivo 3"
    standing: Standing
    does: str
    parent: Link | None
    units: tuple[Link, ...]
    kin: tuple[Kin, ...]
    variants: tuple[str, ...]
    places: tuple[DossierPlace, ...]
    scores: tuple[ScoreView, ...]
    narrowed: str  # what it is narrowed to: "el objetivo 3"
    acts: tuple[DossierGroup, ...]
    more: bool  # it acts in more texts than stand here
    named: tuple[DossierText, ...]
    more_named: bool  # it is named in more than stand here
    partners: tuple[Link, ...]
    years: str  # of what it does, where others are to be had; "" where there are none
    whole: str  # its address without a choice
    search: str
    letter: str  # that asks what came of it
    mentioned: str  # the search for where it is only named
    exports: tuple[Link, ...]
    api: Link


def dossier_view(build: Searcher, found: Dossier) -> DossierView:
    """A dossier in words and addresses."""
    agency, asked, standing = found.agency, found.shown.asked, found.standing
    groups = tuple(_groups(found.acts, build, agency.id))
    letters = bodies.acronym(agency)
    where = sentences.called(_where(build, found.place)) if found.place else ""
    partners = ((agency_link(each.agency, asked), each.texts) for each in found.partners)
    return DossierView(
        agency=agency,
        letters=letters,
        title=wording.dated(_title(agency, letters, standing, where), called(asked)),
        standing=standing,
        does=done(build, standing),
        parent=linked(build, agency.parent, asked),
        units=tuple(agency_link(each, asked) for each in found.units),
        kin=kin_of(build, agency.id, found.shown.years),
        variants=tuple(v for v in agency.variants if v not in (letters, agency.name)),
        places=_places(build, found, {group.anchor for group in groups}),
        scores=tuple(_score(each, build) for each in scorecard(found, build)),
        narrowed=where,
        acts=groups,
        more=found.total > len(found.acts),
        named=tuple(_dossier_text(each, build, agency.id) for each in found.named[:NAMED]),
        more_named=len(found.named) > NAMED,
        partners=tuple(Link(link.text, link.href, wording.number(n)) for link, n in partners),
        years=called(found.shown.years) if len(found.shown.all) > 1 else "",
        whole=urls.agency(agency.id, asked),
        search=urls.search(found.does),
        letter=urls.request(query=found.does),
        mentioned=only_named(agency.id, found.shown.years),
        exports=exports(found.does),
        api=agency_in_api(agency.id, asked, found.place),
    )


def _score(each: Score, build: Searcher) -> ScoreView:
    return ScoreView(
        counted=counted(each, build.levels.counted),
        says=each.row.says[each.count != 1],
        href=urls.search(each.query) if each.count else "",
    )


def _title(agency: Agency, letters: str, standing: Standing, where: str) -> str:
    """What the page shows: "Lo que hará el INM en el objetivo 3", "Dónde se menciona a la OIM"."""
    name = sentences.called(agency.name or agency.id, letters)
    place = f" en {where}" if where else ""
    if standing.named and not standing.acts:
        return f"Dónde se menciona {sentences.to(name)}{place}"
    return f"Lo que hará {name}{place}"


def _where(build: Searcher, place: str) -> str:
    """A chosen heading in a sentence: "objetivo 3"."""
    found = next((id_ for id_ in build.headings if stands_for(place, id_)), None)
    if found is None:
        return place
    return f"{build.programmes[found.report].levels[0].lower()} {build.headings[found].shown}"


def _groups(records: Iterable[Record], build: Searcher, agency: str) -> Iterator[DossierGroup]:
    grouped: dict[tuple[str, HeadingId | None], list[Record]] = {}
    for record in records:
        grouped.setdefault((record.report, top(record)), []).append(record)
    for (report, id_), held in grouped.items():
        items = tuple(_dossier_text(record, build, agency) for record in held)
        yield DossierGroup(_group_link(build, report, id_), _anchor(id_) if id_ else "", items)


def _group_link(build: Searcher, report: str, id_: HeadingId | None) -> Link:
    """A heading of the top level; of a programme without one, all of the programme."""
    whole, title = several(build), build.title(report)
    if id_ is None:
        year = derived(years).year(report)
        programme = (build.programmes[report].id,) if whole else ()
        own = Filters(programme=programme, year=(year,) if year else ())
        return Link(title, urls.search(Query(filters=own, sort="code")))
    named = title if several_programmes(build) else ""
    return Link(_named_heading(build, id_), under(id_, whole), named)


def _places(build: Searcher, found: Dossier, shown: Collection[str]) -> tuple[DossierPlace, ...]:
    """The headings under which it acts, in order; `shown`: the anchors that the page has."""
    whole = several(build)
    named = several_programmes(build)

    def place(each: Place) -> DossierPlace:
        id_ = each.heading
        only = str(id_) if whole else id_.code
        return DossierPlace(
            name=wording.short(_named_heading(build, id_), BRIEF),
            brief=wording.heading_title(id_, build),
            programme=build.title(id_.report) if named else "",
            texts=each.texts,
            anchor=_anchor(id_) if _anchor(id_) in shown else "",
            only=urls.agency(found.agency.id, found.shown.asked, only),
            chosen=each.chosen,
        )

    return tuple(place(each) for each in found.places)


def _named_heading(build: Searcher, id_: HeadingId) -> str:
    return f"{wording.heading_title(id_, build)}. {build.headings[id_].text}"


def _anchor(id_: HeadingId) -> str:
    return f"en-{id_.programme}-{id_.year}-{id_.code}"


def _dossier_text(record: Record, build: Searcher, agency: str) -> DossierText:
    programme = build.programmes[record.report]
    return DossierText(
        title=wording.title(record, programme, derived(years).year(record.report)),
        href=urls.line(record.id),
        line=record.line.text if record.activity else "",
        text=marked(record, agency),
        given=agency in given(record),
        response=record.response,
        answer=sentences.answer_of_line(record, programme),
        contradiction=derived(contradictions).get(record.id.line, ""),
    )
