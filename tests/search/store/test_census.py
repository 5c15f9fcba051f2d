"""What is counted of the records while a build is written, in whatever order they come."""

from dataclasses import replace

import pytest

from search.ids import HeadingId
from search.model import Attribution, Record
from search.query.statistics import Figures, Standing, Statistics
from search.store.census import Census
from tests.support.corpus import AGENCIES, programme, record

LINE = record("p/2018/1.1.1", "Trata de personas")
FIRST = record("p/2018/1.1.1/1", "Proteger a las víctimas", line="Trata de personas")
SECOND = record("p/2018/1.1.1/2", "Capacitar al personal", line="Trata de personas")
OTHER = record("p/2018/1.1.2", "Salud mental")
FAR = record("p/2018/2.1.1", "Vías de ingreso")

UNDER = {
    "p/2018/1": 4,
    "p/2018/1.1": 4,
    "p/2018/1.1.1": 3,
    "p/2018/1.1.2": 1,
    "p/2018/2": 1,
    "p/2018/2.1": 1,
    "p/2018/2.1.1": 1,
}


@pytest.mark.parametrize(
    "records",
    [
        pytest.param((LINE, FIRST, SECOND, OTHER, FAR), id="in the order of their codes"),
        pytest.param((FIRST, OTHER, LINE, FAR, SECOND), id="a line's records apart"),
    ],
)
def test_records_are_counted_under_each_heading(records: tuple[Record, ...]) -> None:
    census = Census()
    assert [each.record for each in census.watch(records)] == list(records)
    tables = census.tables({"p/2018": programme("p")}, AGENCIES, ())
    assert tables.statistics.under == UNDER
    assert [*tables.headings] == [HeadingId.parse(id_) for id_ in UNDER]


def counted(*records: Record) -> Statistics:
    census = Census()
    assert len([*census.watch(records)]) == len(records)
    reports = dict.fromkeys(each.id.report for each in records)
    ids = [report.split("/") for report in reports]
    programmes = {f"{id_}/{year}": programme(id_, int(year)) for id_, year in ids}
    return census.tables(programmes, AGENCIES, ()).statistics


def test_texts_are_counted_in_their_report_and_under_each_heading() -> None:
    silent = record("p/2018/2.1.1", "Vías", response="no", findings=("no-activities",))
    own = record("p/2018/1.2.1", "Vías", response="Concluida")
    found = counted(silent, own, SECOND, LINE, FIRST, OTHER)
    assert [*found.figures] == ["p/2018"]
    assert [*found.figures["p/2018"].items()] == [
        ("", Figures(lines=4, activities=2, yes=2, no=1, other=1, silent=1)),
        ("1", Figures(lines=3, activities=2, yes=2, other=1)),
        ("1.1", Figures(lines=2, activities=2, yes=2)),
        ("1.2", Figures(lines=1, other=1)),
        ("2", Figures(lines=1, no=1, silent=1)),
        ("2.1", Figures(lines=1, no=1, silent=1)),
    ]
    assert found.whole("p/2018").texts == 6
    assert found.whole("p/2018").answering == 3


def test_a_report_without_texts_has_no_figures() -> None:
    census = Census()
    assert [*census.watch([LINE])]
    reports = {each.report: each for each in (programme("q"), programme("p"))}
    figures = census.tables(reports, AGENCIES, ()).statistics.figures
    assert [(report, [*held]) for report, held in figures.items()] == [
        ("q/2018", [""]),
        ("p/2018", ["", "1", "1.1"]),
    ]
    assert figures["q/2018"][""] == Figures()


def test_texts_are_counted_for_whom_they_speak_of_year_by_year() -> None:
    named = replace(FAR, attributions=(Attribution("PGR", "named", 0, 1),))
    found = counted(
        record("p/2018/1.1.1", "Hacer", acts=("SRE", "INM")),
        record("p/2018/1.1.1/1", "Hará", acts=("SRE",)),
        record("p/2017/1.1.1", "Hacer", acts=("INM",)),
        named,
    )
    assert found.standings == {
        "2017": {"INM": Standing(lines=1), "": Standing(lines=1)},
        "2018": {
            "SRE": Standing(activities=1, lines=1),
            "INM": Standing(lines=1),
            "PGR": Standing(named=1),
            "": Standing(activities=1, lines=1, named=1),
        },
    }


@pytest.mark.parametrize(
    ("numbers", "kept"),
    [
        ((), {}),
        ((1, 2, 3), {}),
        ((3, 1, 2), {}),
        ((2,), {"p/2018/1.1.1": (2,)}),
        ((4, 1), {"p/2018/1.1.1": (1, 4)}),
        ((10, 9, 2), {"p/2018/1.1.1": (2, 9, 10)}),
    ],
)
def test_numbers_are_kept_of_lines_that_leave_one_out(
    numbers: tuple[int, ...], kept: dict[str, tuple[int, ...]]
) -> None:
    activities = [record(f"p/2018/1.1.1/{n}", "Hacer") for n in numbers]
    found = counted(LINE, OTHER, *activities, record("p/2018/1.1.2/1", "Hacer"))
    assert found.numbers == kept
    assert found.of_line(LINE.id) == tuple(sorted(each.id for each in activities))
