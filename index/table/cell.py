"""The text of a cell: formatting taken out, oddities told, all else byte for byte."""

import re
from itertools import islice
from typing import NamedTuple

from index.plain_text import plain, seen
from index.table.layout import UNTOLD, Layout

# Formatting only: a script, a link or an image in a cell is text and stays visible as such.
_BREAKS = re.compile(r"</?(?:br|p|div)(?:\s[^<>]{0,200})?/?>", re.IGNORECASE)
_FORMATTING = re.compile(
    r"</?(?:b|i|u|s|em|strong|small|big|span|font|mark)(?:\s[^<>]{0,200})?/?>",
    re.IGNORECASE,
)
_RAISED = re.compile(r"<sup(?:\s[^<>]{0,200})?>([^<>]{0,60})</sup>", re.IGNORECASE)
_LOWERED = re.compile(r"<sub(?:\s[^<>]{0,200})?>([^<>]{0,60})</sub>", re.IGNORECASE)
_OFF_LINE = re.compile(r"</?su[bp](?:\s[^<>]{0,200})?/?>", re.IGNORECASE)  # without its partner
_SUPERSCRIPTS = str.maketrans(
    "0123456789()abcdefghijklmnoprstuvwxyz", "⁰¹²³⁴⁵⁶⁷⁸⁹⁽⁾ªᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿºᵖʳˢᵗᵘᵛʷˣʸᶻ"
)
_SUBSCRIPTS = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
_NOTE = re.compile(r"\(?[0-9 ,;*†‡-]*[a-z]?[*]?\)?")
_ORDINAL_ENDINGS = frozenset("er ero era ra ro da do ta to ma mo va vo na no os as".split())
_YEAR = re.compile(r"\b(?:19|20)[0-9]{2}\b")
_DASHES = frozenset("-–—―−_.·…*/\\|~ ")
_PAIRS = (("“", "”"), ("«", "»"))
_LONGEST_EMPTY = 60  # characters of what says that there is nothing
_AROUND = 60  # characters shown on each side of a quote
_MOST_TAGS = 20  # tags shown

# What stands for an activity where there was none, plain.
NOTHING_DONE = frozenset(
    (
        "0", "nada", "ninguna", "ninguno", "ninguna actividad", "no hay", "no hay actividades",
        "no se realizaron acciones", "no se realizaron actividades", "no se reportan acciones",
        "no se reportan actividades", "no se reporto", "sin acciones", "sin actividad",
        "sin actividades", "sin avance", "sin avance reportado", "sin avances", "sin datos",
        "sin informacion", "sin reporte",
    )
)  # fmt: skip


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
    text = _without_markup(cell) if "<" in cell else cell
    notes = []
    if text != cell:
        notes.append(Note("markup-removed", _tags(cell)))
    if odd := _unpaired(text):
        start = max(0, text.rindex(odd) - _AROUND)
        notes.append(Note("unbalanced-quotes", text[start:][: 2 * _AROUND]))
    return CellText(text, tuple(notes))


def _without_markup(cell: str) -> str:
    """A cell without its tags; what stood raised or lowered still does."""
    text = _BREAKS.sub(" ", _FORMATTING.sub("", cell))
    text = _RAISED.sub(lambda match: _raised(match[1]), text)
    text = _LOWERED.sub(lambda match: match[1].translate(_SUBSCRIPTS), text)
    return _OFF_LINE.sub("", text).strip()


def _raised(text: str) -> str:
    """Raised figures and letters as such characters; words, which have none, apart."""
    if _NOTE.fullmatch(text):
        return text.translate(_SUPERSCRIPTS)
    return text if text in _ORDINAL_ENDINGS or text[:1] == "[" else f" {text}"


def is_empty(cell: str, layout: Layout = UNTOLD) -> bool:
    """Whether a cell says that it holds nothing.

    >>> [is_empty(cell) for cell in ("", "—", "N/A", "No aplica.", "0", "✓")]
    [True, True, True, True, False, False]
    """
    if not cell or len(cell) > _LONGEST_EMPTY:
        return not cell
    if any(map(str.isalnum, cell)):
        return plain(cell) in layout.empty
    return set(seen(cell)) <= _DASHES


def is_no_activity(cell: str, layout: Layout = UNTOLD) -> bool:
    """Whether a cell of activities says that there is none.

    >>> [is_no_activity(cell) for cell in ("—", "Ninguna.", "0", "Ninguna niña sin escuela")]
    [True, True, True, False]
    """
    short = len(cell) <= _LONGEST_EMPTY
    return is_empty(cell, layout) or (short and plain(cell) in NOTHING_DONE)


def year_in(text: str) -> int | None:
    """The first year that a text names.

    >>> year_in("ACCIONES RELEVANTES A REALIZAR EN 2018")
    2018
    """
    found = _YEAR.search(seen(text))
    return int(found[0]) if found else None


def _tags(cell: str) -> str:
    patterns = (_BREAKS, _FORMATTING, _OFF_LINE)
    found = (match[0] for pattern in patterns for match in pattern.finditer(cell))
    return " ".join(islice(found, _MOST_TAGS))


def _unpaired(text: str) -> str:
    """A quote that stands more often than its partner, or ""."""
    if text.count('"') % 2:
        return '"'
    counts = ((a, text.count(a), b, text.count(b)) for a, b in _PAIRS)
    return next((a if m > n else b for a, m, b, n in counts if m != n), "")
