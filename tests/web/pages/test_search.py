"""The result page: totals, facets, chips, what was added, other pages, nothing found."""

import re
from urllib.parse import parse_qs, parse_qsl, urlencode, urlsplit

import pytest
from flask.testing import FlaskClient

from search.model import Query
from search.output import totals
from search.searcher import Searcher
from tests.support.markup import Node
from tests.web.asking import page, pressed, sent, total
from web import urls
from web.pages.parts.cards import acting

SEARCHES = (
    "/?q=derechos+humanos",
    "/?q=migrantes&agency=INM",
    "/?q=&objective=1&strategy=5.1",
    "/?q=trata+de+personas&response=yes&kind=activity",
)


PART = "Contienen parte de lo buscado"
MIXED = "menores no acompañados"  # some texts have it all, others a part
NONE = "salud mental niños"  # none has it all
TYPED = "migrantez"


def numbers(text: str) -> list[int]:
    return [int(n.replace(",", "")) for n in re.findall(r"[\d,]*\d", text)]


def asking(text: str, **more: object) -> str:
    return f"/?{urlencode({'q': text, **more})}"


def places(cards: Node) -> set[str]:
    """The lines of a list of cards, by their places on the page."""
    return {each.attributes["id"] for each in cards.all("li", class_="card")}


def pressing(client: FlaskClient, tree: Node, button: Node) -> str:
    """The address to which a button of the results leads."""
    return client.get(sent(tree.one("form", id="buscar"), button)).headers["Location"]


def with_choice(path: str, name: str, value: str) -> str:
    pairs = parse_qsl(urlsplit(path).query, keep_blank_values=True)
    return f"/?{urlencode([*pairs, (name, value)])}"


@pytest.mark.parametrize("path", SEARCHES)
def test_the_total_is_said_in_words_and_announced(client: FlaskClient, path: str) -> None:
    status = page(client, path).one("p", class_="total")
    assert status.attributes["role"] == "status"
    whole, _, kinds = (numbers(part) for part in status.text.partition(":"))
    assert not kinds or sum(kinds) == sum(whole)


@pytest.mark.parametrize("path", SEARCHES)
def test_the_first_choice_of_a_facet_gives_what_its_count_says(
    client: FlaskClient, path: str
) -> None:
    tree = page(client, path)
    for facet in ("agency", "objective", "response", "kind"):
        boxes = tree.all("input", type="checkbox", name=facet)
        if any("checked" in box.attributes for box in boxes) or (
            facet == "objective" and "strategy=" in path
        ):
            continue  # a further choice is OR-ed: its count is its own share only
        label = next(label for label in tree.all("label") if boxes[0] in label.all("input"))
        count = re.search(r"\(([\d,]+)\)$", label.text)
        assert count
        chosen = page(client, with_choice(path, facet, boxes[0].attributes["value"]))
        assert total(chosen) == int(count[1].replace(",", ""))


def test_what_has_a_part_stands_under_a_heading_of_its_own(
    client: FlaskClient, searcher: Searcher
) -> None:
    found = searcher.search(Query(MIXED, size=50))
    tree = page(client, asking(MIXED, size=50))
    assert tree.one("p", class_="total").text == (
        f"{found.exact} resultados, y {found.partial} que contienen parte"
    )
    assert [h.text for h in tree.all("h2", class_="part")] == [PART]
    whole, part = (places(each) for each in tree.all("ol", class_="cards"))
    exact = {urls.place(hit.record.id) for hit in found.hits if hit.exact}
    rest = {urls.place(hit.record.id) for hit in found.hits if not hit.exact}
    assert (whole, part) == (exact, rest - exact)


def test_a_part_of_what_was_asked_is_told_in_the_card_of_a_line_with_all_of_it(
    client: FlaskClient, searcher: Searcher
) -> None:
    found = searcher.search(Query(MIXED, size=50))
    exact = {hit.record.id.line for hit in found.hits if hit.exact}
    partial = [h for h in found.hits if not h.exact and h.record.id.line in exact]
    cards = page(client, asking(MIXED, size=50)).all("ol", class_="cards")
    assert partial
    said = [p.text for p in cards[0].all("p", class_="part-only")]
    assert said == ["Contiene parte de lo buscado"] * len(partial)
    assert not cards[1].all("p", class_="part-only")  # the heading says it


