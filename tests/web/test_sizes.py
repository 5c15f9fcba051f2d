"""No page has more than 40 kB of HTML: of the report that ships, of two years of it, of others.

Addresses begin with a host of a usual length.
"""

from collections.abc import Callable
from html import unescape
from pathlib import Path
from urllib.parse import quote_plus, urlsplit

import pytest
from flask.testing import FlaskClient

from search.searcher import Searcher
from search.settings import Settings
from search.store.builds import Contents, publish
from tests.support.markup import read
from tests.support.years import shipped_twice, two_years
from tests.web.asking import page
from web import create_app
from web.params import MAX_SELECTED

MOST = 40_000  # bytes
HOST = "https://buscador.programas.example.org"
# What finds much, names bodies, is spelt wrongly, is told about at length.
ASKED = (
    "",
    "migrantes",
    "migrantez",
    "personas",
    "derechos humanos",
    "derechos humanos de las mujeres migrantes",
    "¿Qué hará el INM sobre niñas y niños no acompañados?",
    "qué dependencia tiene más actividades",
    "capacitación de servidores públicos",
    "INM",
    "SRE",
    "FGR",
    "respuesta:no",
)
LETTERS = ("/request?kind=activity", "/request?q=migrantes", "/request?response=no&sort=code")
MORE = (
    *LETTERS,
    "/agencies?all=1",
    "/agencies?all=1&page=2",
    "/overview?all=1",
    "/overview?all=1&table=respuestas",
    "/overview?q=migrantes",
)


def mapped(client: FlaskClient) -> list[str]:
    """Every page that the map of the site lists, by its path."""
    listed = read(client.get("/sitemap.xml").text).all("loc")
    paths = [urlsplit(unescape(each.text)).path for each in listed]
    return [path for path in paths if not path.endswith(".csv")]


def large(client: FlaskClient, paths: list[str]) -> dict[str, int]:
    sizes = {path: len(client.get(path).data) for path in paths}
    return {path: size for path, size in sizes.items() if size > MOST}


def searches() -> list[str]:
    return [f"/?q={quote_plus(text)}" for text in ASKED]


def visitor(home: Path) -> FlaskClient:
    return create_app(Settings(home, public_url=HOST)).test_client()


def test_every_page_of_the_report_is_small(home: Path) -> None:
    client = visitor(home)
    paths = mapped(client)
    assert len(paths) > 200
    assert HOST in client.get("/").text
    assert large(client, [*paths, *searches(), *MORE]) == {}


@pytest.mark.parametrize(("contents", "earlier"), [(two_years, 2017), (shipped_twice, 2018)])
def test_every_page_of_two_years_is_small(
    tmp_path: Path, contents: Callable[[], Contents], earlier: int
) -> None:
    publish(tmp_path, contents())
    client = visitor(tmp_path)
    years = [f"{path}?year={earlier}" for path in ("/overview", "/agencies", "/agencies/INM")]
    paths = [*mapped(client), "/compare", *years, *searches(), *MORE]
    assert large(client, paths) == {}


def test_a_full_selection_of_the_longest_texts_is_small(home: Path, searcher: Searcher) -> None:
    client = visitor(home)
    longest = sorted(searcher.records(), key=lambda record: -len(record.text))[:MAX_SELECTED]
    asked = "&".join(f"id={record.id}" for record in longest)
    parts = page(client, f"/selection?{asked}").all("button", name="part")
    paths = [f"/selection?{asked}&part={n}" for n in range(1, len(parts) + 2)]
    assert len(paths) > 1
    assert large(client, paths) == {}
