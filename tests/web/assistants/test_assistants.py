"""What assistants are told: the answers of the API, with citations, bounded, over both ways."""

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import anyio
import httpx
import pytest
from flask.testing import FlaskClient
from mcp import Client, StdioServerParameters

from search.settings import Settings
from search.store.builds import publish
from tests.support.years import two_years
from tests.web.assistants.conftest import PUBLIC, asking, environment
from web.assistants.asking import AskedSite
from web.assistants.server import server

LINE = "pem-2014-2018/2018/1.5.10"
TOOLS = {"search", "record", "agency", "compare", "verify"}
QUESTIONS: tuple[tuple[str, dict[str, Any]], ...] = (
    ("search", {"query": "trata de personas", "filters": {"kind": ["activity"]}, "size": 3}),
    ("record", {"id": f"{LINE}/2"}),
    ("agency", {"id": "INM"}),
    ("compare", {}),
    ("verify", {"quotation": "Consolidar el Servicio Especial de Carrera Migratoria"}),
)
REFUSED: tuple[tuple[str, dict[str, Any], str], ...] = (
    ("search", {"filters": {"kind": ["chapter"]}}, "Allowed: line, activity."),
    ("search", {"filters": {"colour": ["red"]}}, "There is no parameter colour."),
    ("search", {"filters": {"agency": ["XYZ"]}}, "/api/v1/agencies?all=1"),
    ("search", {"size": 1000}, "less than or equal to 20"),
    ("search", {"query": "a" * 301}, "at most 300 characters"),
    ("record", {"id": "pem-2014-2018/2018/99.9"}, "an id is <programme>/<year>/<line>"),
    ("record", {"id": "../../healthz"}, "is no id; a search gives them"),
    ("agency", {"id": "XYZ"}, "agenc"),
    ("compare", {"a": "pem-2014-2018/1999"}, "a cannot be"),
    ("verify", {"quotation": "a" * 1201}, "at most 1200 characters"),
)


def test_the_tools_say_that_they_read_and_what_they_take_and_give(
    stdio: StdioServerParameters,
) -> None:
    async def listed(client: Client) -> Any:
        return (await client.list_tools()).tools

    found = {tool.name: tool for tool in asking(stdio, listed)}
    assert found.keys() == TOOLS
    for tool in found.values():
        assert tool.annotations.read_only_hint
        assert tool.description
        assert tool.output_schema["type"] == "object"
    assert found["search"].input_schema["properties"]["size"]["maximum"] == 20


def test_the_real_command_answers_alike_over_both_ways(
    stdio: StdioServerParameters, over_http: str
) -> None:
    async def every(client: Client) -> Any:
        return [
            (await client.call_tool(name, given)).structured_content for name, given in QUESTIONS
        ]

    found = asking(stdio, every)
    assert found == asking(over_http, every)
    search, record, agency, compare, verify = found
    assert search["sentence"].startswith("Actividades que mencionan «trata de personas», del ")
    assert len(search["texts"]) == 3
    assert search["address"] == f"{PUBLIC}/?q=trata+de+personas&kind=activity"
    assert (record["record"]["id"], record["record"]["code"]) == (f"{LINE}/2", "1.5.10")
    assert agency["name"] == "Instituto Nacional de Migración"
    assert (compare["total"], compare["before"]) == (0, "")
    assert (verify["verdict"], verify["places"][0]["exact"]) == ("near", False)
    said = verify["places"][0]["texts"]
    assert said
    for text in (*search["texts"], record["record"], *agency["texts"], *said):
        assert text["address"].startswith(f"{PUBLIC}/lines/pem-2014-2018/2018/")
        assert f"Disponible en {text['address']} (consulta: " in text["citation"]


@pytest.fixture(scope="module")
def here(home: Path) -> AskedSite:
    """The site without a public address."""
    return AskedSite(Settings(home))


def told(site: AskedSite, name: str, given: dict[str, Any]) -> Any:
    """The result of a tool, asked in this process."""

    async def ask() -> Any:
        async with Client(server(site)) as client:
            return await client.call_tool(name, given)

    return anyio.run(ask)


