"""Several reports of a programme on every page: each says its year, and no number sums two."""

import csv
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from search.model import Query
from search.searcher import Searcher
from search.settings import Settings
from search.store.builds import current, open_build, publish
from tests.support.corpus import contents, record
from tests.support.markup import Node
from tests.support.years import shipped_twice, two_years
from tests.web.asking import page, total
from web import create_app
from web.derived.folding import once
from web.derived.unchanged import unchanged
from web.derived.years import Years, partition, years


@pytest.fixture(scope="module")
def visitor(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    home = tmp_path_factory.mktemp("years")
    publish(home, two_years())
    return create_app(Settings(index_dir=home)).test_client()


@pytest.fixture(scope="module")
def twice(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    home = tmp_path_factory.mktemp("twice")
    publish(home, shipped_twice())
    return create_app(Settings(index_dir=home)).test_client()


def told(tree: Node) -> str:
    return tree.one("main").text


def nav(tree: Node) -> list[tuple[str, str]]:
    """The years of a page, each with its address; none of the one that is shown."""
    (found,) = tree.all("nav", class_="years")
    shown = [(e.text, "") for e in found.all("strong") if e.attributes["aria-current"] == "page"]
    return shown + [(a.text, a.attributes["href"]) for a in found.all("a")]


def cards(tree: Node) -> list[str]:
    return [li.text for li in tree.all("li", class_="card")]


# Which years stand together


@pytest.mark.parametrize(
    ("reports", "together"),
    [
        ([(2018, "a"), (2017, "a")], [("2018",), ("2017",)]),
        ([(2020, "b"), (2018, "a"), (2017, "a")], [("2018", "2020"), ("2017",)]),
        ([(2018, "a"), (2017, "b"), (2017, "a")], [("2018",), ("2017",)]),
        ([(2018, "a"), (2017, "a"), (2016, "b")], [("2018",), ("2016", "2017")]),
        (
            [(2019, "b"), (2018, "b"), (2018, "a"), (2017, "a")],
            [("2019",), ("2018",), ("2017",)],
        ),
    ],
)
def test_years_stand_together_where_no_programme_is_there_twice(
    reports: list[tuple[int, str]], together: list[tuple[str, ...]]
) -> None:
    assert list(partition(reports)) == together
    every = [year for scope in together for year in scope]
    assert sorted(every) == sorted({str(year) for year, _ in reports})
    for scope in together:
        there = [programme for year, programme in reports if str(year) in scope]
        assert len(there) == len(set(there))


def test_what_is_asked_for_is_cut_to_what_stands_together() -> None:
    known = Years(((2020, "b"), (2018, "a"), (2017, "a")), frozenset("a"))
    assert known.chosen().years == ("2018", "2020")
    assert known.chosen(("2017", "2018")).years == ("2018",)
    assert known.chosen(("2017",)).asked == ("2017",)
    assert known.chosen(("2018", "2020")).asked == ()
    assert known.chosen(has=lambda scope: "2017" in scope).years == ("2017",)
    assert known.chosen(programmes=("a",)).all == (("2018",), ("2017",))


def test_one_report_of_each_programme_parts_nothing() -> None:
    known = Years(((2018, "b"), (2017, "a")), frozenset())
    assert (known.scopes(), known.chosen().years, known.year("a/2017")) == ((), (), "")


# Every text says its year


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/lines/agua/2017/1.1.1", "Línea de acción 1.1.1 (2017)"),
        ("/lines/agua/2018/1.1.1", "Línea de acción 1.1.1 (2018)"),
        ("/lines/bosque/2020/1.1.1", "Línea de acción 1.1.1 Contar"),
    ],
)
def test_the_heading_and_title_of_a_line_say_its_year(
    visitor: FlaskClient, path: str, said: str
) -> None:
    tree = page(visitor, path)
    assert tree.one("h1").text.startswith(said)
    assert tree.one("title").text.startswith(said.removesuffix(" Contar"))


def test_the_heading_and_chain_of_an_activity_say_its_year(visitor: FlaskClient) -> None:
    tree = page(visitor, "/lines/agua/2017/1.1.1/2")
    assert tree.one("h1").text == "Actividad 2 de la línea 1.1.1 (2017)"
    chain = tree.one("nav", class_="trail")
    assert chain.all("li")[0].text == "Programa agua, 2017"


