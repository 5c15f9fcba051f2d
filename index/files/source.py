"""A report file: its format, its checksum, and what its sidecar says about it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from index.files import decoding, delimited, limits, workbook
from index.files.row import Row
from index.files.sidecar import UNSAID, Metadata, sidecar_of
from index.problem import Problem
from index.table.layout import Layout
from search.errors import FixSource, why
from search.printable import one_line

ROWS_BY_SUFFIX: dict[str, Callable[[Path], Iterator[Row]]] = {
    ".txt": delimited.tabbed_rows,
    ".tsv": delimited.tabbed_rows,
    ".tab": delimited.tabbed_rows,
    ".csv": delimited.csv_rows,
    ".xlsx": workbook.workbook_rows,
    ".xlsm": workbook.workbook_rows,
}
ZIPPED_SUFFIXES = (".xlsx", ".xlsm")


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

    @property
    def document(self) -> str:
        """The name that findings and citations give it."""
        return one_line(self.path.name)

    def rows(self) -> Iterator[Row]:
        """Its rows. Raises FixSource where the file changed since it was looked at."""
        if any(problem.fatal for problem in self.problems):
            return
        yield from limits.bounded(ROWS_BY_SUFFIX[self.path.suffix.lower()](self.path))
        status = self.path.stat()
        if (status.st_size, status.st_mtime_ns) != (self.size, self.modified):
            raise FixSource(f"{self.path} cambió mientras se leía. Repita la orden.")


def look(path: Path, options: Metadata = UNSAID) -> Source:
    """A file, checked as a whole. Raises FixSource where there is no file to read."""
    try:
        if not path.is_file():
            missing = not path.exists()
            raise FixSource(f"{'No existe' if missing else 'No es un archivo'}: {path}")
        status = path.stat()
        digest = _digest(path)
        refusal = _refusal(path, status.st_size)
    except OSError as error:
        raise FixSource(f"No se puede leer {path}: {why(error)}.") from error
    said, layout, problems = sidecar_of(path)
    if said.sha256 and said.sha256.lower() != digest:
        problems += (Problem("changed-source", value=digest),)
    metadata = _completed(options, said)
    source = Source(path, status.st_size, status.st_mtime_ns, digest, metadata, layout, problems)
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
        detail = f"Se leen archivos {', '.join(ROWS_BY_SUFFIX)}."
        return Problem("not-a-table", value=suffix, detail=detail, fatal=True)
    if size > limits.MOST_BYTES:
        return Problem("too-large", fatal=True)
    reason = "" if suffix in ZIPPED_SUFFIXES else decoding.why_no_text(path)
    return Problem("not-a-table", detail=f"{reason}.", fatal=True) if reason else None


def _completed(first: Metadata, second: Metadata) -> Metadata:
    """The first's values, the second's where the first has none."""
    names = Metadata.__slots__
    return Metadata(**{name: getattr(first, name) or getattr(second, name) for name in names})
