"""The opening of a table: its columns settled, its title, year and sections found above it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from index.files.column_titles import title_years
from index.files.row import Row
from index.plain_text import plain
from index.table.blocks import Above, Placing, next_block
from index.table.by_row.row_levels import names_levels
from index.table.by_row.row_placing import RowPlacing
from index.table.header import Header, is_header
from index.table.own_rows import LevelPlaces, level_places
from index.table.roles.roles import Refusal
from index.table.row_kinds import is_note
from index.table.sample import Sample
from index.table.sections import (
    SectionLevel,
    headed_section,
    section_levels,
    unworded_level,
    unworded_section,
    with_sections,
    worded_section,
)
from index.table.settling import Settled, settled
from index.table.title import named_branch, names_programme, split_title

IsBody = Callable[[str], bool]  # whether a whole title is that of a body that is listed


@dataclass(slots=True)
class PageTop:
    """What has been read of a page until its table begins."""

    header: Header
    sheet: str = ""
    above: list[Row] = field(default_factory=list)  # text before the header
    below: list[Row] = field(default_factory=list)  # text between the header and the first row
    first: list[Row] = field(default_factory=list)  # the first rows of the table
    branch: str = ""
    skipped: int = 0

    def lift(self) -> None:
        """Take the row right over the header for a part of it, where its titles need it."""
        row = self.above[-1] if self.above else None
        if not row or row.number != self.header.number - 1 or not _may_be_over(row):
            return
        higher = Header([row.cells, *self.header.rows], self.header.layout)
        before, after = self.header.titles(), higher.titles()
        if len({title.year for title in after} - {None}) > 1 or (
            [title.text for title in before] != [title.text for title in after]
        ):
            self.header, self.above = higher, self.above[:-1]

    def rows(self) -> list[Row]:
        """Its first rows, up to the next page; none that is a note."""
        found = []
        for row in self.first:
            again = row.cells in self.header.rows or self.header.is_told(row.cells)
            if again or is_header(row.cells, inside=True):
                break
            if row.filled and (
                named_branch(row) or (len(row.filled) == 1 and names_programme(row))
            ):
                break  # the next page begins
            if row.filled and not row.flaw and not is_note(row):
                found.append(row)
        return found

    def places(self, rows: Sequence[Row]) -> LevelPlaces:
        """Where its levels stand, for rows of their own; a sidecar tells its columns itself."""
        told = bool(self.header.layout.columns)
        return LevelPlaces() if told else level_places(self.header.titles(), rows)

    def sample(self, rows: Sequence[Row], places: LevelPlaces) -> Sample:
        """What its first rows hold, but for those that stand for a level without a column."""
        by_row = self.header.layout.columns.get("level") or any(
            map(names_levels, self.header.titles())
        )
        section_in = worded_section if by_row else headed_section

        def is_held(row: Row) -> bool:
            section = section_in(row)
            own = section and len(row.filled) > 1 and section.kind in places.kinds
            return not section or own or places.place_of(row) is not None

        return Sample(tuple(places.placed(row).cells for row in filter(is_held, rows)))

    def title(self, texts: list[Row]) -> tuple[str, list[Row]]:
        """The programme's title among texts, and the other texts; "" where a sidecar titles it."""
        title, unread = split_title(texts, sure=bool(self.branch))
        return "" if self.header.layout.titled else title, unread

    def around(self) -> Iterator[Row]:
        """All its rows that are held."""
        yield from (*self.above, *self.below, *self.first)


@dataclass(frozen=True, slots=True)
class Opened:
    """A table that begins, or why it does not."""

    settled: Settled
    placing: Placing | None = None
    unread: Sequence[Row] = ()  # text around its header that says nothing

    @property
    def refusal(self) -> Refusal | None:
        """Why it is not read."""
        return self.settled.refusal