def test_a_page_that_begins_among_them_has_the_heading_too(
    client: FlaskClient, searcher: Searcher
) -> None:
    last = searcher.search(Query(MIXED, size=1)).pages
    tree = page(client, asking(MIXED, size=1, page=last))
    assert [h.text for h in tree.all("h2", class_="part")] == [PART]


def test_no_heading_where_all_has_all(client: FlaskClient) -> None:
    assert not page(client, "/?q=trata").all("h2", class_="part")


def test_that_nothing_has_all_is_said(client: FlaskClient, searcher: Searcher) -> None:
    found = searcher.search(Query(NONE))
    tree = page(client, asking(NONE))
    assert (found.exact, tree.one("p", class_="total").text) == (
        0,
        f"Ningún texto contiene todo lo buscado; {found.partial} contienen parte",
    )
    assert len(tree.all("ol", class_="cards")) == 1


def test_activities_near_by_their_line_only_are_counted_apart(
    client: FlaskClient, searcher: Searcher
) -> None:
    found = searcher.search(Query("trata de personas"))
    tree = page(client, "/?q=trata+de+personas")
    beside = tree.one("p", class_="by-line")
    assert beside.text == f"y {found.by_line} actividades más de esas líneas"
    lines = pressed(client, tree, beside.one("button"))
    assert total(lines) == found.lines
    assert not lines.all("p", class_="by-line")


def test_they_are_told_of_where_no_line_is_listed(client: FlaskClient) -> None:
    tree = page(client, "/?q=trata+de+personas&kind=activity")
    beside = tree.one("p", class_="by-line")
    assert beside.text.endswith("actividades más de líneas que tratan de ello")
    assert total(pressed(client, tree, beside.one("button")))


def test_a_card_leads_to_the_activities_that_it_does_not_show(
    client: FlaskClient, searcher: Searcher
) -> None:
    every = [record.id for record in searcher.records() if record.activity]
    cards = page(client, "/?q=trata+de+personas&size=50").all("li", class_="card")
    assert cards
    for card in cards:
        its = sum(urls.place(id_) == card.attributes["id"] for id_ in every)
        shown = sum(len(each.all("li")) for each in card.all("ul", class_="hits"))
        said = [a.text for a in card.all("a", class_="has")]
        if its == shown:
            assert said == []
        elif shown:
            rest = totals.count(its - shown, "actividad", "actividades")
            assert said == [f"{rest} más de la línea"]
        else:
            assert said == ["Su actividad" if its == 1 else f"Sus {its} actividades"]


def test_a_correction_is_said_once_with_the_way_back(client: FlaskClient) -> None:
    tree = page(client, asking(TYPED))
    said = tree.one("p", class_="meant")
    assert said.text == "Se buscó migrantes; buscar tal como se escribió."
    assert "migrantes" not in [b.text for b in tree.one("ul", class_="added").all("button")]
    back = pressed(client, tree, said.all("button")[1])
    assert not back.all("p", class_="meant")
    assert total(back) < total(tree)
    again = back.one("ul", class_="added").all("button", class_="is-off")
    assert [total(pressed(client, back, b)) for b in again] == [total(tree)]


def test_what_was_not_searched_is_only_suggested(client: FlaskClient) -> None:
    tree = page(client, "/?q=ano")
    said = tree.one("p", class_="meant")
    assert said.text == "¿Quiso decir año?"
    assert total(pressed(client, tree, said.one("button")))


def test_a_heading_chosen_by_its_whole_id_is_called_the_same(client: FlaskClient) -> None:
    said = [
        page(client, f"/?objective={value}").one("ul", class_="chips").text
        for value in ("1", "pem-2014-2018/2018/1")
    ]
    assert said[0] == said[1]


def test_a_heading_is_cut_among_others_and_whole_where_it_is_chosen(
    client: FlaskClient, searcher: Searcher
) -> None:
    (whole,) = (h for id_, h in searcher.headings.items() if id_.code == "3.4")
    tree = page(client, "/?strategy=3.4")
    labels = [each.text for each in tree.one("ul", class_="tree").all("label")]
    (cut,) = (each for each in labels if each.startswith("3.4. "))
    assert re.sub(r"… \(\d+\)$", "", cut) in f"3.4. {whole.text}"
    assert max(map(len, labels)) < 60 < len(whole.text)
    chip = tree.one("ul", class_="chips").one("button")
    assert chip.text == f"Quitar Estrategia: 3.4. {whole.text}"


