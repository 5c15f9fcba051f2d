"""The overview in the API: the numbers of the page, each of them the total of its search."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from search.ids import RecordId
from search.model import Attribution, Heading, Programme, Record
from search.settings import Settings
from search.store.builds import Contents, publish
from tests.support.corpus import AGENCIES
from tests.support.markup import Node
from tests.support.years import two_years
from tests.web.asking import page
from web import create_app
from web.api import figures
from web.figures.tables import FIRST

API = "/api/v1/overview"


def ask(client: FlaskClient, query: str = "") -> Any:
    response = client.get(f"{API}?{query}" if query else API)
    assert (response.status_code, response.content_type) == (200, "application/json"), query
    return json.loads(response.data)


def rows(table: Any) -> list[Any]:
    """The rows of a table, that of the totals last."""
    return [*table["rows"], table["totals"]]


def counted(answer: Any) -> Iterator[Any]:
    """Every count of an answer."""
    yield answer["found"]
    for table in answer["tables"]:
        for row in rows(table):
            yield from (*row["cells"], row["total"])


def wards() -> Contents:
    """A programme of health: other levels, no activities, no answers."""
    levels = ("Meta", "Encargo")
    plan = Programme("salud", "Plan de Salud", "Salud", 2030, "s.csv", "5" * 64, levels=levels)
    said = (
        ("1", "1.1", "Vacunar a recién nacidos", "SRE"),
        ("1", "1.2", "Vacunar a embarazadas", ""),
        ("2", "2.1", "Abrir consultorios rurales", "INM"),
    )
    records = [
        Record(
            RecordId.of(plan.report, code),
            (Heading(top, f"Meta de salud {top}"), Heading(code, text)),
            text,
            "",
            (Attribution(acts, "acts", 0, 1),) if acts else (),
        )
        for top, code, text, acts in said
    ]
    return Contents({plan.report: plan}, AGENCIES, (), records)


def site(home: Path, made: Contents) -> FlaskClient:
    publish(home, made)
    return create_app(Settings(home)).test_client()


QUERIES = ("", "all=1", "q=derechos+humanos&objective=1", "response=no", "agency=SRE&agency=INM")


@pytest.mark.parametrize("query", ["all=1", QUERIES[2]])
def test_every_count_is_the_total_of_its_search(client: FlaskClient, query: str) -> None:
    found = list(counted(ask(client, query)))
    assert any(each["count"] == 0 for each in found)
    for each in found:
        assert client.get(each["api"]).get_json()["total"] == each["count"], each
        assert each["url"] == each["api"].replace("/api/v1/search", "/", 1)


@pytest.mark.parametrize(
    ("made", "query"),
    [
        (two_years, ""),
        (two_years, "year=2017"),
        (two_years, "q=mangle&all=1"),
        (two_years, "programme=bosque"),
        (wards, ""),
        (wards, "q=vacunar"),
        (wards, "agency=none"),
    ],
)
def test_so_it_is_of_any_programme(
    tmp_path: Path, made: Callable[[], Contents], query: str
) -> None:
    client = site(tmp_path, made())
    answer = ask(client, query)
    assert answer["tables"]
    for each in counted(answer):
        assert client.get(each["api"]).get_json()["total"] == each["count"], each


def test_a_programme_speaks_its_own_words(tmp_path: Path) -> None:
    (agencies,) = ask(site(tmp_path, wards()))["tables"]
    assert {name: agencies[name] for name in ("id", "title", "note", "corner", "columns")} == {
        "id": "dependencias",
        "title": "Quién actúa en cada meta",
        "note": "Número de encargos.",
        "corner": "Dependencia",
        "columns": [
            {"name": "Meta de salud 1", "code": "1"},
            {"name": "Meta de salud 2", "code": "2"},
        ],
    }
    assert agencies["totals"]["total"]["count"] == 3


def number(cell: Node) -> int:
    return int(cell.text.replace(",", ""))


@pytest.mark.parametrize("query", QUERIES)
def test_the_numbers_are_those_of_the_page(client: FlaskClient, query: str) -> None:
    shown = page(client, f"/overview?{query}")
    answer = ask(client, query)
    sections = [s for s in shown.all("section", class_="block") if s.all("table")]
    # With all rows the page has the first of the long tables only.
    long = [t for t in answer["tables"] if len(t["rows"]) > FIRST]
    told = long[:1] if "all=1" in query else answer["tables"]
    assert [t["title"] for t in told] == [s.one("h2").text for s in sections]
    for table, section in zip(told, sections, strict=True):
        body = [tr for part in ("tbody", "tfoot") for tr in section.one(part).all("tr")]
        cells = [[number(td) for td in tr.all("td")] for tr in body]
        assert cells == [
            [each["count"] for each in (*row["cells"], row["total"])] for row in rows(table)
        ]
        assert section.one("p", class_="once").text == table["once"]
        assert [p.text for p in section.all("p", class_="quiet")][:1] == [table["note"]]
        assert len(table["columns"]) == len(cells[0]) - 1


def test_ten_rows_are_given_until_all_are_asked_for(client: FlaskClient) -> None:
    few, whole = (ask(client, query)["tables"][0] for query in ("", "all=1"))
    assert (len(few["rows"]), whole["unseen"]) == (10, 0)
    assert len(whole["rows"]) == 10 + few["unseen"]
    assert whole["rows"][:10] == few["rows"]
    assert few["rows"][0]["url"].startswith("/agencies/")


def test_one_report_of_a_programme_is_counted_and_the_others_are_named(tmp_path: Path) -> None:
    client = site(tmp_path, two_years())
    answer = ask(client)
    assert answer["editions"] == [
        {"years": [2018, 2020], "shown": True, "url": "/overview", "api": API},
        {
            "years": [2017],
            "shown": False,
            "url": "/overview?year=2017",
            "api": f"{API}?year=2017",
        },
    ]
    assert answer["query"]["filters"] == {"year": ["2018", "2020"]}
    assert answer["links"] == {"self": API}
    earlier = ask(client, "year=2017")
    assert [each["shown"] for each in earlier["editions"]] == [False, True]
    assert earlier["found"]["count"] == 6
    (notice,) = ask(client, "year=2017&year=2018")["notices"]
    assert notice["code"] == "years"


def test_an_index_of_one_report_has_no_editions(client: FlaskClient) -> None:
    assert ask(client)["editions"] == []


def test_a_search_that_finds_nothing_counts_nothing(client: FlaskClient) -> None:
    assert {each["count"] for each in counted(ask(client, "q=xyzzyq"))} == {0}


@pytest.mark.parametrize("query", ["sort=code", "page=2", "size=5", "explain=1", "color=rojo"])
def test_what_means_nothing_in_figures_is_refused(client: FlaskClient, query: str) -> None:
    response = client.get(f"{API}?{query}")
    assert (response.status_code, response.content_type) == (422, "application/problem+json")
    (error,) = json.loads(response.data)["errors"]
    assert error["parameter"] == query.partition("=")[0]
    assert {"q", "agency", "without", "all"} <= set(error["allowed"])


def test_addresses_are_left_out_where_they_would_make_a_book(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(figures, "MOST_ADDRESSED", 1000)
    found, *cells = counted(ask(client, "q=frontera"))
    assert {(each["url"], each["api"]) for each in cells} == {(None, None)}
    assert client.get(found["api"]).get_json()["total"] == found["count"]


def test_an_answer_that_did_not_change_is_not_sent_again(client: FlaskClient) -> None:
    first = client.get(f"{API}?q=salud")
    again = client.get(f"{API}?q=salud", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    assert first.headers["Access-Control-Allow-Origin"] == "*"
    assert first.headers["Link"] == f'<{API}?q=salud>; rel="self"'


@pytest.mark.parametrize("query", ["", "?q=salud&response=no&all=1", "?q=salud&sort=code"])
def test_the_page_names_its_address_in_the_api(client: FlaskClient, query: str) -> None:
    tree = page(client, f"/overview{query}")
    (link,) = (a for a in tree.all("a") if a.text == "y en la API")
    answer = client.get(link.attributes["href"]).get_json()
    assert len(answer["tables"]) == len(tree.all("table"))
