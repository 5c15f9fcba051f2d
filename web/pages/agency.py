"""What a build says of one agency: all that it will do, where it is only named, with whom."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from flask import abort, render_template
from markupsafe import Markup
from werkzeug.wrappers import Response

from search.filters import Filters
from search.ids import HeadingId
from search.model import Agency, Query, Record
from search.output import bodies, sentences
from search.schema import LEVELS, given
from search.searcher import Searcher
from web import params, urls, wording
from web.derived.contradictions import contradictions
from web.derived.mentions import mentions
from web.derived.standing import Standing, Standings, standings
from web.derived.years import Chosen, Scope, called, told, years
from web.links import Link, agency_in_api, agency_link, exports, only_named, reports, several, under
from web.pages.parts.body import Kin, done, kin_of, linked, usual
from web.pages.parts.frame import blueprint
from web.pages.parts.marks import marked
from web.request import absolute, derived, lenient, moved, searcher
from web.slots import HEAVY

MOST_TEXTS = 200  # in which it acts; the search and the files have them all
MOST_PARTNERS = 100
MOST_PLACES = 100  # headings that the contents list
BRIEF = 72  # characters of a heading in the contents
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
    known = derived(standings)
    asked = lenient((*NARROWS, params.YEARS) if derived(years).dated else NARROWS)
    place = asked.text(LEVELS[0])
    shown = usual(id, asked.texts("year") or derived(years).named(place))
    return render_template(
        "agency.html",
        view=dossier(searcher(), found, known.within(shown.years), place, shown),
        reports=reports(shown, lambda chosen: urls.agency(id, chosen, place.rpartition("/")[2])),
        notices=(*asked.notices(), *told(shown)),
        canonical=absolute(urls.agency(id, shown.asked)),
        indexed=id in known and not place and not shown.asked,
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
class Dossier:
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
    narrowed: str  # what it is narrowed to: "el objetivo 3"
    acts: tuple[DossierGroup, ...]
    more: bool  # it acts in more texts than stand here
    named: tuple[DossierText, ...]
    partners: tuple[Link, ...]
    years: str  # of what it does, where others are to be had; "" where there are none
    whole: str  # its address without a choice
    search: str
    mentioned: str  # the search for where it is only named
    exports: tuple[Link, ...]
    api: Link


def dossier(
    build: Searcher, agency: Agency, known: Standings, place: str, shown: Chosen
) -> Dossier:
    """The dossier of an agency of the build in some years, of which `known` is; where a place is
    chosen, what stands under it."""
    within = Filters(year=shown.years, **{LEVELS[0]: (place,)} if place else {})
    acting, counts = build.acting(agency.id, MOST_TEXTS + 1, within)
    held = acting[:MOST_TEXTS]
    groups = tuple(_groups(held, build, agency.id))
    places = _places(build, agency.id, counts[LEVELS[0]], groups, place, shown.asked)
    letters = bodies.acronym(agency)
    query = Query(filters=within.choosing(agency=(agency.id,)), sort="code")
    standing = known.of(agency.id)
    mentioned = _named(build, agency.id, shown.years)
    named = (r for r in mentioned if not place or _stands_under(r, place))
    where = sentences.called(_where(build, place)) if place else ""
    return Dossier(
        agency=agency,
        letters=letters,
        title=wording.dated(_title(agency, letters, standing, where), called(shown.asked)),
        standing=standing,
        does=done(build, standing),
        parent=linked(build, agency.parent, shown.asked),
        units=_units(build, agency.id, known, shown.asked),
        kin=kin_of(build, agency.id, shown.years),
        variants=tuple(v for v in agency.variants if v not in (letters, agency.name)),
        places=places,
        narrowed=where,
        acts=groups,
        more=len(acting) > MOST_TEXTS,
        named=tuple(_dossier_text(record, build, agency.id) for record in named),
        partners=_partners(counts["agency"], build, agency.id, shown.asked),
        years=called(shown.years) if len(shown.all) > 1 else "",
        whole=urls.agency(agency.id, shown.asked),
        search=urls.search(query),
        mentioned=only_named(agency.id, shown.years),
        exports=exports(query),
        api=agency_in_api(agency.id, shown.years),
    )


def _title(agency: Agency, letters: str, standing: Standing, where: str) -> str:
    """What the page shows: "Lo que hará el INM en el objetivo 3", "Dónde se menciona a la OIM"."""
    name = sentences.called(agency.name or agency.id, letters)
    place = f" en {where}" if where else ""
    if standing.named and not standing.acts:
        return f"Dónde se menciona {_to(name)}{place}"
    return f"Lo que hará {name}{place}"


def _to(name: str) -> str:
    return f"al {name[3:]}" if name.startswith("el ") else f"a {name}"


def _where(build: Searcher, place: str) -> str:
    """A chosen heading in a sentence: "objetivo 3"."""
    found = next((id_ for id_ in build.headings if _under(id_, place)), None)
    if found is None:
        return place
    return f"{build.programmes[found.report].levels[0].lower()} {build.headings[found].shown}"


def _top(record: Record) -> HeadingId | None:
    """The heading of the top level over a record's line; None where lines are the only level."""
    return record.id.headings[0] if len(record.headings) > 1 else None


