"""What every answer has, whatever it answers: problems, headers, methods, limits, health."""

import json
import re
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from search.errors import FixEnvironment, FixFolder, FixSettings, RebuildIndex
from search.searcher import Searcher
from search.settings import Settings
from web import create_app, urls
from web.assets import FOLDER, asset
from web.http import problems
from web.http.security import HEADERS
from web.media import CITATIONS, FILES

PROBLEM = "application/problem+json"


def raising(error: Exception) -> FlaskClient:
    """Asks an application whose one view fails."""
    app = Flask(__name__)
    problems.register(app)

    @app.get("/api/v1/search")
    def view() -> str:
        raise error

    return app.test_client()


@pytest.fixture
def empty(tmp_path: Path) -> FlaskClient:
    """Asks an application that has no index."""
    return create_app(Settings(tmp_path)).test_client()


@pytest.mark.parametrize("path", ["/api/v1/search", "/api/v1/agencies", "/readyz"])
def test_without_an_index_a_machine_is_told_so_and_the_log_what_to_run(
    empty: FlaskClient, path: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    response = empty.get(path)
    assert (response.status_code, response.content_type) == (503, PROBLEM)
    problem = json.loads(response.data)
    assert problem["type"] == "/problems#build-index"
    assert problem["detail"].startswith("There is no index.")
    assert "buscador-index" not in problem["detail"]
    assert str(tmp_path) not in problem["detail"]
    assert "buscador-index build" in caplog.text
    assert response.headers["Retry-After"] == "30"
    assert response.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("path", ["/", "/export.csv", "/feed.atom", "/sitemap.xml"])
def test_without_an_index_a_person_is_told_to_come_back(
    empty: FlaskClient, path: str, caplog: pytest.LogCaptureFixture
) -> None:
    response = empty.get(path)
    assert (response.status_code, response.mimetype) == (503, "text/html")
    assert "no está disponible por ahora" in response.text
    assert not re.search("buscador-|índice", response.text)
    assert response.headers["Retry-After"] == "30"
    assert "buscador-index build" in caplog.text


@pytest.mark.parametrize("path", ["/api/v1/", "/api/v1/openapi.json", "/problems"])
def test_what_no_index_is_needed_for_answers_without_one(empty: FlaskClient, path: str) -> None:
    assert empty.get(path).status_code == 200


def test_without_an_index_the_process_is_alive(empty: FlaskClient) -> None:
    assert empty.get("/healthz").get_json() == {"status": "ok"}


def test_with_an_index_the_process_is_ready(client: FlaskClient, searcher: Searcher) -> None:
    response = client.get("/readyz")
    assert response.get_json() == {"status": "ready", "build": searcher.build}
    assert response.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    ("error", "status", "type_"),
    [
        (RebuildIndex("Damaged."), 503, "/problems#rebuild-index"),
        (FixFolder("Another's."), 503, "/problems#fix-folder"),
        (FixEnvironment("Two of them."), 500, "/problems#server-fault"),
        (ZeroDivisionError("secret"), 500, "/problems#server-fault"),
    ],
)
def test_an_error_has_the_status_of_its_class(error: Exception, status: int, type_: str) -> None:
    response = raising(error).get("/api/v1/search")
    problem = json.loads(response.data)
    assert (response.status_code, problem["status"], problem["type"]) == (status, status, type_)


def test_the_api_tells_an_error_in_english_whatever_the_terminal_reads(
    caplog: pytest.LogCaptureFixture,
) -> None:
    response = raising(RebuildIndex("El índice 1 está dañado.")).get("/api/v1/search")
    assert response.get_json()["detail"].startswith("The index is damaged")
    assert "El índice 1 está dañado." in caplog.text


def test_a_fault_of_ours_is_logged_and_not_shown(
    caplog: pytest.LogCaptureFixture,
) -> None:
    response = raising(ZeroDivisionError("secret")).get("/api/v1/search?q=a")
    assert "secret" not in response.text
    assert "GET /api/v1/search?q=a" in caplog.text
    assert "secret" in caplog.text