def test_the_answers_are_those_of_the_api(here: AskedSite, client: FlaskClient) -> None:
    found = told(here, "search", {"query": "salud", "size": 5, "page": 2}).structured_content
    answer = client.get("/api/v1/search?q=salud&size=5&page=2").get_json()
    assert [each["id"] for each in found["texts"]] == [each["id"] for each in answer["hits"]]
    assert [each["text"] for each in found["texts"]] == [each["text"] for each in answer["hits"]]
    assert (found["total"], found["pages"]) == (answer["total"], answer["pages"])


def test_without_a_public_address_none_is_made_up(here: AskedSite) -> None:
    found = told(here, "search", {"query": "salud", "size": 1}).structured_content
    assert found["address"] == found["texts"][0]["address"] == ""
    assert re.search(r" Consulta: \d+ de \w+ de \d{4}\.$", found["texts"][0]["citation"])


@pytest.mark.parametrize(("name", "given", "said"), REFUSED)
def test_what_cannot_be_answered_is_told_in_a_sentence(
    here: AskedSite, name: str, given: dict[str, Any], said: str
) -> None:
    result = told(here, name, given)
    assert result.is_error
    assert said in result.content[0].text
    assert "Traceback" not in result.content[0].text


def test_a_heading_that_is_quoted_is_told_by_its_words(here: AskedSite) -> None:
    words = "Incorporar el tema migratorio en las estrategias de desarrollo regional y local"
    found = told(here, "verify", {"quotation": words}).structured_content
    assert found["verdict"] == "exact"
    assert any(words in heading for each in found["places"] for heading in each["headings"])


def test_several_quotations_are_told_each_by_itself(here: AskedSite) -> None:
    pasted = (
        "- Consolidar el Servicio Profesional de Carrera Migratoria\n"
        "- Construir veinte hospitales y una universidad en cada capital"
    )
    found = told(here, "verify", {"quotation": pasted}).structured_content
    said = [(each["verdict"], len(each["places"])) for each in found["quotations"]]
    assert (found["verdict"], found["unjudged"], said) == ("no", 0, [("exact", 1), ("no", 0)])


def test_two_reports_are_compared_with_citations_of_both(tmp_path: Path) -> None:
    publish(tmp_path, two_years())
    site = AskedSite(Settings(tmp_path))
    found = told(site, "compare", {"a": "agua/2017", "b": "agua/2018"}).structured_content
    assert (found["before"], found["after"]) == ("Programa agua, 2017", "Programa agua, 2018")
    assert found["total"] == len(found["lines"]) > 0
    sides = [side for each in found["lines"] for side in (each["before"], each["after"]) if side]
    assert {side["year"] for side in sides} == {2017, 2018}
    assert all(side["citation"] for side in sides)
    of_one = told(site, "compare", {"a": "agua/2017", "b": "agua/2018", "agency": "SRE"})
    assert of_one.structured_content["total"] < found["total"]


def test_without_an_index_it_says_so(tmp_path: Path) -> None:
    result = told(AskedSite(Settings(tmp_path)), "search", {"query": "salud"})
    assert result.is_error
    assert "There is no index." in result.content[0].text


ASKED = {"jsonrpc": "2.0", "id": 1, "method": "tools/list"}
TAKES = {"Accept": "application/json, text/event-stream", "Content-Type": "application/json"}


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Host": "evil.example"}, 421),
        ({"Host": "evil.example:8001"}, 421),
        ({"Origin": "http://evil.example"}, 403),
        ({"Origin": "https://127.0.0.1.evil.example"}, 403),
    ],
)
def test_no_page_of_a_browser_reaches_it_under_another_name(
    over_http: str, headers: dict[str, str], status: int
) -> None:
    assert httpx.post(over_http, json=ASKED, headers=TAKES | headers).status_code == status
    assert httpx.post(over_http, json=ASKED, headers=TAKES).status_code == 200


def test_importing_the_site_needs_no_library_of_the_protocol() -> None:
    code = "import sys, web, web.assistants.cli; sys.exit('mcp' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_without_the_library_the_command_says_what_to_install(tmp_path: Path) -> None:
    code = (
        "import importlib.util as u; u.find_spec = lambda name: None\n"
        "from web.assistants.cli import main; main(args=[])"
    )
    run = subprocess.run(
        [sys.executable, "-c", code],
        env=environment(tmp_path),
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 2
    assert "pipx install '.[mcp]'" in run.stderr