def test_the_chain_over_a_line_says_its_year(visitor: FlaskClient) -> None:
    trail = page(visitor, "/lines/agua/2017/1.1.1").one("nav", class_="trail")
    assert trail.all("li")[0].text == "Programa agua, 2017"


def test_cards_and_feed_entries_say_their_year(visitor: FlaskClient) -> None:
    (card,) = page(visitor, "/?q=plástico").all("li", class_="card")
    assert card.one("span", class_="year").text == "2018"
    assert card.one("p", class_="crumbs").one("span").text == "Programa agua"
    feed = visitor.get("/feed.atom?q=mangle").text
    assert "<title>1.1.1/1 (2017) Plantar" in feed
    assert "<title>1.1.2/1 (2018) Plantar" in feed
    assert "(2020)" not in visitor.get("/feed.atom?q=bosque").text


def test_what_was_kept_and_cited_says_its_year(visitor: FlaskClient) -> None:
    tree = page(visitor, "/selection?id=agua/2017/1.1.1/1&id=agua/2018/1.1.1")
    titles = [h3.text for h3 in tree.all("h3")]
    assert titles == ["Línea de acción 1.1.1 (2018)", "Actividad 1 de la línea 1.1.1 (2017)"]
    first, second = (p.text for p in tree.one("div", id="citas-texto").all("p"))
    assert "en 2018" in first
    assert "en 2017" in second


def test_chips_and_facets_say_their_year(visitor: FlaskClient) -> None:
    tree = page(visitor, "/?objective=agua/2017/2&year=2017")
    chips = [li.text for li in tree.one("ul", class_="chips").all("li")]
    assert any("2. Ríos (Programa agua, 2017)" in chip for chip in chips)
    assert any("Año: 2017" in chip for chip in chips)
    names = [box.attributes["name"] for box in tree.all("input", type="checkbox")]
    order = [name for name in dict.fromkeys(names) if name != "id"]
    assert order[:5] == ["response", "kind", "year", "agency", "objective"]
    shown = page(visitor, "/?kind=line").all("input", name="year")
    listed = [box.attributes["value"] for box in shown]
    assert listed == ["2020", "2018", "2017"]


def test_the_headings_of_other_years_are_left_out(visitor: FlaskClient) -> None:
    boxes = page(visitor, "/?q=presas&year=2018").all("input", name="objective")
    values = {box.attributes["value"] for box in boxes}
    assert "agua/2018/2" in values
    assert "agua/2017/2" not in values


def test_a_heading_of_all_years_can_be_opened(visitor: FlaskClient) -> None:
    assert visitor.get("/?objective=agua/1").status_code == 200
    assert total(page(visitor, "/?objective=agua/1")) == 9


# What did not change is shown once


def test_a_text_that_did_not_change_is_shown_once_with_its_years(visitor: FlaskClient) -> None:
    tree = page(visitor, "/?q=sembrar+laguna&kind=line")
    assert total(tree) == 2
    (card,) = tree.all("li", class_="card")
    assert card.attributes["id"] == "agua-2018-1.1.2"
    assert card.one("span", class_="year").text == "2018"
    assert "2018, igual en 2017" in card.text
    same = card.one("span", class_="alike")
    assert same.text.startswith("igual en 2017")
    assert same.one("a").attributes["href"] == "/lines/agua/2017/1.1.1"
    assert "de los informes de 2017 y 2018; lo que no cambió se ve una vez" in told(tree)


def test_another_answer_to_the_same_text_is_said(visitor: FlaskClient) -> None:
    (card,) = page(visitor, "/?q=reservas&kind=line").all("li", class_="card")
    assert "igual en" not in card.text
    assert "mismo texto en 2017" in card.text
    assert "(allí: no se realizarán acciones)" in card.text


def test_lines_of_two_years_are_one_card(visitor: FlaskClient) -> None:
    tree = page(visitor, "/?q=mangle&strategy=1.1&programme=agua&size=50")
    texts = cards(tree)
    assert total(tree) == 8
    assert len(texts) == 2  # the sown one, the counted one
    (sown,) = (li for li in tree.all("li", class_="card") if "Sembrar" in li.one("h3").text)
    which = [a.text for a in sown.all("a", class_="which")]
    assert which == ["Actividad 1", "Actividad 2", "Actividad 2 (2017)"]


