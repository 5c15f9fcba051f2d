"""Small tables written with what they must give, read by their words and by their drafts."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from index.drafts.draft_text import sidecar_text
from index.drafts.drafting import draft_of
from index.files import source
from index.problem import Problem
from index.survey import file_lines
from index.table.rows.lines import Line
from tests.support import reports

FILLED = (
    ('title = ""', 'title = "Programa Hídrico"'),
    ('branch = ""', 'branch = "Agua"'),
    ("year = 0", "year = 2023"),
)


@dataclass(frozen=True, slots=True)
class WrittenTable:
    """A table and what it must give."""

    name: str
    text: str  # of its file
    expected: "Given"


@dataclass(frozen=True, slots=True)
class Given:
    """What a reading of a table gives."""

    levels: tuple[str, ...]
    outline: tuple[str, ...]  # its lines, each heading once before them
    told: frozenset[str]  # rules of what is told, as far as they are asked for
    refused: bool = False  # there are errors


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of a table."""

    lines: tuple[Line, ...]
    problems: tuple[Problem, ...]

    def given(self, table: WrittenTable) -> Given:
        """What it gave, to be compared; of one with errors only what is told."""
        told = frozenset(problem.rule for problem in self.problems)
        asked = told & table.expected.told
        if any(problem.error for problem in self.problems):
            return Given(table.expected.levels, (), asked, refused=True)
        names = {tuple(level.name for level in line.block.columns.levels) for line in self.lines}
        levels = names.pop() if len(names) == 1 else ()
        return Given(levels, tuple(_outline(self.lines)), asked)


def written_tables(path: Path) -> list[WrittenTable]:
    """The tables of a file: `== name`, the table, `-- levels`, `! rule`, the outline."""
    parts = path.read_text("utf-8").split("== ")[1:]
    return [_written(part) for part in parts]


def _written(part: str) -> WrittenTable:
    name, rest = part.split("\n", 1)
    text, expected = rest.split("-- ", 1)
    levels, *lines = expected.strip().split("\n")
    told = frozenset(line[2:] for line in lines if line.startswith("! "))
    outline = tuple(line for line in lines if not line.startswith("! "))
    given = Given(tuple(levels.split(" > ")), outline, told, refused=not outline)
    return WrittenTable(name, text, given)


def by_words(table: WrittenTable, folder: Path) -> Reading:
    """The table read by its words alone."""
    return _read(reports.write(folder / "tabla.csv", table.text))


def by_draft(table: WrittenTable, folder: Path) -> Reading:
    """The table read by the sidecar that is drafted for it, its blanks filled in."""
    path = reports.write(folder / "tabla.csv", table.text)
    text = sidecar_text(draft_of(source.look(path)))
    for blank, filled in FILLED:
        text = text.replace(blank, filled)
    reports.write(path.with_suffix(".toml"), text)
    return _read(path)


def _read(path: Path) -> Reading:
    looked = source.look(path)
    found = list(file_lines(looked, lambda rows, _: rows, lambda _: False))
    lines = tuple(each for each in found if isinstance(each, Line))
    problems = (each for each in found if isinstance(each, Problem))
    return Reading(lines, (*looked.problems, *problems))


def _outline(lines: Iterable[Line]) -> Iterator[str]:
    seen: set[str] = set()
    for line in lines:
        for heading in line.headings[:-1]:
            if heading.code not in seen:
                seen.add(heading.code)
                yield f"{heading.code} {heading.text}"
        yield _line(line)


def _line(line: Line) -> str:
    said = f"{line.heading.code} {line.heading.text}"
    said += f" @ {'; '.join(line.given)}" if line.given else ""
    said += f" = {line.response}" if line.response else ""
    said += "".join(f" * {activity.text}" for activity in line.activities)
    return said + "".join(f" [{cell.column}: {cell.text}]" for cell in line.columns)
