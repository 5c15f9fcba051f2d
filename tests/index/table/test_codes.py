"""Codes at the beginning of a cell, in the forms that programmes write them in."""

import pytest

from index.table.codes import Written, code_in, has_code

# (cell, level from 0, what its code's numbers are, the code as the source has it, the text)
READ = [
    ("1. Fomentar", 0, (1,), "1", "Fomentar"),
    ("1 Fomentar", 0, (1,), "1", "Fomentar"),
    ("1 fomentar", 0, (1,), "1", "fomentar"),
    ("1.1 Fomentar", 1, (1, 1), "1.1", "Fomentar"),
    ("1.1 fomentar la paz", 1, (1, 1), "1.1", "fomentar la paz"),
    ("1.1.1.- Fomentar", 2, (1, 1, 1), "1.1.1", "Fomentar"),
    ("1.1.1 .- Fomentar", 2, (1, 1, 1), "1.1.1", "Fomentar"),
    ("1.1.1: Fomentar", 2, (1, 1, 1), "1.1.1", "Fomentar"),
    ("1.1.1) Fomentar", 2, (1, 1, 1), "1.1.1", "Fomentar"),
    ("(1.1.1) Fomentar", 2, (1, 1, 1), "1.1.1", "Fomentar"),
    ("[1.1.1] Fomentar", 2, (1, 1, 1), "1.1.1", "Fomentar"),
    ("1.1.1 – Fomentar", 2, (1, 1, 1), "1.1.1", "Fomentar"),
    ("1.1.1—Fomentar", 2, (1, 1, 1), "1.1.1", "Fomentar"),
    ("1.1.1Fomentar", 2, (1, 1, 1), "1.1.1", "Fomentar"),
    ("1. 1. 1. Fomentar", 2, (1, 1, 1), "1.1.1", "Fomentar"),
    ("1 . 1 . 1 . fomentar", 2, (1, 1, 1), "1.1.1", "fomentar"),
    ("1. 1. Fomentar", 1, (1, 1), "1.1", "Fomentar"),
    ("1 1 1 Fomentar", 2, (1, 1, 1), "1.1.1", "Fomentar"),
    ("1..1.1. Fomentar", 2, (1, 1, 1), "1.1.1", "Fomentar"),
    ("1.1.1.. Fomentar", 2, (1, 1, 1), "1.1.1", "Fomentar"),
    ("1.01.003 Fomentar", 2, (1, 1, 3), "1.01.003", "Fomentar"),
    ("1.1.1.1.1 Fomentar", 4, (1, 1, 1, 1, 1), "1.1.1.1.1", "Fomentar"),
    ("1-1-1 Fomentar", 2, (1, 1, 1), "1-1-1", "Fomentar"),
    ("1–1–1. Fomentar", 2, (1, 1, 1), "1–1–1", "Fomentar"),
    # Each number with its letters
    ("C1.A2 Fomentar", 1, (1, 2), "C1.A2", "Fomentar"),
    ("C1-A2", 1, (1, 2), "C1-A2", ""),
    # The level's name before it
    ("Objetivo 1.- Fomentar", 0, (1,), "1", "Fomentar"),
    ("OBJETIVO 1. Fomentar", 0, (1,), "1", "Fomentar"),
    ("Objetivo prioritario 1. Fomentar", 0, (1,), "1", "Fomentar"),
    ("Objetivo prioritario 1.- fomentar", 0, (1,), "1", "fomentar"),
    ("Estrategia prioritaria 1.1 Fomentar", 1, (1, 1), "1.1", "Fomentar"),
    ("Acción puntual 1.1.1: Fomentar", 2, (1, 1, 1), "1.1.1", "Fomentar"),
    ("Línea de acción 1.1.1 Fomentar", 2, (1, 1, 1), "1.1.1", "Fomentar"),
    ("LINEA ESTRATÉGICA: 02. JUNTOS", 0, (2,), "02", "JUNTOS"),
    ("Eje 1 Gobierno", 0, (1,), "1", "Gobierno"),
    ("Eje 1: gobierno cercano", 0, (1,), "1", "gobierno cercano"),
    ("Eje núm. 3. Gobierno", 0, (3,), "3", "Gobierno"),
    ("Eje IV: Gobierno", 0, (4,), "IV", "Gobierno"),
    ("EJE IV Gobierno", 0, (4,), "IV", "Gobierno"),
    ("Etapa II.\nIdentificación", 0, (2,), "II", "Identificación"),
    ("Reto 2\nIdentificación", 0, (2,), "2", "Identificación"),
    ("Política Pública 3. Fomentar", 0, (3,), "3", "Fomentar"),
    ("Obj. 3 Fomentar", 0, (3,), "3", "Fomentar"),
    ("Est. 1.3 fomentar", 1, (1, 3), "1.3", "fomentar"),
    ("No. 5 Fomentar", 0, (5,), "5", "Fomentar"),
    ("#5 Fomentar", 0, (5,), "5", "Fomentar"),
    ("Nº 5. Fomentar", 0, (5,), "5", "Fomentar"),
    ("• 1.1 Fomentar", 1, (1, 1), "1.1", "Fomentar"),
    ("- 1.1. Fomentar", 1, (1, 1), "1.1", "Fomentar"),
    # Letters before it
    ("EG01 Gobierno", 0, (1,), "EG01", "Gobierno"),
    ("E1. gobierno", 0, (1,), "E1", "gobierno"),
    ("OE 1.2 Fomentar", 1, (1, 2), "OE 1.2", "Fomentar"),
    ("OE1.2. Fomentar", 1, (1, 2), "OE1.2", "Fomentar"),
    ("LA-1.1.1 Fomentar", 2, (1, 1, 1), "LA-1.1.1", "Fomentar"),
    ("LA 1.1.1.- fomentar", 2, (1, 1, 1), "LA 1.1.1", "fomentar"),
    ("L.A. 1.1.1 Fomentar", 2, (1, 1, 1), "L.A. 1.1.1", "Fomentar"),
    # Roman ones
    ("I. Fomentar", 0, (1,), "I", "Fomentar"),
    ("XIV.- fomentar", 0, (14,), "XIV", "fomentar"),
    ("II.3 Fomentar", 1, (2, 3), "II.3", "Fomentar"),
    ("II.3. fomentar", 1, (2, 3), "II.3", "fomentar"),
    ("II.3.1 Fomentar", 2, (2, 3, 1), "II.3.1", "Fomentar"),
    ("iv) fomentar", 1, (4,), "iv", "fomentar"),
    # Letters
    ("I.1.a) Fomentar", 2, (1, 1, 1), "I.1.a", "Fomentar"),
    ("II.3.c) fomentar", 2, (2, 3, 3), "II.3.c", "fomentar"),
    ("a) fomentar", 2, (1,), "a", "fomentar"),
    ("b.- Fomentar", 2, (2,), "b", "Fomentar"),
    ("B. Fomentar", 0, (2,), "B", "Fomentar"),
    # What has no width, other hyphens and spaces
    ("\u200b1.1.1.\u00a0Fomentar", 2, (1, 1, 1), "1.1.1", "Fomentar"),
    ("1.1\u00ad.1. Fomentar", 2, (1, 1, 1), "1.1.1", "Fomentar"),
    ("1\u20111\u20111 Fomentar", 2, (1, 1, 1), "1-1-1", "Fomentar"),
    ("  1.1.1.\u2003“Fomentar”", 2, (1, 1, 1), "1.1.1", "“Fomentar”"),
    # Runs of digits mean what their place says
    ("01 Fomentar", 0, (1,), "01", "Fomentar"),
    ("0101 Fomentar", 1, (101,), "0101", "Fomentar"),
    ("010101\nFomentar", 2, (10101,), "010101", "Fomentar"),
    ("20104\nFomentar", 2, (20104,), "20104", "Fomentar"),
    # Numbers behind it belong to the text
    ("1.1.1. 100 % de la meta", 2, (1, 1, 1), "1.1.1", "100 % de la meta"),
    ("1. 30 escuelas", 0, (1,), "1", "30 escuelas"),
    ("1.1.1 3 millones de becas", 2, (1, 1, 1), "1.1.1", "3 millones de becas"),
]


