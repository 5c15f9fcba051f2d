"""What a shared link shows: its own words, its own address, on every page."""

from pathlib import Path
from urllib.parse import urlsplit

import pytest
from flask import Flask
from flask.testing import FlaskClient

from search.settings import Settings
from tests.web.asking import page
from web import create_app
from web.pages.parts.frame import DESCRIPTIONS

LINE = "/lines/pem-2014-2018/2018/1.5.10"
SHARED = (
    "/",
    "/?q=agua+potable&agency=INM&sort=code",
    LINE,
    "/agencies",
    "/agencies/INM",
    "/overview",
    "/overview?q=trata&response=no",
    "/findings",
    f"/selection?id={LINE.removeprefix('/lines/')}",
    "/help",
    "/about",
    "/api",
)


def card(client: FlaskClient, path: str) -> dict[str, str]:
    metas = page(client, path).all("meta")
    named = ((n.attributes.get("property", ""), n.attributes.get("content", "")) for n in metas)
    return {name.removeprefix("og:"): text for name, text in named if name.startswith("og:")}


@pytest.mark.parametrize("path", SHARED)
def test_a_shared_link_says_what_the_page_shows(client: FlaskClient, path: str) -> None:
    tree, said = page(client, path), card(client, path)
    assert said["title"] == tree.one("title").text.removesuffix(" – Buscador de programas")
    own = " ".join(tree.one("meta", name="description").attributes["content"].split())
    assert own.startswith(said["description"].removesuffix("…"))
    assert 20 < len(said["description"]) <= 201
    assert said["url"] == f"http://localhost{path}"
    assert (said["site_name"], said["locale"]) == ("Buscador de programas", "es_MX")
    assert said["type"] == ("article" if path == LINE else "website")
    assert tree.one("meta", name="twitter:card").attributes["content"] == "summary_large_image"


def test_no_two_pages_say_the_same(client: FlaskClient) -> None:
    said = [card(client, path) for path in SHARED if path != "/overview?q=trata&response=no"]
    for name in ("title", "description", "url"):
        assert len({each[name] for each in said}) == len(said), name


def test_a_search_says_what_is_narrowed(client: FlaskClient) -> None:
    said = card(client, "/?q=migrantes&agency=INM&response=yes")["description"]
    assert "«migrantes»" in said
    assert "en los que actúa el INM, con la respuesta «Se realizarán acciones»" in said


def test_what_was_typed_is_escaped_once(client: FlaskClient) -> None:
    said = card(client, "/?q=%3Cb%3E+%26+Co")
    assert said["title"].startswith("Textos que mencionan «<b> & Co», del ")
    assert "&amp;" not in said["title"] + said["description"]


def test_every_page_without_words_of_its_own_has_some(app: Flask) -> None:
    pages = {rule.endpoint for rule in app.url_map.iter_rules() if not rule.arguments}
    plain = {name.removeprefix("pages.") for name in pages if name.startswith("pages.")}
    files = {name for name in plain if name.endswith("_csv")}
    assert plain - files - {"search", "selection"} <= DESCRIPTIONS.keys()


def test_the_picture_is_there_and_at_a_whole_address(home: Path) -> None:
    client = create_app(Settings(home, public_url="https://buscador.example.org")).test_client()
    parts = urlsplit(card(client, "/")["image"])
    assert (parts.scheme, parts.netloc) == ("https", "buscador.example.org")
    picture = client.get(f"{parts.path}?{parts.query}")
    assert (picture.status_code, picture.mimetype) == (200, "image/png")
    assert len(picture.data) < 30_000
    width, height = (int.from_bytes(picture.data[at : at + 4], "big") for at in (16, 20))
    said = card(client, "/")
    assert (str(width), str(height)) == (said["image:width"], said["image:height"])


def test_a_page_that_is_not_there_has_no_address(client: FlaskClient) -> None:
    assert "url" not in card(client, "/nada")
