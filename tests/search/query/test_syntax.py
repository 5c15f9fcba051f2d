"""What people type: every operator, every notice, every bound, and nothing that fails."""

import re
from unicodedata import normalize

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from search.model import Notice
from search.query import syntax
from search.query.syntax import (
    MAX_CHARACTERS,
    MAX_ITEMS,
    MAX_PREFIXES,
    MAX_WORD,
    NOTICES,
    Code,
    Either,
    Exact,
    Parsed,
    Prefix,
    Word,
    parse,
)
from search.schema import FACET_NAMES

Items = tuple[syntax.Operand | Either, ...]

WANTED: tuple[tuple[str, Items], ...] = (
    ("", ()),
    ("  \t\n ", ()),
    ("trata de personas", (Word("trata"), Word("de"), Word("personas"))),
    ("Niñas, niños y ¡jóvenes!", (Word("Niñas"), Word("niños"), Word("y"), Word("jóvenes"))),
    ("IMSS-PROSPERA", (Word("IMSS"), Word("PROSPERA"))),
    ("y/o", (Word("y"), Word("o"))),
    ("25,100 cabezas", (Word("25,100"), Word("cabezas"))),
    ("nin\u0303os", (Word("niños"),)),
    ("a\0b", (Word("a"), Word("b"))),
    ("a" * MAX_WORD, (Word("a" * MAX_WORD),)),
    ("a" * MAX_WORD + "*", (Prefix("a" * MAX_WORD),)),
    # Exact words
    ('"Trata de Personas"', (Exact(("trata", "de", "personas")),)),
    ('salud "grupos beta" sur', (Word("salud"), Exact(("grupos", "beta")), Word("sur"))),
    ('""', ()),
    ('"¡!"', ()),
    # OR
    ("niñas OR niños", (Either((Word("niñas"), Word("niños"))),)),
    ("a OR b OR c d", (Either((Word("a"), Word("b"), Word("c"))), Word("d"))),
    ('"a b" OR inf* OR 1.5', (Either((Exact(("a", "b")), Prefix("inf"), Code("1.5"))),)),
    ("a b OR c", (Word("a"), Either((Word("b"), Word("c"))))),
    ("blanco or negro", (Word("blanco"), Word("or"), Word("negro"))),
    # Prefixes
    ("repatria*", (Prefix("repatria"),)),
    ("REPATRIACIÓN*", (Prefix("repatriacion"),)),
    # Codes
    ("1.5.10", (Code("1.5.10"),)),
    ("1.5.10.", (Code("1.5.10"),)),
    ("(1.5.10), ¿1.5?", (Code("1.5.10"), Code("1.5"))),
    ("1.5.10/2", (Code("1.5.10", 2),)),
    ("1.5", (Code("1.5"),)),
    ("1.5.10.3", (Word("1.5.10.3"),)),
    ("2018", (Word("2018"),)),
)


@pytest.mark.parametrize(("text", "items"), WANTED)
def test_what_is_wanted(text: str, items: Items) -> None:
    assert parse(text) == Parsed(items)


