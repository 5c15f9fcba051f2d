"""What a build says of what changed since the one before: every edit of a file, and no other."""

import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from search.comparison import news
from search.comparison.news import Change, News, Renewal
from search.comparison.values import ColumnChange, LineChange
from search.model import Programme, Record
from search.searcher import Searcher
from search.store import manifest, noting
from search.store.builds import publish_in
from search.store.files import FileStore
from search.store.history import put_back
from search.store.naming import begun
from search.store.news import news_from, news_object, news_of
from search.store.protocol import Build
from search.store.tables import TABLES
from tests.support import rebuilt
from tests.support.corpus import contents, programme, record
from tests.support.rebuilt import EDITS, Office

REPORT = "ejemplo/2025"


@pytest.fixture(autouse=True)
def _no_waiting_for_a_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fsync", lambda _: None)


@pytest.fixture
def office(engine: str, tmp_path: Path) -> Office:
    return Office(tmp_path / "reports", FileStore(tmp_path / "index", engine))


def changes(build: Build) -> list[Change]:
    return [each for renewal in build.tables.news.renewals for each in renewal.changes]


def lines(build: Build) -> dict[str, tuple[str, ...]]:
    """In what each line changed, by its code."""
    return {each.line.shown.code: each.line.kinds for each in changes(build) if each.line}


def whole(build: Build) -> list[tuple[str, str]]:
    """What became of reports as a whole."""
    found = build.tables.news.renewals
    return [(each.kind, each.programme.report) for each in found if each.kind != "changed"]


# Edits of a table


@pytest.mark.parametrize("edit", EDITS, ids=[code for code, _ in EDITS.values()])
def test_an_edit_is_told_and_nothing_else(edit: tuple[str, str], office: Office) -> None:
    path = office.put()
    office.build()
    office.edit(path, edit)
    build = office.build()
    code, kinds = EDITS[edit]
    assert lines(build) == {code: kinds}
    assert len(changes(build)) == 1


def test_all_edits_at_once_are_each_told(office: Office) -> None:
    path = office.put()
    office.build()
    office.edit(path, *EDITS)
    office.append(path, "2.2.2.4. Exportar mermeladas a otros países,SEP,Concluida")
    build = office.build()
    assert lines(build) == dict(EDITS.values()) | {"2.2.2.4": ("new",)}
    assert [each.when for each in build.tables.news.renewals] == [begun(build.name)]


def test_a_heading_that_was_reworded_is_told_once(office: Office) -> None:
    path = office.put()
    office.build()
    office.edit(path, rebuilt.HEADING)
    (found,) = changes(office.build())
    assert found.heading
    assert found.heading.kinds == ("reworded",)
    assert [side[0].code for side in (found.heading.before, found.heading.after) if side] == [
        "1.2",
        "1.2",
    ]


def test_a_change_holds_what_is_shown_when_the_record_is_gone(office: Office) -> None:
    path = office.put()
    office.build()
    office.edit(path, rebuilt.GONE, rebuilt.COLUMN, rebuilt.AGENCIES, rebuilt.ACTIVITY)
    found = {c.line.shown.code: c.line for c in changes(office.build()) if c.line}
    gone = found["2.1.1.4"]
    assert (gone.before and gone.before.text, gone.after) == (
        "Certificar huertos de otras entidades federativas",
        None,
    )
    assert gone.shown.response == "no"
    assert found["2.1.2.3"].columns == (ColumnChange("Presupuesto", "$465,000.00", "$475,000.00"),)
    assert (found["1.1.1.3"].came, found["1.1.1.3"].went) == (("CONAGUA",), ("IMTA",))
    (activity,) = found["1.2.2.2"].activities
    assert [activity.kind, *(side.text for side in (activity.before, activity.after) if side)] == [
        "reworded",
        "Participan 1,150 grupos de primaria.",
        "Participan 1,300 grupos de primaria.",
    ]


# Build after build


def test_the_first_build_tells_nothing_and_since_when(office: Office) -> None:
    office.put()
    build = office.build()
    assert build.tables.news == News(begun(build.name))


def test_what_was_told_is_carried_on_the_newest_first(office: Office) -> None:
    path = office.put()
    first = office.build()
    office.edit(path, rebuilt.REWORDED)
    second = office.build()
    office.edit(path, rebuilt.TO_NO)
    third = office.build()
    told = third.tables.news
    assert [(each.build, len(each.lines)) for each in told.renewals] == [
        (third.name, 1),
        (second.name, 1),
    ]
    assert told.renewals[1:] == second.tables.news.renewals
    assert told.since == begun(first.name)


