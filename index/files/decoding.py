"""Bytes of a text file to its lines, whatever program wrote them."""

import codecs
import re
from collections.abc import Iterable, Iterator
from io import TextIOWrapper
from pathlib import Path
from typing import NamedTuple
from unicodedata import normalize

from index.files import limits
from search.printable import signs

BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

# What files that are no text begin with.
MAGIC = (
    (b"%PDF", "Es un PDF"),
    (b"PK\x03\x04", "Es un ZIP o un libro de Excel"),
    (b"\xd0\xcf\x11\xe0", "Es un libro de Excel anterior a 2007"),
    (b"\x1f\x8b", "Está comprimido"),
)

_SPACES = str.maketrans(
    dict.fromkeys("\u00a0\u2007\u202f", " ")
    # What says nothing in text from left to right, as other programs leave it behind.
    | dict.fromkeys("\ufeff\u2060\u200e\u200f\u061c\f", "")
)
_ODD = re.compile(f"[{''.join(map(chr, _SPACES))}]")
_ESCAPED = re.compile("[\udc80-\udcff]")
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b"))


class TextLine(NamedTuple):
    """A line of a text file, from 1, with its line end; `flaw` is a rule that forbids its use."""

    number: int
    text: str
    flaw: str = ""
    legacy: bool = False  # held bytes that are no UTF-8


def tidy(text: str) -> str:
    """A text in composed characters, with plain spaces for those that do not break.

    >>> tidy("1.\\u00a0Migracio\\u0301n")
    '1. Migración'
    """
    return normalize("NFC", text.translate(_SPACES) if _ODD.search(text) else text)


_LINE_ENDS = re.compile("\r\n?|[\v\x85\u2028\u2029]")


def shown_cells(cells: Iterable[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    r"""Cells without the space around them, with one kind of line end, and what is to be told.

    A control character is shown as a sign: no terminal, log or file of ours meets it again.

    >>> shown_cells([" Salud\r\nmental", "\x1b[2J"])
    (('Salud\nmental', '␛[2J'), ('control-characters',))
    """
    texts = tuple(cell.strip() for cell in cells)
    if all(map(str.isprintable, texts)):  # as nearly always
        return texts, ()
    plain = [_LINE_ENDS.sub("\n", text) for text in texts]
    kept = tuple(map(signs, plain))
    return kept, ("control-characters",) if list(kept) != plain else ()


def why_no_text(path: Path) -> str:
    """Why a file cannot be text, in Spanish; "" if it can."""
    with path.open("rb") as file:
        head = file.read(1 << 13)
    for magic, reason in MAGIC:
        if head.startswith(magic):
            return reason
    if any(head.startswith(bom) for bom, _ in BOMS):
        return ""
    controls = len(head) - len(head.translate(None, _CONTROLS))
    return "Es un archivo binario" if controls * 10 > len(head) else ""


def text_lines(path: Path) -> Iterator[TextLine]:
    """The lines of a file in UTF-8, UTF-16 or Windows-1252, tidied.

    Windows-1252 is read byte by byte where UTF-8 fails, so a file that mixes both is right too.
    """
    with path.open("rb") as raw:
        encoding = _encoding(raw.read(4))
        raw.seek(0)
        errors = "surrogateescape" if encoding.startswith("utf-8") else "replace"
        # Universal newlines: str.splitlines would also cut at characters that cells may hold.
        with TextIOWrapper(raw, encoding, errors, newline=None) as file:
            yield from _each_line(file)


def _encoding(head: bytes) -> str:
    return next((name for bom, name in BOMS if head.startswith(bom)), "utf-8")


def _each_line(file: TextIOWrapper) -> Iterator[TextLine]:
    number = 0
    while text := file.readline(limits.LONGEST_LINE):
        number += 1
        if len(text) == limits.LONGEST_LINE and not text.endswith("\n"):
            _skip_rest(file)
            yield TextLine(number, text[:200], "row-too-long")
            continue
        legacy = not text.isascii() and _ESCAPED.search(text) is not None
        text = tidy(_ESCAPED.sub(_windows, text) if legacy else text)
        yield TextLine(number, text, "nul-byte" if "\0" in text else "", legacy)


def _skip_rest(file: TextIOWrapper) -> None:
    while (part := file.readline(1 << 16)) and not part.endswith("\n"):
        pass


def _windows(match: re.Match[str]) -> str:
    return bytes([ord(match[0]) - 0xDC00]).decode("cp1252", "replace")
