"""A body: in how much it acts, what was before and comes after it, and the search for it alone."""

from collections.abc import Iterator
from dataclasses import dataclass

from search.model import Page
from search.output import sentences
from search.searcher import Searcher
from search.thesaurus import body_names, shipped
from search.thesaurus.authority import writings
from web import urls, wording
from web.derived.standing import Standing, Standings, standings
from web.links import Link, agency_link
from web.request import derived


@dataclass(frozen=True, slots=True)
class Kin:
    """A body before or after this one."""

    role: str  # "Antes", "Después"
    link: Link
    does: str  # "24 actividades en 22 líneas"


@dataclass(frozen=True, slots=True)
class Body:
    """What the head of its results says of a body."""

    id: str
    name: str
    letters: str  # "" where it goes by its name
    kind: str
    standing: Standing
    does: str  # "24 actividades en 22 líneas"; "" where it acts nowhere
    href: str
    kin: tuple[Kin, ...]


def asked_for(page: Page, build: Searcher) -> Body | None:
    """The body that the words of a search name, where they name nothing else."""
    if len(page.recognised) != 1 or page.query.filters["agency"]:
        return None
    agency = build.agencies[page.recognised[0]]
    if body_names.key(page.query.text) not in map(body_names.key, writings(agency)):
        return None
    known = derived(standings)
    letters = wording.acronym(agency)
    return Body(
        id=agency.id,
        name=agency.name,
        letters=letters if letters != agency.name else "",
        kind=agency.kind,
        standing=known.of(agency.id),
        does=done(build, known.of(agency.id)),
        href=urls.agency(agency.id),
        kin=kin_of(build, agency.id, known),
    )


def done(build: Searcher, standing: Standing) -> str:
    """In what a body acts, in the words of the programmes."""
    return sentences.done(standing.activities, standing.lines, build.levels.counted)


def linked(build: Searcher, id_: str) -> Link | None:
    """A body that the build knows."""
    return agency_link(build.agencies[id_]) if id_ in build.agencies else None


def kin_of(build: Searcher, id_: str, known: Standings) -> tuple[Kin, ...]:
    """The bodies before and after one, as far as the build knows them."""
    return tuple(_kin(build, id_, known))


def _kin(build: Searcher, id_: str, known: Standings) -> Iterator[Kin]:
    before = shipped.predecessors().get(id_, ())
    for each in shipped.relatives(id_):
        if link := linked(build, each):
            yield Kin("Antes" if each in before else "Después", link, done(build, known.of(each)))
