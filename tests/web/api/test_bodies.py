"""One agency in the API says what its page does, and a list of them what years it counts."""

import re
from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.support.markup import Node
from tests.web.asking import page
from web.pages.agency import NAMED

Sites = dict[str, FlaskClient]
ASKED = [
    ("shipped", "INM"),
    ("shipped", "INM?objective=3"),
    ("shipped", "PGR"),
    ("shipped", "FGR"),
    ("shipped", "OIM"),
    ("shipped", "GRUPOS-BETA"),
    ("years", "SRE"),
    ("years", "SRE?year=2017"),
    ("years", "SRE?year=2017&year=2018"),
    ("years", "PGR"),
    ("years", "INM"),
    ("years", "INM?objective=agua/2018/1"),
    ("years", "SRE?objective=agua/2017/1"),
    ("own", "SRE"),
    ("own", "INM?objective=2"),
    ("own", "PGR"),
]


def ask(client: FlaskClient, path: str) -> Any:
    answer = client.get(path)
    assert (answer.status_code, answer.content_type) == (200, "application/json"), answer.text
    return answer.get_json()


def numbers(text: str) -> list[int]:
    return [int(each) for each in re.findall(r"\d+", text)]


def entries(tree: Node, heading: str) -> list[str]:
    """The addresses of the texts in one part of a dossier."""
    found = [s for s in tree.all("section", class_="block") if s.all("h2", id=heading)]
    items = [e for section in found for e in section.all("li", class_="entry")]
    return [e.one("a").attributes["href"] for e in items]


@pytest.mark.parametrize(("site", "path"), ASKED)
def test_the_page_and_the_api_say_the_same(sites: Sites, site: str, path: str) -> None:
    client = sites[site]
    tree, told = page(client, f"/agencies/{path}"), ask(client, f"/api/v1/agencies/{path}")
    assert [each["url"] for each in told["texts"]] == entries(tree, "hara")
    assert [each["url"] for each in told["mentions"]][:NAMED] == entries(tree, "mencion")
    counts = [n for n in (told["activities"], told["lines"], told["named"]) if n]
    lead = numbers(re.sub(r" de \d{4}( y \d{4})*", "", tree.one("p", class_="lead").text))
    assert lead == counts
    contents = tree.all("nav", class_="contents")
    shown = [numbers(li.one("b").text)[0] for nav in contents for li in nav.all("li")]
    assert shown == ([p["texts"] for p in told["places"]] if len(told["places"]) > 1 else [])
    tallies = tree.all("ul", class_="tally")
    partners = [
        (li.one("a").attributes["href"], numbers(li.all("span")[0].text)[0])
        for each in tallies
        for li in each.all("li")
    ]
    assert partners == [(p["url"], p["texts"]) for p in told["partners"]]
    kin = [each.one("a").attributes["href"] for each in tree.all("p", class_="kin")]
    assert kin == [each["url"] for each in told["succession"]]
    notices = [n.text for n in tree.all("p", class_="notice")]
    assert {n["text"] for n in told["notices"]} <= set(notices)


@pytest.mark.parametrize(("site", "path"), ASKED)
def test_what_is_counted_is_what_its_links_find(sites: Sites, site: str, path: str) -> None:
    client, told = sites[site], ask(sites[site], f"/api/v1/agencies/{path}")
    assert told["total"] == len(told["texts"])  # none of these has more than an answer holds
    found = ask(client, told["links"]["search"])
    assert {each["id"] for each in told["texts"]} <= {
        hit["id"] for hit in ask(client, f"{told['links']['search']}&size=100")["hits"]
    }
    if told["objective"] is None:
        assert found["total"] == told["acts"] == told["activities"] + told["lines"]
        assert ask(client, told["links"]["named"])["total"] == told["named"]
    for place in told["places"]:
        assert ask(client, place["links"]["self"])["total"] == place["texts"]
    assert {client.get(each["url"]).status_code for each in told["files"]} == {200}
    assert [each["format"] for each in told["files"]] == ["csv", "xlsx", "json", "ndjson", "atom"]
    again = ask(client, told["links"]["self"])
    assert again == {**told, "notices": []}


def test_a_body_of_two_years_speaks_of_one_and_leads_to_the_other(sites: Sites) -> None:
    told = ask(sites["years"], "/api/v1/agencies/SRE")
    assert (told["years"], told["activities"], told["lines"]) == ([2018, 2020], 2, 0)
    assert [(each["years"], each["selected"]) for each in told["other_years"]] == [
        ([2018, 2020], True),
        ([2017], False),
    ]
    before = ask(sites["years"], told["other_years"][1]["links"]["self"])
    assert (before["years"], before["activities"]) == ([2017], 2)
    assert before["partners"] == [
        {
            "id": "PGR",
            "name": "Procuraduría General de la República",
            "url": "/agencies/PGR?year=2017",
            "links": {"self": "/api/v1/agencies/PGR?year=2017"},
            "texts": 1,
        }
    ]