def opened(page: PageTop, before: Placing | None, is_body: IsBody) -> Opened:
    """The table of a page; without a header it goes on as the one before."""
    if not page.header.rows and before:
        title, unread = page.title(page.above)
        return Opened(Settled(), _continued(page, before, title), (*unread, *page.below))
    page.lift()
    rows = page.rows()
    places = page.places(rows)
    sample = page.sample(rows, places)
    columns = settled(page.header, sample)
    if not columns.refusal and page.header.layout.sheet_is == "year" and not _sheet_year(page):
        refusal = Refusal("unknown-year", page.sheet, "El nombre de la hoja no dice su año.")
        columns = replace(columns, refusal=refusal)
    if columns.refusal:
        return Opened(columns)
    texts = [row for row in page.above if not headed_section(row)]
    title, unread = page.title(texts)
    block = before.blocks[0] if before else None
    same = block if block and (not title or plain(title) == block.programme) else None
    first = columns.years[0][1]
    levels = _levels_over(page, columns, sample, same.sections if same else ())
    base = next_block(block, _above(page, columns, title, levels, is_body))
    named = [section.text for section in map(headed_section, page.around()) if section]
    blocks = [
        replace(base, columns=with_sections(each, levels, named)).of_year(year)
        for year, each in columns.years
    ]
    placing = Placing(blocks, sample, places)
    if columns.rows:
        over = ((level.position, level.code) for level in first.levels[:-1])
        outer = tuple(tuple(p for p in places if p is not None) for places in over)
        placing.rows = RowPlacing(columns.rows, outer, first.year, placing.above)
    if before and same and same.sections == levels:
        placing.above.update(before.above)
    rest = _enter(placing, page, levels)
    unread = [row for row in rest if row in unread or row in page.below or headed_section(row)]
    return Opened(columns, placing, unread)


def _levels_over(
    page: PageTop, columns: Settled, sample: Sample, before: Sequence[SectionLevel]
) -> tuple[SectionLevel, ...]:
    """The levels of a table that have rows of their own."""
    if columns.rows:
        over = columns.rows.levels[:-1]
        return tuple(SectionLevel(level.key, level.name, coded=level.coded) for level in over)
    first = columns.years[0][1]
    levels = section_levels(list(page.around()), first, sample, before)
    if levels or page.header.layout.columns:
        return levels
    return unworded_level([*page.below, *page.rows()], first)


def _continued(page: PageTop, before: Placing, title: str) -> Placing:
    """A table under the columns of the page before."""
    blocks = []
    for block in before.blocks:
        above = Above(
            columns=block.columns,
            title=title,
            branch=page.branch,
            year=block.year if block.apart else None,
            sheet=page.sheet,
            skipped=page.skipped,
            layout=block.layout,
            given=block.given,
            sections=block.sections,
            apart=block.apart,
        )
        blocks.append(next_block(block, above))
    return Placing(blocks, before.sample, before.places, before.above, rows=before.rows)


def _above(
    page: PageTop, columns: Settled, title: str, levels: Sequence[SectionLevel], is_body: IsBody
) -> Above:
    layout, sheet = page.header.layout, page.sheet
    year = _sheet_year(page)
    is_agency = layout.sheet_is == "agency" or (not layout.sheet_is and is_body(sheet))
    return Above(
        columns=columns.years[0][1],
        title=title or (sheet if layout.sheet_is == "programme" else ""),
        branch=page.branch,
        year=page.header.year or year,
        sheet=sheet,
        skipped=page.skipped,
        layout=layout,
        given=(sheet,) if sheet and is_agency else (),
        sections=levels,
        apart=year is not None,
    )


def _sheet_year(page: PageTop) -> int | None:
    """The year that the title of a sheet names, where it names one alone."""
    if page.header.layout.sheet_is not in ("", "year"):
        return None
    years = title_years(page.sheet)
    return years[0] if len(years) == 1 else None


def _enter(placing: Placing, page: PageTop, levels: Sequence[SectionLevel]) -> list[Row]:
    """Begin under the sections above a table; the other rows."""
    kinds = {level.kind for level in levels}
    rest = []
    for row in (*page.above, *page.below):
        below = row in page.below
        section = headed_section(row) or (unworded_section(row, levels) if below else None)
        if section and section.kind in kinds:
            placing.enter(section)
        else:
            rest.append(row)
    return rest


def _may_be_over(row: Row) -> bool:
    """Whether a row may hold titles over those of a header: not all to the left, no title."""
    short = all(len(cell) <= 60 for cell in row.filled)
    apart = names_programme(row) or headed_section(row)
    return short and not apart and (len(row.filled) > 1 or not row.cells[0])
