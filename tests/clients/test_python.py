"""A client in Python, generated from what is served, and used."""

import io
import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any
from urllib.parse import urlencode
from urllib.request import Request, urlopen

import openpyxl
import pytest

from tests.support.serving import COMMANDS, PATIENCE, Server

HERE = Path(__file__).parent
PACKAGE = "buscador_client"

pytestmark = pytest.mark.clients

Part = Callable[[str], Any]


@pytest.fixture(scope="module")
def part(description: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Part]:
    """Imports a part of the generated package."""
    folder = tmp_path_factory.mktemp("python")
    done = subprocess.run(
        [
            *(COMMANDS / "openapi-python-client", "generate", "--fail-on-warning"),
            *("--path", description, "--config", HERE / "python.json"),
            *("--meta", "none", "--output-path", folder / PACKAGE),
        ],
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    sys.path.insert(0, str(folder))
    yield lambda name: import_module(f"{PACKAGE}.{name}")
    sys.path.remove(str(folder))
    for name in [name for name in sys.modules if name.partition(".")[0] == PACKAGE]:
        del sys.modules[name]


@contextmanager
def asking(part: Part, server: Server) -> Iterator[Any]:
    """The client of the package, for this server."""
    with part("client").Client(base_url=server.address) as client:
        yield client


def test_a_search_with_facets(part: Part, server: Server) -> None:
    kind = part("models.kind_choice").KindChoice.ACTIVITY
    with asking(part, server) as client:
        page = part("api.search.search").sync(
            client=client, q="trata de personas", agency=["SRE", "PGR"], kind=[kind], size=3
        )
    assert isinstance(page, part("models.page").Page)
    path = "/api/v1/search?q=trata+de+personas&agency=SRE&agency=PGR&kind=activity&size=3"
    plain = json.loads(server.get(path))
    assert page.to_dict() == plain
    assert page.total == plain["total"] > 0
    chosen = {each.value for each in page.facets["agency"] if each.selected}
    assert chosen == {"SRE", "PGR"}


def test_a_record(part: Part, server: Server) -> None:
    with asking(part, server) as client:
        record = part("api.records.record_programme_year_code_activity").sync(
            "pem-2014-2018", 2018, "1.5.10", 2, client=client
        )
    assert isinstance(record, part("models.record").Record)
    assert (record.id, record.activity) == ("pem-2014-2018/2018/1.5.10/2", 2)
    assert record.to_dict() == json.loads(server.get(f"/api/v1/records/{record.id}"))


def test_an_agency_and_a_report(part: Part, server: Server) -> None:
    with asking(part, server) as client:
        agency = part("api.agencies.agency_id").sync("INM", client=client, objective="3")
        report = part("api.programmes.report_programme_year").sync(
            "pem-2014-2018", 2018, client=client, size=7
        )
    for found, model, path in (
        (agency, "agency_dossier.AgencyDossier", "agencies/INM?objective=3"),
        (report, "outlined_report.OutlinedReport", "programmes/pem-2014-2018/2018?size=7"),
    ):
        module, _, name = model.partition(".")
        assert isinstance(found, getattr(part(f"models.{module}"), name))
        assert found.to_dict() == json.loads(server.get(f"/api/v1/{path}"))


def test_suggestions(part: Part, server: Server) -> None:
    with asking(part, server) as client:
        found = part("api.search.suggest").sync(client=client, q="migra", limit=4)
    assert 0 < len(found.completions) <= 4
    assert {type(each) for each in found.completions} == {part("models.completion").Completion}


def test_a_workbook_is_bytes(part: Part, server: Server) -> None:
    with asking(part, server) as client:
        found = part("api.files.whole_xlsx").sync(client=client, q="trata de personas")
    content = found.payload.read()
    assert isinstance(content, bytes)
    book = openpyxl.load_workbook(io.BytesIO(content), read_only=True)
    assert "Consulta" in book.sheetnames
    book.close()


def test_rows_are_bytes_and_a_table_is_text(part: Part, server: Server) -> None:
    with asking(part, server) as client:
        rows = part("api.files.whole_ndjson").sync(client=client, q="trata").payload.read()
        table = part("api.files.whole_csv").sync(client=client, q="trata")
    assert isinstance(rows, bytes)
    first = json.loads(rows.splitlines()[0])
    assert table.partition("\r\n")[0].split(",") == [*first]


# What each operation is asked for, beside what stands in its path.
PLACES = {"programme": "pem-2014-2018", "year": 2018, "code": "1.5.10", "activity": 2, "id": "INM"}
SEARCHED = {"q": "trata"}
CHOSEN = {"id": ["pem-2014-2018/2018/1.5.10", "pem-2014-2018/2018/1.5.10/2"]}
SENT = {"text": "Piden bajar las comisiones por el envío de remesas."}


def asked(operation: Any) -> dict[str, Any]:
    """The query of an operation."""
    taken = {row["name"] for row in operation["parameters"] if row["in"] == "query"}
    if "id" in taken:
        return CHOSEN
    return SEARCHED if "q" in taken else {}


def test_every_operation_is_answered(part: Part, server: Server, description: Path) -> None:
    document = json.loads(description.read_text("utf-8"))
    for path, methods in document["paths"].items():
        ((method, operation),) = methods.items()
        places = {row["name"] for row in operation["parameters"] if row["in"] == "path"}
        query = asked(operation)
        given = {name: PLACES[name] for name in places} | query
        if method == "post":
            given["body"] = part("models.scanned_text").ScannedText.from_dict(SENT)
        call = part(f"api.{operation['tags'][0]}.{operation['operationId']}").sync_detailed
        with asking(part, server) as client:
            answer = call(client=client, **given)
        assert answer.status_code == 200, path
        address = f"{path.format(**PLACES)}?{urlencode(query, doseq=True)}"
        plain = answered(server, address, SENT if method == "post" else None)
        assert said(answer.parsed) == read(path, plain), path


def answered(server: Server, address: str, sent: object) -> bytes:
    """What is answered without a client."""
    body = json.dumps(sent).encode() if sent else None
    headers = {"Content-Type": "application/json"} if sent else {}
    request = Request(server.address + address, body, headers)  # noqa: S310  our own
    with urlopen(request, timeout=60) as answer:  # noqa: S310
        return bytes(answer.read())


def said(parsed: Any) -> object:
    """What a client made of an answer, as plain values."""
    if hasattr(parsed, "to_dict"):
        return parsed.to_dict()
    return read(".ndjson", parsed.payload.read()) if hasattr(parsed, "payload") else parsed


def read(path: str, answer: bytes) -> object:
    """An answer as it was sent; of a workbook, which has the second of its making, the sheets."""
    if answer[:2] == b"PK":
        with closing(openpyxl.load_workbook(io.BytesIO(answer), read_only=True)) as book:
            return [*book[book.sheetnames[0]].iter_rows(values_only=True)]
    if path.endswith((".ndjson", ".bib", ".ris")):
        return answer
    text = answer.decode()
    return text if path.endswith((".csv", ".txt")) else json.loads(text)


def test_an_error_is_a_problem(part: Part, server: Server) -> None:
    with asking(part, server) as client:
        refused = part("api.search.search").sync(client=client, agency=["NADIE"])
        nothing = part("api.records.record_programme_year_code").sync(
            "pem-2014-2018", 2018, "9.9.9", client=client
        )
    problem = part("models.problem").Problem
    assert isinstance(refused, problem)
    assert (refused.status, refused.type_) == (422, "/problems#fix-query")
    assert [error.parameter for error in refused.errors] == ["agency"]
    assert isinstance(nothing, problem)
    assert nothing.type_ == "/problems#not-found"
