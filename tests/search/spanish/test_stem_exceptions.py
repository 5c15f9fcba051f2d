"""The words whose stem is written down: strangers part, relatives meet."""

import pytest

from search.spanish import analysis, stem_exceptions


def term(word: str) -> str:
    folded = analysis.fold(word)
    return stem_exceptions.EXCEPTIONS.get(folded) or analysis.stem(folded)


@pytest.mark.parametrize(
    ("one", "stranger"),
    [
        ("género", "generar"),
        ("artículo", "articular"),
        ("público", "publicar"),
        ("comunidad", "comunicación"),
        ("casa", "caso"),
        ("mesa", "mes"),
        ("Costa Rica", "costo"),
        ("nacionalidad", "nacional"),
        ("seguridad", "seguro"),
        ("unidad", "Estados Unidos"),
        ("trata", "tratado"),
        ("trata", "tratar"),
        ("deportistas", "deportados"),
        ("marzo", "marco"),
        ("plaza", "plazo"),
        ("libros", "libre"),
        ("maras", "mar"),
        ("integridad", "integración"),
        ("indicadores", "indicar"),
        ("investigador", "investigar"),
        ("Puebla", "pueblo"),
        ("partos", "parte"),
        ("muros", "murieron"),
        ("separos", "separación"),
        ("horas extra", "extraer"),
        ("boletas", "boletos"),
        ("áreas verdes", "verdad"),
        ("mecanismos", "mecánico"),
        ("granos", "gran"),
        ("ganado", "ganar"),
        ("puertas", "puerto"),
        ("importadores", "importante"),
        ("ambulancias", "ambulantes"),
        ("células", "celular"),
        ("doctorado", "doctor"),
        ("hábitos", "habitantes"),
        ("esperanza", "espera"),
        ("sostenible", "sostener"),
        ("cargas", "cargo"),
        ("utilidades", "útiles"),
        ("restaurantes", "restauración"),
        ("fraccionamientos", "fracción"),
        ("auditiva", "auditar"),
        ("formatos", "formativo"),
        ("senos", "senado"),
        ("sana", "San Luis"),
        ("COMAR", "comer"),
        ("INE", "INEA"),
        ("PRIM", "primer"),
    ],
)
def test_strangers_have_terms_of_their_own(one: str, stranger: str) -> None:
    assert {term(word) for word in one.split()}.isdisjoint(term(word) for word in stranger.split())


@pytest.mark.parametrize(
    "relatives",
    [
        "interés intereses",
        "inglés ingleses inglesa",
        "primer primero primera",
        "comunicar comunicación comunicaciones comunica comunicado",
        "identificar identificación identificado identifica identificadores",
        "erradicar erradicación",
        "atender atenderá atenderán",
        "difundir difundirá difundido",
        "mantener mantendrá",
        "productivo productiva productividad",
        "deporte deportivo deportistas",
        "unidad unidades",
        "sala salas",
    ],
)
def test_relatives_meet(relatives: str) -> None:
    assert len({term(word) for word in relatives.split()}) == 1


def test_no_word_is_given_two_terms() -> None:
    given = [
        *stem_exceptions._forms(stem_exceptions.APART),
        *stem_exceptions._forms(stem_exceptions.JOINED),
        *stem_exceptions._futures(),
        *stem_exceptions._in_ic(),
        *((acronym, acronym) for acronym in stem_exceptions.ACRONYMS.split()),
    ]
    terms: dict[str, set[str]] = {}
    for word, stem in given:
        terms.setdefault(word, set()).add(stem)
    assert {word: found for word, found in terms.items() if len(found) > 1} == {}


def test_words_are_written_folded() -> None:
    assert [word for word in stem_exceptions.EXCEPTIONS if word != analysis.fold(word)] == []


@pytest.mark.parametrize("verb", stem_exceptions.FUTURES.split())
def test_a_future_has_the_term_of_its_infinitive(verb: str) -> None:
    assert stem_exceptions.EXCEPTIONS[verb + "a"] == analysis.stem(verb)


@pytest.mark.parametrize("root", stem_exceptions.IN_IC.split())
def test_a_noun_in_icacion_has_the_term_of_its_verb(root: str) -> None:
    assert stem_exceptions.EXCEPTIONS[root + "acion"] == analysis.stem(root + "ar")
