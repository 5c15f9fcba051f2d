"""A format code, `#,##0.00;[Red](#,##0.00)`, to its sections and their signs."""

import operator
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

LONGEST_CODE = 255  # characters; as many as Excel takes
MOST_SECTIONS = 4  # positive, negative, zero, text

_SIGN = re.compile(
    r"""
    "(?P<text>[^"]*)" | \\(?P<escaped>.) | _(?P<space>.) | \*(?P<fill>.)
    | \[(?P<bracket>[^\[\]]*)\]
    | (?P<general>General) | (?P<half>AM/PM|A/P) | (?P<exponent>E[+-])
    | (?P<date>y+|m+|d+|h+|s+) | (?P<digit>[0#?]) | (?P<sign>[.,%/@;])
    | (?P<literal>[^"\\\[\]*_a-z])
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)(-?[0-9]{1,20}(?:\.[0-9]{1,20})?)")
_COLOUR = re.compile(
    r"black|blue|cyan|green|magenta|red|white|yellow|colou?r ?[0-9]{1,2}", re.IGNORECASE
)
_ELAPSED = re.compile(r"h{1,4}|m{1,4}|s{1,4}", re.IGNORECASE)
_TESTS: dict[str, Callable[[Decimal, Decimal], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "=": operator.eq,
    "<>": operator.ne,
}
_ENGLISH = 0x09  # the language of a locale's number, in its last ten bits
# What the system says, not the code: the long date and the time of Mexico.
SYSTEM_CODES = {
    "-f800": 'dddd, d "de" mmmm "de" yyyy',
    "-x-sysdate": 'dddd, d "de" mmmm "de" yyyy',
    "-f400": "hh:mm:ss AM/PM",
    "-x-systime": "hh:mm:ss AM/PM",
}


class UnknownFormat(ValueError):
    """A format code that is not understood."""


class Sign(NamedTuple):
    """A piece of a section: text fill digit exponent general date elapsed half, or . , % / @ ;"""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class FormatSection:
    """How the numbers are shown that meet its condition."""

    signs: tuple[Sign, ...]
    test: str = ""
    bound: Decimal = Decimal(0)
    english: bool = False  # the names of days and months

    def has(self, *kinds: str) -> bool:
        """Whether one of its signs is of these kinds."""
        return any(sign.kind in kinds for sign in self.signs)

    @property
    def is_date(self) -> bool:
        """Whether it shows a date or a time."""
        return self.has("date", "elapsed", "half")

    def takes(self, number: Decimal) -> bool:
        """Whether a number meets its condition."""
        return _TESTS[self.test](number, self.bound)


def sections(code: str) -> tuple[FormatSection, ...]:
    """The sections of a code. Raises UnknownFormat."""
    if len(code) > LONGEST_CODE:
        raise UnknownFormat(code[:LONGEST_CODE])
    found: list[FormatSection] = []
    signs: list[Sign] = []
    for sign in (*_signs(code), Sign(";", ";")):
        if sign.kind != ";":
            signs.append(sign)
            continue
        found.append(_section(signs))
        signs = []
    if len(found) > MOST_SECTIONS:
        raise UnknownFormat(code)
    return tuple(found)


def _signs(code: str) -> Iterator[Sign]:
    at = 0
    while at < len(code):
        match = _SIGN.match(code, at)
        if not match or not match.lastgroup:
            raise UnknownFormat(code)
        kind, text = match.lastgroup, match[match.lastgroup]
        at = match.end()
        if kind in ("escaped", "literal"):
            yield Sign("text", text)
        elif kind == "sign":
            yield Sign(text, text)
        elif kind == "date":
            yield Sign("date", text.lower())
        elif kind != "space":  # the room that a character would take
            yield Sign(kind, text)


def _section(signs: list[Sign]) -> FormatSection:
    """A section of its signs, its brackets understood."""
    kept: list[Sign] = []
    test, bound, english = "", Decimal(0), False
    for sign in signs:
        if sign.kind != "bracket":
            kept.append(sign)
        elif system := SYSTEM_CODES.get(sign.text.lower().removeprefix("$")):
            return FormatSection(_with_minutes(list(_signs(system))))
        elif sign.text.startswith("$"):
            symbol, _, place = sign.text[1:].partition("-")
            kept += [Sign("text", symbol)] if symbol else []
            english = english or _is_english(place)
        elif condition := _CONDITION.fullmatch(sign.text):
            test, bound = condition[1], _bound(condition[2])
        elif _ELAPSED.fullmatch(sign.text):
            kept.append(Sign("elapsed", sign.text.lower()))
        elif not _COLOUR.fullmatch(sign.text):
            raise UnknownFormat(sign.text)
    return FormatSection(_with_minutes(kept), test, bound, english)


def _bound(text: str) -> Decimal:
    try:
        return Decimal(text)
    except InvalidOperation as error:
        raise UnknownFormat(text) from error


def _is_english(place: str) -> bool:
    if place.lower().startswith("en-"):
        return True
    try:
        return int(place, 16) & 0x3FF == _ENGLISH
    except ValueError:
        return False


def _with_minutes(signs: list[Sign]) -> tuple[Sign, ...]:
    """The signs, an m behind hours or before seconds being minutes."""
    times = [n for n, sign in enumerate(signs) if sign.kind in ("date", "elapsed")]
    minutes = {
        n
        for at, n in enumerate(times)
        if signs[n].kind == "date"
        and signs[n].text in ("m", "mm")
        and _text_beside(signs, times, at)
    }
    return tuple(
        Sign("date", "n" * len(sign.text)) if n in minutes else sign for n, sign in enumerate(signs)
    )


def _text_beside(signs: list[Sign], times: list[int], at: int) -> bool:
    before = signs[times[at - 1]].text if at else ""
    after = signs[times[at + 1]].text if at + 1 < len(times) else ""
    return before.startswith("h") or after.startswith("s")
