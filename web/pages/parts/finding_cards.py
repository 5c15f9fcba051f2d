"""Findings as cards: what a line says and describes, what it keeps silent, how it is written."""

from dataclasses import dataclass

from search.ids import RecordId
from search.model import Finding, Record
from search.searcher import Searcher
from web import urls, wording
from web.derived.years import years
from web.links import Link
from web.noticed.parts import WRITING
from web.noticed.telling import ToldFinding, told
from web.request import derived


@dataclass(frozen=True, slots=True)
class FindingCard:
    """A finding as the list shows it."""

    told: ToldFinding
    place: str
    record: Link | None
    response: str  # of its line
    described: tuple[Link, ...]  # of a contradiction
    undescribed: int  # activities that do not stand here


def listed(finding: Finding, build: Searcher) -> FindingCard:
    """A finding as the list shows it."""
    shown = told(finding, build)
    described = shown.clash.described if shown.clash else ()
    return FindingCard(
        shown,
        _place(shown),
        _record(finding.record),
        shown.record.response if shown.record else "",
        tuple(_described(each) for each in described),
        shown.clash.activities - len(described) if shown.clash else 0,
    )


def _described(each: Record) -> Link:
    return Link(f"Actividad {each.activity}", urls.line(each.id), wording.short(each.text, 160))


def _place(shown: ToldFinding) -> str:
    """The page of the source, and the column of what was hard to read; the file has the row."""
    page, column = shown.finding.page, shown.finding.column if shown.part == WRITING else ""
    return ", ".join(part for part in (f"página {page}" if page else "", column) if part)


def _record(id: RecordId | None) -> Link | None:  # noqa: A002
    """A link to a record."""
    if id is None:
        return None
    text = f"{id.code}, actividad {id.activity}" if id.activity else id.code
    return Link(wording.dated(text, derived(years).year(id.report)), urls.line(id))