@pytest.mark.parametrize(
    "path", ["/", "/healthz", "/api/v1/search", "/api/v1/nothing", "/nothing", "/robots.txt"]
)
def test_every_answer_carries_the_headers(client: FlaskClient, path: str) -> None:
    response = client.get(path)
    assert {name: response.headers.get(name) for name in HEADERS} == HEADERS


def test_the_policy_allows_nothing_inline_and_nothing_from_elsewhere() -> None:
    policy = HEADERS["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; style-src 'self'; script-src 'self'; ")
    assert "unsafe" not in policy
    assert "http" not in policy


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "TRACE", "PROPFIND"])
@pytest.mark.parametrize("path", ["/", "/api/v1/search", "/api/v1/nothing", "/healthz"])
def test_the_site_is_only_read(client: FlaskClient, method: str, path: str) -> None:
    response = client.open(path, method=method)
    assert (response.status_code, response.headers["Allow"]) == (405, "GET, HEAD, OPTIONS")


LINE = "/lines/pem-2014-2018/2018/1.5.10"
OPEN = [
    "/api/v1/",
    "/api/v1/search",
    "/api/v1/search.xlsx?q=agua",
    "/feed.atom",
    "/changes.atom",
    "/overview.csv",
    "/findings.csv",
    "/compare.csv",
    "/sources/pem-2014-2018/2018",
    *(f"/{file}.{suffix}" for file in ("export", "selection") for suffix in FILES),
    *(f"/selection.{suffix}?id=pem-2014-2018/2018/1.5.10" for suffix in CITATIONS),
    *(f"/lines/pem-2014-2018/2018/1.5.10{n}.{s}" for n in ("", "/2") for s in CITATIONS),
]


@pytest.mark.parametrize("path", OPEN)
def test_a_page_of_another_site_may_ask_what_is_not_a_page(client: FlaskClient, path: str) -> None:
    response = client.get(path, headers={"Origin": "https://example.org"})
    assert response.status_code == 200
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert "Link" in response.headers["Access-Control-Expose-Headers"]
    held = client.get(path, headers={"If-None-Match": response.headers["ETag"]})
    assert (held.status_code, held.headers["Access-Control-Allow-Origin"]) == (304, "*")


@pytest.mark.parametrize(
    "path", ["/", "/export.csv", *(asset(path.name) for path in sorted(FOLDER.iterdir()))]
)
def test_an_etag_that_may_stand_for_two_forms_is_weak(client: FlaskClient, path: str) -> None:
    plain, packed = (client.get(path, headers={"Accept-Encoding": e}) for e in ("", "gzip"))
    assert plain.headers["ETag"] == packed.headers["ETag"]
    assert plain.headers["ETag"].startswith('W/"') or "Content-Encoding" not in packed.headers
    part = client.get(path, headers={"Range": "bytes=0-9"})
    assert (part.status_code, "Accept-Ranges" in part.headers) == (200, False)


