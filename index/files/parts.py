"""The parts of a workbook, parsed as they are unpacked, within bounds of memory and time."""

import struct
from collections.abc import Iterator, Mapping
from typing import IO, Any, Protocol
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile, ZipInfo

AT_A_TIME = 1 << 16  # bytes unpacked at a time
# Text shrinks to a tenth, a sheet of hardly anything to a hundredth.
BOMB_BYTES = 1 << 20
BOMB_RATIO = 200
MOST_UNPACKED = 1 << 28  # bytes of all parts that are read
MOST_ELEMENTS = 6_000_000  # of all parts; a table of 50,000 rows and ten columns has two million
LONGEST_TOKEN = 1 << 21  # bytes of a tag with its attributes, or of a comment: held in memory
DEEPEST = 64  # elements in each other; a workbook needs ten
DIRECTORY_BYTES = 1 << 20  # of the list of parts

_END = struct.Struct("<4s4H2LH")  # of a ZIP: its last record, before a comment
_END_MARK, _END_MARK_64 = b"PK\x05\x06", b"PK\x06\x07"
_LONGEST_COMMENT = (1 << 16) - 1
_LOCATOR_64 = 20  # bytes


class TooLarge(Exception):
    """A workbook is larger than what is read."""


class Reader(Protocol):
    """What takes the elements of a part, by their names without namespace."""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""

    def end(self, name: str) -> None:
        """An element ends."""

    def text(self, piece: str) -> None:
        """Characters of the element that is open."""


class Parts:
    """The parts of a workbook. Raises BadZipFile, TooLarge, ExpatError, ValueError."""

    def __init__(self, file: IO[bytes]) -> None:
        _check_directory(file)
        self._archive = ZipFile(file)
        self._bytes = self._elements = 0

    def __contains__(self, name: str) -> bool:
        return name in self._archive.NameToInfo

    def parse(self, name: str, reader: Reader) -> Iterator[None]:
        """Hand the elements of a part to a reader, a piece of the part after the other."""
        parser = self._parser(reader)
        fed = 0
        with self._archive.open(self._bounded(name)) as source:
            while piece := source.read(AT_A_TIME):
                fed += len(piece)
                self._bytes += len(piece)
                if self._bytes > MOST_UNPACKED:
                    raise TooLarge(name)
                parser.Parse(piece)
                if fed - max(0, parser.CurrentByteIndex) > LONGEST_TOKEN:
                    raise TooLarge(name)
                yield
        parser.Parse(b"", True)
        yield

    def mentions(self, name: str, word: bytes) -> bool:
        """Whether a part has a word, as far as it may be read. Raises TooLarge."""
        end, left = b"", MOST_UNPACKED
        with self._archive.open(self._bounded(name)) as source:
            while left > 0 and (piece := source.read(AT_A_TIME)):
                if word in end + piece:
                    return True
                end, left = piece[-len(word) :], left - len(piece)
        return False

    def _bounded(self, name: str) -> ZipInfo:
        """A part that does not unpack to far more than it takes in the file. Raises TooLarge."""
        part = self._archive.getinfo(name)
        if part.file_size > max(BOMB_BYTES, BOMB_RATIO * part.compress_size):
            raise TooLarge(name)
        return part

    def _parser(self, reader: Reader) -> Any:
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        depth = 0

        def start(tag: str, attributes: dict[str, str]) -> None:
            nonlocal depth
            depth += 1
            self._elements += 1
            if self._elements > MOST_ELEMENTS or depth > DEEPEST:
                raise TooLarge(tag)
            reader.start(tag[tag.rfind(" ") + 1 :], attributes)

        def end(tag: str) -> None:
            nonlocal depth
            depth -= 1
            reader.end(tag[tag.rfind(" ") + 1 :])

        parser.StartElementHandler = start
        parser.EndElementHandler = end
        parser.CharacterDataHandler = reader.text
        parser.StartDoctypeDeclHandler = _refuse_doctype
        return parser


def _refuse_doctype(*_: object) -> None:
    raise ValueError("A workbook declares no entities.")


def _check_directory(file: IO[bytes]) -> None:
    """Look at the size of the list of parts, which zipfile would read whole."""
    size = file.seek(0, 2)
    file.seek(max(0, size - _END.size - _LONGEST_COMMENT - _LOCATOR_64))
    tail = file.read()
    at = tail.rfind(_END_MARK)
    if at < 0 or len(tail) - at < _END.size:
        raise BadZipFile("no directory")
    directory = _END.unpack_from(tail, at)[5]
    if directory > DIRECTORY_BYTES or tail[:at][-_LOCATOR_64:].startswith(_END_MARK_64):
        raise TooLarge("directory")
    file.seek(0)
