"""The findings in the API: what the page tells, narrowed and counted alike."""

import csv
import io
import json
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from search.ids import RecordId
from search.model import Finding
from search.searcher import Searcher
from search.settings import Settings
from search.store.builds import publish
from tests.support.years import two_years
from tests.web.asking import page, total
from web import create_app

API = "/api/v1/findings"


def ask(client: FlaskClient, query: str = "") -> Any:
    response = client.get(f"{API}?{query}" if query else API)
    assert (response.status_code, response.content_type) == (200, "application/json"), query
    return json.loads(response.data)


def every(client: FlaskClient, query: str = "") -> list[Any]:
    """All findings, page by page."""
    found, address = [], f"{API}?{query}"
    while address:
        answer = json.loads(client.get(address).data)
        found += answer["findings"]
        address = answer["links"]["next"]
    return found


NARROWED = (
    "",
    "rule=no-with-activities",
    "rule=no-activities&q=salud",
    "q=1.2.2",
    "q=nadie",
    "rule=no-with-activities&rule=unbalanced-quotes",
)


@pytest.mark.parametrize("query", NARROWED)
def test_page_file_and_api_have_the_same_findings(client: FlaskClient, query: str) -> None:
    answer = ask(client, query)
    body = client.get(f"/findings.csv?{query}").data.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(body)))
    found = every(client, query)
    assert answer["total"] == len(found) == len(rows) == total(page(client, f"/findings?{query}"))
    assert [(f["value"], f["message"], f["label"]) for f in found] == [
        (row["valor"].removeprefix("'"), row["mensaje"], row["regla"]) for row in rows
    ]


def test_a_page_of_findings_says_where_it_stands(client: FlaskClient) -> None:
    answer = ask(client, "rule=no-activities&size=30&page=2")
    assert {name: answer[name] for name in ("total", "page", "pages", "size", "url", "links")} == {
        "total": 100,
        "page": 2,
        "pages": 4,
        "size": 30,
        "url": "/findings?rule=no-activities",
        "links": {
            "self": f"{API}?rule=no-activities&page=2&size=30",
            "first": f"{API}?rule=no-activities&size=30",
            "prev": f"{API}?rule=no-activities&size=30",
            "next": f"{API}?rule=no-activities&page=3&size=30",
            "last": f"{API}?rule=no-activities&page=4&size=30",
        },
    }
    assert len(answer["findings"]) == 30
    assert ask(client, "page=100")["findings"] == []
    assert 'rel="next"' in client.get(f"{API}?size=30").headers["Link"]


def test_rules_are_counted_whatever_rules_are_chosen(
    client: FlaskClient, searcher: Searcher
) -> None:
    counts = Counter(finding.rule for finding in searcher.findings)
    for query in ("", "rule=no-activities"):
        assert {r["rule"]: r["count"] for r in ask(client, query)["rules"]} == counts
    answer = ask(client, "rule=no-activities&q=salud")
    selected = {rule["rule"]: rule["count"] for rule in answer["rules"] if rule["selected"]}
    assert selected == {"no-activities": answer["total"]}
    for rule in answer["rules"]:
        assert rule["count"] == ask(client, f"q=salud&rule={rule['rule']}")["total"]
    assert [(p["part"], p["count"]) for p in ask(client)["parts"]] == [
        ("contradicciones", 5),
        ("silencios", 100),
        ("promesas", 6),
        ("escritura", 11),
    ]
    assert [p["count"] for p in answer["parts"]] == [0, answer["total"], 0, 0]


def test_the_page_counts_rules_as_the_api_does(client: FlaskClient) -> None:
    options = page(client, "/findings?q=salud").one("ul", class_="options").all("li")
    rules = ask(client, "q=salud")["rules"]
    assert [o.text for o in options] == [f"{r['label']} ({r['count']})" for r in rules]


def test_a_contradiction_has_its_sentence_and_both_sides(client: FlaskClient) -> None:
    found = ask(client, "rule=no-with-activities")["findings"]
    cards = page(client, "/findings?rule=no-with-activities").all("li", class_="card")
    assert [f["sentence"] for f in found] == [c.one("p", class_="clash").text for c in cards]
    (one,) = (f for f in found if f["record"]["code"] == "1.2.6")
    assert one["sentence"] == (
        "La línea dice «No se realizarán acciones en 2018», pero describe 2 actividades. "
        "Así está en el documento."
    )
    assert one["says"] == "No se realizarán acciones en 2018"
    assert one["describes"]["activities"] == 2
    assert [each["activity"] for each in one["describes"]["records"]] == [1, 2]
    assert one["record"]["url"] == "/lines/pem-2014-2018/2018/1.2.6"
    for record in (one["record"], *one["describes"]["records"]):
        assert client.get(record["api"]).get_json()["text"] == record["text"]


