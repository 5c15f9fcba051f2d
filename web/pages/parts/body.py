"""A body: in how much it acts, what was before and comes after it, and the search for it alone."""

from collections.abc import Iterator
from dataclasses import dataclass

from search.filters import Filters
from search.model import Page, Query
from search.output import bodies, sentences
from search.searcher import Searcher
from search.thesaurus import body_names, shipped
from search.thesaurus.authority import writings
from web import urls, wording
from web.derived.standing import Standing, Standings, standings
from web.derived.years import Chosen, Scope, called, years
from web.links import Link, agency_link
from web.request import derived


@dataclass(frozen=True, slots=True)
class Kin:
    """A body before or after this one."""

    role: str  # "Antes", "Después"
    link: Link
    does: str  # "24 actividades en 22 líneas"
    changed: str  # "Cambio de 2018 (DOF 20/12/2018)"; "" where it is not known
    both: str  # the texts in which one or the other acts; "" where only one of them does


@dataclass(frozen=True, slots=True)
class Body:
    """What the head of its results says of a body."""

    id: str
    name: str
    letters: str  # "" where it goes by its name
    kind: str
    standing: Standing
    does: str  # "24 actividades en 22 líneas"; "" where it acts nowhere
    years: str  # of that; "" where no programme has several
    href: str
    kin: tuple[Kin, ...]


def asked_for(page: Page, build: Searcher) -> Body | None:
    """The body that the words of a search name, where they name nothing else."""
    if len(page.recognised) != 1 or page.query.filters["agency"]:
        return None
    agency = build.agencies[page.recognised[0]]
    if body_names.key(page.query.text) not in map(body_names.key, writings(agency)):
        return None
    known, shown = derived(standings), usual(agency.id)
    standing = known.within(shown.years).of(agency.id)
    letters = bodies.acronym(agency)
    return Body(
        id=agency.id,
        name=agency.name,
        letters=letters if letters != agency.name else "",
        kind=agency.kind,
        standing=standing,
        does=done(build, standing),
        years=called(shown.years),
        href=urls.agency(agency.id),
        kin=kin_of(build, agency.id, shown.years),
    )


def usual(id_: str, asked: Scope = ()) -> Chosen:
    """The years that a body's page speaks of: the newest in which the texts speak of it."""
    known = derived(standings)
    return derived(years).chosen(asked, has=lambda each: id_ in known.within(each))


def done(build: Searcher, standing: Standing) -> str:
    """In what a body acts, in the words of the programmes."""
    return sentences.done(standing.activities, standing.lines, build.levels.counted)


def linked(build: Searcher, id_: str, years: Scope = ()) -> Link | None:
    """A body that the build knows."""
    return agency_link(build.agencies[id_], years) if id_ in build.agencies else None


def kin_of(build: Searcher, id_: str, shown: Scope) -> tuple[Kin, ...]:
    """The bodies before and after one, as far as the build knows them, each with what it does in
    the years of its own page; `shown`: those of the one."""
    return tuple(_kin(build, id_, shown))


def _kin(build: Searcher, id_: str, shown: Scope) -> Iterator[Kin]:
    before, known = shipped.predecessors().get(id_, ()), derived(standings)
    for each in shipped.relatives(id_):
        if link := linked(build, each):
            own = usual(each).years
            does = done(build, known.within(own).of(each))
            told = wording.dated(does, called(own) if does and own != shown else "")
            pair = (each, id_) if each in before else (id_, each)
            role = "Antes" if each in before else "Después"
            yield Kin(role, link, told, _changed(pair), _both(pair, known))


def _changed(pair: tuple[str, str]) -> str:
    """When one body took over from another, and by what."""
    known = shipped.successions().get(pair)
    if known is None or not known.since:
        return ""
    return f"Cambio de {known.since}" + (f" ({known.source})" if known.source else "")


def _both(pair: tuple[str, str], known: Standings) -> str:
    if not all(known.of(each).acts for each in pair):
        return ""
    return urls.search(Query(filters=Filters(agency=tuple(sorted(pair))), sort="code"))
