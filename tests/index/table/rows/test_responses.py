"""What a response says: yes, no, or a word of the source's own."""

import pytest

from index.table.layout import EMPTY, Layout
from index.table.rows.responses import Answers

YES = [
    "Sí",
    "si",
    "SI.",
    "Sí, en 2018",
    "X",
    "x",
    "✓",
    "✔",
    "Se realizarán acciones en 2018",
    "Se realizarán acciones durante el año 2018",
    "Si se realizarán",
    "Sí, se realizarán acciones",
    "Se realizaron acciones en 2017",
    "Se realizó",
    "Se realizan acciones",
    "Se llevarán a cabo",
    "Se llevaron a cabo acciones en 2017",
    "Se llevó a cabo",
    "Se ejecutó",
    "Se ejecutarán acciones relevantes",
    "Se han realizado acciones",
    "SE REALIZAR\u00adÁN ACCIONES EN 2018",
]
NO = [
    "No",
    "NO",
    "No, en 2018",
    "✗",
    "No se realizarán acciones en 2018",
    "No se realizaron acciones en 2017",
    "No se realizó",
    "No se realizará",
    "No se realizan acciones",
    "No se llevarán a cabo",
    "No se ejecutó",
    "No se han realizado acciones",
]
COMMON = [
    "Concluida",
    "Concluido",
    "Cumplida",
    "Terminada",
    "En proceso",
    "En ejecución",
    "Por iniciar",
    "No iniciada",
    "Cancelada",
    "Suspendida",
    "Permanente",
    "Sin avance",
    "Programada",
    "Parcialmente cumplida",
]
UNKNOWN = [
    "Pendiente",
    "Quizá",
    "No se",
    "Nosotros",
    "Sinaloa",
    "No aplica",
    "Se realizarán gestiones ante la SRE y las embajadas de todos los países",
    "La SEGOB elaborará un diagnóstico.",
    "a" * 999,
]
ASKED = Layout(columns={"response": ("estatus",)})


@pytest.mark.parametrize("cell", YES)
def test_yes(cell: str) -> None:
    assert Answers().read(cell).response == "yes"


@pytest.mark.parametrize("cell", NO)
def test_no(cell: str) -> None:
    assert Answers().read(cell).response == "no"


@pytest.mark.parametrize("cell", COMMON)
def test_a_common_word_of_status_is_the_sources_own_and_told(cell: str) -> None:
    read = Answers().read(cell)
    assert (read.response, read.own) == (cell, True)


@pytest.mark.parametrize("cell", UNKNOWN)
def test_any_other_is_unknown(cell: str) -> None:
    assert Answers().read(cell).response is None


@pytest.mark.parametrize("cell", ["Pendiente", "Quizá", "Concluida", "Con retraso", "45 %"])
def test_in_a_column_of_status_any_short_word_is_the_sources_own(cell: str) -> None:
    read = Answers().read(cell, status=True)
    assert (read.response, read.own) == (cell, False)
    assert Answers().read(cell, ASKED) == read


def test_in_a_column_of_status_a_long_text_is_unknown_and_a_dash_no_answer() -> None:
    assert Answers().read("La SEGOB elaborará " * 9, status=True).response is None
    assert [Answers().read(cell, status=True).response for cell in ("-", "N/A")] == ["", ""]
    assert "n a" in EMPTY


def test_a_layout_says_what_words_mean() -> None:
    layout = Layout(responses={"concluida": "yes", "en proceso": "yes", "x": "no"})
    cells = ("CONCLUIDA ", "En  proceso.", "X", "Sí", "Pendiente")
    assert [Answers().read(cell, layout).response for cell in cells] == [
        *("yes", "yes", "no", "yes"),
        None,
    ]


def test_one_word_has_one_spelling() -> None:
    answers = Answers()
    cells = ("CONCLUIDA", "Concluida ", "concluida", "Concluída", "En proceso", "EN PROCESO.")
    assert [answers.read(cell).response for cell in cells] == [
        *["Concluida"] * 4,
        *["En proceso"] * 2,
    ]


def test_the_year_that_it_names() -> None:
    assert Answers().read("Se realizaron acciones en 2017").year == 2017
    assert Answers().read("Concluida en 2016", status=True).year == 2016
    assert Answers().read("Sí").year is None
