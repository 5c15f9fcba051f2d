"""Links as people hand them on: trackers, letter case, slashes behind, another encoding."""

from urllib.parse import quote

import pytest
from flask.testing import FlaskClient
from hypothesis import given as for_all
from hypothesis import strategies as st

from web.given import TRACKERS, pairs

TRACKED = ["utm_source", "utm_id", "UTM_Campaign", "fbclid", "gclid", "msclkid", "mc_eid", "_gl"]
OURS = ["q", "agency", "without", "page", "explain", "sort"]


@pytest.mark.parametrize("name", TRACKED)
def test_trackers_are_passed_over_everywhere(client: FlaskClient, name: str) -> None:
    page = client.get(f"/?q=salud&{name}=x.1").text
    assert "tomó en cuenta" not in page
    assert client.get(f"/api/v1/search?q=salud&{name}=x").status_code == 200
    assert client.get(f"/?{name}=x").text == client.get("/").text


def test_no_parameter_of_ours_is_a_tracker() -> None:
    assert not any(map(TRACKERS.fullmatch, OURS))


def test_other_unknown_parameters_are_told_and_refused(client: FlaskClient) -> None:
    assert "tomó en cuenta" in client.get("/?q=salud&utmost=x").text
    assert client.get("/api/v1/search?q=salud&utmost=x").status_code == 422


LATIN = st.text(st.characters(min_codepoint=0xA1, max_codepoint=0xFF, categories=["L"]), min_size=1)


@for_all(LATIN)
def test_a_text_in_latin_1_is_read(text: str) -> None:
    raw = text.encode("latin-1")
    try:
        raw.decode()
    except UnicodeDecodeError:
        assert pairs(b"q=" + quote(raw).encode()) == [("q", text)]
        assert pairs(b"q=" + raw) == [("q", text)]


@for_all(st.lists(st.tuples(st.sampled_from(OURS), st.text(st.characters(codec="utf-8")))))
def test_a_text_in_utf_8_is_read_as_it_is(given: list[tuple[str, str]]) -> None:
    written = "&".join(f"{name}={quote(text, safe='')}" for name, text in given)
    assert pairs(written.encode()) == given


def test_a_search_in_latin_1_finds_the_same(client: FlaskClient) -> None:
    found = [client.get(f"/api/v1/search?q=migraci{o}n").json for o in ("%F3", "%C3%B3")]
    assert [each["query"] for each in found if each] == [found[1] and found[1]["query"]] * 2
    assert found[0] == found[1]


@pytest.mark.parametrize(
    "path", ["/?agency={}", "/api/v1/search?agency={}", "/feed.atom?agency={}"]
)
def test_a_value_in_another_letter_case(client: FlaskClient, path: str) -> None:
    small, capital = (client.get(path.format(value)) for value in ("sre", "SRE"))
    assert small.status_code == capital.status_code == 200
    assert small.text == capital.text


@pytest.mark.parametrize(
    ("path", "where"),
    [
        ("/agencies/sre", "/agencies/SRE"),
        ("/agencies/sre?page=2", "/agencies/SRE?page=2"),
        ("/agencies/", "/agencies"),
        ("/agencies/SRE/", "/agencies/SRE"),
        ("/help//", "/help"),
        ("/lines/pem-2014-2018/2018/1.5.10/?x=1", "/lines/pem-2014-2018/2018/1.5.10?x=1"),
        ("/api/v1/search/?q=a%20b", "/api/v1/search?q=a%20b"),
    ],
)
def test_an_address_leads_to_the_right_one(client: FlaskClient, path: str, where: str) -> None:
    answer = client.get(path)
    assert (answer.status_code, answer.headers["Location"]) == (308, where)


@pytest.mark.parametrize("path", ["/nada/", "//example.org/", "/\\example.org/", "/help/x/"])
def test_what_is_nowhere_leads_nowhere(client: FlaskClient, path: str) -> None:
    assert client.get(environ_overrides={"PATH_INFO": path}).status_code == 404
