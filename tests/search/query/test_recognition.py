"""Which agencies a query names."""

import pytest

from search.model import Agency
from search.query.recognition import Recogniser
from search.spanish import analysis

AGENCIES = {
    id_: Agency(id_, name, "", "", variants)
    for id_, name, variants in (
        ("SRE", "Secretaría de Relaciones Exteriores", ("Cancillería",)),
        ("SFP", "Secretaría de la Función Pública", ()),
        ("PGR", "Procuraduría General de la República", ()),
        ("FGR", "Fiscalía General de la República", ()),
        ("PROFEDET", "Procuraduría Federal de la Defensa del Trabajo", ()),
        ("CI", "Comisión para los Delitos de Trata y de estos Delitos", ()),
    )
}
ACTING = {"SRE": 3, "SFP": 2, "PGR": 9, "PROFEDET": 1, "CI": 1}
RECOGNISER = Recogniser(AGENCIES, ACTING, {"FGR": ("PGR",)})


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("sre", [("SRE",)]),
        ("cancilleria", [("SRE",)]),
        ("becas de la Secretaría de Relaciones Exteriores", [("SRE",)]),
        ("SRE y SFP", [("SRE",), ("SFP",)]),
        # The beginning of a name counts where it is all that is asked; most active first.
        ("la procuraduría", [("PGR", "PROFEDET")]),
        ("secretaría", [("SRE", "SFP")]),
        ("la procuraduría y las víctimas", []),
        # A name with a word twice.
        ("comisión para los delitos de trata y de estos delitos", [("CI",)]),
        # The body that came after is not in the build: the one before it is.
        ("FGR", [("PGR",)]),
        ("Fiscalía General de la República", [("PGR",)]),
        ("relaciones laborales", []),
    ],
)
def test_agencies_are_recognised(query: str, found: list[tuple[str, ...]]) -> None:
    assert [named.agencies for named in RECOGNISER.find(analysis.terms(query))] == found


def test_a_later_body_that_is_in_the_build_stands_for_itself() -> None:
    recogniser = Recogniser(AGENCIES, {**ACTING, "FGR": 2}, {"FGR": ("PGR",)})
    assert [named.agencies for named in recogniser.find(analysis.terms("FGR"))] == [("FGR",)]
