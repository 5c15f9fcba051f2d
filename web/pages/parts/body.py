"""The body that a search is for, and nothing else: what it is, and in how much it acts."""

from dataclasses import dataclass

from search.model import Page
from search.searcher import Searcher
from search.thesaurus import body_names, shipped
from search.thesaurus.authority import writings
from web import urls, wording
from web.derived.standing import Standing, standings
from web.links import Link, agency_link
from web.request import derived


@dataclass(frozen=True, slots=True)
class Body:
    """What the head of its results says of a body."""

    id: str
    name: str
    letters: str  # "" where it goes by its name
    kind: str
    standing: Standing
    href: str
    relatives: tuple[Link, ...]  # it succeeded, or they succeeded it


def asked_for(page: Page, build: Searcher) -> Body | None:
    """The body that the words of a search name, where they name nothing else."""
    if len(page.recognised) != 1 or page.query.filters["agency"]:
        return None
    agency = build.agencies[page.recognised[0]]
    if body_names.key(page.query.text) not in map(body_names.key, writings(agency)):
        return None
    letters = wording.acronym(agency)
    known = (build.agencies.get(each) for each in shipped.relatives(agency.id))
    return Body(
        id=agency.id,
        name=agency.name,
        letters=letters if letters != agency.name else "",
        kind=agency.kind,
        standing=derived(standings).of(agency.id),
        href=urls.agency(agency.id),
        relatives=tuple(agency_link(each) for each in known if each),
    )
