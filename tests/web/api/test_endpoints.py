"""The JSON API over the report that ships with the project."""

import json
from typing import Any
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from search.ids import RecordId
from search.model import Query
from search.searcher import Searcher

HEADINGS = {"code", "text"}
ITEM = {
    "id", "kind", "code", "activity", "text", "objective", "strategy", "line", "response",
    "agencies", "programme", "year", "source", "findings", "unchanged", "url",
    "headings", "columns", "response_label", "topics",
}  # fmt: skip


def ask(client: FlaskClient, path: str) -> Any:
    response = client.get(path)
    assert (response.status_code, response.content_type) == (200, "application/json"), path
    return json.loads(response.data)


def links(response: TestResponse) -> dict[str, str]:
    parts = (part.split(">; rel=") for part in response.headers["Link"].split(", "))
    return {relation.strip('"'): address.strip("<") for address, relation in parts}


def test_a_search_answers_what_the_contract_says(client: FlaskClient, searcher: Searcher) -> None:
    answer = ask(client, "/api/v1/search?q=trata+de+personas&size=3")
    page = searcher.search(Query("trata de personas", size=3))
    assert set(answer) == {
        "query", "total", "counts", "page", "pages", "size", "hits", "facets", "suggestion",
        "recognised", "absent", "offers", "expansions", "forms", "notices", "links",
    }  # fmt: skip
    assert answer["query"] == {
        "q": "trata de personas",
        "sentence": "Textos que mencionan «trata de personas», del Programa Especial de Migración "
        "2014-2018 (informe 2018)",
        "filters": {},
        "sort": "relevance",
        "without": [],
        "explain": False,
    }
    counts = answer["counts"]
    assert answer["total"] == page.total == counts["line"] + counts["activity"]
    assert answer["total"] == counts["exact"] + counts["partial"]
    assert (counts["exact"], counts["by_line"]) == (page.exact, page.by_line)
    assert [hit["id"] for hit in answer["hits"]] == [str(hit.record.id) for hit in page.hits]
    for hit in answer["hits"]:
        assert set(hit) == ITEM | {"exact", "highlight", "score", "why", "explanation"}
        assert hit["explanation"] == []
    assert set(answer["facets"]) == {facet.name for facet in page.facets}
    assert set(answer["facets"]["agency"][0]) == {"value", "label", "count", "selected"}


def test_each_hit_says_whether_it_is_exact_on_any_page(client: FlaskClient) -> None:
    whole = ask(client, "/api/v1/search?q=menores+no+acompa%C3%B1ados&size=50")
    said = [hit["exact"] for hit in whole["hits"]]
    counts = whole["counts"]
    assert said == [True] * counts["exact"] + [False] * counts["partial"]
    assert set(said) == {True, False}
    paged = (
        ask(client, f"/api/v1/search?q=menores+no+acompa%C3%B1ados&size=4&page={n}")["hits"]
        for n in (1, 2, 3)
    )
    assert [hit["exact"] for hits in paged for hit in hits] == said[:12]


def test_objectives_carry_their_strategies(client: FlaskClient) -> None:
    tree = ask(client, "/api/v1/search?strategy=1.1&size=1")["facets"]["objective"]
    assert [value["value"] for value in tree] == ["1", "2", "3", "4", "5"]
    chosen = [child["value"] for v in tree for child in v.get("children", ()) if child["selected"]]
    assert chosen == ["1.1"]


def test_the_numbers_of_a_score_come_when_asked_for(client: FlaskClient) -> None:
    hits = ask(client, "/api/v1/search?q=consulares&explain=1&size=2")["hits"]
    assert all(set(c) == {"what", "field", "value"} for hit in hits for c in hit["explanation"])
    assert all(hit["explanation"] for hit in hits)


def test_text_is_not_escaped(client: FlaskClient) -> None:
    assert "migración" in client.get("/api/v1/search?q=migracion").text


@pytest.mark.parametrize(
    ("query", "relations"),
    [
        ("size=100", {"self", "first", "next", "last"}),
        ("size=100&page=2", {"self", "first", "prev", "next", "last"}),
        ("size=100&page=4", {"self", "first", "prev", "last"}),
        ("size=100&page=90", {"self", "first", "prev", "last"}),
        ("q=zzzzzz", {"self", "first", "last"}),
    ],
)
def test_pages_are_linked(client: FlaskClient, query: str, relations: set[str]) -> None:
    response = client.get(f"/api/v1/search?{query}")
    found = links(response)
    assert set(found) == relations
    body = json.loads(response.data)["links"]
    assert {name: address for name, address in body.items() if address} == found
    assert all(client.get(address).status_code == 200 for address in found.values())


