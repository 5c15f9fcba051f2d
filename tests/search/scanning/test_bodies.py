"""The bodies that a text names."""

import pytest

from search.scanning.bodies import bodies
from search.scanning.passages import passages
from search.searcher import Searcher

CASES = {
    "letters": ("El INM y la SRE firmarán el convenio", ["INM", "SRE"]),
    "names": ("Lo dijo el Instituto Nacional de Migración en la capital", ["INM"]),
    "in small letters": ("lo dijo la secretaría de relaciones exteriores ayer", ["SRE"]),
    "in capitals": ("LA SECRETARÍA DE RELACIONES EXTERIORES RECIBIÓ LA CARTA", ["SRE"]),
    "each once": (
        "El INM dijo que el INM no fue, según el Instituto Nacional de Migración",
        ["INM"],
    ),
    "a beginning alone": ("La secretaría no quiso comentar el asunto del puente", []),
    "a beginning": ("La Procuraduría General no quiso comentar el asunto", []),
    "none": ("El alcalde inauguró el mercado y la fuente del parque", []),
    "small letters that are none": ("se sabe que la pgr y el inm son letras", []),
}


@pytest.mark.parametrize("case", CASES)
def test_bodies(case: str, searcher: Searcher) -> None:
    text, expected = CASES[case]
    found = bodies(passages(text), searcher.named)
    assert [each.id for each in found] == expected


def test_a_body_that_took_over_is_known_by_the_one_before(searcher: Searcher) -> None:
    [body] = bodies(passages("La FGR abrió dos carpetas de investigación"), searcher.named)
    assert (body.id, body.as_written, body.known_as) == ("FGR", "FGR", "PGR")
