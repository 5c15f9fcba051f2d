"""What a build says of one agency: all that it will do, where it is only named, with whom."""

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from search.model import Agency, Filters, Query, Record, record_key
from search.schema import RESPONSES
from search.searcher import Searcher
from web import wording
from web.links import Link, agency_link, exports, heading_link, line_path
from web.pages.marks import shown
from web.params import url


@dataclass(frozen=True, slots=True)
class Item:
    """A record in a dossier."""

    title: str
    href: str
    line: str  # of an activity
    text: Markup
    response: str
    says: str  # label of the response


@dataclass(frozen=True, slots=True)
class Group:
    """Records under one objective."""

    heading: Link
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Dossier:
    """All that the template of an agency needs."""

    agency: Agency
    letters: str
    parent: Link | None
    units: tuple[Link, ...]
    variants: tuple[str, ...]
    total: str
    acts: tuple[Group, ...]
    named: tuple[Item, ...]
    partners: tuple[Link, ...]
    search: str
    exports: tuple[Link, ...]


def dossier(
    searcher: Searcher, agency: Agency, named: Sequence[Record], told: Container[str]
) -> Dossier:
    """The dossier of an agency of the build.

    `named` are the records that only name it, `told` the agencies that the texts speak of: a
    unit that is not among them has nothing to show.
    """
    query = Query(filters=Filters(agency=(agency.id,)), sort="code")
    page = searcher.search(query)
    acting = [record for record in _acting(searcher, query) if _says_it(record, agency.id)]
    known = searcher.agencies
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
        total=wording.total(page, "texto", "textos"),
        acts=tuple(_groups(acting, searcher, agency.id)),
        named=tuple(_item(record, agency.id) for record in named),
        partners=_partners(acting, searcher, agency.id),
        search=url("/", query),
        exports=exports(query),
    )


def _acting(searcher: Searcher, query: Query) -> list[Record]:
    return sorted((hit.record for hit in searcher.hits(query)), key=record_key)


def _says_it(record: Record, agency: str) -> bool:
    """Whether the agency acts by the record itself: a line mostly inherits it."""
    return record.activity is not None or any(
        a.agency == agency and a.role == "acts" and a.start is not None for a in record.attributions
    )


def mentions(searcher: Searcher) -> dict[str, list[Record]]:
    """The records that name an agency in which it does not act, by agency."""
    found: dict[str, list[Record]] = {}
    for record in searcher.records():
        acts = record.agencies("acts")
        for name in record.agencies("named"):
            if name not in acts:
                found.setdefault(name, []).append(record)
    return found


def _groups(records: Iterable[Record], searcher: Searcher, agency: str) -> Iterator[Group]:
    grouped: dict[tuple[str, str], list[Record]] = {}
    for record in records:
        grouped.setdefault((record.programme, record.objective.code), []).append(record)
    several = len(searcher.programmes) > 1
    for (programme, code), under in grouped.items():
        heading = searcher.headings.get(f"{programme}/{code}", under[0].objective)
        link = heading_link("objective", heading, programme if several else "")
        text = f"{code}. {heading.text}"
        yield Group(
            Link(text, link.href, searcher.programmes[programme].title if several else ""),
            tuple(_item(record, agency) for record in under),
        )


def _item(record: Record, agency: str) -> Item:
    return Item(
        title=wording.title(record),
        href=line_path(record),
        line=record.line.text if record.activity else "",
        text=shown(record, agency),
        response=record.response,
        says=RESPONSES[record.response],
    )


def _partners(records: Iterable[Record], searcher: Searcher, agency: str) -> tuple[Link, ...]:
    """Who else acts in the same texts, most often first."""
    counts = Counter(each for record in records for each in record.agencies("acts"))
    del counts[agency]
    ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    links = ((agency_link(searcher.agencies[each]), n) for each, n in ranked)
    return tuple(Link(link.text, link.href, wording.number(n)) for link, n in links)
