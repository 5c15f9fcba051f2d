"""Sites whose pages and API are compared: what ships, two years of a programme, one of its own."""

from dataclasses import replace
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from search.model import Attribution, Programme
from search.settings import Settings
from search.store.builds import Contents, publish
from tests.support.corpus import AGENCIES, record
from tests.support.shipped import publish_shipped
from tests.support.years import two_years
from web import create_app

OWN = Programme(
    "salud", "Programa de Salud", "Salud", 2021, "salud.csv", "5" * 64, levels=("Eje", "Acción")
)


def own() -> Contents:
    """Two levels with names of their own, no activity, an answer in the source's word."""
    rows = (
        ("1.1", "Vacunar a los niños", "Concluida", ("SRE", "INM"), ()),
        ("1.2", "Abrir dos clínicas", "", ("SRE",), ("PGR",)),
        ("2.1", "Comprar ambulancias", "no", ("INM",), ()),
    )
    found = [
        replace(
            record(f"salud/2021/{code}", text, response=response),
            attributions=(
                *(Attribution(each, "acts", 0, 1) for each in acts),
                *(Attribution(each, "named", 0, 1) for each in named),
            ),
        )
        for code, text, response, acts, named in rows
    ]
    return Contents({OWN.report: OWN}, AGENCIES, (), found)


@pytest.fixture(scope="session")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, FlaskClient]:
    """Each by its name."""

    def site(name: str, contents: Contents | None = None) -> FlaskClient:
        home: Path = tmp_path_factory.mktemp(name)
        publish(home, contents) if contents else publish_shipped(home)
        return create_app(Settings(home)).test_client()

    return {
        "shipped": site("shipped"),
        "years": site("years", two_years()),
        "own": site("own", own()),
    }
