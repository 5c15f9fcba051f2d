"""The page of problems: every error of the API leads to its words there."""

import json
import re

import pytest
from flask.testing import FlaskClient

from tests.web.asking import page
from web import urls
from web.http.meanings import KINDS, MEANING

REFUSED = [
    "/api/v1/search?q=migraci%F3n",
    "/api/v1/nothing",
    "/api/v1/records/pem-2014-2018/2018/9.9.9",
    "/api/v1/search?q=" + "a" * 5000,
    "/api/v1/search?size=0",
    "/api/v1/search?" + "&".join(["id=1"] * 400),
]


@pytest.mark.parametrize("path", REFUSED, ids=lambda path: path[:45])
def test_the_type_of_an_error_can_be_opened(client: FlaskClient, path: str) -> None:
    problem = json.loads(client.get(path).data)
    address, _, place = problem["type"].partition("#")
    answer = client.get(problem["type"])
    assert (answer.status_code, answer.mimetype, address) == (200, "text/html", urls.PROBLEMS)
    heading = page(client, address).one("h2", id=place)
    kind = next(each for each in KINDS if each.name == place)
    assert heading.text == kind.title
    assert kind.status == problem["status"]


def test_a_method_that_changes_something_has_its_kind(client: FlaskClient) -> None:
    assert client.post("/api/v1/search").get_json()["type"] == "/problems#read-only"


def test_every_kind_has_its_place_and_says_what_to_do(client: FlaskClient) -> None:
    shown = page(client, urls.PROBLEMS).all("h2")
    assert [each.attributes["id"] for each in shown] == [each.name for each in KINDS]
    for each in KINDS:
        assert re.fullmatch("[a-z0-9-]+", each.name)
        assert each.means.endswith(".")
        assert each.do.endswith(".")
    assert client.get(urls.PROBLEMS).text.count("Qué hacer:") == len(KINDS)


def test_every_status_has_a_kind() -> None:
    assert {each.status for each in KINDS} == MEANING.keys()


def test_every_error_of_ours_has_a_kind(client: FlaskClient) -> None:
    described = client.get(urls.API_DOCUMENT).get_json()["components"]["responses"]
    for each in KINDS:
        assert f"`{urls.PROBLEMS}#{each.name}`" in described[str(int(each.status))]["description"]


def test_the_page_of_the_api_leads_there(client: FlaskClient) -> None:
    links = {a.attributes.get("href") for a in page(client, urls.API_PAGE).all("a")}
    assert urls.PROBLEMS in links


def test_under_a_path_the_type_stands_below_it(client: FlaskClient) -> None:
    answer = client.get("/api/v1/search?size=0", environ_overrides={"SCRIPT_NAME": "/busca"})
    assert answer.get_json()["type"] == "/busca/problems#fix-query"