def test_the_older_one_stands_alone_where_its_year_is_chosen(visitor: FlaskClient) -> None:
    (card,) = page(visitor, "/?q=laguna&kind=line&year=2017").all("li", class_="card")
    assert card.one("span", class_="year").text == "2017"
    assert card.one("span", class_="alike").one("a").attributes["href"] == "/lines/agua/2018/1.1.2"


def test_the_api_keeps_every_hit_and_says_where_else_it_stands(visitor: FlaskClient) -> None:
    found = json.loads(visitor.get("/api/v1/search?q=lodo").data)
    assert {hit["id"]: hit["unchanged"] for hit in found["hits"]} == {
        "agua/2018/2.1.1/1": [
            {"id": "agua/2017/2.1.1/1", "year": 2017, "url": "/lines/agua/2017/2.1.1#actividad-1"}
        ],
        "agua/2017/2.1.1/1": [
            {"id": "agua/2018/2.1.1/1", "year": 2018, "url": "/lines/agua/2018/2.1.1#actividad-1"}
        ],
    }
    assert found["total"] == 2
    reworded = json.loads(visitor.get("/api/v1/records/agua/2018/1.1.2/2").data)
    assert reworded["unchanged"] == []


def test_the_way_on_passes_what_is_shown_once(visitor: FlaskClient) -> None:
    tree = page(visitor, "/?q=mangle&sort=code&size=50")
    first = tree.all("li", class_="card")[0].one("h3").one("a").attributes["href"]
    seen = [first]
    while more := [
        a.attributes["href"]
        for a in page(visitor, seen[-1]).one("nav", class_="thread").all("a")
        if "siguiente" in a.text
    ]:
        seen += more
    assert len(seen) == len(tree.all("li", class_="card"))


