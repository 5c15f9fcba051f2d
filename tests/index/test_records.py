"""Records: read once, and corrected by hand to the last."""

from pathlib import Path

import pytest

from index import pipeline
from index.files import source
from index.records import Records
from search.errors import FixSource
from search.filters import Filters
from search.ids import RecordId
from search.model import Query
from search.searcher import Searcher
from search.store.builds import open_build, publish
from tests.support import reports
from tests.support.reports import ROWS

REPORT = "pntd-2019-2024/2020"


def found(folder: Path, corrections: str) -> Records:
    """The invented report, corrected."""
    path = reports.write(folder / "r.txt", reports.tabbed(reports.block()))
    rows = reports.write(folder / "overrides.csv", f"record,agency,role,reason\n{corrections}")
    return pipeline.records([source.look(path)], lambda rows, _: rows, rows)


def built(folder: Path, corrections: str) -> Searcher:
    """The same, from its files through a build."""
    contents = pipeline.contents(found(folder, corrections))
    return open_build(publish(folder / "index", contents))


def roles(searcher: Searcher, place: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who acts in a record, and who is named."""
    record = searcher.record(RecordId.parse(f"{REPORT}/{place}"))
    assert record is not None
    return record.agencies("acts"), record.agencies("named")


def test_what_the_report_says_uncorrected(tmp_path: Path) -> None:
    searcher = built(tmp_path, "")
    assert roles(searcher, "1.1.1") == (("PROFEDET", "STPS"), ())
    assert roles(searcher, "1.1.1/1") == (("STPS",), ())
    assert roles(searcher, "1.1.1/2") == (("PROFEDET",), ())
    assert roles(searcher, "2.1.1") == ((), ())


CORRECTIONS = [
    ("1.1.1,STPS,none", "1.1.1", (("PROFEDET",), ())),
    ("1.1.1,STPS,named", "1.1.1", (("PROFEDET",), ("STPS",))),
    ("1.1.1,SEP,acts", "1.1.1", (("PROFEDET", "SEP", "STPS"), ())),
    ("2.1.1,SEP,acts", "2.1.1", (("SEP",), ())),
    ("2.1.1,SEP,named", "2.1.1", ((), ("SEP",))),
    ("1.1.1/1,STPS,none", "1.1.1/1", ((), ())),
    ("1.1.1/1,STPS,named", "1.1.1/1", ((), ("STPS",))),
    ("1.1.1/1,SEP,acts", "1.1.1/1", (("SEP", "STPS"), ())),
    # A line takes over what its activities say once they are corrected
    ("1.1.1/1,STPS,none", "1.1.1", (("PROFEDET",), ())),
    ("1.1.1/1,SEP,acts", "1.1.1", (("PROFEDET", "SEP", "STPS"), ())),
    # and hands nothing down.
    ("1.1.1,STPS,none", "1.1.1/1", (("STPS",), ())),
]


@pytest.mark.parametrize(("row", "place", "expected"), CORRECTIONS)
def test_a_correction_holds_in_the_build(
    tmp_path: Path, row: str, place: str, expected: tuple[tuple[str, ...], tuple[str, ...]]
) -> None:
    searcher = built(tmp_path, f"{REPORT}/{row},dicho por la STPS\n")
    assert roles(searcher, place) == expected


def test_a_corrected_line_is_found_by_who_acts(tmp_path: Path) -> None:
    searcher = built(tmp_path, f"{REPORT}/1.1.1,STPS,none,x\n{REPORT}/2.1.1,STPS,acts,y\n")
    page = searcher.search(Query(filters=Filters(agency=("STPS",), kind=("line",))))
    assert {hit.record.code for hit in page.hits} == {"1.2.1", "2.1.1"}


def test_a_correction_keeps_the_words_that_show_its_agency(tmp_path: Path) -> None:
    records = list(found(tmp_path, f"{REPORT}/1.1.1/1,STPS,named,x\n"))
    (shown,) = records[1].attributions
    assert (shown.role, records[1].text[shown.start : shown.end]) == ("named", "STPS")


@pytest.mark.parametrize("old", ["pntd-2019-2024/1.1.1", "pntd-2019-2024/1.1.1/2", "1.1.1"])
def test_a_correction_says_the_year(tmp_path: Path, old: str) -> None:
    with pytest.raises(FixSource, match=r"pem-2014-2018/2018/1\.5\.10/2") as refused:
        built(tmp_path, f"{old},STPS,none,x\n")
    assert f"«{old}»" in str(refused.value)


def test_a_correction_of_another_year_waits_for_it(tmp_path: Path) -> None:
    searcher = built(tmp_path, "pntd-2019-2024/2019/9.9.9,STPS,none,x\n")
    assert len(list(searcher.records())) == 9


def test_records_are_read_once(tmp_path: Path) -> None:
    records = found(tmp_path, "")
    before = list(records.findings())
    assert len(list(records)) == 9
    after = list(records.findings())
    with pytest.raises(RuntimeError, match="have been read already"):
        list(records)
    assert list(records.findings()) == after
    assert set(before) <= set(after)
    assert list(records.survey.findings()) == before


def test_a_name_in_no_list_is_told_once_a_file_and_a_slip_at_each_place(tmp_path: Path) -> None:
    unlisted = "El Instituto Estatal del Café de Nayarit dará cursos."
    slip = "La Procuraduría Federal del Consumidro dará cursos."
    rows = [(*ROWS[0][:4], unlisted, slip), (*ROWS[2][:4], unlisted, slip), *ROWS[3:]]
    path = reports.write(tmp_path / "r.txt", reports.tabbed(reports.block(rows)))
    read, records = reports.compiled(path)
    told = [each for each in read.findings() if each.rule in ("unlisted-body", "misspelt-body")]
    assert [(each.rule, str(each.record), each.value) for each in told] == [
        ("unlisted-body", f"{REPORT}/1.1.1/1", "Instituto Estatal del Café de Nayarit"),
        ("misspelt-body", f"{REPORT}/1.1.1/2", SLIP),
        ("misspelt-body", f"{REPORT}/1.1.2/2", SLIP),
    ]
    assert "Está en 2 textos; este es el primero." in told[0].message
    carried = [each for each in records if "misspelt-body" in each.findings]
    assert [str(each.id) for each in carried] == [f"{REPORT}/1.1.1/2", f"{REPORT}/1.1.2/2"]
    assert not any("unlisted-body" in each.findings for each in records)


SLIP = "Procuraduría Federal del Consumidro → Procuraduría Federal del Consumidor"
