"""Links as people hand them on: trackers, letter case, slashes behind, another encoding."""

from urllib.parse import quote, unquote

import pytest
from flask.testing import FlaskClient
from hypothesis import given as for_all
from hypothesis import strategies as st

from web.given import TRACKERS, not_utf_8, pairs

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
    found = [client.get(f"/?q=migraci{o}n").text for o in ("%F3", "%C3%B3")]
    assert found[0] == found[1]


@pytest.mark.parametrize(
    ("path", "parameter", "meant"),
    [
        ("search?q=migraci%F3n", "q", "q=migraci%C3%B3n"),
        ("search?size=5&q=ni%F1as", "q", "q=ni%C3%B1as"),
        ("search?a%F1o=2018", "año", "a%C3%B1o=2018"),
        ("search.csv?agency=%93SRE%94", "agency", "agency=%E2%80%9CSRE%E2%80%9D"),
        ("suggest?q=a%D1", "q", "q=a%C3%91"),
        ("records?id=%E1", "id", "id=%C3%A1"),
        ("openapi.json?v=%E1", "v", "v=%C3%A1"),
    ],
)
def test_the_api_refuses_latin_1_by_name(
    client: FlaskClient, path: str, parameter: str, meant: str
) -> None:
    answer = client.get(f"/api/v1/{path}")
    problem = answer.get_json()
    assert answer.status_code == problem["status"] == 400
    assert problem["type"] == "/problems#not-utf-8"
    assert "Latin-1" in problem["detail"]
    assert f"In UTF-8 it is '{meant}'" in problem["detail"]
    assert [error["parameter"] for error in problem["errors"]] == [parameter]


@pytest.mark.parametrize(
    ("path", "meant"),
    [
        ("agencies/%F3", "/api/v1/agencies/%C3%B3"),
        ("agencies/A%D1O", "/api/v1/agencies/A%C3%91O"),
        ("records/migraci%F3n/2018/1.1", "/api/v1/records/migraci%C3%B3n/2018/1.1"),
        ("programmes/a%F1o/2018", "/api/v1/programmes/a%C3%B1o/2018"),
        ("b%FAsqueda", "/api/v1/b%C3%BAsqueda"),
        ("search/%93/", "/api/v1/search/%E2%80%9C/"),
    ],
)
def test_the_api_refuses_a_path_in_latin_1(client: FlaskClient, path: str, meant: str) -> None:
    sent = {"PATH_INFO": unquote(f"/api/v1/{path}", "latin-1")}  # the client would write UTF-8
    for method in ("GET", "HEAD"):
        answer = client.open(method=method, environ_overrides=sent)
        assert (answer.status_code, answer.content_type) == (400, "application/problem+json")
    problem = client.get(environ_overrides=sent).get_json()
    assert problem["type"] == "/problems#not-utf-8"
    assert f"In UTF-8 it is '{meant}'" in problem["detail"]
    assert [error["parameter"] for error in problem["errors"]] == ["path"]


def test_a_path_in_utf_8_that_leads_nowhere_is_not_found(client: FlaskClient) -> None:
    for path in ("/api/v1/agencies/%C3%B3", "/api/v1/b%C3%BAsqueda"):
        assert client.get(path).status_code == 404


def test_a_page_whose_path_is_in_latin_1_is_not_found(client: FlaskClient) -> None:
    for path in ("/agencies/\xf3", "/lines/\xf3/2018/1.1"):
        assert client.get(environ_overrides={"PATH_INFO": path}).status_code == 404


def test_what_trackers_write_in_latin_1_is_passed_over(client: FlaskClient) -> None:
    assert client.get("/api/v1/search?q=agua&utm_term=migraci%F3n").status_code == 200


@for_all(st.lists(st.tuples(st.sampled_from(OURS), st.text(st.characters(codec="utf-8")))))
def test_what_is_in_utf_8_is_never_refused_for_its_encoding(given: list[tuple[str, str]]) -> None:
    written = "&".join(f"{name}={quote(text, safe='')}" for name, text in given)
    assert not_utf_8(written.encode()) is None


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