def test_following_next_meets_every_record_once(client: FlaskClient, searcher: Searcher) -> None:
    ids: list[str] = []
    address: str | None = "/api/v1/search?size=50&sort=code"
    while address:
        answer = ask(client, address)
        ids += [hit["id"] for hit in answer["hits"]]
        address = answer["links"]["next"]
    assert ids == [str(record.id) for record in searcher.records()]


def test_equal_searches_have_one_address(client: FlaskClient) -> None:
    answer = ask(client, "/api/v1/search?page=1&agency=SRE&agency=INM&q=++salud&size=10")
    assert answer["links"]["self"] == "/api/v1/search?q=salud&agency=INM&agency=SRE"


def test_a_record_answers_with_its_line_and_report(client: FlaskClient, searcher: Searcher) -> None:
    answer = ask(client, "/api/v1/records/pem-2014-2018/2018/1.5.10/2")
    record = searcher.record(RecordId.parse("pem-2014-2018/2018/1.5.10/2"))
    assert record is not None
    assert set(answer) == ITEM | {
        *("report", "attributions", "remarks", "activities", "links", "topic_words")
    }
    assert answer["text"] == record.text
    assert answer["url"] == "/lines/pem-2014-2018/2018/1.5.10#actividad-2"
    assert answer["activities"] == ["pem-2014-2018/2018/1.5.10/1", "pem-2014-2018/2018/1.5.10/2"]
    assert answer["links"] == {
        "self": "/api/v1/records/pem-2014-2018/2018/1.5.10/2",
        "line": "/api/v1/records/pem-2014-2018/2018/1.5.10",
        "related": "/api/v1/records/pem-2014-2018/2018/1.5.10/2/related",
        "programme": "/api/v1/programmes/pem-2014-2018/2018",
        "file": "/sources/pem-2014-2018/2018",
    }
    shown = [record.text[a["start"] : a["end"]] for a in answer["attributions"] if a["end"]]
    assert all(shown)


@pytest.mark.parametrize(
    "path",
    [
        "records/pem-2014-2018/2018/9.9.9",
        "records/pem-2014-2018/2018/1.5.10/99",
        "records/pem-2014-2018/2018/1.5.10/0",
        "records/otro/2018/1.5.10",
        "records/pem-2014-2018/2018/1.5.10/99/related",
        "records/pem-2014-2018",
        "nothing",
    ],
)
def test_what_is_not_there_is_a_problem_document(client: FlaskClient, path: str) -> None:
    response = client.get(f"/api/v1/{path}")
    assert (response.status_code, response.content_type) == (404, "application/problem+json")
    told = json.loads(response.data)
    assert set(told) == {"type", "title", "status", "detail", "request_id"}
    assert told["request_id"] == response.headers["X-Request-ID"]


def test_related_records_are_others(client: FlaskClient) -> None:
    hits = ask(client, "/api/v1/records/pem-2014-2018/2018/1.5.10/related?limit=3")["hits"]
    assert len(hits) == 3
    assert "pem-2014-2018/2018/1.5.10" not in {hit["id"] for hit in hits}


def test_agencies_are_counted_as_the_facet_counts_them(client: FlaskClient) -> None:
    agencies = ask(client, "/api/v1/agencies")["agencies"]
    assert [each["id"] for each in agencies] == sorted(each["id"] for each in agencies)
    facet = ask(client, "/api/v1/search")["facets"]["agency"]
    acting = {each["id"]: each["acts"] for each in agencies if each["acts"]}
    counted = {value["value"]: value["count"] for value in facet}
    assert counted.pop("none") > 0  # texts in which no agency acts
    assert acting == counted


def test_agencies_that_no_text_speaks_of_are_listed_on_request(client: FlaskClient) -> None:
    spoken_of = ask(client, "/api/v1/agencies")["agencies"]
    everyone = ask(client, "/api/v1/agencies?all=1")["agencies"]
    assert [each for each in everyone if each["acts"] or each["named"]] == spoken_of
    assert len(everyone) > len(spoken_of)


def test_a_refused_agency_says_where_the_agencies_are(client: FlaskClient) -> None:
    refused = client.get("/api/v1/search?agency=NADIE").get_json()
    assert refused["detail"] == (
        "agency cannot be 'NADIE'. The values are at http://localhost/api/v1/agencies?all=1."
    )