@pytest.mark.parametrize("path", OPEN)
def test_a_browser_may_ask_before_it_asks(client: FlaskClient, path: str) -> None:
    asked = {"Origin": "https://example.org", "Access-Control-Request-Headers": "x-anything"}
    response = client.options(path, headers=asked)
    assert (response.status_code, response.data) == (204, b"")
    assert "Content-Type" not in response.headers
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert response.headers["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
    assert response.headers["Access-Control-Allow-Headers"] == "*"
    assert "Access-Control-Allow-Credentials" not in response.headers


def test_every_feed_may_be_read_from_another_site(client: FlaskClient) -> None:
    for path in urls.FEEDS:
        assert client.get(path).headers["Access-Control-Allow-Origin"] == "*"


def test_a_browser_may_ask_before_it_posts_a_text(client: FlaskClient) -> None:
    asked = {
        "Origin": "https://example.org",
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "content-type",
    }
    response = client.options("/api/v1/scan", headers=asked)
    assert response.status_code == 204
    assert response.headers["Access-Control-Allow-Methods"] == "OPTIONS, POST"
    assert response.headers["Access-Control-Allow-Headers"] == "*"


@pytest.mark.parametrize(
    ("path", "method", "allowed"),
    [
        ("/scan", "PUT", "GET, HEAD, OPTIONS, POST"),
        ("/api/v1/scan", "GET", "OPTIONS, POST"),
        ("/api/v1/scan", "DELETE", "OPTIONS, POST"),
    ],
)
def test_what_takes_a_text_is_only_posted_to(
    client: FlaskClient, path: str, method: str, allowed: str
) -> None:
    response = client.open(path, method=method)
    assert (response.status_code, response.headers["Allow"]) == (405, allowed)


@pytest.mark.parametrize("path", ["/", "/overview", "/selection", "/findings", "/api", LINE])
def test_a_page_is_for_this_site_alone(client: FlaskClient, path: str) -> None:
    for method in ("GET", "OPTIONS"):
        answer = client.open(path, method=method, headers={"Origin": "https://example.org"})
        assert "Access-Control-Allow-Origin" not in answer.headers


@pytest.mark.parametrize("accept", ["application/xml", "text/html", "*/*;q=0", "nonsense"])
def test_an_address_gives_one_media_type_whatever_is_accepted(
    client: FlaskClient, accept: str
) -> None:
    for path in ("/api/v1/search", "/api/v1/search.json", "/api/v1/"):
        answer = client.get(path, headers={"Accept": accept})
        assert (answer.status_code, answer.mimetype) == (200, "application/json")
        assert "Accept" not in re.split(", ?", answer.headers.get("Vary", ""))


def test_a_refusal_can_be_read_from_another_site(client: FlaskClient) -> None:
    response = client.get("/api/v1/search?foo=1")
    assert response.headers["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize(("length", "status"), [(4000, 422), (4097, 414), (100_000, 414)])
def test_a_query_string_has_an_end(client: FlaskClient, length: int, status: int) -> None:
    query = "q=" + "a" * (length - 2)
    assert client.get(f"/api/v1/search?{query}").status_code == status


def test_a_host_that_is_no_host_is_refused(client: FlaskClient) -> None:
    response = client.get("/opensearch.xml", headers={"Host": 'a"><script>'})
    assert response.status_code == 400


def test_the_host_is_not_trusted_where_the_public_address_is_known(home: Path) -> None:
    app = create_app(Settings(home, public_url="https://buscador.example.org"))
    text = app.test_client().get("/sitemap.xml", headers={"Host": "evil.example.com"}).text
    assert "evil" not in text
    assert "<loc>https://buscador.example.org/lines/" in text


WRONG = (
    "example.org",
    "ftp://example.org",
    "https://example.org?a",
    "https://example.org/a?b",
    "https://example.org/a#b",
    "https://example.org/a//b",
    "https://example.org/../b",
    "https://example.org/búsqueda",
    "https://example.org/a b",
    "https://user@example.org",
    "https://example.org/api",  # as the site's own addresses begin
    "https://example.org/lines/a",
    "https://example.org/static",
)


def test_a_public_address_of_which_no_other_can_be_made_is_refused(tmp_path: Path) -> None:
    for address in WRONG:
        with pytest.raises(FixSettings, match="BUSCADOR_PUBLIC_URL"):
            create_app(Settings(tmp_path, public_url=address))


def test_a_person_gets_a_page_of_words(client: FlaskClient) -> None:
    response = client.get("/nothing")
    assert (response.status_code, response.mimetype) == (404, "text/html")
    assert "No se encontró la página" in response.text


def test_no_cookie_is_set(app: Flask) -> None:
    client = app.test_client()
    assert all("Set-Cookie" not in client.get(path).headers for path in ("/", "/api/v1/search"))
