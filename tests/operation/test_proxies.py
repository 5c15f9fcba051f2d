"""The site behind the proxies of docs/operation.md, at the root of a host and below a path."""

import gzip
import json
import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.operation.conftest import Front, Proxy
from tests.operation.shown import blocks
from tests.support.markup import read

PLACES = ("at_root", "below")
PROXIES = ("nginx", "caddy")


@pytest.fixture(params=[(proxy, place) for proxy in PROXIES for place in (0, 1)], ids=str)
def front(request: pytest.FixtureRequest) -> tuple[Front, str]:
    """A proxy with its server, and the path below which it shows the site."""
    name, place = request.param
    proxy: Proxy = request.getfixturevalue(name)
    server: str = request.getfixturevalue(PLACES[place])
    return proxy(blocks(name)[place], server), ("", "/buscador")[place]


def leading(html: bytes) -> Iterator[str]:
    """What a page leads to on its own host."""
    for node in read(html.decode()).walk():
        for name in ("href", "src", "action"):
            address = node.attributes.get(name, "").partition("#")[0]
            if address.startswith("/"):
                yield address


def test_every_link_of_some_pages_leads_through_the_proxy(front: tuple[Front, str]) -> None:
    proxy, path = front
    found: set[str] = set()
    for page in ("/", "/?q=trata&agency=SRE", "/lines/pem-2014-2018/2018/1.5.10"):
        status, _, body = proxy.get(path + page)
        assert status == 200
        found |= set(leading(body))
    assert len(found) > 40
    assert [address for address in found if not address.startswith(f"{path}/")] == []
    some = sorted(found)[::4] + [a for a in found if "/static/" in a or "export" in a]
    assert {a: s for a in some if (s := proxy.get(a)[0]) != 200} == {}


def test_what_leaves_the_site_has_the_public_address(front: tuple[Front, str]) -> None:
    proxy, path = front
    public = f"https://{proxy.host}{path}/"
    for page in ("/sitemap.xml", "/feed.atom?q=trata", "/opensearch.xml"):
        body = proxy.get(path + page)[2].decode()
        found = re.findall(r"https?://[\w.]*example\.org[^\s\"<]*|https?://127[^\s\"<]*", body)
        assert found
        assert [address for address in found if not address.startswith(public)] == []


def test_the_api_and_its_links(front: tuple[Front, str]) -> None:
    proxy, path = front
    status, headers, body = proxy.get(f"{path}/api/v1/search?q=derechos")
    assert (status, headers["access-control-allow-origin"]) == (200, "*")
    following = json.loads(body)["links"]["next"]
    assert f"<{following}>" in headers["link"]
    assert json.loads(proxy.get(following)[2])["page"] == 2


def test_a_redirect_leads_to_the_site(front: tuple[Front, str]) -> None:
    proxy, path = front
    status, headers, _ = proxy.get(f"{path}/agencies/")
    assert (status, headers["location"]) == (308, f"{path}/agencies")
    assert proxy.get(path or "/")[0] in {200, 301}


def test_packed_kept_and_asked_again(front: tuple[Front, str]) -> None:
    proxy, path = front
    _, plain, body = proxy.get(f"{path}/help")
    assert "content-encoding" not in plain
    for page in ("/help", "/api/v1/search.csv"):
        status, packed, small = proxy.get(path + page, Accept_Encoding="gzip")
        assert (status, packed["content-encoding"]) == (200, "gzip")
        assert len(gzip.decompress(small)) > len(small)
    status, _, nothing = proxy.get(f"{path}/help", If_None_Match=plain["etag"])
    assert (status, nothing) == (304, b"")
    assert len(body) > 1000


def test_what_is_not_there(front: tuple[Front, str]) -> None:
    proxy, path = front
    status, _, body = proxy.get(f"{path}/nothing")
    assert status == 404
    assert "No se encontró la página" in body.decode()
    assert all(address.startswith(f"{path}/") for address in leading(body))


def test_nginx_leaves_a_person_alone_and_slows_down_a_machine(nginx: Proxy, at_root: str) -> None:
    proxy = nginx(blocks("nginx")[0], at_root)
    for page in ("/", "/static/style.css", "/static/site.js", "/?q=trata", "/?q=agua"):
        assert proxy.once(page)[0] == 200
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(proxy.once, ["/healthz"] * 300))
    refused = [(headers, body) for status, headers, body in answers if status == 429]
    assert {status for status, *_ in answers} == {200, 429}
    assert {headers["retry-after"] for headers, _ in refused} == {"2"}
    assert {headers["content-type"] for headers, _ in refused} == {"text/plain; charset=utf-8"}
    assert all("Intente de nuevo" in body.decode() for _, body in refused)
    assert proxy.get("/healthz")[0] == 200
