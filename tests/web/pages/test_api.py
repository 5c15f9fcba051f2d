"""The page of the API: what can be copied from it works, and nothing is left out."""

import json
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from search.settings import Settings
from tests.support.markup import read
from tests.support.serving import PATIENCE, Server, serving
from tests.web.asking import page
from web import OPERATIONS, create_app, params, urls
from web.addresses.filling import template
from web.pages import api
from web.pages.parts.calls import CALLS

ADDRESS = re.compile(r'http://[^"\s]+')


@pytest.fixture(scope="module")
def server(home: Path) -> Iterator[Server]:
    """A server that programs can ask."""
    with serving(home) as running:
        yield running


def copied(text: str, call: str) -> str:
    """A call out of the source of the page, line by line as it stands."""
    found = re.search(rf'<code id="{call}-codigo">(.*?)</code>', text, re.DOTALL)
    assert found
    return unescape(found[1])


@pytest.mark.parametrize("call", [call.id for call in CALLS])
def test_every_address_in_a_call_answers_with_what_it_promises(
    client: FlaskClient, call: str
) -> None:
    found = ADDRESS.findall(copied(client.get("/api").text, call))
    assert found
    for address in found:
        assert address.startswith("http://localhost/api/v1/")
        assert client.get(address.removeprefix("http://localhost")).status_code == 200


@pytest.mark.parametrize("call", ["python", "python-todo"])
def test_a_program_runs_as_it_is_copied(server: Server, call: str) -> None:
    program = copied(server.get("/api"), call)
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
    )
    assert done.returncode == 0, done.stderr
    assert len(done.stdout.splitlines()) > 1


def test_the_terminal_gets_a_page_and_a_file(client: FlaskClient) -> None:
    first, second = map(shlex.split, copied(client.get("/api").text, "curl").splitlines())
    assert (first[0], second[:3]) == ("curl", ["curl", "-o", "textos.csv"])
    found = client.get(first[-1].removeprefix("http://localhost")).get_json()
    rows = client.get(second[-1].removeprefix("http://localhost")).text
    assert found["total"] > 1
    assert rows.startswith("id,")


def test_columns_that_are_named_are_there(client: FlaskClient) -> None:
    text = client.get("/api").text
    (address,) = ADDRESS.findall(copied(text, "r"))
    header = client.get(address.removeprefix("http://localhost")).text.splitlines()[0].split(",")
    named = re.findall(r"\$(\w+)", copied(text, "r"))
    assert named
    assert set(named) <= set(header)


def test_the_calls_are_of_the_public_host(home: Path) -> None:
    client = create_app(Settings(home, public_url="https://buscador.example.org")).test_client()
    text = client.get("/api", headers={"Host": "other.example.net"}).text
    assert "other.example.net" not in text
    assert copied(text, "curl").count("https://buscador.example.org/api/v1/") == 2


def test_every_address_of_the_api_is_told(client: FlaskClient) -> None:
    offered = {path for operation in OPERATIONS for path in operation.paths}
    assert {rule for rules, _ in api.GIVES for rule in rules} == offered | {urls.API_DOCUMENT}
    shown = {n.text for n in page(client, "/api").all("dt")}
    assert {template(rule) for rule in offered} <= shown


def test_every_parameter_is_told() -> None:
    known = {row.name for operation in OPERATIONS for row in operation.takes}
    assert api.MEANS.keys() | api.FILTERS.keys() == known
    assert not api.MEANS.keys() & api.FILTERS.keys()


def test_limits_are_those_that_hold(client: FlaskClient) -> None:
    said = page(client, "/api").one("main").text
    for limit in (params.MAX_TEXT, params.MAX_CHOICES, params.MAX_SIZE, params.MAX_SELECTED):
        assert re.search(rf"\b{limit}\b", said)
    assert f"{params.MAX_QUERY_STRING:,}" in said


@pytest.mark.parametrize("path", ["/", "/help", "/about", "/?q=agua", "/nada"])
def test_it_is_found_from_every_page(client: FlaskClient, path: str) -> None:
    assert "/api" in {a.attributes.get("href") for a in read(client.get(path).text).all("a")}


def test_what_to_look_at_is_json(client: FlaskClient) -> None:
    links = page(client, "/api").one("ul", class_="tries").all("a")
    assert len(links) == 5
    for link in links:
        assert json.loads(client.get(link.attributes["href"]).data)


def test_a_slash_behind_it_leads_to_it(client: FlaskClient) -> None:
    assert client.get("/api/").headers["Location"] == "/api"
