"""Bodies in a query, over the report: how much of a name it takes, and what no text names."""

import pytest

from search.model import Query
from search.searcher import Searcher


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        # A name begun inside a longer query, at any place.
        ("secretaría del trabajo vigilancia", ("STPS",)),
        ("becas secretaría del trabajo", ("STPS",)),
        ("quejas ante la secretaría de la función", ("SFP",)),
        ("qué hace la secretaría de relaciones por los niños", ("SRE",)),
        ("procuraduría general delitos", ("PGR",)),
        ("procuraduría federal de protección menores", ("PFPNNA",)),
        ("unidad de política datos estadísticos", ("UPM",)),
        ("instituto mexicano de la juventud empleo", ("IMJUVE",)),
        ("instituto mexicano del seguro salud", ("IMSS",)),
        ("SRE y secretaría de desarrollo", ("SRE", "SEDESOL")),
        # A longer name goes first, whatever begins it.
        ("secretaría de desarrollo social", ("SEDESOL",)),
        # What every body has begins the name of none.
        ("dirección general de aduanas", ()),
        ("unidad especializada", ("UEITMPO",)),
        ("atención en unidad médica", ()),
        # A common noun is no body.
        ("bienestar", ()),
        ("bienestar de las familias", ()),
        ("Secretaría de Bienestar", ("SEDESOL",)),
        ("la cancillería", ("SRE",)),
        ("cancillería trata", ("SRE",)),
        ("inm", ("INM",)),
    ],
)
def test_bodies_that_a_query_names(searcher: Searcher, text: str, bodies: tuple[str, ...]) -> None:
    assert searcher.search(Query(text)).recognised == bodies


@pytest.mark.parametrize(
    ("text", "absent"),
    [
        ("SADER", ("SADER",)),
        ("sader", ("SADER",)),
        ("becas de la SADER", ("SADER",)),
        ("Instituto Nacional de las Mujeres", ("INMUJERES",)),
        ("INMUJERES", ("INMUJERES",)),
        ("Secretaría de Agricultura y Desarrollo Rural", ("SADER",)),
        ("Fiscalía General de la República", ("FGR",)),
        ("guardia nacional", ("GN",)),
        # The beginning of its name, where it is that of one body, or of one ministry.
        ("secretaría de educación becas", ("SEP",)),
        ("becas de la secretaría de educación", ("SEP",)),
        ("instituto nacional de lenguas traductores", ("INALI",)),
        ("secretaría de comunicaciones carreteras", ("SCT",)),
        ("instituto tecnológico", ()),
        ("comisión de derechos humanos", ()),
        ("consejo de seguridad", ()),
        ("centro de atención", ()),
        ("escuela nacional", ()),
        ("agricultura", ()),
        ("cultura", ()),
        ("defensa", ()),
        ("INM", ()),
        ("sepa", ()),  # it shares its stem with SEP
        ("sep", ("SEP",)),
        ("SEDESOL", ()),
    ],
)
def test_bodies_that_no_text_names(searcher: Searcher, text: str, absent: tuple[str, ...]) -> None:
    page = searcher.search(Query(text))
    assert page.absent == absent
    assert ("absent-body" in [notice.code for notice in page.notices]) == bool(absent)
    if absent:
        assert "missing" not in [notice.code for notice in page.notices]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "SADER",
            "Ningún texto nombra a SADER (Secretaría de Agricultura y Desarrollo Rural). Antes "
            "era SAGARPA (Secretaría de Agricultura, Ganadería, Desarrollo Rural, Pesca y "
            "Alimentación), que tampoco se nombra.",
        ),
        (
            "Instituto Nacional de las Mujeres",
            "Ningún texto nombra a INMUJERES (Instituto Nacional de las Mujeres). Después es "
            "SEMUJERES (Secretaría de las Mujeres), que tampoco se nombra.",
        ),
        (
            "FGR",
            "Ningún texto nombra a FGR (Fiscalía General de la República). Antes era PGR "
            "(Procuraduría General de la República), que actúa en 46 textos.",
        ),
    ],
)
def test_what_is_said_of_an_absent_body(searcher: Searcher, text: str, said: str) -> None:
    notices = {notice.code: notice.text for notice in searcher.search(Query(text)).notices}
    assert notices["absent-body"] == said


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Instituto Nacional de las Mujeres", "mujeres"),
        ("secretaría de desarrollo", "desarrollo"),
    ],
)
def test_the_words_of_a_name_stay_words(searcher: Searcher, text: str, word: str) -> None:
    found = [hit.record for hit in searcher.hits(Query(text))]
    assert any(word in record.text.lower() for record in found)


def test_whose_body_it_is_stands_above_its_words(searcher: Searcher) -> None:
    page = searcher.search(Query("secretaría de desarrollo", size=50))
    whose = [any(a.agency == "SEDESOL" for a in hit.record.attributions) for hit in page.hits]
    assert page.total > page.exact > 0
    assert whose == sorted(whose, reverse=True)
