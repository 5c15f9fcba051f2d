"""What a cell says that names the level of its row: `Línea de acción`, `Actividad 1.2`, `C1`."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from index.files.column_titles import column_title, written_name
from index.plain_text import plain

_WORDED_CELL = re.compile(
    r"(?P<name>[^\W\d_]{2,25}(?: [^\W\d_]{1,25}){0,4}?)"
    r"(?:[ .:]{1,2}(?P<code>(?:[A-ZÑ]{0,4}[0-9]{1,4}|[IVXLC]{1,6})"
    r"(?:[.-][A-ZÑ]{0,2}[0-9]{1,4}){0,5})\.?)?"
)
# A matrix of indicators has its levels by their letters too: "C1", "A1.2", "C1.A2".
_LETTERED_CELL = re.compile(
    r"(?P<code>(?:C[0-9]{1,3}[.-]?)?(?P<letter>[FPCA])"
    r"(?P<number>[0-9]{1,3}(?:[.-][0-9]{1,3}){0,3})?)\.?"
)
_LETTER_NAMES = {"F": "Fin", "P": "Propósito", "C": "Componente", "A": "Actividad"}
# The words of levels from the top; those of one number may stand in any order.
_PROGRAMME_RANKS = {"axis": 0, "objective": 1, "strategy": 2, "line": 3, "action": 4, "act": 4}
_OTHER_RANKS = {
    "fin": 0,
    "proposito": 1,
    "resultado": 2,
    "producto": 2,
    "entregable": 2,
    "iniciativa": 4,
    "actividad": 5,
    "subactividad": 6,
    "tarea": 6,
    "hito": 6,
}
_ANY_RANK = -1  # of a word that any level may be called
_LONGEST_CELL = 120  # characters


class LevelCell(NamedTuple):
    """What a cell that names a level says."""

    key: str  # "linea_de_accion"
    name: str  # "Línea de acción"
    code: str = ""  # "1.1" of "Actividad 1.1"

    def is_of(self, key: str, keys: Sequence[str]) -> bool:
        """Whether it names one of some levels, by all its words or by the first of them."""
        return self.key == key or (self.key not in keys and self.key.startswith(f"{key}_"))

    @property
    def rank(self) -> int | None:
        """The place of the level by its word, from 0; -1 of any, None where it names none."""
        if self.key in _OTHER_RANKS:
            return _OTHER_RANKS[self.key]
        if column_title(self.name).name == "theme":
            return _ANY_RANK
        return programme_rank(self.name)


def programme_rank(name: str) -> int | None:
    """The place from 0 of a word for a level of programmes; None of any other.

    >>> programme_rank("Objetivo"), programme_rank("Línea de acción"), programme_rank("Fin")
    (1, 3, None)
    """
    return _PROGRAMME_RANKS.get(column_title(name).name)


@lru_cache(maxsize=1 << 10)  # asked for several times at every row, and most say the same
def level_cell(cell: str) -> LevelCell | None:
    """What a cell says that may name a level.

    >>> level_cell("LÍNEAS DE ACCIÓN").name, level_cell("Actividad 1.2")[1:]
    ('Línea de acción', ('Actividad', '1.2'))
    >>> level_cell("A1.2")[1:], level_cell("P")[1:]
    (('Actividad', 'A1.2'), ('Propósito', ''))
    """
    said = " ".join(cell[:_LONGEST_CELL].split())
    if match := _LETTERED_CELL.fullmatch(said):
        name = _LETTER_NAMES[match["letter"]]
        return LevelCell(plain(name), name, match["code"] if match["number"] else "")
    match = _WORDED_CELL.fullmatch(said)
    if not match:
        return None
    title = column_title(match["name"])
    name = title.level if title.name in (*_PROGRAMME_RANKS, "activity", "theme") else ""
    name = name or written_name(match["name"])
    return LevelCell("_".join(plain(name).split()), name, match["code"] or "")
