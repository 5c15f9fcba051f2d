"""The reports of an index in the API: what the home page and the page about the source show."""

import re
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from search.settings import Settings
from search.store.builds import publish
from tests.support.corpus import contents, record
from tests.support.invented import coasts, flat
from tests.web.asking import page
from web import create_app

Sites = dict[str, FlaskClient]
PROGRAMMES = "/api/v1/programmes"


def ask(client: FlaskClient, path: str) -> Any:
    answer = client.get(path)
    assert (answer.status_code, answer.content_type) == (200, "application/json"), answer.text
    return answer.get_json()


def numbers(text: str) -> list[int]:
    return [int(each) for each in re.findall(r"\d+", text)]


def test_what_ships_is_told_whole(client: FlaskClient) -> None:
    told = ask(client, PROGRAMMES)
    (report,) = told.pop("reports")
    assert told == {
        "total": 1,
        "page": 1,
        "pages": 1,
        "size": 100,
        "links": {
            "self": PROGRAMMES,
            "first": PROGRAMMES,
            "prev": None,
            "next": None,
            "last": PROGRAMMES,
        },
    }
    assert len(report.pop("sha256")) == 64
    assert report == {
        "id": "pem-2014-2018",
        "title": "Programa Especial de Migración 2014-2018",
        "branch": "Gobernación",
        "year": 2018,
        "document": "programa-especial-de-migracion-2018.txt",
        "source_url": "",
        "levels": ["Objetivo", "Estrategia", "Línea de acción"],
        "columns": [],
        "report": "pem-2014-2018/2018",
        "label": "Programa Especial de Migración 2014-2018",
        "headings": [{"level": "Objetivo", "count": 5}, {"level": "Estrategia", "count": 26}],
        "counts": {
            "texts": 335,
            "lines": 195,
            "activities": 140,
            "yes": 90,
            "no": 105,
            "other": 0,
            "unanswered": 0,
            "silent": 100,
        },
        "other_years": [],
        "url": "/?programme=pem-2014-2018&sort=code",
        "links": {
            "self": f"{PROGRAMMES}/pem-2014-2018/2018",
            "search": "/api/v1/search?programme=pem-2014-2018&sort=code",
            "file": "/sources/pem-2014-2018/2018",
        },
    }


@pytest.mark.parametrize("site", ["shipped", "years", "own"])
def test_the_home_page_and_the_api_count_alike(sites: Sites, site: str) -> None:
    client = sites[site]
    reports = ask(client, PROGRAMMES)["reports"]
    newest = [r for r in reports if all(o["year"] < r["year"] for o in r["other_years"])]
    told = [
        (heading, report["counts"]["activities"])
        for report in sorted(newest, key=lambda each: str(each["report"]))
        for heading in ask(client, report["links"]["self"])["outline"]["headings"]
        if heading["facet"] == "objective"
    ]
    home = page(client, "/")
    shown = [li for ol in home.all("ol", class_="objectives") for li in ol.all("li")]
    assert [li.one("a").attributes["href"] for li in shown] == [each["url"] for each, _ in told]
    for li, (heading, any_activity) in zip(shown, told, strict=True):
        counts = heading["counts"]
        figures = [counts["activities"]] * bool(any_activity) + [counts["lines"]]
        figures += [counts["silent"]] * bool(counts["silent"])
        assert numbers(li.one("p", class_="figure").text) == figures
    sums = [numbers(li.text)[0] for li in home.one("ul", class_="sums").all("li")]
    totals = [sum(r["counts"][name] for r in newest) for name in ("lines", "activities", "silent")]
    assert sums == totals


@pytest.mark.parametrize("site", ["shipped", "years", "own"])
def test_the_page_about_the_source_says_the_same(sites: Sites, site: str) -> None:
    told = {r["label"]: r for r in ask(sites[site], PROGRAMMES)["reports"]}
    about = page(sites[site], "/about")
    facts = about.all("dl", class_="wide-facts")
    labels = [each.text for each in about.all("h3")]
    assert sorted(labels) == sorted(told)
    for label, each in zip(labels, facts, strict=True):
        report = told[label]
        shown = [dd.text for dd in each.all("dd")]
        expected = [report["branch"], str(report["year"]), report["document"], report["sha256"]]
        assert shown == expected
        files = [a.attributes["href"] for a in each.all("a")]
        assert files == [report["links"]["file"]] * bool(report["links"]["file"])


@pytest.mark.parametrize("site", ["shipped", "years", "own"])
def test_what_is_counted_is_what_its_links_find(sites: Sites, site: str) -> None:
    client = sites[site]
    for report in ask(client, PROGRAMMES)["reports"]:
        found = ask(client, report["links"]["search"])
        counts = report["counts"]
        assert (found["total"], found["counts"]["line"]) == (counts["texts"], counts["lines"])
        whole = ask(client, report["links"]["self"])
        outline = whole.pop("outline")
        assert whole == report
        levels = [each["level"] for each in outline["headings"]]
        assert [
            {"level": level, "count": levels.count(level)} for level in report["levels"][:-1]
        ] == report["headings"]
        for heading in outline["headings"]:
            told = heading["counts"]
            query = {heading["facet"]: heading["value"], "kind": "line"}
            lines = client.get("/api/v1/search", query_string=query).get_json()
            assert lines["total"] == told["lines"]
            answers = {v["value"]: v["count"] for v in lines["facets"]["response"]}
            assert (answers.get("yes", 0), answers.get("no", 0)) == (told["yes"], told["no"])
            words = sum(n for value, n in answers.items() if value not in ("yes", "no"))
            assert told["other"] == words
            assert told["lines"] == sum(told[name] for name in ("yes", "no", "other", "unanswered"))
            assert ask(client, heading["links"]["search"])["total"] == told["texts"]


