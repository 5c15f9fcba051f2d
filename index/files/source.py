"""A report file: its format, its checksum, and what its sidecar says about it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import IO

from index.files import (
    decoding,
    delimited,
    kinds,
    limits,
    old_workbook,
    open_document,
    workbook,
)
from index.files.encodings import CANDIDATES, encoding_of
from index.files.row import Row
from index.files.sidecar import UNSAID, Metadata, sidecar_of
from index.problem import Problem
from index.table.layout import Layout
from search.errors import FixSource, why
from search.printable import one_line

ROWS_BY_SUFFIX: dict[str, Callable[..., Iterator[Row]]] = {
    ".txt": delimited.tabbed_rows,
    ".tsv": delimited.tabbed_rows,
    ".tab": delimited.tabbed_rows,
    ".csv": delimited.csv_rows,
    ".xlsx": workbook.workbook_rows,
    ".xlsm": workbook.workbook_rows,
    ".xls": old_workbook.old_workbook_rows,
    ".ods": open_document.document_rows,
}


@dataclass(frozen=True, slots=True)
class Source:
    """A file as it was when it was looked at."""

    path: Path
    size: int
    modified: int  # nanoseconds
    sha256: str
    metadata: Metadata
    layout: Layout
    problems: tuple[Problem, ...]  # of the file as a whole
    name: str = ""  # where it has none of its own on the disk
    sidecar: str = ""  # SHA-256 of what stands beside it

    @property
    def document(self) -> str:
        """The name that findings and citations give it."""
        return self.name or one_line(self.path.name)

    def rows(self) -> Iterator[Row]:
        """Its rows. Raises FixSource where the file changed since it was looked at."""
        if any(problem.fatal for problem in self.problems):
            return
        suffix = self.path.suffix.lower()
        # Who names the columns to read means those too that a workbook hides.
        more = {"named": True} if suffix in kinds.WORKBOOKS and self.layout.columns else {}
        yield from limits.bounded(ROWS_BY_SUFFIX[suffix](self.path, **more))
        status = self.path.stat()
        if (status.st_size, status.st_mtime_ns) != (self.size, self.modified):
            raise FixSource(f"{self.path} cambió mientras se leía. Repita la orden.")


def look(path: Path, options: Metadata = UNSAID, name: str = "") -> Source:
    """A file, checked as a whole; `name` if its own says nothing to who reads findings.

    Raises FixSource where there is no file to read.
    """
    try:
        if not path.is_file():
            missing = not path.exists()
            raise FixSource(f"{'No existe' if missing else 'No es un archivo'}: {path}")
        status = path.stat()
        digest = _digest(path)
        refusal = _refusal(path, status.st_size)
    except OSError as error:
        raise FixSource(f"No se puede leer {path}: {why(error)}.") from error
    said, layout, problems, beside = sidecar_of(path)
    if said.sha256 and said.sha256.lower() != digest:
        problems += (Problem("changed-source", value=digest),)
    metadata = _completed(options, said)
    size, modified = status.st_size, status.st_mtime_ns
    source = Source(path, size, modified, digest, metadata, layout, problems, name, beside)
    return replace(source, problems=(*problems, refusal)) if refusal else source


def _digest(path: Path) -> str:
    digest = sha256()
    with path.open("rb") as file:
        while block := file.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()


def _refusal(path: Path, size: int) -> Problem | None:
    """What keeps a file from being read at all."""
    suffix = path.suffix.lower()
    if not size:
        return Problem("empty-file", fatal=True)
    if suffix not in ROWS_BY_SUFFIX:
        detail = kinds.unread_by_name(suffix) or _unread_without_name(path, suffix)
        return Problem("not-a-table", value=suffix, detail=detail, fatal=True)
    if size > limits.MOST_BYTES:
        return Problem("too-large", fatal=True)
    with path.open("rb") as file:
        if detail := kinds.unread_by_content(file, suffix):
            return Problem("not-a-table", detail=detail, fatal=True)
        file.seek(0)
        return None if suffix in kinds.WORKBOOKS else _unreadable_text(file)


def _unread_without_name(path: Path, suffix: str) -> str:
    """What is said of a file whose name tells nothing: what its content tells, if anything."""
    with path.open("rb") as file:
        found = "" if suffix else kinds.unread_by_content(file, suffix)
    return found or f"Se leen archivos {', '.join(ROWS_BY_SUFFIX)}."


def _unreadable_text(file: IO[bytes]) -> Problem | None:
    """What keeps a text from being read: it is none, or its letters are Spanish in no encoding."""
    if decoding.is_binary(file):
        return Problem("not-a-table", detail="Es un archivo binario.", fatal=True)
    file.seek(0)
    if encoding_of(file).sure:
        return None
    detail = f"Sus acentos no dan palabras en ninguna de estas: {CANDIDATES}. Puede mezclar dos."
    return Problem("unknown-encoding", detail=detail, fatal=True)


def _completed(first: Metadata, second: Metadata) -> Metadata:
    """The first's values, the second's where the first has none."""
    names = Metadata.__slots__
    return Metadata(**{name: getattr(first, name) or getattr(second, name) for name in names})