def _stands_under(record: Record, place: str) -> bool:
    top = _top(record)
    return top is not None and _under(top, place)


def _under(id_: HeadingId, place: str) -> bool:
    """Whether a heading of the top level is what an address means: its code, its whole id, or what
    it is with those of other years: "pem/1", "pem/2017,2018/1"."""
    *report, code = place.split("/")
    programme, named = (*report, "", "")[:2]
    return (
        len(id_.numbers) == 1
        and code == id_.code
        and programme in ("", id_.programme)
        and (not named or str(id_.year) in named.split(","))
    )


def _units(build: Searcher, id_: str, known: Standings, asked: Scope) -> tuple[Link, ...]:
    """The units of a body that the texts speak of: others have nothing to show."""
    units = (each for each in build.agencies.values() if each.parent == id_ and each.id in known)
    return tuple(agency_link(each, asked) for each in units)


def _named(build: Searcher, agency: str, shown: Scope) -> Iterator[Record]:
    records = map(build.record, derived(mentions).of(agency, shown))
    return (record for record in records if record)


def _groups(records: Iterable[Record], build: Searcher, agency: str) -> Iterator[DossierGroup]:
    grouped: dict[tuple[str, HeadingId | None], list[Record]] = {}
    for record in records:
        grouped.setdefault((record.report, _top(record)), []).append(record)
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
    return Link(_named_heading(build, id_), under(id_, whole), title if whole else "")


def _places(
    build: Searcher,
    agency: str,
    counts: Mapping[str, int],
    groups: tuple[DossierGroup, ...],
    place: str,
    asked: Scope,
) -> tuple[DossierPlace, ...]:
    """The headings under which an agency acts, in order, each with the number of its texts."""
    whole, shown = several(build), {group.anchor for group in groups}
    named = len({each.id for each in build.programmes.values()}) > 1
    held = (HeadingId.parse(value) for value, count in counts.items() if count)
    ids = sorted(id_ for id_ in held if id_ in build.headings)
    return tuple(
        DossierPlace(
            name=wording.short(_named_heading(build, id_), BRIEF),
            brief=_level_and_code(build, id_),
            programme=build.title(id_.report) if named else "",
            texts=counts[str(id_)],
            anchor=_anchor(id_) if _anchor(id_) in shown else "",
            only=urls.agency(agency, asked, str(id_) if whole else id_.code),
            chosen=bool(place) and _under(id_, place),
        )
        for id_ in ids[:MOST_PLACES]
    )


def _named_heading(build: Searcher, id_: HeadingId) -> str:
    return f"{_level_and_code(build, id_)}. {build.headings[id_].text}"


def _level_and_code(build: Searcher, id_: HeadingId) -> str:
    return f"{build.programmes[id_.report].levels[0]} {build.headings[id_].shown}"


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


def _partners(
    counts: Mapping[str, int], build: Searcher, agency: str, asked: Scope
) -> tuple[Link, ...]:
    """Who else acts in the same texts, most often first."""
    others = ((each, n) for each, n in counts.items() if each != agency)
    ranked = sorted(others, key=lambda pair: (-pair[1], pair[0]))[:MOST_PARTNERS]
    links = ((agency_link(build.agencies[each], asked), n) for each, n in ranked)
    return tuple(Link(link.text, link.href, wording.number(n)) for link, n in links)