def test_choices_are_shown_as_chips_that_take_off_one_at_a_time(client: FlaskClient) -> None:
    path = "/?q=migrantes&agency=INM&agency=SRE&objective=1&response=yes"
    tree = page(client, path)
    pills = tree.one("ul", class_="chips").all("button", class_="pill")
    asked = set(parse_qsl(urlsplit(path).query))
    gone: list[tuple[str, str]] = []
    for pill in pills:
        left = set(parse_qsl(urlsplit(pressing(client, tree, pill)).query))
        assert left < asked
        gone += asked - left
    assert sorted(gone) == sorted(pair for pair in asked if pair[0] != "q")
    (clear,) = tree.all("button", class_="clear")
    assert pressing(client, tree, clear) == "/?q=migrantes"


def tick(tree: Node, name: str) -> tuple[str, str]:
    """Tick the first choice of a facet that is not ticked; nothing applies it."""
    box = next(box for box in tree.all("input", name=name) if "checked" not in box.attributes)
    box.attributes["checked"] = ""
    return name, box.attributes["value"]


@pytest.mark.parametrize(
    ("path", "called"),
    [
        ("/?q=migrantes&agency=INM", "actúa: INM"),
        ("/?q=migrantes&agency=INM&kind=line", "Quitar todos"),
        ("/?q=migrantes", "Página 2"),
        ("/?q=migrantes", "Siguiente →"),
        ("/?q=migrantes&page=2", "← Anterior"),
        ("/?q=migrantes", "50"),
        ("/?q=migrantez", "migrantes"),
        ("/?q=migrantez", "buscar tal como se escribió"),
        ("/?q=migrantes+SRE", "SRE"),
        ("/?q=trata+de+personas", "actividades más de esas líneas"),
        ("/?q=qué+no+se+va+a+cumplir+en+migración", "No se realizarán acciones"),
    ],
)
def test_nothing_ticked_is_lost_by_a_button_that_changes_the_search(
    client: FlaskClient, path: str, called: str
) -> None:
    tree = page(client, path)
    button = next(b for b in tree.one("main").all("button") if called in b.text)
    ticked = tick(tree, "objective")
    kept = tick(tree, "id")
    left = parse_qsl(urlsplit(pressing(client, tree, button)).query)
    assert ticked in left
    assert kept in left
    assert "page" not in dict(left)  # of another search


@pytest.mark.parametrize("path", [path for path in SEARCHES if "q=&" not in path])
def test_only_buttons_lead_to_other_results_of_the_same_words(
    client: FlaskClient, path: str
) -> None:
    words = parse_qs(urlsplit(path).query)["q"]
    links = [urlsplit(a.attributes["href"]) for a in page(client, path).one("main").all("a")]
    again = [each for each in links if parse_qs(each.query).get("q") == words]
    assert "/" not in {each.path for each in again}
    assert again


@pytest.mark.parametrize(
    ("sent_with", "to"),
    [
        ("q=salud&change=page%3D2", "/?q=salud"),  # of which search, it does not say
        ("q=salud&change=page%3D2%26of%3Dx", "/?q=salud"),
        ("q=salud&kind=line&change=-kind%3Dline", "/?q=salud"),
        ("q=salud&kind=line&change=-kind%3Dactivity", "/?q=salud&kind=line"),
        ("q=salud&change=kind%3Dline%26kind%3Dnothing%26color%3Dred", "/?q=salud&kind=line"),
        ("q=salud&change=q%3Dagua%26size%3D20", "/?q=agua&size=20"),
        ("q=salud&change=-q%3Dsalud%26kind%3Dline", "/?kind=line"),
        ("q=salud&without=a&change=-without%3Da%26without%3Db", "/?q=salud&without=b"),
        ("q=salud&change=%26%3D%26-", "/?q=salud"),
        ("q=salud&size=20&sort=relevance&change=size%3D10", "/?q=salud"),
        ("q=respuesta%3Ano&change=kind%3Dline", "/?response=no&kind=line"),
    ],
)
def test_a_change_leads_to_the_address_of_its_search(
    client: FlaskClient, sent_with: str, to: str
) -> None:
    answer = client.get(f"/?{sent_with}")
    assert (answer.status_code, answer.headers["Location"]) == (302, to)


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/?q=&agency=PGR", ["Cada número cuenta líneas y actividades"]),
        ("/?q=&agency=PGR&kind=line", []),
    ],
)
def test_filters_say_what_their_numbers_count(
    client: FlaskClient, path: str, said: list[str]
) -> None:
    assert [p.text for p in page(client, path).all("p", class_="counting")] == said


