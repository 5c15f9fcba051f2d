"""Which searches are noted where a file is set for those that found nothing or little."""

import logging
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from search.errors import FixSettings
from search.journal import file
from search.settings import Settings
from tests.web.asking import page
from web import create_app

NOTHING = "xilófono"
LITTLE = "repatriación voluntaria xilófono"  # the last word stands in no text


@pytest.fixture
def log(tmp_path: Path) -> Path:
    return tmp_path / "searches"


@pytest.fixture
def noting(app: Flask, log: Path) -> FlaskClient:
    """Asks a site that notes."""
    home = app.extensions["buscador"].settings.index_dir
    return create_app(Settings(home, search_log=log)).test_client()


def queries(log: Path) -> list[str]:
    return [entry.query for entry in file.entries(log)]


@pytest.mark.parametrize("path", ["/", "/api/v1/search"])
def test_what_found_nothing_is_noted_each_time_kept_or_not(
    noting: FlaskClient, log: Path, path: str
) -> None:
    for _ in range(3):
        assert noting.get(f"{path}?q={NOTHING.upper()}").status_code == 200
    assert queries(log) == [NOTHING] * 3


def test_what_found_parts_only_is_noted_as_relaxed(noting: FlaskClient, log: Path) -> None:
    found = noting.get(f"/api/v1/search?q={LITTLE}").get_json()
    assert found["total"] > 2
    (entry,) = file.entries(log)
    assert (entry.query, entry.total, entry.exact) == (LITTLE, found["total"], 0)
    assert entry.relaxed


@pytest.mark.parametrize(
    "path",
    [
        "/?q=migrantes",  # finds enough
        f"/?q={NOTHING}&page=2",
        f"/?q={NOTHING}&agency=SRE",  # the filter may be why
        f"/?q={NOTHING}+dependencia:SRE",
        "/?agency=SRE",
        "/",
        f"/feed.atom?q={NOTHING}",
        f"/export.csv?q={NOTHING}",
        f"/api/v1/suggest?q={NOTHING}",
        f"/api/v1/search?q={NOTHING}&color=rojo",
        f"/?q={NOTHING}+juan@example.org",
        f"/?q={NOTHING}+55+1234+5678",
    ],
)
def test_nothing_else_is_noted(noting: FlaskClient, log: Path, path: str) -> None:
    noting.get(path)
    assert queries(log) == []


@pytest.mark.parametrize(
    "headers",
    [
        {"User-Agent": "Mozilla/5.0 (compatible; Googlebot/2.1)"},
        {"Sec-Purpose": "prefetch;prerender"},
        {"Purpose": "prefetch"},
    ],
)
def test_what_nobody_asked_for_is_not_noted(
    noting: FlaskClient, log: Path, headers: dict[str, str]
) -> None:
    noting.get(f"/?q={NOTHING}", headers=headers)
    assert queries(log) == []


def test_whoever_holds_the_answer_already_is_not_noted_again(
    noting: FlaskClient, log: Path
) -> None:
    etag = noting.get(f"/?q={NOTHING}").headers["ETag"]
    assert noting.get(f"/?q={NOTHING}", headers={"If-None-Match": etag}).status_code == 304
    noting.head(f"/?q={NOTHING}")
    assert queries(log) == [NOTHING]


def test_the_page_about_the_site_says_whether_searches_are_noted(
    client: FlaskClient, noting: FlaskClient
) -> None:
    heading = "Qué se anota de las búsquedas"
    assert heading not in [each.text for each in page(client, "/about").all("h2")]
    assert heading in [each.text for each in page(noting, "/about").all("h2")]


def test_nothing_of_who_asked_gets_into_the_file(noting: FlaskClient, log: Path) -> None:
    noting.get(
        f"/?q={NOTHING}",
        headers={"User-Agent": "Navegador/7", "Referer": "https://example.org/de"},
        environ_base={"REMOTE_ADDR": "198.51.100.7"},
    )
    written = log.read_text("utf-8")
    assert NOTHING in written
    assert all(each not in written for each in ("198.51", "Navegador", "example.org", ":0", "T0"))


def test_a_file_that_cannot_be_written_stops_the_start(app: Flask, tmp_path: Path) -> None:
    home = app.extensions["buscador"].settings.index_dir
    with pytest.raises(FixSettings, match="BUSCADOR_SEARCH_LOG"):
        create_app(Settings(home, search_log=tmp_path / "missing" / "searches"))


def test_a_file_that_is_gone_spoils_no_answer_and_is_told_once(
    app: Flask, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    folder = tmp_path / "logs"
    folder.mkdir()
    home = app.extensions["buscador"].settings.index_dir
    client = create_app(Settings(home, search_log=folder / "searches")).test_client()
    (folder / "searches").unlink()
    folder.rmdir()
    with caplog.at_level(logging.ERROR):
        assert [client.get(f"/?q={NOTHING}").status_code for _ in range(3)] == [200] * 3
    assert [record.getMessage() for record in caplog.records] == [
        "BUSCADOR_SEARCH_LOG: no se puede escribir: no existe."
    ]
