"""Letters in the API: the texts of the page, with the records that they cite."""

from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.web.asking import page
from web.letters.asked import MOST_TEXTS

LINE = "pem-2014-2018/2018/1.5.10"


def asked(client: FlaskClient, query: str) -> Any:
    answer = client.get(f"/api/v1/request?{query}")
    assert answer.status_code == 200
    return answer.get_json()


@pytest.mark.parametrize(
    "query", [f"id={LINE}", f"id={LINE}/1&id={LINE}", "q=trata", "agency=INM&sort=code", "q=zzyzxq"]
)
def test_it_gives_the_letters_of_the_page(client: FlaskClient, query: str) -> None:
    found = asked(client, query)
    shown = [t.text for t in page(client, f"/request?{query}").all("textarea")]
    given = [" ".join(each["text"].split()) for each in found["letters"]]
    assert given[: len(shown)] == shown  # a page shows as many as have room
    assert bool(given) == bool(shown)
    cited = {id_ for each in found["letters"] for id_ in each["cites"]}
    assert {each["id"] for each in found["records"]} == cited
    assert all(len(each["cites"]) <= 2 * MOST_TEXTS for each in found["letters"])


@pytest.mark.parametrize("query", [f"id={LINE}", "q=trata&agency=PGR"])
def test_its_addresses_lead_to_the_same(client: FlaskClient, query: str) -> None:
    found = asked(client, query)
    assert client.get(found["links"]["self"]).get_json() == found
    for letter in found["letters"]:
        shown = page(client, letter["url"]).one("textarea")
        assert shown.text.startswith("Asunto: solicitud de información A")


def test_without_anything_there_is_nothing(client: FlaskClient) -> None:
    found = asked(client, "")
    assert (found["total"], found["letters"], found["records"]) == (0, [], [])


def test_what_is_not_there_is_named(client: FlaskClient) -> None:
    found = asked(client, f"id={LINE}&id=pem-2014-2018/2018/9.9.9")
    assert found["missing"] == ["pem-2014-2018/2018/9.9.9"]
    assert found["total"] == 1


@pytest.mark.parametrize(
    ("query", "code", "text"),
    [
        (
            f"id={LINE}&agency=IMJUVE",
            "does-not-act",
            "El Instituto Mexicano de la Juventud no actúa en los textos elegidos. Elija entre: "
            "el Órgano Interno de Control en el Instituto Nacional de Migración; la Subsecretaría "
            "de Derechos Humanos; la Secretaría de la Función Pública.",
        ),
        (
            f"id={LINE}&q=agua&programme=pem-2014-2018",
            "beside-chosen",
            "Los textos ya están elegidos con «id»: no se tomó en cuenta «q», «programme».",
        ),
    ],
)
def test_what_was_asked_for_in_vain_is_told(
    client: FlaskClient, query: str, code: str, text: str
) -> None:
    assert asked(client, query)["notices"] == [{"code": code, "text": text}]


def test_a_default_beside_chosen_texts_was_not_asked_for(client: FlaskClient) -> None:
    assert asked(client, f"id={LINE}&sort=relevance") == asked(client, f"id={LINE}")
    (notice,) = asked(client, f"id={LINE}&sort=code")["notices"]
    assert "no se tomó en cuenta «sort»" in notice["text"]


def test_what_is_no_parameter_is_refused(client: FlaskClient) -> None:
    assert client.get(f"/api/v1/request?id={LINE}&page=2").status_code == 422
