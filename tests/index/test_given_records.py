"""Records of tables that give who acts, figures and responses of their own."""

from collections.abc import Sequence
from pathlib import Path

import data
from index.agencies import overrides
from index.agencies.attribution import Attributor
from index.files import source
from index.problem import Problem
from index.programme import Tally
from index.programme_ids import Claim
from index.records import Records
from index.survey import FileSurvey, Report, Survey
from index.table.blocks import Block
from search.model import Cell, Programme, Record
from search.thesaurus import authority
from tests.support import reports
from tests.support.handmade import read_blocks, table

YES = "Se realizarán acciones"
ONE = ("1. Uno", "1.1 Dos", "1.1.1 Promover la salud")
TABLE = table(then=("response", "activity", "agency", "Meta"), numbered=False)


def records(
    folder: Path, rows: Sequence[Sequence[str]], block: Block = TABLE
) -> tuple[list[Record], list[Problem]]:
    """The records of rows, and what is told of their texts."""
    path = reports.write(folder / "r.csv", "x")
    agencies = authority.load(data.folder() / "agencies.csv")
    none = reports.write(folder / "o.csv", "record,agency,role,reason\n")
    (line,) = read_blocks([(block, rows)]).lines
    tally = Tally(block.title)
    tally.add(line)
    programme = Programme("pr", "Plan de Riego", "Agua", 2018, "r.csv", "")
    report = Report(Claim(programme, declared=False), tally.labels())
    file = FileSurvey(source.look(path), {block.key: report})
    attributor = Attributor(agencies)
    found = Records(
        Survey((file,), lambda _: False),
        attributor,
        overrides.load(none),
        agencies,
        lambda rows, _: rows,
    )
    return found.of_line(line, report)


def roles(record: Record) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who acts in a record, and who is named."""
    return record.agencies("acts"), record.agencies("named")


def test_a_column_of_bodies_goes_before_the_text(tmp_path: Path) -> None:
    line, activity = records(tmp_path, [(*ONE, YES, "La SEP dará cursos.", "SRE; INM", "")])[0]
    assert roles(activity) == (("INM", "SRE"), ("SEP",))
    assert roles(line) == (("INM", "SRE"), ())
    assert {each.agency for each in activity.attributions if each.given} == {"INM", "SRE"}
    assert {each.agency for each in line.attributions if each.given} == {"INM", "SRE"}


def test_each_row_gives_its_own_activities_who_acts(tmp_path: Path) -> None:
    rows = [(*ONE, YES, "Dará cursos.", "SRE", ""), (*ONE, YES, "Dará becas.", "SEP", "")]
    line, *activities = records(tmp_path, rows)[0]
    assert [roles(each)[0] for each in activities] == [("SRE",), ("SEP",)]
    assert roles(line)[0] == ("SEP", "SRE")


def test_where_the_column_is_blank_the_text_holds(tmp_path: Path) -> None:
    line, activity = records(tmp_path, [(*ONE, YES, "La SEP dará cursos.", "-", "")])[0]
    assert roles(activity) == (("SEP",), ())
    assert not any(each.given for each in (*line.attributions, *activity.attributions))


def test_the_title_of_a_sheet_gives_who_acts_in_all_its_rows(tmp_path: Path) -> None:
    sheet = table(then=("response", "activity"), sheet="SRE", given=("SRE",))
    found, _ = records(tmp_path, [(*ONE, YES, "Dará cursos.")], sheet)
    assert [roles(each)[0] for each in found] == [("SRE",), ("SRE",)]


def test_a_body_that_nobody_lists_acts_and_is_told_once_a_line(tmp_path: Path) -> None:
    rows = [(*ONE, YES, f"Dará {n}.", "Dirección de Veredas", "") for n in range(3)]
    found, told = records(tmp_path, rows)
    (body,) = roles(found[0])[0]
    assert all(roles(each)[0] == (body,) for each in found)
    assert [(p.rule, p.column, p.value) for p in told if p.rule != "unspoken"] == [
        ("body-not-listed", "dependencia", f"Dirección de Veredas ({body})")
    ]
    assert all("body-not-listed" in each.findings for each in found)


def test_further_cells_go_to_their_records(tmp_path: Path) -> None:
    rows = [(*ONE, YES, "Dará cursos.", "", "10"), (*ONE, YES, "Dará becas.", "", "20")]
    line, *activities = records(tmp_path, rows)[0]
    assert line.columns == ()
    assert [each.columns for each in activities] == [
        (Cell("Meta", "10", 10.0),),
        (Cell("Meta", "20", 20.0),),
    ]
