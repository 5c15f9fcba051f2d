"""What was read of the sheets of a file, and what was looked for in vain: told at its end."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from index.files.row import Row
from index.plain_text import plain
from index.problem import Problem
from index.table.header import Header, title_spellings
from index.table.layout import Layout
from index.table.roles.roles import found_titles

_LIKELY = 120  # characters of a title
_MOST_TITLES = 60  # of a header, listed


@dataclass(slots=True)
class Sheets:
    """The sheets of a file; a text file is one without a title."""

    layout: Layout
    sheet: str = ""
    begun: bool = False
    skipping: bool = False  # the sheet is not one of those that are to be read
    tables: int = 0  # of this sheet
    explained: bool = False  # an error has been told that says why there is no table
    titles: list[str] = field(default_factory=list)  # of all
    passed: list[str] = field(default_factory=list)  # those that are not read
    doubtful: Problem | None = None  # why the first of them has no table
    doubted: bool = False  # this one is not read
    seen: set[str] = field(default_factory=set)  # titles of columns, plain
    shown: tuple[str, ...] = ()  # the titles of the first header, or of what is most like one

    def enter(self, sheet: str) -> None:
        """Begin a sheet."""
        self.sheet, self.tables, self.begun, self.doubted = sheet, 0, True, False
        self.titles.append(sheet)
        chosen = {plain(title) for title in self.layout.sheets}
        self.skipping = bool(chosen and sheet) and plain(sheet) not in chosen
        if self.skipping:
            self.passed.append(sheet)

    def pass_over(self, has_text: bool) -> None:
        """Note that the sheet had no table, if it had anything."""
        if (has_text or self.doubted) and self.sheet not in self.passed:
            self.passed.append(self.sheet)

    def doubt(self, problem: Problem) -> None:
        """Note why the sheet has no table."""
        self.doubted = True
        self.doubtful = self.doubtful or problem

    def see(self, header: Header) -> None:
        """Remember the titles of a header."""
        titles = header.titles()
        if not self.seen:
            self.shown = header.texts()
        self.seen.update(word for t in titles for word in title_spellings(t.text, t.own))

    def consider(self, row: Row) -> None:
        """Keep the row that is most like a header, where there is none."""
        likely = len(row.filled) > 1 and all(len(cell) <= _LIKELY for cell in row.filled)
        if not self.seen and likely and len(row.filled) > len(self.shown):
            self.shown = row.filled

    def end(self, has_table: bool, has_header: bool) -> Iterator[Problem]:
        """What is told of a file as a whole."""
        found = found_titles(self.shown[:_MOST_TITLES]) if self.shown else ""
        if has_table and self.passed:
            titles = ", ".join(self.passed)
            yield Problem("unread-sheet", value=titles, detail=f"Son {len(self.passed)}.")
        yield from self._not_found(found)
        if has_table or self.explained:
            return
        if self.doubtful:
            yield self.doubtful
        elif has_header:
            yield Problem("empty-file", detail="El encabezado no tiene filas.", fatal=True)
        else:
            detail = f"No tiene su encabezado. {found}".strip()
            yield Problem("not-a-table", detail=detail, fatal=True)

    def _not_found(self, found: str) -> Iterator[Problem]:
        """What a sidecar names and the file does not have."""
        told = (text for texts in self.layout.columns.values() for text in texts)
        for text in dict.fromkeys(told):
            if text not in self.seen:
                yield Problem(
                    "missing-column", value=text, detail=f"No está en el archivo. {found}"
                )
        had = {plain(title) for title in self.titles}
        for title in self.layout.sheets:
            if plain(title) not in had:
                named = ", ".join(f"«{each}»" for each in self.titles)
                yield Problem(
                    "bad-sidecar", value=title, detail=f"No hay esa hoja. Hojas: {named}."
                )
