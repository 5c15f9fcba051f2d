"""What is no request of a reader is refused in few words, before anything is worked out."""

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.test import EnvironBuilder, run_wsgi_app

from web.http.security import MAX_PATH, named
from web.params import MAX_PARAMETERS, MAX_TOLD

SHORT = 4000  # bytes of a refusal


def answer(app: Flask, path: str, **changed: str) -> tuple[str, bytes]:
    """Status and body of a request that no well-behaved client sends."""
    environ = EnvironBuilder(path).get_environ() | changed
    body, status, _ = run_wsgi_app(app, environ)
    return status, b"".join(body)


@pytest.mark.parametrize("path", ["/", "/opensearch.xml", "/api/v1/search", "/nothing"])
@pytest.mark.parametrize(
    "host",
    ["xn--a", "xn--b.example:80", "..", "a b", "a" * 261, "example.org:x", "[::1", "ñ.example", ""],
)
def test_a_host_that_names_no_server_is_refused(
    app: Flask, host: str, path: str, caplog: pytest.LogCaptureFixture
) -> None:
    status, body = answer(app, path, HTTP_HOST=host)
    assert status.startswith("400 ")
    assert len(body) < SHORT
    assert caplog.text == ""


@pytest.mark.parametrize("host", ["a.example", "A.example:8000", "[::1]:80", "xn--maana-pta.mx"])
def test_a_host_that_names_one_is_taken(app: Flask, host: str) -> None:
    assert answer(app, "/opensearch.xml", HTTP_HOST=host)[0].startswith("200 ")


@given(st.text(max_size=40))
def test_no_host_is_a_fault_of_ours(host: str) -> None:
    assert named(host) in (True, False)


@pytest.mark.parametrize("method", ["get", "Get", "head", "options", "x" * 1000])
def test_a_method_is_what_was_sent(app: Flask, method: str) -> None:
    status, body = answer(app, "/api/v1/search?q=asilo", REQUEST_METHOD=method)
    assert status.startswith("405 ")
    assert len(body) < SHORT


def test_too_many_parameters_are_refused(client: FlaskClient) -> None:
    few, many = ("&".join(["x="] * number) for number in (MAX_PARAMETERS, MAX_PARAMETERS + 1))
    for path in ("/", "/api/v1/search", "/overview", "/feed.atom"):
        assert client.get(f"{path}?{many}").status_code == 400
    assert client.get(f"/?{few}").status_code == 200


def test_a_long_path_is_refused(client: FlaskClient) -> None:
    response = client.get("/agencies/" + "a" * MAX_PATH)
    assert response.status_code == 414
    assert len(response.data) < SHORT


def test_a_refusal_tells_of_a_few(client: FlaskClient) -> None:
    unknown = "&".join(f"x{n}={'y' * 10}" for n in range(200))
    refused = client.get(f"/api/v1/search?{unknown}")
    assert refused.status_code == 422
    assert len(refused.get_json()["errors"]) == MAX_TOLD
    assert len(refused.data) < 3 * SHORT
    notices = client.get(f"/?{unknown}").text.count("no se tomó en cuenta")
    assert notices == MAX_TOLD


def test_a_refusal_quotes_the_beginning(client: FlaskClient) -> None:
    for asked in (f"{'x' * 4000}=1", f"agency={'x' * 4000}", f"sort={'x' * 4000}"):
        refused = client.get(f"/api/v1/search?{asked}")
        assert refused.status_code == 422
        assert len(refused.data) < SHORT
