"""The site below a path of its host, behind proxies that take the path off and that pass it on."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from search.settings import Settings
from search.store.builds import publish
from tests.support.editing import two_years
from tests.support.markup import Node, read
from web import create_app, urls

BELOW = "/gobierno/buscador"
ROOT = f"https://example.org{BELOW}"
ADDRESSES = ("href", "src", "action", "formaction", "data-suggest", "content")

REFUSED = {"/nothing": 404, urls.COMPARE_FEED: 422}  # there is one year
KINDS = (
    urls.SEARCH,
    "/?q=derechos+humanos&size=20",
    "/?q=derechos+humanos&agency=SRE&sort=code&page=2",
    "/?q=xyzzyq",
    "/?q=derecos+humanos",
    "/lines/pem-2014-2018/2018/1.5.10?q=trata",
    "/lines/pem-2014-2018/2018/1.5.10/2",
    urls.AGENCIES,
    "/agencies/SRE",
    urls.OVERVIEW,
    "/overview?all=1",
    urls.EMBED_OVERVIEW,
    "/embed/search?q=derechos+humanos",
    urls.FINDINGS,
    urls.COMPARE,
    urls.CHANGES,
    "/selection?id=pem-2014-2018/2018/1.5.10",
    urls.REQUEST,
    "/request?id=pem-2014-2018/2018/1.5.10",
    urls.VERIFY,
    urls.SCAN,
    "/verify?q=Consolidar+el+Servicio+Profesional+de+Carrera",
    "/verify?q=-+Consolidar+el+Servicio+Profesional%0A-+Derechos+humanos",
    urls.HELP,
    urls.ABOUT,
    urls.API_PAGE,
    *REFUSED,
)
DATA = (
    "/api/v1/search?q=salud&page=2",
    "/api/v1/agencies",
    "/api/v1/agencies/PGR?objective=1",
    "/api/v1/programmes",
    "/api/v1/programmes/pem-2014-2018/2018?size=7&page=2",
    "/api/v1/records/pem-2014-2018/2018/1.5.10",
    "/api/v1/records/pem-2014-2018/2018/1.5.10/related",
    "/api/v1/records?id=pem-2014-2018/2018/1.5.10",
    "/api/v1/compare",
    "/api/v1/request?id=pem-2014-2018/2018/1.5.10",
    "/api/v1/findings?rule=no-with-activities",
    "/api/v1/overview?q=vivienda&response=no",
    "/api/v1/changes",
    "/api/v1/verify?q=Consolidar+el+Servicio+Profesional+de+Carrera",
    "/api/v1/verify?q=-+Consolidar+el+Servicio+Profesional%0A-+Derechos+humanos",
    "/api/v1/suggest?q=mig",
    "/api/v1/search.json?q=trata",
)


@pytest.fixture(scope="module")
def mounted(home: Path) -> FlaskClient:
    """Somebody who asks the server behind the proxy."""
    return create_app(Settings(home, public_url=ROOT)).test_client()


def followed(mounted: FlaskClient, address: str) -> TestResponse:
    """The answer to an address of the site's host, which has to be below the path."""
    path = address.removeprefix("https://example.org")
    assert path.startswith(f"{BELOW}/"), address
    return mounted.get(path)


def led_to(page: Node, own: str) -> Iterator[str]:
    """The addresses on this host that a page leads to, without their places."""
    for node in page.walk():
        for name in ADDRESSES:
            address = node.attributes.get(name, "").partition("#")[0]
            if name == "content" and not address.startswith("https://example.org"):
                continue  # a description
            if address:
                parts = urlsplit(address)
                assert parts.netloc in {"", "example.org", "www.openarchives.org"}, address
                assert parts.path.startswith("/"), f"{address} on {own}"
                yield address


YEARS = "a=pem-2014-2018/2018&b=pem-2014-2018/2019"
COMPARED = (f"/compare?{YEARS}", f"/compare?{YEARS}&change=gone")


