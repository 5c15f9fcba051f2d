"""What a code says behind that of the heading over it, as one number."""

from typing import NamedTuple

from index.table.codes import Written
from search.model import Heading

MOST = 9_999  # a number of a code
PAIR = 100  # two numbers as one: 5.1 is 501


class Numbered(NamedTuple):
    """A heading, and the numbers that its source gives it; () where it is numbered by order."""

    heading: Heading
    numbers: tuple[int, ...] = ()
    letter: int = 0  # of the alphabet, with which its code begins
    lettered: int = 0  # how many of its numbers a letter at the beginning of a code stands for


def full_numbers(code: Written, over: Numbered | None) -> tuple[int, ...]:
    """A code's numbers, with that of the letter which stands for the heading over it."""
    if over and over.letter == code.letter and code.code[-1:].isdigit():
        return (*over.numbers[: over.lettered], *code.numbers)
    return code.numbers


def lettered(code: Written, numbers: tuple[int, ...], over: Numbered | None) -> int:
    """How many numbers the letter of a code stands for: those of the heading that is but one.

    "I" is the letter of "I.1" too, but counts as a Roman figure, which "I.1" repeats.
    """
    if not code.code[-1:].isdigit():
        return len(numbers) if numbers[-1:] == (code.letter,) else 0
    return over.lettered if over and over.letter == code.letter else 0


def is_run(code: Written) -> bool:
    """Whether a code is figures without a sign between them, as 010510 is."""
    return len(code.code) > 2 and code.code.isdigit()


def pairs(code: Written, level: int) -> tuple[int, ...]:
    """A run of digits as two for each level down to one; () where they are others."""
    digits = code.code.zfill(len(code.code) + len(code.code) % 2)
    if not is_run(code) or len(digits) != 2 * level + 2:
        return ()
    return tuple(int(digits[at : at + 2]) for at in range(0, len(digits), 2))


def numbers_under(
    numbers: tuple[int, ...], over: Numbered | None, *, run: bool
) -> tuple[tuple[int, ...], bool]:
    """The numbers of a code behind those of the heading over it, and whether it has only those."""
    if over is None:
        return numbers, False
    above = over.numbers
    if run and (rest := _pairs_under(numbers[0], above)):
        return (rest,), False
    if run and len(str(numbers[0])) > 2 * len(above):
        return (), False
    if len(numbers) == 1:
        return numbers, True
    length = len(above)
    return (numbers[length:], False) if numbers[:length] == above else ((), False)


def _pairs_under(number: int, above: tuple[int, ...]) -> int:
    """What a run of digits says behind those of the code above, two for each number; or 0.

    A zero at its beginning may be lost.

    >>> _pairs_under(10510, (1, 5)), _pairs_under(20510, (1, 5)), _pairs_under(50101, (501,))
    (10, 0, 1)
    """
    digits, over = str(number), "".join(f"{each:02d}" for each in above)
    digits = digits.zfill(len(digits) + len(digits) % 2)
    over = over.zfill(len(over) + len(over) % 2)
    return int(digits[len(over) :] or 0) if digits.startswith(over) else 0


def as_one(tail: tuple[int, ...]) -> int | None:
    """The number that a code has at its level; None where it needs more than four digits.

    Two numbers, of a level that has no column, are read as one.

    >>> as_one((5,)), as_one((5, 1)), as_one((5, 100)), as_one((1, 5, 1))
    (5, 501, None, None)
    """
    if len(tail) == 2 and max(tail) < PAIR:
        return tail[0] * PAIR + tail[1]
    return tail[0] if len(tail) == 1 and tail[0] <= MOST else None
