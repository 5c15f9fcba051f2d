"""What a text touches, as the page, the file and the API tell it; and that it is kept nowhere."""

import csv
import io
import json
import logging
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from search.settings import Settings
from search.store.builds import publish
from tests.support.invented import deep, flat
from tests.support.markup import Node, read
from web import create_app, urls
from web.http.bodies import MAX_BODY
from web.scanning.scanned import MAX_SCANNED

NOTE = (
    "El INM y la FGR no dijeron nada. Se va a consolidar el servicio profesional de carrera "
    "migratoria. La receta lleva tres huevos y medio litro de leche."
)
LINE = "/lines/pem-2014-2018/2018/3.6.1"


def posted(client: FlaskClient, text: str) -> Node:
    return read(client.post(urls.SCAN, data={"text": text}).text)


def words(node: Node) -> str:
    return " ".join(node.text.split())


def test_the_form_stands_alone_until_something_is_sent(client: FlaskClient) -> None:
    page = read(client.get(urls.SCAN).text)
    form = next(f for f in page.all("form") if f.attributes["action"] == urls.SCAN)
    assert form.attributes["method"] == "post"
    assert page.all("p", role="status") == []


@pytest.mark.parametrize("name", ["text", "colour"])
def test_an_address_gives_no_text_and_that_is_said(client: FlaskClient, name: str) -> None:
    page = read(client.get(f"{urls.SCAN}?{name}=trata").text)
    assert page.one("p", class_="notice").text == (
        f"Aquí «{name}» no significa nada: no se tomó en cuenta."
    )
    assert page.one("textarea").text == ""


def test_lines_without_headings_over_them_are_counted(tmp_path: Path) -> None:
    publish(tmp_path, flat())
    page = posted(create_app(Settings(tmp_path)).test_client(), "Se hará el puente del sur.")
    assert "1 línea de 2, en 1 pasaje" in words(page.one("p", role="status"))


def test_lines_are_told_with_both_sides(client: FlaskClient) -> None:
    page = posted(client, NOTE)
    cards = page.all("li", class_="card")
    card = next(each for each in cards if each.all("a")[0].attributes["href"] == LINE)
    assert [mark.text for mark in card.all("mark")] == [
        *("consolidar", "servicio", "profesional", "carrera", "migratoria"),
        *("Consolidar", "Servicio", "Profesional", "Carrera", "Migratoria"),
    ]
    assert "en 1 pasaje de 3." in words(page.one("p", role="status"))


def test_bodies_and_what_is_left_aside_are_told(client: FlaskClient) -> None:
    said = words(posted(client, NOTE).one("main"))
    assert "INM: Instituto Nacional de Migración" in said
    assert "de la que el programa habla como PGR" in said
    assert "Objetivo 2. Incorporar el tema migratorio en las estrategias" in said
    assert "Actúan en el programa y el texto no las nombra" in said


def test_a_text_that_touches_nothing_says_so(client: FlaskClient) -> None:
    page = posted(client, "La receta lleva tres huevos y medio litro de leche entera.")
    assert words(page.one("p", role="status")).startswith("0 líneas de 195, en 0 pasajes de 1.")


def test_nothing_sent_is_told_what_to_do(client: FlaskClient) -> None:
    assert "Pegue un texto" in posted(client, "  \n ").one("p", role="alert").text


def test_a_text_that_is_too_long_is_cut_and_it_is_told(client: FlaskClient) -> None:
    page = posted(client, "hola mundo. " * 2000)
    assert "se cortó a 20,000 caracteres" in page.one("p", role="alert").text
    assert len(page.one("textarea").text) == MAX_SCANNED


def test_markup_in_a_text_is_text(client: FlaskClient) -> None:
    sent = f"</textarea><script>alert(1)</script> {NOTE}"
    assert "<script>alert" not in client.post(urls.SCAN, data={"text": sent}).text


def test_the_file_has_a_row_for_each_line_body_and_heading(client: FlaskClient) -> None:
    answer = client.post(urls.SCAN, data={"text": NOTE, "format": "csv"})
    assert answer.headers["Content-Disposition"] == (
        'attachment; filename="lo-que-toca-el-texto.csv"'
    )
    rows = list(csv.DictReader(io.StringIO(answer.text.removeprefix("\ufeff"))))
    first = rows[0]
    assert (first["qué"], first["clave"], first["dirección"]) == (
        "Línea de acción 3.6.1",
        "3.6.1",
        LINE,
    )
    named = [row["clave"] for row in rows if row["qué"] == "dependencia nombrada"]
    assert named == ["INM", "FGR"]
    assert {"Objetivo 3", "Objetivo 2, sin tocar"} <= {row["qué"] for row in rows}


@pytest.mark.parametrize("data", [{"text": NOTE}, {"text": NOTE, "format": "csv"}, {"text": ""}])
def test_no_answer_is_kept(client: FlaskClient, data: dict[str, str]) -> None:
    assert client.post(urls.SCAN, data=data).headers["Cache-Control"] == "no-store"


