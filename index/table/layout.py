"""What is said of a table beside its file: the `[table]` of a sidecar; names only."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from search.model import Response

EMPTY = frozenset({"", "n a", "na", "n d", "nd", "s d", "no aplica", "no disponible", "sin dato"})


@dataclass(frozen=True, slots=True)
class Layout:
    """How a table is to be read; as it stands here, by the words of its header alone.

    Words are plain (`index.plain_text`), so that a header matches whatever its case and notes.

    The columns have the names of the levels, `activity`, `response`, `agency`, `year`, `extra`,
    and `<level>_code` for a level's code. A name that is not there has no column; `level` names the
    level of each row, and then the levels over the last may have rows instead.
    """

    levels: tuple[str, ...] = ()  # names of columns, from the top to the line of action
    columns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # name to headers, plain
    sheets: tuple[str, ...] = ()  # the only ones to read, plain
    sheet_is: Literal["", "agency", "year", "programme"] = ""
    numbering: Literal["", "given", "column", "order"] = ""  # "": as the first rows show
    rows: Literal["", "line", "activity"] = ""  # what each is; "": as the header shows
    empty: frozenset[str] = EMPTY  # what a cell without content says, plain
    responses: Mapping[str, Response] = field(default_factory=dict)  # plain to "yes", "no"
    titled: bool = False  # beside it stands the programme's title: what sheets say of it is less
    written: Mapping[str, str] = field(
        default_factory=dict
    )  # plain to as it is written, to be told


UNTOLD = Layout()
