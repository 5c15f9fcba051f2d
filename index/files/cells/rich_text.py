"""Text of a workbook: the runs that it comes in, some of them struck through."""

from collections.abc import Mapping
from typing import NamedTuple

from openpyxl.utils.escape import unescape

from index.files.cells.styles import is_set
from index.files.decoding import tidy
from index.files.limits import LONGEST_CELL

PHONETIC = "rPh"  # how a text is read aloud, in Japanese
PARTS_OF_TEXT = frozenset(("t", "r", "rPr", "strike", PHONETIC))

_MARK = b"\xff"  # in no text of UTF-8
_KINDS: dict[bool | None, bytes] = {None: b"c", False: b"n", True: b"s"}
_BY_KIND = {kind: struck for struck, kind in _KINDS.items()}


class Run(NamedTuple):
    """A piece of a text; `struck` is None where it is as its cell."""

    text: str
    struck: bool | None = None


Runs = tuple[Run, ...]


class RichText:
    """Takes the elements of a text; no more of it is kept than shows that it is too long."""

    def __init__(self) -> None:
        self.pieces: list[Run] = []
        self.length = 0
        self.struck: bool | None = None
        self.reading = self.aloud = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element of PARTS_OF_TEXT begins."""
        if name == "t":
            self.reading = not self.aloud
        elif name == "r":
            self.struck = None
        elif name == "rPr":
            self.struck = False
        elif name == "strike" and self.struck is not None:
            self.struck = is_set(attributes)
        elif name == PHONETIC:
            self.aloud = True

    def end(self, name: str) -> None:
        """An element of PARTS_OF_TEXT ends."""
        if name == "t":
            self.reading = False
        elif name == "r":
            self.struck = None
        elif name == PHONETIC:
            self.aloud = False

    def text(self, piece: str) -> None:
        """Characters of the element that is open."""
        if self.reading and self.length <= LONGEST_CELL:
            self.length += len(piece)
            if self.pieces and self.pieces[-1].struck is self.struck:
                self.pieces.append(Run(self.pieces.pop().text + piece, self.struck))
            else:
                self.pieces.append(Run(piece, self.struck))

    def taken(self) -> Runs:
        """The runs so far; then begin anew."""
        if not self.pieces:
            return ()
        runs = tuple(Run(unescaped(run.text), run.struck) for run in self.pieces)
        self.pieces, self.length, self.struck = [], 0, None
        return runs


def seen_and_struck(runs: Runs, cell_struck: bool) -> tuple[str, str]:
    """What is left of a text without what is struck through, and what is.

    >>> seen_and_struck((Run("Dos"), Run(" tres", True), Run(" talleres", False)), False)
    ('Dos talleres', 'tres')
    """
    if len(runs) == 1 and not cell_struck and not runs[0].struck:  # as nearly always
        return tidy(runs[0].text).strip(), ""
    kept: list[str] = []
    struck: list[str] = []
    for text, own in runs:
        (struck if (cell_struck if own is None else own) else kept).append(text)
    return tidy("".join(kept)).strip(), tidy("".join(struck)).strip()


def unescaped(text: str) -> str:
    """A text of a workbook; Excel writes what XML cannot hold as _x000D_."""
    if "_x" not in text:
        return text
    text = unescape(text).replace("\r\n", "\n")
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")  # halves of pairs


def packed(runs: Runs) -> bytes:
    """Runs as bytes."""
    if len(runs) == 1 and runs[0].struck is None:
        return runs[0].text.encode()
    return b"".join(_MARK + _KINDS[run.struck] + run.text.encode() for run in runs)


def unpacked(content: bytes) -> Runs:
    """The runs of some bytes.

    >>> unpacked(packed((Run("Dos"), Run("tres", True))))
    (Run(text='Dos', struck=None), Run(text='tres', struck=True))
    """
    if not content.startswith(_MARK):
        return (Run(content.decode()),)
    parts = content.split(_MARK)[1:]
    return tuple(Run(part[1:].decode(), _BY_KIND[part[:1]]) for part in parts)
