"""A search and its figures in a frame of another page: bare, bounded, framed by whoever likes."""

import re
from html import unescape
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from flask.testing import FlaskClient

from search.settings import Settings
from tests.web.asking import page
from web import create_app
from web.figures.asked import TABLES
from web.pages.embedded import MOST

EMBEDDED = ("/embed/search?q=trata", "/embed/overview?q=trata", "/embed/overview")
SOURCE = "Fuente: Programa Especial de Migración 2014-2018, informe de 2018."


@pytest.mark.parametrize("path", EMBEDDED)
def test_others_may_frame_it_and_nothing_in_it_runs(client: FlaskClient, path: str) -> None:
    answer = client.get(path)
    policy = answer.headers["Content-Security-Policy"]
    assert "frame-ancestors *" in policy
    assert "default-src 'none'" in policy
    assert "script-src" not in policy
    assert "X-Frame-Options" not in answer.headers
    assert "Set-Cookie" not in answer.headers
    assert answer.headers["X-Robots-Tag"] == "noindex"
    assert answer.headers["Cache-Control"] == client.get("/overview").headers["Cache-Control"]
    tree = page(client, path)
    assert [tree.all(tag) for tag in ("script", "nav", "form", "input", "button")] == [[]] * 5
    assert tree.one("meta", name="robots").attributes["content"] == "noindex, nofollow"


@pytest.mark.parametrize(
    "path", ["/", "/?q=trata", "/overview", "/embed", "/embed/search/", "/embed/nothing", "/help"]
)
def test_nothing_else_may_be_framed(client: FlaskClient, path: str) -> None:
    headers = client.get(path).headers
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert headers["X-Frame-Options"] == "DENY"


@pytest.mark.parametrize("path", EMBEDDED)
def test_it_says_where_it_is_from_and_leaves_the_frame(client: FlaskClient, path: str) -> None:
    tree = page(client, path)
    source = tree.one("footer", class_="source")
    assert source.text.startswith(SOURCE)
    (link,) = source.all("a")
    assert client.get(link.attributes["href"]).status_code == 200
    assert all(
        (a.attributes["target"], a.attributes["rel"]) == ("_blank", "noopener")
        for a in tree.all("a")
    )


def test_the_list_has_the_hits_of_the_page_and_no_more_than_fit(client: FlaskClient) -> None:
    tree = page(client, "/embed/search?q=trata&size=3&kind=line")
    hits = client.get("/api/v1/search?q=trata&size=3&kind=line").get_json()["hits"]
    items = tree.one("ol", class_="framed").all("li")
    assert [i.one("p", class_="text").text for i in items] == [h["text"] for h in hits]
    assert [i.all("a")[0].attributes["href"] for i in items] == [h["url"] for h in hits]
    assert tree.one("h1").text.startswith("Líneas de acción que mencionan «trata»")
    many = page(client, "/embed/search?size=100").one("ol", class_="framed")
    assert len(many.all("li")) == MOST


def test_the_figures_are_those_of_the_page(client: FlaskClient) -> None:
    framed, whole = page(client, "/embed/overview?q=trata&all=1"), page(client, "/overview?q=trata")
    tables = [[table.text for table in tree.all("table")] for tree in (framed, whole)]
    assert tables[0] == tables[1]
    assert tables[0]


def test_one_table_can_be_asked_for_by_its_name(client: FlaskClient) -> None:
    ids = [t.attributes["id"] for t in page(client, "/overview").all("h2") if "id" in t.attributes]
    assert [each for each in ids if each in TABLES] == list(TABLES)
    for table in TABLES:
        tree = page(client, f"/embed/overview?table={table}")
        assert [h.attributes["id"] for h in tree.all("h2")] == [table]


def test_what_it_does_not_know_it_says(client: FlaskClient) -> None:
    tree = page(client, "/embed/overview?table=nada&nothing=1")
    assert len(tree.all("p", class_="notice")) == 2
    assert "No se tomó en cuenta «nada»" in tree.text
    assert (
        page(client, "/embed/search?q=xyzzyq").one("p", class_="total").text == "Ningún resultado"
    )


@pytest.mark.parametrize("root", ["https://example.org", "https://example.org/gobierno/buscador"])
@pytest.mark.parametrize("path", ["/?q=trata&kind=line", "/overview?q=trata&kind=line"])
def test_the_code_to_copy_shows_what_the_page_shows(home: Path, root: str, path: str) -> None:
    client = create_app(Settings(home, public_url=root)).test_client()
    text = client.get(path).text
    codes = [unescape(each) for each in re.findall("<code[^>]*>(&lt;iframe.*?)</code>", text)]
    assert codes
    for code in codes:
        assert 'loading="lazy"' in code
        assert re.search('title="[^"]+"', code)
        (address,) = re.findall('src="([^"]+)"', code)
        assert address.startswith(f"{root}/embed/")
        inner = urlsplit(unescape(address.removeprefix(root)))
        assert "q=trata&kind=line" in inner.query
        assert client.get(f"{inner.path}?{inner.query}").status_code == 200
