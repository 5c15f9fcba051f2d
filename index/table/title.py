"""What stands above a table: the programme's title and its branch."""

import re
from collections.abc import Iterator
from itertools import takewhile

from index.files.row import Row
from index.plain_text import seen
from index.table.cell import year_in

LONGEST_TITLE = 300

_BRANCH = re.compile(
    r"ramo(?: administrativo)?(?: [0-9]{1,3}\b)?(?:\s*[:.–-]\s*|(?<=[0-9]) )(\w.*)"
    r"|(ramo(?: administrativo)? [0-9]{1,3})",
    re.IGNORECASE,
)
_TITLE_LABEL = re.compile(r"(?:programa|t[ií]tulo)\s*:\s*", re.IGNORECASE)
_PROGRAMME_WORD = re.compile(
    r"(?:(?:sub)?programa|plan|agenda|pacto|estrategia (?:nacional|integral))\b", re.IGNORECASE
)
# "Seguimiento al Programa …", "Avances del Plan …": the title begins further on.
_ABOUT = re.compile(
    r"(?:informe|reporte|seguimiento|avances?|matriz|cuadro|tabla|resultados|cumplimiento"
    r"|l[ií]neas de acci[oó]n|acciones)\b[^.:;]{0,80}?\b(?:al|del|de la|a la) "
    r"(?=(?:programa|plan|agenda|pacto)\b)",
    re.IGNORECASE,
)
_CODE_FIRST = re.compile(r"\W{0,2}[0-9]")


def begins_with_code(row: Row) -> bool:
    """Whether a row begins like a heading: with its code."""
    return bool(_CODE_FIRST.match(seen(row.filled[0])))


def names_programme(row: Row) -> bool:
    """Whether a row begins like the title of a programme."""
    return bool(_PROGRAMME_WORD.match(seen(row.filled[0]))) and len(row.filled[0]) <= LONGEST_TITLE


def named_branch(row: Row) -> str:
    """The branch that a row names: "Ramo: Salud", "Ramo 12 Salud", "Ramo 12"; or ""."""
    match = _BRANCH.fullmatch(seen(" ".join(row.filled))) if len(row.filled) <= 2 else None
    return (match[1] or match[2]) if match else ""


def split_title(rows: list[Row], sure: bool) -> tuple[str, list[Row]]:
    """The title among the rows of text above a table, and the other rows.

    It begins where a row names a programme, or with the first row where it is sure that there
    is one, and may go on in the next rows as far as the year that closes it.
    """
    texts = [_titled_text(" ".join(row.filled)) for row in rows]
    named = (n for n, text in enumerate(texts) if _PROGRAMME_WORD.match(seen(text)))
    first = next(named, 0 if sure and rows else None)
    if first is None:
        return "", rows
    last = next((n for n in _unbroken(rows, first) if year_in(texts[n])), first)
    title = " ".join(texts[first : last + 1])
    if len(title) > LONGEST_TITLE:
        return "", rows
    return title, rows[:first] + rows[last + 1 :]


def _titled_text(text: str) -> str:
    """A text from where a title may begin in it."""
    label = _TITLE_LABEL.match(text) or _ABOUT.match(text)
    return text[label.end() :] if label else text


def _unbroken(rows: list[Row], first: int) -> Iterator[int]:
    """The positions from the first on whose rows follow one another without a blank one."""
    start = rows[first].number - first
    return takewhile(lambda n: rows[n].number - n == start, range(first, len(rows)))
