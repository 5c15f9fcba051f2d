"""A number as the digits, groups and signs that its format shows."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction

from index.files.cells.sections import FormatSection, Sign, UnknownFormat

_EXACT = Context(prec=700, rounding=ROUND_HALF_UP)  # 309 digits of a number, 255 of a code
_GENERAL_WIDTH = 11  # characters
_LONGEST_WHOLE = 15  # digits that a cell holds
_GROUP = 3
_FIXED = re.compile(r"[0-9]{1,5}")  # a denominator that the format gives


@dataclass(frozen=True, slots=True)
class NumberLayout:
    """Where the digits of a number go in a section."""

    whole: tuple[Sign, ...] = ()
    decimals: tuple[Sign, ...] = ()
    power: tuple[Sign, ...] = ()  # behind E+
    below: tuple[Sign, ...] = ()  # behind the bar of a fraction
    point: str = ""
    exponent: str = ""  # E+ or E-
    scale: int = 0  # powers of ten
    grouped: bool = False
    around: tuple[Sign, ...] = ()  # what stands around a number without a format, and its place


def number_text(layout: NumberLayout, number: Decimal) -> str:
    """A number that is not negative, in its layout. Raises InvalidOperation."""
    if layout.around:
        return "".join(general(number) if s.kind == "general" else s.text for s in layout.around)
    if layout.scale:
        number = number.scaleb(layout.scale, _EXACT)
    if layout.below:
        return _fraction(layout, number)
    if layout.exponent:
        return _scientific(layout, number)
    return _positional(layout, number)


def general(number: Decimal) -> str:
    """A number as a cell without a format shows it; whole ones keep all their digits.

    >>> general(Decimal("-0.333333333333333")), general(Decimal("1E+3"))
    ('-0.333333333', '1000')
    """
    sign, size = "-" if number < 0 else "", abs(number)
    places = len(str(int(size))) if size < 10**_LONGEST_WHOLE else _LONGEST_WHOLE + 1
    if places > _LONGEST_WHOLE:
        return sign + _short(size)
    room = max(0, _GENERAL_WIDTH - 1 - places)
    rounded = _rounded(size, room)
    if size and rounded != size and size < Decimal("0.0001"):
        return sign + _short(size)
    text = f"{rounded:f}"
    return sign + (text.rstrip("0").rstrip(".") if "." in text else text)


def _short(size: Decimal) -> str:
    """A number in six digits and a power of ten."""
    mantissa, _, power = f"{size:.5E}".partition("E")
    return f"{mantissa.rstrip('0').rstrip('.')}E{power[0]}{power[1:].zfill(2)}"


def _rounded(number: Decimal, places: int) -> Decimal:
    return number.quantize(Decimal(1).scaleb(-places), context=_EXACT)


def layout_of(section: FormatSection) -> NumberLayout:
    """The zones of a section. Raises UnknownFormat."""
    if section.has("general"):
        return NumberLayout(around=section.signs)
    signs, grouped, thousands = _without_commas(_without_fills(section))
    scale = 2 * sum(sign.kind == "%" for sign in signs) - _GROUP * thousands
    above, bar, below = _cut(signs, "/")
    if bar and _holds_digits(above) and below:
        return NumberLayout(above, below=below, scale=scale, grouped=grouped)
    head, exponent, power = _cut(signs, "exponent")
    whole, point, decimals = _cut(head, ".")
    if any(sign.kind in (".", "exponent") for sign in (*decimals, *power)):
        raise UnknownFormat("".join(sign.text for sign in signs))
    return NumberLayout(whole, decimals, power, (), point, exponent, scale, grouped)


def _cut(signs: tuple[Sign, ...], kind: str) -> tuple[tuple[Sign, ...], str, tuple[Sign, ...]]:
    """What stands before the first sign of a kind, its text, and what stands behind it."""
    at = next((n for n, sign in enumerate(signs) if sign.kind == kind), -1)
    return (signs, "", ()) if at < 0 else (signs[:at], signs[at].text, signs[at + 1 :])


def _without_fills(section: FormatSection) -> list[Sign]:
    """The signs; what fills a cell up is a space where no figure follows, as in "$ -"."""
    last = max((n for n, s in enumerate(section.signs) if s.text in ("0", "#")), default=-1)
    return [
        Sign("text", " " * (n > last)) if sign.kind == "fill" else sign
        for n, sign in enumerate(section.signs)
    ]


def _without_commas(signs: Sequence[Sign]) -> tuple[tuple[Sign, ...], bool, int]:
    """The signs, whether digits are grouped, and how many times a thousand they stand for."""
    kept: list[Sign] = []
    grouped, thousands, waiting = False, 0, 0
    for sign in (*signs, Sign("text", "")):
        if sign.kind == "," and kept and kept[-1].kind == "digit":
            waiting += 1
            continue
        if waiting:
            grouped, thousands = (
                (True, thousands) if sign.kind == "digit" else (grouped, thousands + waiting)
            )
            waiting = 0
        kept.append(sign)
    return tuple(kept), grouped, thousands


def _holds_digits(signs: Sequence[Sign]) -> bool:
    return any(sign.kind == "digit" for sign in signs)


def _positional(layout: NumberLayout, number: Decimal) -> str:
    places = sum(sign.kind == "digit" for sign in layout.decimals)
    whole, _, decimals = f"{_rounded(number, places):f}".partition(".")
    if not layout.point and not _holds_digits(layout.whole):
        return "".join(sign.text for sign in layout.whole)  # words alone
    return (
        _whole(layout.whole, whole.lstrip("0"), layout.grouped)
        + layout.point
        + _decimals(layout.decimals, decimals)
    )


def _whole(signs: Sequence[Sign], digits: str, grouped: bool) -> str:
    """Digits from the right into their places; the first place takes all that are left."""
    places = [n for n, sign in enumerate(signs) if sign.kind == "digit"]
    pieces = [sign.text for sign in signs]
    for behind, n in enumerate(reversed(places)):
        end = len(digits) - behind
        start = 0 if n == places[0] else max(0, end - 1)
        digit = digits[start : max(0, end)] or ("0" if signs[n].text == "0" else "")
        pieces[n] = _in_groups(digit, behind) if grouped else digit
    return "".join(pieces) if places else "".join(pieces) + digits


def _in_groups(digits: str, behind: int) -> str:
    """Digits with a comma behind each third, counted with those that stand behind them."""
    out = []
    for at, digit in enumerate(digits):
        right = len(digits) - at - 1 + behind
        out.append(digit + "," * (right > 0 and right % _GROUP == 0))
    return "".join(out)


def _decimals(signs: Sequence[Sign], digits: str) -> str:
    """Digits from the left into their places; zeros at the end go where they may."""
    places = [n for n, sign in enumerate(signs) if sign.kind == "digit"]
    pieces = [sign.text for sign in signs]
    trailing = True
    for n, digit in zip(reversed(places), reversed(digits), strict=False):
        trailing = trailing and digit == "0" and signs[n].text != "0"
        pieces[n] = "" if trailing else digit
    return "".join(pieces)


def _scientific(layout: NumberLayout, number: Decimal) -> str:
    step = max(1, sum(sign.kind == "digit" for sign in layout.whole))
    places = sum(sign.kind == "digit" for sign in layout.decimals)
    power = 0
    if number:
        power = number.adjusted() // step * step if step > 1 else number.adjusted()
    mantissa = _rounded(number.scaleb(-power, _EXACT), places)
    if mantissa >= 10**step:  # 9.99 rounded up
        power += step
        mantissa = _rounded(mantissa.scaleb(-step, _EXACT), places)
    whole, _, decimals = f"{mantissa:f}".partition(".")
    sign = "-" if power < 0 else "+" * layout.exponent.endswith("+")
    head = _whole(layout.whole, whole.lstrip("0") or "0", layout.grouped) + layout.point
    tail = f"E{sign}" + _whole(layout.power, str(abs(power)).lstrip("0"), False)
    return head + _decimals(layout.decimals, decimals) + tail


def _fraction(layout: NumberLayout, number: Decimal) -> str:
    digits = [n for n, sign in enumerate(layout.whole) if sign.kind == "digit"]
    first = digits[-1]
    while first - 1 in digits:
        first -= 1
    whole_signs, upper = layout.whole[:first], layout.whole[first:]
    below = "".join(sign.text for sign in layout.below).strip()
    exact = Fraction(number)
    whole = int(exact) if _holds_digits(whole_signs) else 0
    rest = exact - whole
    if _FIXED.fullmatch(below) and int(below):
        part = (round(rest * int(below)), int(below))
    else:
        nearest = rest.limit_denominator(10 ** max(1, min(len(below), 5)) - 1)
        part = (nearest.numerator, nearest.denominator)
    if part[0] >= part[1] and _holds_digits(whole_signs):
        whole, part = whole + part[0] // part[1], (part[0] % part[1], part[1])
    if not part[0] and _holds_digits(whole_signs):
        return _whole(whole_signs, str(whole), layout.grouped).strip()
    head = _whole(whole_signs, str(whole).lstrip("0"), layout.grouped)
    return f"{head}{_whole(upper, str(part[0]), False)}/{part[1]}".strip()