def test_a_tree_opens_where_something_is_chosen(client: FlaskClient) -> None:
    branches = page(client, "/?q=&strategy=5.1").one("ul", class_="tree").all("details")
    opened = ["open" in branch.attributes for branch in branches]
    assert opened == [False, False, False, False, True]


def test_what_was_added_can_be_switched_off_and_on_again(client: FlaskClient) -> None:
    before = page(client, "/?q=deportados")
    pill = before.one("ul", class_="added").all("button")[0]
    after = pressed(client, before, pill)
    off = after.all("button", class_="is-off")
    assert total(after) <= total(before)
    assert len(off) == 1
    assert total(pressed(client, after, off[0])) == total(before)


@pytest.mark.parametrize(
    "path",
    [
        "/?q=repatriados",
        "/?q=migrantes",
        "/?q=migrantes&kind=line&response=no",
        "/?q=derechos+humanos+de+las+mujeres+migrantes",
        "/?q=migrantes&without=form:migrantes",
    ],
)
def test_a_word_form_says_exactly_what_switching_it_changes(client: FlaskClient, path: str) -> None:
    tree = page(client, path)
    pills = tree.one("details", class_="also").one("ul", class_="toggles").all("button")
    assert pills
    for pill in pills:
        said = re.fullmatch(r"Buscar (?:sin|con) «.+»: (\d+) textos? (más|menos)", pill.text)
        assert said, pill.text
        more = int(said[1]) * (1 if said[2] == "más" else -1)
        assert total(pressed(client, tree, pill)) - total(tree) == more != 0


def test_a_form_that_changes_nothing_is_not_offered(
    client: FlaskClient, searcher: Searcher
) -> None:
    text = "trabajadores agrícolas temporales"
    assert len(searcher.search(Query(text)).forms) > 3
    assert not page(client, asking(text)).all("ul", class_="toggles")


def test_the_only_form_of_a_word_is_not_offered(client: FlaskClient) -> None:
    tree = page(client, "/?q=xenofobia")
    assert not tree.all("ul", class_="toggles")


def test_one_line_tells_what_else_was_searched(client: FlaskClient, searcher: Searcher) -> None:
    found = searcher.search(Query("deportados"))
    words = list(dict.fromkeys(each.added for each in found.expansions))
    (summary,) = page(client, "/?q=deportados").one("details", class_="also").all("summary")
    more = f" y {len(words) - 2} más" if len(words) > 2 else ""
    assert summary.text == f"También se buscó: {', '.join(words[:2])}{more}"


def test_pages_follow_each_other_without_gap_or_repeat(client: FlaskClient) -> None:
    seen: list[str] = []
    path = "/?q=derechos+humanos"
    while path:
        tree = page(client, path)
        for card in tree.all("li", class_="card"):
            (title,) = card.all("h3")
            own = title.attributes.get("class") == "text"
            seen += [card.attributes["id"]] * own
            seen += [f"{card.attributes['id']} {a.text}" for a in card.all("a", class_="which")]
        following = [b for b in tree.all("button") if b.text == "Siguiente →"]
        path = pressing(client, tree, following[0]) if following else ""
    assert len(seen) == len(set(seen)) == total(page(client, "/?q=derechos+humanos"))


def test_the_hits_of_a_line_stand_in_one_card_where_the_best_of_them_is(
    client: FlaskClient, searcher: Searcher
) -> None:
    hits = searcher.search(Query("trata de personas")).hits
    cards = page(client, "/?q=trata+de+personas").all("li", class_="card")
    lines = list(dict.fromkeys(urls.place(hit.record.id) for hit in hits))
    assert [card.attributes["id"] for card in cards] == lines
    assert len(lines) < len(hits)