def test_a_finding_says_where_it_stands(client: FlaskClient, searcher: Searcher) -> None:
    (expected, *_) = (f for f in searcher.findings if f.rule == "unbalanced-quotes")
    (found, *_) = ask(client, "rule=unbalanced-quotes")["findings"]
    names = ("rule", "severity", "document", "page", "row", "column", "value")
    assert [found[name] for name in names] == [getattr(expected, name) for name in names]
    assert (found["part"], found["sentence"], found["describes"]) == ("escritura", "", None)


@pytest.fixture(scope="module")
def years(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    """Findings in three reports of two programmes, one of them about a whole document."""
    home: Path = tmp_path_factory.mktemp("years")
    made = two_years()
    documents = {each.report: each.document for each in made.programmes.values()}
    about = [
        Finding(
            "no-activities", "warning", documents[str(Path(id_).parent)], record=RecordId.parse(id_)
        )
        for id_ in ("agua/2017/1.1.2", "agua/2018/1.1.1", "bosque/2020/1.1.1")
    ]
    whole = Finding("other-encoding", "warning", documents["agua/2018"], value="Windows-1252")
    publish(home, replace(made, findings=(*about, whole)))
    return create_app(Settings(home)).test_client()


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", 4),
        ("programme=agua", 3),
        ("programme=agua&programme=bosque", 4),
        ("year=2018", 2),
        ("year=2018&year=2020", 3),
        ("programme=agua&year=2020", 0),
        ("programme=agua&year=2018&rule=other-encoding", 1),
    ],
)
def test_programme_and_year_narrow_page_file_and_api(
    years: FlaskClient, query: str, found: int
) -> None:
    assert ask(years, query)["total"] == found
    assert total(page(years, f"/findings?{query}")) == found
    assert len(years.get(f"/findings.csv?{query}").text.splitlines()) == found + 1


def test_programmes_and_years_are_offered_where_there_are_several(
    years: FlaskClient, client: FlaskClient
) -> None:
    boxes = page(years, "/findings?year=2018").all("input", type="checkbox")
    named = [(b.attributes["name"], b.attributes["value"]) for b in boxes]
    assert named[-5:] == [
        ("programme", "agua"),
        ("programme", "bosque"),
        ("year", "2020"),
        ("year", "2018"),
        ("year", "2017"),
    ]
    assert [b.attributes["value"] for b in boxes if "checked" in b.attributes] == ["2018"]
    names = {b.attributes["name"] for b in page(client, "/findings").all("input", type="checkbox")}
    assert names == {"rule"}


@pytest.mark.parametrize(
    ("query", "parameter", "allowed"),
    [
        ("rule=no-rule", "rule", "no-with-activities"),
        ("color=rojo", "color", "programme"),
        ("year=1810", "year", "2018"),
        ("programme=otro", "programme", "pem-2014-2018"),
    ],
)
def test_what_is_not_taken_is_refused_by_name_and_told_on_the_page(
    client: FlaskClient, query: str, parameter: str, allowed: str
) -> None:
    response = client.get(f"{API}?{query}")
    assert (response.status_code, response.content_type) == (422, "application/problem+json")
    (error,) = json.loads(response.data)["errors"]
    assert error["parameter"] == parameter
    assert allowed in error["allowed"]
    (notice,) = page(client, f"/findings?{query}").all("p", class_="notice")
    assert parameter in notice.text


def test_an_answer_that_did_not_change_is_not_sent_again(client: FlaskClient) -> None:
    first = client.get(API)
    again = client.get(API, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    assert first.headers["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize("query", ["", "?rule=no-activities", "?q=salud&page=1"])
def test_the_page_names_its_address_in_the_api(client: FlaskClient, query: str) -> None:
    tree = page(client, f"/findings{query}")
    (link,) = (a for a in tree.all("a") if a.text == "Estos hallazgos en la API")
    answer = client.get(link.attributes["href"]).get_json()
    assert answer["total"] == total(tree)
