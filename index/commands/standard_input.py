"""A report that comes by standard input: kept in a file meanwhile, and read as what it is."""

from itertools import islice
from pathlib import Path
from typing import BinaryIO

from index.files import decoding, delimited, kinds, limits, source
from index.files.sidecar import Metadata
from index.files.source import Source
from search.errors import FixSource, why

TYPED = Path("-")  # what stands for it among files
NAME = "entrada estándar"  # in findings, citations and indexes
BLOCK = 1 << 20  # bytes
# By what the content is; text is looked at closer, and nothing else is read.
ENDINGS = {"xlsx": ".xlsx", "xls": ".xls", "ods": ".ods"}

AT_A_TERMINAL = (
    "«-» es la entrada estándar, y aquí es la terminal: envíele un archivo, como en "
    "«buscador-index check - < informe.csv»."
)
NOTHING = "No llegó nada por la entrada estándar: vea si falló la orden que la envía."


def received(stream: BinaryIO | None, folder: Path, given: Metadata) -> Source:
    """What a stream holds, kept in a folder that is the caller's to remove.

    Raises FixSource where it is a terminal, holds nothing or cannot be read.
    """
    if stream is None:
        raise FixSource(NOTHING)
    if stream.isatty():
        raise FixSource(AT_A_TERMINAL)
    path = folder / "informe"
    try:
        if not _keep(stream, path):
            raise FixSource(NOTHING)
        path = path.rename(path.with_suffix(_ending_by_content(path)))
    except OSError as error:
        raise FixSource(f"No se puede leer la entrada estándar: {why(error)}.") from error
    return source.look(path, given, NAME)


def _keep(stream: BinaryIO, path: Path) -> int:
    """Copy a stream into a file, until that is larger than any that is read; its size."""
    size = 0
    with path.open("wb") as file:
        while size <= limits.MOST_BYTES and (block := stream.read(BLOCK)):
            size += file.write(block)
    return size


def _ending_by_content(path: Path) -> str:
    """The ending that a file of such content has; "" for what is not read."""
    with path.open("rb") as file:
        found = kinds.kind_of_content(file).format
    if found != "text":
        return ENDINGS.get(found, "")
    lines = islice(decoding.text_lines(path), delimited.SNIFFED_LINES)
    return ".txt" if delimited.delimiter_of(lines) == "\t" else ".csv"
