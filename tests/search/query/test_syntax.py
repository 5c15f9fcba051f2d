"""What people type: every operator, every notice, every bound, and nothing that fails."""

import re
from unicodedata import normalize

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from search.model import Notice
from search.query import syntax
from search.query.syntax import Code, Either, Parsed, Plain, Quoted, Starred, parse
from search.query.typed.notices import (
    MAX_CHARACTERS,
    MAX_ITEMS,
    MAX_PREFIXES,
    MAX_WORD,
    MIN_PREFIX,
    NOTICES,
)
from search.schema import FACET_NAMES

Items = tuple[syntax.Operand | Either, ...]

WANTED: tuple[tuple[str, Items], ...] = (
    ("", ()),
    ("  \t\n ", ()),
    ("trata de personas", (Plain("trata"), Plain("de"), Plain("personas"))),
    ("Niñas, niños y ¡jóvenes!", (Plain("Niñas"), Plain("niños"), Plain("y"), Plain("jóvenes"))),
    ("IMSS-PROSPERA", (Plain("IMSS"), Plain("PROSPERA"))),
    ("y/o", (Plain("y"), Plain("o"))),
    ("25,100 cabezas", (Plain("25100"), Plain("cabezas"))),
    ("nin\u0303os", (Plain("niños"),)),
    ("a\0b", (Plain("a"), Plain("b"))),
    ("a" * MAX_WORD, (Plain("a" * MAX_WORD),)),
    ("a" * MAX_WORD + "*", (Starred("a" * MAX_WORD),)),
    # Quoted words
    ('"Trata de Personas"', (Quoted(("trata", "de", "personas")),)),
    ('salud "grupos beta" sur', (Plain("salud"), Quoted(("grupos", "beta")), Plain("sur"))),
    ('""', ()),
    ('"¡!"', ()),
    # OR
    ("niñas OR niños", (Either((Plain("niñas"), Plain("niños"))),)),
    ("a OR b OR c d", (Either((Plain("a"), Plain("b"), Plain("c"))), Plain("d"))),
    ('"a b" OR inf* OR 1.5', (Either((Quoted(("a", "b")), Starred("inf"), Code("1.5"))),)),
    ("a b OR c", (Plain("a"), Either((Plain("b"), Plain("c"))))),
    ("blanco or negro", (Plain("blanco"), Plain("or"), Plain("negro"))),
    # Prefixes
    ("repatria*", (Starred("repatria"),)),
    ("REPATRIACIÓN*", (Starred("repatriacion"),)),
    # Codes
    ("1.5.10", (Code("1.5.10"),)),
    ("1.5.10.", (Code("1.5.10"),)),
    ("(1.5.10), ¿1.5?", (Code("1.5.10"), Code("1.5"))),
    ("1.5.10/2", (Code("1.5.10", 2),)),
    ("1.5", (Code("1.5"),)),
    ("1.5.10.3", (Plain("1.5.10.3"),)),
    ("1.15.10.3", (Plain("1.15.10.3"),)),
    ("clave:1.5.10.3", (Code("1.5.10.3"),)),
    ("clave:1", (Code("1"),)),
    ("clave:1/2", (Code("1", 2),)),
    ("2018", (Plain("2018"),)),
)


@pytest.mark.parametrize(("text", "items"), WANTED)
def test_what_is_wanted(text: str, items: Items) -> None:
    assert parse(text) == Parsed(items)


UNWANTED: tuple[tuple[str, Items, Items], ...] = (
    ("becas -nivel", (Plain("becas"),), (Plain("nivel"),)),
    ('becas -"nivel medio"', (Plain("becas"),), (Quoted(("nivel", "medio")),)),
    ("becas -repatria*", (Plain("becas"),), (Starred("repatria"),)),
    ("becas -1.5.10", (Plain("becas"),), (Code("1.5.10"),)),
    ("-a b -c", (Plain("b"),), (Plain("a"), Plain("c"))),
    ("becas -OR nivel", (Plain("becas"), Plain("nivel")), (Plain("OR"),)),
    # A dash with a blank after it, or a letter before it, leaves nothing out.
    ("2014 - 2018", (Plain("2014"), Plain("2018")), ()),
    ("ex-presidente", (Plain("ex"), Plain("presidente")), ()),
    ("becas --nivel", (Plain("becas"), Plain("nivel")), ()),
)


