"""The text of a cell: formatting taken out, oddities told, all else byte for byte."""

import re
from itertools import islice
from typing import NamedTuple

# Formatting only: a script, a link or an image in a cell is text and stays visible as such.
_BREAKS = re.compile(r"</?(?:br|p|div)(?:\s[^<>]{0,200})?/?>", re.IGNORECASE)
_FORMATTING = re.compile(
    r"</?(?:b|i|u|s|em|strong|small|big|sub|sup|span|font|mark)(?:\s[^<>]{0,200})?/?>",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:19|20)[0-9]{2}\b")
_PAIRS = (("“", "”"), ("«", "»"))
_AROUND = 60  # characters shown on each side of a quote
_MOST_TAGS = 20  # tags shown


class Note(NamedTuple):
    """A rule that a cell brought up, and the part of it that shows why."""

    rule: str
    value: str


class CellText(NamedTuple):
    """A text and what is to be told about its cell."""

    text: str
    notes: tuple[Note, ...] = ()


def cell_text(cell: str) -> CellText:
    """The text of a cell.

    >>> text, notes = cell_text('la <i>Border Patrol</i> "vigila')
    >>> text, [note.rule for note in notes]
    ('la Border Patrol "vigila', ['markup-removed', 'unbalanced-quotes'])
    """
    text = _FORMATTING.sub("", _BREAKS.sub(" ", cell)).strip() if "<" in cell else cell
    notes = []
    if text != cell:
        notes.append(Note("markup-removed", _tags(cell)))
    if odd := _unpaired(text):
        start = max(0, text.rindex(odd) - _AROUND)
        notes.append(Note("unbalanced-quotes", text[start:][: 2 * _AROUND]))
    return CellText(text, tuple(notes))


def year_in(text: str) -> int | None:
    """The first year that a text names.

    >>> year_in("ACCIONES RELEVANTES A REALIZAR EN 2018")
    2018
    """
    found = _YEAR.search(text)
    return int(found[0]) if found else None


def _tags(cell: str) -> str:
    found = (match[0] for pattern in (_BREAKS, _FORMATTING) for match in pattern.finditer(cell))
    return " ".join(islice(found, _MOST_TAGS))


def _unpaired(text: str) -> str:
    """A quote that stands more often than its partner, or ""."""
    if text.count('"') % 2:
        return '"'
    counts = ((a, text.count(a), b, text.count(b)) for a, b in _PAIRS)
    return next((a if m > n else b for a, m, b, n in counts if m != n), "")
