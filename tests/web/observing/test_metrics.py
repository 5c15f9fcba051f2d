"""What is counted of a site, and how it is shown."""

import shutil
import time
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from prometheus_client.parser import text_string_to_metric_families

from search.settings import Settings
from web import create_app
from web.observing.metrics import UNROUTED

Sample = tuple[str, tuple[tuple[str, str], ...]]  # its name and its labels
Samples = dict[Sample, float]


def samples(text: str) -> Samples:
    """The values of an exposition, by name and labels, as Prometheus reads them."""
    return {
        (sample.name, tuple(sorted(sample.labels.items()))): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


@pytest.fixture
def counting(app: Flask) -> FlaskClient:
    """Asks a site that counts."""
    home = app.extensions["buscador"].settings.index_dir
    return create_app(Settings(home, metrics=True)).test_client()


def counted(client: FlaskClient, name: str, **labels: str) -> float:
    shown = samples(client.get("/metrics").text)
    return shown.get((f"buscador_{name}", tuple(sorted(labels.items()))), 0.0)


def test_without_the_setting_there_is_nothing_to_see(client: FlaskClient) -> None:
    assert client.get("/metrics").status_code == 404


def test_with_an_address_of_their_own_the_site_does_not_show_them(app: Flask) -> None:
    home = app.extensions["buscador"].settings.index_dir
    apart = Settings(home, metrics=True, metrics_host="127.0.0.1", metrics_port=9100)
    assert create_app(apart).test_client().get("/metrics").status_code == 404


def test_it_is_text_that_nobody_keeps(counting: FlaskClient) -> None:
    answer = counting.get("/metrics")
    assert answer.headers["Content-Type"].startswith("text/plain; version=")
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    ("path", "route", "status"),
    [
        ("/?q=agua", "/", "200"),
        ("/healthz", "/healthz", "200"),
        (
            "/api/v1/records/pem-2014-2018/2018/1.5.10",
            "/api/v1/records/<programme>/<int(fixed_digits=4):year>/<code>",
            "200",
        ),
        ("/lines/nada/2018/1.1.1", "/lines/<programme>/<int(fixed_digits=4):year>/<code>", "404"),
        ("/api/v1/search?color=rojo", "/api/v1/search", "422"),
        ("/nothing/of/the/kind", UNROUTED, "404"),
        ("/static/site.js", "/static/<path:filename>", "200"),
        ("/agencies/", UNROUTED, "308"),
        ("/api/v1/search.csv", "/api/v1/search.<any(csv, xlsx, json, ndjson):suffix>", "200"),
    ],
)
def test_requests_are_counted_by_the_rule_and_the_status(
    counting: FlaskClient, path: str, route: str, status: str
) -> None:
    for _ in range(3):  # made, and kept
        with counting.get(path) as answer:
            assert answer.status_code == int(status)
    assert counted(counting, "requests_total", route=route, status=status) == 3
    assert counted(counting, "request_seconds_count", route=route) == 3


def test_paths_and_words_of_strangers_make_no_labels(counting: FlaskClient) -> None:
    before = len(samples(counting.get("/metrics").text))
    for n in range(30):
        counting.get(f"/stranger-{n}")
        counting.get(f"/lines/stranger-{n}/2018/1.1.1")
        counting.open("/", method=f"STRANGER{n}")
    after = samples(counting.get("/metrics").text)
    assert not any("tranger" in str(labels) for _, labels in after)
    assert len(after) - before <= 3 * 20


def test_kept_answers_are_counted_as_such_and_as_searches(counting: FlaskClient) -> None:
    for _ in range(4):
        counting.get("/?q=salud")
    etag = counting.get("/?q=salud").headers["ETag"]
    assert counting.get("/?q=salud", headers={"If-None-Match": etag}).status_code == 304
    assert counted(counting, "cache_answers_total", result="miss") == 1
    assert counted(counting, "cache_answers_total", result="hit") == 5
    assert counted(counting, "searches_total") == 5
    assert counted(counting, "requests_total", route="/", status="304") == 1
    assert counted(counting, "cache_bytes") > 10_000


def test_searches_are_told_apart(counting: FlaskClient) -> None:
    asked = {
        "xilófono": "searches_without_results_total",
        "repatriación voluntaria xilófono": "searches_relaxed_total",
        "migrnates": "searches_corrected_total",
    }
    for text, name in asked.items():
        counting.get(f"/api/v1/search?q={text}")
        assert (text, counted(counting, name)) == (text, 1)
    counting.get("/?q=salud")
    counting.get("/?q=salud&page=2")
    counting.get("/")
    counting.get("/feed.atom?q=salud")
    assert counted(counting, "searches_total") == 4
    assert {name: counted(counting, name) for name in asked.values()} == dict.fromkeys(
        asked.values(), 1
    )


def test_a_whole_file_lasts_until_its_last_byte(counting: FlaskClient) -> None:
    route = {"route": "/export.<any(csv, xlsx, json, ndjson):suffix>"}
    answer = counting.get("/export.csv", buffered=False)
    chunks = answer.response
    next(iter(chunks))
    assert counted(counting, "request_seconds_count", **route) == 0
    time.sleep(0.2)
    answer.close()
    assert counted(counting, "request_seconds_count", **route) == 1
    assert counted(counting, "request_seconds_sum", **route) >= 0.2


def test_the_build_in_service_is_told_and_the_memory(home: Path, tmp_path: Path) -> None:
    mine = tmp_path / "index"
    shutil.copytree(home, mine)
    client = create_app(Settings(mine, metrics=True)).test_client()
    build = client.get("/readyz").get_json()["build"]
    total = client.get("/api/v1/search").get_json()["total"]
    shown = samples(client.get("/metrics").text)
    began = shown["buscador_build_timestamp_seconds", ()]
    assert abs(shown["buscador_build_age_seconds", ()] - (time.time() - began)) < 60
    assert shown["buscador_build_records", ()] == total
    memory = [v for (name, _), v in shown.items() if name == "buscador_process_resident_bytes"]
    assert [10**7 < value < 10**10 for value in memory] == [True]
    shutil.copytree(mine / "builds" / build, mine / "builds" / "20300101T000000-1-0")
    (mine / "next").write_text("20300101T000000-1-0")
    (mine / "next").replace(mine / "current")
    client.get("/healthz").close()
    assert counted(client, "build_timestamp_seconds") == 1893456000  # 2030-01-01


def test_without_an_index_it_counts_all_the_same(tmp_path: Path) -> None:
    client = create_app(Settings(tmp_path, metrics=True)).test_client()
    with client.get("/readyz") as answer:
        assert answer.status_code == 503
    assert counted(client, "requests_total", route="/readyz", status="503") == 1
    assert counted(client, "build_age_seconds") == 0