@pytest.fixture(scope="module")
def years(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    """The same over two reports of one programme."""
    home: Path = tmp_path_factory.mktemp("years")
    publish(home, two_years()[0])
    return create_app(Settings(home, public_url=ROOT)).test_client()


@pytest.mark.parametrize("path", COMPARED)
def test_every_link_between_years_is_below_the_path(years: FlaskClient, path: str) -> None:
    found = set(led_to(read(years.get(BELOW + path).text), path))
    assert any("/compare" in address for address in found)
    assert {followed(years, address).status_code for address in found} == {200}


def test_every_address_of_a_comparison_is_below_the_path(years: FlaskClient) -> None:
    answer = years.get(f"{BELOW}/api/v1/compare?{YEARS}&size=5")
    found = {*addresses(json.loads(answer.data))}
    assert len(found) > 10
    assert {followed(years, address).status_code for address in found} == {200}


@pytest.mark.parametrize("path", ["/api/v1/programmes", "/api/v1/agencies/PGR"])
def test_every_address_of_another_year_is_below_the_path(years: FlaskClient, path: str) -> None:
    found = {*addresses(json.loads(years.get(BELOW + path).data))}
    assert any("2019" in address for address in found)
    assert {followed(years, address).status_code for address in found} == {200}


@pytest.mark.parametrize("path", KINDS)
def test_every_link_of_a_page_is_below_the_path_and_leads_somewhere(
    mounted: FlaskClient, path: str
) -> None:
    answer = mounted.get(BELOW + path)
    assert answer.status_code == REFUSED.get(path, 200)
    found = set(led_to(read(answer.text), path))
    assert len(found) > 5
    wrong = {a: r.status_code for a in found if (r := followed(mounted, a)).status_code != 200}
    assert wrong == {}


def addresses(value: object, name: str = "") -> Iterator[str]:
    """The texts in some JSON that are addresses, but for what was asked."""
    if isinstance(value, dict):
        for key, each in value.items():
            yield from addresses(each, key)
    elif isinstance(value, list):
        for each in value:
            yield from addresses(each, name)
    elif isinstance(value, str) and name != "q" and re.match("/|https://example", value):
        yield value


@pytest.mark.parametrize("path", DATA)
def test_every_address_in_the_api_is_below_the_path(mounted: FlaskClient, path: str) -> None:
    answer = mounted.get(BELOW + path)
    found = {*addresses(json.loads(answer.data))}
    found |= {*re.findall("<([^>]*)>", answer.headers.get("Link", ""))}
    assert found or "suggest" in path
    wrong = {a: r.status_code for a in found if (r := followed(mounted, a)).status_code != 200}
    assert wrong == {}


def test_every_link_of_a_scan_is_below_the_path(mounted: FlaskClient) -> None:
    text = "El INM quiere consolidar el Servicio Profesional de Carrera Migratoria."
    page = mounted.post(BELOW + urls.SCAN, data={"text": text})
    found = set(led_to(read(page.text), urls.SCAN))
    found |= {*addresses(json.loads(mounted.post(BELOW + urls.API_SCAN, json={"text": text}).data))}
    assert f"{BELOW}/lines/pem-2014-2018/2018/3.6.1" in found
    assert {followed(mounted, address).status_code for address in found} == {200}


@pytest.mark.parametrize("path", [urls.FEED, urls.SITEMAP, urls.OPENSEARCH, "/export.csv?q=trata"])
def test_what_machines_read_leads_below_the_path(mounted: FlaskClient, path: str) -> None:
    text = mounted.get(BELOW + path).text
    found = re.findall(r"https?://example.org[^\s\"<,]*", text)
    assert found
    assert [a for a in found if not a.startswith(f"{ROOT}/")] == []


def test_what_the_description_shows_of_problems_is_below_the_path(mounted: FlaskClient) -> None:
    found = re.findall(r'"(/[^"]*problems#[^"]*)"', mounted.get(urls.API_DOCUMENT).text)
    assert found
    assert [a for a in found if not a.startswith(f"{BELOW}{urls.PROBLEMS}#")] == []


def test_crawlers_are_kept_from_paths_as_they_stand_on_the_host(mounted: FlaskClient) -> None:
    text = mounted.get(urls.ROBOTS).text
    assert f"Disallow: {BELOW}{urls.SELECTION}\n" in text
    assert f"Sitemap: {ROOT}{urls.SITEMAP}\n" in text


@pytest.mark.parametrize("path", [*KINDS, *DATA, "/lines/pem-2014-2018/1.5.10", "/static/site.js"])
def test_a_proxy_may_take_the_path_off_or_pass_it_on(mounted: FlaskClient, path: str) -> None:
    off, on = mounted.get(path), mounted.get(BELOW + path)
    assert (on.status_code, on.data) == (off.status_code, off.data)
    for each in (on, off):
        del each.headers["X-Request-ID"]  # of each its own
    assert on.headers == off.headers


@pytest.mark.parametrize(
    ("asked", "location"),
    [
        (f"{BELOW}/agencies/", f"{BELOW}/agencies"),
        (f"{BELOW}/lines/pem-2014-2018/1.5.10", f"{BELOW}/lines/pem-2014-2018/2018/1.5.10"),
        ("/lines/pem-2014-2018/1.5.10", f"{BELOW}/lines/pem-2014-2018/2018/1.5.10"),
    ],
)
def test_a_redirect_stays_below_the_path(mounted: FlaskClient, asked: str, location: str) -> None:
    answer = mounted.get(asked, base_url="http://example.org")
    assert answer.status_code == 308
    assert answer.headers["Location"].removeprefix("http://example.org") == location


@pytest.mark.parametrize("asked", ["", "?q=sol"])
def test_the_path_alone_is_the_search(mounted: FlaskClient, asked: str) -> None:
    answer = mounted.get(f"{BELOW}{asked}")
    assert answer.status_code == 200
    assert answer.data == mounted.get(f"{BELOW}/{asked}").data
    assert "Content-Security-Policy" in answer.headers


@pytest.mark.parametrize("path", ["/gobierno", "/gobierno/", "/gobierno/buscador-2/", "/lines"])
def test_what_only_begins_like_the_path_is_not_of_the_site(mounted: FlaskClient, path: str) -> None:
    assert mounted.get(path).status_code == 404


def test_what_was_typed_is_shown_as_it_was(mounted: FlaskClient) -> None:
    typed = 'href="/a" <a href="/b">'
    page = read(mounted.get(BELOW, query_string={"q": typed}, follow_redirects=True).text)
    assert page.one("input", id="q").attributes["value"] == typed
    typed = '"url":"/a"'
    answer = mounted.get(f"{BELOW}/api/v1/search", query_string={"q": typed})
    assert answer.get_json()["query"]["q"] == typed


def test_the_cache_keeps_what_was_sent(mounted: FlaskClient) -> None:
    first, again = (mounted.get(f"{BELOW}/help").data for _ in range(2))
    assert first == again
    assert f'"{BELOW}{BELOW}'.encode() not in first


def test_a_header_moves_the_site_nowhere(mounted: FlaskClient, client: FlaskClient) -> None:
    headers = {"X-Forwarded-Prefix": "/evil", "X-Script-Name": "/evil"}
    for each in (mounted, client):
        assert "evil" not in each.get("/?q=agua", headers=headers).text
