"""The document of the API against the code that serves it: every operation keeps its promises."""

from copy import deepcopy
from typing import Any

import pytest
import schemathesis
from flask import Flask
from hypothesis import HealthCheck, given, settings
from schemathesis import GenerationMode

from search.searcher import Searcher
from web import OPERATIONS
from web.api.openapi.document import addresses
from web.api.openapi.parameters import FIXED
from web.params import Choices


def with_values(document: Any, choices: Choices) -> Any:
    """The document with the values of one build, which alone are no error in it."""
    narrowed = deepcopy(document)
    for operation in (each for path in narrowed["paths"].values() for each in path.values()):
        rows = operation["parameters"]
        operation["parameters"] = [row for row in rows if choices.get(row["name"], True)]
        for row in operation["parameters"]:
            asked = row["in"] == "query" and row["name"] not in FIXED  # a path has a year too
            if asked and row["name"] in choices:
                row["schema"].get("items", row["schema"])["enum"] = [*choices[row["name"]]]
    return narrowed


@pytest.fixture
def api(app: Flask, document: Any, searcher: Searcher) -> schemathesis.BaseSchema:
    """The document as its tester has it."""
    reports = [*searcher.programmes] if len(searcher.programmes) > 1 else []
    values = {**searcher.choices(), "a": reports[:1], "b": reports[1:]}
    schema = schemathesis.openapi.from_dict(with_values(document, values))
    schema.app = app
    return schema


TOO_LONG = 414  # a refusal, though the tester does not count it as one
POSITIVE, NEGATIVE = GenerationMode.POSITIVE, GenerationMode.NEGATIVE
LISTED = [
    (each.path, each.operation.method, mode)
    for each in addresses(OPERATIONS)
    for mode in (POSITIVE, NEGATIVE)
    # else there is nothing to get wrong
    if each.operation.takes or each.places or each.operation.body or mode is POSITIVE
]


@pytest.mark.parametrize(("path", "method", "mode"), LISTED, ids=lambda value: str(value))
def test_every_operation_keeps_its_promises(
    api: schemathesis.BaseSchema, path: str, method: str, mode: GenerationMode
) -> None:
    cases = api[path][method].as_strategy(generation_mode=mode)

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