def test_every_card_says_what_a_reader_needs(client: FlaskClient, searcher: Searcher) -> None:
    hits = searcher.search(Query("trata de personas")).hits
    cards = page(client, "/?q=trata+de+personas").all("li", class_="card")
    for card in cards:
        its = [hit for hit in hits if urls.place(hit.record.id) == card.attributes["id"]]
        line = its[0].record.line
        assert card.one("h3").text == " ".join(line.text.split())
        assert line.code in card.one("p", class_="of").text
        assert (
            len([a for a in card.one("p", class_="crumbs").all("a") if "class" not in a.attributes])
            == 2
        )
        texts = [p.text for p in card.all("p", class_="text")]
        activities = sorted((h.record for h in its if h.record.activity), key=lambda r: r.id)
        assert texts == [
            f"Actividad {each.activity} {' '.join(each.text.split())}" for each in activities
        ]
        acting = [a for who in card.all("p", class_="who") for a in who.all("a")]
        assert bool(acting) == any(hit.record.agencies("acts") for hit in its)


def test_the_answer_of_an_activity_is_said_as_that_of_its_line(client: FlaskClient) -> None:
    for card in page(client, "/?q=trata&size=50").all("li", class_="card"):
        (answer,) = [span.text for span in card.one("p", class_="of").all("span", class_="badge")]
        own = card.one("h3").attributes.get("class") == "text"
        assert answer.startswith(("Se ", "No ") if own else "Su línea: ")


def test_who_acts_stands_in_the_order_of_the_text(searcher: Searcher) -> None:
    for record in searcher.records():
        starts = [
            next(a.start for a in record.attributions if a.agency == agency and a.role == "acts")
            for agency in acting(record)
        ]
        said = [start for start in starts if start is not None]
        assert said == sorted(said)
        assert starts[: len(said)] == said


def test_a_line_that_contradicts_itself_says_so_where_its_activities_are_hits(
    client: FlaskClient, searcher: Searcher
) -> None:
    told = 0
    for record in searcher.records():
        if record.activity == 1 and record.response == "no":
            card = page(client, asking(record.code, kind="activity")).one("li", class_="card")
            (clash,) = [p.text for p in card.all("p", class_="clash")]
            assert clash.startswith(
                "La línea dice «No se realizarán acciones en 2018», pero describe"
            )
            told += 1
    assert told


def test_a_body_alone_begins_with_what_it_is_and_parts_its_results(
    client: FlaskClient, searcher: Searcher
) -> None:
    tree = page(client, "/?q=inm&size=100")
    box = tree.one("div", class_="body")
    assert "Instituto Nacional de Migración" in box.one("h1").text
    assert "Después FGR." in page(client, "/?q=pgr").one("div", class_="body").text
    acts, named = tree.all("ol", class_="cards")
    assert [h.text for h in tree.all("h2", class_="part")] == ["Actúa", "Solo se menciona"]
    does = {
        urls.place(r.id) for r in searcher.records() if r.activity and "INM" in r.agencies("acts")
    }
    assert places(acts) <= does
    assert not places(named) & does
    assert not page(client, "/?q=inm+frontera").all("div", class_="body")


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/?q=salud", "Textos que mencionan «salud», del Programa Especial de Migración"),
        ("/?q=", "Textos del Programa Especial de Migración"),
        ("/?agency=INM", "Textos en los que actúa el INM, del Programa"),
        ("/?objective=3", "Textos del objetivo 3 del Programa"),
        ("/?q=respuesta:no+salud", "Textos que mencionan «salud», con la respuesta «No se "),
        ("/?objective=1&objective=2&objective=3", "Textos de los objetivos 1, 2 o 3 del Programa"),
    ],
)
def test_the_heading_says_what_is_shown(client: FlaskClient, path: str, said: str) -> None:
    assert page(client, path).one("h1").text.startswith(said)


def test_what_was_typed_as_a_choice_can_be_taken_off(client: FlaskClient) -> None:
    typed = page(client, "/?q=respuesta%3Ano+salud")
    ticked = page(client, "/?q=salud&response=no")
    assert total(typed) == total(ticked)
    assert typed.one("input", id="q").attributes["value"] == "salud"
    (chip,) = typed.one("ul", class_="chips").all("button")
    assert total(pressed(client, typed, chip)) == total(page(client, "/?q=salud"))


