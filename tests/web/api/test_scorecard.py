"""A body in numbers: each is the total of the search that it leads to, and says what it counts."""

from collections.abc import Callable
from typing import Any

import pytest
from flask.testing import FlaskClient

from search.model import Record
from search.searcher import Searcher
from tests.web.asking import page, total

Sites = dict[str, FlaskClient]


def bodies(site: FlaskClient) -> list[str]:
    return [each["id"] for each in site.get("/api/v1/agencies").get_json()["agencies"]]


def scores(site: FlaskClient, body: str, asked: str = "") -> list[Any]:
    found: list[Any] = site.get(f"/api/v1/agencies/{body}{asked}").get_json()["scorecard"]
    return found


@pytest.mark.parametrize("name", ["shipped", "years", "own"])
def test_every_number_is_the_total_of_its_search(sites: Sites, name: str) -> None:
    site, counted = sites[name], 0
    for body in bodies(site):
        for score in scores(site, body):
            answer = site.get(f"{score['links']['search']}&size=1").get_json()
            assert answer["total"] == score["count"], (body, score["name"])
            assert not answer["notices"] or not score["count"]
            counted += bool(score["count"])
    assert counted >= 3


ACTING = {"lines": "line", "refused": "line", "silent": "line", "contradictory": "line"}
MEANT: dict[str, Callable[[Record], bool]] = {
    "lines": lambda _: True,
    "activities": lambda _: True,
    "refused": lambda record: record.response == "no",
    "silent": lambda record: bool({"no-activities", "yes-without-activities"} & {*record.findings}),
    "contradictory": lambda record: bool(
        {"no-with-activities", "yes-without-activities"} & {*record.findings}
    ),
    "with_figure": lambda record: "has-figure" in record.commitment,
    "with_date": lambda record: "has-date" in record.commitment,
}


@pytest.mark.parametrize("body", ["INM", "SRE", "PGR", "SFP", "IMJUVE"])
def test_what_is_counted_is_what_the_records_say(
    sites: Sites, searcher: Searcher, body: str
) -> None:
    acts = [r for r in searcher.records() if body in r.agencies("acts")]
    expected = {
        name: sum(r.kind == ACTING.get(name, "activity") and meant(r) for r in acts)
        for name, meant in MEANT.items()
    }
    assert {s["name"]: s["count"] for s in scores(sites["shipped"], body)} == expected


def said(site: FlaskClient, path: str) -> list[str]:
    return [li.text for li in page(site, path).one("section", class_="score").all("li")]


def test_the_page_says_the_same_and_leads_to_the_texts(sites: Sites) -> None:
    for body in ("INM", "SRE", "PGR"):
        found = scores(sites["shipped"], body)
        assert said(sites["shipped"], f"/agencies/{body}") == [s["text"] for s in found]
        section = page(sites["shipped"], f"/agencies/{body}").one("section", class_="score")
        links = [a.attributes["href"] for a in section.one("ul").all("a")]
        assert links == [score["url"] for score in found if score["count"]]
        counts = [score["count"] for score in found if score["count"]]
        assert [total(page(sites["shipped"], link)) for link in links] == counts


def test_words_agree_in_number_and_with_the_programme_s_own(sites: Sites) -> None:
    assert said(sites["years"], "/agencies/SRE?year=2017") == [
        "0 líneas en que actúa",
        "2 actividades en que actúa",
        "0 líneas dicen que no se realizarán acciones",
        "0 líneas dicen si se actuará y no describen ninguna actividad",
        "0 líneas se contradicen: dicen que sí y no describen nada, o al revés",
        "2 actividades dan una cifra",
        "1 actividad dice cuándo o cada cuánto",
    ]
    assert said(sites["own"], "/agencies/INM") == [
        "2 acciones en que actúa",
        "1 acción dice que no se realizarán acciones",
    ]


def test_nobody_is_counted_by_what_a_report_does_not_say(sites: Sites) -> None:
    names = [score["name"] for score in scores(sites["own"], "SRE")]
    assert names == ["lines", "refused"]  # it describes no activity at all


def test_a_body_that_acts_nowhere_has_no_numbers(sites: Sites) -> None:
    assert scores(sites["own"], "PGR") == []
    assert not page(sites["own"], "/agencies/PGR").all("section", class_="score")


def test_a_part_has_its_own_numbers(sites: Sites) -> None:
    whole, part = (scores(sites["shipped"], "INM", asked) for asked in ("", "?objective=3"))
    assert 0 < part[0]["count"] < whole[0]["count"]
    assert "objective=3" in part[0]["url"]


def test_years_are_those_that_the_dossier_speaks_of(sites: Sites) -> None:
    by_year = {
        year: {s["name"]: s["count"] for s in scores(sites["years"], "SRE", f"?year={year}")}
        for year in (2017, 2018)
    }
    assert (by_year[2017]["activities"], by_year[2018]["activities"]) == (2, 2)
    assert all("year=2017" in s["url"] for s in scores(sites["years"], "SRE", "?year=2017"))
