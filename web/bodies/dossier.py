"""All that a build says of one body: what it will do and where, where it is only named, with whom.

Plain values, which the page and the API each put into words and addresses of their own.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from search.filters import Filters
from search.ids import HeadingId, RecordId
from search.model import Agency, Query, Record
from search.query.statistics import Standing
from search.schema import LEVELS
from search.searcher import Searcher
from web.bodies.kin import shown_years
from web.derived.standing import Standings, standings
from web.derived.years import Chosen, Scope, years
from web.request import derived

MOST_TEXTS = 200  # in which it acts; the search and the files have them all
MOST_NAMED = 100  # texts that only name it
MOST_PARTNERS = 100
MOST_PLACES = 100  # headings that the contents list


@dataclass(frozen=True, slots=True)
class Place:
    """A heading of the top level under which a body acts."""

    heading: HeadingId
    texts: int
    chosen: bool  # the dossier is narrowed to it


@dataclass(frozen=True, slots=True)
class Partner:
    """Who else acts in the same texts."""

    agency: Agency
    texts: int


@dataclass(frozen=True, slots=True)
class Dossier:
    """A body in some years; where a place is chosen, its texts are those under it."""

    agency: Agency
    shown: Chosen
    place: str  # as asked for; "" for all
    standing: Standing  # wherever
    units: tuple[Agency, ...]
    places: tuple[Place, ...]  # wherever
    partners: tuple[Partner, ...]  # wherever, most often first
    acts: tuple[Record, ...]  # the first that say of themselves that it acts
    total: int  # of these
    named: tuple[Record, ...]  # the first that only name it

    @property
    def does(self) -> Query:
        """The search for all the texts in which it acts."""
        return _speaking(self.agency.id, self.shown.years, self.place)

    @property
    def mentioned(self) -> Query:
        """The search for all those that only name it."""
        return _speaking(self.agency.id, self.shown.years, self.place, role=("named",))


def within(shown: Scope, place: str) -> Filters:
    """What keeps the texts of some years under a heading of the top level."""
    return Filters(year=shown, **{LEVELS[0]: (place,)} if place else {})


def _speaking(agency: str, shown: Scope, place: str, **role: tuple[str, ...]) -> Query:
    filters = within(shown, place).choosing(agency=(agency,), **role)
    return Query(filters=filters, sort="code")


def dossier(build: Searcher, agency: Agency, place: str = "", asked: Scope = ()) -> Dossier:
    """The dossier of a body of the build, under a heading or anywhere; the years are those that
    are asked for, else those that the heading names, else its newest."""
    shown = shown_years(agency.id, asked or derived(years).named(place))
    known = derived(standings).within(shown.years)
    acts, counts = build.acting(agency.id, MOST_TEXTS, within(shown.years, place))
    held = {HeadingId.parse(value): n for value, n in counts[LEVELS[0]].items() if n}
    tops = {id_: n for id_, n in held.items() if id_ in build.headings}
    everywhere = counts["agency"].get(agency.id, 0)
    return Dossier(
        agency=agency,
        shown=shown,
        place=place,
        standing=known.of(agency.id),
        units=_units(build, agency.id, known),
        places=tuple(
            Place(id_, tops[id_], bool(place) and stands_for(place, id_))
            for id_ in sorted(tops)[:MOST_PLACES]
        ),
        partners=tuple(_partners(build, counts["agency"], agency.id)),
        acts=acts,
        total=sum(n for id_, n in tops.items() if stands_for(place, id_)) if place else everywhere,
        named=tuple(_named(build, agency.id, shown.years, place)),
    )


def stands_for(place: str, id_: HeadingId) -> bool:
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


def top(record: Record) -> HeadingId | None:
    """The heading of the top level over a record's line; None where lines are the only level."""
    return record.id.headings[0] if len(record.headings) > 1 else None


def _units(build: Searcher, id_: str, known: Standings) -> tuple[Agency, ...]:
    """The units of a body that the texts speak of: others have nothing to show."""
    bodies = build.agencies.values()
    return tuple(each for each in bodies if each.parent == id_ and each.id in known)


def _partners(build: Searcher, counts: Mapping[str, int], agency: str) -> Iterable[Partner]:
    others = ((each, n) for each, n in counts.items() if each != agency)
    ranked = sorted(others, key=lambda pair: (-pair[1], pair[0]))[:MOST_PARTNERS]
    return (Partner(build.agencies[each], n) for each, n in ranked)


def _named(build: Searcher, agency: str, shown: Scope, place: str) -> Iterable[Record]:
    """The first that only name it."""
    mentioned = _speaking(agency, shown, place, role=("named",))
    ids = map(RecordId.parse, build.ids(mentioned, 0, MOST_NAMED))
    return filter(None, build.records_of(tuple(ids)))
