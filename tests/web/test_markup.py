"""What holds for every page: whole, small, in order, without anything inline."""

from itertools import pairwise
from urllib.parse import urlsplit

import pytest
from flask.testing import FlaskClient

from tests.web.asking import page

LINE = "/lines/pem-2014-2018/2018/1.5.10"
PAGES = (
    "/",
    "/?q=",
    "/?q=trata+de+personas",
    "/?q=migrantes&agency=INM&objective=1&strategy=5.1&response=yes&kind=activity&page=2",
    "/?q=xilofonos",
    "/?q=%3Cscript%3Ealert(1)%3C/script%3E",
    LINE,
    "/lines/pem-2014-2018/2018/1.2.2",
    "/agencies",
    "/agencies/INM",
    "/overview",
    "/overview?q=trata&objective=1",
    "/findings",
    "/findings?rule=no-with-activities",
    "/selection",
    f"/selection?q=trata&id={LINE.removeprefix('/lines/')}&id=pem-2014-2018/2018/1.5.10/2",
    "/help",
    "/about",
    "/api",
    "/lines/pem-2014-2018/2018/9.9.9",
)
RESULTS_LIMIT = 40_000  # bytes of HTML of a result page


@pytest.mark.parametrize("path", PAGES)
def test_page_is_well_formed_and_says_its_language(client: FlaskClient, path: str) -> None:
    tree = page(client, path)
    assert tree.one("html").attributes["lang"] == "es-MX"
    assert tree.one("title").text.endswith("– Buscador de programas")
    assert tree.one("h1").text
    assert tree.one("main").attributes["id"] == "contenido"


@pytest.mark.parametrize("path", PAGES)
def test_nothing_is_inline_and_nothing_is_foreign(client: FlaskClient, path: str) -> None:
    tree = page(client, path)
    inline = [n.tag for n in tree.walk() if "style" in n.attributes or n.tag == "style"]
    handlers = [a for n in tree.walk() for a in n.attributes if a.startswith("on")]
    scripts = [
        n
        for n in tree.all("script")
        if n.text and n.attributes.get("type") != "application/ld+json"
    ]
    loaded = [
        n.attributes.get("src") or n.attributes.get("href", "")
        for n in tree.all("script") + tree.all("img") + tree.all("link", rel="stylesheet")
    ]
    assert (inline, handlers, scripts) == ([], [], [])
    assert all(not urlsplit(address).netloc for address in loaded)


@pytest.mark.parametrize("path", PAGES)
def test_headings_step_down_one_at_a_time(client: FlaskClient, path: str) -> None:
    levels = [int(n.tag[1]) for n in page(client, path).walk() if n.tag in ("h1", "h2", "h3", "h4")]
    steps = [b - a for a, b in pairwise(levels)]
    assert levels[0] == 1
    assert max(steps, default=0) <= 1


@pytest.mark.parametrize("path", PAGES)
def test_ids_are_unique_and_references_meet_them(client: FlaskClient, path: str) -> None:
    nodes = list(page(client, path).walk())
    ids = [n.attributes["id"] for n in nodes if "id" in n.attributes]
    named = [
        word
        for n in nodes
        for name in ("aria-labelledby", "aria-describedby", "for")
        for word in n.attributes.get(name, "").split()
    ]
    assert len(ids) == len(set(ids))
    assert set(named) <= set(ids)


@pytest.mark.parametrize("path", PAGES)
def test_every_field_has_a_label(client: FlaskClient, path: str) -> None:
    tree = page(client, path)
    inside = {id(field) for label in tree.all("label") for field in label.all("input")}
    labelled = {label.attributes.get("for") for label in tree.all("label")}
    bare = [
        field.attributes
        for field in tree.all("input")
        if field.attributes.get("type") != "hidden"
        and id(field) not in inside
        and field.attributes.get("id") not in labelled
    ]
    assert bare == []


@pytest.mark.parametrize("path", [path for path in PAGES if path.startswith("/?")])
def test_a_result_page_is_small(client: FlaskClient, path: str) -> None:
    assert len(client.get(path).data) <= RESULTS_LIMIT


def test_every_page_with_all_it_loads_is_small(client: FlaskClient) -> None:
    tree = page(client, "/?q=migrantes")
    addresses = ["/?q=migrantes"]
    addresses += [n.attributes["src"] for n in tree.all("script") if "src" in n.attributes]
    addresses += [n.attributes["href"] for n in tree.all("link", rel="stylesheet")]
    addresses += [n.attributes["href"] for n in tree.all("link", rel="icon")]
    packed = [client.get(a, headers={"Accept-Encoding": "gzip"}).data for a in addresses]
    assert sum(map(len, packed)) <= 60_000


@pytest.mark.parametrize("path", [path for path in PAGES if "9.9.9" not in path])
def test_every_link_of_the_site_leads_somewhere(client: FlaskClient, path: str) -> None:
    links = {n.attributes["href"] for n in page(client, path).all("a") if "href" in n.attributes}
    inside = sorted(href.partition("#")[0] for href in links if href.startswith("/"))
    broken = [href for href in inside if client.get(href).status_code != 200]
    assert broken == []


@pytest.mark.parametrize(
    ("path", "robots"),
    [
        ("/", None),
        ("/?q=trata", None),
        ("/?q=trata&agency=INM", "noindex, nofollow"),
        ("/?q=trata&page=2", "noindex, nofollow"),
        (LINE, None),
        ("/agencies/INM", None),
        ("/overview", None),
        ("/selection", "noindex, nofollow"),
        ("/overview?q=trata", "noindex, nofollow"),
        ("/findings?rule=no-activities", "noindex, nofollow"),
    ],
)
def test_crawlers_are_kept_out_of_combinations(
    client: FlaskClient, path: str, robots: str | None
) -> None:
    found = [n.attributes["content"] for n in page(client, path).all("meta", name="robots")]
    assert found == ([robots] if robots else [])
