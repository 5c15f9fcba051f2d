"""Codes of any programme come to one number for each level."""

import pytest

from index.table.layout import Layout
from search.model import Heading
from tests.support.handmade import NAMES, read, table

# The cells of a row from the top level, and its headings' (code, text, as written)
ABSOLUTE = {
    "as they are": (
        ("1. Uno", "1.2. Dos", "1.2.3. Tres"),
        [("1", "Uno", ""), ("1.2", "Dos", ""), ("1.2.3", "Tres", "")],
    ),
    "one level": (("7. Uno",), [("7", "Uno", "")]),
    "two levels": (("1. Uno", "1.4 Dos"), [("1", "Uno", ""), ("1.4", "Dos", "")]),
    "four levels": (
        ("1. Uno", "1.2. Dos", "1.2.3. Tres", "1.2.3.4. Cuatro"),
        [("1", "Uno", ""), ("1.2", "Dos", ""), ("1.2.3", "Tres", ""), ("1.2.3.4", "Cuatro", "")],
    ),
    "named": (
        ("Objetivo 1.- Uno", "Estrategia 1.2 Dos", "Acción puntual 1.2.3: Tres"),
        [("1", "Uno", ""), ("1.2", "Dos", ""), ("1.2.3", "Tres", "")],
    ),
    "zeros": (
        ("01. Uno", "1.02. Dos", "1.02.003 Tres"),
        [("1", "Uno", "01"), ("1.2", "Dos", "1.02"), ("1.2.3", "Tres", "1.02.003")],
    ),
    "hyphens": (
        ("1 Uno", "1-2 Dos", "1-2-3 Tres"),
        [("1", "Uno", ""), ("1.2", "Dos", "1-2"), ("1.2.3", "Tres", "1-2-3")],
    ),
    "pairs of digits": (
        ("01 Uno", "0102 Dos", "010203\nTres"),
        [("1", "Uno", "01"), ("1.2", "Dos", "0102"), ("1.2.3", "Tres", "010203")],
    ),
    "pairs, a zero lost": (
        ("02 Uno", "0201 Dos", "20104\nTres"),
        [("2", "Uno", "02"), ("2.1", "Dos", "0201"), ("2.1.4", "Tres", "20104")],
    ),
    "letters before them": (
        ("OE 1 Uno", "ES 1.2 Dos", "LA-1.2.3 Tres"),
        [("1", "Uno", "OE 1"), ("1.2", "Dos", "ES 1.2"), ("1.2.3", "Tres", "LA-1.2.3")],
    ),
    "an axis without a text": (
        ("EG01", "1.1 Dos", "1.1.1 Tres", "1.1.1.1 Cuatro"),
        [
            ("1", "EG01", "EG01"),
            ("1.1", "Dos", ""),
            ("1.1.1", "Tres", ""),
            ("1.1.1.1", "Cuatro", ""),
        ],
    ),
    "Roman": (
        ("Eje IV: Uno", "IV.2 Dos", "IV.2.3 Tres"),
        [("4", "Uno", "IV"), ("4.2", "Dos", "IV.2"), ("4.2.3", "Tres", "IV.2.3")],
    ),
    "a Roman figure that is a single letter": (
        ("I. Uno", "I.1 Dos", "I.1.1 Tres"),
        [("1", "Uno", "I"), ("1.1", "Dos", "I.1"), ("1.1.1", "Tres", "I.1.1")],
    ),
    "Roman above figures": (
        ("II. Uno", "2.1 Dos", "2.1.3 Tres"),
        [("2", "Uno", "II"), ("2.1", "Dos", ""), ("2.1.3", "Tres", "")],
    ),
    "letters": (
        ("B. Uno", "B.2 Dos", "b) Tres"),
        [("2", "Uno", "B"), ("2.2", "Dos", "B.2"), ("2.2.2", "Tres", "b")],
    ),
    "letters before all figures": (
        ("B. Uno", "B.2 Dos", "B.2.3 Tres"),
        [("2", "Uno", "B"), ("2.2", "Dos", "B.2"), ("2.2.3", "Tres", "B.2.3")],
    ),
    "letters before figures four levels deep": (
        ("C. Uno", "C.1 Dos", "C.1.4 Tres", "C.1.4.2 Cuatro"),
        [
            ("3", "Uno", "C"),
            ("3.1", "Dos", "C.1"),
            ("3.1.4", "Tres", "C.1.4"),
            ("3.1.4.2", "Cuatro", "C.1.4.2"),
        ],
    ),
    "one number at each level": (
        ("2. Uno", "3. Dos", "4. Tres"),
        [("2", "Uno", ""), ("2.3", "Dos", "3"), ("2.3.4", "Tres", "4")],
    ),
    "one number under a stage": (
        ("Etapa II.\nUno", "2. Dos"),
        [("2", "Uno", "II"), ("2.2", "Dos", "2")],
    ),
    "the top left out": (
        ("Eje 2. Uno", "3. Dos", "3.1 Tres", "3.1.2 Cuatro"),
        [
            ("2", "Uno", ""),
            ("2.3", "Dos", "3"),
            ("2.3.1", "Tres", "3.1"),
            ("2.3.1.2", "Cuatro", "3.1.2"),
        ],
    ),
    "counted through": (
        ("3. Uno", "12. Dos", "12.4 Tres"),
        [("3", "Uno", ""), ("3.12", "Dos", "12"), ("3.12.4", "Tres", "12.4")],
    ),
    "deeper at the line": (
        ("1. Uno", "1.2.3. Tres"),
        [("1", "Uno", ""), ("1.203", "Tres", "1.2.3")],
    ),
    "deeper at the top": (
        ("0501\nUno", "050102\nDos"),
        [("501", "Uno", "0501"), ("501.2", "Dos", "050102")],
    ),
}


