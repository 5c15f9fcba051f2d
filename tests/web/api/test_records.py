"""Records by their ids: whole, in one answer or one file, and what no record has is named."""

import csv
import io
import json

import pytest
from flask.testing import FlaskClient

from web.media import FILES
from web.params import MAX_SELECTED

REPORT = "pem-2014-2018/2018"
LINE, ACTIVITY, FIRST = f"{REPORT}/1.5.10", f"{REPORT}/1.5.10/2", f"{REPORT}/1.1.1"
GONE = f"{REPORT}/9.9.9"
NONSENSE = "no es una clave"
ASKED = f"?id={LINE}&id={GONE}&id={ACTIVITY}&id={FIRST}&id={LINE}&id=no+es+una+clave"


def test_each_is_what_its_own_address_answers_by_code(client: FlaskClient) -> None:
    answer = client.get(f"/api/v1/records{ASKED}").get_json()
    own = [client.get(f"/api/v1/records/{i}").get_json() for i in (FIRST, LINE, ACTIVITY)]
    assert answer == {"records": own, "missing": [GONE, NONSENSE]}


def test_the_answer_names_its_address_without_what_is_missing(client: FlaskClient) -> None:
    link = client.get(f"/api/v1/records{ASKED}").headers["Link"]
    assert link == f'</api/v1/records?id={FIRST}&id={LINE}&id={ACTIVITY}>; rel="self"'


def test_nothing_asked_is_nothing_answered(client: FlaskClient) -> None:
    assert client.get("/api/v1/records").get_json() == {"records": [], "missing": []}


@pytest.mark.parametrize("suffix", ["", *(f".{suffix}" for suffix in FILES)])
def test_more_than_a_selection_holds_are_refused(client: FlaskClient, suffix: str) -> None:
    many = "&".join(f"id={REPORT}/1.1.{n}" for n in range(1, MAX_SELECTED + 2))
    refused = client.get(f"/api/v1/records{suffix}?{many}")
    assert refused.status_code == 422
    assert refused.get_json()["detail"] == f"id can be given {MAX_SELECTED} times at most."
    fewer = many.partition("&")[2]
    assert client.get(f"/api/v1/records{suffix}?{fewer}").status_code == 200


def test_what_is_no_parameter_is_refused_by_name(client: FlaskClient) -> None:
    errors = client.get(f"/api/v1/records?q=sol&id={LINE}").get_json()["errors"]
    assert [error["parameter"] for error in errors] == ["q"]


def test_a_file_has_the_rows_that_a_search_has(client: FlaskClient) -> None:
    whole = client.get("/api/v1/search.ndjson").text.splitlines()
    by_id = {row["id"]: row for row in map(json.loads, whole)}
    rows = [by_id[i] for i in (FIRST, LINE, ACTIVITY)]
    ndjson = client.get(f"/api/v1/records.ndjson{ASKED}")
    assert [json.loads(line) for line in ndjson.text.splitlines()] == rows
    assert 'filename="buscador-seleccion.ndjson"' in ndjson.headers["Content-Disposition"]
    table = csv.DictReader(io.StringIO(client.get(f"/api/v1/records.csv{ASKED}").text))
    assert [row["id"] for row in table] == [row["id"] for row in rows]
    document = client.get(f"/api/v1/records.json{ASKED}").get_json()
    assert (document["rows"], document["total"]) == (rows, 3)
    assert document["missing"] == [GONE, NONSENSE]
    assert "query" not in document
