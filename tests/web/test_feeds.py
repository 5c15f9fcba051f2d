"""What machines read beside the pages."""

import json
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import pytest
from flask.testing import FlaskClient

from search.schema import FACETS
from search.searcher import Searcher
from search.settings import Settings
from search.store.naming import begun
from web import create_app
from web.feeds import crawlers, frame

ATOM = "{http://www.w3.org/2005/Atom}"
OPENSEARCH = "{http://a9.com/-/spec/opensearch/1.1/}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
HERE = "http://localhost"


def tree(client: FlaskClient, path: str, media: str) -> ET.Element:
    response = client.get(path)
    assert (response.status_code, response.mimetype) == (200, media)
    return ET.fromstring(response.data)  # noqa: S314  our own


def feed(client: FlaskClient, search: str = "") -> ET.Element:
    return tree(client, f"/feed.atom{search}", "application/atom+xml")


def links(element: ET.Element) -> dict[str, str]:
    return {link.attrib["rel"]: link.attrib["href"] for link in element.findall(f"{ATOM}link")}


def test_the_feed_is_the_search(client: FlaskClient, searcher: Searcher) -> None:
    found = feed(client, "?q=salud+mental&response=yes")
    ids = [entry.findtext(f"{ATOM}summary") for entry in found.findall(f"{ATOM}entry")]
    answer = json.loads(client.get("/api/v1/search?q=salud+mental&response=yes&size=50").data)
    assert ids == [hit["text"] for hit in answer["hits"]]
    assert found.findtext(f"{OPENSEARCH}totalResults") == str(answer["total"])
    assert (
        found.findtext(f"{ATOM}title") == f"{answer['query']['sentence']} – Buscador de programas"
    )


def test_an_entry_says_what_atom_asks_for(client: FlaskClient, searcher: Searcher) -> None:
    entry = feed(client, "?sort=code").find(f"{ATOM}entry")
    assert entry is not None
    first = next(searcher.records())
    # An id stays for good: it is the address that the entry had in version 0.1.0.
    assert entry.findtext(f"{ATOM}id") == f"{HERE}/lines/{first.programme}/{first.code}"
    assert links(entry)["alternate"] == f"{HERE}/lines/{first.id}"
    assert entry.findtext(f"{ATOM}title", "").startswith(f"{first.code} ")
    assert entry.findtext(f"{ATOM}author/{ATOM}name") == "Gobernación"
    assert entry.findtext(f"{ATOM}updated") == "2018-12-31T00:00:00Z"


def test_the_feed_has_the_time_of_its_build(client: FlaskClient, searcher: Searcher) -> None:
    assert feed(client).findtext(f"{ATOM}updated") == frame.stamp(begun(searcher.build))


def test_the_feed_can_be_read_to_its_end(client: FlaskClient, searcher: Searcher) -> None:
    ids: list[str | None] = []
    address = "/feed.atom?kind=line"
    while address:
        found = feed(client, "?" + urlsplit(address).query)
        ids += [entry.findtext(f"{ATOM}id") for entry in found.findall(f"{ATOM}entry")]
        address = links(found).get("next", "")
    assert len(ids) == len(set(ids)) == sum(r.kind == "line" for r in searcher.records())


def test_a_search_cannot_break_the_feed(client: FlaskClient) -> None:
    found = feed(client, "?q=%3C%2Ftitle%3E%26%0B%EF%BF%BF%22x")
    assert str(found.findtext(f"{ATOM}title")).startswith("Textos que mencionan «</title>&")


def test_a_browser_learns_how_to_search_here(client: FlaskClient) -> None:
    found = tree(client, "/opensearch.xml", "application/opensearchdescription+xml")
    name = found.findtext(f"{OPENSEARCH}ShortName", "")
    assert 0 < len(name) <= 16
    urls = {u.attrib["type"]: u.attrib["template"] for u in found.findall(f"{OPENSEARCH}Url")}
    for template in urls.values():
        address = template.replace("{searchTerms}", "salud").replace("{startPage?}", "1")
        assert client.get(address.removeprefix(HERE)).status_code == 200, template
    image = found.findtext(f"{OPENSEARCH}Image", "")
    assert client.get(image.removeprefix(HERE)).status_code == 200


def test_suggestions_come_as_browsers_read_them(client: FlaskClient, searcher: Searcher) -> None:
    response = client.get("/opensearch/suggest?q=migr")
    assert response.mimetype == "application/x-suggestions+json"
    expected = [each.text for each in searcher.suggest("migr", 8)]
    assert json.loads(response.data) == ["migr", expected]


def test_crawlers_are_kept_from_the_facets(client: FlaskClient) -> None:
    text = client.get("/robots.txt").text
    assert text.startswith("User-agent: *\n")
    closed = {line.removeprefix("Disallow: ") for line in text.splitlines() if "Disallow" in line}
    assert {f"/*?*{facet.name}=" for facet in FACETS} | {
        "/api/",
        "/export.",
        "/selection",
        "/*?*id=",
    } <= closed
    assert text.endswith(f"Sitemap: {HERE}/sitemap.xml\n")


def addresses(client: FlaskClient, path: str) -> list[str]:
    found = tree(client, path, "application/xml")
    return [str(loc.text).removeprefix(HERE) for loc in found.iter(f"{SITEMAP}loc")]


def test_the_sitemap_has_every_text_and_every_page_answers(
    client: FlaskClient, searcher: Searcher
) -> None:
    found = addresses(client, "/sitemap.xml")
    texts = {f"/lines/{record.id}" for record in searcher.records()}
    assert {path for path in found if path.startswith("/lines/")} == texts
    assert len(found) == len(set(found))
    others = [path for path in found if path not in texts]
    assert "/" in others
    assert "/selection" not in others
    for path in [*others, *sorted(texts)[:3], *sorted(texts)[-3:]]:
        assert client.get(path).status_code == 200, path


def test_too_many_pages_for_one_map_are_spread(
    client: FlaskClient, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = addresses(client, "/sitemap.xml")
    monkeypatch.setattr(crawlers, "MOST_MAPPED", 100)
    fresh = create_app(Settings(home)).test_client()
    parts = addresses(fresh, "/sitemap.xml")
    assert [path for part in parts for path in addresses(fresh, part)] == whole
    assert fresh.get(f"/sitemap-{len(parts) + 1}.xml").status_code == 404
