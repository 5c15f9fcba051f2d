"""What the further columns of two tables say of one record: cells that differ."""

from collections.abc import Iterable, Mapping

from search.comparison.values import ColumnChange
from search.comparison.wording import same
from search.model import Programme, Record
from search.spanish.analysis import fold_words

Shared = Mapping[str, str]  # what a column is called before -> and after


def shared(
    before: Programme, after: Programme, old: Iterable[Record], new: Iterable[Record]
) -> Shared:
    """The columns that both tables have: of one name, or of one but for the year of its report.

    What only one of them has is a change of the table, and none of its records.
    """
    held, holds = _named(before, old), _named(after, new)
    found = {name: holds[key] for key, name in held.items() if key in holds}
    taken = set(found.values())
    yearly = {_yearly(key, after): name for key, name in holds.items() if name not in taken}
    for key, name in held.items():
        if name not in found and (other := yearly.get(_yearly(key, before))):
            found[name] = other
    return found


def _named(programme: Programme, records: Iterable[Record]) -> dict[str, str]:
    """The columns of a table by their words."""
    names = dict.fromkeys(programme.columns)
    names |= dict.fromkeys(cell.column for record in records for cell in record.columns)
    return {fold_words(name): name for name in reversed(names)}


def _yearly(key: str, programme: Programme) -> str:
    """A column's words, the year of its own report in them as any year.

    A column of another year keeps it: "meta 2020" in a report of 2019 is a plan.
    """
    return " ".join("año" if word == str(programme.year) else word for word in key.split())


def changes(before: Record, after: Record, columns: Shared) -> tuple[ColumnChange, ...]:
    """The cells of a record that do not say the same, under their names of the later report."""
    if not (before.columns or after.columns):
        return ()
    old = {cell.column: cell for cell in before.columns}
    new = {cell.column: cell for cell in after.columns}
    found = []
    for name, later in columns.items():
        was, now = old.get(name), new.get(later)
        texts = (was.text if was else "", now.text if now else "")
        alike = was and now and was.value is not None and was.value == now.value
        if not alike and not same(*texts):
            found.append(ColumnChange(later, *texts))
    return tuple(found)
