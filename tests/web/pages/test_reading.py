"""Lines, agencies, the overview, findings, help and the source, as their pages tell them."""

import csv
import io
import re

import pytest
from flask.testing import FlaskClient

from search.findings import RULES
from search.model import Attribution, Filters, Heading, Query, Record
from search.searcher import Searcher
from search.spanish.commitment import STRENGTHS
from tests.support.markup import Node, read
from tests.web.pages.test_search import total
from web.pages import overview
from web.pages.marks import shown

SLUG = "pem-2014-2018"


def page(client: FlaskClient, path: str) -> Node:
    return read(client.get(path).text)


def test_a_line_is_told_whole(client: FlaskClient, searcher: Searcher) -> None:
    tree = page(client, f"/lines/{SLUG}/1.5.10")
    line = searcher.record(f"{SLUG}/1.5.10")
    assert line
    programme = searcher.programmes[SLUG]
    text = tree.one("main").text
    assert tree.one("h1").text == f"Línea de acción 1.5.10 {line.text}"
    for said in (line.strategy.text, line.objective.text, programme.title, programme.sha256):
        assert said in text
    activities = tree.all("section", class_="activity")
    assert [a.attributes["id"] for a in activities] == ["actividad-1", "actividad-2"]
    for number, activity in enumerate(activities, 1):
        record = searcher.record(f"{SLUG}/1.5.10/{number}")
        assert record
        assert activity.one("p", class_="text").text == " ".join(record.text.split())


def test_neighbours_follow_the_numbers(client: FlaskClient) -> None:
    def neighbours(code: str) -> list[str]:
        nav = page(client, f"/lines/{SLUG}/{code}").one("nav", class_="neighbours")
        return [a.attributes["href"].rpartition("/")[2] for a in nav.all("a")]

    assert neighbours("1.1.1") == ["1.1.2"]
    assert neighbours("1.5.9") == ["1.5.8", "1.5.10"]
    assert neighbours("1.5.10")[0] == "1.5.9"


def test_a_citation_leads_back_to_page_address_and_day(
    client: FlaskClient, searcher: Searcher
) -> None:
    line = searcher.record(f"{SLUG}/1.5.10")
    assert line
    cite = page(client, f"/lines/{SLUG}/1.5.10").one("p", class_="cite").text
    programme = searcher.programmes[SLUG]
    for said in (
        programme.title,
        programme.branch,
        "línea de acción 1.5.10",
        f"p. {line.page}",
        programme.document,
        f"http://localhost/lines/{SLUG}/1.5.10",
    ):
        assert said in cite
    assert re.search(r"consulta: \d{1,2} de \w+ de \d{4}", cite)


def test_a_contradiction_is_shown_not_mended(client: FlaskClient) -> None:
    tree = page(client, f"/lines/{SLUG}/1.2.2")
    badges = [b.text for b in tree.all("span", class_="badge")]
    assert "No se realizarán acciones en 2018" in badges
    assert "Dice que no actuará y describe actividades" in badges
    assert tree.all("section", class_="activity")


def test_spans_mark_the_role_and_leave_the_text() -> None:
    text = "La <SRE> y el INM"
    record = Record(
        id="p/1.1.1/1",
        programme="p",
        kind="activity",
        objective=Heading("1", ""),
        strategy=Heading("1.1", ""),
        line=Heading("1.1.1", ""),
        activity=1,
        text=text,
        response="yes",
        attributions=(
            Attribution("SRE", "acts", 3, 8),
            Attribution("SRE", "named", 4, 7),
            Attribution("INM", "named", 14, 17),
            Attribution("PGR", "acts"),
        ),
    )
    assert shown(record) == (
        'La <mark class="acts">&lt;SRE&gt;</mark> y el <mark class="named">INM</mark>'
    )
    assert shown(record, "INM") == 'La &lt;SRE&gt; y el <mark class="named">INM</mark>'


def test_every_agency_of_the_list_acts_or_is_named(client: FlaskClient, searcher: Searcher) -> None:
    tree = page(client, "/agencies")
    rows = [row for row in tree.all("tr") if row.all("td")]
    told = {
        row.one("a").attributes["href"].rpartition("/")[2]: [int(td.text) for td in row.all("td")]
        for row in rows
    }
    acts: set[str] = set()
    named: set[str] = set()
    for record in searcher.records():
        acts.update(record.agencies("acts"))
        named.update(record.agencies("named"))
    assert set(told) == acts | named
    assert all(sum(numbers) for numbers in told.values())


@pytest.mark.parametrize("agency", ["INM", "SRE", "PGR", "SEGOB"])
def test_a_dossier_lists_all_that_an_agency_will_do(
    client: FlaskClient, searcher: Searcher, agency: str
) -> None:
    tree = page(client, f"/agencies/{agency}")
    listed = {
        entry.one("a").attributes["href"]
        for entry in tree.all("li", class_="entry")
        if any("acts" in mark.attributes.get("class", "") for mark in entry.all("mark"))
    }
    expected = {
        f"/lines/{r.programme}/{r.code}#actividad-{r.activity}"
        for r in searcher.records()
        if r.activity and agency in r.agencies("acts")
    }
    assert listed == expected
    assert searcher.agencies[agency].name in tree.one("h1").text


