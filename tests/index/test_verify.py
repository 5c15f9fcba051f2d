"""`buscador-index verify`: what is equal is said to be, and nothing that differs passes."""

import json
from pathlib import Path
from typing import Any

import pytest

from search.store.builds import current
from tests.index.test_history import build, good, home, run  # noqa: F401  fixtures
from tests.support import reports


def said(*arguments: object) -> tuple[int, Any]:
    result = run("verify", "--format", "json", *arguments)
    return result.exit_code, json.loads(result.stdout)


def test_the_file_of_the_build_is_equal(home: Path, good: Path) -> None:  # noqa: F811
    name = build(home, good)
    (programme,) = current(home).programmes
    result = run("verify", good)
    assert result.exit_code == 0
    assert result.stdout == (
        f"Índice {name}, en servicio:\n"
        f"  {programme.report}, good.txt: igual\n"
        f"    Suma SHA-256: {programme.sha256}, la misma.\n"
        "    Textos: 9, todos iguales.\n"
    )
    code, found = said(good)
    assert (code, found["equal"], found["build"]) == (0, True, name)
    assert found["reports"] == [
        {
            "report": programme.report,
            "document": "good.txt",
            "equal": True,
            "sha256": {"file": programme.sha256, "build": programme.sha256},
            "records": {"file": 9, "build": 9},
            "missing": [],
            "extra": [],
            "different": [],
        }
    ]


def test_a_space_more_changes_the_checksum_alone(home: Path, good: Path) -> None:  # noqa: F811
    build(home, good)
    good.write_bytes(good.read_bytes() + b"\n")
    code, found = said(good)
    (report,) = found["reports"]
    assert (code, found["equal"]) == (1, False)
    assert report["sha256"]["file"] != report["sha256"]["build"]
    assert (report["missing"], report["extra"], report["different"]) == ([], [], [])
    assert "DIFIERE" in run("verify", good).stdout


@pytest.mark.parametrize(
    ("before", "after", "different"),
    [
        ("1,200 inspecciones", "1,300 inspecciones", {"1.1.1/1": ["texto"]}),
        (
            "La STPS difundirá",
            "La SRE difundirá",
            {
                "1.2.1": ["quién actúa"],
                "1.2.1/1": ["texto", "quién actúa"],
            },
        ),
    ],
)
def test_a_changed_text_is_told(
    home: Path,  # noqa: F811
    good: Path,  # noqa: F811
    before: str,
    after: str,
    different: dict[str, list[str]],
) -> None:
    build(home, good)
    text = good.read_text("utf-8")
    assert text.count(before) == 1
    good.write_text(text.replace(before, after), "utf-8")
    code, found = said(good)
    (report,) = found["reports"]
    assert code == 1
    assert {each["id"].split("/", 2)[2]: each["what"] for each in report["different"]} == different
    assert (report["missing"], report["extra"]) == ([], [])
    told = run("verify", good).stdout
    assert all(f"{id_}: {', '.join(what)}" in told for id_, what in different.items())


def test_a_row_more_and_a_row_less_are_told(
    home: Path,  # noqa: F811
    good: Path,  # noqa: F811
) -> None:
    build(home, good)
    lines = good.read_text("utf-8").splitlines(keepends=True)
    (place,) = [n for n, line in enumerate(lines) if "2.1.1. Otorgar" in line]
    lines[place] = lines[place].replace("2.1.1. ", "2.1.7. ")
    good.write_text("".join(lines), "utf-8")
    code, found = said(good)
    (report,) = found["reports"]
    ends = [[id_.rpartition("/")[2] for id_ in report[name]] for name in ("missing", "extra")]
    assert (code, ends) == (1, [["2.1.7"], ["2.1.1"]])
    told = run("verify", good).stdout
    assert "Solo en el archivo (1):" in told
    assert "Solo en el índice (1):" in told


def test_a_report_that_the_build_lacks_is_told(
    home: Path,  # noqa: F811
    good: Path,  # noqa: F811
    tmp_path: Path,
) -> None:
    build(home, good)
    other = tmp_path / "other.txt"
    other.write_text(good.read_text("utf-8").replace("2019-2024", "2025-2030"), "utf-8")
    result = run("verify", other)
    assert result.exit_code == 1
    assert "El índice no tiene este informe." in result.stdout


@pytest.mark.parametrize("content", [b"", b"no table at all\n", b"\x00\x01" * 50])
def test_what_cannot_be_read_is_not_said_to_differ(
    home: Path,  # noqa: F811
    good: Path,  # noqa: F811
    tmp_path: Path,
    content: bytes,
) -> None:
    build(home, good)
    bad = tmp_path / "bad.txt"
    bad.write_bytes(content)
    for files in ((bad,), (good, bad)):
        result = run("verify", *files)
        assert result.exit_code == 2, result.output
        assert "No se pudo leer: bad.txt" in result.stderr
        code, found = said(*files)
        assert (code, found["equal"]) == (2, False)
        assert found["unread"][0]["document"] == "bad.txt"


def test_without_a_file_or_an_index_it_says_what_to_do(good: Path, tmp_path: Path) -> None:  # noqa: F811
    result = run("verify", tmp_path / "nowhere.txt")
    assert (result.exit_code, result.stderr.startswith("No existe: ")) == (2, True)
    result = run("verify", good)
    assert result.exit_code == 2
    assert "buscador-index build" in result.stderr


def test_nothing_is_changed(home: Path, good: Path) -> None:  # noqa: F811
    build(home, good)
    before = {path: path.read_bytes() for path in home.rglob("*") if path.is_file()}
    assert run("verify", good).exit_code == 0
    assert {path: path.read_bytes() for path in home.rglob("*") if path.is_file()} == before


def test_the_copy_that_the_site_serves_is_equal_too(
    home: Path,  # noqa: F811
    good: Path,  # noqa: F811
    tmp_path: Path,
) -> None:
    build(home, good)
    (kept,) = (current(home).folder / "sources").iterdir()
    copy = tmp_path / "copy.txt"
    copy.write_bytes(kept.read_bytes())
    assert run("verify", copy).exit_code == 0
    assert reports.tabbed(reports.block()) == copy.read_text("utf-8")


def test_without_an_index_nothing_is_compared_and_the_help_says_so(good: Path) -> None:  # noqa: F811
    assert run("verify", good).exit_code == 2
    told = run("verify", "--help").stdout
    assert "  1    Algo difiere.\n  2    No se pudo comparar; dice por qué.\n" in told