@pytest.mark.parametrize("name", ABSOLUTE)
def test_each_level_has_a_number(name: str) -> None:
    cells, expected = ABSOLUTE[name]
    levels = NAMES[-len(cells) :] if len(cells) > 1 else NAMES[-1:]
    told = read(table(levels), cells)
    assert told.errors == []
    assert [line.headings for line in told.lines] == [tuple(Heading(*each) for each in expected)]


def test_a_code_with_more_numbers_than_levels_is_told() -> None:
    told = read(table(NAMES[2:]), ("1. Uno", "1.2.3. Tres"), ("1. Uno", "1.2.4. Cuatro"))
    assert told.codes == ["1.203", "1.204"]
    assert told.rules("deeper-code") == [("deeper-code", 1, "1.2.3"), ("deeper-code", 2, "1.2.4")]


MIXED = {
    "one number among three": (("1. U", "1.1. D", "1.1.1. T"), ("1. U", "1.1. D", "2. T")),
    "deeper among others": (("1. U", "1.1. D", "1.1.1. T"), ("1. U", "1.1. D", "1.1.2.1. T")),
    "others among deeper": (("1. U", "1.1. D", "1.1.2.1. T"), ("1. U", "1.1. D", "1.1.3. T")),
    "long": (("1. U", "1.1. D", "1.1.1. T"), ("1. U", "1.1. D", "1.1.12345. T")),
    "two of three": (("1. U", "1.1. D", "1.1.1. T"), ("1. U", "1.1. D", "1.1. T")),
}


@pytest.mark.parametrize("name", MIXED)
def test_a_code_of_another_form_than_the_first_is_malformed(name: str) -> None:
    told = read(table(), *MIXED[name])
    assert told.errors == [("malformed-code", 2, "línea de acción")]
    assert len(told.lines) == 1


@pytest.mark.parametrize(
    "cells",
    [
        ("01 Uno", "0102 Dos", "020103 Tres"),
        ("1. Uno", "1.2. Dos", "1.3.1. Tres"),
        ("1. Uno", "1.2. Dos", "II.2.1 Tres"),
    ],
)
def test_a_code_under_another_heading_is_a_contradiction(cells: tuple[str, ...]) -> None:
    assert read(table(), cells).errors == [("code-mismatch", 1, "línea de acción")]


@pytest.mark.parametrize(
    ("cells", "rule"),
    [
        (("1. Uno", "1.2. Dos", "100 % de la meta"), "missing-code"),
        (("1. Uno", "1.2. Dos", "2018 será el año"), "missing-code"),
        (("1. Uno", "1.2. Dos", "1.2.x. Tres"), "malformed-code"),
        (("1. Uno", "1.2. Dos", "1.2.3."), "malformed-code"),
        (("1. Uno", "1.2. Dos", "Acción puntual 1.2.3"), "malformed-code"),
    ],
)
def test_a_coded_level_needs_its_code_and_a_text(cells: tuple[str, ...], rule: str) -> None:
    assert read(table(), cells).errors == [(rule, 1, "línea de acción")]


def test_the_level_is_called_as_its_programme_calls_it() -> None:
    told = read(table(("Eje rector", "Acción puntual")), ("1. Uno", "Dos"))
    assert told.errors == [("missing-code", 1, "acción puntual")]


# Codes in columns of their own


def test_codes_in_columns_of_their_own() -> None:
    block = table(own_codes=(3, 4, 5), then=("", "", ""))
    told = read(
        block,
        ("Uno", "Dos", "Tres", "1", "1.1", "1.1.1"),
        ("Uno", "Dos", "100 % de la meta", "1", "1.1", "1.1.10"),
        ("Uno", "1.2. Dos", "1.2.1 Cuatro", "1", "1.2", "1.2.1"),
    )
    assert told.errors == []
    assert [[(h.code, h.text) for h in line.headings] for line in told.lines] == [
        [("1", "Uno"), ("1.1", "Dos"), ("1.1.1", "Tres")],
        [("1", "Uno"), ("1.1", "Dos"), ("1.1.10", "100 % de la meta")],
        [("1", "Uno"), ("1.2", "Dos"), ("1.2.1", "Cuatro")],
    ]


