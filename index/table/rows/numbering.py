"""The headings of a row under their codes: as written, under those above, or by their order.

A code is brought to one number for each level: "2." under "II." is 2.2, and where the codes leave
out the top level, 3.1.2 under 2 is 2.3.1.2. How the codes of a level are written is settled by its
first: one of another form is malformed.
"""

from collections.abc import Sequence
from hashlib import blake2b
from typing import NamedTuple

from index.plain_text import plain
from index.table.codes import Written, code_in, is_attempt
from index.table.columns import LevelColumn
from index.table.rows.nesting import (
    MOST,
    Numbered,
    as_one,
    full_numbers,
    is_run,
    lettered,
    numbers_under,
    pairs,
)
from search.model import Heading

NO_ROOM = f"Hay más de {MOST:,} sin clave bajo un encabezado."


class LevelText(NamedTuple):
    """What a row has at a level."""

    column: LevelColumn
    text: str
    code: str = ""  # in a column of its own

    @property
    def blank(self) -> bool:
        """Whether it has nothing there."""
        return not self.text and not self.code


class Flaw(NamedTuple):
    """A rule that a level of a row breaks, or what is to be told of it."""

    rule: str
    value: str = ""
    detail: str = ""


class Placement(NamedTuple):
    """A level of a row: its heading, what forbids it, what is to be told."""

    numbered: Numbered | None = None
    flaw: Flaw | None = None
    told: Flaw | None = None
    filled: bool = False  # from above


class _Form(NamedTuple):
    """How the codes of a level are written."""

    source: str  # "code", "below", "order"
    relative: bool = False  # one number, whatever stands above
    numbers: int = 1  # of its own
    example: str = ""

    def like(self, other: "_Form") -> bool:
        """Whether two codes are written alike."""
        return self[:3] == other[:3]


class Numbering:
    """The forms of the codes of one programme, and the numbers given by order."""

    def __init__(self) -> None:
        self._forms: dict[int, _Form] = {}
        self._letters: set[int] = set()  # levels that count in letters
        self._orders: dict[str, dict[bytes, int]] = {}  # by the code above

    def placed(
        self, row: Sequence[LevelText], above: Sequence[Numbered | None], *, by_order: bool
    ) -> list[Placement]:
        """The headings of a row, a blank one that of the row above."""
        last = len(row) - 1
        written = [_own_code(each, n, by_order, lowest=n == last) for n, each in enumerate(row)]
        below = _codes_below(row, written) if not by_order else {}
        found: list[Placement] = []
        path: list[Numbered | None] = []
        for level, each in enumerate(row):
            if each.blank or _same_code_only(each, written[level], above[level]):
                here = _filled(each, above[level], path)
            elif isinstance(code := written[level], Flaw):
                here = Placement(flaw=code)
            else:
                given = None if by_order else code
                here = self._place(level, each, given or below.get(level), path)
                here = _with_text(here, code, each) if by_order else here
            found.append(here)
            path.append(here.numbered)
        return found

    def _place(
        self, level: int, each: LevelText, code: Written | None, path: list[Numbered | None]
    ) -> Placement:
        """A heading that stands in the row itself, under those over it."""
        if path and path[-1] is None:
            return _apart(level, each, code)
        if code is None:
            return self._by_order(level, each, path)
        if not code.text:
            return Placement(flaw=Flaw("malformed-code", each.text or each.code, "No tiene texto."))
        if code.letter and not code.code[-1:].isdigit() and len(code.numbers) == 1:
            if code.numbers == (code.letter,):
                self._letters.add(level)
            elif level in self._letters:
                code = code._replace(numbers=(code.letter,))
        return self._by_code(level, each, code, path)

    def _by_code(
        self, level: int, each: LevelText, code: Written, path: list[Numbered | None]
    ) -> Placement:
        over = next((each for each in reversed(path) if each and each.numbers), None)
        numbers = full_numbers(code, over)
        known = self._forms.get(level)
        run = is_run(code) and not (known and known.relative)
        tail, relative = numbers_under(numbers, over, run=run)
        if not tail:
            known_as = _apart(level, each, code).numbered
            return Placement(known_as, _misplaced(level, each, numbers, over))
        form = _Form("code" if code.code else "below", relative, len(tail), code.code)
        known = self._forms.setdefault(level, form)
        number = as_one(tail)
        if not known.like(form) or number is None:
            like = f"Las demás se escriben como «{known.example}»." if number is not None else ""
            return Placement(flaw=Flaw("malformed-code", each.text or each.code, like))
        parent = path[-1].heading.code if path and path[-1] else ""
        joined = f"{parent}.{number}" if parent else str(number)
        shown = "" if code.code == joined else code.code
        deeper = Flaw("deeper-code", code.code, f"Se lee como {joined}.")
        heading = Heading(joined, code.text, shown)
        numbered = Numbered(heading, numbers, code.letter, lettered(code, numbers, over))
        return Placement(numbered, told=deeper if len(tail) > 1 else None)

    def _by_order(self, level: int, each: LevelText, path: list[Numbered | None]) -> Placement:
        """A heading without a code: the same text is the same number under one parent."""
        form = self._forms.setdefault(level, _Form("order"))
        if form.source != "order":
            return Placement(flaw=Flaw("missing-code", each.text))
        parent = path[-1].heading.code if path and path[-1] else ""
        numbers = self._orders.setdefault(parent, {})
        key = blake2b(plain(each.text).encode(), digest_size=12).digest()
        new = key not in numbers
        number = numbers.setdefault(key, len(numbers) + 1)
        if number > MOST:
            return Placement(flaw=Flaw("missing-code", each.text, NO_ROOM))
        code = f"{parent}.{number}" if parent else str(number)
        told = Flaw("numbered-by-order", each.text) if new else None
        return Placement(Numbered(Heading(code, each.text)), told=told)


