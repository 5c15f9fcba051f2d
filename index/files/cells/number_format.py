"""What a workbook's reader sees of a value, by the format of its cell."""

from collections.abc import Sequence
from contextlib import suppress
from decimal import Context, Decimal, DecimalException
from functools import lru_cache
from typing import NamedTuple

from index.files.cells.date_text import date_pieces, date_text
from index.files.cells.number_text import NumberLayout, general, layout_of, number_text
from index.files.cells.sections import MOST_SECTIONS, FormatSection, Sign, UnknownFormat, sections

GENERAL = "General"
_MONEY = '"$"#,##0'
_ACCOUNTS = '_-{0}* #,##0{1}_-;-{0}* #,##0{1}_-;_-{0}* "-"{2}_-;_-@_-'
# Those that a file gives by number alone, as Excel shows them in Mexico.
BUILT_IN = {
    0: GENERAL,
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    5: f"{_MONEY};-{_MONEY}",
    6: f"{_MONEY};[Red]-{_MONEY}",
    7: f"{_MONEY}.00;-{_MONEY}.00",
    8: f"{_MONEY}.00;[Red]-{_MONEY}.00",
    9: "0%",
    10: "0.00%",
    11: "0.00E+00",
    12: "# ?/?",
    13: "# ??/??",
    14: "dd/mm/yyyy",
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM",
    20: "h:mm",
    21: "h:mm:ss",
    22: "dd/mm/yyyy h:mm",
    37: "#,##0;-#,##0",
    38: "#,##0;[Red]-#,##0",
    39: "#,##0.00;-#,##0.00",
    40: "#,##0.00;[Red]-#,##0.00",
    41: _ACCOUNTS.format("", "", ""),
    42: _ACCOUNTS.format('"$"', "", ""),
    43: _ACCOUNTS.format("", ".00", "??"),
    44: _ACCOUNTS.format('"$"', ".00", "??"),
    45: "mm:ss",
    46: "[h]:mm:ss",
    47: "mm:ss.0",
    48: "##0.0E+0",
    49: "@",
}
_HELD = Context(prec=15)  # the digits that a spreadsheet holds of a number
_LARGEST = 309  # digits of the largest number


class NumberFormat:
    """A format code. One that is not understood shows nothing."""

    def __init__(self, code: str, from_1904: bool = False) -> None:
        self.code = code
        self.from_1904 = from_1904
        self.text_section: FormatSection | None = None
        self.ways: Sequence[_Way] = ()  # by sections; none where the code is not understood
        self.conditional = False
        with suppress(UnknownFormat):
            self._read(sections(code))

    def _read(self, found: Sequence[FormatSection]) -> None:
        last = found[-1]
        if len(found) == MOST_SECTIONS or (last.has("@") and not last.is_date):
            self.text_section, found = last, found[:-1] or sections(GENERAL)
        self.conditional = any(section.test for section in found)
        self.ways = [_way(section) for section in found]

    def shown_text(self, text: str) -> str:
        """What is seen of a text."""
        if self.text_section is None:
            return text
        signs = self.text_section.signs
        return "".join(
            text if sign.kind == "@" else sign.text for sign in signs if sign.kind != "fill"
        ).strip()

    def shown(self, value: str) -> str | None:
        """What is seen of a number; None where the format has no text for it.

        Raises ValueError where the value is no number.
        """
        number = number_in(value)
        try:
            return self._shown(number).strip()
        except (UnknownFormat, DecimalException):
            return None

    def _shown(self, number: Decimal) -> str:
        way, minus = self._way_of(number)
        if way.date:
            text = None if minus else date_text(way.section, way.date, number, self.from_1904)
            if text is None:
                raise UnknownFormat(self.code)
            return text
        text = number_text(way.layout, abs(number))
        return f"-{text}" if minus and any(map(str.isalnum, text.strip("0.,"))) else text

    def _way_of(self, number: Decimal) -> tuple["_Way", bool]:
        """The way that a number is shown, and whether a minus stands before it."""
        if not self.ways:
            raise UnknownFormat(self.code)
        below = number < 0
        if self.conditional:
            return self._way_by_condition(number, below)
        if len(self.ways) == 1:
            return self.ways[0], below
        if below:
            return self.ways[1], False
        return self.ways[0 if number else -1 * (len(self.ways) > 2)], False

    def _way_by_condition(self, number: Decimal, below: bool) -> tuple["_Way", bool]:
        for way in self.ways:
            section = way.section
            if not section.test or section.takes(number):
                only_below = section.test in ("<", "<=") and section.bound <= 0
                return way, below and not only_below
        raise UnknownFormat(self.code)


class _Way(NamedTuple):
    """A section, and where the pieces of a date or the digits of a number go."""

    section: FormatSection
    layout: NumberLayout
    date: tuple[Sign, ...] = ()


def _way(section: FormatSection) -> _Way:
    if section.is_date:
        return _Way(section, NumberLayout(), date_pieces(section))
    return _Way(section, layout_of(section))


@lru_cache(maxsize=1 << 12)
def number_in(value: str) -> Decimal:
    """The number of a cell, to the digits that it holds. Raises ValueError."""
    try:
        number = _HELD.create_decimal(value)
    except DecimalException as error:
        raise ValueError(value[:40]) from error
    if not number.is_finite() or number.adjusted() > _LARGEST:
        raise ValueError(value[:40])
    return number


def plain_number(value: str) -> str:
    """A number as a cell without a format shows it. Raises ValueError.

    >>> plain_number("2018.0"), plain_number("1.5")
    ('2018', '1.5')
    """
    return general(number_in(value))
