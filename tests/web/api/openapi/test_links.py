"""From one operation to the next: what a link takes is there, and leads somewhere."""

import json
from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.web.api.openapi.test_document import PLACES, filled
from web.api.openapi.links import WAYS, Way

LINKS = [(operation, way) for operation, ways in WAYS.items() for way in ways]
ASKED = {"records": "?id=pem-2014-2018/2018/1.5.10", "search": "?q=trata"}


def value(expression: str, body: Any, path: dict[str, str]) -> str:
    """What an expression of a link stands for."""
    kind, _, place = expression.partition("#/")
    if kind != "$response.body":
        return path[expression.removeprefix("$request.path.")]
    for step in place.split("/"):
        body = body[int(step) if isinstance(body, list) else step]
    return str(body)


@pytest.mark.parametrize(("operation", "way"), LINKS, ids=lambda each: getattr(each, "name", each))
def test_a_link_leads_to_an_answer(
    client: FlaskClient, document: Any, operation: str, way: Way
) -> None:
    paths = {
        each["get"]["operationId"]: path
        for path, each in document["paths"].items()
        if "get" in each
    }
    begun, after = paths[operation], document["paths"][paths[way.operation]]["get"]
    body = json.loads(client.get(filled(begun) + ASKED.get(operation, "")).data)
    given = {name: value(each, body, PLACES) for name, each in way.takes.items()}
    standing = {row["name"]: row["in"] for row in after["parameters"]}
    assert given.keys() <= standing.keys()
    assert {name for name, where in standing.items() if where == "path"} <= given.keys()
    queried = {name: text for name, text in given.items() if standing[name] == "query"}
    answer = client.get(paths[way.operation].format(**given), query_string=queried)
    assert answer.status_code == 200


def test_every_link_is_of_an_operation(document: Any) -> None:
    linked = {
        operation["get"]["operationId"]: set(operation["get"]["responses"]["200"]["links"])
        for operation in document["paths"].values()
        if "get" in operation and operation["get"]["responses"]["200"]["links"]
    }
    assert linked == {operation: {way.name for way in ways} for operation, ways in WAYS.items()}