def test_a_hit_leads_back_to_its_results_and_on_to_the_next(client: FlaskClient) -> None:
    cards = page(client, "/?q=salud+mental").all("li", class_="card")
    lines = [card.one("h3").one("a").attributes["href"] for card in cards]
    assert len(lines) > 2
    seen, path = [], lines[0]
    for _ in lines:
        seen.append(path)
        thread = page(client, path).one("nav", class_="thread")
        back, *ways = [a.attributes["href"] for a in thread.all("a")]
        assert back.startswith("/?q=salud+mental")
        path = ways[-1]
    assert seen == lines


def test_searched_words_are_marked_on_the_page_of_a_hit(client: FlaskClient) -> None:
    (title, *_) = page(client, "/?q=trata").one("ol", class_="cards").all("h3")
    found = page(client, title.one("a").attributes["href"])
    words = [m.text.lower() for m in found.all("mark") if "hit" in m.attributes["class"]]
    assert any("trata" in word for word in words)


@pytest.mark.parametrize(
    ("path", "notice"),
    [
        ("/?q=trata&color=azul", "«color»"),
        ("/?q=trata&agency=NADIE", "«NADIE»"),
        ("/?q=trata&page=0", "«page»"),
    ],
)
def test_what_is_not_known_is_told(client: FlaskClient, path: str, notice: str) -> None:
    notices = [n.text for n in page(client, path).all("p", class_="notice")]
    assert any(notice in text for text in notices)
    assert total(page(client, path)) == total(page(client, "/?q=trata"))


def test_nothing_found_says_what_to_leave_out(client: FlaskClient) -> None:
    tree = page(client, "/?q=%22trata+de+personas%22&objective=2&response=no")
    assert tree.one("p", class_="total").text == "Ningún resultado"
    said = tree.one("div", class_="nothing").all("p")[0]
    assert re.fullmatch(
        r"Ninguno de los [\d,]+ textos contiene «\"trata de personas\"» con los 2 filtros puestos; "
        r"pruebe sin el filtro «[^»]+» \(.+\)(?:, .+ \(.+\))* o .+ \(.+\)\.",
        said.text,
    )
    assert len(said.all("button")) > 1
    assert all(total(pressed(client, tree, button)) > 0 for button in said.all("button"))


def test_nothing_found_leads_elsewhere_in_a_sentence(client: FlaskClient) -> None:
    said, ways = page(client, "/?q=xilofonos").one("div", class_="nothing").all("p")
    assert re.fullmatch(r"Ninguno de los [\d,]+ textos contiene «xilofonos»\.", said.text)
    assert [a.attributes["href"] for a in ways.all("a")] == ["/agencies", "/overview", "/", "/help"]


def test_a_search_is_carried_on_by_its_form(client: FlaskClient) -> None:
    tree = page(client, "/?q=deportados&sort=code&size=20&without=x")
    hidden = {n.attributes["name"]: n.attributes["value"] for n in tree.all("input", type="hidden")}
    assert hidden == {"size": "20", "without": "x"}
    (sort,) = [
        o for o in tree.one("select", id="orden").all("option") if "selected" in o.attributes
    ]
    assert sort.attributes["value"] == "code"
    assert tree.one("input", id="q").attributes["value"] == "deportados"


def test_files_and_feed_are_those_of_the_search(client: FlaskClient) -> None:
    tree = page(client, "/?q=migrantes&agency=INM&page=2")
    *links, api = [a.attributes["href"] for a in tree.one("section", class_="take").all("a")]
    assert api == "/api/v1/search?q=migrantes&agency=INM&page=2"
    assert [urlsplit(href).path for href in links] == [
        "/export.xlsx", "/export.csv", "/export.json", "/export.ndjson", "/feed.atom",
    ]  # fmt: skip
    assert all(
        parse_qs(urlsplit(href).query) == {"q": ["migrantes"], "agency": ["INM"]} for href in links
    )


def test_an_agency_that_is_asked_for_is_offered_as_a_filter(client: FlaskClient) -> None:
    tree = page(client, "/?q=SRE+visas")
    offer = tree.one("p", class_="meant").one("button")
    narrowed = pressed(client, tree, offer)
    assert offer.text == f"SRE ({total(narrowed)} textos)"
    assert not narrowed.all("p", class_="meant")


