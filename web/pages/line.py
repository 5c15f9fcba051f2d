"""One line of action with everything that hangs on it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote

from markupsafe import Markup

from search.findings import BY_ID
from search.model import Finding, Heading, Programme, Record
from search.schema import RESPONSES
from search.searcher import Searcher
from search.spanish.commitment import LABELS, commitment
from web import wording
from web.derived.outline import Tree
from web.links import Link, agency_links, line_path, narrowed
from web.pages.marks import shown

RELATED = 5


@dataclass(frozen=True, slots=True)
class Text:
    """The line's own text or one activity, with who is in it."""

    record: Record
    title: str
    text: Markup
    acts: tuple[Link, ...]
    named: tuple[Link, ...]
    commitment: tuple[str, ...]
    page: int | None


@dataclass(frozen=True, slots=True)
class Remark:
    """A finding on the line or on one of its activities."""

    label: str
    message: str
    activity: int | None = None  # None: the line itself


@dataclass(frozen=True, slots=True)
class LineView:
    """All that the template of a line needs."""

    programme: Programme
    line: Text
    objective: Link
    strategy: Link
    response: str
    activities: tuple[Text, ...]
    remarks: tuple[Remark, ...]
    previous: Link | None
    next: Link | None
    related: tuple[Link, ...]
    address: str
    api: str
    citation: str


def line_view(
    searcher: Searcher, tree: Tree, code: str, absolute: Callable[[str], str], today: date
) -> LineView:
    """What the page of a line shows."""
    id = f"{tree.programme.id}/{code}"  # noqa: A001  the field's own name
    records = _records(searcher, id, tree.activities.get(code, []))
    line = records[0]
    programme = tree.programme.id if len(searcher.programmes) > 1 else ""
    before, after = tree.neighbours(code)
    address = absolute(line_path(line))
    return LineView(
        programme=tree.programme,
        line=_text(line, searcher),
        objective=_heading(searcher, "objective", line, line.objective, programme),
        strategy=_heading(searcher, "strategy", line, line.strategy, programme),
        response=RESPONSES[line.response],
        activities=tuple(_text(record, searcher) for record in records[1:]),
        remarks=remarks(records, searcher.findings),
        previous=_neighbour(searcher, tree, before),
        next=_neighbour(searcher, tree, after),
        related=_related(searcher, id),
        address=address,
        api=f"/api/v1/records/{quote(id)}",
        citation=citation(line, tree.programme, address, today),
    )


def _records(searcher: Searcher, id: str, activities: list[int]) -> list[Record]:  # noqa: A002
    ids = (id, *(f"{id}/{n}" for n in sorted(activities)))
    return [record for each in ids if (record := searcher.record(each))]


def _text(record: Record, searcher: Searcher) -> Text:
    acts = record.agencies("acts")
    only_named = tuple(each for each in record.agencies("named") if each not in acts)
    strength = commitment(record.text) if record.activity else ()
    return Text(
        record=record,
        title=f"Actividad {record.activity}" if record.activity else wording.title(record),
        text=shown(record),
        acts=agency_links(searcher, acts),
        named=agency_links(searcher, only_named),
        commitment=tuple(LABELS[each] for each in strength),
        page=record.page,
    )


def _heading(searcher: Searcher, facet: str, line: Record, own: Heading, programme: str) -> Link:
    heading = searcher.headings.get(f"{line.programme}/{own.code}", own)
    value = f"{programme}/{own.code}" if programme else own.code
    return Link(f"{own.code}. {heading.text}", narrowed(facet, value))


def remarks(records: list[Record], findings: tuple[Finding, ...]) -> tuple[Remark, ...]:
    """What was found on these records, each thing once; the rule's name where no message tells."""
    by_id = {record.id: record.activity for record in records}
    told = [f for f in findings if f.record in by_id]
    silent = {rule for record in records for rule in record.findings} - {f.rule for f in told}
    found = [(f.rule, f.message, by_id[f.record]) for f in told]
    found += [(rule, "", None) for rule in sorted(silent)]
    return tuple(
        Remark(BY_ID[rule].label, message.removeprefix(BY_ID[rule].label).lstrip(" .:"), activity)
        for rule, message, activity in dict.fromkeys(found)
    )


def _neighbour(searcher: Searcher, tree: Tree, code: str) -> Link | None:
    record = searcher.record(f"{tree.programme.id}/{code}") if code else None
    if record is None:
        return None
    return Link(wording.short(record.text, 80), line_path(record), record.code)


def _related(searcher: Searcher, id: str) -> tuple[Link, ...]:  # noqa: A002
    return tuple(
        Link(wording.short(hit.record.text, 110), line_path(hit.record), _label(hit.record))
        for hit in searcher.related(id, RELATED)
    )


def _label(record: Record) -> str:
    return f"{record.code}, actividad {record.activity}" if record.activity else record.code


def citation(line: Record, programme: Programme, address: str, today: date) -> str:
    """A footnote that leads back to the page of the source and to this one."""
    page = f", p. {line.page}" if line.page else ""
    return (
        f"{programme.title} (ramo {programme.branch}), acciones relevantes a realizar en "
        f"{programme.year}, línea de acción {line.code}{page}. Documento: {programme.document}. "
        f"Disponible en {address} (consulta: {wording.day(today)})."
    )
