"""Bytes of a text file to its lines, whatever program wrote them."""

import re
from collections.abc import Iterable, Iterator
from io import TextIOWrapper
from pathlib import Path
from typing import IO, NamedTuple
from unicodedata import normalize

from index.files import limits
from index.files.encodings import TextEncoding, encoding_of
from index.files.twice_encoded import decoded_once
from search.printable import signs

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
    guessed: str = ""  # the encoding that it seems to be in, where none is sure


def tidy(text: str) -> str:
    """A text in composed characters, with plain spaces for those that do not break.

    >>> tidy("1.\\u00a0Migracio\\u0301n")
    '1. Migración'
    """
    return normalize("NFC", text.translate(_SPACES) if _ODD.search(text) else text)


_LINE_ENDS = re.compile("\r\n?|[\v\x85\u2028\u2029]")


def shown_cells(cells: Iterable[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    r"""Cells without the space around them, with one kind of line end, and what is to be told.

    What was saved in UTF-8 twice is brought back. A control character is shown as a sign: no
    terminal, log or file of ours meets it again.

    >>> shown_cells([" Salud\r\nmental", "\x1b[2J"])
    (('Salud\nmental', '␛[2J'), ('control-characters',))
    """
    held = tuple(cell.strip() for cell in cells)
    texts = tuple(map(decoded_once, held))
    rules = ("encoded-twice",) if texts != held else ()
    if all(map(str.isprintable, texts)):  # as nearly always
        return texts, rules
    plain = [_LINE_ENDS.sub("\n", text) for text in texts]
    kept = tuple(map(signs, plain))
    return kept, (*rules, "control-characters") if list(kept) != plain else rules


def is_binary(file: IO[bytes]) -> bool:
    """Whether a file that is open at its beginning cannot be text."""
    if encoding_of(file).codec != "utf-8":
        return False
    head = file.read(1 << 13)
    controls = len(head) - len(head.translate(None, _CONTROLS))
    return controls * 10 > len(head)


def text_lines(path: Path) -> Iterator[TextLine]:
    """The lines of a file in the encoding that it is in, tidied.

    Windows-1252, or another of single bytes, is read byte by byte where UTF-8 fails, so a file that
    mixes both is right too.
    """
    with path.open("rb") as raw:
        encoding = encoding_of(raw)
        errors = "surrogateescape" if encoding.codec.startswith("utf-8") else "replace"
        # Universal newlines: str.splitlines would also cut at characters that cells may hold.
        with TextIOWrapper(raw, encoding.codec, errors, newline=None) as file:
            yield from _each_line(file, encoding)


def _each_line(file: TextIOWrapper, encoding: TextEncoding) -> Iterator[TextLine]:
    number = 0
    whole = encoding.name if encoding.guessed else ""

    def single(match: re.Match[str]) -> str:
        return bytes([ord(match[0]) - 0xDC00]).decode(encoding.single, "replace")

    while text := file.readline(limits.LONGEST_LINE):
        number += 1
        if len(text) == limits.LONGEST_LINE and not text.endswith("\n"):
            _skip_rest(file)
            yield TextLine(number, text[:200], "row-too-long")
            continue
        foreign = not text.isascii() and _ESCAPED.search(text) is not None
        text = tidy(_ESCAPED.sub(single, text) if foreign else text)
        guessed = encoding.name if foreign else whole
        yield TextLine(number, text, "nul-byte" if "\0" in text else "", guessed)


def _skip_rest(file: TextIOWrapper) -> None:
    while (part := file.readline(1 << 16)) and not part.endswith("\n"):
        pass
