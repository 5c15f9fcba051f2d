"""What a client may ask for in a while: counted whoever made the answer, told, refused beyond."""

import re
from dataclasses import replace
from typing import ClassVar
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from flask import Flask
from flask.testing import FlaskClient
from limits.storage import Storage
from werkzeug.test import TestResponse

from search.errors import FixSettings
from search.settings import Budget, Limits, Settings
from tests.support.markup import read
from tests.support.serving import PATIENCE, serving
from web import create_app, urls
from web.limits import limiting, storage
from web.limits.storage import Memory

SOMEBODY = "198.51.100.7"
QUOTA = f"{urls.PROBLEMS}#quota-exceeded"
FEW = Limits(Budget(3, 60), Budget(2, 60))


@pytest.fixture
def still(monkeypatch: pytest.MonkeyPatch) -> None:
    """No time goes by, however long an answer takes."""
    for module in (storage, limiting):
        monkeypatch.setattr(module, "time", lambda: 1_700_000_000.0)


def limited(app: Flask, limits: Limits = FEW, *, metrics: bool = False) -> FlaskClient:
    """Asks a site with these limits."""
    home = app.extensions["buscador"].settings.index_dir
    return create_app(Settings(home, limits=limits, metrics=metrics)).test_client()


def ask(client: FlaskClient, path: str, address: str = SOMEBODY) -> TestResponse:
    answer = client.get(path, environ_base={"REMOTE_ADDR": address})
    answer.get_data()
    answer.close()
    return answer


def statuses(client: FlaskClient, path: str, times: int, address: str = SOMEBODY) -> list[int]:
    return [ask(client, path, address).status_code for _ in range(times)]


@pytest.mark.parametrize("path", ["/?q=salud", "/api/v1/search?q=salud", "/agencies", "/nothing"])
def test_what_is_more_than_the_share_is_refused_kept_or_not(app: Flask, path: str) -> None:
    client = limited(app)
    usual = statuses(limited(app), path, 1)
    assert statuses(client, path, 5) == usual * 3 + [429] * 2


@pytest.mark.usefixtures("still")
def test_every_answer_says_what_is_left(app: Flask) -> None:
    client = limited(app)
    answers = [ask(client, "/?q=salud") for _ in range(4)]
    assert {each.headers["RateLimit-Policy"] for each in answers} == {'"requests";q=3;w=60'}
    left = [re.fullmatch(r'"requests";r=(\d+);t=(\d+)', a.headers["RateLimit"]) for a in answers]
    assert [match and int(match[1]) for match in left] == [2, 1, 0, 0]
    assert [match and int(match[2]) for match in left] == [60] * 4
    assert "Retry-After" not in answers[0].headers
    assert answers[3].headers["Retry-After"] == "60"


def test_a_304_says_what_is_left_too(app: Flask) -> None:
    client = limited(app)
    etag = ask(client, "/?q=salud").headers["ETag"]
    again = client.get(
        "/?q=salud", headers={"If-None-Match": etag}, environ_base={"REMOTE_ADDR": SOMEBODY}
    )
    assert (again.status_code, again.headers["RateLimit"][:14]) == (304, '"requests";r=1')


def test_the_api_is_told_by_a_problem_document(app: Flask) -> None:
    client = limited(app)
    answer = [ask(client, "/api/v1/search?q=salud") for _ in range(4)][-1]
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    exposed = answer.headers["Access-Control-Expose-Headers"].split(", ")
    assert {"RateLimit", "RateLimit-Policy", "Retry-After"} <= set(exposed)
    problem = answer.get_json()
    wait = answer.headers["Retry-After"]
    assert problem == {
        "type": QUOTA,
        "title": "Too Many Requests",
        "status": 429,
        "detail": f"More than 3 requests in 60 seconds from one client; come back in {wait} "
        "seconds.",
        "request_id": answer.headers["X-Request-ID"],
        "violated-policies": ["requests"],
    }


def test_a_person_is_told_in_spanish(app: Flask) -> None:
    client = limited(app)
    answer = [ask(client, "/?q=salud") for _ in range(4)][-1]
    shown = read(answer.text).one("main").text
    assert "Ha pedido mucho en poco tiempo" in shown
    assert f"Intente de nuevo dentro de {answer.headers['Retry-After']} segundos." in shown


