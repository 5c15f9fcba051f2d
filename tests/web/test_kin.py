"""A body's dossier leads to the one before or after it, and to what both do."""

from pathlib import Path

import pytest
from flask.testing import FlaskClient

import data
from search.settings import Settings
from search.store.builds import publish
from search.thesaurus import authority
from tests.support.corpus import contents, record
from tests.support.markup import read
from web import create_app

TEXTS = {
    "justicia/2017/1.1.1": ("Integrar averiguaciones", "PGR"),
    "justicia/2017/1.1.2": ("Dar becas de posgrado", "CONACYT"),
    "justicia/2020/1.1.1": ("Integrar carpetas", "FGR"),
    "justicia/2020/1.1.2": ("Investigar secuestros", "FGR"),
}


@pytest.fixture(scope="module")
def visitor(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    home: Path = tmp_path_factory.mktemp("kin")
    made = contents(*(record(id_, text, acts=(who,)) for id_, (text, who) in TEXTS.items()))
    made.agencies = authority.load(data.folder() / "agencies.csv")
    publish(home, made)
    return create_app(Settings(index_dir=home)).test_client()


@pytest.mark.parametrize(
    ("id_", "role", "other"), [("PGR", "Después", "FGR"), ("FGR", "Antes", "PGR")]
)
def test_each_leads_to_the_other_with_its_source(
    visitor: FlaskClient, id_: str, role: str, other: str
) -> None:
    (kin,) = read(visitor.get(f"/agencies/{id_}").text).all("p", class_="kin")
    assert kin.text.startswith(role)
    assert "Cambio de 2018 (DOF 20/12/2018)" in kin.text
    to_other, both = kin.all("a")
    assert to_other.attributes["href"].startswith(f"/agencies/{other}")
    answer = visitor.get(both.attributes["href"].replace("/?", "/api/v1/search?")).get_json()
    assert answer["total"] == 3
    assert {a["id"] for hit in answer["hits"] for a in hit["agencies"]} == {"PGR", "FGR"}


def test_where_one_alone_acts_there_is_nothing_to_join(visitor: FlaskClient) -> None:
    kin = read(visitor.get("/agencies/CONACYT").text).all("p", class_="kin")
    assert kin
    assert "juntos" not in " ".join(each.text for each in kin)