UNWANTED: tuple[tuple[str, Items, Items], ...] = (
    ("becas -nivel", (Word("becas"),), (Word("nivel"),)),
    ('becas -"nivel medio"', (Word("becas"),), (Exact(("nivel", "medio")),)),
    ("becas -repatria*", (Word("becas"),), (Prefix("repatria"),)),
    ("becas -1.5.10", (Word("becas"),), (Code("1.5.10"),)),
    ("-a b -c", (Word("b"),), (Word("a"), Word("c"))),
    ("becas -OR nivel", (Word("becas"), Word("nivel")), (Word("OR"),)),
    # A dash with a blank after it, or a letter before it, leaves nothing out.
    ("2014 - 2018", (Word("2014"), Word("2018")), ()),
    ("ex-presidente", (Word("ex"), Word("presidente")), ()),
    ("becas --nivel", (Word("becas"), Word("nivel")), ()),
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
    value = {"response": "no", "kind": "line"}.get(facet, "x")
    assert parse(f"{name}:{value}").choices == ((facet, value),)


def test_a_choice_is_enough_to_leave_words_out_of() -> None:
    assert parse("-becas agency:SRE") == Parsed((), (Word("becas"),), (("agency", "SRE"),))


def test_a_value_ends_where_no_address_could_hold_it() -> None:
    assert parse("agency:S\0RE agency:I\ud800NM").choices == (("agency", "S"), ("agency", "I"))


def test_a_choice_counts_once() -> None:
    assert parse("objetivo:3 objective:3").choices == (("objective", "3"),)


# What cannot be read: the notice, and the plain words that are searched instead.
TOLD: tuple[tuple[str, str, Items], ...] = (
    ("quote", '"trata de', (Word("trata"), Word("de"))),
    ("quote", 'una "frase" y "otra', (Word("una"), Exact(("frase",)), Word("y"), Word("otra"))),
    ("field", "color:rojo", (Word("color"), Word("rojo"))),
    ("field", "https://www.gob.mx/", (Word("https"), Word("www"), Word("gob"), Word("mx"))),
    ("value", "respuesta:quizá", (Word("respuesta"), Word("quizá"))),
    ("value", 'agency:""', (Word("agency"),)),
    ("value", 'respuesta:""', (Word("respuesta"),)),
    ("prefix", "ab*", (Word("ab"),)),
    ("prefix", "*", ()),
    ("prefix", "no-se*", (Word("no"), Word("se"))),
    ("prefixes", "aaa* bbb* ccc*", (Prefix("aaa"), Prefix("bbb"), Word("ccc"))),
    ("star", "*migra", (Word("migra"),)),
    ("star", "mi*gra", (Word("mi"), Word("gra"))),
    ("or", "OR", ()),
    ("or", "becas OR", (Word("becas"),)),
    ("or", "OR becas", (Word("becas"),)),
    ("or", "becas OR agency:SRE inglés", (Word("becas"), Word("inglés"))),
    ("or", "becas OR -nivel inglés", (Word("becas"), Word("inglés"))),
    ("excluded", "becas -agency:SRE", (Word("becas"),)),
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
        ("respuesta:quizá", ["quizá", "respuesta"]),
        ("becas -agency:SRE", ["agency"]),
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
        (LONG, Word("a" * MAX_WORD)),
        (f"{LONG}*", Prefix("a" * MAX_WORD)),
        (f'"{LONG} b"', Exact(("a" * MAX_WORD, "b"))),
        (f'"{"b " * (MAX_ITEMS + 1)}"', Exact(("b",) * MAX_ITEMS)),
    ],
)
def test_what_is_cut_is_searched_by_its_beginning(text: str, item: syntax.Operand) -> None:
    assert parse(text).wanted == (item,)


def test_every_notice_is_seen_in_a_test() -> None:
    assert {name for name, *_ in (*TOLD, *CUT)} == set(NOTICES)


def test_the_longest_that_is_allowed_is_not_cut() -> None:
    text = " ".join(["a" * 8] * MAX_ITEMS) + " " * 13
    assert len(text) == MAX_CHARACTERS
    assert parse(text) == Parsed((Word("a" * 8),) * MAX_ITEMS)


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
    assert sum(isinstance(each, Prefix) for each in operands) <= MAX_PREFIXES
    for operand in operands:
        match operand:
            case Word(word):
                assert 0 < len(word) <= MAX_WORD
            case Prefix(prefix):
                assert len(prefix) >= syntax.MIN_PREFIX
            case Exact(words):
                assert 0 < len(words) <= MAX_ITEMS
    assert {notice.code for notice in parsed.notices} <= {"syntax", "truncated"}


@given(QUERIES.filter(lambda text: len(normalize("NFD", text)) <= MAX_CHARACTERS))
def test_decomposed_text_is_read_as_composed(text: str) -> None:
    assert parse(normalize("NFD", text)) == parse(normalize("NFC", text))
