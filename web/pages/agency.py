"""What a build says of one agency: all that it will do, where it is only named, with whom."""

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass

from flask import abort, render_template
from markupsafe import Markup
from werkzeug.wrappers import Response

from search.filters import Filters
from search.ids import HeadingId, RecordId
from search.model import Agency, Query, Record
from search.output import totals
from search.schema import given
from search.searcher import Searcher
from web import urls, wording
from web.derived.agency_counts import agency_counts
from web.links import Link, agency_in_api, agency_link, exports, several, under
from web.pages.parts.frame import blueprint, unfiltered
from web.pages.parts.marks import marked
from web.request import derived, moved, searcher
from web.slots import HEAVY

MOST_TEXTS = 200  # in which it acts; the search and the files have them all
MOST_NAMED = 100  # that only name it
MOST_PARTNERS = 100


@blueprint.get(urls.AGENCY)
@HEAVY.hold
def agency(id: str) -> str | Response:  # noqa: A002  the route's own name
    """All that one agency will do; an id in other letters leads to it."""
    found = searcher().agencies.get(id)
    if found is None:
        meant = (each for each in searcher().agencies if each.casefold() == id.casefold())
        return moved(urls.agency(next(meant, "") or abort(404)))
    counts = derived(agency_counts)
    told = counts.acts.keys() | counts.named.keys()
    view = dossier(searcher(), found, counts.named[id], told)
    about = {**unfiltered(urls.agency(id)), "indexed": id in told}
    return render_template("agency.html", view=view, **about, here="agencies")


@dataclass(frozen=True, slots=True)
class DossierText:
    """A record in a dossier."""

    title: str
    href: str
    line: str  # of an activity
    text: Markup
    given: bool  # a column or a sheet of the source says that it acts


@dataclass(frozen=True, slots=True)
class DossierGroup:
    """Records under one heading of the top level."""

    heading: Link
    items: tuple[DossierText, ...]


@dataclass(frozen=True, slots=True)
class Dossier:
    """All that the template of an agency needs."""

    agency: Agency
    letters: str
    parent: Link | None
    units: tuple[Link, ...]
    variants: tuple[str, ...]
    total: str
    acts: tuple[DossierGroup, ...]
    more: bool  # it acts in more texts than stand here
    named: tuple[DossierText, ...]
    mentioned: int  # texts that only name it, whether they stand here or not
    partners: tuple[Link, ...]
    search: str
    exports: tuple[Link, ...]
    api: Link


def dossier(build: Searcher, agency: Agency, mentioned: int, told: Container[str]) -> Dossier:
    """The dossier of an agency of the build.

    `mentioned` is the number of texts that only name it, `told` the agencies that the texts
    speak of: a unit that is not among them has nothing to show.
    """
    query = Query(filters=Filters(agency=(agency.id,)), sort="code")
    page = build.search(query)
    acting, partners = build.acting(agency.id, MOST_TEXTS + 1)
    known = build.agencies
    letters = wording.acronym(agency)
    return Dossier(
        agency=agency,
        letters=letters,
        parent=agency_link(known[agency.parent]) if agency.parent in known else None,
        units=tuple(
            agency_link(each)
            for each in known.values()
            if each.parent == agency.id and each.id in told
        ),
        variants=tuple(v for v in agency.variants if v not in (letters, agency.name)),
        total=totals.total(page, "texto", "textos", build.levels.counted),
        acts=tuple(_groups(acting[:MOST_TEXTS], build, agency.id)),
        more=len(acting) > MOST_TEXTS,
        named=tuple(_dossier_text(record, build, agency.id) for record in _named(build, agency.id)),
        mentioned=mentioned,
        partners=_partners(partners, build, agency.id),
        search=urls.search(query),
        exports=exports(query),
        api=agency_in_api(agency.id),
    )


def mentions(build: Searcher) -> dict[str, list[RecordId]]:
    """The first records that name an agency which does not act in them, by agency."""
    found: dict[str, list[RecordId]] = {}
    for record in build.records():
        acts = record.agencies("acts")
        for name in record.agencies("named"):
            if name not in acts and len(held := found.setdefault(name, [])) < MOST_NAMED:
                held.append(record.id)
    return found


def _named(build: Searcher, agency: str) -> Iterator[Record]:
    records = map(build.record, derived(mentions).get(agency, ()))
    return (record for record in records if record)


def _groups(records: Iterable[Record], build: Searcher, agency: str) -> Iterator[DossierGroup]:
    grouped: dict[HeadingId | str, list[Record]] = {}
    for record in records:
        over = record.id.headings[:-1]
        grouped.setdefault(over[0] if over else record.report, []).append(record)
    for place, held in grouped.items():
        yield DossierGroup(
            _of_group(place, held[0], build),
            tuple(_dossier_text(record, build, agency) for record in held),
        )


def _of_group(place: HeadingId | str, record: Record, build: Searcher) -> Link:
    """A heading of the top level; of a programme without one, all of the programme."""
    if isinstance(place, str):
        filters = Filters(programme=(record.programme,) if several(build) else ())
        return Link(build.title(place), urls.search(Query(filters=filters, sort="code")))
    whole = several(build)
    heading = build.headings.get(place, record.headings[0])
    title = build.title(place.report) if whole else ""
    return Link(f"{heading.shown}. {heading.text}", under(place, whole), title)


def _dossier_text(record: Record, build: Searcher, agency: str) -> DossierText:
    return DossierText(
        title=wording.title(record, build.programmes[record.report]),
        href=urls.line(record.id),
        line=record.line.text if record.activity else "",
        text=marked(record, agency),
        given=agency in given(record),
    )


def _partners(counts: Mapping[str, int], build: Searcher, agency: str) -> tuple[Link, ...]:
    """Who else acts in the same texts, most often first."""
    others = ((each, n) for each, n in counts.items() if each != agency)
    ranked = sorted(others, key=lambda pair: (-pair[1], pair[0]))[:MOST_PARTNERS]
    links = ((agency_link(build.agencies[each]), n) for each, n in ranked)
    return tuple(Link(link.text, link.href, wording.number(n)) for link, n in links)
