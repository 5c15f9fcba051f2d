"""Every hit leads to its citation, and a selection is cited as one file."""

from typing import Any

import bibtexparser
import pytest
import rispy
from flask.testing import FlaskClient

from tests.web.asking import page

REPORT = "pem-2014-2018/2018"
LINE, ACTIVITY = f"{REPORT}/1.5.10", f"{REPORT}/1.5.10/2"
BOTH = f"id={ACTIVITY}&id={LINE}&id={REPORT}/9.9.9"
KEYS = ["pem-2014-2018:2018:1.5.10", "pem-2014-2018:2018:1.5.10:2"]


@pytest.mark.parametrize("search", ["q=frontera", "q=1.5.10", "q=INM&size=50", "kind=line"])
def test_every_hit_leads_to_where_it_is_cited(client: FlaskClient, search: str) -> None:
    tree = page(client, f"/?{search}")
    boxes = [n.attributes["value"] for n in tree.all("input", type="checkbox", name="id")]
    links = [a.attributes["href"] for a in tree.all("a") if a.text == "Citar"]
    assert links == [f"/lines/{id_}#cita" for id_ in boxes]
    for link in links[:3]:
        assert page(client, link.partition("#")[0]).one("h2", id="cita")
        note = client.get(f"{link.partition('#')[0]}.txt")
        assert note.status_code == 200


@pytest.mark.parametrize("path", ["/selection", "/api/v1/records"])
def test_a_selection_is_cited_as_one_file(client: FlaskClient, path: str) -> None:
    files: dict[str, Any] = {
        suffix: client.get(f"{path}.{suffix}?{BOTH}") for suffix in ("bib", "ris", "txt")
    }
    assert {each.status_code for each in files.values()} == {200}
    assert sorted(bibtexparser.loads(files["bib"].text).entries_dict) == KEYS
    assert [e["id"] for e in rispy.loads(files["ris"].text)] == KEYS
    notes = files["txt"].text.splitlines()
    parts = [note.partition("línea de acción ")[2].partition(", p.")[0] for note in notes if note]
    assert parts == ["1.5.10", "1.5.10, actividad 2"]
    assert files["bib"].headers["Content-Disposition"] == (
        'attachment; filename="buscador-citas.bib"'
    )


def test_each_of_a_selection_is_cited_as_it_is_alone(client: FlaskClient) -> None:
    for suffix in ("bib", "ris", "txt"):
        alone = client.get(f"/lines/{ACTIVITY}.{suffix}").text
        assert client.get(f"/selection.{suffix}?id={ACTIVITY}").text == alone


def test_nothing_is_an_empty_file(client: FlaskClient) -> None:
    answers = [client.get(f"/selection.{suffix}") for suffix in ("bib", "ris", "txt")]
    assert [(each.status_code, each.data) for each in answers] == [(200, b"")] * 3


def test_the_page_of_a_selection_offers_its_citations(client: FlaskClient) -> None:
    main = page(client, f"/selection?id={LINE}").one("main")
    buttons = {b.text: b.attributes for b in main.all("button")}
    for name, suffix in (("BibTeX", "bib"), ("RIS", "ris"), ("Texto", "txt")):
        assert buttons[name]["formaction"] == f"/selection.{suffix}"
        assert buttons[name]["form"] == "elegidos"


def test_the_api_refuses_what_it_does_not_know(client: FlaskClient) -> None:
    assert client.get(f"/api/v1/records.bib?id={LINE}&q=agua").status_code == 422