@pytest.mark.parametrize(
    ("text", "leads"),
    [
        ("qué no se va a cumplir en salud", "response=no"),
        ("SADER", "/agencies/SADER"),
        ("SADER", "/agencies/SAGARPA"),
        ("Instituto Nacional de las Mujeres", "/agencies/SEMUJERES"),
        ("FGR en la frontera", "/agencies/PGR"),
        ("qué dependencia tiene más actividades", "/overview"),
    ],
)
def test_what_answers_better_than_hits_is_one_click_away(
    client: FlaskClient, text: str, leads: str
) -> None:
    tree = page(client, asking(text))
    (line,) = [p for p in tree.all("p", class_="meant") if "Vea" in p.text]
    ways = [a.attributes["href"] for a in line.all("a")]
    ways += [pressing(client, tree, button) for button in line.all("button")]
    (way,) = [each for each in ways if leads in each]
    assert client.get(way).status_code == 200


def test_a_page_past_the_last_leads_back_to_it(client: FlaskClient) -> None:
    tree = page(client, "/?page=9999")
    notice = tree.one("p", class_="notice")
    assert notice.text.startswith("No hay página 9,999")
    last = pressed(client, tree, notice.one("button"))
    assert last.all("li", class_="card")
    assert "Siguiente →" not in last.text


def test_paper_has_the_address_of_each_text(client: FlaskClient) -> None:
    tree = page(client, "/?q=trata")
    of_page, of_texts = tree.all("p", class_="printed")
    assert of_page.text == "http://localhost/?q=trata"
    assert "http://localhost " in of_texts.text
    ids = [box.attributes["value"] for box in tree.all("input", type="checkbox", name="id")]
    printed = [a.attributes["href"] for a in tree.all("a") if a.text == "Citar"]
    assert printed == [f"/lines/{id_}#cita" for id_ in ids]


def pictured(tree: Node) -> list[list[int]]:
    """The picture of answers: yes and no of each heading; none where there is no picture."""
    tables = tree.all("table", class_="answers")
    rows = [row for table in tables for row in table.one("tbody").all("tr")]
    return [[int(td.text) for td in row.all("td", class_="n")] for row in rows]


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("/?q=migrantes", True),
        ("/?q=migrantes&response=no", True),
        ("/?q=migrantes&page=2", False),  # it stands beside the first page
        ("/?q=1.5.10", False),  # few lines
        ("/?q=&agency=SDH&objective=3", False),
    ],
)
def test_answers_are_pictured_below_the_hits_of_many_lines(
    client: FlaskClient, path: str, *, shown: bool
) -> None:
    tree = page(client, path)
    told = [
        int(re.findall(r"\d+", box.text)[-1])
        for box in tree.one("details", class_="filters").all("label")
        if box.all("input", name="response")
    ]
    found = pictured(tree)
    assert [sum(column) for column in zip(*found, strict=True)] == (told if shown else [])
    if shown:
        order = [n for n in tree.walk() if n.tag in ("ol", "table", "section")]
        (table,) = tree.all("table", class_="answers")
        above = order[: order.index(table)]
        assert tree.all("ol", class_="cards")[-1] in above
        assert tree.one("section", class_="take") not in above


def test_the_size_of_a_page_is_one_click_away(client: FlaskClient) -> None:
    tree = page(client, "/?q=migrantes&kind=line&page=2")
    line = tree.one("p", class_="sizes")
    assert line.text == "Por página: 10 · 20 · 50"
    assert line.one("strong").text == "10"
    twenty, fifty = line.all("button")
    assert pressing(client, tree, twenty) == "/?q=migrantes&kind=line&size=20"
    assert len(pressed(client, tree, fifty).all("li", class_="card")) > 20
    assert not page(client, "/?q=1.5.10").all("p", class_="sizes")


def test_a_search_can_be_cited_with_its_sentence(client: FlaskClient) -> None:
    tree = page(client, "/?q=migrantes&agency=INM&page=1")
    (cited,) = [p.text for p in tree.all("p", class_="cite")]
    assert cited.startswith(f"{tree.one('h1').text}. ")
    assert "Disponible en http://localhost/?q=migrantes&agency=INM (consulta: " in cited
    assert not page(client, "/?q=xyzzyq").all("p", class_="cite")
