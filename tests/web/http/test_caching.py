"""The layer that keeps answers: what it keeps, per what, and how it sends it."""

import gzip
import shutil
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest
from flask import Flask, Response, request
from flask.testing import FlaskClient

from search.settings import Settings
from search.store.files import FileStore
from search.store.live import Live
from web import create_app, media
from web.http.caching import CACHE_BYTES, Cache
from web.request import Site

PLAIN = "/api/v1/search?q=salud"
LATER = "20300101T000000-1-0"  # a build's name


WHOLE = {"csv": "text/csv; charset=utf-8", "xlsx": media.XLSX, "ndjson": media.NDJSON}
PART = "".join(map(chr, range(97, 117))) * 1000


def parts(asked: list[str]) -> Iterator[str]:
    """A file that is written while it is read, and says when it is closed."""
    try:
        for n in range(50):
            asked.append(f"part {n}")
            yield f"{n}{PART}"
    finally:
        asked.append("closed")


@pytest.fixture
def asked() -> list[str]:
    return []


def layered(home: Path, asked: list[str], limit: int = CACHE_BYTES) -> FlaskClient:
    """Asks an application of one view, behind the layer under test."""
    app = Flask(__name__)
    site = Site(Settings(home), Live(FileStore(home)))

    @app.get("/<name>")
    def view(name: str) -> Response:
        asked.append(request.method)
        body = {"long": "á" * 5000, "huge": "x" * 2**21}.get(name, name)
        response = Response(body, status=404 if name == "missing" else 200)
        if name == "private":
            response.headers["Cache-Control"] = "no-store"
        if name == "stream":
            response = Response(iter(["a", "b"]), headers={"ETag": 'W/"s"'})
        if name in WHOLE:
            response = Response(parts(asked), headers={"ETag": 'W/"w"'}, content_type=WHOLE[name])
        return response

    app.wsgi_app = Cache(app.wsgi_app, site, limit)  # type: ignore[method-assign, assignment]
    return app.test_client()


@pytest.fixture
def small(home: Path, asked: list[str]) -> FlaskClient:
    """Asks behind a layer of the usual size."""
    return layered(home, asked)


@pytest.mark.parametrize(
    ("path", "times"),
    [("/plain", 1), ("/long", 1), ("/huge", 3), ("/missing", 3), ("/private", 3), ("/stream", 3)],
)
def test_whole_good_answers_are_kept(
    small: FlaskClient, asked: list[str], path: str, times: int
) -> None:
    assert len({small.get(path).data for _ in range(3)}) == 1
    assert len(asked) == times


def test_other_addresses_are_other_answers(small: FlaskClient, asked: list[str]) -> None:
    for path in ("/a", "/b", "/a?x=1", "/a?x=2", "/a"):
        small.get(path)
    assert len(asked) == 4


def test_another_host_is_another_answer(small: FlaskClient, asked: list[str]) -> None:
    for host in ("one.example", "two.example", "one.example"):
        small.get("/a", headers={"Host": host})
    assert len(asked) == 2


def test_head_is_the_answer_without_its_body(small: FlaskClient, asked: list[str]) -> None:
    head, got = small.head("/long"), small.get("/long")
    assert head.data == b""
    assert dict(head.headers) == dict(got.headers)
    assert asked == ["GET"]


def test_an_etag_comes_back_as_not_modified(small: FlaskClient) -> None:
    etag = small.get("/long").headers["ETag"]
    again = small.get("/long", headers={"If-None-Match": f'"other", {etag}'})
    assert (again.status_code, again.data, again.headers["ETag"]) == (304, b"", etag)
    assert "Content-Type" not in again.headers
    changed = small.get("/long", headers={"If-None-Match": 'W/"other"'})
    assert changed.status_code == 200


def test_a_stream_with_an_etag_is_not_read_for_nothing(small: FlaskClient) -> None:
    assert small.get("/stream").data == b"ab"
    assert small.get("/stream", headers={"If-None-Match": 'W/"s"'}).status_code == 304


@pytest.mark.parametrize(
    ("accepts", "packed"),
    [
        ("gzip", True),
        ("br, gzip;q=0.5", True),
        ("*", True),
        ("gzip;q=0", False),
        ("br", False),
        ("", False),
    ],
)
def test_long_text_is_packed_for_who_takes_it(
    small: FlaskClient, accepts: str, *, packed: bool
) -> None:
    plain = small.get("/long")
    response = small.get("/long", headers={"Accept-Encoding": accepts})
    assert response.headers["ETag"] == plain.headers["ETag"]
    assert response.headers["Vary"] == "Accept-Encoding"
    assert ("Content-Encoding" in response.headers) == packed
    assert (gzip.decompress(response.data) if packed else response.data) == plain.data
    assert int(response.headers["Content-Length"]) == len(response.data)


def test_short_text_is_not_packed(small: FlaskClient) -> None:
    response = small.get("/short", headers={"Accept-Encoding": "gzip"})
    assert "Content-Encoding" not in response.headers


