"""Several reports, two of them of one programme: codes and ids in the page and in the API."""

import json
from itertools import product
from urllib.parse import urlencode

import pytest
from flask.testing import FlaskClient

from search.settings import Settings
from search.store.builds import publish
from tests.support.corpus import contents, record
from tests.web.asking import page, total
from web import create_app

REPORTS = ("agua/2017", "agua/2018", "bosque/2018", *(f"p{n}/2018" for n in range(25)))
CODES = ("1.1.1", "1.2.1", "2.1.1")
ALL = len(REPORTS)


@pytest.fixture(scope="module")
def visitor(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    home = tmp_path_factory.mktemp("reports")
    publish(
        home,
        contents(
            *(record(f"{r}/{c}", "Cuidar", acts=("SRE",)) for r, c in product(REPORTS, CODES))
        ),
    )
    return create_app(Settings(index_dir=home)).test_client()


CHOICES = [
    ({"objective": "1"}, 2 * ALL),
    ({"strategy": "1.1"}, ALL),
    ({"q": "objetivo:1"}, 2 * ALL),
    ({"q": "estrategia:1.1"}, ALL),
    ({"q": "1.2.1"}, ALL),
    ({"objective": "agua/2017/1"}, 2),
    ({"strategy": "p24/2018/1.1"}, 1),
    ({"q": "estrategia:p24/2018/1.1"}, 1),
    ({"programme": "agua"}, 6),
    ({"programme": "agua", "objective": "1"}, 4),
]


@pytest.mark.parametrize(("asked", "found"), CHOICES)
def test_a_code_and_an_id_mean_the_same_in_page_and_api(
    visitor: FlaskClient, asked: dict[str, str], found: int
) -> None:
    assert total(page(visitor, f"/?{urlencode(asked)}")) == found
    answer = visitor.get(f"/api/v1/search?{urlencode(asked)}")
    assert json.loads(answer.data)["total"] == found
    rows = visitor.get(f"/api/v1/search.ndjson?{urlencode(asked)}").text.splitlines()
    assert len(rows) == found


def test_a_code_of_no_report_is_refused(visitor: FlaskClient) -> None:
    assert visitor.get("/api/v1/search?objective=9").status_code == 422
    assert visitor.get("/api/v1/search?objective=agua/2016/1").status_code == 422


def test_years_of_a_programme_are_told_apart(visitor: FlaskClient) -> None:
    card = page(visitor, "/?programme=agua&sort=code").all("li", class_="card")[0]
    crumbs = card.one("p", class_="crumbs")
    assert crumbs.one("span").text == "Programa agua"
    assert card.one("span", class_="year").text == "2018"
    assert [
        total(page(visitor, a.attributes["href"]))
        for a in crumbs.all("a")
        if "class" not in a.attributes
    ] == [2, 1]
    headings = [each.text for each in page(visitor, "/").all("h2")]
    assert {"Programa agua, 2018", "Programa bosque"} <= set(headings)
    assert "Programa agua, 2017" not in headings


def test_a_line_stays_within_its_report(visitor: FlaskClient) -> None:
    tree = page(visitor, "/lines/agua/2018/1.2.1")
    hrefs = [a.attributes["href"] for a in tree.one("nav", class_="neighbours").all("a")]
    assert hrefs == ["/lines/agua/2018/1.1.1", "/lines/agua/2018/2.1.1"]
    record_ = json.loads(visitor.get("/api/v1/records/agua/2018/1.2.1").data)
    assert (record_["id"], record_["year"]) == ("agua/2018/1.2.1", 2018)
    assert record_["report"]["year"] == 2018


def test_the_data_of_a_report_are_its_own(visitor: FlaskClient) -> None:
    described = page(visitor, "/about").all("script", type="application/ld+json")
    sets = [json.loads(each.text) for each in described]
    flat = [each for one in sets for each in (one if isinstance(one, list) else [one])]
    assert len(flat) == ALL
    for each in flat[:3]:
        path = each["url"].removeprefix("http://localhost")
        assert total(page(visitor, path)) == len(CODES)


def test_the_sitemap_has_each_report(visitor: FlaskClient) -> None:
    text = visitor.get("/sitemap.xml").text
    assert all(f"/lines/{report}/1.1.1</loc>" in text for report in REPORTS)
