"""Questions, over the report: the words around what is asked, and what they offer."""

import pytest

from search.model import Query
from search.searcher import Searcher

NO = (("response", "no"),)


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("¿Qué se hará para las mujeres?", "mujeres"),
        ("qué se va a hacer para las mujeres", "mujeres"),
        ("qué van a hacer por los refugiados", "refugiados"),
        ("se hará para refugiados", "refugiados"),
        ("quién va a cumplir con los refugiados", "refugiados"),
        ("cómo ayudarán a los refugiados", "refugiados"),
        ("quién apoyará a los refugiados", "refugiados"),
        ("qué harían por los albergues", "albergues"),
        ("de qué manera se realizará la capacitación", "capacitación"),
        ("cuándo empezará la capacitación", "capacitación"),
    ],
)
def test_words_around_a_question_miss_nothing(
    searcher: Searcher, question: str, asked: str
) -> None:
    whole, alone = searcher.search(Query(question, size=50)), searcher.search(Query(asked, size=50))
    assert whole.exact == alone.exact > 0
    assert whole.total == alone.total
    assert "missing" not in [notice.code for notice in whole.notices]


@pytest.mark.parametrize(
    "question",
    [
        "compromisos con los refugiados",
        "qué compromisos hay con los refugiados",
        "quién cumplirá los compromisos con los refugiados",
    ],
)
def test_commitments_rank_and_are_not_needed(searcher: Searcher, question: str) -> None:
    assert searcher.search(Query(question)).exact == searcher.search(Query("refugiados")).exact


@pytest.mark.parametrize(
    ("text", "offers"),
    [
        ("qué no se cumplirá", NO),
        ("no se hará", NO),
        ("qué no se hará para las mujeres", NO),
        ("lo que no se va a hacer con refugiados", NO),
        ("compromisos que no se van a cumplir", NO),
        ("líneas sin acciones", NO),
        ("mujeres sin acción", NO),
        ("estrategias sin actividades", NO),
        ("no habrá acciones para refugiados", NO),
        ("no se realizarán", NO),
        ("compromisos incumplidos", NO),
        ("qué promesas quedaron sin acciones", NO),
        ("cuáles líneas quedaron sin respuesta", NO),
        ("qué dejaron de hacer", NO),
        ("qué quedó pendiente", NO),
        ("lo que no se va a atender", NO),
        ("qué acciones no tienen actividades", NO),
        ("qué no piensan hacer", NO),
        ("en qué no habrá avances", NO),
        ("qué quedará sin hacer", NO),
        ("a qué dijeron que no", NO),
        ("qué faltó por cumplir", NO),
        ("promesas incumplidas", NO),
        ("qué no se atenderá de salud", NO),
        ("qué objetivos no contemplan actividades", NO),
        ("qué no les darán a los refugiados", NO),
        ("incumplimiento de contratos", ()),
        ("sin cumplimiento de la ley", ()),
        ("quienes no pueden atender a sus hijos", ()),
        ("sin atención médica", ()),
        ("no hay albergues", ()),
        ("no acompañados", ()),
        ("no discriminación", ()),
        ("sin documentos", ()),
        ("personas que no hablan español", ()),
        ("acciones para mujeres", ()),
        ('"no se hará"', ()),
        ("no se hará respuesta:no", ()),
    ],
)
def test_what_will_not_be_done_is_offered(
    searcher: Searcher, text: str, offers: tuple[tuple[str, str], ...]
) -> None:
    assert searcher.search(Query(text)).offers == offers


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("qué no se hará para las mujeres", "mujeres"),
        ("refugiados sin acciones", "refugiados"),
        ("no se van a cumplir capacitación", "capacitación"),
    ],
)
def test_its_words_are_not_searched_beside_others(
    searcher: Searcher, text: str, asked: str
) -> None:
    found, alone = (searcher.search(Query(t, size=50)) for t in (text, asked))
    assert [h.record.id for h in found.hits] == [h.record.id for h in alone.hits]


@pytest.mark.parametrize(
    "question",
    [
        "qué no se cumplirá",
        "qué no se hará",
        "qué fue lo que no hicieron",
        "no harán nada",
        "qué promesas quedaron sin acciones",
        "lo que no se va a atender",
        "qué no se promoverá",
        "qué dependencia tiene más compromisos",
        "quién hace más cosas",
        "cuál secretaría actúa menos",
    ],
)
def test_a_question_without_a_topic_searches_none_of_its_own_words(
    searcher: Searcher, question: str
) -> None:
    page, all_texts = searcher.search(Query(question)), searcher.search(Query())
    assert page.total == all_texts.total
    assert [each.why for each in page.hits] == [()] * len(page.hits)
    assert "ningún tema" in page.notices[-1].text
    assert page.offers or page.notices[0].code == "overview"


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ("qué dependencia tiene más compromisos", True),
        ("¿Qué dependencias hacen más?", True),
        ("cuál es la dependencia con más actividades", True),
        ("quién tiene más acciones", True),
        ("qué secretaría participa más", True),
        ("cuántos compromisos hay", True),
        ("cuántas actividades tiene la SRE", True),
        ("institución con menos acciones", True),
        ("qué dependencia atiende a refugiados", False),
        ("dependencias federales", False),
        ("más información para migrantes", False),
        ("cuántos años dura la condición de refugiado", False),
    ],
)
def test_a_question_of_how_much_offers_the_overview(
    searcher: Searcher, text: str, offered: bool
) -> None:
    codes = [notice.code for notice in searcher.search(Query(text)).notices]
    assert ("overview" in codes) is offered
    assert not (offered and "missing" in codes)