def test_years_of_one_programme_are_not_added_up_and_that_is_told(sites: Sites) -> None:
    told = ask(sites["years"], "/api/v1/agencies/SRE?year=2017&year=2018")
    assert told["years"] == [2018]
    assert [each["code"] for each in told["notices"]] == ["years"]


def test_where_nothing_is_to_be_parted_a_year_narrows(sites: Sites) -> None:
    told = ask(sites["own"], "/api/v1/agencies/SRE?year=2021")
    assert (told["years"], told["total"], told["url"]) == ([2021], 2, "/agencies/SRE")
    assert told["other_years"] == []


def test_who_took_over_says_when_and_by_what(client: FlaskClient) -> None:
    (after,) = ask(client, "/api/v1/agencies/PGR")["succession"]
    assert after == {
        "id": "FGR",
        "name": "Fiscalía General de la República",
        "role": "after",
        "since": 2018,
        "source": "DOF 20/12/2018",
        "years": [2018],
        "acts": 0,
        "activities": 0,
        "lines": 0,
        "named": 0,
        "url": "/agencies/FGR",
        "links": {"self": "/api/v1/agencies/FGR", "both": None},
    }
    (before,) = ask(client, "/api/v1/agencies/FGR")["succession"]
    assert (before["role"], before["activities"], before["lines"]) == ("before", 24, 22)


def test_a_body_that_acts_nowhere_has_an_answer(client: FlaskClient) -> None:
    everyone = ask(client, "/api/v1/agencies?all=1")["agencies"]
    silent = next(each for each in everyone if not each["acts"] and not each["named"])
    told = ask(client, silent["links"]["self"])
    assert {name: told[name] for name in silent if name != "links"} == {
        name: silent[name] for name in silent if name != "links"
    }
    assert (told["total"], told["texts"], told["mentions"], told["places"]) == (0, [], [], [])


def test_every_row_leads_to_an_answer_with_its_counts(sites: Sites) -> None:
    for row in ask(sites["own"], "/api/v1/agencies?all=1")["agencies"]:
        told = ask(sites["own"], row["links"]["self"])
        assert {name: told[name] for name in row if name != "links"} == {
            name: row[name] for name in row if name != "links"
        }


def test_an_id_in_other_letters_leads_to_the_right_one(client: FlaskClient) -> None:
    answer = client.get("/api/v1/agencies/inm?objective=3")
    assert answer.status_code == 308
    assert answer.headers["Location"].endswith("/api/v1/agencies/INM?objective=3")


def test_nobody_s_id_is_a_problem_that_says_where_ids_are(client: FlaskClient) -> None:
    answer = client.get("/api/v1/agencies/NADIE")
    assert (answer.status_code, answer.content_type) == (404, "application/problem+json")
    assert answer.get_json()["detail"] == (
        "There is no such agency; their ids are at http://localhost/api/v1/agencies?all=1."
    )


@pytest.mark.parametrize(
    ("query", "parameter"),
    [("q=a", "q"), ("objective=9", "objective"), ("year=1999", "year"), ("page=2", "page")],
)
def test_what_is_not_taken_is_refused_by_name(
    client: FlaskClient, query: str, parameter: str
) -> None:
    answer = client.get(f"/api/v1/agencies/INM?{query}")
    assert answer.status_code == 422
    assert [each["parameter"] for each in answer.get_json()["errors"]] == [parameter]


def test_the_list_adds_up_all_years_unless_some_are_asked_for(sites: Sites) -> None:
    def acts(query: str) -> tuple[list[int], dict[str, int]]:
        told = ask(sites["years"], f"/api/v1/agencies{query}")
        return told["years"], {each["id"]: each["acts"] for each in told["agencies"]}

    assert acts("") == ([2017, 2018, 2020], {"INM": 2, "PGR": 2, "SRE": 4})
    assert acts("?year=2017") == ([2017], {"PGR": 2, "SRE": 2})
    assert acts("?year=2020&year=2018") == ([2018, 2020], {"INM": 2, "SRE": 2})
    assert acts("?year=2017&year=2018") == ([2017, 2018], {"INM": 1, "PGR": 2, "SRE": 4})


@pytest.mark.parametrize("query", ["", "?year=2017", "?year=2018&year=2020"])
def test_the_list_of_some_years_is_that_of_the_page(sites: Sites, query: str) -> None:
    rows = page(sites["years"], f"/agencies{query}").one("tbody").all("tr")
    shown = {r.one("a").attributes["href"]: [td.text for td in r.all("td")] for r in rows}
    newest = "?year=2018&year=2020"
    told = ask(sites["years"], f"/api/v1/agencies{query or newest}")["agencies"]
    assert len(told) == len(shown)
    for each in told:
        href = each["url"] if query != newest and query else f"/agencies/{each['id']}"
        figures = [n for text in shown[href] for n in numbers(text)]
        assert figures == [each["activities"], each["lines"], each["named"]]


def test_the_page_leads_to_the_api(client: FlaskClient) -> None:
    hrefs = [a.attributes["href"] for a in page(client, "/agencies/INM?objective=3").all("a")]
    assert "/api/v1/agencies/INM?objective=3" in hrefs
