"""What changed between two reports, as the page, the file, the API and a line's page tell it."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode
from xml.etree import ElementTree as ET

import pytest
from flask.testing import FlaskClient

from search.comparison.changes import compare
from search.comparison.values import LINE_KINDS, Comparison
from search.model import Programme, Record
from search.output.comparison import COLUMNS
from search.settings import Settings
from search.store.builds import publish
from tests.support.corpus import contents, record
from tests.support.editing import two_years
from tests.support.markup import Node, read
from web import create_app

OLD, NEW = "pem-2014-2018/2018", "pem-2014-2018/2019"
BOTH = f"a={OLD}&b={NEW}"


@pytest.fixture(scope="module")
def years(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    home: Path = tmp_path_factory.mktemp("years")
    publish(home, two_years()[0])
    return create_app(Settings(index_dir=home)).test_client()


@pytest.fixture(scope="module")
def found() -> Comparison:
    held, later = two_years()
    before, after = held.programmes.values()
    old = [each for each in held.records if each.id.year == before.year]
    return compare(before, after, old, later.records)


@pytest.fixture(scope="module")
def other(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    """Two reports of one programme, and one of another."""
    home: Path = tmp_path_factory.mktemp("other")
    unchanged = "Promover la lectura"
    turned = "Atender a la niñez migrante"
    publish(
        home,
        contents(
            record("agua/2017/1.1.1", unchanged, acts=("SRE",)),
            record("agua/2017/1.1.2", turned, acts=("PGR",), response="yes"),
            record("agua/2017/1.1.3", "Publicar los informes <b>", response="yes"),
            record("agua/2018/1.1.1", unchanged, acts=("SRE",)),
            record("agua/2018/1.1.2", turned, acts=("FGR",), response="no"),
            record("bosque/2018/1.1.1", "Sembrar mangle"),
        ),
    )
    return create_app(Settings(index_dir=home)).test_client()


def page(client: FlaskClient, path: str, status: int = 200) -> Node:
    answer = client.get(path)
    assert answer.status_code == status, answer.text
    return read(answer.text)


def pages(client: FlaskClient, path: str) -> Iterator[Node]:
    while path:
        tree = page(client, path)
        yield tree
        steps = [a for a in tree.all("a", class_="step") if "next" in a.attributes["rel"]]
        path = steps[0].attributes["href"] if steps else ""


def cards(client: FlaskClient, path: str) -> list[Node]:
    return [card for tree in pages(client, path) for card in tree.all("li", class_="card")]


def test_every_changed_line_has_a_card(years: FlaskClient, found: Comparison) -> None:
    told = cards(years, f"/compare?{BOTH}")
    assert len(told) == len(found.changed)
    for card, change in zip(told, found.changed, strict=True):
        badges = [each.text for each in card.all("span", class_="badge")]
        assert badges == [LINE_KINDS[kind] for kind in change.kinds]
        links = [a.attributes["href"] for a in card.one("p", class_="sides").all("a")]
        sides = [f"/lines/{s.id}" for s in (change.before, change.after) if s]
        assert links == sides
        moved = f"(antes {change.before.code})" if change.before else "(antes"
        assert (moved in card.text) == ("renumbered" in change.kinds)


def test_counts_narrow(years: FlaskClient, found: Comparison) -> None:
    counts = page(years, f"/compare?{BOTH}").one("ul", class_="counts").all("a")
    assert counts
    for link in counts:
        number, _, label = link.text.partition(" ")
        kind = next(name for name, text in LINE_KINDS.items() if text == label)
        assert int(number) == found.counts[kind]
        assert len(cards(years, link.attributes["href"])) == found.counts[kind]


@pytest.mark.parametrize(
    "asked", [{"agency": "SRE"}, {"objective": "1"}, {"objective": f"{OLD}/1"}]
)
def test_it_is_narrowed_by_who_acts_and_by_heading(
    years: FlaskClient, found: Comparison, asked: dict[str, str]
) -> None:
    agencies = [asked["agency"]] if "agency" in asked else []
    codes = ["1"] if "objective" in asked else []
    expected = found.narrowed(agencies, codes).changed
    assert 0 < len(expected) < len(found.changed)
    assert len(cards(years, f"/compare?{BOTH}&{urlencode(asked)}")) == len(expected)


def test_what_differs_is_marked_for_eyes_and_ears(years: FlaskClient, found: Comparison) -> None:
    told = cards(years, f"/compare?{BOTH}&change=reworded")
    assert told
    for card in told:
        marks = [*card.one("h3").all("ins"), *card.one("h3").all("del")]
        assert marks
        for mark in marks:
            hidden = mark.all("span", class_="vh")
            assert hidden[0].text.strip() in ("[se quitó:", "[se agregó:")


def test_the_order_of_the_two_is_no_matter(years: FlaskClient) -> None:
    there, back = (years.get(f"/compare?a={a}&b={b}").text for a, b in ((OLD, NEW), (NEW, OLD)))
    assert there == back


def test_without_reports_the_newest_two_are_compared(other: FlaskClient) -> None:
    tree = page(other, "/compare")
    assert "2017 al de 2018" in tree.one("p", class_="lead").text
    chosen = [o.attributes["value"] for o in tree.all("option") if "selected" in o.attributes]
    assert chosen == ["agua/2017", "agua/2018"]


def test_one_report_is_compared_with_the_newest_other(other: FlaskClient) -> None:
    assert "2017 al de 2018" in page(other, "/compare?b=agua/2017").one("p", class_="lead").text


def test_an_answer_that_turned_is_a_sentence_and_a_successor_is_said(other: FlaskClient) -> None:
    (turned,) = cards(other, "/compare?change=to_no")
    assert "Antes: se realizarán acciones. Ahora: no se realizarán acciones." in turned.text
    former = "Procuraduría General de la República"
    said = " ".join(turned.text.split())
    assert f"hoy FGR, antes {former} (desde 2018)" in said
    assert "Ahora actúa FGR" in said
    assert f"Ya no actúa {former}" in said


def test_an_activity_that_moved_stands_with_its_line_though_that_is_new(tmp_path: Path) -> None:
    moved = "Abrir diez camas de terapia en los hospitales"
    publish(
        tmp_path,
        contents(
            record("agua/2017/1.1.1", "Ampliar las clínicas de la costa"),
            record("agua/2017/1.1.1/1", moved),
            record("agua/2018/1.1.2", "Cerrar pabellones en ruinas"),
            record("agua/2018/1.1.2/1", moved),
            record("agua/2018/1.1.2/2", "Retirar los escombros"),
        ),
    )
    client = create_app(Settings(index_dir=tmp_path)).test_client()
    gone, new = read(client.get("/compare").text).all("li", class_="card")
    (left,), (came,) = (each.one("ul", class_="changed").all("li") for each in (gone, new))
    assert left.text == f"Actividad que pasó a otra línea (ahora en 1.1.2) {moved}"
    assert came.text == f"Actividad que vino de otra línea (antes en 1.1.1) {moved}"


def test_texts_are_escaped(other: FlaskClient) -> None:
    assert "<b></h3>" not in other.get("/compare").text
    assert "informes &lt;b&gt;" in other.get("/compare?change=gone").text


BAD = [
    ("a=agua/2017&b=agua/2017", "b", "mismo informe"),
    ("a=agua/2017&b=bosque/2018", "b", "programas distintos"),
    ("a=agua/1999", "a", "No hay ningún informe"),
    ("a=agua/2017&b=nada", "b", "No hay ningún informe"),
    ("a=bosque/2018", "a", "solo hay un informe"),
]


@pytest.mark.parametrize(("asked", "name", "said"), BAD)
def test_what_cannot_be_compared_is_said_and_the_form_stays(
    other: FlaskClient, asked: str, name: str, said: str
) -> None:
    tree = page(other, f"/compare?{asked}", 422)
    assert said in tree.one("p", role="alert").text
    assert len(tree.all("select")) == 2
    assert other.get(f"/compare.csv?{asked}").status_code == 422
    answer = other.get(f"/api/v1/compare?{asked}")
    assert answer.status_code == 422
    (error,) = answer.get_json()["errors"]
    assert error["parameter"] == name
    assert error["allowed"]
    allowed = dict(pair.split("=") for pair in asked.split("&")) | {name: error["allowed"][0]}
    if "bosque" not in asked:
        assert other.get(f"/api/v1/compare?{urlencode(allowed)}").status_code == 200


def test_a_page_tells_what_it_did_not_take(other: FlaskClient) -> None:
    said = page(other, "/compare?change=nada&x=1").all("p", class_="notice")
    assert len(said) == 2
    assert other.get("/api/v1/compare?change=nada").status_code == 422


def test_an_index_of_one_report_says_so(client: FlaskClient) -> None:
    tree = page(client, "/compare")
    assert "no hay qué comparar" in tree.one("p", role="alert").text
    assert "buscador-index build" in tree.one("p", role="alert").text
    assert not tree.all("select")
    assert client.get("/compare.csv").status_code == 200
    assert client.get("/api/v1/compare").get_json()["before"] is None
    assert client.get(f"/api/v1/compare?a={OLD}").status_code == 422
    assert "/compare" not in client.get("/").text
    assert "En otros años" not in client.get(f"/lines/{OLD}/1.1.1").text


def test_the_file_has_every_change(years: FlaskClient, found: Comparison) -> None:
    body = years.get(f"/compare.csv?{BOTH}").data.decode("utf-8-sig")
    header, *rows = csv.reader(io.StringIO(body))
    assert header == list(COLUMNS.values())
    changed = sum(each.changed for line in found.lines for each in line.activities)
    assert len(rows) == len(found.headings) + len(found.changed) + changed


def test_the_api_has_every_change(years: FlaskClient, found: Comparison) -> None:
    answer = years.get(f"/api/v1/compare?{BOTH}&size=5").get_json()
    assert answer["total"] == len(found.changed)
    assert answer["counts"] == found.counts
    lines, path = [], answer["links"]["self"]
    while path:
        body = years.get(path).get_json()
        lines += body["lines"]
        path = body["links"]["next"]
    assert [each["kinds"] for each in lines] == [[*each.kinds] for each in found.changed]
    for each in lines:
        for side in ("before", "after"):
            address = each["pages"][side]
            assert (address is None) == (each[side] is None)
            assert address is None or years.get(address).status_code == 200


def test_defaults_are_what_happens(years: FlaskClient) -> None:
    plain = years.get(f"/api/v1/compare?{BOTH}").data
    assert years.get(f"/api/v1/compare?{BOTH}&page=1&size=20").data == plain


def test_pages_are_light(years: FlaskClient) -> None:
    sizes = [len(years.get(f"/compare?{BOTH}&page={n}").data) for n in (1, 2)]
    assert max(sizes) < 100_000


def years_of(client: FlaskClient, path: str) -> str:
    tree = page(client, path)
    (section,) = (s for s in tree.all("section") if s.all("h2", id="otros"))
    return " ".join(section.text.split())


def test_a_line_says_what_it_was_in_other_years(other: FlaskClient) -> None:
    assert "Es igual" in years_of(other, "/lines/agua/2018/1.1.1")
    turned = years_of(other, "/lines/agua/2018/1.1.2")
    assert "pasó de sí a no" in turned
    assert "Antes: se realizarán acciones." in turned
    assert "No está en el informe de 2018" in years_of(other, "/lines/agua/2017/1.1.3")
    assert "otros años" not in other.get("/lines/bosque/2018/1.1.1").text


def test_every_line_of_either_report_has_a_page(years: FlaskClient, found: Comparison) -> None:
    for change in found.changed:
        for side in (change.before, change.after):
            if side:
                said = years_of(years, f"/lines/{side.id}")
                there = change.before if side is change.after else change.after
                assert ("No está" in said) == (there is None)


def test_a_large_pair_is_not_compared_for_one_line(
    other: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("web.comparing.asked.AT_ONCE", 3)
    assert "véalo en la comparación" in years_of(other, "/lines/agua/2018/1.1.2?q=x")
    monkeypatch.setattr("web.comparing.asked.MOST_LINES", 3)
    tree = page(other, "/compare?a=agua/2017", 422)
    assert "buscador-index diff agua/2017 agua/2018" in tree.one("p", role="alert").text


@pytest.mark.parametrize("path", ["/", "/overview"])
def test_it_is_found_where_there_are_several_years(other: FlaskClient, path: str) -> None:
    assert "/compare" in {a.attributes.get("href") for a in page(other, path).all("a")}


def test_reports_among_many_are_read_by_their_ids(tmp_path: Path) -> None:
    many = [record(f"p{n}/2018/1.1.1", "Sembrar mangle") for n in range(9)]
    texts = {2017: "Dar tres cursos", 2018: "Dar dos cursos"}
    pair = [record(f"agua/{year}/1.1.1", text) for year, text in texts.items()]
    publish(tmp_path, contents(*pair, *many))
    client = create_app(Settings(index_dir=tmp_path)).test_client()
    (card,) = cards(client, "/compare")
    marks = [each.text for each in (*card.all("del"), *card.all("ins"))]
    assert ["tres" in marks[0], "dos" in marks[1]] == [True, True]


def test_a_pair_is_worked_out_once_and_the_oldest_makes_room(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[int, int]] = []

    def counted(before: Programme, after: Programme, *records: list[Record]) -> Comparison:
        asked.append((before.year, after.year))
        return compare(before, after, *records)

    monkeypatch.setattr("web.derived.comparisons.compare", counted)
    monkeypatch.setattr("web.derived.comparisons.LINES_KEPT", 6)  # two pairs of one line each
    years = (2016, 2017, 2018)
    publish(tmp_path, contents(*(record(f"agua/{y}/1.1.1", "Dar cursos") for y in years)))
    client = create_app(Settings(index_dir=tmp_path)).test_client()
    pairs = [(2017, 2018), (2017, 2018), (2016, 2018), (2016, 2017), (2017, 2018)]
    for n, (a, b) in enumerate(pairs):
        client.get(f"/compare?a=agua/{a}&b=agua/{b}&size={n + 1}")
    assert asked == [(2017, 2018), (2016, 2018), (2016, 2017), (2017, 2018)]


# The feed

ATOM = "{http://www.w3.org/2005/Atom}"
SUMMARY = f"{ATOM}summary"


def entries(client: FlaskClient, path: str) -> list[ET.Element]:
    answer = client.get(path)
    assert (answer.status_code, answer.mimetype) == (200, "application/atom+xml")
    return ET.fromstring(answer.data).findall(f"{ATOM}entry")  # noqa: S314  our own


def test_the_feed_has_an_entry_for_each_change(years: FlaskClient, found: Comparison) -> None:
    held = entries(years, f"/compare.atom?{BOTH}")
    assert len(held) == len(found.changed) + len(found.headings)
    ids = [each.findtext(f"{ATOM}id") for each in held]
    assert len(set(ids)) == len(ids)


def test_an_entry_of_the_feed_begins_with_its_reason(other: FlaskClient) -> None:
    titles = [e.findtext(f"{ATOM}title") for e in entries(other, "/compare.atom?a=agua/2017")]
    assert titles == [
        "Pasó de sí a no, cambió quién actúa: 1.1.2 Atender a la niñez migrante",
        "Ya no está: 1.1.3 Publicar los informes <b>",
    ]
    (turned,) = entries(other, "/compare.atom?a=agua/2017&change=to_no")
    assert "Es sucesión: hoy FGR, antes Procuraduría General" in str(turned.findtext(SUMMARY))
    (gone,) = entries(other, "/compare.atom?a=agua/2017&change=gone")
    assert gone.findtext(f"{ATOM}title") == titles[1]


def test_the_page_leads_to_the_feed_of_what_it_shows(other: FlaskClient) -> None:
    tree = page(other, "/compare?a=agua/2017&b=agua/2018&change=gone")
    feed = tree.one("link", type="application/atom+xml").attributes["href"]
    assert feed == "/compare.atom?a=agua/2017&b=agua/2018&change=gone"
    assert feed in {a.attributes["href"] for a in tree.all("a")}


def test_two_that_cannot_be_compared_have_no_feed(other: FlaskClient) -> None:
    answer = other.get("/compare.atom?a=agua/2017&b=bosque/2018")
    assert answer.status_code == 422
    assert "programas distintos" in answer.text
