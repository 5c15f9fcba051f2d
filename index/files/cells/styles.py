"""The styles of a workbook: how each cell shows its number, and whether it is struck through."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from index.files.cells.number_format import BUILT_IN, GENERAL, NumberFormat
from index.files.cells.sections import LONGEST_CODE
from index.files.parts import TooLarge

MOST_STYLES = 1 << 16  # as many as a workbook may have
NOT_SET = ("0", "false", "none", "off")  # of what an element turns on by standing there


@dataclass(frozen=True, slots=True)
class Style:
    """How a cell is shown."""

    format: NumberFormat
    struck: bool = False


class Styles:
    """The styles of a workbook by their numbers; a number without one shows as it is."""

    def __init__(self, found: Iterable[tuple[str, bool]] = (), from_1904: bool = False) -> None:
        shared = lru_cache(None)(lambda code: NumberFormat(code, from_1904))
        self.plain = Style(shared(GENERAL))
        self.found = tuple(Style(shared(code), struck) for code, struck in found)

    def __getitem__(self, number: int) -> Style:
        return self.found[number] if 0 <= number < len(self.found) else self.plain


class StylesReader:
    """Reads number formats, fonts and the formats of cells."""

    def __init__(self) -> None:
        self.codes: dict[int, str] = {}
        self.struck: list[bool] = []  # by font
        self.cells: list[tuple[int, int]] = []  # format and font
        self.within = ""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:  # noqa: D102  Reader
        if name in ("fonts", "cellXfs", "numFmts"):
            self.within = name
        elif name == "font" and self.within == "fonts":
            self.struck.append(False)
        elif name == "strike" and self.within == "fonts" and self.struck:
            self.struck[-1] = is_set(attributes)
        elif name == "xf" and self.within == "cellXfs":
            number, font = attributes.get("numFmtId", "0"), attributes.get("fontId", "0")
            self.cells.append((int(number), int(font)))
        elif name == "numFmt" and self.within == "numFmts":
            code = attributes["formatCode"][: LONGEST_CODE + 1]  # one too long is not understood
            self.codes[int(attributes["numFmtId"])] = code
        if max(map(len, (self.codes, self.struck, self.cells))) > MOST_STYLES:
            raise TooLarge(name)

    def end(self, name: str) -> None:  # noqa: D102
        if name == self.within:
            self.within = ""

    def text(self, piece: str) -> None:
        """Styles have no text."""

    def styles(self, from_1904: bool) -> Styles:
        """What was read."""
        fonts = len(self.struck)
        return Styles(
            (
                (self._code(number), 0 <= font < fonts and self.struck[font])
                for number, font in self.cells
            ),
            from_1904,
        )

    def _code(self, number: int) -> str:
        """The code of a format; a number that has none is understood by nobody."""
        return self.codes.get(number) or BUILT_IN.get(number) or f"[{number}]"


def is_set(attributes: Mapping[str, str]) -> bool:
    """Whether an element that says yes by standing there does so."""
    return attributes.get("val", "1").lower() not in NOT_SET
