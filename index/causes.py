"""One cause is one finding, however many rows it strikes: problems told once, with their rows."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from index.problem import Problem
from index.table.columns import AGENCY

# What is counted where it is not rows.
ONCE_A_FILE = {
    "other-encoding": "",
    "encoded-twice": "Son {} filas del archivo; esta es la primera.",
    "note-row": "Son {} filas del archivo; esta es la primera.",
    "filled-from-above": "Son {} celdas del archivo; esta es la primera.",
    "formula": "Son {} celdas del archivo; esta es la primera.",
    "struck-through": "Son {} celdas del archivo; esta es la primera.",
    "hidden-cell": "Son {} celdas del archivo; esta es la primera.",
}
ONCE_A_VALUE = {
    "unlisted-body": "Está en {} textos; este es el primero.",
    "cell-error": "Está en {} celdas del archivo; esta es la primera.",
    "number-format": "Está en {} celdas del archivo; esta es la primera.",
    "body-not-listed": "Está en {} líneas; esta es la primera.",  # where a column gives it
}
ROWS_OF_A_VALUE = frozenset(("own-response", "unknown-response", "other-year"))
ROWS_OF_A_COLUMN = frozenset(
    (
        "code-mismatch",
        "deeper-code",
        "duplicate-code",
        "malformed-code",
        "missing-code",
        "numbered-by-order",
        "other-levels",
        "too-few-columns",
        "too-many-columns",
    )
)
MOST_RUNS = 8  # of rows that are listed

Cause = tuple[str, ...]


def cause_of(problem: Problem) -> Cause | None:
    """What problems with one cause share; None of those that are told each."""
    rule, column = problem.rule, problem.column
    if rule in ONCE_A_FILE:
        return (rule,)
    if rule == "body-not-listed":
        return (rule, problem.value) if column == AGENCY else None
    if rule in ONCE_A_VALUE or rule in ROWS_OF_A_VALUE:
        return (rule, problem.value)
    if rule not in ROWS_OF_A_COLUMN:
        return None
    # Why a code is missing tells causes apart; what else is told of a code is of its row.
    return (rule, problem.sheet, column, problem.detail if rule == "missing-code" else "")


@dataclass(slots=True)
class _Struck:
    """The rows that a cause has struck, as runs of numbers that follow one another."""

    times: int = 0
    rows: int = 0
    runs: list[tuple[int, int]] = field(default_factory=list)
    last: int = 0

    def add(self, row: int) -> None:
        self.times += 1
        if row == self.last:
            return
        self.rows += 1
        if self.runs and row == self.runs[-1][1] + 1:
            self.runs[-1] = (self.runs[-1][0], row)
        elif len(self.runs) <= MOST_RUNS:
            self.runs.append((row, row))
        self.last = row

    @property
    def listed(self) -> str:
        """The first rows.

        >>> _Struck(4, 4, [(7, 7), (9, 11)]).listed
        'Son 4 filas: 7, 9-11.'
        """
        runs = (str(a) if a == b else f"{a}-{b}" for a, b in self.runs[:MOST_RUNS])
        more = " …" if len(self.runs) > MOST_RUNS else "."
        return f"Son {self.rows} filas: {', '.join(runs)}{more}"


class Causes:
    """The problems of a file by their causes."""

    def __init__(self) -> None:
        self._struck: dict[Cause, _Struck] = {}

    def is_new(self, problem: Problem) -> bool:
        """Whether a problem is the first of its cause, or has none in common; it is counted."""
        cause = cause_of(problem)
        if cause is None:
            return True
        new = cause not in self._struck
        self._struck.setdefault(cause, _Struck()).add(problem.row or 0)
        return new

    def counted(self, first: Iterable[Problem]) -> Iterator[Problem]:
        """Problems that are the first of their causes, with what those have struck."""
        for problem in first:
            struck = self._struck.get(cause_of(problem) or ())
            told = _how_often(problem.rule, struck) if struck else ""
            yield replace(problem, detail=f"{problem.detail} {told}".strip()) if told else problem


def _how_often(rule: str, struck: _Struck) -> str:
    """How often a cause has struck, where it has more than once."""
    if rule in ROWS_OF_A_COLUMN or rule in ROWS_OF_A_VALUE:
        return struck.listed if struck.rows > 1 else ""
    told = ONCE_A_FILE.get(rule) or ONCE_A_VALUE.get(rule, "")
    return told.format(struck.times) if struck.times > 1 else ""


def once_a_cause(problems: Iterable[Problem]) -> list[Problem]:
    """Problems in their order, of each cause only the first."""
    causes = Causes()
    return list(causes.counted([each for each in problems if causes.is_new(each)]))