def _own_code(
    each: LevelText, level: int, by_order: bool, *, lowest: bool
) -> Written | Flaw | None:
    """The code of a cell, its flaw, or None where it is to be numbered."""
    column = each.column
    if each.blank:
        return None
    if by_order:
        return code_in(each.text, level, column.name)
    if column.code is not None:
        return _in_own_column(each, level)
    if not column.coded:
        return None
    code = code_in(each.text, level, column.name)
    if code is None:
        flawed = is_attempt(each.text)
        return Flaw("malformed-code" if flawed else "missing-code", each.text)
    return code._replace(text=each.text) if code.named and not code.text and not lowest else code


def _in_own_column(each: LevelText, level: int) -> Written | Flaw:
    """A code of its own column; where the text begins with it too, the text without it."""
    if not each.code:
        return Flaw("missing-code", each.text, "La celda de la clave está vacía.")
    code = code_in(each.code, level, each.column.name)
    if code is None or code.text:
        return Flaw("malformed-code", each.code)
    again = code_in(each.text, level, each.column.name)
    if again is None or not again.text:
        return code._replace(text=each.text)
    if again.numbers == code.numbers:
        return code._replace(text=again.text)
    if len(again.numbers) == len(code.numbers) > 1:
        detail = f"Su columna dice {code.code}."
        return Flaw("code-mismatch", again.code, detail)
    return code._replace(text=each.text)


def _codes_below(
    row: Sequence[LevelText], written: list[Written | Flaw | None]
) -> dict[int, Written]:
    """The codes of levels that have none of their own, from one below that holds them all.

    So does the code of a line that stands in a column; one that should stand in a cell is missing.
    """
    found: dict[int, Written] = {}
    for level, code in enumerate(written):
        if not isinstance(code, Written):
            continue
        numbers = pairs(code, level) or code.numbers
        if len(numbers) != level + 1:
            continue
        own_column = row[level].column.code is not None
        for upper in range(level):
            lacking = row[upper]
            known = written[upper]
            missing = isinstance(known, Flaw) and known.rule == "missing-code" and own_column
            if upper in found or lacking.blank or lacking.column.code is not None:
                continue
            if known is None or missing:
                found[upper] = Written(numbers[: upper + 1], "", lacking.text)
                written[upper] = None
    return found


def _same_code_only(each: LevelText, code: Written | Flaw | None, above: Numbered | None) -> bool:
    """Whether a cell has only the code of the heading above: its text is merged."""
    if each.text or not isinstance(code, Written) or above is None:
        return False
    return code.numbers == above.numbers


def _filled(each: LevelText, above: Numbered | None, path: list[Numbered | None]) -> Placement:
    """The heading above for a blank cell; it must stand under what the row has over it."""
    if above is None:
        flaw = Flaw("missing-code", detail="La celda está vacía.")
        return Placement(flaw=flaw, filled=True)
    parent = path[-1] if path else None
    if parent and not above.heading.code.startswith(f"{parent.heading.code}."):
        code = above.heading.code
        detail = f"{code} no está en {parent.heading.code}."
        return Placement(above, Flaw("code-mismatch", code, detail), filled=True)
    return Placement(above, filled=True)


def _with_text(here: Placement, code: Written | Flaw | None, each: LevelText) -> Placement:
    """A heading numbered by order, its own code taken from its text."""
    if not isinstance(code, Written) or here.numbered is None or not code.text:
        return here
    heading = Heading(here.numbered.heading.code, code.text, code.code)
    return here._replace(numbered=Numbered(heading))


def _apart(level: int, each: LevelText, code: Written | None) -> Placement:
    """A heading under one that is not known: its code names what is told of its row."""
    if code is None or len(code.numbers) != level + 1 or max(code.numbers) > MOST:
        return Placement()
    joined = ".".join(map(str, code.numbers))
    return Placement(Numbered(Heading(joined, code.text or each.text), code.numbers))


def _misplaced(
    level: int, each: LevelText, numbers: tuple[int, ...], over: Numbered | None
) -> Flaw:
    """What is wrong with a code that is not under the heading over it."""
    expected = len(over.numbers) + 1 if over else level + 1
    if 1 < len(numbers) not in (expected, level + 1):
        return Flaw("malformed-code", each.text or each.code)
    above = ".".join(map(str, over.numbers)) if over else ""
    code = ".".join(map(str, numbers))
    return Flaw("code-mismatch", code, f"{code} no está en {above}.")
