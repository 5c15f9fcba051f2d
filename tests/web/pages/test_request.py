"""The page of letters: read, edited, taken along; and what is asked for in vain."""

from urllib.parse import urlencode

import pytest
from flask.testing import FlaskClient

from tests.web.asking import page
from web import urls
from web.http.security import MOST_POSTED
from web.letters.asked import MOST_TEXTS
from web.params import MAX_SELECTED

REPORT = "pem-2014-2018/2018"
LINE, SILENT = f"{REPORT}/1.5.10", f"{REPORT}/1.1.3"
TITLE = "Redactar una solicitud de información"


def notices(client: FlaskClient, path: str) -> list[str]:
    return [p.text for p in page(client, path).all("p", class_="notice")]


def test_without_anything_it_says_how_to_come_here(client: FlaskClient) -> None:
    tree = page(client, urls.REQUEST)
    assert tree.one("h1").text == TITLE
    assert tree.one("p", class_="lead").text == (
        "El buscador escribe la carta; usted la revisa y la entrega."
    )
    assert not tree.all("textarea")
    assert not tree.all("meta", name="robots")


def test_each_body_has_a_letter_that_can_be_edited(client: FlaskClient) -> None:
    tree = page(client, f"/request?id={LINE}")
    headings = [h.text for h in tree.one("main").all("h2")]
    assert headings == [
        "Al Órgano Interno de Control en el Instituto Nacional de Migración",
        "A la Subsecretaría de Derechos Humanos",
        "A la Secretaría de la Función Pública",
    ]
    for heading, form in zip(headings, tree.one("main").all("form"), strict=True):
        assert form.attributes["method"] == "post"
        assert form.one("textarea").text.startswith(
            f"Asunto: solicitud de información {heading}: Solicito información"
        )
        assert form.one("label").attributes["for"] == form.one("textarea").attributes["id"]
    assert tree.one("meta", name="robots").attributes["content"] == "noindex, nofollow"


def test_a_body_that_is_asked_for_has_the_only_letter(client: FlaskClient) -> None:
    tree = page(client, f"/request?id={LINE}&agency=SFP")
    assert [h.text for h in tree.one("main").all("h2")] == ["A la Secretaría de la Función Pública"]
    also = tree.one("main").all("p")[-2]
    assert also.text.startswith("También actúan aquí: ")
    others = [a.attributes["href"] for a in also.all("a")]
    assert [len(page(client, other).all("textarea")) for other in others] == [1, 1]


def test_a_text_that_names_nobody_is_for_whoever_is_responsible(client: FlaskClient) -> None:
    tree = page(client, f"/request?id={SILENT}")
    assert tree.one("main").one("h2").text == "A la dependencia responsable"
    said = "El documento no dice quién actúa en este texto: averigüe a quién le toca y ponga"
    assert said in tree.one("main").text


@pytest.mark.parametrize(
    ("path", "said"),
    [
        (
            f"/request?id={LINE}&agency=IMJUVE",
            "El Instituto Mexicano de la Juventud no actúa en este texto. Elija a quien sí: ",
        ),
        (
            f"/request?id={REPORT}/9.9.9&id={LINE}",
            f"No se encontró {REPORT}/9.9.9: puede que el documento haya cambiado. Busque el texto "
            "por sus palabras.",
        ),
        (f"/request?id={LINE}&agency=XYZ", "No se tomó en cuenta «XYZ», que no es un valor de"),
        (
            "/request?kind=line",
            f"La búsqueda encuentra 195 textos y aquí se usan los primeros {MOST_TEXTS}.",
        ),
        (
            "/request?" + "&".join(f"id={REPORT}/1.1.{n}" for n in range(1, MAX_SELECTED + 2)),
            f"Una selección tiene a lo más {MAX_SELECTED} textos: se tomaron los primeros.",
        ),
    ],
)
def test_what_cannot_be_taken_is_told_with_what_to_do(
    client: FlaskClient, path: str, said: str
) -> None:
    assert [told for told in notices(client, path) if told.startswith(said)]


@pytest.mark.parametrize("path", ["/request?q=zzyzxq", f"/request?id={REPORT}/9.9.9"])
def test_where_no_text_is_found_there_is_a_way_back(client: FlaskClient, path: str) -> None:
    tree = page(client, path)
    assert "no hay sobre qué preguntar" in tree.one("p", class_="lead").text
    back = tree.one("main").all("a")[0].attributes["href"]
    assert client.get(back).status_code == 200


@pytest.mark.parametrize(
    ("path", "asks"),
    [
        (f"/lines/{LINE}", f"/request?id={LINE}"),
        (f"/lines/{LINE}/2", f"/request?id={LINE}/2"),
        ("/agencies/SRE?objective=1", "/request?agency=SRE&objective=1&sort=code"),
        (f"/selection?id={LINE}", f"/request?id={LINE}"),
    ],
)
def test_where_texts_stand_the_letter_is_offered(client: FlaskClient, path: str, asks: str) -> None:
    links = [a for a in page(client, path).one("main").all("a") if a.text == TITLE]
    assert [a.attributes["href"] for a in links] == [asks]
    assert page(client, asks).all("textarea")


def test_the_results_offer_it_for_what_is_ticked_or_else_for_the_search(
    client: FlaskClient,
) -> None:
    form = page(client, "/?q=trata&page=2").one("form", id="buscar")
    (button,) = [b for b in form.all("button") if b.text == TITLE]
    assert button.attributes["formaction"] == urls.REQUEST
    search = page(client, f"{urls.REQUEST}?q=migrantes&sort=relevance")
    assert any("La búsqueda encuentra" in p.text for p in search.all("p", class_="notice"))
    ticked = page(client, f"{urls.REQUEST}?q=trata&sort=relevance&size=20&id={LINE}")
    assert ticked.one("p", class_="lead").text.endswith("Trata del texto elegido.")
    assert not ticked.all("p", class_="notice")


def test_what_was_written_comes_back_as_a_file(client: FlaskClient) -> None:
    written = "Al INM:\r\n\r\nSolicito «todo» & más.  "
    answer = client.post(urls.REQUEST, data={"text": written})
    assert answer.status_code == 200
    assert answer.data.decode() == "Al INM:\r\n\r\nSolicito «todo» & más.\n"
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert answer.headers["Content-Disposition"] == (
        'attachment; filename="solicitud-de-informacion.txt"'
    )
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_the_longest_letter_can_be_sent_back(client: FlaskClient) -> None:
    tree = page(client, "/request?kind=activity")
    longest = max((t.text for t in tree.all("textarea")), key=len)
    assert len(urlencode({"text": longest})) * 4 < MOST_POSTED


@pytest.mark.parametrize(
    ("data", "status", "said"),
    [
        ({"text": " \n"}, 400, "escriba en ella lo que quiere pedir"),
        ({}, 400, "No hay texto que descargar"),
        ({"text": "a" * MOST_POSTED}, 413, "El texto es demasiado largo"),
    ],
)
def test_what_cannot_be_made_a_file_is_refused_with_what_to_do(
    client: FlaskClient, data: dict[str, str], status: int, said: str
) -> None:
    answer = client.post(urls.REQUEST, data=data)
    assert (answer.status_code, said in answer.text) == (status, True)


@pytest.mark.parametrize("path", ["/", "/help", "/api/v1/request"])
def test_nothing_else_takes_what_is_sent(client: FlaskClient, path: str) -> None:
    assert client.post(path, data={"text": "a"}).status_code == 405


def test_the_tool_is_named_at_the_foot_and_in_the_help(client: FlaskClient) -> None:
    tree = page(client, urls.HELP)
    links = [a.attributes["href"] for a in tree.all("a") if a.text == "Solicitar información"]
    assert links == [urls.REQUEST] * 2
