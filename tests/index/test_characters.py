"""Headers, codes, responses and bodies, whatever characters they are written with."""

import pytest

from index.agencies.attribution import Attributor
from index.files.column_titles import titled_column
from index.files.row import Row
from index.table.codes import code_in
from index.table.rows.responses import Answers
from index.table.title import begins_with_code, named_branch, names_programme
from search.model import Agency

NOTES = ["¹", "²⁾", "*", "**", "†", "[3]", " [3]", " 3/", "(*)", "\u200b", "\xad", "ª", "①"]
INVISIBLE = ["\xad", "\x1f", "\u200b", "\u200d", "\u2060", "\ufeff", "\ufe0f"]
TITLES = {
    "Objetivo": "objective",
    "ESTRATEGIA": "strategy",
    "Línea de acción": "line",
    "Tipo de respuesta": "response",
    "Actividad 2": "activity",
}


@pytest.mark.parametrize("note", NOTES)
@pytest.mark.parametrize("title", TITLES)
def test_a_note_at_a_title_changes_no_column(title: str, note: str) -> None:
    assert titled_column(title + note) == TITLES[title]


@pytest.mark.parametrize("mark", INVISIBLE)
@pytest.mark.parametrize("title", TITLES)
def test_what_is_not_seen_changes_no_column(title: str, mark: str) -> None:
    for at in range(len(title) + 1):
        assert titled_column(title[:at] + mark + title[at:]) == TITLES[title]


@pytest.mark.parametrize("mark", [*INVISIBLE, "¹"])
def test_a_response_is_read_as_it_is_seen(mark: str) -> None:
    for said, response in (("Sí", "yes"), ("No se realizarán acciones en 2016", "no")):
        assert Answers().read(said + mark).response == response
    assert Answers().read(f"Se reali{mark}zarán acciones").response == (
        "yes" if mark != "¹" else None
    )


@pytest.mark.parametrize("mark", INVISIBLE)
def test_a_code_is_read_as_it_is_seen_and_its_text_stays(mark: str) -> None:
    cell = f"{mark}2.{mark}4.1{mark}1. Pre{mark}venir"
    heading = code_in(cell, 2)
    assert heading is not None
    assert (heading.numbers, heading.text) == ((2, 4, 11), f"Pre{mark}venir")


@pytest.mark.parametrize(
    "code", ["２.４.１１.", "2.4.11.\u00a0", "2\u2060.4.11.\u2003", "2.4.11\u2011"]
)
def test_other_shapes_of_a_code(code: str) -> None:
    heading = code_in(f"{code} Prevenir", 2)
    assert heading is not None
    assert (heading.numbers, heading.text) == ((2, 4, 11), "Prevenir")


def test_what_stands_above_a_table() -> None:
    assert names_programme(Row(1, ("Pro\xadgrama Nacional",)))
    assert named_branch(Row(1, ("Ra\u200bmo: Salud",))) == "Salud"
    assert begins_with_code(Row(1, ("\ufeff\u200b\u20601.1. a",)))


LISTED = {
    "CONALI": Agency("CONALI", "Comisión Nacional de Libreros", "", "", ("CONALI",)),
    "INVE": Agency("INVE", "Instituto de Veredas", "", "", ("INVE",)),
}


@pytest.mark.parametrize(
    ("written", "agency"),
    [
        *((f"Comisión Na{mark}cional de Libreros", "CONALI") for mark in INVISIBLE),
        *((f"CO{mark}NALI", "CONALI") for mark in INVISIBLE),
        ("Comisio\u0301n Nacional de Libreros", "CONALI"),
        ("Comisión\u00a0Nacional de\u2003Libreros", "CONALI"),
        ("Comisión Nacio-\nnal de Libreros", "CONALI"),
        ("C.O.N.A.L.I.", "CONALI"),
        ("I. N. V. E.", "INVE"),
        ("ＩＮＶＥ", "INVE"),
    ],
)
def test_a_body_acts_however_its_name_is_written(written: str, agency: str) -> None:
    text = f"En mayo, la {written} dará talleres"
    (found,) = Attributor(LISTED).read(text).attributions
    assert (found.agency, found.role) == (agency, "acts")
    assert text[found.start : found.end] == written


@pytest.mark.parametrize("note", ["¹", "²,³", "*", "[2]", "ª", "①", "®"])
def test_a_note_at_a_body_is_no_part_of_it(note: str) -> None:
    text = f"La CONALI{note} dará talleres"
    (found,) = Attributor(LISTED).read(text).attributions
    assert (found.agency, found.role) == ("CONALI", "acts")
    assert text[found.start : found.end] == "CONALI"


def test_a_definition_is_read_as_it_is_seen() -> None:
    attributor = Attributor(LISTED)
    attributor.learn("El Centro de Cuida\xaddo Rural (C.E.C.U.R.) abrirá")
    (found,) = attributor.read("El CECUR dará talleres").attributions
    assert found.agency == "CECUR"