def test_years_of_a_programme_lead_to_each_other(sites: Sites) -> None:
    reports = ask(sites["years"], PROGRAMMES)["reports"]
    assert [each["report"] for each in reports] == ["agua/2018", "agua/2017", "bosque/2020"]
    newer, older, alone = (each["other_years"] for each in reports)
    pair = "a=agua/2017&b=agua/2018"
    assert (newer, alone) == (
        [
            {
                "report": "agua/2017",
                "year": 2017,
                "url": f"/compare?{pair}",
                "links": {
                    "self": f"{PROGRAMMES}/agua/2017",
                    "compare": f"/api/v1/compare?{pair}",
                },
            }
        ],
        [],
    )
    assert older[0]["links"]["compare"] == newer[0]["links"]["compare"]
    assert ask(sites["years"], newer[0]["links"]["compare"])["total"] > 0
    heading = ask(sites["years"], f"{PROGRAMMES}/agua/2017")["outline"]["headings"][2]
    assert (heading["facet"], heading["value"], heading["text"]) == (
        "objective",
        "agua/2017/2",
        "Ríos",
    )


def test_levels_go_by_the_programme_s_names_and_codes(tmp_path: Path) -> None:
    publish(tmp_path, coasts())
    client = create_app(Settings(tmp_path)).test_client()
    told = ask(client, f"{PROGRAMMES}/pcm-2024-2030/2024")
    assert [each["level"] for each in told["headings"]] == [
        "Eje",
        "Objetivo prioritario",
        "Estrategia prioritaria",
    ]
    shown = [(h["code"], h["written"], h["facet"]) for h in told["outline"]["headings"]]
    assert shown[:4] == [
        ("1", "I", "objective"),
        ("1.1", "I.1", "strategy"),
        ("1.1.1", "I.1.1", "level3"),
        ("1.2", "I.2", "strategy"),
    ]
    assert (told["counts"]["other"], told["counts"]["unanswered"]) == (2, 1)


def test_a_programme_of_one_level_has_no_headings(tmp_path: Path) -> None:
    publish(tmp_path, flat())
    client = create_app(Settings(tmp_path)).test_client()
    told = ask(client, f"{PROGRAMMES}/cartera/2025")
    assert (told["headings"], told["outline"]["headings"], told["outline"]["pages"]) == ([], [], 0)
    assert told["counts"]["lines"] == 2


def test_following_next_meets_every_heading_and_report_once(sites: Sites) -> None:
    client, whole = sites["shipped"], f"{PROGRAMMES}/pem-2014-2018/2018"
    address, codes = f"{whole}?size=7", []
    while address:
        outline = ask(client, address)["outline"]
        codes += [each["code"] for each in outline["headings"]]
        address = outline["links"]["next"]
    assert codes == [each["code"] for each in ask(client, whole)["outline"]["headings"]]
    first = ask(sites["years"], f"{PROGRAMMES}?size=2")
    second = ask(sites["years"], first["links"]["next"])
    assert [r["report"] for r in first["reports"] + second["reports"]] == [
        "agua/2018",
        "agua/2017",
        "bosque/2020",
    ]


def test_a_huge_index_is_answered_in_pages(tmp_path: Path) -> None:
    wide = [record(f"plan/2018/{top}.1.1", "Hacer") for top in range(1, 301)]
    many = [record(f"p{n}/2018/1.1.1", "Hacer") for n in range(150)]
    publish(tmp_path, contents(*wide, *many))
    client = create_app(Settings(tmp_path)).test_client()
    listed, outlined = client.get(PROGRAMMES), client.get(f"{PROGRAMMES}/plan/2018")
    assert (listed.get_json()["total"], len(listed.get_json()["reports"])) == (151, 100)
    outline = outlined.get_json()["outline"]
    assert (outline["total"], len(outline["headings"])) == (600, 100)
    assert max(len(listed.data), len(outlined.data)) < 2**20


@pytest.mark.parametrize("path", ["nada/2018", "pem-2014-2018/1999"])
def test_a_report_that_there_is_not_says_where_reports_are(client: FlaskClient, path: str) -> None:
    answer = client.get(f"{PROGRAMMES}/{path}")
    assert (answer.status_code, answer.content_type) == (404, "application/problem+json")
    assert answer.get_json()["detail"].endswith("stand at http://localhost/api/v1/programmes.")


@pytest.mark.parametrize("path", [PROGRAMMES, f"{PROGRAMMES}/pem-2014-2018/2018"])
@pytest.mark.parametrize(
    ("query", "parameter"), [("q=a", "q"), ("size=101", "size"), ("page=0", "page")]
)
def test_what_is_not_taken_is_refused_by_name(
    client: FlaskClient, path: str, query: str, parameter: str
) -> None:
    answer = client.get(f"{path}?{query}")
    assert answer.status_code == 422
    assert [each["parameter"] for each in answer.get_json()["errors"]] == [parameter]


@pytest.mark.parametrize(
    "path", [PROGRAMMES, f"{PROGRAMMES}/pem-2014-2018/2018", "/api/v1/agencies/INM"]
)
def test_it_is_kept_and_shared_like_every_answer(client: FlaskClient, path: str) -> None:
    answer = client.get(path, headers={"Origin": "https://example.org"})
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    again = client.get(path, headers={"If-None-Match": answer.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


def test_a_record_leads_to_its_report(client: FlaskClient) -> None:
    record = ask(client, "/api/v1/records/pem-2014-2018/2018/1.5.10/2")
    assert ask(client, record["links"]["programme"])["report"] == "pem-2014-2018/2018"