@pytest.mark.parametrize(("cell", "level", "numbers", "code", "text"), READ)
def test_a_code_is_read(
    cell: str, level: int, numbers: tuple[int, ...], code: str, text: str
) -> None:
    read = code_in(cell, level)
    assert read
    assert (read.numbers, read.code, read.text) == (numbers, code, text)
    assert has_code(cell)


NO_CODES = [
    "Fomentar la legalidad",
    "100 % de los hospitales",
    "100% de los hospitales",
    "12.5 % de los hospitales",
    "2018 será el año de la familia",
    "2018 Año de la familia",
    "3 millones de becas",
    "1.5 millones de becas",
    "1,250 becas de movilidad",
    "1 250 becas de movilidad",
    "15 municipios atendidos",
    "20 de noviembre",
    "1° de mayo",
    "3 mil becas",
    "5 años de vida",
    "$100 de apoyo",
    "CO2 en la atmósfera",
    "COVID19 y sus efectos",
    "SEP. Dar becas",
    "EE.UU. y México",
    "Línea 1 del Metro",
    "Eje vial sur",
    "Vi. Reglamento",
    "MIX. Cultura",
    "CIVIL. Registro",
    "¿Qué se hará?",
    "24/7 de atención",
    "1er informe",
    "III Congreso",
    "No 5 de mayo",
    "",
    "-",
]


