"""The columns of a table, settled by its titles, its first rows, or what a sidecar tells."""

from dataclasses import dataclass, replace

from index.table.by_row.row_levels import RowLevels
from index.table.columns import TableColumns
from index.table.header import Header
from index.table.roles.by_sidecar import by_sidecar
from index.table.roles.by_words import by_words, refused
from index.table.roles.roles import Refusal
from index.table.roles.years import by_year
from index.table.sample import Sample


@dataclass(frozen=True, slots=True)
class Settled:
    """The columns of a table, once for each year that stands beside others, or why not."""

    years: tuple[tuple[int | None, TableColumns], ...] = ()
    further: tuple[str, ...] = ()  # titles of the columns kept, and of those that are not read
    unread: tuple[str, ...] = ()
    rows: RowLevels | None = None  # where each row names its level
    refusal: Refusal | None = None


def settled(header: Header, sample: Sample) -> Settled:
    """The columns of a table under its header."""
    roles = by_sidecar(header, sample) if header.layout.columns else by_words(header, sample)
    if isinstance(roles, Refusal):
        return Settled(refusal=roles)
    if not header.layout.columns and (refusal := refused(roles, header, sample)):
        return Settled(refusal=refusal)
    # If the header's own rows came without their last blank cells, so did the others.
    trimmed = len(set(map(len, header.rows))) > 1
    return Settled(
        tuple((year, replace(each, trimmed=trimmed)) for year, each in by_year(roles)),
        tuple(dict.fromkeys(title.text for title in roles.further if title.text)),
        tuple(dict.fromkeys(title.text for title in roles.unread if title.text)),
        roles.rows,
    )
