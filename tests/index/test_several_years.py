"""One file may hold the reports of several years, under one title and one id."""

from collections.abc import Iterable
from pathlib import Path

from index.files.sidecar import Metadata
from tests.support import reports

TITLE = "Programa Hídrico 2019-2024"
LINE = ("1. Agua", "1.1. Vigilar", "1.1.1. Medir")
BY_YEAR = [
    ("Año", "Objetivo", "Estrategia", "Línea de acción", "Tipo de respuesta"),
    ("2019", *LINE, "Sí"),
    ("2020", *LINE, "No"),
]
SIDE_BY_SIDE = [
    ("Objetivo", "Estrategia", "Línea de acción", "Respuesta 2019", "Respuesta 2020"),
    (*LINE, "Sí", "No"),
    ("", "", "1.1.2. Ver", "No", "Sí"),
]
TOML = 'id = "ph"\ntitle = "Programa Hídrico 2019-2024"\nbranch = "Medio Ambiente"\n'


def test_the_reports_of_a_column_of_years_have_one_id(tmp_path: Path) -> None:
    path = reports.write(tmp_path / "r.csv", reports.separated(BY_YEAR))
    reports.write(tmp_path / "r.toml", TOML)
    found, records = reports.compiled(path)
    assert list(found.survey.programmes) == ["ph/2019", "ph/2020"]
    assert [(str(each.id), each.response) for each in records] == [
        ("ph/2019/1.1.1", "yes"),
        ("ph/2020/1.1.1", "no"),
    ]
    assert not reports.rules(found.survey, "error")


def test_merged_cells_are_filled_in_each_year(tmp_path: Path) -> None:
    path = reports.write(tmp_path / "r.csv", reports.separated(SIDE_BY_SIDE))
    given = Metadata(title=TITLE, branch="Medio Ambiente", year=2020)
    found, records = reports.compiled(path, given=given)
    assert [(str(each.id), each.response) for each in records] == [
        ("ph-2019-2024/2019/1.1.1", "yes"),
        ("ph-2019-2024/2020/1.1.1", "no"),
        ("ph-2019-2024/2019/1.1.2", "no"),
        ("ph-2019-2024/2020/1.1.2", "yes"),
    ]
    assert [each for each in reports.rules(found.survey) if each[0] == "other-metadata"] == []


def test_what_a_file_lacks_is_told_once_for_all_its_years(tmp_path: Path) -> None:
    path = reports.write(tmp_path / "r.csv", reports.separated(BY_YEAR))
    found = reports.surveyed(path)
    assert reports.rules(found, "error") == [
        ("missing-metadata", None, "título"),
        ("missing-metadata", None, "ramo"),
    ]


def test_addresses_without_a_year_lead_to_the_last(tmp_path: Path) -> None:
    path = reports.write(tmp_path / "r.csv", reports.separated(BY_YEAR))
    reports.write(tmp_path / "r.toml", f'{TOML}formerly = "ph-viejo"\n')
    found = reports.surveyed(path)
    assert [each.formerly for each in found.programmes.values()] == ["", "ph-viejo"]
    assert not reports.rules(found, "error")


def test_programmes_of_other_titles_need_files_of_their_own(tmp_path: Path) -> None:
    pages = [*reports.block(), *reports.block(title="Programa de Ejemplo 2020")]
    path = reports.write(tmp_path / "r.txt", reports.tabbed(pages))
    reports.write(tmp_path / "r.toml", 'id = "ph"\n')
    assert ("shared-id", None, "") in reports.rules(reports.surveyed(path), "error")


def test_levels_and_further_columns_are_those_of_the_programme(tmp_path: Path) -> None:
    header = ("Objetivo prioritario", "Estrategia", "Acción puntual", "Respuesta", "Meta 2020")
    path = reports.write(tmp_path / "r.csv", reports.separated([header, (*LINE, "Sí", "3")]))
    given = Metadata(title=TITLE, branch="Medio Ambiente", year=2020)
    (programme,) = reports.surveyed(path, given=given).programmes.values()
    assert programme.levels == ("Objetivo prioritario", "Estrategia", "Acción puntual")
    assert programme.columns == ("Meta 2020",)


def test_tables_of_one_programme_have_as_many_levels(tmp_path: Path) -> None:
    sheets: dict[str, Iterable[reports.Cells]] = {
        "Uno": [("Objetivo", "Estrategia", "Línea de acción"), LINE],
        "Dos": [("Objetivo", "Estrategia"), ("2. Aire", "2.1. Cuidar")],
    }
    path = reports.workbook(tmp_path / "r.xlsx", sheets)
    given = Metadata(title=TITLE, branch="Medio Ambiente", year=2020)
    found = reports.surveyed(path, given=given)
    assert reports.rules(found, "error") == [("other-levels", 2, "")]
    assert found.files[0].usable  # without those rows


def test_a_title_beside_a_table_goes_before_those_of_its_sheets(tmp_path: Path) -> None:
    sheets: dict[str, Iterable[reports.Cells]] = {
        name: [(f"Plan de {name}",), ("Objetivo", "Estrategia", "Línea de acción"), row]
        for name, row in (
            ("Agua", LINE),
            ("Aire", tuple(cell.replace("1.", "2.", 1) for cell in LINE)),
        )
    }
    path = reports.workbook(tmp_path / "r.xlsx", sheets)
    assert len(reports.surveyed(path).programmes) == 0
    path.with_suffix(".toml").write_text(
        'title = "Plan Municipal"\nbranch = "Municipio"\nyear = 2020\n'
        '[table]\nlevels = ["a", "b", "c"]\n[table.columns]\n'
        'a = "Objetivo"\nb = "Estrategia"\nc = "Línea de acción"\n',
        "utf-8",
    )
    found = reports.surveyed(path)
    assert [each.title for each in found.programmes.values()] == ["Plan Municipal"]
    assert reports.rules(found, "error") == []
