"""The value of a cell of figures: a number or a day, as a reader in Mexico takes it."""

import re
from datetime import date
from decimal import Decimal
from typing import Literal

from index.plain_text import seen
from search.spanish.folding import folded

LONGEST = 80  # characters; no figure and no day has more
MOST_DIGITS = 15  # a float keeps so many as they are
CENTURY = 2000  # of "18"; "50" and above may be of either
HALF = 50
DAY_YEARS = range(1800, 2200)  # another number there is part of a code

_REFERENCE_MARK = re.compile(r"(?:(?<!\s)\s++)?(?:\[[0-9*]{1,2}\]|\(\*{1,3}\)|\*{1,3})$")
_FIGURE = re.compile(
    r"(?:(?P<coin>\$|mxn) ?)?(?P<digits>[0-9.][0-9.,' ]*)"
    r"(?P<share> ?%| por ciento)?(?: (?:pesos|m\.?n\.?|mxn))?",
    re.IGNORECASE,
)
_PLAIN = re.compile(r"(?:(?:0|[1-9][0-9]*)(?:\.[0-9]*)?|\.[0-9]+)")
# The marks between groups of three: one kind in a figure, but for 1'250,000.
_COMMAS = re.compile(r"[1-9][0-9]{0,2}(?:'[0-9]{3})?(?:,[0-9]{3})+(?:\.[0-9]*)?")
_BLANKS = re.compile(r"[1-9][0-9]{0,2}(?: [0-9]{3})+(?:\.[0-9]*)?")
_DOTS = re.compile(r"[1-9][0-9]{0,2}(?:(?:\.[0-9]{3}){2,}(?:,[0-9]{1,2})?|\.[0-9]{3},[0-9]{1,2})")
_GROUP_MARKS = str.maketrans("", "", ",' ")
_DECIMAL_COMMA = re.compile(r"(?:0|[1-9][0-9]*),[0-9]{1,2}")
_LONG_COMMA = re.compile(r"0,[0-9]{3,}")
# Where it is known that a comma parts the decimals.
_WITH_COMMA = re.compile(r"(?:0|[1-9][0-9]{0,2}(?:[. ][0-9]{3})+|[1-9][0-9]*)(?:,[0-9]+)?")
_EITHER = re.compile(r"[1-9][0-9]{0,2}[.,][0-9]{3}")
_POINTS = str.maketrans(",", ".", ". ")
_DAY_LAST = re.compile(
    r"(?P<year>[0-9]{4})(?P<sign>[-/.])(?P<month>[0-9]{1,2})(?P=sign)(?P<day>[0-9]{1,2})"
)
_DAY_FIRST = re.compile(
    r"(?:(?:lunes|martes|miercoles|jueves|viernes|sabado|domingo),? )?(?P<day>[0-9]{1,2})"
    r"(?:(?P<sign>[-/.])(?P<month>[0-9]{1,2}|[a-z]{3,10}\.?)(?P=sign)"
    r"|(?:o\.?)?(?: de)? (?P<word>[a-z]{3,10}\.?)(?: del?)? )(?P<year>[0-9]{4}|[0-9]{2})"
)
_TIME = re.compile(r"[ t][0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.0{1,6})?)?$")

MONTHS = (
    "enero", "febrero", "marzo", "abril", "mayo", "junio",
    "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre",
)  # fmt: skip
_SHORT_MONTHS = {month[:3]: at for at, month in enumerate(MONTHS, 1)}
_MONTH_NUMBERS = {
    **_SHORT_MONTHS,
    **{month: at for at, month in enumerate(MONTHS, 1)},
    "sept": 9, "set": 9, "setiembre": 9,
}  # fmt: skip


DecimalMark = Literal["", ".", ",", "?"]


def decimal_mark(text: str) -> DecimalMark:
    """What parts the decimals of a figure, as it shows; "?" where its one mark may part thousands.

    >>> [decimal_mark(text) for text in ("30,5", "1,250.00", "2.000", "40", "Agua")]
    [',', '.', '?', '', '']
    """
    if not ("." in text or "," in text) or len(text) > LONGEST:
        return ""
    match, _ = _figure_in(_without_reference(text))
    written = match["digits"].strip() if match else ""
    if _EITHER.fullmatch(written):
        return "?"
    if _DOTS.fullmatch(written) or _DECIMAL_COMMA.fullmatch(written):
        return ","
    if _LONG_COMMA.fullmatch(written):
        return ","
    return "." if _digits_of(written, ".") else ""


