"""A text file of another system is read where its letters leave no doubt, and told by name."""

from pathlib import Path

import pytest
from unidecode import unidecode

from search.model import Record
from tests.support import reports
from tests.support.reports import ROWS

TEXT = reports.tabbed(reports.block())
PROSE = (
    "¿Qué se hará? La Secretaría promoverá 12 campañas «sin costo» para las y los jóvenes según "
    "el artículo 3° y la ATENCIÓN A LA NIÑEZ: información, pensión y educación pública."
)
LONG = reports.tabbed(reports.block([(*ROWS[0][:4], PROSE, ""), *ROWS[1:]]))

NAMED = {
    "mac_roman": "MacRoman",
    "cp850": "CP850",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
    "utf-32-le": "UTF-32",
    "utf-32-be": "UTF-32",
    "cp1252": "Windows-1252",
}


@pytest.mark.parametrize("ending", ["txt", "csv"])
@pytest.mark.parametrize("encoding", NAMED)
def test_a_file_in_another_encoding_is_read_and_told_once_by_name(
    tmp_path: Path, encoding: str, ending: str, expected: list[Record]
) -> None:
    text = TEXT if ending == "txt" else reports.separated(reports.block())
    found, records = reports.compiled(reports.write(tmp_path / f"r.{ending}", text, encoding))
    assert records == expected
    (told,) = [each for each in found.survey.findings() if each.rule == "other-encoding"]
    assert f"Parece {NAMED[encoding]}" in told.message
    assert not reports.rules(found.survey, "error")


@pytest.mark.parametrize("encoding", ["mac_roman", "cp850", "cp1252"])
def test_the_signs_of_spanish_are_read_too(tmp_path: Path, encoding: str) -> None:
    found = reports.lines(reports.write(tmp_path / "r.txt", LONG, encoding))
    assert found[0].activities[0].text == PROSE


def test_small_letters_of_cp437_are_those_of_cp850(tmp_path: Path) -> None:
    text = TEXT.replace("Í", "I").replace("Ó", "O")
    found = reports.lines(reports.write(tmp_path / "r.txt", text, "cp437"))
    assert [a.text for a in found[0].activities] == list(ROWS[0][4:])


WINDOWS = [
    "La STPS hará 3 talleres — sin costo — en 2018–2019.",
    "La STPS dará “talleres” y ‘cursos’… a 30° y 5 €",
    "México—Guatemala",
    "L’État français: Ÿ Œuvre œ Žižek Šárka",
    "½ del 1er año · 3.º y 2.ª ±5 £20 ©",
    "ALIMENTACIÓN, NIÑEZ Y JUVENTUD",
]


@pytest.mark.parametrize("alone", [False, True])
@pytest.mark.parametrize("text", WINDOWS)
def test_windows_files_are_read_as_before(tmp_path: Path, text: str, alone: bool) -> None:
    """In a report with accents, and where no other letter has one."""
    page = reports.tabbed(reports.block([(*ROWS[0][:4], "@", "")]))
    page = (unidecode(page) if alone else page).replace("@", text)
    path = reports.write(tmp_path / "r.txt", page, "cp1252")
    assert reports.lines(path)[0].activities[0].text == text


def test_one_word_of_windows_in_utf_8_is_that_word(tmp_path: Path) -> None:
    path = tmp_path / "r.txt"
    path.write_bytes(TEXT.encode().replace("asesorará".encode(), "asesorará".encode("cp1252")))
    assert reports.lines(path)[0].activities[1].text == ROWS[0][5]


def test_letters_that_fit_no_encoding_are_an_error_that_names_those_tried(tmp_path: Path) -> None:
    """Files of two systems, one put behind the other."""
    path = tmp_path / "r.txt"
    path.write_bytes(LONG.encode("mac_roman") + LONG.encode("cp850"))
    found = reports.surveyed(path)
    (told,) = [each for each in found.findings() if each.severity == "error"]
    assert told.rule == "unknown-encoding"
    for name in ("UTF-8", "Windows-1252", "MacRoman", "CP850"):
        assert name in told.message
    assert not found.files[0].usable
