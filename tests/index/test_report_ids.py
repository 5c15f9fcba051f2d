"""An id never comes to mean another report, whatever is built beside it, in any order."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import combinations, permutations
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.survey import Survey
from search.model import Finding
from tests.support import reports

MIGRATION = "Programa Especial de Migración 2014-2018"
MINING = "Programa Especial de Minería 2014-2018"  # has the same initials
RIGHTS = "Programa Nacional de Derechos Humanos"  # has no period
WORK = reports.TITLE


@dataclass(frozen=True)
class File:
    title: str
    year: int
    sidecar: str = ""


Written = Callable[..., list[Path]]


@pytest.fixture
def written(tmp_path: Path) -> Written:
    def written(*files: File) -> list[Path]:
        return [write(tmp_path, number, file) for number, file in enumerate(files)]

    return written


def write(folder: Path, number: int, file: File) -> Path:
    text = reports.tabbed(reports.block(title=file.title))
    path = folder / f"{number}.txt"
    reports.write(
        path, text.replace("EN 2020", f"EN {file.year}").replace("en 2020", f"en {file.year}")
    )
    path.with_suffix(".toml").write_text(file.sidecar, "utf-8")
    return path


def ids(found: Survey) -> dict[str, str]:
    """Document -> report."""
    return {programme.document: report for report, programme in found.programmes.items()}


def errors(found: Survey) -> list[tuple[str, str, str]]:
    told = (each for each in found.findings() if each.severity == "error")
    return [(each.document, each.rule, each.value) for each in told]


def test_the_years_of_a_programme_share_its_slug(written: Written) -> None:
    files = (File(MIGRATION, 2017), File(MIGRATION.upper(), 2018), File(RIGHTS, 2019))
    found = reports.surveyed(*written(*files, File(RIGHTS, 2020)))
    assert list(ids(found).values()) == [
        "pem-2014-2018/2017",
        "pem-2014-2018/2018",
        "pndh/2019",
        "pndh/2020",
    ]
    assert errors(found) == []


def test_one_report_in_two_files_is_an_error_of_both(written: Written) -> None:
    found = reports.surveyed(*written(File(WORK, 2020), File(WORK.upper(), 2020)))
    assert errors(found) == [
        ("0.txt", "same-programme", "pntd-2019-2024"),
        ("1.txt", "same-programme", "pntd-2019-2024"),
    ]
    assert ids(found) == {}


def message(found: Survey) -> list[str]:
    return [each.message for each in found.findings() if each.severity == "error"]


def test_two_titles_with_one_slug_are_an_error_of_both(written: Written) -> None:
    found = reports.surveyed(*written(File(MIGRATION, 2018), File(MINING, 2017)))
    assert errors(found) == [
        ("0.txt", "shared-id", "pem-2014-2018"),
        ("1.txt", "shared-id", "pem-2014-2018"),
    ]
    first, second = message(found)
    assert f"También lo tiene «{MINING}» (2017), de 1.txt." in first
    assert f"También lo tiene «{MIGRATION}» (2018), de 0.txt." in second
    assert "Dé a cada uno un id propio en su .toml." in first


def test_an_id_in_a_sidecar_settles_it(written: Written) -> None:
    files = (File(MIGRATION, 2018), File(MINING, 2018, 'id = "mineria"'))
    found = reports.surveyed(*written(*files))
    assert list(ids(found).values()) == ["pem-2014-2018/2018", "mineria/2018"]


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_a_declared_id_is_reserved_before_any_is_derived(
    written: Written, order: tuple[int, int]
) -> None:
    paths = written(File(MIGRATION, 2018), File(MINING, 2017, 'id = "pem-2014-2018"'))
    found = reports.surveyed(*(paths[n] for n in order))
    assert errors(found) == [("0.txt", "shared-id", "pem-2014-2018")]
    assert ids(found) == {"1.txt": "pem-2014-2018/2017"}


def test_a_programme_may_be_declared_and_derived(written: Written) -> None:
    files = (File(WORK, 2020, 'id = "pntd-2019-2024"'), File(WORK, 2021))
    found = reports.surveyed(*written(*files))
    assert list(ids(found).values()) == ["pntd-2019-2024/2020", "pntd-2019-2024/2021"]


def test_a_programme_that_changed_its_title_may_keep_its_id(written: Written) -> None:
    files = (File(MIGRATION, 2017, 'id = "pem"'), File("Plan de Movilidad", 2018, 'id = "pem"'))
    found = reports.surveyed(*written(*files))
    assert list(ids(found).values()) == ["pem/2017", "pem/2018"]


def test_one_id_declared_twice_for_a_year_is_an_error_of_both(written: Written) -> None:
    files = (File(MIGRATION, 2018, 'id = "pem"'), File(MINING, 2018, 'id = "pem"'))
    found = reports.surveyed(*written(*files))
    assert errors(found) == [("0.txt", "same-programme", "pem"), ("1.txt", "same-programme", "pem")]


def test_a_file_given_twice_is_an_error_of_both(written: Written) -> None:
    (path,) = written(File(WORK, 2020))
    found = reports.surveyed(path, path)
    assert [file.usable for file in found.files] == [False, False]


def test_an_id_for_a_file_with_several_programmes_is_an_error(tmp_path: Path) -> None:
    pages = [*reports.block(), *reports.block(title=MINING)]
    path = reports.write(tmp_path / "r.txt", reports.tabbed(pages))
    path.with_suffix(".toml").write_text('id = "todo"', "utf-8")
    found = reports.surveyed(path)
    assert ("r.txt", "shared-id", "todo") in errors(found)
    assert "El archivo tiene 2 programas" in " ".join(message(found))


def test_an_old_id_leads_to_one_report(written: Written) -> None:
    same = 'formerly = "pem-2014-2018"'
    found = reports.surveyed(*written(File(MIGRATION, 2017, same), File(MIGRATION, 2018, same)))
    told = [each for each in found.findings() if each.severity == "error"]
    assert [(each.document, each.rule, each.column) for each in told] == [
        ("0.txt", "shared-id", "formerly"),
        ("1.txt", "shared-id", "formerly"),
    ]


def test_a_file_that_cannot_be_used_disputes_nothing(written: Written) -> None:
    good, bad = written(File(WORK, 2020), File(WORK, 2020))
    bad.with_suffix(".toml").write_text("id = 3", "utf-8")
    found = reports.surveyed(good, bad)
    assert ids(found) == {"0.txt": "pntd-2019-2024/2020"}


FILES = (
    File(MIGRATION, 2017),
    File(MIGRATION, 2018),
    File(MIGRATION.upper(), 2018),
    File(MINING, 2018),
    File(MINING, 2017, 'id = "pem-2014-2018"'),
    File(RIGHTS, 2019),
    File(RIGHTS, 2020, 'id = "derechos"'),
    File(WORK, 2020),
)


@given(st.permutations(range(len(FILES))), st.integers(0, len(FILES)))
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_order_and_any_subset_gives_each_report_the_same_ids(
    tmp_path: Path, order: list[int], size: int
) -> None:
    paths = [write(tmp_path, number, FILES[number]) for number in order[:size]]
    found = reports.surveyed(*paths)
    assert ids(found).items() <= {str(path.name): alone(path) for path in paths}.items()
    assert len(set(ids(found).values())) == len(ids(found))


def alone(path: Path) -> str:
    """The report that a file has when nothing is built beside it."""
    (report,) = reports.surveyed(path).programmes
    return report


def test_errors_do_not_depend_on_the_order(written: Written) -> None:
    paths = written(*FILES)
    for some in combinations(paths, 3):
        told: set[tuple[Finding, ...]] = set()
        for order in permutations(some):
            found = sorted(reports.surveyed(*order).findings(), key=lambda f: (f.document, f.rule))
            told.add(tuple(each for each in found if each.severity == "error"))
        assert len(told) == 1