def typed(text: str, mark: DecimalMark = ".") -> float | str | None:
    """The number or the day (ISO 8601) that a cell is; None of words, and where it is not sure.

    A per cent is its share of one. Commas and blanks part groups of three, a dot the decimals,
    unless the `mark` of its column is another: with "?" what may be read in two ways has no value.
    A day stands before its month. What has another unit, or a word of size ("1.2 mdp",
    "120 millones"), has no value: beside plain figures of its column it would be compared wrongly.
    Neither has a code with zeros before it, nor a day without its year or of a month that has none
    such.

    >>> [typed(text) for text in ("12.5 %", "$1,250.00", "(3)", "31-dic-2018", "1.2 mdp")]
    [0.125, 1250.0, -3.0, '2018-12-31', None]
    """
    if len(text) > LONGEST:
        return None
    number = _number_in(_without_reference(text), mark)
    return _day(folded(" ".join(seen(text).split()))) if number is None else number


def _without_reference(text: str) -> str:
    """A text as it is seen, without the mark of a note."""
    return _REFERENCE_MARK.sub("", " ".join(seen(text).split()))


def _number_in(shown: str, mark: DecimalMark) -> float | None:
    """The number that a text is as a whole, with its sign, its unit and its brackets."""
    match, negative = _figure_in(shown)
    digits = _digits_of(match["digits"].strip(), mark) if match else ""
    if not match or not digits or sum(map(str.isdecimal, digits)) > MOST_DIGITS:
        return None
    value = Decimal(digits) / (100 if match["share"] else 1)
    return float(-value if negative else value)


def _figure_in(shown: str) -> tuple[re.Match[str] | None, bool]:
    """The figure that a text is as a whole, and whether it is below zero."""
    bracketed = shown[:1] == "(" and shown[-1:] == ")"
    bare, sign = (shown[1:-1], "") if bracketed else _signed(shown)
    match = _FIGURE.fullmatch(bare)
    if match is None or (match["coin"] and match["share"]):
        return None, False
    return match, bracketed or sign == "-"


def _signed(shown: str) -> tuple[str, str]:
    """A figure without its sign, which stands before or behind that of money; and the sign."""
    coin = "$" if shown[:1] == "$" else ""
    rest = shown.removeprefix("$").lstrip() if coin else shown
    if rest[:1] in ("-", "+"):
        return coin + rest[1:].lstrip(), rest[0]
    return shown, ""


def _digits_of(written: str, mark: DecimalMark) -> str:
    """The digits of a number without the marks of its groups; "" where it is none."""
    if mark == "?" and _EITHER.fullmatch(written):
        return ""
    if mark == "," and _WITH_COMMA.fullmatch(written):
        return written.translate(_POINTS)
    if _PLAIN.fullmatch(written):
        return written
    if _COMMAS.fullmatch(written) or _BLANKS.fullmatch(written):
        return written.translate(_GROUP_MARKS)
    if _DOTS.fullmatch(written):
        return written.replace(".", "").replace(",", ".")
    return written.replace(",", ".") if _DECIMAL_COMMA.fullmatch(written) else ""


def _day(shown: str) -> str | None:
    """The day that a folded text is, whatever time of it."""
    shown = _TIME.sub("", shown)
    match = _DAY_LAST.fullmatch(shown) or _DAY_FIRST.fullmatch(shown)
    if match is None:
        return None
    found = match.groupdict()
    month = (found.get("word") or found["month"]).removesuffix(".")
    number = int(month) if month.isdecimal() else _MONTH_NUMBERS.get(month, 0)
    year = int(found["year"])
    if year < HALF and (found["sign"] == "/" or month in _MONTH_NUMBERS):  # "1.5.10" is a code
        year += CENTURY
    if year not in DAY_YEARS:
        return None
    try:
        return date(year, number, int(found["day"])).isoformat()
    except ValueError:
        return None