def test_a_correction_says_the_way_back(client: FlaskClient) -> None:
    address = "/api/v1/search?q=derecos+humanos"
    suggestion = ask(client, address)["suggestion"]
    assert suggestion["text"] == "derechos humanos"
    (key,) = suggestion["without"]
    typed = ask(client, f"{address}&without={quote(key)}")
    assert typed["suggestion"] is None
    assert "missing" in [notice["code"] for notice in typed["notices"]]
    meant = ask(client, "/api/v1/search?q=ano")["suggestion"]
    assert meant == {"text": "año", "without": []}


def test_suggestions_are_completions(client: FlaskClient) -> None:
    answer = ask(client, "/api/v1/suggest?q=migracio&limit=4")
    assert answer["q"] == "migracio"
    assert 0 < len(answer["completions"]) <= 4
    assert all(set(c) == {"text", "label", "kind", "count"} for c in answer["completions"])


@pytest.mark.parametrize(
    ("path", "parameter"),
    [
        ("search?foo=1", "foo"),
        ("search?agency=NADIE", "agency"),
        ("search?response=maybe", "response"),
        ("search?size=1000", "size"),
        ("search?sort=date", "sort"),
        ("search?q=" + "a" * 301, "q"),
        ("search?q=a&q=b", "q"),
        ("search.csv?page=2", "page"),
        ("suggest?q=a&limit=21", "limit"),
        ("agencies?q=a", "q"),
        ("openapi.json?v=1", "v"),
        ("records/pem-2014-2018/2018/1.5.10?q=a", "q"),
        ("records/pem-2014-2018/2018/1.5.10/related?limit=0", "limit"),
    ],
)
def test_what_is_not_taken_is_refused_by_name(
    client: FlaskClient, path: str, parameter: str
) -> None:
    response = client.get(f"/api/v1/{path}")
    assert (response.status_code, response.content_type) == (422, "application/problem+json")
    problem = json.loads(response.data)
    assert problem["type"] == "/problems#fix-query"
    assert [error["parameter"] for error in problem["errors"]] == [parameter]


def test_a_refused_value_is_told_what_there_is(client: FlaskClient) -> None:
    problem = json.loads(client.get("/api/v1/search?response=maybe").data)
    assert problem["errors"] == [
        {
            "parameter": "response",
            "value": "maybe",
            "detail": "response cannot be 'maybe'.",
            "allowed": ["yes", "no"],
        }
    ]


def test_a_value_of_a_long_list_is_told_where_it_is(client: FlaskClient) -> None:
    refused = client.get("/api/v1/search?strategy=99.9").get_json()
    (error,) = refused["errors"]
    assert error["allowed"] or "at /api/v1/search, under facets" in error["detail"]


@pytest.mark.parametrize(
    ("path", "detail", "allowed"),
    [
        ("search?explain=2", "explain cannot be '2'.", ["0", "1"]),
        ("agencies?all=x", "all cannot be 'x'.", ["0", "1"]),
        ("search?level4=1", "level4 cannot be '1'. Here it has no value.", []),
        ("compare?a=x", "a cannot be 'x'. Here it has no value.", []),
    ],
)
def test_a_refused_value_is_not_sent_where_no_values_are(
    client: FlaskClient, path: str, detail: str, allowed: list[str]
) -> None:
    (error,) = client.get(f"/api/v1/{path}").get_json()["errors"]
    assert (error["detail"], error["allowed"]) == (detail, allowed)


def test_the_api_says_what_there_is(client: FlaskClient) -> None:
    answer = client.get("/api/v1/")
    assert links(answer) == {
        "self": "/api/v1/",
        "service-desc": "/api/v1/openapi.json",
        "service-doc": "/api",
    }
    offered = {each["url"]: each for each in answer.get_json()["resources"]}
    assert {
        "/api/v1/search",
        "/api/v1/search.csv",
        "/api/v1/records/{programme}/{year}/{code}",
    } <= (offered.keys())
    for address, resource in offered.items():
        if "{" not in address and resource["method"] == "GET":
            found = client.get(address)
            assert (found.status_code, found.mimetype) == (200, resource["media"])


def test_without_its_slash_it_leads_there(client: FlaskClient) -> None:
    answer = client.get("/api/v1?x=1")
    assert (answer.status_code, answer.headers["Location"]) == (308, "/api/v1/?x=1")