@pytest.mark.parametrize(("text", "wanted", "unwanted"), UNWANTED)
def test_what_is_left_out(text: str, wanted: Items, unwanted: Items) -> None:
    assert parse(text) == Parsed(wanted, unwanted)  # type: ignore[arg-type]  # no Either in there


CHOICES = (
    ("agency:SRE", ("agency", "SRE")),
    ("dependencia:SRE", ("agency", "SRE")),
    ("institución:SRE", ("agency", "SRE")),
    ("AGENCY:SRE", ("agency", "SRE")),
    ('dependencia:"Instituto Nacional"', ("agency", "Instituto Nacional")),
    ("objetivo:3", ("objective", "3")),
    ("estrategia:3.1", ("strategy", "3.1")),
    ("respuesta:no", ("response", "no")),
    ("respuesta:Sí", ("response", "yes")),
    ("response:yes", ("response", "yes")),
    ("tipo:línea", ("kind", "line")),
    ("kind:activity", ("kind", "activity")),
    ("hallazgo:no-with-activities", ("finding", "no-with-activities")),
    ("programa:pem-2014-2018", ("programme", "pem-2014-2018")),
)


@pytest.mark.parametrize(("text", "choice"), CHOICES)
def test_what_narrows(text: str, choice: tuple[str, str]) -> None:
    assert parse(text) == Parsed(choices=(choice,))


@pytest.mark.parametrize(("name", "facet"), FACET_NAMES.items())
def test_every_name_of_a_facet_narrows(name: str, facet: str) -> None:
    known = {"response": "no", "kind": "line", "role": "named", "topic": "health"}
    value = known.get(facet, "x")
    assert parse(f"{name}:{value}").choices == ((facet, value),)


def test_a_choice_is_enough_to_leave_words_out_of() -> None:
    assert parse("-becas agency:SRE") == Parsed((), (Plain("becas"),), (("agency", "SRE"),))


def test_a_value_ends_where_no_address_could_hold_it() -> None:
    assert parse("agency:S\0RE agency:I\ud800NM").choices == (("agency", "S"), ("agency", "I"))


def test_a_choice_counts_once() -> None:
    assert parse("objetivo:3 objective:3").choices == (("objective", "3"),)


# What cannot be read: the notice, and the plain words that are searched instead.
TOLD: tuple[tuple[str, str, Items], ...] = (
    ("quote", '"trata de', (Plain("trata"), Plain("de"))),
    ("quote", 'una "frase" y "otra', (Plain("una"), Quoted(("frase",)), Plain("y"), Plain("otra"))),
    ("field", "color:rojo", (Plain("color"), Plain("rojo"))),
    ("field", "https://www.gob.mx/", (Plain("https"), Plain("www"), Plain("gob"), Plain("mx"))),
    ("value", "tipo:quizá", (Plain("tipo"), Plain("quizá"))),
    ("value", 'agency:""', (Plain("agency"),)),
    ("value", 'respuesta:""', (Plain("respuesta"),)),
    ("prefix", "ab*", (Plain("ab"),)),
    ("prefix", "*", ()),
    ("prefix", "no-se*", (Plain("no"), Plain("se"))),
    ("prefixes", "aaa* bbb* ccc*", (Starred("aaa"), Starred("bbb"), Plain("ccc"))),
    ("star", "*migra", (Plain("migra"),)),
    ("star", "mi*gra", (Plain("mi"), Plain("gra"))),
    ("or", "OR", ()),
    ("or", "becas OR", (Plain("becas"),)),
    ("or", "OR becas", (Plain("becas"),)),
    ("or", "becas OR -nivel inglés", (Plain("becas"), Plain("inglés"))),
    ("or-field", "becas OR agency:SRE", (Plain("becas"),)),
    ("or-field", "agency:SRE OR becas", (Plain("becas"),)),
    ("or-field", "agency:SRE OR respuesta:no becas", (Plain("becas"),)),
    ("and", "becas AND inglés", (Plain("becas"), Plain("inglés"))),
    ("and-field", "agency:SRE AND dependencia:INM", ()),
    ("either", "becas O cursos", (Either((Plain("becas"), Plain("cursos"))),)),
    ("not", "becas NOT inglés", (Plain("becas"),)),
    ("nothing", "becas NOT", (Plain("becas"),)),
    ("item", "-Becas de inglés", (Plain("Becas"), Plain("de"), Plain("inglés"))),
    (
        "group",
        "becas OR (inglés francés)",
        (Either((Plain("becas"), Plain("inglés"))), Plain("francés")),
    ),
    ("heading", "Objetivo 3", ()),
    ("minus", "-becas", ()),
)


