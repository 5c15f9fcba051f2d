"""The document of the API against the code that serves it."""

import json
import re
from typing import Any

import pytest
import schemathesis
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from schemathesis import GenerationMode

from search.searcher import Searcher
from web import OPERATIONS, contract, urls
from web.api.openapi import schema
from web.params import FOR_SEARCH


@pytest.fixture
def document(client: FlaskClient) -> Any:
    """The document as served."""
    return json.loads(client.get("/api/v1/openapi.json").data)


@pytest.fixture
def api(app: Flask) -> schemathesis.BaseSchema:
    """The document as its tester has it."""
    return schemathesis.openapi.from_wsgi("/api/v1/openapi.json", app)


TOO_LONG = 414  # a refusal, though the tester does not count it as one
POSITIVE, NEGATIVE = GenerationMode.POSITIVE, GenerationMode.NEGATIVE
LISTED = [
    (urls.template(path), mode)
    for operation in OPERATIONS
    for path in operation.paths
    for mode in (POSITIVE, NEGATIVE)
    if operation.takes or "<" in path or mode is POSITIVE  # else there is nothing to get wrong
]


@pytest.mark.parametrize(("path", "mode"), LISTED, ids=lambda value: str(value))
def test_every_operation_keeps_its_promises(
    api: schemathesis.BaseSchema, path: str, mode: GenerationMode
) -> None:
    cases = api[path]["GET"].as_strategy(generation_mode=mode)

    @given(cases)
    @settings(
        max_examples=15,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    def ask(case: schemathesis.Case[Any]) -> None:
        response = case.call(headers={"Accept-Encoding": "identity"})  # it unpacks nothing
        if response.status_code != TOO_LONG:
            case.validate_response(response)

    ask()


# They only lead on.
FORMER = {
    urls.template(rule)
    for rule in (
        urls.FORMER_API_LINE,
        urls.FORMER_API_ACTIVITY,
        urls.FORMER_API_LINE_RELATED,
        urls.FORMER_API_ACTIVITY_RELATED,
    )
}


def test_every_route_of_the_api_is_described(app: Flask, document: Any) -> None:
    routes = {re.sub(r"<(?:[^<>]+:)?(\w+)>", r"{\1}", r.rule) for r in app.url_map.iter_rules()}
    served = {route for route in routes if route.startswith(urls.API)} - FORMER
    assert served == {*document["paths"], f"{urls.API}/openapi.json"}


def test_every_parameter_is_described(document: Any) -> None:
    listed = document["paths"][f"{urls.API}/search"]["get"]["parameters"]
    given = [row.name for row in FOR_SEARCH if row.name not in ("level3", "level4")]  # none here
    assert [parameter["name"] for parameter in listed] == given


def test_the_values_of_a_facet_are_those_of_the_build(document: Any, searcher: Searcher) -> None:
    listed = document["paths"][f"{urls.API}/search"]["get"]["parameters"]
    agency = next(p for p in listed if p["name"] == "agency")["schema"]["items"]
    assert set(searcher.agencies) <= set(agency["enum"])


def test_every_reference_leads_somewhere(document: Any) -> None:
    for reference in re.findall(r'"#/([^"]+)"', json.dumps(document)):
        found = document
        for step in reference.split("/"):
            found = found[step]


def test_every_shape_is_one_that_an_answer_has(document: Any) -> None:
    named = set(re.findall(r'"#/components/schemas/([^"]+)"', json.dumps(document)))
    assert named == document["components"]["schemas"].keys()


def test_what_stands_on_the_site_says_where(document: Any) -> None:
    shapes = document["components"]["schemas"]
    assert all("url" in shapes[name]["required"] for name in ("Hit", "Record", "Agency"))


def test_names_of_operations_are_their_own(document: Any) -> None:
    names = [path["get"]["operationId"] for path in document["paths"].values()]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("hint", "expected"),
    [
        (str, {"type": "string"}),
        (int | None, {"anyOf": [{"type": "integer"}, {"type": "null"}]}),
        (list[contract.Hit], {"type": "array", "items": {"$ref": "#/components/schemas/Hit"}}),
        (
            dict[str, list[float]],
            {
                "type": "object",
                "additionalProperties": {"type": "array", "items": {"type": "number"}},
            },
        ),
    ],
)
def test_a_shape_becomes_a_schema(hint: object, expected: object) -> None:
    assert schema(hint) == expected