def test_a_text_is_in_no_log_and_no_metric(
    home: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    settings = Settings(home, metrics=True, search_log=tmp_path / "vain.tsv")
    client = create_app(settings).test_client()
    sent = "zarzamora migratoria consolidar servicio"
    with caplog.at_level(logging.DEBUG):
        assert client.post(urls.SCAN, data={"text": sent}).status_code == 200
        assert client.post(urls.API_SCAN, json={"text": sent}).status_code == 200
        assert client.post(urls.API_SCAN, json={"text": sent, "zarzamora": 1}).status_code == 422
    assert "zarzamora" not in caplog.text
    assert "zarzamora" not in client.get(urls.METRICS).text
    assert not (tmp_path / "vain.tsv").exists() or not (tmp_path / "vain.tsv").read_text("utf-8")


def test_the_api_says_the_same(client: FlaskClient) -> None:
    answer = client.post(urls.API_SCAN, json={"text": NOTE})
    found = json.loads(answer.data)
    assert answer.headers["Cache-Control"] == "no-store"
    [line] = [each for each in found["lines"] if each["url"] == LINE]
    [passage] = line["passages"]
    assert NOTE[passage["start"] : passage["end"]] == passage["passage"]
    assert (found["passages"], found["touching"], found["threshold"]) == (3, 1, 0.9)
    assert [(b["id"], b["known_as"]) for b in found["bodies"]] == [("INM", ""), ("FGR", "PGR")]
    assert [each["lines"] for each in found["headings"]] == [39, 33, 44, 49, 30]


BAD: dict[str, tuple[dict[str, Any], int, str]] = {
    "no JSON": ({"data": "{", "content_type": "application/json"}, 400, "malformed-request"),
    "no object": ({"json": ["text"]}, 422, "fix-query"),
    "nothing": ({"json": {}}, 422, "fix-query"),
    "no text": ({"json": {"text": 5}}, 422, "fix-query"),
    "an empty text": ({"json": {"text": "  "}}, 422, "fix-query"),
    "another member": ({"json": {"text": "uno", "q": "dos"}}, 422, "fix-query"),
    "a member without a name": ({"json": {"text": "uno", "": 1}}, 422, "fix-query"),
    "too long a text": ({"json": {"text": "a" * (MAX_SCANNED + 1)}}, 422, "fix-query"),
    "too large a body": (
        {"data": b" " * (MAX_BODY + 1), "content_type": "application/json"},
        413,
        "too-large",
    ),
    "a form": ({"data": {"text": NOTE}}, 415, "unsupported-media-type"),
    "no type": ({"data": b"{}"}, 415, "unsupported-media-type"),
    "a parameter": ({"json": {"text": NOTE}, "query_string": {"q": "uno"}}, 422, "fix-query"),
    "not UTF-8": (
        {"data": b'{"text": "migraci\xf3n"}', "content_type": "application/json"},
        400,
        "malformed-request",
    ),
}


@pytest.mark.parametrize("case", BAD)
def test_the_api_refuses_what_it_cannot_read(client: FlaskClient, case: str) -> None:
    sent, status, kind = BAD[case]
    answer = client.post(urls.API_SCAN, **sent)
    problem = json.loads(answer.data)
    assert (answer.status_code, problem["type"]) == (status, f"/problems#{kind}")
    assert answer.headers["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize(
    ("sent", "status", "said"),
    [
        (
            {
                "data": b"text=" + b"a" * MAX_BODY,
                "content_type": "application/x-www-form-urlencoded",
            },
            413,
            "El texto es demasiado largo",
        ),
        ({"json": {"text": NOTE}}, 415, "No se entendió lo que se envió"),
        (
            {"data": {"text": (io.BytesIO(b"x"), "x.txt")}, "content_type": "multipart/form-data"},
            415,
            "No se entendió lo que se envió",
        ),
    ],
)
def test_the_page_says_what_it_cannot_read(
    client: FlaskClient, sent: dict[str, Any], status: int, said: str
) -> None:
    answer = client.post(urls.SCAN, **sent)
    assert answer.status_code == status
    assert said in answer.text


def test_a_body_that_does_not_say_how_long_it_is_has_an_end(client: FlaskClient) -> None:
    answer = client.post(
        urls.API_SCAN,
        input_stream=io.BytesIO(b" " * (MAX_BODY + 1)),
        content_type="application/json",
        environ_overrides={"wsgi.input_terminated": True},
    )
    assert answer.status_code == 413


def test_any_programme_can_be_scanned(tmp_path: Path) -> None:
    publish(tmp_path, deep())
    client = create_app(Settings(index_dir=tmp_path)).test_client()
    answer = client.post(urls.API_SCAN, json={"text": "Plantar mangle en las costas vivas."})
    assert answer.status_code == 200
    assert read(client.post(urls.SCAN, data={"text": NOTE}).text).one("h1").text
