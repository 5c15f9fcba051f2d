"""A body: in how much it acts, what was before and comes after it, and the search for it alone."""

from dataclasses import dataclass

from search.model import Page
from search.output import bodies, sentences
from search.query.statistics import Standing
from search.searcher import Searcher
from search.thesaurus import body_names
from search.thesaurus.authority import Succession, writings
from web import urls, wording
from web.bodies.kin import Relative, relatives, shown_years
from web.derived.standing import standings
from web.derived.years import Scope, called
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
    """The body that the words of a search name, where they name nothing else; or how much of it
    they ask for, be there any text that names it or none."""
    named = page.recognised or (page.absent if page.about else ())
    if len(named) != 1 or page.query.filters["agency"] or named[0] not in build.agencies:
        return None
    agency = build.agencies[named[0]]
    asked = body_names.key(page.about or page.query.text)
    if asked not in map(body_names.key, writings(agency)):
        return None
    known, shown = derived(standings), shown_years(agency.id)
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


def done(build: Searcher, standing: Standing) -> str:
    """In what a body acts, in the words of the programmes."""
    return sentences.done(standing.activities, standing.lines, build.levels.counted)


def linked(build: Searcher, id_: str, years: Scope = ()) -> Link | None:
    """A body that the build knows."""
    return agency_link(build.agencies[id_], years) if id_ in build.agencies else None


def kin_of(build: Searcher, id_: str, shown: Scope) -> tuple[Kin, ...]:
    """The bodies before and after one in words; `shown`: the years of the one."""
    return tuple(_kin(build, each, shown) for each in relatives(build, id_))


def _kin(build: Searcher, each: Relative, shown: Scope) -> Kin:
    does = done(build, each.standing)
    return Kin(
        "Antes" if each.before else "Después",
        agency_link(each.agency),
        wording.dated(does, called(each.years) if does and each.years != shown else ""),
        _changed(each.known),
        urls.search(each.both) if each.both else "",
    )


def _changed(known: Succession | None) -> str:
    """When one body took over from another, and by what."""
    if known is None or not known.since:
        return ""
    return f"Cambio de {known.since}" + (f" ({known.source})" if known.source else "")
