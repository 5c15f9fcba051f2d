"""Headings: "1.5.10. text" to its code and its text."""

import re
from typing import NamedTuple

from search.model import Heading
from search.spanish.characters import visible

_LEVEL_WORD = r"(?:(?:objetivo|estrategia|l[ií]nea(?: de acci[oó]n)?)\s+(?=[0-9]))?"
_SEPARATOR = r"(?:[.):–—-]+(?![0-9])\s*|\s+(?![.)]))"
_HEADINGS = tuple(
    re.compile(
        rf"{_LEVEL_WORD}([0-9]{{1,4}}(?:\.[0-9]{{1,4}}){{{depth}}}){_SEPARATOR}(\S.*)",
        re.DOTALL | re.IGNORECASE,
    )
    for depth in range(3)
)
# A first word that was meant as a code: it has a digit, or dots between its parts.
_ATTEMPT = re.compile(r"[^\W\d_]{0,3}[0-9]|\w{1,4}[.,]\w{1,4}[.,\s]")


class HeadingOrFlaw(NamedTuple):
    """A heading, or the rule that its cell breaks."""

    heading: Heading | None
    flaw: str = ""


def heading_or_flaw(cell: str, level: int) -> HeadingOrFlaw:
    """The heading in a cell of an objective (0), a strategy (1) or a line (2).

    >>> heading_or_flaw("1.05. Impulsar", 1).heading
    Heading(code='1.5', text='Impulsar', written='')
    >>> heading_or_flaw("1.5.x. Impulsar", 2).flaw, heading_or_flaw("Impulsar", 2).flaw
    ('malformed-code', 'missing-code')
    """
    seen = visible(cell)
    first = len(seen.text) - len(seen.text.lstrip())
    if match := _HEADINGS[level].fullmatch(seen.text, first):
        code = ".".join(str(int(part)) for part in match[1].split("."))
        start, _ = seen.span(match.start(2), match.end(2))
        return HeadingOrFlaw(Heading(code, cell[start:]))
    attempted = _ATTEMPT.match(seen.text, first)
    return HeadingOrFlaw(None, "malformed-code" if attempted else "missing-code")


def has_code(cell: str) -> bool:
    """Whether a cell begins with what is, or was meant as, a code.

    >>> has_code("1.5.10. Impulsar"), has_code("Impulsar")
    (True, False)
    """
    return bool(_ATTEMPT.match(visible(cell).text.lstrip()))


def lies_under(code: str, parent: str) -> bool:
    """Whether a code lies under another.

    >>> lies_under("1.5.10", "1.5"), lies_under("1.51", "1.5")
    (True, False)
    """
    return code.startswith(f"{parent}.")