@pytest.mark.parametrize(("notice", "text", "items"), TOLD)
def test_what_cannot_be_read_is_plain_words_with_a_notice(
    notice: str, text: str, items: Items
) -> None:
    parsed = parse(text)
    assert parsed.wanted == items
    (told,) = parsed.notices
    assert told.code == "syntax"
    assert told.text.startswith(NOTICES[notice].partition("«{}»")[0])


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("color:rojo", ["color"]),
        ("tipo:quizá", ["quizá", "tipo"]),
        ("becas NOT inglés", ["NOT inglés", "-inglés"]),
    ],
)
def test_a_notice_names_what_was_typed(text: str, names: list[str]) -> None:
    (told,) = parse(text).notices
    assert re.findall("«(.*?)»", told.text) == names


# Bounds
CUT: tuple[tuple[str, str], ...] = (
    ("length", "a " * MAX_CHARACTERS),
    ("items", "a " * (MAX_ITEMS + 1)),
    ("items", "-a " * (MAX_ITEMS + 1)),
    ("items", "a -a " * MAX_ITEMS),
    ("items", " OR ".join("a" * (MAX_ITEMS + 1))),
    ("items", "/".join("a" * (MAX_ITEMS + 1))),
    ("word", "a" * (MAX_WORD + 1)),
)


@pytest.mark.parametrize(("notice", "text"), CUT)
def test_too_much_is_cut_with_a_notice(notice: str, text: str) -> None:
    assert Notice("truncated", NOTICES[notice]) in parse(text).notices


LONG = "a" * (MAX_WORD + 9)


@pytest.mark.parametrize(
    ("text", "item"),
    [
        (LONG, Plain("a" * MAX_WORD)),
        (f"{LONG}*", Starred("a" * MAX_WORD)),
        (f'"{LONG} b"', Quoted(("a" * MAX_WORD, "b"))),
        (f'"{"b " * (MAX_ITEMS + 1)}"', Quoted(("b",) * MAX_ITEMS)),
    ],
)
def test_what_is_cut_is_searched_by_its_beginning(text: str, item: syntax.Operand) -> None:
    assert parse(text).wanted == (item,)


def test_every_notice_is_seen_in_a_test() -> None:
    assert {name for name, *_ in (*TOLD, *CUT)} == set(NOTICES)


def test_the_longest_that_is_allowed_is_not_cut() -> None:
    text = " ".join(["a" * 8] * MAX_ITEMS) + " " * 13
    assert len(text) == MAX_CHARACTERS
    assert parse(text) == Parsed((Plain("a" * 8),) * MAX_ITEMS)


# Text that looks like queries, and any other.
PIECES = st.sampled_from(
    ["OR", "-", '"', "*", ":", "/", " ", "agency:", "objetivo:", "1.5.10", "a", "migra", "«", "."]
)
QUERIES = st.one_of(st.text(), st.text(st.characters()), st.lists(PIECES, max_size=40).map("".join))


@given(QUERIES)
@example("\ud800* agency:\ud800 \udfff:x")
def test_any_text_is_parsed_within_its_bounds(text: str) -> None:
    parsed = parse(text)
    operands = [
        operand
        for item in (*parsed.wanted, *parsed.unwanted)
        for operand in (item.operands if isinstance(item, Either) else (item,))
    ]
    assert len(parsed.wanted) + len(parsed.unwanted) <= MAX_ITEMS
    assert len(operands) <= MAX_ITEMS
    assert sum(isinstance(each, Starred) for each in operands) <= MAX_PREFIXES
    for operand in operands:
        match operand:
            case Plain(word):
                assert 0 < len(word) <= MAX_WORD
            case Starred(prefix):
                assert len(prefix) >= MIN_PREFIX
            case Quoted(words):
                assert 0 < len(words) <= MAX_ITEMS
    assert {notice.code for notice in parsed.notices} <= {"syntax", "truncated"}


@given(QUERIES.filter(lambda text: len(normalize("NFD", text)) <= MAX_CHARACTERS))
def test_decomposed_text_is_read_as_composed(text: str) -> None:
    assert parse(normalize("NFD", text)) == parse(normalize("NFC", text))
