"""Links as a person reads them: what a file is for, the API beside it, how many on a page."""

from urllib.parse import parse_qsl, urlsplit

import pytest
from flask.testing import FlaskClient

from search.filters import Filters
from search.ids import RecordId
from search.model import Query
from tests.web.asking import page
from web import links, media

QUERY = Query("agua potable", Filters(response=("no",)), sort="code", page=3, size=20)
LINE = RecordId.parse("pem-2014-2018/2018/1.5.10")


def asked(address: str) -> dict[str, str]:
    return dict(parse_qsl(urlsplit(address).query))


def test_every_file_and_the_feed_are_called_by_what_they_are_for() -> None:
    found = links.exports(QUERY)
    assert [link.text for link in found] == [
        "Excel",
        "CSV (hoja de cálculo)",
        "JSON",
        "JSON por renglones",
        "Avisos de lo nuevo (Atom)",
    ]
    paths = [urlsplit(link.href).path for link in found]
    assert paths == [
        "/export.xlsx", "/export.csv", "/export.json", "/export.ndjson", "/feed.atom"
    ]  # fmt: skip
    assert {path.removeprefix("/export.") for path in paths[:-1]} == set(media.FILES)
    assert [link.text for link in found if not link.title] == ["CSV (hoja de cálculo)"]
    whole = {"q": "agua potable", "response": "no", "sort": "code"}
    assert [asked(link.href) for link in found] == [whole] * 5


def test_the_api_has_the_same_search_page_by_page() -> None:
    link = links.search_in_api(QUERY)
    assert (link.text, urlsplit(link.href).path) == ("Esta búsqueda en la API", "/api/v1/search")
    assert asked(link.href) == {
        "q": "agua potable",
        "response": "no",
        "sort": "code",
        "page": "3",
        "size": "20",
    }


def test_the_api_has_a_line_an_activity_and_a_dossier() -> None:
    line, activity = links.record_in_api(LINE), links.record_in_api(LINE.activity_of(2))
    assert (line.text, line.href) == ("Esta línea en la API", f"/api/v1/records/{LINE}")
    assert activity.text == "Esta actividad en la API"
    assert activity.href == f"/api/v1/records/{LINE}/2"
    agency = links.agency_in_api("SRE")
    assert agency.text == "Esta ficha en la API"
    assert agency.href == "/api/v1/agencies/SRE"


@pytest.mark.parametrize(("size", "current"), [(10, "10"), (20, "20"), (50, "50"), (7, None)])
def test_so_many_on_a_page_begin_again_at_the_first(size: int, current: str | None) -> None:
    found = links.sizes(Query("agua", size=size, page=4))
    assert [link.text for link in found] == ["10", "20", "50"]
    assert [link.value for link in found] == ["size=10", "size=20", "size=50"]
    assert [link.text for link in found if link.current] == ([current] if current else [])


@pytest.mark.parametrize("path", ["/?q=frontera", "/agencies/INM"])
def test_the_pages_use_these_words(client: FlaskClient, path: str) -> None:
    said = {a.text: a.attributes["href"] for a in page(client, path).all("a")}
    for link in links.exports(Query("frontera")):
        assert link.text in said
        assert client.get(said[link.text]).status_code == 200