def test_building_again_tells_nothing_and_loses_nothing(office: Office) -> None:
    path = office.put()
    office.build()
    office.edit(path, *EDITS)
    told = office.build().tables.news
    for _ in range(3):
        assert office.build().tables.news == told


def test_an_edit_taken_back_is_told_as_well(office: Office) -> None:
    path = office.put()
    office.build()
    office.edit(path, rebuilt.TO_NO)
    office.build()
    office.edit(path, rebuilt.TO_NO[::-1])
    kinds = [each.line.kinds for each in changes(office.build()) if each.line]
    assert kinds == [("to_yes",), ("to_no",)]


def test_what_is_live_is_what_the_next_build_is_compared_with(office: Office) -> None:
    path = office.put()
    office.build()
    office.edit(path, rebuilt.REWORDED)
    office.build()
    put_back(office.store)
    office.edit(path, rebuilt.TO_NO)
    build = office.build()
    assert lines(build) == dict(EDITS[each] for each in (rebuilt.REWORDED, rebuilt.TO_NO))
    assert len(build.tables.news.renewals) == 1


# Reports as a whole


def test_a_report_that_came_and_one_that_went_are_told_once_each(office: Office) -> None:
    office.put()
    office.build()
    other = office.put("otro")
    office.edit(other, rebuilt.REWORDED)  # another file than that of the example
    assert whole(office.build()) == [("new", "otro/2025")]
    other.unlink()
    build = office.build()
    assert whole(build) == [("gone", "otro/2025"), ("new", "otro/2025")]
    assert lines(build) == {}


def test_the_next_year_is_a_new_report(office: Office) -> None:
    office.put()
    office.build()
    office.edit(office.put(year=2026), rebuilt.REWORDED)
    assert whole(office.build()) == [("new", "ejemplo/2026")]


def test_a_file_under_another_name_changes_nothing(office: Office) -> None:
    path = office.put()
    office.build()
    for each in (path, path.with_suffix(".toml")):
        each.rename(each.with_stem("informe-definitivo"))
    build = office.build()
    assert changes(build) == []
    assert [each.document for each in build.programmes] == ["informe-definitivo.csv"]


def test_what_a_sidecar_makes_read_otherwise_is_told_as_such(office: Office) -> None:
    path = office.put()
    office.build()
    office.edit(
        path.with_suffix(".toml"), ('yes = ["Concluida"]', 'yes = ["Concluida", "En proceso"]')
    )
    build = office.build()
    assert set(lines(build).values()) == {("answer",)}
    assert lines(build)["1.1.1.2"] == ("answer",)
    assert [each.reread for each in build.tables.news.renewals] == [True]
    office.edit(path, rebuilt.REWORDED)
    assert [each.reread for each in office.build().tables.news.renewals] == [False, True]


def test_a_sidecar_that_changes_no_reading_tells_nothing(office: Office) -> None:
    path = office.put()
    office.build()
    office.edit(
        path.with_suffix(".toml"), ("branch = ", "# Del portal de datos abiertos\nbranch = ")
    )
    assert changes(office.build()) == []


def test_a_report_under_another_id_is_the_same_report(office: Office) -> None:
    path = office.put()
    office.build()
    path.unlink()
    path.with_suffix(".toml").unlink()
    office.put("huertos")
    assert changes(office.build()) == []