@pytest.mark.parametrize(
    ("name", "accepts", "packed"),
    [
        ("csv", "gzip, deflate, br", True),
        ("ndjson", "gzip", True),
        ("csv", "identity", False),
        ("csv", "gzip;q=0", False),
        ("xlsx", "gzip", False),  # it is packed by its own form
    ],
)
def test_a_whole_file_is_packed_as_it_is_written(
    small: FlaskClient, asked: list[str], name: str, accepts: str, *, packed: bool
) -> None:
    plain = small.get(f"/{name}").data
    asked.clear()
    answer = small.get(f"/{name}", headers={"Accept-Encoding": accepts}, buffered=False)
    assert answer.headers.get("Content-Encoding") == ("gzip" if packed else None)
    assert answer.headers.get("Vary") == (None if name == "xlsx" else "Accept-Encoding")
    assert answer.headers["ETag"] == 'W/"w"'
    assert "Content-Length" not in answer.headers
    chunks = answer.iter_encoded()
    first = next(chunks)
    assert len(asked) < 50  # not all of it was made for the first bytes
    whole = first + b"".join(chunks)
    assert (gzip.decompress(whole) if packed else whole) == plain
    assert len(whole) < len(plain) / 20 or not packed
    answer.close()
    assert asked[-2:] == ["part 49", "closed"]


def test_a_packed_file_that_nobody_reads_on_is_closed(small: FlaskClient, asked: list[str]) -> None:
    with small.get("/csv", headers={"Accept-Encoding": "gzip"}, buffered=False) as answer:
        next(iter(answer.response))
    assert asked[-1] == "closed"
    assert "part 49" not in asked


def test_head_and_conditions_hold_for_a_packed_file(small: FlaskClient, asked: list[str]) -> None:
    packed = {"Accept-Encoding": "gzip"}
    head = small.head("/csv", headers=packed)
    assert (head.data, head.headers["Content-Encoding"]) == (b"", "gzip")
    held = small.get("/csv", headers={**packed, "If-None-Match": 'W/"w"'})
    assert (held.status_code, held.data, held.headers["Vary"]) == (304, b"", "Accept-Encoding")
    assert "Content-Encoding" not in held.headers
    assert not [each for each in asked if each.startswith("part")]


def test_a_long_page_is_packed_too(small: FlaskClient) -> None:
    answer = small.get("/huge", headers={"Accept-Encoding": "gzip"})
    assert answer.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(answer.data) == small.get("/huge").data


def test_answers_may_be_kept_but_are_asked_about(client: FlaskClient) -> None:
    assert client.get(PLAIN).headers["Cache-Control"] == "public, no-cache"


def point(home: Path, build: str) -> None:
    (home / "next").write_text(build)
    (home / "next").replace(home / "current")


def test_a_new_build_is_another_answer(home: Path, tmp_path: Path) -> None:
    mine = tmp_path / "index"
    shutil.copytree(home, mine)
    app = create_app(Settings(mine))
    client = app.test_client()
    build = client.get("/readyz").get_json()["build"]
    paths = ("/feed.atom", "/sitemap.xml", PLAIN)
    before = {path: client.get(path).data for path in paths}
    shutil.copytree(mine / "builds" / build, mine / "builds" / LATER)
    point(mine, LATER)
    assert client.get("/readyz").get_json()["build"] == LATER
    changed = {path for path in paths if client.get(path).data != before[path]}
    assert changed == {"/feed.atom", "/sitemap.xml"}  # they tell the time of the build
    assert {build for build, _ in app.extensions["buscador"].held} == {LATER}


def test_answers_of_a_build_that_went_are_given_up(
    home: Path, tmp_path: Path, asked: list[str]
) -> None:
    mine = tmp_path / "index"
    shutil.copytree(home, mine)
    before = (mine / "current").read_text()
    shutil.copytree(mine / "builds" / before, mine / "builds" / LATER)
    client = layered(mine, asked)
    for build in (before, LATER, before):
        point(mine, build)
        for _ in range(2):
            client.get("/a")
    assert len(asked) == 3


def test_without_memory_everything_is_made_anew(home: Path, asked: list[str]) -> None:
    client = layered(home, asked, limit=0)
    assert {client.get("/a").data for _ in range(3)} == {b"a"}
    assert len(asked) == 3


def test_what_was_not_asked_for_longest_goes_first(home: Path, asked: list[str]) -> None:
    client = layered(home, asked, limit=5000)  # two short answers
    for path in ("/a", "/b", "/a", "/c", "/a", "/b"):
        client.get(path)
    assert len(asked) == 4


def test_many_at_once_get_what_they_asked_for(app: Flask) -> None:
    words = ("salud", "menores", "frontera", "consulares", "trabajo", "vivienda")
    expected = {word: app.test_client().get(f"/api/v1/search?q={word}").data for word in words}
    fresh = create_app(Settings(app.extensions["buscador"].settings.index_dir), cache=40_000)
    wrong: list[str] = []

    def many(word: str) -> None:
        client = fresh.test_client()
        answers = [client.get(f"/api/v1/search?q={word}").data for _ in range(20)]
        wrong.extend(word for answer in answers if answer != expected[word])

    threads = [Thread(target=many, args=(word,)) for word in words]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []
