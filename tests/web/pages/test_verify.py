"""Whether the programmes say what is quoted, as the page and the API tell it."""

import json
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from search.settings import Settings
from search.store.builds import publish
from tests.support.markup import Node, read
from tests.support.years import two_years
from web import create_app, urls
from web.quoting.asked import MAX_QUOTED

LINE = "Consolidar el Servicio Profesional de Carrera Migratoria"
OTHER = "Difundir los programas de retorno voluntario para la población mexicana"
INVENTED = "Construir veinte hospitales y una universidad en cada capital"


@pytest.fixture(scope="module")
def years(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    """Two reports of one programme, and one of another."""
    home: Path = tmp_path_factory.mktemp("years")
    publish(home, two_years())
    return create_app(Settings(index_dir=home)).test_client()


def shown(client: FlaskClient, quoted: str) -> Node:
    return read(client.get(urls.verify(quoted)).text)


def verdict(page: Node) -> str:
    return " ".join(page.one("p", role="status").text.split())


def test_the_form_stands_alone_until_something_is_quoted(client: FlaskClient) -> None:
    page = read(client.get(urls.VERIFY).text)
    assert page.all("p", role="status") == []
    assert [each.attributes["name"] for each in page.all("textarea")] == ["q"]


def test_what_is_said_is_told_with_its_citation(client: FlaskClient) -> None:
    page = shown(client, f"3.6.1 {LINE}")
    assert verdict(page) == "Sí. Está palabra por palabra en 1 texto."
    [cite] = page.all("p", class_="cite")
    assert "línea de acción 3.6.1, p. 13" in cite.text
    assert "Se realizarán acciones" in page.one("p", class_="badges").text
    assert f"Se comprobó: «{LINE}»" in page.text


def test_what_differs_is_marked(client: FlaskClient) -> None:
    page = shown(client, LINE.replace("Profesional", "Especial"))
    assert verdict(page) == "Casi. Palabra por palabra no está. Se parece a 1 texto."
    differs = page.one("p", class_="differs")
    assert "Profesional" in differs.one("del").text
    assert "Especial" in differs.one("ins").text


def test_what_is_not_said_leads_to_the_search_for_it(client: FlaskClient) -> None:
    quoted = "Construir tres hospitales regionales y una universidad en cada capital"
    page = shown(client, quoted)
    assert verdict(page).startswith("No. Ningún texto")
    ways = [each.attributes["href"] for each in page.one("p", class_="take").all("a")]
    assert ways == ["/?q=" + quoted.replace(" ", "+"), urls.api_verify(quoted)]


def test_too_few_words_lead_to_the_search_for_them(client: FlaskClient) -> None:
    page = shown(client, "derechos humanos")
    assert verdict(page).startswith("No se puede saber. Son muy pocas palabras")
    assert verdict(page).endswith("textos.")
    way = page.one("p", class_="take").all("a")[0].attributes["href"]
    assert way == "/?q=%22derechos+humanos%22"


def test_a_quotation_without_words_is_told_what_to_do(client: FlaskClient) -> None:
    assert "pegue la frase entera" in verdict(shown(client, "…"))


def test_a_quotation_that_is_too_long_is_cut_and_it_is_told(client: FlaskClient) -> None:
    page = shown(client, f"{LINE}. " * 30)
    assert "se cortó a 1200 caracteres" in page.one("p", class_="notice").text
    assert verdict(page).startswith("Sí.")


def test_markup_in_a_quotation_is_text(client: FlaskClient) -> None:
    text = client.get(urls.verify(f"<script>alert(1)</script> {LINE}")).text
    assert "<script>alert" not in text


def test_each_year_says_its_own_code_and_answer(years: FlaskClient) -> None:
    page = shown(years, "Contar el mangle de las reservas")
    said = [" ".join(each.text.split()) for each in page.all("div", class_="card-head")]
    assert said == [
        "Línea de acción 1.1.3 (2018) Palabra por palabra Se realizarán acciones",
        "Línea de acción 1.1.2 (2017) Palabra por palabra No se realizarán acciones",
    ]


def test_the_api_says_the_same(years: FlaskClient) -> None:
    answer = json.loads(years.get(urls.api_verify("Vigilar la siembra del mangle")).data)
    [place] = answer["places"]
    said = [(y["id"], y["exact"], y["likeness"], y["code"]) for y in place["years"]]
    assert (answer["verdict"], answer["more"], place["programme"]) == ("exact", 0, "agua")
    assert said == [
        ("agua/2018/1.1.2/2", False, 83, "1.1.2"),
        ("agua/2017/1.1.1/2", True, 100, "1.1.1"),
    ]
    assert place["years"][0]["words"] == [
        {"op": "same", "text": "Vigilar "},
        {"op": "del", "text": "con drones "},
        {"op": "same", "text": "la siembra del mangle"},
    ]


def parts(page: Node) -> list[tuple[str, str]]:
    """What is said of each quotation or sentence: its heading, and its verdict in a word."""
    sections = [each for each in page.all("section") if "parte-" in str(each.attributes)]
    return [(each.one("h2").text, each.all("strong")[0].text) for each in sections]


def test_each_of_several_quotations_has_its_own_verdict(client: FlaskClient) -> None:
    page = shown(client, f"Dice «{LINE}», «{OTHER}» y luego «{INVENTED}».")
    assert (
        verdict(page) == "Depende de la cita. De 3 citas: 2 están palabra por palabra, 1 no está."
    )
    assert parts(page) == [("Cita 1", "Sí."), ("Cita 2", "Sí."), ("Cita 3", "No.")]
    cited = [each.text for each in page.all("p", class_="cite")]
    assert ["3.6.1" in cited[0], "1.3.6" in cited[1], len(cited)] == [True, True, 2]


ALIKE = {
    "exact": (f"- {LINE}\n- {OTHER}", "Sí. Las 2 citas están palabra por palabra."),
    "no": (
        f"- {INVENTED}\n- Regalar bicicletas eléctricas a los maestros rurales jubilados",
        "No. Ninguna de las 2 citas está, ni nada que se les parezca lo bastante.",
    ),
    "near": (
        f"- {LINE.replace('Profesional', 'Especial')}\n- {OTHER.replace('programas', 'planes')}",
        "Casi. Ninguna de las 2 citas está palabra por palabra; las 2 se parecen a algún texto.",
    ),
    "short": (
        "- Salud mental\n- Derechos humanos",
        "No se puede saber. Las 2 citas tienen muy pocas palabras para reconocerlas.",
    ),
}


@pytest.mark.parametrize("said", ALIKE)
def test_what_is_said_where_all_have_one_verdict(said: str, client: FlaskClient) -> None:
    quoted, expected = ALIKE[said]
    assert verdict(shown(client, quoted)) == expected


def test_sentences_that_no_text_says_together_are_told_each(client: FlaskClient) -> None:
    page = shown(client, f"«{LINE}. {OTHER}. {INVENTED}.»")
    assert verdict(page) == (
        "No. Ningún texto la dice entera. Frase por frase: 2 están palabra por palabra, 1 no está."
    )
    assert parts(page) == [("Frase 1", "Sí."), ("Frase 2", "Sí."), ("Frase 3", "No.")]


def test_quotations_that_are_too_many_are_told(client: FlaskClient) -> None:
    page = shown(client, "\n".join(f"- {LINE} de {word}" for word in "abcdefghijklmn"))
    assert verdict(page).startswith("No se sabe de todas. Ninguna de las 8 citas")
    assert verdict(page).endswith("6 citas no se comprobaron; péguelas aparte.")


def test_the_api_tells_each_of_several(client: FlaskClient) -> None:
    answer = json.loads(client.get(urls.api_verify(f"«{LINE}» y «{INVENTED}»")).data)
    assert (answer["verdict"], answer["places"], answer["sentences"]) == ("no", [], [])
    said = [(each["verdict"], each["quoted"]) for each in answer["quotations"]]
    assert (said, answer["unjudged"]) == ([("exact", LINE), ("no", INVENTED)], 0)
    [place] = answer["quotations"][0]["places"]
    assert [year["code"] for year in place["years"]] == ["3.6.1"]


def test_the_api_says_of_one_what_it_says_of_it_alone(client: FlaskClient) -> None:
    alone = json.loads(client.get(urls.api_verify(LINE)).data)
    assert (alone["quotations"], alone["sentences"], alone["unjudged"]) == ([], [], 0)
    both = json.loads(client.get(urls.api_verify(f"- {LINE}\n- {OTHER}")).data)
    assert both["quotations"][0] == {name: alone[name] for name in both["quotations"][0]}


def test_the_api_refuses_what_is_too_long(client: FlaskClient) -> None:
    answer = client.get(urls.api_verify("a" * (MAX_QUOTED + 1)))
    assert answer.status_code == 422
    assert answer.get_json(force=True)["errors"][0]["parameter"] == "q"