@pytest.mark.parametrize("cell", NO_CODES)
@pytest.mark.parametrize("level", range(5))
def test_what_begins_otherwise_is_not_torn(cell: str, level: int) -> None:
    assert code_in(cell, level) is None
    assert not has_code(cell)


ATTEMPTS = [
    ("1.1.x. Atender", 2),
    ("1,1,2 Atender", 2),
    ("1.1.O. Atender", 2),
    ("1.1.99999. Atender", 2),
    ("1.a Atender", 1),
    ("1.1.a) Atender", 2),
]


@pytest.mark.parametrize(("cell", "level"), ATTEMPTS)
def test_what_was_meant_as_a_code_counts_as_one(cell: str, level: int) -> None:
    assert code_in(cell, level) is None
    assert has_code(cell)


def test_a_level_of_another_name_is_known_by_its_own() -> None:
    assert code_in("Vertiente verde 3 Sembrar", 0) is None
    assert code_in("Vertiente verde 3 Sembrar", 0, "Vertiente verde") == Written(
        (3,), "3", "Sembrar", named=True
    )


ALONE = [
    ("1.1.1", (1, 1, 1), "1.1.1"),
    ("1.1.1.", (1, 1, 1), "1.1.1"),
    (" 1.1.1.- ", (1, 1, 1), "1.1.1"),
    ("01.02", (1, 2), "01.02"),
    ("010101", (10101,), "010101"),
    ("EG01", (1,), "EG01"),
    ("LA 1.1.1", (1, 1, 1), "LA 1.1.1"),
    ("Objetivo 1", (1,), "1"),
    ("IV", (4,), "IV"),
    ("A", (1,), "A"),
    ("1 . 1 . 1", (1, 1, 1), "1.1.1"),
]


@pytest.mark.parametrize(("cell", "numbers", "code"), ALONE)
def test_a_code_may_have_a_cell_of_its_own(cell: str, numbers: tuple[int, ...], code: str) -> None:
    read = code_in(cell, 2)
    assert read
    assert (read.numbers, read.code, read.text) == (numbers, code, "")


@pytest.mark.parametrize("cell", ["Fomentar", "100 %", "1,1", "1.x", ""])
def test_what_is_no_code_alone(cell: str) -> None:
    assert code_in(cell, 2) is None


def test_a_letter_that_is_a_figure_too_says_so() -> None:
    assert code_in("C. Fomentar", 0) == Written((3,), "C", "Fomentar", letter=3)
    assert code_in("I. Fomentar", 0) == Written((1,), "I", "Fomentar", letter=9, named=True)
    assert code_in("A.2 Fomentar", 1) == Written((2,), "A.2", "Fomentar", letter=1, named=True)
