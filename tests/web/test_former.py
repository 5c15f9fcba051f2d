"""Addresses of version 0.1.0 lead for good to the report that bore them, whatever is built."""

from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from search.searcher import Searcher
from search.settings import Settings
from search.store.builds import publish
from tests.support.corpus import contents, record
from web import create_app

MOVED = [
    ("/lines/pem-2014-2018/1.5.10", "/lines/pem-2014-2018/2018/1.5.10"),
    ("/api/v1/records/pem-2014-2018/1.5.10", "/api/v1/records/pem-2014-2018/2018/1.5.10"),
    ("/api/v1/records/pem-2014-2018/1.5.10/2", "/api/v1/records/pem-2014-2018/2018/1.5.10/2"),
    (
        "/api/v1/records/pem-2014-2018/1.5.10/related?limit=3",
        "/api/v1/records/pem-2014-2018/2018/1.5.10/related?limit=3",
    ),
    (
        "/api/v1/records/pem-2014-2018/1.5.10/2/related",
        "/api/v1/records/pem-2014-2018/2018/1.5.10/2/related",
    ),
]


@pytest.mark.parametrize(("old", "new"), MOVED)
def test_an_old_address_leads_on_for_good(client: FlaskClient, old: str, new: str) -> None:
    answer = client.get(old)
    assert (answer.status_code, answer.headers["Location"]) == (308, new)
    assert client.get(new).status_code == 200


def test_every_old_address_of_a_line_leads_to_it(client: FlaskClient, searcher: Searcher) -> None:
    for each in searcher.records():
        if each.kind == "line":
            answer = client.get(f"/lines/{each.programme}/{each.code}")
            assert answer.headers["Location"] == f"/lines/{each.id}"


@pytest.mark.parametrize(
    "path",
    [
        "/lines/pem-2014-2018/9.9.9",
        "/lines/pem-2014-2018/1.5",
        "/lines/pem-2014-2018/x",
        "/lines/nada/1.5.10",
        "/api/v1/records/pem-2014-2018/9.9.9",
        "/api/v1/records/pem-2014-2018/1.5.10/99",
        "/api/v1/records/pem-2014-2018/2018/related",
    ],
)
def test_what_never_was_leads_nowhere(client: FlaskClient, path: str) -> None:
    assert client.get(path).status_code == 404


YEARS = (2017, 2018, 2019)


@pytest.mark.parametrize("order", [*permutations(YEARS)])
@pytest.mark.parametrize("size", [1, 2, 3])
def test_an_old_address_never_comes_to_mean_another_report(
    tmp_path: Path, order: tuple[int, ...], size: int
) -> None:
    """Only the report that says so was there in 0.1.0, whichever is built first or alone."""
    built = contents(*(record(f"agua/{year}/1.1.1", "Cuidar") for year in order[:size]))
    built.programmes = {
        report: replace(each, formerly="agua" if each.year == 2018 else "")
        for report, each in built.programmes.items()
    }
    publish(tmp_path, built)
    answer = create_app(Settings(index_dir=tmp_path)).test_client().get("/lines/agua/1.1.1")
    if 2018 in order[:size]:
        assert (answer.status_code, answer.headers["Location"]) == (308, "/lines/agua/2018/1.1.1")
    else:
        assert answer.status_code == 404
