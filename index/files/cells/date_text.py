"""A number of days as the date and the time that its format shows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from index.files.cells.sections import FormatSection, Sign, UnknownFormat

Signs = tuple[Sign, ...]

LAST_DAY = 2_958_465  # 31 December 9999, from 1900
_FROM_1904 = 1_462  # days from the one epoch to the other
_LEAP = 60  # 29 February 1900: no day, and counted as one since the first spreadsheets
_DAY = 86_400  # seconds

SPANISH = (
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre "
    "diciembre".split(),
    "lunes martes miércoles jueves viernes sábado domingo".split(),
    ("a. m.", "p. m."),
)
ENGLISH = (
    "January February March April May June July August September October November December".split(),
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(),
    ("AM", "PM"),
)


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, with the seconds since its midnight, and those since the first midnight."""

    year: int
    month: int
    day: int
    weekday: int  # from Monday, 0
    seconds: int
    elapsed: int
    fraction: str  # of a second, as many digits as are shown


def date_text(section: FormatSection, pieces: Signs, days: Decimal, from_1904: bool) -> str | None:
    """The date; None where the days are before the first one or after the last."""
    decimals = max((len(text) for kind, text in pieces if kind == "fraction"), default=0)
    moment = _moment(days + _FROM_1904 * from_1904, decimals)
    if moment is None:
        return None
    names = ENGLISH if section.english else SPANISH
    halved = section.has("half")
    return "".join(_shown(kind, text, moment, names, halved) for kind, text in pieces)


def date_pieces(section: FormatSection) -> Signs:
    """The signs of a date. Raises UnknownFormat where one is none of a date's."""
    return tuple(_date_signs(section.signs))


def _date_signs(signs: Sequence[Sign]) -> Iterator[Sign]:
    """The signs, the zeros behind a point behind seconds being a fraction of one."""
    last, point, zeros = "", False, ""
    for sign in (*signs, Sign("text", "")):
        if sign.kind == "digit" and sign.text == "0" and point:
            zeros += "0"
            continue
        if point:
            yield Sign("fraction", zeros) if zeros else Sign("text", ".")
            point, zeros = False, ""
        if sign.kind == "." and last.startswith("s"):
            point = True
        elif sign.kind in ("digit", "exponent", "general", "%", "@"):
            raise UnknownFormat(sign.text)
        else:
            yield sign
        last = sign.text if sign.kind in ("date", "elapsed") else ""


def _moment(days: Decimal, decimals: int) -> Moment | None:
    if decimals > 3 or not 0 <= days < LAST_DAY + 1:
        return None
    unit: int = 10**decimals
    ticks = int((days * _DAY * unit).quantize(Decimal(1), ROUND_HALF_UP))
    seconds, rest = divmod(ticks, unit)
    number, of_day = divmod(seconds, _DAY)
    if number > LAST_DAY:
        return None
    year, month, day, weekday = _calendar(number)
    return Moment(year, month, day, weekday, of_day, seconds, f"{rest:0{decimals}d}")


def _calendar(number: int) -> tuple[int, int, int, int]:
    """Year, month, day and weekday of a day's number."""
    if number in (0, _LEAP):
        return (1900, 2, 29, 2) if number else (1900, 1, 0, 5)
    found = date(1899, 12, 30) + timedelta(number + (number < _LEAP))
    return found.year, found.month, found.day, found.weekday()


def _shown(
    kind: str, text: str, at: Moment, names: tuple[Sequence[str], Sequence[str], Sequence[str]],
    halved: bool,
) -> str:  # fmt: skip
    if kind == "fill":
        return ""
    if kind == "fraction":
        return f".{at.fraction}"
    if kind == "half":
        half = names[2][at.seconds >= _DAY // 2]
        return half if text.upper() == "AM/PM" else half[0]
    if kind == "elapsed":
        unit = {"h": 3600, "m": 60, "s": 1}[text[0]]
        return str(at.elapsed // unit).zfill(len(text))
    return _field(text, at, names, halved) if kind == "date" else text


def _field(
    text: str, at: Moment, names: tuple[Sequence[str], Sequence[str], Sequence[str]], halved: bool
) -> str:
    """A field of a date: yyyy, mm …; minutes are n."""
    size = len(text)
    if size > 2 and text[0] in "md":
        name = names[0][at.month - 1] if text[0] == "m" else names[1][at.weekday]
        return {3: name[:3], 5: name[:1] if text[0] == "m" else name}.get(size, name)
    if text[0] == "y":
        return f"{at.year:04d}" if size > 2 else f"{at.year % 100:02d}"
    hour = at.seconds // 3600
    numbers = {
        "m": at.month,
        "d": at.day,
        "h": (hour - 1) % 12 + 1 if halved else hour,
        "n": at.seconds // 60 % 60,
        "s": at.seconds % 60,
    }
    return str(numbers[text[0]]).zfill(min(size, 2))
