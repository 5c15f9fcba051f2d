"""Annotations as JSON schemas."""

from typing import Annotated

import pytest

from web import contract
from web.api.openapi.schemas import schema


@pytest.mark.parametrize(
    ("hint", "expected"),
    [
        (str, {"type": "string"}),
        (bytes, {"type": "string", "format": "binary"}),
        (int | None, {"anyOf": [{"type": "integer"}, {"type": "null"}]}),
        (list[contract.Hit], {"type": "array", "items": {"$ref": "#/components/schemas/Hit"}}),
        (Annotated[str, "Words."], {"type": "string", "description": "Words."}),
        (
            Annotated[contract.Hit, "One."],
            {"$ref": "#/components/schemas/Hit", "description": "One."},
        ),
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
