"""Two reports of one programme: every change is found, and none is invented."""

from dataclasses import replace
from random import Random
from typing import get_args

import pytest

from search.comparison import values
from search.comparison.changes import compare
from search.comparison.values import Comparison
from search.errors import FixQuery
from search.model import Programme, Record
from tests.support.editing import Edited, edited


def next_year(programme: Programme) -> Programme:
    return replace(programme, year=programme.year + 1)


def told(found: Comparison) -> dict[str, set[str]]:
    return {each.shown.text: set(each.kinds) for each in found.changed}


def activities(found: Comparison) -> list[tuple[str, str]]:
    return sorted(
        (each.kind, each.shown.text)
        for line in found.lines
        for each in line.activities
        if each.kind != "kept"
    )


@pytest.mark.parametrize("seed", range(40))
def test_every_edit_is_found_and_none_invented(
    programme: Programme, records: list[Record], seed: int
) -> None:
    later: Edited = edited(records, Random(seed))
    found = compare(programme, next_year(programme), records, later.records)
    assert told(found) == later.lines_told
    assert activities(found) == sorted(later.activities_told)


def test_nothing_changed_in_the_same_words(programme: Programme, records: list[Record]) -> None:
    later = [replace(each, id=each.id._replace(year=each.id.year + 1)) for each in records]
    found = compare(programme, next_year(programme), records, later)
    assert not found.changed
    assert not found.headings
    assert found.counts["same"] == len(found.lines) == 195
    assert found.activity_counts["kept"] == 140


def test_the_earlier_report_comes_first(programme: Programme, records: list[Record]) -> None:
    later = edited(records, Random(7))
    there = compare(programme, next_year(programme), records, later.records)
    back = compare(next_year(programme), programme, later.records, records)
    assert there == back


def test_a_heading_that_was_reworded_is_told_once(
    programme: Programme, records: list[Record]
) -> None:
    """And not of every line under it."""
    later = [
        replace(
            each,
            id=each.id._replace(year=each.id.year + 1),
            headings=(
                replace(each.headings[0], text=f"{each.headings[0].text}, y de la costa")
                if each.headings[0].code == "2"
                else each.headings[0],
                *each.headings[1:],
            ),
        )
        for each in records
    ]
    found = compare(programme, next_year(programme), records, later)
    assert not found.changed
    (change,) = found.headings
    assert change.kinds == ("reworded",)
    assert change.after is not None
    assert change.after[0].code == "2"


def test_an_activity_goes_with_its_words_to_another_line(
    programme: Programme, records: list[Record]
) -> None:
    by_line: dict[str, list[Record]] = {}
    for each in records:
        by_line.setdefault(each.code, []).append(each)
    giving = next(held for held in by_line.values() if len(held) == 2)
    taking = next(held for held in by_line.values() if len(held) == 1)
    moved = replace(giving[1], id=taking[0].id.activity_of(1), headings=taking[0].headings)
    later = [
        replace(each, id=each.id._replace(year=each.id.year + 1))
        for each in [*(r for r in records if r != giving[1]), moved]
    ]
    found = compare(programme, next_year(programme), records, later)
    assert activities(found) == [("left", moved.text), ("moved", moved.text)]
    codes = {each.shown.code: each.kinds for each in found.changed}
    assert codes == dict.fromkeys((giving[0].code, taking[0].code), ("activities",))


def test_one_report_is_not_compared_with_itself(programme: Programme) -> None:
    with pytest.raises(FixQuery, match="mismo informe"):
        compare(programme, programme, (), ())


def test_two_programmes_are_not_compared(programme: Programme) -> None:
    other = replace(programme, id="plan-de-agua", year=2020)
    with pytest.raises(FixQuery, match="programas distintos"):
        compare(programme, other, (), ())


def test_every_kind_has_its_words() -> None:
    assert {*values.LINE_KINDS} == {*get_args(values.LineKind)}
    assert {*values.ACTIVITY_KINDS} == {*get_args(values.ActivityKind)}
    assert {*values.HEADING_KINDS} == {*get_args(values.HeadingKind)}
