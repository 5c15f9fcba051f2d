"""A selection: kept in the address, read, cited, taken along, made smaller and larger."""

from urllib.parse import parse_qsl, urlsplit

import pytest
from flask.testing import FlaskClient
from werkzeug.datastructures import MultiDict

from search.ids import RecordId
from search.searcher import Searcher
from tests.web.asking import page, pressed, sent
from web.params import MAX_SELECTED

REPORT = "pem-2014-2018/2018"
LINE, ACTIVITY, FIRST = f"{REPORT}/1.5.10", f"{REPORT}/1.5.10/2", f"{REPORT}/1.1.1"
KEPT = f"/selection?id={LINE}&id={ACTIVITY}&id={FIRST}"
BY_CODE = f"?id={FIRST}&id={LINE}&id={ACTIVITY}"


def ids(address: str) -> list[str]:
    return [value for name, value in parse_qsl(urlsplit(address).query) if name == "id"]


def test_it_shows_what_the_address_says_by_code(client: FlaskClient, searcher: Searcher) -> None:
    tree = page(client, KEPT)
    assert tree.one("p", class_="lead").text.startswith("3 textos: 2 líneas, 1 actividad.")
    cards = tree.all("li", class_="card")
    links = [card.one("h3").one("a") for card in cards]
    assert [a.text for a in links] == [
        "Línea de acción 1.1.1",
        "Línea de acción 1.5.10",
        "Actividad 2 de la línea 1.5.10",
    ]
    for card, id_ in zip(cards, (FIRST, LINE, ACTIVITY), strict=True):
        record = searcher.record(RecordId.parse(id_))
        assert record
        assert card.one("p", class_="text").text == " ".join(record.text.split())


def test_each_is_cited_with_its_own_place(client: FlaskClient) -> None:
    cited = [p.text for p in page(client, KEPT).one("div", class_="cite").all("p")]
    assert len(cited) == 3
    own = page(client, f"/lines/{LINE}").one("p", class_="cite").text
    assert cited[1] == own
    assert "línea de acción 1.5.10, actividad 2" in cited[2]
    assert f"http://localhost/lines/{LINE}/2" in cited[2]


def test_it_is_taken_along_whole(client: FlaskClient) -> None:
    tree = page(client, f"{KEPT}&q=agua")
    form, take = tree.one("main").one("form"), tree.one("section", class_="take")
    files = take.all("button", form="elegidos")
    ways = {b.text: sent(form, b) for b in files}
    ways |= {a.text: a.attributes["href"] for a in take.all("a")}
    asked = "?q=agua&" + BY_CODE[1:]
    assert list(ways.values()) == [
        f"/selection.xlsx{asked}",
        f"/selection.csv{asked}",
        f"/selection.json{asked}",
        f"/selection.ndjson{asked}",
        f"/api/v1/records{BY_CODE}",
    ]
    answers = {text: client.get(way) for text, way in ways.items()}
    assert {answer.status_code for answer in answers.values()} == {200}
    assert len(answers["JSON"].get_json()["rows"]) == 3
    assert answers["CSV (hoja de cálculo)"].text.startswith("\ufeffIdentificador,")


def test_each_can_be_taken_off_without_script(client: FlaskClient) -> None:
    form = page(client, f"{KEPT}&q=agua&size=20").one("main").one("form")
    off = form.all("button")[1]
    assert off.text == "Quitar Línea de acción 1.5.10"
    answer = client.get(sent(form, off))
    assert (answer.status_code, answer.headers["Location"]) == (
        302,
        f"/selection?q=agua&size=20&id={FIRST}&id={ACTIVITY}",
    )
    last = client.get(f"/selection?id={LINE}&drop={LINE}", follow_redirects=True)
    assert "Todavía no hay nada en su selección." in last.text


