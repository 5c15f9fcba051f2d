"""A search as one sentence: grammar, every facet, and no two searches alike."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations, product
from pathlib import Path

import pytest

from search.filters import Filters
from search.model import Agency, Query
from search.output.asked.sentence import IN_WORDS, sentence
from search.schema import FACET, FACETS, LEVELS
from search.searcher import Searcher
from search.store.builds import Contents, open_in
from tests.support.corpus import contents, record
from tests.support.stores import publish, store_of
from tests.support.years import two_years

TITLE = "Programa Especial de Migración 2014-2018"
PEM = f"del {TITLE} (informe 2018)"


def opened(home: Path, what: Contents) -> Searcher:
    return open_in(store_of(home, "whoosh"), publish(home, what, "whoosh"))


@pytest.fixture(scope="module")
def years(tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    """Programme agua in 2017 and 2018, bosque in 2020."""
    return opened(tmp_path_factory.mktemp("years"), two_years())


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    """A municipal agenda whose levels have names of their own, and codes as it writes them."""
    told = contents(
        record("agenda/2020/1.1.1", "Barrer las plazas", acts=("SRE",), response="En proceso"),
        record("agenda/2020/1.1.1/1", "La SRE barrerá diez plazas", acts=("SRE",)),
        record("agenda/2020/2.1.1", "Podar los árboles", response="Concluida"),
    )
    programmes = {
        report: replace(each, title="Agenda Municipal", levels=("Vertiente", "Tema", "Proyecto"))
        for report, each in told.programmes.items()
    }
    written = {"1": "I", "2": "II", "1.1": "I.a", "2.1": "II.a"}
    records = [
        replace(
            each,
            headings=tuple(replace(h, written=written.get(h.code, "")) for h in each.headings),
        )
        for each in told.records
    ]
    agencies = {**told.agencies, "OM": Agency("OM", "Oficialía Mayor", "dependencia", "")}
    return opened(
        tmp_path_factory.mktemp("own"), Contents(programmes, agencies, (), tuple(records))
    )


def asked(text: str = "", without: tuple[str, ...] = (), **chosen: str) -> Query:
    filters = Filters(**{name: tuple(values.split("|")) for name, values in chosen.items()})
    return Query(text, filters, without=without)


@pytest.mark.parametrize(
    ("query", "said"),
    [
        (asked(), f"Textos {PEM}"),
        (asked("salud mental"), f"Textos que mencionan «salud mental», {PEM}"),
        (
            asked("salud mental", kind="activity", agency="SS", objective="4"),
            "Actividades que mencionan «salud mental», en las que actúa la SS, del objetivo 4 "
            f"{PEM}",
        ),
        (
            asked(kind="line", agency="INM|SS"),
            f"Líneas de acción en las que actúan el INM o la SS, {PEM}",
        ),
        (
            asked(kind="activity|line", agency="INM|SEP|SS", role="named"),
            "Líneas de acción y actividades en las que solo se mencionan el INM, la SEP o la SS, "
            f"{PEM}",
        ),
        (asked(agency="INM", role="any"), f"Textos en los que actúa o se menciona el INM, {PEM}"),
        (
            asked(agency="INM|none", role="acts|named"),
            "Textos en los que actúa o se menciona el INM o no actúa ninguna dependencia, " + PEM,
        ),
        (asked(agency="none"), f"Textos en los que no actúa ninguna dependencia, {PEM}"),
        (asked(role="named"), f"Textos con papel de la dependencia: solo se menciona, {PEM}"),
        (asked(strategy="3.1"), f"Textos de la estrategia 3.1 {PEM}"),
        (
            asked(objective="1|2", strategy="3.1|3.2"),
            f"Textos de los objetivos 1 o 2 o de las estrategias 3.1 o 3.2 {PEM}",
        ),
        (
            asked(response="no", kind="line"),
            f"Líneas de acción con la respuesta «No se realizarán acciones», {PEM}",
        ),
        (
            asked(commitment="has-figure|has-place"),
            f"Textos con fuerza del compromiso: con cifra o con lugar, {PEM}",
        ),
        (asked('"salud mental"'), f"Textos que dicen exactamente «salud mental», {PEM}"),
        (asked("salud -mental"), f"Textos que mencionan «salud» y no «mental», {PEM}"),
        (
            asked('-salud -"la frontera"'),
            f"Textos que no mencionan «salud» ni «“la frontera”», {PEM}",
        ),
        (
            asked("salud -agency:INM"),
            f"Textos que mencionan «salud», sin dependencia que actúa: INM, {PEM}",
        ),
        (
            asked("salud respuesta:no"),
            f"Textos que mencionan «salud», con la respuesta «No se realizarán acciones», {PEM}",
        ),
        (asked("1.5.10"), f"Textos con la clave 1.5.10, {PEM}"),
        (asked("niñas OR -niños"), f"Textos que mencionan «niñas OR -niños», {PEM}"),
        (
            asked("deportados", ("deportados>repatriados", "form:deportada")),
            "Textos que mencionan «deportados», sin buscar «repatriados» por «deportados», "
            f"sin la forma «deportada», {PEM}",
        ),
    ],
)
def test_a_search_of_one_report_is_said_with_its_programme(
    searcher: Searcher, query: Query, said: str
) -> None:
    assert sentence(query, searcher) == said


@pytest.mark.parametrize(
    ("query", "said"),
    [
        (asked(), "Todos los textos"),
        (asked("mangle"), "Textos que mencionan «mangle»"),
        (asked(kind="activity"), "Actividades"),
        (asked(year="2017"), "Textos del informe de 2017"),
        (asked(year="2017|2020"), "Textos de los informes de 2017 o 2020"),
        (asked(programme="agua"), "Textos del Programa agua"),
        (asked(programme="bosque"), "Textos del Programa bosque (informe 2020)"),
        (
            asked(programme="agua|bosque", year="2017|2018"),
            "Textos del Programa agua o del Programa bosque (informes 2017 o 2018)",
        ),
        (asked(objective="1"), "Textos del objetivo 1"),
        (asked(objective="agua/1"), "Textos del objetivo 1 (Programa agua)"),
        (asked(objective="agua/2018/2"), "Textos del objetivo 2 (Programa agua, 2018)"),
        (
            asked("lodo", objective="agua/2017/2", programme="agua", year="2017"),
            "Textos que mencionan «lodo», del objetivo 2 (Programa agua, 2017) del Programa agua "
            "(informe 2017)",
        ),
    ],
)
def test_a_search_of_several_reports_names_those_that_are_chosen(
    years: Searcher, query: Query, said: str
) -> None:
    assert sentence(query, years) == said


@pytest.mark.parametrize(
    ("query", "said"),
    [
        (asked(), "Textos de la Agenda Municipal (informe 2020)"),
        (
            asked("plazas", kind="line", agency="SRE", objective="1"),
            "Proyectos que mencionan «plazas», en los que actúa la Secretaría de Relaciones "
            "Exteriores, de la vertiente I de la Agenda Municipal (informe 2020)",
        ),
        (
            asked(kind="activity|line", agency="SRE"),
            "Proyectos y actividades en los que actúa la Secretaría de Relaciones Exteriores, de "
            "la Agenda Municipal (informe 2020)",
        ),
        (
            asked(kind="activity", agency="OM|SRE", strategy="1.1|2.1"),
            "Actividades en las que actúan la Oficialía Mayor o la Secretaría de Relaciones "
            "Exteriores, de los temas I.a o II.a de la Agenda Municipal (informe 2020)",
        ),
        (
            asked(response="Concluida|En proceso"),
            "Textos con la respuesta «Concluida» o «En proceso», de la Agenda Municipal "
            "(informe 2020)",
        ),
    ],
)
def test_levels_bodies_and_answers_are_called_as_the_programme_calls_them(
    own: Searcher, query: Query, said: str
) -> None:
    assert sentence(query, own) == said


TEXTS = ("", "mangle", '"mangle"', "mangle -lodo", "-lodo", "mangle -agency:SRE", "1.1.1")
VALUES = {
    "agency": ("SRE", "INM", "none"),
    "role": ("acts", "named"),
    "response": ("yes", "no"),
    "kind": ("activity", "line"),
    "year": ("2017", "2018"),
    "programme": ("agua", "bosque"),
    "objective": ("1", "agua/2018/2"),
    "strategy": ("1.1", "agua/2017/2.1"),
}
BODIES = {
    "INM": "el Instituto Nacional de Migración",
    "SRE": "la Secretaría de Relaciones Exteriores",
}
UNDER = {"acts": "actúa", "named": "menciona", "line": "línea", "activity": "actividad"}


def choices(facet: str, build: Searcher) -> Iterator[tuple[str, ...]]:
    """No value of a facet, one, and two."""
    values = VALUES.get(facet) or tuple(build.choices()[facet])[:2]
    for n in range(3):
        yield from combinations(sorted(values), n)


def every(build: Searcher) -> Iterator[Query]:
    """Each two facets with 0, 1 and 2 values of each, beside each kind of words."""
    for one, other in combinations((facet.name for facet in FACETS), 2):
        for some, more in product(choices(one, build), choices(other, build)):
            yield from (Query(text, Filters(**{one: some, other: more})) for text in TEXTS)


def meant(query: Query) -> tuple[object, ...]:
    """What a search finds: bodies have a role where one is chosen, and act where none is named."""
    chosen = dict(query.filters.chosen)
    if set(chosen.get("agency", ())) - {"none"} and chosen.get("role") == ("acts",):
        del chosen["role"]
    return query.text, tuple(sorted(chosen.items()))


@pytest.fixture(scope="module")
def combined(years: Searcher) -> tuple[tuple[Query, str], ...]:
    """Every combination, with its sentence."""
    return tuple((query, sentence(query, years)) for query in every(years))


def test_different_searches_have_different_sentences(
    combined: tuple[tuple[Query, str], ...],
) -> None:
    found: dict[str, tuple[object, ...]] = {}
    for query, said in combined:
        assert found.setdefault(said, meant(query)) == meant(query), said
    assert len(found) > 3_500


def told(facet: str, value: str, build: Searcher) -> str:
    """What of a value must stand in a sentence, whatever stands around it."""
    if facet in LEVELS:
        return value.rpartition("/")[2]
    if facet == "agency":
        return {"none": "no actúa ninguna dependencia", **BODIES}[value]
    if facet in ("kind", "role"):
        return UNDER[value]
    return build.label(facet, value).lower()


def test_no_choice_is_left_out_of_a_sentence(
    years: Searcher, combined: tuple[tuple[Query, str], ...]
) -> None:
    for query, said in combined:
        for facet, values in query.filters.chosen:
            for value in values:
                assert told(facet, value, years).lower() in said.lower(), (facet, value, said)


def test_articles_and_verbs_agree_in_every_combination(
    combined: tuple[tuple[Query, str], ...],
) -> None:
    for query, said in combined:
        filters = query.filters
        bodies = [each for each in filters["agency"] if each != "none"]
        masculine = not filters["kind"]
        if filters["agency"]:
            assert ("en los que" if masculine else "en las que") in said
            assert ("en las que" if masculine else "en los que") not in said
        if len(bodies) == 1:
            assert "actúan " not in said
            assert "mencionan el" not in said
        if len(bodies) == 2:
            assert f"n {BODIES['INM']} o {BODIES['SRE']}" in said
        assert "de el " not in said
        assert "  " not in said
        assert " ," not in said
        assert not said.endswith((" ", ","))


# What no sentence has: doubled words and spaces, articles not drawn together, a mark that hangs.
ILL_FORMED = re.compile(r"  | [,.;:)»]|[(«] |,,|\b(?:de|a) el\b|\b(\w+) \1\b|[{}<>]|«»|\(\)")


def subsets(build: Searcher) -> Iterator[tuple[tuple[str, tuple[str, ...]], ...]]:
    """Every set of facets that have values, with one of each, and with two."""
    held = [facet.name for facet in FACETS if VALUES.get(facet.name) or build.choices()[facet.name]]
    for size in range(len(held) + 1):
        for names in combinations(held, size):
            for n in (1, 2):
                yield tuple((name, [*choices(name, build)][-1][:n]) for name in names)


def test_every_set_of_facets_is_said_in_well_formed_words(years: Searcher) -> None:
    for chosen in subsets(years):
        said = sentence(Query("lodo", Filters(**dict(chosen))), years)
        assert not ILL_FORMED.search(said), said
        assert said[0].isupper(), said
        assert said[-1].isalnum() or said[-1] in "»)", said
        assert said.count("«") == said.count("»"), said
        assert said.count("(") == said.count(")"), said
        for facet, values in chosen:
            for value in values:
                assert told(facet, value, years).lower() in said.lower(), (value, said)


def test_a_facet_without_words_of_its_own_is_said_by_the_table(years: Searcher) -> None:
    generic = [facet for facet in FACETS if facet.name not in IN_WORDS]
    assert {"finding", "commitment"} <= {facet.name for facet in generic}
    for facet in generic:
        values = tuple(years.choices()[facet.name])[:1]
        said = sentence(Query(filters=Filters(**{facet.name: values})), years)
        assert f"Textos con {FACET[facet.name].label.lower()}: " in said