@pytest.mark.parametrize("coded", [(True, True, True), (False, False, True)])
def test_the_code_of_a_line_gives_those_above_it(coded: tuple[bool, ...]) -> None:
    block = table(own_codes=(None, None, 3), then=("",), coded=coded)
    told = read(block, ("Uno", "Dos", "Tres", "2.1.3"), ("Uno", "Cinco", "Seis", "2.2.1"))
    assert told.errors == []
    assert [line.headings for line in told.lines] == [
        (Heading("2", "Uno"), Heading("2.1", "Dos"), Heading("2.1.3", "Tres")),
        (Heading("2", "Uno"), Heading("2.2", "Cinco"), Heading("2.2.1", "Seis")),
    ]
    assert told.rules("numbered-by-order") == []


def test_a_run_of_digits_in_the_column_of_the_line_gives_those_above_it() -> None:
    block = table(own_codes=(None, None, 3), then=("",), coded=(False, False, True))
    (line,) = read(block, ("Uno", "Dos", "Tres", "020103")).lines
    assert [(h.code, h.written) for h in line.headings] == [
        ("2", ""),
        ("2.1", ""),
        ("2.1.3", "020103"),
    ]


def test_a_column_of_codes_may_lack_one_or_contradict_the_text() -> None:
    block = table(own_codes=(None, None, 3), then=("",))
    told = read(
        block,
        ("1. Uno", "1.1 Dos", "Tres", ""),
        ("1. Uno", "1.1 Dos", "1.1.2. Tres", "1.1.3"),
        ("1. Uno", "1.1 Dos", "Tres", "sin clave"),
        ("1. Uno", "1.1 Dos", "Tres", "1.1.4"),
    )
    assert told.errors == [
        ("missing-code", 1, "línea de acción"),
        ("code-mismatch", 2, "línea de acción"),
        ("malformed-code", 3, "línea de acción"),
    ]
    assert told.codes == ["1.1.4"]


# Numbers by order


def test_levels_without_codes_are_numbered_as_they_appear() -> None:
    block = table(coded=(False, False, False))
    told = read(
        block,
        ("Uno", "Dos", "Tres"),
        ("Uno", "Dos", "Cuatro"),
        ("UNO", "Cinco", "Tres"),
        ("Seis", "Dos", "Tres"),
        ("Uno", "Dos", "2018 será el año"),
    )
    assert told.codes == ["1.1.1", "1.1.2", "1.2.1", "2.1.1", "1.1.3"]
    assert told.errors == []
    by_level = [p.column for p in told.problems if p.rule == "numbered-by-order"]
    assert {name: by_level.count(name) for name in by_level} == {
        "objetivo": 2,
        "estrategia": 3,
        "línea de acción": 5,
    }


def test_only_some_levels_may_lack_codes() -> None:
    block = table(NAMES, coded=(False, True, False, True))
    told = read(block, ("Eje", "3. Uno", "Dos", "3.1 Tres"), ("Eje", "3. Uno", "Otro", "3.2 Cinco"))
    assert told.codes == ["1.3.1.1", "1.3.2.2"]


def test_codes_that_hold_the_number_of_a_level_without_one_give_it() -> None:
    block = table(coded=(False, True, True))
    told = read(block, ("Uno", "3.1. Dos", "3.1.1. Tres"), ("Otro", "4.1. Dos", "4.1.1. Tres"))
    assert [line.headings[0] for line in told.lines] == [Heading("3", "Uno"), Heading("4", "Otro")]


def test_a_layout_may_number_by_order_whatever_the_codes() -> None:
    block = table(NAMES[2:], layout=Layout(numbering="order"))
    told = read(
        block,
        ("010101\nUno", "010101\nDos"),
        ("", "010103\nTres"),
        ("Acciones de comunicación", "5. Foro"),
        ("", "5. Otro foro"),
    )
    assert told.errors == []
    assert [line.headings[1] for line in told.lines] == [
        Heading("1.1", "Dos", "010101"),
        Heading("1.2", "Tres", "010103"),
        Heading("2.1", "Foro", "5"),
        Heading("2.2", "Otro foro", "5"),
    ]


def test_more_than_four_digits_by_order_are_an_error() -> None:
    block = table(NAMES[2:], coded=(False, False))
    told = read(block, *(("Uno", f"Línea {n} x") for n in range(10_002)))
    assert len(told.lines) == 9_999
    assert {rule for rule, _, _ in told.errors} == {"missing-code"}
