"""A text with what has to be said of it when it is cited, and the footnote that says it.

It leads back to the page of this site, and by its row and its checksum to the source.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from search.model import Heading, Programme, Record
from search.output.sentences import capital
from search.schema import RESPONSES
from web import wording

CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
SHORT = 12  # characters of a checksum that a footnote has


@dataclass(frozen=True, slots=True)
class Citation:
    """A record with what has to be said of it when it is cited."""

    record: Record
    programme: Programme
    address: str  # of its page; "" where nobody knows it
    day: date

    @property
    def key(self) -> str:
        """What a reference manager knows it by: its id, the same for good.

        Colons part it: a BibTeX key may have no slash.
        """
        return ":".join(self._id())

    @property
    def name(self) -> str:
        """What a file of it is called."""
        return "-".join(self._id())

    def _id(self) -> tuple[str, ...]:
        own = self.record.id
        activity = (str(own.activity),) if own.activity else ()
        return (own.programme, str(own.year), own.code, *activity)

    @property
    def part(self) -> str:
        """Which part of the programme it is: "línea de acción 1.5.10, actividad 2"."""
        line = self.record.line
        code = f"{line.written} (clave {line.code})" if line.written else line.code
        activity = f", actividad {self.record.activity}" if self.record.activity else ""
        return f"{self.programme.levels[-1].lower()} {code}{activity}"

    @property
    def title(self) -> str:
        """The programme, its year, and the part of it."""
        return f"{self.programme.title}, {self.programme.year}: {self.part}"

    @property
    def kind(self) -> str:
        """What kind of document it stands in."""
        year = self.programme.year
        if self.record.response in RESPONSES:
            return f"Acciones relevantes a realizar en {year}"
        return f"Informe de {year}"


def place(record: Record) -> str:
    """Where a record stands in its document: "p. 5, renglón 123", "hoja «Metas», fila 7"."""
    page = f"p. {record.page}" if record.page else ""
    sheet = f"hoja «{record.sheet}»" if record.sheet else ""
    row = f"{'fila' if sheet else 'renglón'} {record.row}" if record.row else ""
    return ", ".join(filter(None, (page, sheet, row)))


def footnote(of: Citation) -> str:
    """A footnote that leads back to the row of the source and to the page."""
    what = "acciones relevantes a realizar en " if of.record.response in RESPONSES else ""
    where = f", {place(of.record)}" if place(of.record) else ""
    return _footnote(of.programme, what, f"{of.part}{where}", of.address, of.day)


def heading_footnote(programme: Programme, heading: Heading, address: str, day: date) -> str:
    """The same of a heading over the lines; `address`: of all that is under it."""
    level = programme.levels[heading.code.count(".")].lower()
    return _footnote(programme, "", f"{level} {heading.shown}", address, day)


def document(programme: Programme) -> str:
    """The file of a report and the beginning of its checksum, where there is one."""
    checksum = f" (SHA-256 {programme.sha256[:SHORT]}…)" if programme.sha256 else ""
    return f"{programme.document}{checksum}"


def _footnote(programme: Programme, what: str, part: str, address: str, day: date) -> str:
    official = f" Documento oficial: {programme.source_url}." if programme.source_url else ""
    seen = f"consulta: {wording.day(day)}"
    found = f"Disponible en {address} ({seen})." if address else f"{capital(seen)}."
    return (
        f"{programme.title} (ramo {programme.branch}), {what}{programme.year}, {part}. "
        f"Documento: {document(programme)}.{official} {found}"
    )


def notes(of: Citation) -> Iterator[str]:
    """What else leads back to the source: the row, the file, its checksum, its address."""
    if where := place(of.record):
        yield capital(where)
    yield f"Documento: {of.programme.document}"
    if of.programme.sha256:
        yield f"SHA-256: {of.programme.sha256}"
    if of.programme.source_url:
        yield f"Documento oficial: {of.programme.source_url}"


def one_row(text: str) -> str:
    """Text without line breaks and other controls."""
    return " ".join(CONTROLS.sub(" ", text).split())