@pytest.mark.parametrize(
    "path",
    [
        "/export.csv?q=salud",
        "/selection.csv?id=x",
        "/api/v1/search.ndjson?q=salud",
        "/api/v1/records.json?id=pem-2014-2018/2018/1.5.10",
        "/overview.csv",
        "/findings.csv",
        "/compare.csv",
        "/scan",
    ],
)
def test_whole_files_have_a_budget_of_their_own(app: Flask, path: str) -> None:
    client = limited(app)
    assert statuses(client, path, 3) == [200, 200, 429]
    refused = ask(client, path)
    assert refused.headers["RateLimit-Policy"] == '"files";q=2;w=60'
    assert statuses(client, "/?q=salud", 1) == [200]


@pytest.mark.parametrize("path", ["/healthz", "/readyz", "/metrics", "/static/site.js"])
def test_who_watches_and_what_a_page_brings_is_free(app: Flask, path: str) -> None:
    client = limited(app, Limits(Budget(1, 60), Budget(1, 60)), metrics=True)
    assert statuses(client, path, 4) == [200] * 4
    assert statuses(client, "/", 2) == [200, 429]


def test_the_document_of_the_api_is_no_file(app: Flask) -> None:
    client = limited(app)
    assert '"requests"' in ask(client, "/api/v1/openapi.json").headers["RateLimit"]


def test_clients_do_not_share(app: Flask) -> None:
    client = limited(app)
    assert statuses(client, "/?q=salud", 4)[-1] == 429
    assert statuses(client, "/?q=salud", 1, "198.51.100.8") == [200]


def test_the_holder_of_a_network_of_ipv6_is_one_client(app: Flask) -> None:
    client = limited(app)
    addresses = [f"2001:db8:1:2:{n:x}::{n:x}" for n in range(1, 5)]
    assert [statuses(client, "/", 1, each)[0] for each in addresses] == [200, 200, 200, 429]
    assert statuses(client, "/", 1, "2001:db8:1:3::1") == [200]
    assert statuses(client, "/", 4, f"::ffff:{SOMEBODY}")[-1] == 429
    assert statuses(client, "/", 1) == [429]


NEAR = ["127.0.0.1", "::1", "10.1.2.3", "172.17.0.1", "192.168.1.1", "fd00::1", "fe80::1%eth0", ""]


@pytest.mark.parametrize("address", NEAR)
def test_this_machine_and_its_networks_are_counted_only_where_asked_for(
    app: Flask, address: str
) -> None:
    answers = [ask(limited(app), "/", address) for _ in range(4)]
    assert not any("RateLimit" in each.headers for each in answers)
    near = limited(app, Limits(Budget(3, 60), near=True))
    assert statuses(near, "/", 4, address) == [200, 200, 200, 429]