@pytest.mark.parametrize("path", ["/overview", "/overview?q=derechos+humanos&objective=1"])
def test_every_cell_is_what_its_link_finds(client: FlaskClient, path: str) -> None:
    cells = [td for table in page(client, path).all("table") for td in table.all("td")]
    assert cells
    for cell in cells:
        link = cell.one("a")
        count = int(re.match(r"[\d,]+", link.text)[0].replace(",", ""))  # type: ignore[index]
        assert total(page(client, link.attributes["href"])) == count


def test_zeros_are_cells_too(client: FlaskClient) -> None:
    assert page(client, "/overview").all("td", class_="s0")


def test_the_overview_file_has_the_numbers_of_the_page(client: FlaskClient) -> None:
    cells = [td for table in page(client, "/overview").all("table") for td in table.all("td")]
    body = client.get("/overview.csv").data.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(body)))
    assert [row["dirección"] for row in rows] == [c.one("a").attributes["href"] for c in cells]
    assert all(cell.text.startswith(row["número"]) for cell, row in zip(cells, rows, strict=True))


def test_a_table_that_is_cut_says_so_and_the_file_is_whole(searcher: Searcher) -> None:
    cut = overview.tables(searcher, Query(), {}, many=2)[0]
    whole = overview.tables(searcher, Query(), {}, many=None)[0]
    assert cut.rows == whole.rows[:2]
    assert cut.note == (
        f"{whole.note} Se ven las 2 que más actúan de {len(whole.rows)}; el CSV las trae todas."
    )


def test_findings_narrow_by_rule_and_words_in_page_and_file(
    client: FlaskClient, searcher: Searcher
) -> None:
    for address in ("rule=no-with-activities", "rule=no-activities&q=salud", "q=1.2.2", "q=nadie"):
        tree = page(client, f"/findings?{address}")
        body = client.get(f"/findings.csv?{address}").data.decode("utf-8-sig")
        assert len(list(csv.DictReader(io.StringIO(body)))) == total(tree)
    contradictions = [f for f in searcher.findings if f.rule == "no-with-activities"]
    assert total(page(client, "/findings?rule=no-with-activities")) == len(contradictions)
    assert total(page(client, "/findings")) == len(searcher.findings)


def test_the_last_page_of_findings_is_the_last(client: FlaskClient) -> None:
    assert page(client, "/findings?page=99999").all("li", class_="card")
    assert page(client, "/findings?page=nada").all("li", class_="card")


def test_every_example_of_the_help_works(client: FlaskClient) -> None:
    tries = [a for ul in page(client, "/help").all("ul", class_="tries") for a in ul.all("a")]
    assert len(tries) >= 12
    assert all(total(page(client, a.attributes["href"])) > 0 for a in tries)


def test_about_publishes_every_rule(client: FlaskClient, searcher: Searcher) -> None:
    text = page(client, "/about").one("main").text
    for strength in STRENGTHS:
        assert strength.rule in text
    for rule in RULES:
        assert (rule.label in text) or not rule.on_record
    for programme in searcher.programmes.values():
        assert programme.sha256 in text


def test_an_agency_filter_keeps_the_overview_to_it(client: FlaskClient, searcher: Searcher) -> None:
    table = page(client, "/overview?agency=SRE").all("table")[0]
    assert len(table.all("tr")) == 2
    numbers = [int(td.text.split()[0]) for td in table.all("td")]
    query = Query(filters=Filters(agency=("SRE",), kind=("activity",)))
    assert sum(numbers) == searcher.search(query).total


@pytest.mark.parametrize("path", [f"/lines/{SLUG}/9.9.9", "/lines/nada/1.1.1", "/agencies/NADIE"])
def test_what_is_not_there_is_told_in_a_page(client: FlaskClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert read(answer.text).one("h1").text == "No se encontró la página"


def test_a_finding_is_quoted_in_whole_words(client: FlaskClient, searcher: Searcher) -> None:
    cards = page(client, "/findings?rule=unbalanced-quotes").all("li", class_="card")
    words = {word for record in searcher.records() for word in record.text.split()}
    assert cards
    for card in cards:
        assert set(card.one("p", class_="text").text.strip("…").split()) <= words


def test_kinds_of_agencies_are_told_in_the_plural(client: FlaskClient) -> None:
    titles = [h2.text.rpartition(" ")[0] for h2 in page(client, "/agencies").all("h2")]
    assert {"Dependencias", "Órganos desconcentrados", "Unidades administrativas"} <= set(titles)
