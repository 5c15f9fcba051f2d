"""The columns of each year, where those of several stand side by side."""

from collections.abc import Sequence
from dataclasses import replace

from index.table.columns import ActivityColumn, TableColumns, TitledColumn
from index.table.header import Title
from index.table.roles.promised import is_promised
from index.table.roles.roles import ACTIVITY_NAMES, Roles
from index.table.roles.ticks import TICK


def by_year(roles: Roles) -> list[tuple[int | None, TableColumns]]:
    """The columns of each year, where responses or activities of several stand side by side."""
    years = _years_beside(roles)
    return [(year, _columns(roles, year, years)) for year in years or (None,)]


def _years_beside(roles: Roles) -> tuple[int, ...]:
    answering = (roles.responses, roles.activities)
    found = [dict.fromkeys(title.year for title in group if title.year) for group in answering]
    responses, activities = found
    if len(responses) > 1 and set(activities) <= set(responses):
        return tuple(responses)
    if len(activities) > 1 and len(responses) <= 1 and set(responses) <= set(activities):
        return tuple(activities)
    return ()


def _columns(roles: Roles, year: int | None, years: Sequence[int]) -> TableColumns:
    """The columns of a year: its own, and those that are of none."""
    others = set(years) - {year}
    responses = [title for title in roles.responses if title.year not in others]
    responses.sort(key=lambda title: title.year != year)
    activities = [title for title in roles.activities if title.year not in others]
    agencies = [title for title in roles.agencies if title.year not in others]
    ticks = tuple(TitledColumn(t.position, t.own) for t in responses if t.name == TICK)
    second = () if ticks else responses[1:]
    kept = [title for title in (*roles.further, *second) if title.year not in others]
    promised = (t for t in kept if t.name in ACTIVITY_NAMES and is_promised(t.text))
    columns = TableColumns(
        levels=roles.levels,
        response=responses[0].position if responses else None,
        ticks=ticks,
        activities=_numbered_activities(activities),
        agencies=tuple(title.position for title in agencies),
        year=roles.year,
        further=tuple(TitledColumn(t.position, t.text) for t in sorted(kept)),
        promised=tuple(title.position for title in promised),
        status=bool(responses) and responses[0].name in ("status", "state", TICK),
        numbered=any(title.number for title in activities),
        named=roles.rows.position if roles.rows else None,
    )
    groups = (roles.responses, roles.activities, roles.agencies, roles.further, roles.unread)
    rest = [t for group in groups for t in group if t.position not in columns.positions]
    return replace(columns, unread=tuple(TitledColumn(t.position, t.text) for t in sorted(rest)))


def _numbered_activities(titles: Sequence[Title]) -> tuple[ActivityColumn, ...]:
    """Activities by their titles' numbers, or in order where those do not tell them apart."""
    placed = sorted(titles)
    numbers = [title.number or 0 for title in placed]
    if 0 in numbers or len(set(numbers)) < len(numbers):
        numbers = list(range(1, len(placed) + 1))
    positions = (title.position for title in placed)
    return tuple(sorted(map(ActivityColumn, numbers, positions)))
