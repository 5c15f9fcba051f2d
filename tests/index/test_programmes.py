"""Several programmes in one index: what they are called, and what is said outside their files."""

from pathlib import Path

import pytest

from index import programme_ids
from index.files.sidecar import Metadata
from search.ids import SLUG
from search.model import Programme
from tests.support import reports
from tests.support.reports import BRANCH, ROWS, TITLE


def report(path: Path, title: str = TITLE, year: int = 2020, branch: str = BRANCH) -> Path:
    text = reports.tabbed(reports.block(title=title, branch=branch))
    return reports.write(
        path, text.replace("EN 2020", f"EN {year}").replace("en 2020", f"en {year}")
    )


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Programa Especial de Migración 2014-2018", "pem-2014-2018"),
        ("PROGRAMA ESPECIAL DE MIGRACIÓN 2014 – 2018", "pem-2014-2018"),
        ("Programa Especial de Migración (PEM) 2014-2018", "pem-2014-2018"),
        ("Programa Nacional para la Igualdad y contra la Trata 2020-2024", "pnict-2020-2024"),
        ("Programa Especial de Migración (2014-2018)", "pem-2014-2018"),
        ("Programa Especial de Migración 2014-18", "pem-2014-2018"),
        ("Programa Especial de Migración, 2014 a 2018", "pem-2014-2018"),
        ("Programa Especial de Migración 2014-2018. Informe 2017", "pem-2014-2018"),
        ("Programa Especial de Migración 2014–2018 – Segundo informe anual, 2017", "pem-2014-2018"),
        ("Programa Especial de Migración 2014-2018 (Reporte de avances 2017)", "pem-2014-2018"),
        ("Programa de Informes y Avances 2014-2018", "pia-2014-2018"),
        ("Programa de Obras: Avances de Salud 2017", "poas-2017"),
        ("Plan de Ñandúes", "pn"),
        ("2020", "2020"),
        ("¿?", "programa"),
    ],
)
def test_ids_are_initials_and_period(title: str, expected: str) -> None:
    assert programme_ids.initials(title) == expected
    assert SLUG.fullmatch(expected)


def test_the_same_codes_live_in_each_programme(tmp_path: Path) -> None:
    one = report(tmp_path / "one.txt")
    two = report(tmp_path / "two.txt", "Programa de Cultura 2019-2024")
    found, records = reports.compiled(one, two)
    assert list(found.survey.programmes) == ["pntd-2019-2024/2020", "pc-2019-2024/2020"]
    assert len({record.id for record in records}) == len(records) == 2 * 9
    assert not [each for each in found.survey.findings() if each.severity == "error"]


def test_two_programmes_in_one_file_are_two(tmp_path: Path) -> None:
    pages = [
        *reports.block(ROWS[:4]),
        *reports.block(ROWS, title="Programa de Cultura 2019-2024", branch="Cultura"),
    ]
    path = reports.write(tmp_path / "r.txt", reports.tabbed(pages))
    found, records = reports.compiled(path)
    assert {p.id: (p.title, p.branch) for p in found.survey.programmes.values()} == {
        "pntd-2019-2024": (TITLE, BRANCH),
        "pc-2019-2024": ("Programa de Cultura 2019-2024", "Cultura"),
    }
    assert sum(record.programme == "pc-2019-2024" for record in records) == 9


def test_a_title_spelt_otherwise_is_the_same_programme(tmp_path: Path) -> None:
    pages = [*reports.block(ROWS[:2]), *reports.block(ROWS[2:], title=TITLE.upper())]
    path = reports.write(tmp_path / "r.txt", reports.tabbed(pages))
    assert list(reports.surveyed(path).programmes) == ["pntd-2019-2024/2020"]


def sidecar(path: Path, text: str) -> None:
    path.with_suffix(".toml").write_text(text, "utf-8")


def test_a_sidecar_may_name_the_id(tmp_path: Path) -> None:
    path = report(tmp_path / "a.txt")
    sidecar(path, 'id = "trabajo"\norigin = "STPS"\n')
    assert list(reports.surveyed(path).programmes) == ["trabajo/2020"]


def test_the_file_is_right_where_the_sidecar_contradicts_it(tmp_path: Path) -> None:
    path = report(tmp_path / "a.txt")
    sidecar(
        path, 'title = "Programa de Cultura"\nbranch = "TRABAJO y previsión social"\nyear = 2019'
    )
    found = reports.surveyed(path)
    assert [(p.title, p.branch, p.year) for p in found.programmes.values()] == [
        (TITLE, BRANCH, 2020)
    ]
    told = [(f.column, f.value) for f in found.findings() if f.rule == "other-metadata"]
    assert told == [("título", "Programa de Cultura"), ("año", "2019")]


def test_an_option_goes_before_the_sidecar(tmp_path: Path) -> None:
    bare = reports.separated((*reports.SHAPES["one row"], *ROWS))
    path = reports.write(tmp_path / "a.csv", bare)
    sidecar(path, 'title = "Programa de Cultura"\nbranch = "Cultura"')
    found = reports.surveyed(path, given=Metadata(title="Programa de Riego"))
    assert [(p.title, p.branch) for p in found.programmes.values()] == [
        ("Programa de Riego", "Cultura")
    ]


def test_a_branch_of_few_pages_is_told(tmp_path: Path) -> None:
    pages = [*reports.block(ROWS[:1], branch="Salud"), *reports.block(ROWS[1:])]
    found = reports.surveyed(reports.write(tmp_path / "a.txt", reports.tabbed(pages)))
    assert [p.branch for p in found.programmes.values()] == [BRANCH]
    told = [each.value for each in found.findings() if each.rule == "other-branch"]
    assert told == [f"Salud, {BRANCH}"]


def test_a_response_of_another_year_is_told(tmp_path: Path) -> None:
    text = reports.tabbed(reports.block()).replace("acciones en 2020", "acciones en 2019", 1)
    path = reports.write(tmp_path / "a.txt", text)
    assert [each for each in reports.rules(reports.surveyed(path)) if each[0] == "other-year"] == [
        ("other-year", 8, "tipo de respuesta")
    ]


def test_the_programme_is_what_the_file_says(tmp_path: Path) -> None:
    path = reports.write(tmp_path / "report.txt", reports.tabbed(reports.block()))
    found = reports.surveyed(path)
    sha256 = found.files[0].source.sha256
    name = "pntd-2019-2024"
    assert found.programmes == {
        f"{name}/2020": Programme(name, TITLE, BRANCH, 2020, "report.txt", sha256),
    }


def test_unknown_metadata_is_an_error_and_the_sidecar_mends_it(tmp_path: Path) -> None:
    undated = [tuple(cell.replace(" en 2020", "") for cell in row) for row in ROWS]
    bare = [*reports.SHAPES["one row"], *undated]
    path = reports.write(tmp_path / "r.csv", reports.separated(bare))
    assert reports.rules(reports.surveyed(path), "error") == [
        ("missing-metadata", None, "título"),
        ("missing-metadata", None, "ramo"),
        ("missing-metadata", None, "año"),
    ]
    given = Metadata(title="Plan de Riego", branch="Agua", year=2021)
    assert list(reports.surveyed(path, given=given).programmes) == ["pr/2021"]
    (tmp_path / "r.toml").write_text('title = "Plan de Riego"\nbranch = "Agua"\nyear = 2021\n')
    found = reports.surveyed(path)
    assert list(found.programmes) == ["pr/2021"]
    assert not reports.rules(found, "error")
