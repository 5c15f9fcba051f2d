"""`buscador-search`: what it prints, where, and how it exits."""

import csv
import io
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from search.cli import main
from search.model import Query
from search.output.totals import PARTIAL
from search.searcher import Searcher
from tests.support.stores import publish, variables_of
from tests.support.years import two_years

Run = Callable[..., Result]


@pytest.fixture
def run(home: Path, engine: str) -> Run:
    def run(*arguments: str, index_dir: Path = home) -> Result:
        return CliRunner().invoke(main, arguments, env=variables_of(index_dir, engine))

    return run


def test_table_shows_the_total_and_the_codes(run: Run) -> None:
    result = run("trata de personas", "--agency", "PGR")
    assert result.exit_code == 0
    assert re.match(r"\d+ resultados.* \(1 a \d+\)$", result.stdout.splitlines()[0])
    assert "5.1.7/2" in result.stdout
    assert result.stderr == ""


def test_table_sets_apart_what_has_a_part(run: Run, searcher: Searcher) -> None:
    page = searcher.search(Query("menores no acompañados", size=50))
    assert page.exact
    assert page.partial
    said, *lines = run("menores no acompañados", "--size", "50").stdout.splitlines()
    assert said.startswith(f"{page.exact} resultados, y {page.partial} que contienen parte")
    assert lines.count(PARTIAL) == 1
    exact, partial = (lines[: lines.index(PARTIAL)], lines[lines.index(PARTIAL) :])
    for part, listed in ((exact, page.exact), (partial, page.partial)):
        assert sum(bool(re.match(r"│ \d+\.\d+\.\d+", line)) for line in part) == listed


def test_table_of_a_page_of_parts_begins_with_their_heading(run: Run) -> None:
    lines = run("menores no acompañados", "--size", "1", "--page", "10").stdout.splitlines()
    assert PARTIAL in lines[:3]


def test_what_was_searched_is_said_once_with_the_way_back(run: Run, searcher: Searcher) -> None:
    corrected = run("derecos humanos")
    assert corrected.stderr.splitlines() == [
        "Se buscó «derechos humanos»; con --as-typed, tal como se escribió."
    ]
    assert corrected.stdout == run("derechos humanos").stdout
    typed = run("derecos humanos", "--as-typed")
    assert typed.stderr.splitlines() == ["Ningún texto contiene «derecos»."]
    assert run("salud", "--as-typed").stdout == run("salud").stdout


def test_what_may_be_meant_is_asked(run: Run) -> None:
    assert run("ano").stderr.splitlines()[0] == "¿Quiso decir «año»?"


def test_a_filter_that_would_answer_is_named_as_its_option(run: Run) -> None:
    said = run("qué no se hará en salud").stderr
    assert "Vea también --response no (Respuesta: No se realizarán acciones)." in said
    assert "Vea también" not in run("qué no se hará en salud", "--response", "no").stderr


def test_json_is_the_answer_of_the_api(run: Run, searcher: Searcher) -> None:
    result = run("trata de personas", "--format", "json", "--size", "3")
    answer = json.loads(result.stdout)
    page = searcher.search(Query("trata de personas", size=3))
    assert answer["total"] == page.total
    assert [hit["id"] for hit in answer["hits"]] == [str(hit.record.id) for hit in page.hits]


def test_csv_holds_every_result_whatever_the_page(run: Run, searcher: Searcher) -> None:
    result = run("migrantes", "--format", "csv", "--size", "1")
    rows = list(csv.DictReader(io.StringIO(result.stdout)))
    assert [row["id"] for row in rows] == [
        str(h.record.id) for h in searcher.hits(Query("migrantes"))
    ]


def test_a_terminal_has_no_site_to_give_addresses_of(run: Run) -> None:
    answer = json.loads(run("migrantes", "--format", "json").stdout)
    assert answer["hits"]
    assert not [hit for hit in answer["hits"] if "url" in hit]
    assert "links" not in answer
    (header, *_) = csv.reader(io.StringIO(run("migrantes", "--format", "csv").stdout))
    assert "url" not in header


def test_values_are_known_in_any_case(run: Run) -> None:
    lower, upper = run("--agency", "sre"), run("--agency", "SRE")
    assert lower.exit_code == 0
    assert lower.stdout == upper.stdout


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("zzzzz",), 1, "Ningún texto contiene «zzzzz»"),
        (("migrantes", "--agency", "XYZ"), 2, "--agency: no hay ningún valor «XYZ»"),
        (("--objective", "9"), 2, "Hay: 1, 2, 3, 4, 5."),
        (("--response", "quizá"), 2, "«quizá» no es ninguno de"),
        (("--size", "0"), 2, "no está en el intervalo"),
        (("--size", "101"), 2, "no está en el intervalo"),
    ],
)
def test_what_fails_says_why_on_stderr(
    run: Run, arguments: tuple[str, ...], code: int, said: str
) -> None:
    result = run(*arguments)
    assert result.exit_code == code
    assert said in result.stderr


@pytest.mark.parametrize("columns", ["1", "20", "49"])
def test_a_narrow_terminal_loses_no_word(run: Run, home: Path, engine: str, columns: str) -> None:
    settings = {**variables_of(home, engine), "COLUMNS": columns}
    narrow = CliRunner().invoke(main, ("trata de personas", "--size", "3"), env=settings)
    found = json.loads(run("trata de personas", "--size", "3", "--format", "json").stdout)
    said = re.sub(r"\s", "", narrow.stdout)
    for hit in found["hits"]:
        assert re.sub(r"\s", "", hit["text"]) in said
    assert not set("│…") & set(narrow.stdout)


def test_a_level_that_no_report_has_is_said_to_have_no_value(run: Run) -> None:
    assert run("--level4", "x").stderr.strip() == (
        "--level4: no hay ningún valor «x». El índice no tiene ninguno."
    )


@pytest.mark.parametrize("name", ["/", "/nada", "."])
def test_a_log_that_is_no_file_is_told_in_one_line(run: Run, name: str) -> None:
    result = run("--log", name)
    assert (result.exit_code, result.stdout) == (2, "")
    assert len(result.stderr.splitlines()) == 1


def test_without_an_index_it_says_what_to_run(run: Run, tmp_path: Path) -> None:
    result = run("migrantes", index_dir=tmp_path / "nothing")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "buscador-index build" in result.stderr


def test_the_table_says_the_year_where_a_programme_has_several(tmp_path: Path, engine: str) -> None:
    publish(tmp_path, two_years(), engine)
    arguments = ("mangle", "--kind", "line", "--sort", "code")
    result = CliRunner().invoke(main, arguments, env=variables_of(tmp_path, engine))
    cells = [[c.strip() for c in row.split("│")[1:3]] for row in result.stdout.splitlines()]
    found = [cell for cell in cells if cell and re.match(r"\d", cell[0])]
    assert found == [["1.1.2", "2018"], ["1.1.3", "2018"], ["1.1.1", "2017"], ["1.1.2", "2017"]]
    assert "Año" in result.stdout


def test_the_table_of_one_report_says_no_year(run: Run) -> None:
    assert "Año" not in run("trata de personas").stdout