def test_a_share_is_whole_again_when_its_time_is_over(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = 1_700_000_000.0
    for module in (storage, limiting):
        monkeypatch.setattr(module, "time", lambda: now)
    client = limited(app, Limits(Budget(1, 60)))
    assert statuses(client, "/", 1) == [200]
    now += 20.5
    refused = ask(client, "/")
    assert (refused.status_code, refused.headers["Retry-After"]) == (429, "40")
    now += 39
    assert statuses(client, "/", 1) == [429]
    now += 1
    assert statuses(client, "/", 2) == [200, 429]


def test_without_limits_nothing_is_counted(app: Flask) -> None:
    client = limited(app, Limits(None, None))
    assert "RateLimit" not in ask(client, "/").headers


def test_a_limit_of_one_kind_leaves_the_other(app: Flask) -> None:
    client = limited(app, Limits(None, Budget(1, 60)))
    assert statuses(client, "/?q=salud", 5) == [200] * 5
    assert statuses(client, "/export.csv?q=salud", 2) == [200, 429]


def test_usual_limits_are_those_documented(app: Flask) -> None:
    client = limited(app, Limits())
    assert ask(client, "/").headers["RateLimit-Policy"] == '"requests";q=1200;w=60'
    assert ask(client, "/findings.csv").headers["RateLimit-Policy"] == '"files";q=60;w=60'


def test_refusals_are_counted_by_their_route(app: Flask) -> None:
    client = limited(app, metrics=True)
    statuses(client, "/?q=salud", 5)
    shown = ask(client, "/metrics").text
    assert 'buscador_requests_total{route="/",status="429"} 2.0' in shown
    assert "buscador_searches_total 3.0" in shown


def test_the_memory_of_clients_is_bounded() -> None:
    few = Memory(most=3)
    for name in "abcad":
        few.incr(name, 60)
    assert [few.get(name) for name in "abcd"] == [2, 0, 1, 1]
    assert few.reset() == 3


class Broken(Memory):
    """A storage that is there and does not answer."""

    STORAGE_SCHEME = ["broken"]  # noqa: RUF012  as the library has it

    def __init__(self, _uri: str, wrap_exceptions: bool, **_: str) -> None:
        super().__init__()
        self.wrap_exceptions = wrap_exceptions

    @property
    def base_exceptions(self) -> type[Exception]:
        return OSError

    tries: ClassVar[list[str]] = []

    def incr(self, key: str, expiry: float, amount: int = 1) -> int:
        self.tries.append(key)
        raise ConnectionError(key, expiry, amount)


def test_where_nothing_can_be_counted_nobody_is_refused(
    app: Flask, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = 1_700_000_000.0
    monkeypatch.setattr(limiting, "time", lambda: now)
    assert issubclass(Broken, Storage)
    client = limited(app, Limits(Budget(1, 60), storage="broken://"))
    assert statuses(client, "/", 3) == [200] * 3
    assert len(Broken.tries) == 1  # nobody waits for what does not answer
    now += limiting.PAUSE
    assert statuses(client, "/", 3) == [200] * 3
    assert len(Broken.tries) == 2
    assert [r.getMessage() for r in caplog.records] == [
        "BUSCADOR_RATE_LIMIT_STORAGE does not answer: nobody is limited."
    ]


@pytest.mark.parametrize("uri", ["redis://localhost", "nothing://x", "async+memory://", "x", "://"])
def test_a_storage_that_is_not_here_is_refused_at_the_start(app: Flask, uri: str) -> None:
    with pytest.raises(FixSettings, match=r"^BUSCADOR_RATE_LIMIT_STORAGE: ") as told:
        limited(app, Limits(storage=uri))
    assert "localhost" not in str(told.value)  # there may be a password beside it


def test_a_server_refuses_what_is_too_much(app: Flask) -> None:
    home = app.extensions["buscador"].settings.index_dir
    with serving(home, settings={"BUSCADOR_RATE_LIMIT": "2/minute"}) as server:
        server.get("/?q=salud")
        server.get("/?q=salud")
        with pytest.raises(HTTPError) as refused:
            urlopen(f"{server.address}/?q=salud", timeout=PATIENCE)  # noqa: S310  our own
        with refused.value as answer:
            assert answer.code == 429
            assert 0 < int(answer.headers["Retry-After"]) <= 60
            assert "Ha pedido mucho en poco tiempo" in answer.read().decode()


def test_behind_proxies_that_are_believed_the_client_is_whom_they_say(app: Flask) -> None:
    home = app.extensions["buscador"].settings.index_dir
    near = replace(FEW, near=True)
    client = create_app(Settings(home, limits=near, proxies=1)).test_client()

    def through(address: str) -> int:
        with client.get("/", headers={"X-Forwarded-For": f"203.0.113.9, {address}"}) as answer:
            return answer.status_code

    assert [through(SOMEBODY) for _ in range(4)] == [200, 200, 200, 429]
    assert through("198.51.100.8") == 200


@pytest.mark.parametrize("written", [f"{SOMEBODY}:{{}}", "[2001:db8:1:2::7]:{}"])
def test_a_proxy_that_says_the_port_of_who_asks_says_one_client(app: Flask, written: str) -> None:
    home = app.extensions["buscador"].settings.index_dir
    client = create_app(Settings(home, limits=FEW, proxies=1)).test_client()

    def through(port: int) -> int:
        headers = {"X-Forwarded-For": written.format(port)}
        with client.get("/", headers=headers) as answer:
            return answer.status_code

    assert [through(port) for port in range(50_000, 50_004)] == [200, 200, 200, 429]
