"""What is offered while typing, over a handful of words, bodies, phrases and codes."""

from collections.abc import Sequence

import pytest

from search.ids import HeadingId
from search.model import Agency, Heading, Query
from search.query import completion
from search.query.completion import Completer
from search.searcher import Searcher
from search.spanish import analysis
from search.spanish.phrases import PhraseCounter

WORDS = {"salud": 9, "mental": 4, "menores": 8, "mentir": 1, "niñas": 5, "saldo": 1, "de": 50}
TOGETHER = {("salud", "mental"): 3, ("salud", "menores"): 1, ("niñas", "menores"): 5}
CODES = ("1", "1.1", "1.2", "1.10", "1.1.1", "1.1.2", "1.1.10", "2")


def having(terms: Sequence[str], surfaces: Sequence[str]) -> list[int]:
    """Invented counts, by the stems of pairs."""
    pairs = {(analysis.stem(one), other): n for (one, other), n in TOGETHER.items()}
    return [pairs.get((terms[0], surface), 0) if terms else 1 for surface in surfaces]


@pytest.fixture(scope="module")
def completer() -> Completer:
    ids = {f"p/2018/{code}": Heading(code, "") for code in reversed(CODES)}
    headings = {HeadingId.parse(id_): heading for id_, heading in ids.items()}
    bodies = {"SRE": Agency("SRE", "Secretaría de Relaciones Exteriores", "dependencia", "")}
    return Completer(
        [
            *completion.agencies({"SRE": 3}, bodies),
            *completion.phrases([("servicios de salud", 4)]),
            *completion.words(WORDS, {}),
        ],
        having,
        completion.Codes(headings, dict.fromkeys(map(str, headings), 1), {}),
    )


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("1.", ["1", "1.1", "1.1.1", "1.1.2", "1.1.10", "1.2", "1.10"]),
        ("1.1", ["1.1", "1.1.1", "1.1.2", "1.1.10", "1.10"]),
        ("1.1.", ["1.1", "1.1.1", "1.1.2", "1.1.10"]),
        ("1.10", ["1.10"]),
        ("1.9", []),
        ("salud men", ["salud mental", "salud menores"]),
        ("SALUD Men", ["SALUD mental", "SALUD menores"]),
        ("niñas mental", []),
        ("salud de", []),
        ("salud OR", []),
        ("salud -men", []),
        ("salud m", []),
        ("salud", ["servicios de salud", "salud"][::-1]),
        ("slaud", ["salud", "servicios de salud"]),
        ("salu", ["salud", "servicios de salud"]),
        ("zalud", ["salud", "servicios de salud"]),
        ("saluud", ["salud", "servicios de salud"]),
        ("slud", ["salud", "servicios de salud"]),
        ("sld", []),
        ("zzlud", []),
        ("salud metnal", ["salud mental"]),
        ("secretria de rel", ["SRE"]),
        ("m", []),
        ("", []),
    ],
)
def test_what_is_offered(completer: Completer, typed: str, offered: list[str]) -> None:
    assert [each.text for each in completer.complete(typed, 10)] == offered


def test_the_last_word_is_counted_with_those_before(completer: Completer) -> None:
    first, second = completer.complete("salud men", 10)
    assert (first.kind, first.count, second.count) == ("words", 3, 1)


def test_a_slip_is_looked_for_only_where_nothing_else_is_offered(completer: Completer) -> None:
    assert [each.text for each in completer.complete("sald", 10)] == ["saldo"]


def test_phrases_neither_begin_nor_end_in_function_words() -> None:
    counter = PhraseCounter()
    for text in ("migrantes a través de oficinas", "sin migrantes no acompañados") * 3:
        counter.add(text)
    assert [phrase for phrase, _ in counter.frequent()] == ["migrantes no acompañados"]


@pytest.mark.parametrize("typed", ["salud men", "niños no acomp", "SRE protec", "trata víct"])
def test_as_many_texts_have_the_words_as_is_said(searcher: Searcher, typed: str) -> None:
    offered = [each for each in searcher.suggest(typed, 20) if each.kind == "words"]
    assert offered
    for each in offered:
        *before, last = analysis.tokens(each.text)
        texts = [analysis.counted(record.text) for record in searcher.records()]
        having_all = [
            text
            for text in texts
            if {word.term for word in before} <= {"", *text.terms} and last.surface in text.forms
        ]
        assert each.count == len(having_all) > 0


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("respuesta:", ["respuesta:si", "respuesta:no"]),
        ("respuesta:n", ["respuesta:no"]),
        ("respuesta:s", ["respuesta:si"]),  # «No se realizarán acciones»: not by its «se»
        ("Respuesta:NO", ["Respuesta:no"]),
        ("salud tipo:act", ["salud tipo:actividad"]),
        ("dependencia:relaciones ext", []),
        ('dependencia:"relaciones ext', ["dependencia:SRE"]),
        ("objetivo:", [f"objetivo:{n}" for n in range(1, 6)]),
        ("estrategia:1.", [f"estrategia:1.{n}" for n in range(1, 6)]),
        ("compromiso:cifra", ["compromiso:has-figure"]),
        ("respuesta:quizá", []),
        ("-respuesta:", []),
    ],
)
def test_values_of_filters(searcher: Searcher, typed: str, offered: list[str]) -> None:
    found = searcher.suggest(typed, 20)
    assert [each.text for each in found if each.kind == "filter"] == offered


@pytest.mark.parametrize("typed", ["dependencia:s", "salud respuesta:", "migrantes hallazgo:"])
def test_a_filter_leaves_as_many_texts_as_is_said(searcher: Searcher, typed: str) -> None:
    offered = searcher.suggest(typed, 20)
    assert offered
    for each in offered:
        assert searcher.search(Query(each.text)).total == each.count, each


@pytest.mark.parametrize("typed", ["SR", "inm", "de", "pg", "mig", "con", "proc", "salud"])
def test_nothing_is_offered_twice(searcher: Searcher, typed: str) -> None:
    offered = [each.text.casefold() for each in searcher.suggest(typed, 20)]
    assert offered
    assert len(offered) == len(set(offered))


@pytest.mark.parametrize(
    "typed", ["los migr", "derechos hum", "las víct", "en el ext", "programa nac"]
)
def test_the_last_word_is_completed_by_one_form_of_each_word(
    searcher: Searcher, typed: str
) -> None:
    words = [e.text.split()[-1] for e in searcher.suggest(typed, 20) if e.kind == "words"]
    stems = [analysis.stem(analysis.fold(word)) for word in words]
    assert len(stems) == len(set(stems))
    assert all(word.islower() or word.isupper() for word in words)
