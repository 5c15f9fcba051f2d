"""Spanish analysis: words to terms, whatever their accents, case, number or composition."""

import re
from collections.abc import Callable
from typing import Literal
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

import data
from search.spanish import analysis
from search.spanish.analysis import fold, n_form, terms, tokens, version

ACCENTS = re.compile("(?<![nN])[\u0300-\u036f]|(?<=[nN])[\u0300-\u0302\u0304-\u036f]")


def unaccented(text: str) -> str:
    """A text as typed without accents, the ñ kept; found in another way than the program does."""
    return normalize("NFC", ACCENTS.sub("", normalize("NFD", text)))


def vocabulary() -> list[str]:
    source = data.folder() / "programa-especial-de-migracion-2018.txt"
    return sorted({token[0] for token in analysis.TOKEN.finditer(source.read_text("utf-8"))})


VOCABULARY = vocabulary()


def test_the_vocabulary_is_the_source() -> None:
    assert len(VOCABULARY) > 2000
    assert {"migración", "Instituto", "SRE", "año", "niñas"} <= set(VOCABULARY)


@pytest.mark.parametrize("way", [unaccented, str.upper, str.lower, str.title])
def test_a_word_of_the_source_has_one_term(way: Callable[[str], str]) -> None:
    assert [w for w in VOCABULARY if terms(w) != terms(way(w))] == []


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_composition_changes_no_term_and_no_offset(form: Literal["NFC", "NFD"]) -> None:
    for word in VOCABULARY:
        written = normalize(form, f"a {word} z")
        (token,) = tokens(written)[1:-1]
        assert written[token.start : token.end] == normalize(form, word)
        assert token.surface == fold(word)


@pytest.mark.parametrize(
    ("singular", "plural"),
    [
        ("mujer", "mujeres"),
        ("joven", "jóvenes"),
        ("entidad", "entidades"),
        ("unidad", "unidades"),
        ("taller", "talleres"),
        ("familiar", "familiares"),
        ("consular", "consulares"),
        ("acta", "actas"),
        ("línea", "líneas"),
        ("año", "años"),
        ("luz", "luces"),
        ("niña", "niñas"),
        ("país", "países"),
        ("ley", "leyes"),
        ("órgano", "órganos"),
        ("género", "géneros"),
        ("capacitación", "capacitaciones"),
    ],
)
def test_singular_and_plural_share_a_term(singular: str, plural: str) -> None:
    assert terms(singular) == terms(plural) != []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("género", "generar"),
        ("género", "generación"),
        ("artículo", "articular"),
        ("público", "publicar"),
        ("deporte", "deportado"),
        ("año", "ano"),
        ("niño", "nino"),
        ("25,100", "25"),
    ],
)
def test_strangers_stay_apart(one: str, other: str) -> None:
    assert terms(one) != terms(other)


@pytest.mark.parametrize(
    ("text", "surfaces"),
    [
        ("25,100 personas", ["25100", "personas"]),
        ("la línea 1.5.10.", ["la", "linea", "1.5.10"]),
        ("IMSS-PROSPERA", ["imss", "prospera"]),
        ("AÑO, año", ["año", "año"]),
        ("pingüino", ["pinguino"]),
        ("D. O. F.", ["dof"]),
        ("¿…? — ¡!", []),
        ("", []),
    ],
)
def test_tokens_of_a_text(text: str, surfaces: list[str]) -> None:
    assert [token.surface for token in tokens(text)] == surfaces


@pytest.mark.parametrize("word", ["no", "sin", "contra", "estado", "estados", "entre", "sentido"])
def test_words_that_mean_something_are_kept(word: str) -> None:
    assert terms(word) != []


@pytest.mark.parametrize("word", ["de", "qué", "CÓMO", "cuál", "dónde", "quién", "cuánto", "según"])
def test_stop_words_go_whatever_their_accents(word: str) -> None:
    assert terms(word) == []


def test_n_form_of_every_word_of_the_source() -> None:
    formed = {fold(w): n_form(fold(w)) for w in VOCABULARY if "ñ" in w.lower()}
    assert {"niños", "campañas", "año"} <= set(formed)
    assert {w: n for w, n in formed.items() if n != w.replace("ñ", "n")} == {
        w: "" for w in formed if w in analysis.N_FORM_IS_ANOTHER_WORD
    }


@given(st.text())
def test_tokens_are_pieces_of_their_text_in_order(text: str) -> None:
    found = tokens(text)
    spans = [(token.start, token.end) for token in found]
    assert spans == sorted(spans)
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(token.surface and token.word for token in found)


@given(st.text(st.characters(categories=["L", "Mn", "Nd"]), min_size=1))
def test_folding_twice_is_folding_once(word: str) -> None:
    assert fold(fold(word)) == fold(word)


def test_a_memo_forgets_before_it_fills_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    memo = analysis.Memo(str.upper)
    monkeypatch.setattr(analysis.Memo, "LIMIT", 3)
    assert [memo[word] for word in "abcdab"] == list("ABCDAB")
    assert len(memo) <= 3


RULES = {
    "stop words": ("STOP_WORDS", frozenset({"de"})),
    "exceptions": ("EXCEPTIONS", {}),
    "ñ": ("N_FORM_IS_ANOTHER_WORD", frozenset[str]()),
    "tokens": ("TOKEN", re.compile(r"\w+")),
    "plural": ("singular", lambda word: word),
    "stemmer": ("_snowball", lambda word: word),
    "folding": ("folded", str.lower),
}


@pytest.mark.parametrize(("name", "other"), RULES.values(), ids=RULES)
def test_the_version_changes_with_a_rule(
    name: str, other: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = version()
    monkeypatch.setattr(analysis, name, other)
    monkeypatch.setattr(analysis, "_FOLDED", analysis.Memo(analysis._plain))
    monkeypatch.setattr(analysis, "_STEMS", analysis.Memo(analysis._stem))
    assert version() != before
