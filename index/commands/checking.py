"""Files read anew and compared, record by record, with what a build holds of them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice

from index.records import Records
from search.ids import RecordId
from search.model import Record
from search.searcher import Searcher

BATCH = 256  # records asked for at once
# What may differ of a record, as people call it, and the fields that say it.
COMPARED: dict[str, tuple[str, ...]] = {
    "texto": ("text",),
    "encabezados": ("headings",),
    "respuesta": ("response",),
    "quién actúa": ("attributions",),
    "otras columnas": ("columns",),
    "lugar en el documento": ("page", "row", "sheet"),
    "hallazgos": ("findings",),
    "compromiso": ("commitment",),
    "temas": ("topics",),
}


@dataclass(slots=True)
class Checked:
    """A report as its file has it, beside the same of a build."""

    report: str
    document: str
    sha256: str  # of the file
    kept: str | None  # what the build says it is; None where it has no such report
    read: int = 0  # records of the file
    held: int = 0  # records of the build
    missing: list[str] = field(default_factory=list)  # ids that only the file has
    extra: list[str] = field(default_factory=list)  # ids that only the build has
    different: dict[str, tuple[str, ...]] = field(default_factory=dict)  # id -> names of COMPARED

    @property
    def equal(self) -> bool:
        """Whether nothing differs."""
        return self.sha256 == self.kept and not (self.missing or self.extra or self.different)


def checked(found: Records, build: Searcher) -> list[Checked]:
    """Each report of the files, compared. FixSource where a file cannot be read to its end."""
    reports = {
        id_: Checked(id_, each.document, each.sha256, _kept(id_, build))
        for id_, each in found.survey.programmes.items()
    }
    seen: set[RecordId] = set()
    records = iter(found)
    while batch := list(islice(records, BATCH)):
        seen.update(record.id for record in batch)
        for record, other in zip(batch, build.records_of([r.id for r in batch]), strict=True):
            _compare(record, other, reports[record.report])
    for id_ in _ids(reports, build):
        reports[id_.report].held += 1
        if id_ not in seen:
            reports[id_.report].extra.append(str(id_))
    return list(reports.values())


def _kept(report: str, build: Searcher) -> str | None:
    programme = build.programmes.get(report)
    return programme.sha256 if programme else None


def _compare(record: Record, other: Record | None, into: Checked) -> None:
    into.read += 1
    if other is None:
        into.missing.append(str(record.id))
    elif record != other:
        into.different[str(record.id)] = tuple(_differing(record, other))


def _differing(record: Record, other: Record) -> Iterator[str]:
    for part, names in COMPARED.items():
        if any(getattr(record, name) != getattr(other, name) for name in names):
            yield part


def _ids(reports: Iterable[str], build: Searcher) -> Iterator[RecordId]:
    """The ids of the build's records of some reports."""
    wanted = {*reports} & build.programmes.keys()
    if wanted:
        yield from (record.id for record in build.records() if record.report in wanted)
