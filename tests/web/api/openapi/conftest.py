"""The document of the API as it is served."""

import json
from typing import Any

import pytest
from flask.testing import FlaskClient


@pytest.fixture
def document(client: FlaskClient) -> Any:
    """The document as served."""
    return json.loads(client.get("/api/v1/openapi.json").data)
