"""Text that was saved in UTF-8 twice is brought back and told; all other text stays."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.files.twice_encoded import decoded_once
from tests.support import reports

SPANISH = "áéíóúüñÁÉÍÓÚÜÑ¿¡«»°ºª“”–—…€aeio nst"
HEADER = ("Objetivo", "Línea de acción", "Respuesta", "Actividad 1")
ROW = ("1. Educación", "1.1. Acompañar a la niñez", "Sí", "La SEP dará «becas» en Ávila — 20 °C.")


def again(text: str, codec: str = "cp1252") -> str:
    """A text as a program shows it that takes its UTF-8 for another encoding."""
    shown = (bytes([byte]).decode(codec, "ignore") or chr(byte) for byte in text.encode())
    return "".join(shown)


@given(st.text(SPANISH), st.sampled_from(("cp1252", "latin-1")), st.integers(1, 2))
def test_what_was_saved_again_is_brought_back(text: str, codec: str, times: int) -> None:
    saved = text
    for _ in range(times):
        saved = again(saved, codec)
    assert decoded_once(saved) == text


@pytest.mark.parametrize(
    "text",
    [
        *ROW,
        SPANISH,
        "SÃO PAULO y NAÇÕES",
        "Âge, château, Ångström",
        "Ã",
        "Çédille ï û ô",
        "✓ 5 € – “así”",
        "Â y â",
    ],
)
def test_all_other_text_stays(text: str) -> None:
    assert decoded_once(text) == text


@pytest.mark.parametrize("suffix", [".csv", ".txt", ".xlsx"])
def test_a_file_saved_again_is_read_as_it_was_meant_and_told_once(
    tmp_path: Path, suffix: str
) -> None:
    rows = [[again(cell) for cell in row] for row in (HEADER, ROW)]
    path = tmp_path / f"r{suffix}"
    if suffix == ".xlsx":
        reports.workbook(path, {"Plan": rows})
    else:
        written = reports.separated(rows) if suffix == ".csv" else reports.tabbed(rows)
        reports.write(path, written)
    (line,) = reports.lines(path)
    texts = (*(each.text for each in line.headings), line.activities[0].text)
    assert texts == ("Educación", "Acompañar a la niñez", ROW[3])
    assert line.response == "yes"
    told = [each for each in reports.surveyed(path).findings() if each.rule == "encoded-twice"]
    assert [each.row for each in told] == [1]
    assert "Son 2 filas" in told[0].message


def test_one_cell_that_was_pasted_so_is_brought_back(tmp_path: Path) -> None:
    text = reports.separated([HEADER, (*ROW[:3], again(ROW[3]))])
    (line,) = reports.lines(reports.write(tmp_path / "r.csv", text))
    assert line.activities[0].text == ROW[3]