def test_many_are_shown_part_by_part_and_kept_whole(
    client: FlaskClient, searcher: Searcher
) -> None:
    every = [str(record.id) for record in searcher.records()][:MAX_SELECTED]
    path = "/selection?" + "&".join(f"id={each}" for each in every)
    tree = page(client, path)
    assert tree.one("p", class_="lead").text.startswith("50 textos: ")
    assert not tree.all("p", class_="notice")
    form, seen = tree.one("main").one("form"), []
    parts = [path, *(sent(form, b) for b in form.all("button", name="part"))]
    for part in parts:
        shown = page(client, part)
        assert ids(sent(shown.one("main").one("form"))) == every
        seen += [b.attributes["value"] for b in shown.all("button", name="drop")]
    assert seen == every
    last = page(client, parts[-1])
    answer = client.get(sent(last.one("main").one("form"), last.all("button", name="drop")[-1]))
    assert f"part={len(parts)}" in answer.headers["Location"]
    assert page(client, f"{path}&part=50").all("button", name="drop")


def test_an_empty_one_says_how_to_fill_it(client: FlaskClient) -> None:
    tree = page(client, "/selection")
    assert tree.one("p", class_="lead").text == "Todavía no hay nada en su selección."
    assert not tree.all("section", class_="take")
    assert "Elegir" in tree.one("main").text
    assert tree.one("main").one("a").attributes["href"] == "/"


def test_what_is_not_there_is_named_and_the_rest_is_shown(client: FlaskClient) -> None:
    tree = page(client, f"/selection?id={REPORT}/9.9.9&id=%3Cb%3E&id={LINE}")
    notice = tree.one("p", class_="notice").text
    assert notice.startswith(f"No se encontraron {REPORT}/9.9.9, <b>: ")
    assert len(tree.all("li", class_="card")) == 1


def test_more_than_it_holds_is_said(client: FlaskClient) -> None:
    many = "&".join(f"id={REPORT}/1.1.{n}" for n in range(1, MAX_SELECTED + 2))
    said = [p.text for p in page(client, f"/selection?{many}").all("p", class_="notice")]
    assert f"Una selección tiene a lo más {MAX_SELECTED} textos: se tomaron los primeros." in said


def test_crawlers_and_shared_links_have_one_address(client: FlaskClient) -> None:
    tree = page(client, f"/selection?q=agua&id={LINE}&id={FIRST}&id={REPORT}/9.9.9")
    canonical = tree.one("link", rel="canonical").attributes["href"]
    assert canonical == f"http://localhost/selection?id={FIRST}&id={LINE}"
    assert tree.one("meta", name="robots").attributes["content"] == "noindex, nofollow"


def test_hits_are_chosen_in_the_form_of_the_results(client: FlaskClient) -> None:
    tree = page(client, f"/?q=frontera&id={LINE}")
    boxes = [n for n in tree.all("input", name="id") if n.attributes["type"] == "checkbox"]
    assert len(boxes) == 10
    boxes[0].attributes["checked"] = ""
    form = tree.one("form", id="buscar")
    above, below = [b for b in form.all("button") if b.attributes.get("formaction") == "/selection"]
    assert above.text == below.text == "Ver su selección (1)"
    address = sent(form, below)
    shown = page(client, address)
    assert ids(address) == [LINE, boxes[0].attributes["value"]]
    assert len(shown.all("li", class_="card")) == 2
    back = shown.one("main").all("a")[0].attributes["href"]
    assert MultiDict(parse_qsl(urlsplit(back).query)).get("q") == "frontera"
    assert sorted(ids(back)) == sorted(ids(address))


@pytest.mark.parametrize("box", [True, False])
def test_what_was_chosen_stays_through_searches_and_pages(
    client: FlaskClient, *, box: bool
) -> None:
    first = page(client, "/?q=frontera").all("input", type="checkbox", name="id")[0]
    kept = first.attributes["value"] if box else LINE  # on the page, or not
    tree = page(client, f"/?q=frontera&id={kept}")
    assert ids(sent(tree.one("form", id="buscar"))) == [kept]
    assert not tree.all("p", class_="notice")
    (following,) = [b for b in tree.all("button") if b.text == "Siguiente →"]
    turned = pressed(client, tree, following)
    assert ids(sent(turned.one("form", id="buscar"))) == [kept]
    assert turned.one("meta", name="robots")


def test_results_with_something_kept_are_not_for_crawlers(client: FlaskClient) -> None:
    tree = page(client, f"/?q=frontera&id={LINE}")
    assert tree.one("meta", name="robots").attributes["content"] == "noindex, nofollow"
    assert "id=" not in tree.one("link", rel="canonical").attributes["href"]
