"""What changed, as objects and as rows: nothing is lost on the way, and nothing is there twice."""

from dataclasses import replace
from random import Random

import pytest

from search.comparison.changes import compare
from search.comparison.values import ColumnChange, Comparison
from search.model import Agency
from search.output.comparison import COLUMNS, comparison, rows
from tests.support.editing import edited
from tests.support.shipped import shipped


@pytest.fixture(scope="module")
def found() -> Comparison:
    contents = shipped()
    (programme,) = contents.programmes.values()
    records = list(contents.records)
    later = edited(records, Random(11)).records
    return compare(programme, replace(programme, year=programme.year + 1), records, later)


def test_the_objects_have_every_change(found: Comparison) -> None:
    told = comparison(found, shipped().agencies)
    assert told["counts"]["same"] + len(told["lines"]) == len(found.lines)
    for kind, count in told["counts"].items():
        held = sum(kind in line["kinds"] for line in told["lines"])
        assert kind == "same" or held == count, kind
    for kind, count in told["activities"].items():
        every = (a for line in found.lines for a in line.activities)
        assert count == sum(each.kind == kind for each in every)


def test_the_words_of_a_text_are_both_texts(found: Comparison) -> None:
    reworded = [each for each in comparison(found, {})["lines"] if "reworded" in each["kinds"]]
    assert reworded
    for each in reworded:
        assert each["before"]
        assert each["after"]
        now = "".join(w["text"] for w in each["words"] if w["op"] != "del")
        assert now == each["after"]["text"]
        assert {"del", "ins"} & {word["op"] for word in each["words"]}


def test_what_did_not_change_has_no_words(found: Comparison) -> None:
    for each in comparison(found, {})["lines"]:
        assert bool(each["words"]) == ("reworded" in each["kinds"])


def test_a_row_for_every_change(found: Comparison) -> None:
    told = list(rows(found, shipped().agencies))
    changed = sum(each.changed for line in found.lines for each in line.activities)
    assert len(told) == len(found.headings) + len(found.changed) + changed
    assert {len(row) for row in told} == {len(COLUMNS)}
    gone = [row for row in told if row[1] == "Ya no está"]
    assert [row[3] for row in gone] == [None]
    assert all(row[2] for row in gone)


def test_a_body_that_nobody_knows_goes_by_its_id(found: Comparison) -> None:
    handed = next(each for each in found.lines if each.came == ("AGENCIA-NUEVA",))
    (line,) = (
        each
        for each in comparison(found, {})["lines"]
        if each["after"] and handed.after and each["after"]["id"] == str(handed.after.id)
    )
    (body,) = line["came"]
    assert (body["id"], body["name"]) == ("AGENCIA-NUEVA", "AGENCIA-NUEVA")
    assert body["successions"] == []


BODIES = {
    each.id: each
    for each in (
        Agency("PGR", "Procuraduría General de la República", "", "", ("PGR",)),
        Agency("FGR", "Fiscalía General de la República", "", "", ("FGR",)),
    )
}


@pytest.mark.parametrize(
    ("went", "came", "agencies", "said"),
    [
        (("PGR",), ("FGR",), BODIES, ["hoy FGR, antes PGR (desde 2018)"]),
        (("PGR",), ("FGR",), {}, ["hoy FGR, antes PGR (desde 2018)"]),
        (("PGR", "SRE"), ("FGR", "INM"), BODIES, ["hoy FGR, antes PGR (desde 2018)"]),
        (("FGR",), ("PGR",), BODIES, []),
        (("PGR",), (), BODIES, []),
        ((), ("FGR",), BODIES, []),
    ],
)
def test_who_took_over_from_whom_is_said_on_both_sides(
    found: Comparison,
    went: tuple[str, ...],
    came: tuple[str, ...],
    agencies: dict[str, Agency],
    said: list[str],
) -> None:
    line = next(each for each in found.lines if each.before and each.after)
    changed = replace(line, kinds=("agencies",), came=came, went=went, activities=())
    one = replace(found, lines=(changed,), headings=())
    (told,) = comparison(one, agencies)["lines"]
    for side, other in ((told["came"], "PGR"), (told["went"], "FGR")):
        successions = [each for body in side for each in body["successions"]]
        assert [each["text"] for each in successions] == said
        assert [(each["id"], each["since"]) for each in successions] == [(other, 2018)] * len(said)
    (row,) = rows(one, agencies)
    assert row[[*COLUMNS].index("successions")] == "; ".join(said)


def test_a_comparison_can_be_narrowed(found: Comparison) -> None:
    kinds = found.narrowed(kinds=("new", "gone"))
    assert {kind for each in kinds.lines for kind in each.kinds} == {"new", "gone"}
    first = found.narrowed(codes=("1",))
    assert first.lines
    assert all(each.shown.code.startswith("1.") for each in first.lines)
    acting = found.narrowed(agencies=("SRE",))
    assert acting.lines
    assert all("SRE" in each.agencies for each in acting.lines)
    assert not found.narrowed(agencies=("NADIE",)).lines
    assert found.narrowed() == found


def test_other_figures_stand_in_objects_and_rows(found: Comparison) -> None:
    line, *_ = (each for each in found.lines if each.before and each.after and each.activities)
    cells = (ColumnChange("Meta", "2,000", "2,500"), ColumnChange("Avance", "", "Alto"))
    kept = replace(line.activities[0], kind="kept", columns=cells[1:])
    changed = replace(line, kinds=("columns",), columns=cells, activities=(kept,))
    one = replace(found, lines=(changed,), headings=())
    (told,) = comparison(one, {})["lines"]
    assert told["columns"][0] == {"column": "Meta", "before": "2,000", "after": "2,500"}
    assert told["activities"][0]["columns"] == [{"column": "Avance", "before": "", "after": "Alto"}]
    place = [*COLUMNS].index("columns")
    assert [row[place] for row in rows(one, {})] == [
        "Meta: 2,000 → 2,500; Avance: – → Alto",
        "Avance: – → Alto",
    ]