def test_an_edit_of_one_report_reads_no_other(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, _ = office.put(), office.put("otro")
    office.build()
    read: list[str] = []
    records = noting._records

    def watched(build: Searcher, of: Programme) -> Iterator[Record]:
        read.append(of.report)
        return records(build, of)

    monkeypatch.setattr(noting, "_records", watched)
    office.build()
    assert read == []
    office.edit(path, rebuilt.REWORDED)
    office.build()
    assert read == [REPORT]


# What cannot be compared, or kept


@pytest.mark.parametrize("bound", ["MOST_RECORDS", "MOST_HELD"])
def test_a_report_too_large_is_told_to_have_changed(
    bound: str, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = office.put()
    office.build()
    office.edit(path, rebuilt.REWORDED)
    monkeypatch.setattr(noting, bound, 20)
    build = office.build()
    assert (whole(build), lines(build)) == ([("uncompared", REPORT)], {})


def test_beyond_the_most_the_oldest_go_and_are_counted(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(news, "MOST_CHANGES", 3)
    path = office.put()
    office.build()
    office.edit(path, rebuilt.REWORDED, rebuilt.TO_NO)
    office.build()
    office.edit(path, rebuilt.TO_YES, rebuilt.ANSWER)
    build = office.build()
    assert list(lines(build)) == ["1.1.1.2", "1.1.2.3", "1.2.1.3"]
    assert build.tables.news.cut == 1
    office.edit(path, rebuilt.TO_NO[::-1])
    assert office.build().tables.news.cut == 2


def test_long_texts_count_by_their_characters(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(news, "MOST_CHARACTERS", 4_000)
    day = datetime(2020, 1, 1, tzinfo=UTC)
    gone = LineChange(("gone",), record("p/2018/1.1.1", "a" * 3_000), None, (), (), ())
    found = [Renewal(name, day, "changed", programme("p"), (gone,)) for name in ("2", "1")]
    told = News().after(found, day)
    assert (told.renewals, told.cut) == ((found[0],), 1)


# A build before that is no good


def test_a_damaged_build_before_fails_nothing_and_its_news_are_kept(office: Office) -> None:
    path = office.put()
    office.build()
    office.edit(path, rebuilt.REWORDED)
    second = office.build()
    (second.folder / "words.json").write_bytes(b"{")
    office.edit(path, rebuilt.TO_NO)
    assert office.build().tables.news == second.tables.news


@pytest.mark.parametrize("name", [TABLES, manifest.MANIFEST])
def test_where_the_news_are_damaged_they_begin_anew(name: str, office: Office) -> None:
    path = office.put()
    office.build()
    office.edit(path, rebuilt.REWORDED)
    second = office.build()
    (second.folder / name).write_bytes(b'{"news": 1}')
    office.edit(path, rebuilt.TO_NO)
    third = office.build()
    assert third.tables.news == News(begun(third.name))


def test_news_outlive_another_version_of_the_program(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = office.put()
    office.build()
    office.edit(path, rebuilt.REWORDED)
    second = office.build()
    monkeypatch.setattr(manifest, "FORMAT", 0)
    office.edit(path, rebuilt.TO_NO)
    assert office.build().tables.news == second.tables.news


@pytest.mark.parametrize(
    "known", [{}, {"news": None}, {"news": []}, {"news": {"since": ""}}, {"news": {"since": 3}}]
)
def test_what_is_not_there_is_no_news(known: dict[str, object]) -> None:
    assert news_of(known) == News()


def test_news_come_back_from_json_as_they_were(office: Office) -> None:
    path = office.put()
    office.build()
    office.edit(path, *EDITS, rebuilt.HEADING)
    told = office.build().tables.news
    assert news_from(news_object(told)) == told


# Names


def test_every_change_has_an_id_of_its_own(office: Office) -> None:
    path = office.put()
    office.build()
    replaced = (rebuilt.GONE[0], "2.1.1.4. Exportar mermeladas a Europa cada invierno")
    office.edit(path, *(set(EDITS) - {rebuilt.GONE}), rebuilt.HEADING, replaced)
    office.build()
    office.edit(path, rebuilt.REWORDED[::-1])
    build = office.build()
    ids = [each.id for each in changes(build)]
    assert len(set(ids)) == len(ids) == 11
    assert f"{build.name}/{REPORT}/1.2.1.3-1.2.1.3" in ids


def test_reports_of_the_same_source_are_not_compared(tmp_path: Path, engine: str) -> None:
    """What is read otherwise of the same file is no change of it."""
    store = FileStore(tmp_path / "index", engine)
    publish_in(store, contents(record("p/2018/1.1.1", "Dar cursos")))
    given = contents(record("p/2018/1.1.1", "Dar talleres"))
    assert changes(publish_in(store, given)) == []
    other = {"p/2018": replace(programme("p"), sha256="1" * 64)}
    assert lines(publish_in(store, replace(given, programmes=other))) == {}
    changed = {"p/2018": replace(programme("p"), sha256="2" * 64)}
    last = replace(contents(record("p/2018/1.1.1", "Dar muchos talleres")), programmes=changed)
    assert lines(publish_in(store, last)) == {"1.1.1": ("reworded",)}
