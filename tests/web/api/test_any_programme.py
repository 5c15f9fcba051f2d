"""The API of programmes with levels, responses, agencies and columns of their own."""

import json
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
from flask.testing import FlaskClient

from search.settings import Settings
from search.store.builds import Contents, publish
from tests.support.invented import GOAL, coasts, deep, flat, silent
from web import create_app

LINE = "/api/v1/records/pcm-2024-2030/2024/1.1.1.1"


def site(home: Path, contents: Contents) -> FlaskClient:
    publish(home, contents)
    return create_app(Settings(index_dir=home)).test_client()


@pytest.fixture(scope="module")
def visitor(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    return site(tmp_path_factory.mktemp("coast"), coasts())


def ask(visitor: FlaskClient, path: str) -> Any:
    answer = visitor.get(path)
    assert answer.status_code == 200
    return json.loads(answer.data)


def test_a_record_says_all_that_its_source_does(visitor: FlaskClient) -> None:
    found = ask(visitor, LINE)
    assert found["headings"] == [
        {"level": "Eje", "code": "1", "text": "Rumbo a", "written": "I"},
        {"level": "Objetivo prioritario", "code": "1.1", "text": "Rumbo b", "written": "I.1"},
        {"level": "Estrategia prioritaria", "code": "1.1.1", "text": "Rumbo c", "written": "I.1.1"},
        {
            "level": "Acción puntual",
            "code": "1.1.1.1",
            "text": "Plantar mangle rojo",
            "written": "I.1.1.1",
        },
    ]
    assert (found["response"], found["response_label"]) == ("Concluida", "Concluida")
    assert found["columns"] == [
        {"column": each.column, "text": each.text, "value": each.value} for each in GOAL
    ]
    assert [(a["id"], a["role"], a["given"]) for a in found["agencies"]] == [
        ("INM", "acts", True),
        ("SRE", "acts", True),
    ]
    assert {a["given"] for a in found["attributions"]} == {True}
    assert found["report"]["columns"][0] == "Indicador"


def test_what_is_read_beside_what_is_given(visitor: FlaskClient) -> None:
    found = ask(visitor, f"{LINE}/1")
    assert [(a["id"], a["given"]) for a in found["agencies"]] == [("PGR", False), ("SRE", True)]
    assert [(a["agency"], a["start"], a["given"]) for a in found["attributions"]] == [
        ("SRE", None, True),
        ("PGR", 0, False),
    ]


def test_no_response_is_an_empty_text(visitor: FlaskClient) -> None:
    found = ask(visitor, "/api/v1/records/pcm-2024-2030/2024/2.1.1.1")
    assert (found["response"], found["response_label"]) == ("", "")


def test_a_yes_has_its_words(client: FlaskClient) -> None:
    found = ask(client, "/api/v1/records/pem-2014-2018/2018/1.5.10")
    assert (found["response"], found["response_label"]) == ("yes", "Se realizarán acciones")
    assert found["columns"] == []
    assert {a["given"] for a in found["agencies"]} == {False}


def test_a_hit_has_them_too(visitor: FlaskClient) -> None:
    (hit, *_) = ask(visitor, "/api/v1/search?q=mangle&kind=line")["hits"]
    assert hit["columns"][1] == {"column": "Meta 2024", "text": "2,400", "value": 2400.0}
    assert hit["agencies"][0]["given"] is True


def test_a_response_of_its_own_narrows(visitor: FlaskClient) -> None:
    assert ask(visitor, "/api/v1/search?response=En+proceso")["total"] == 1
    refused = visitor.get("/api/v1/search?response=Cancelada")
    assert refused.status_code == 422
    allowed = json.loads(refused.data)["errors"][0]["allowed"]
    assert {"Concluida", "En proceso"} <= set(allowed)


@pytest.mark.parametrize("made", [coasts, silent, flat, deep])
def test_what_is_answered_is_as_described(made: Any, tmp_path: Path) -> None:
    visitor = site(tmp_path, made())
    document = ask(visitor, "/api/v1/openapi.json")
    page = ask(visitor, "/api/v1/search?size=50")
    assert page["hits"]
    asked: list[tuple[str, Any]] = [("Page", page)]
    asked += [("Record", ask(visitor, f"/api/v1/records/{hit['id']}")) for hit in page["hits"]]
    asked += [("Rows", ask(visitor, "/api/v1/search.json"))]
    for shape, answer in asked:
        schema = {"$ref": f"#/components/schemas/{shape}", "components": document["components"]}
        jsonschema_rs.Draft202012Validator(schema).validate(answer)


def test_the_document_shows_what_they_look_like(client: FlaskClient) -> None:
    schemas = ask(client, "/api/v1/openapi.json")["components"]["schemas"]
    for shape in ("Cell", "Level", "Actor"):
        (example,) = schemas[shape]["examples"]
        schema = {"$ref": f"#/components/schemas/{shape}", "components": {"schemas": schemas}}
        jsonschema_rs.Draft202012Validator(schema).validate(example)