@pytest.mark.parametrize("size", [1, 2, 3, 5])
@pytest.mark.parametrize(
    "search", ["q=mangle", "q=mangle&sort=code", "agency=SRE", "kind=activity"]
)
def test_over_all_pages_what_did_not_change_is_shown_once(
    visitor: FlaskClient, search: str, size: int
) -> None:
    found = json.loads(visitor.get(f"/api/v1/search?{search}&size=100").data)["hits"]
    texts = {frozenset([h["id"], *(same["id"] for same in h["unchanged"])]) for h in found}
    shown: list[str] = []
    for number in range(1, -(-len(found) // size) + 1):
        tree = page(visitor, f"/?{search}&size={size}&page={number}")
        shown += [each.attributes["value"] for each in tree.all("input", name="id")]
    assert len(shown) == len(texts)
    assert all(not text.isdisjoint(shown) for text in texts)


def test_a_page_whose_texts_all_stand_on_one_before_says_so(visitor: FlaskClient) -> None:
    first, second = (page(visitor, f"/?q=lodo&size=1&page={number}") for number in (1, 2))
    assert len(cards(first)) == 1
    assert first.one("span", class_="alike").text.split() == "igual en 2017, Actividad 1".split()
    assert cards(second) == []
    assert total(second) == 2
    assert (
        "Un texto de esta página no cambió de un año a otro y está en una página anterior, con sus "
        "años. Para verlos aparte, elija un año." in told(second)
    )


def test_the_way_on_passes_pages_that_show_nothing_new(visitor: FlaskClient) -> None:
    found = page(visitor, "/?q=mangle&sort=code&size=50")
    (card,) = page(visitor, "/?q=mangle&sort=code&size=1").all("li", class_="card")
    seen = [card.one("h3").one("a").attributes["href"]]
    while more := [
        a.attributes["href"]
        for a in page(visitor, seen[-1]).one("nav", class_="thread").all("a")
        if "siguiente" in a.text
    ]:
        seen += more
    lines = {li.attributes["id"] for li in found.all("li", class_="card")}
    assert len({each.partition("?")[0] for each in seen}) >= len(lines)


def groups(build: Searcher) -> set[frozenset[str]]:
    copies = unchanged(build)
    every = [(each.id, copies(each.id)) for each in build.records()]
    return {frozenset(map(str, (id_, *(c.id for c in found)))) for id_, found in every if found}


def test_equal_words_are_one_text_of_each_year(tmp_path: Path) -> None:
    rows = {
        "a/2016/1.1.1": "Dar cursos",
        "a/2016/1.1.1/1": "Dar seguimiento",
        "a/2017/1.1.1": "Dar cursos",
        "a/2017/1.1.1/1": "Dar  seguimiento",
        "a/2017/1.1.2": "Dar becas",
        "a/2017/1.1.2/1": "Dar seguimiento",
        "a/2018/1.1.1": "Dar becas",  # was 1.1.2
        "a/2018/1.1.1/1": "Dar seguimiento",
        "a/2018/1.1.2": "Dar cursos",  # was 1.1.1
        "a/2018/1.1.2/1": "Dar seguimiento",
        "a/2018/1.1.3": "Dar cursos de costura",
        "a/2018/1.1.3/1": "Dar becas",  # an activity, and no line
        "b/2018/1.1.1": "Dar cursos",  # of another programme
    }
    made = (record(i, text, line=rows["/".join(i.split("/")[:3])]) for i, text in rows.items())
    publish(tmp_path, contents(*made))
    assert groups(open_build(current(tmp_path))) == {
        frozenset(("a/2016/1.1.1", "a/2017/1.1.1", "a/2018/1.1.2")),
        frozenset(("a/2016/1.1.1/1", "a/2017/1.1.1/1", "a/2018/1.1.2/1")),
        frozenset(("a/2017/1.1.2", "a/2018/1.1.1")),
        frozenset(("a/2017/1.1.2/1", "a/2018/1.1.1/1")),
    }


def test_known_edits_leave_the_rest_as_it_was(tmp_path: Path) -> None:
    publish(tmp_path, shipped_twice())
    build = open_build(current(tmp_path))
    copies, newest = unchanged(build), max(each.year for each in build.programmes.values())
    lines = [r for r in build.records() if not r.activity and r.id.year == newest]
    changed = [each for each in lines if not copies(each.id)]
    assert 0 < len(changed) <= 12
    for line in lines:
        for copy in copies(line.id):
            other = build.record(copy.id)
            assert other
            assert " ".join(other.text.split()).replace('"', "”") == " ".join(
                line.text.split()
            ).replace('"', "”")
    hits = build.search(Query("migrantes", size=100)).hits
    assert len(list(once(hits, copies))) < len(hits)


# One report at a time

HOME, LIST, DOSSIER, OVERVIEW = "/", "/agencies", "/agencies/SRE", "/overview"


@pytest.mark.parametrize(
    ("path", "other"),
    [
        (HOME, "/overview?year=2017"),
        (LIST, "/agencies?year=2017"),
        (DOSSIER, "/agencies/SRE?year=2017"),
        (OVERVIEW, "/overview?year=2017"),
        ("/overview?q=mangle", "/overview?q=mangle&year=2017"),
        ("/agencies?sort=name", "/agencies?sort=name&year=2017"),
    ],
)
def test_the_newest_reports_are_shown_and_the_others_a_click_away(
    visitor: FlaskClient, path: str, other: str
) -> None:
    assert nav(page(visitor, path)) == [("2018 y 2020", ""), ("2017", other)]
    there = page(visitor, other)
    assert nav(there)[0] == ("2017", "")
    assert len(nav(there)) == 2
    canonical = there.one("link", rel="canonical").attributes["href"]
    assert canonical.endswith("year=2017")
    assert "2017" in there.one("title").text
    plain = page(visitor, path).one("link", rel="canonical").attributes["href"]
    assert "year" not in plain


def numbers(visitor: FlaskClient, path: str) -> Iterator[tuple[int, str]]:
    for cell in (td for table in page(visitor, path).all("table") for td in table.all("td")):
        for a in cell.all("a"):
            yield int(cell.text.replace(",", "")), a.attributes["href"]


@pytest.mark.parametrize(
    "path",
    [
        "/overview",
        "/overview?year=2017",
        "/overview?q=mangle",
        "/overview?agency=SRE",
        "/overview?year=2017&year=2018",
        "/overview?q=mangle+año:2017",
        "/overview?q=mangle+OR+año:2017",
        "/overview?q=mangle+(año:2017+OR+año:2018)",
        "/overview?programme=bosque",
        "/overview?objective=agua/1",
    ],
)
def test_every_number_of_the_overview_is_what_its_link_finds(
    visitor: FlaskClient, path: str
) -> None:
    found = list(numbers(visitor, path))
    assert found
    for number, href in found:
        assert total(page(visitor, href)) == number
        shown = re.findall(r"year=(\d+)", href)
        assert shown
        assert not {"2017", "2018"} <= set(shown)
        assert shown == sorted(shown)  # equal searches have equal addresses
    for a in page(visitor, path).one("p", class_="lead").all("a"):
        assert total(page(visitor, a.attributes["href"])) == int(a.text.split()[0])


def test_every_number_of_the_shipped_report_and_the_next_is_what_its_link_finds(
    twice: FlaskClient,
) -> None:
    found = list(numbers(twice, "/overview"))
    assert len(found) > 50
    for number, href in found[::7]:
        assert total(page(twice, href)) == number


def test_the_file_of_the_overview_has_the_same_numbers(visitor: FlaskClient) -> None:
    for path in ("/overview", "/overview?year=2017"):
        answer = visitor.get(path.replace("/overview", "/overview.csv"))
        rows = list(csv.DictReader(io.StringIO(answer.data.decode("utf-8-sig"))))
        linked = [(int(r["número"]), r["dirección"]) for r in rows if r["número"] != "0"]
        assert linked == list(numbers(visitor, f"{path}{'&' if '?' in path else '?'}all=1"))
    assert "panorama-2017.csv" in answer.headers["Content-Disposition"]


def test_headings_of_other_reports_are_no_columns(visitor: FlaskClient) -> None:
    heads = [th.text for th in page(visitor, "/overview?year=2017").all("th", scope="col")]
    assert not any("lagos" in each for each in heads)
    assert any("Ríos" in each for each in heads)


def test_years_that_cannot_be_summed_are_told(visitor: FlaskClient) -> None:
    for path in ("/overview", "/agencies", "/agencies/SRE"):
        tree = page(visitor, f"{path}?year=2017&year=2018")
        assert "Los años de un programa no se suman" in tree.all("p", class_="notice")[0].text
        assert nav(tree)[0][0] == "2018"


def test_a_year_that_what_was_chosen_does_not_have_is_told(visitor: FlaskClient) -> None:
    tree = page(visitor, "/overview?programme=bosque&year=2017")
    assert tree.one("p", class_="notice").text == (
        "De lo elegido no hay informe de 2017: se ve el de 2020."
    )


def test_home_shows_each_newest_report_and_its_figures_find_what_they_say(
    visitor: FlaskClient,
) -> None:
    tree = page(visitor, "/")
    headings = {each.text for each in tree.all("h2")}
    assert {"Programa agua, 2018", "Programa bosque"} <= headings
    assert "Programa agua, 2017" not in headings
    figures = tree.one("ul", class_="sums").all("a")
    assert [int(a.one("b").text) for a in figures][:2] == [5, 4]
    for a in figures:
        assert total(page(visitor, a.attributes["href"])) == int(a.one("b").text)
    for li in tree.one("ol", class_="most").all("li"):
        dossier = page(visitor, li.one("a").attributes["href"])
        assert li.one("span").text in dossier.one("p", class_="lead").text
    for li in tree.all("ol", class_="objectives")[0].all("li"):
        said = sum(map(int, re.findall(r"(\d+) (?:actividad|línea)", li.one("p").text)))
        assert total(page(visitor, li.one("a").attributes["href"])) == said


def test_a_dossier_speaks_of_one_report(visitor: FlaskClient) -> None:
    newest, before = page(visitor, DOSSIER), page(visitor, f"{DOSSIER}?year=2017")
    for tree, year, entries in ((newest, "2018", 2), (before, "2017", 2)):
        hrefs = [e.one("a").attributes["href"] for e in tree.all("li", class_="entry")]
        assert len(hrefs) == entries
        assert all(f"/agua/{year}/" in href for href in hrefs)
        assert "2 actividades" in tree.one("p", class_="lead").text
        search = next(a for a in tree.all("a") if a.text == "Verlo en el buscador")
        assert total(page(visitor, search.attributes["href"])) == entries
    assert before.one("h1").text.endswith("(2017)")
    assert "(2018)" not in newest.one("h1").text


def test_a_dossier_begins_with_the_newest_report_that_speaks_of_the_body(
    visitor: FlaskClient,
) -> None:
    tree = page(visitor, "/agencies/PGR")
    assert nav(tree) == [("2017", ""), ("2018 y 2020", "/agencies/PGR?year=2018&year=2020")]
    assert "2 actividades" in tree.one("p", class_="lead").text
    later = page(visitor, "/agencies/PGR?year=2018&year=2020")
    assert "No actúa en ningún texto de 2018 y 2020" in later.one("p", class_="lead").text


def test_the_contents_of_a_dossier_keep_its_year(visitor: FlaskClient) -> None:
    tree = page(visitor, f"{DOSSIER}?year=2017")
    ways = [a.attributes["href"] for a in tree.one("nav", class_="contents").all("a")]
    only = [way for way in ways if "objective" in way]
    assert only
    for way in only:
        assert "year=2017" in way
        assert len(page(visitor, way).all("li", class_="entry")) == 1


@pytest.mark.parametrize(
    ("place", "year"), [("agua/2017/1", "2017"), ("agua/2018/1", ""), ("agua/1", ""), ("1", "")]
)
def test_a_heading_in_the_address_of_a_dossier_is_understood(
    visitor: FlaskClient, place: str, year: str
) -> None:
    tree = page(visitor, f"{DOSSIER}?objective={place}")
    assert nav(tree)[0] == (year or "2018 y 2020", "")
    assert "objetivo 1" in tree.one("h1").text
    assert len(tree.all("li", class_="entry")) == 1


def test_the_list_of_bodies_counts_one_report(visitor: FlaskClient) -> None:
    def rows(path: str) -> dict[str, list[int]]:
        found = page(visitor, path).one("tbody").all("tr")
        return {
            tr.one("a").attributes["href"]: [int(td.text) for td in tr.all("td", class_="n")]
            for tr in found
        }

    assert rows("/agencies") == {"/agencies/SRE": [2, 0, 0], "/agencies/INM": [2, 0, 0]}
    assert rows("/agencies?year=2017") == {
        "/agencies/SRE?year=2017": [2, 0, 0],
        "/agencies/PGR?year=2017": [2, 0, 0],
    }


def test_a_body_s_results_say_in_which_year_it_does_so_much(visitor: FlaskClient) -> None:
    body = page(visitor, "/?q=Secretaría+de+Relaciones+Exteriores").one("div", class_="body")
    assert "En 2018 y 2020 actúa en 2 actividades" in body.text
    before = page(visitor, "/?q=Procuraduría+General+de+la+República").one("div", class_="body")
    assert "En 2017 actúa en 2 actividades" in before.text


def test_the_help_teaches_the_field(visitor: FlaskClient) -> None:
    tree = page(visitor, "/help")
    assert "Un año" in [each.text for each in tree.all("h2")]
    assert "año:2017" in tree.text


# Where no programme has several reports, nothing speaks of years


@pytest.mark.parametrize(
    "path", ["/", "/?q=salud", "/overview", "/agencies", "/agencies/SRE", "/help"]
)
def test_of_one_report_nothing_is_parted(client: FlaskClient, path: str) -> None:
    tree = page(client, path)
    assert not tree.all("nav", class_="years")
    assert not tree.all("span", class_="year")
    assert not tree.all("span", class_="alike")
    assert "Un año" not in [each.text for each in tree.all("h2")]


def test_of_one_report_a_year_is_no_choice_of_the_list(client: FlaskClient) -> None:
    tree = page(client, "/agencies?year=2018")
    assert "no significa nada" in tree.one("p", class_="notice").text


def test_one_report_has_no_copies(searcher: Searcher) -> None:
    assert not years(searcher).dated
    assert not any(unchanged(searcher)(each.id) for each in searcher.records())
