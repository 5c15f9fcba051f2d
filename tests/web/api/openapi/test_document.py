"""The document itself: whole, the same for any index, and told to the last property."""

import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
from flask import Flask
from flask.testing import FlaskClient

from search.settings import Settings
from search.store.builds import publish
from tests.support.invented import deep
from web import create_app, urls
from web.addresses.filling import template
from web.params import FOR_SEARCH, NEAREST, SUGGESTED

# They only lead on.
LEADING = {urls.API} | {
    template(rule)
    for rule in (
        urls.FORMER_API_LINE,
        urls.FORMER_API_ACTIVITY,
        urls.FORMER_API_LINE_RELATED,
        urls.FORMER_API_ACTIVITY_RELATED,
    )
}


PLACES = {
    "programme": "pem-2014-2018",
    "year": "2018",
    "code": "1.5.10",
    "activity": "2",
    "id": "INM",
}


def operations(document: Any) -> Iterator[tuple[str, Any]]:
    for path, methods in document["paths"].items():
        yield from ((path, operation) for operation in methods.values())


def read_only(document: Any) -> Iterator[tuple[str, Any]]:
    """The operations that an address is all of."""
    yield from ((path, op) for path, op in operations(document) if "requestBody" not in op)


def parameters(document: Any) -> Iterator[Any]:
    for _, operation in operations(document):
        yield from operation["parameters"]


def test_it_is_the_same_for_any_index(client: FlaskClient, tmp_path: Path) -> None:
    served = client.get(urls.API_DOCUMENT).data
    publish(tmp_path / "other", deep())
    for folder in ("other", "none"):
        another = create_app(Settings(tmp_path / folder)).test_client()
        assert another.get(urls.API_DOCUMENT).data == served


def test_what_an_index_has_is_no_enum(document: Any) -> None:
    listed = document["paths"][urls.API_SEARCH]["get"]["parameters"]
    closed = {row["name"] for row in listed if "$ref" in row["schema"].get("items", {})}
    assert closed == {"role", "kind", "commitment", "finding", "topic"}
    assert not any("enum" in row["schema"].get("items", {}) for row in listed)
    told = {row["name"]: row["description"] for row in listed}
    assert "/api/v1/agencies?all=1" in told["agency"]
    for name in ("objective", "strategy", "level3", "level4", "response", "programme"):
        assert "at /api/v1/search, under `facets`" in told[name]


def test_it_says_where_it_is_served(document: Any, home: Path) -> None:
    assert [each["url"] for each in document["servers"]] == ["/"]
    public = create_app(Settings(home, public_url="https://buscador.example.org")).test_client()
    (server,) = json.loads(public.get(urls.API_DOCUMENT).data)["servers"]
    assert server["url"] == "https://buscador.example.org"


def test_who_may_ask_and_under_which_licence(document: Any) -> None:
    project = tomllib.loads((Path(__file__).parents[4] / "pyproject.toml").read_text("utf-8"))
    licence = document["info"]["license"]
    assert licence["identifier"] == project["project"]["license"].split()[0]
    assert document["security"] == []


def test_every_route_of_the_api_is_described(app: Flask, document: Any) -> None:
    rules = {template(rule.rule) for rule in app.url_map.iter_rules()}
    served = {rule for rule in rules if rule.startswith(urls.API)} - LEADING
    described = {
        re.sub(r"\.(csv|xlsx|json|ndjson|bib|ris|txt)$", ".{suffix}", p) for p in document["paths"]
    }
    described -= {urls.API_DOCUMENT.replace("json", "{suffix}")}
    assert served == described | {urls.API_DOCUMENT}


def test_every_parameter_is_described(document: Any) -> None:
    listed = document["paths"][urls.API_SEARCH]["get"]["parameters"]
    assert [parameter["name"] for parameter in listed] == [row.name for row in FOR_SEARCH]


def test_everything_says_what_it_is(document: Any) -> None:
    silent = [
        f"{name}.{key}"
        for name, shape in document["components"]["schemas"].items()
        for key, said in shape.get("properties", {}).items()
        if len(said.get("description", "")) < len("Its id.")
    ]
    assert silent == [], "say it in the shape: Annotated[str, “…”]"
    assert all(shape["description"] for shape in document["components"]["schemas"].values())
    assert all(row["description"] for row in parameters(document))
    assert all(each["summary"] for _, each in operations(document))


def test_everything_has_a_tag_that_is_told(document: Any) -> None:
    used = [operation["tags"] for _, operation in operations(document)]
    assert all(len(tags) == 1 for tags in used)
    assert {tag for (tag,) in used} == {each["name"] for each in document["tags"]}


def test_an_address_gives_one_media_type(document: Any) -> None:
    for path, operation in operations(document):
        (media,) = operation["responses"]["200"]["content"]
        assert ";" not in media, path


def test_what_is_no_text_is_bytes(document: Any) -> None:
    for suffix, kind in (("csv", None), ("xlsx", "binary"), ("ndjson", "binary")):
        answer = document["paths"][f"/api/v1/search.{suffix}"]["get"]["responses"]["200"]
        (content,) = answer["content"].values()
        assert (content["schema"]["type"], content["schema"].get("format")) == ("string", kind)


def test_defaults_are_what_happens(client: FlaskClient, document: Any) -> None:
    found = {
        f"{operation['operationId']} {row['name']}": row["schema"]["default"]
        for _, operation in operations(document)
        for row in operation["parameters"]
        if "default" in row["schema"]
    }
    assert found["search sort"] == "relevance"
    assert found["suggest limit"] == SUGGESTED
    assert found["related_programme_year_code limit"] == NEAREST
    for path, operation in read_only(document):
        rows = [row for row in operation["parameters"] if "default" in row["schema"]]
        if path.endswith("xlsx"):
            continue  # a workbook holds the second in which it was made
        given = "&".join(f"{row['name']}={row['schema']['default']}" for row in rows)
        address = filled(path)
        begun = f"{address}{'&' if '?' in address else '?'}"
        assert client.get(f"{begun}{given}").data == client.get(address).data


def filled(path: str) -> str:
    """A path of the document with its places filled, and what is needed to find something."""
    return path.format(**PLACES) + ("?q=migr" if path.endswith("suggest") else "")


def test_examples_are_what_they_are_examples_of(document: Any) -> None:
    components = {"components": document["components"]}
    for row in parameters(document):
        jsonschema_rs.Draft202012Validator(row["schema"] | components).validate(row["example"])
    shown = 0
    for name, shape in document["components"]["schemas"].items():
        for example in shape.get("examples", ()):
            schema = {"$ref": f"#/components/schemas/{name}", **components}
            jsonschema_rs.Draft202012Validator(schema).validate(example)
            assert example.keys() <= shape["properties"].keys()
            shown += 1
    assert shown > 20


@pytest.mark.parametrize("path", ["/api/v1/search", "/api/v1/search.csv", "/api/v1/records"])
def test_what_is_asked_for_example_is_answered(
    client: FlaskClient, document: Any, path: str
) -> None:
    for row in document["paths"][path]["get"]["parameters"]:
        if row["name"] in ("level3", "level4"):
            continue  # the report has none
        assert client.get(path, query_string={row["name"]: row["example"]}).status_code == 200


def test_every_reference_leads_somewhere(document: Any) -> None:
    for reference in re.findall(r'"#/([^"]+)"', json.dumps(document)):
        found = document
        for step in reference.split("/"):
            found = found[step]


def test_every_shape_is_one_that_an_answer_has(document: Any) -> None:
    named = set(re.findall(r'"#/components/schemas/([^"]+)"', json.dumps(document)))
    assert named == document["components"]["schemas"].keys()


def test_what_stands_on_the_site_says_where(document: Any) -> None:
    shapes = document["components"]["schemas"]
    assert all("url" in shapes[name]["required"] for name in ("Hit", "Record", "Agency"))


# Told by whoever counts clients, which this site does not, and of a refusal.
OUTSIDE = {"RateLimit", "RateLimit-Policy"}


def test_an_answer_has_the_headers_that_are_told(client: FlaskClient, document: Any) -> None:
    sent = {"data": json.dumps({"text": "agua"}), "content_type": "application/json"}
    for path, operation in operations(document):
        post = "requestBody" in operation
        answer = client.post(path, **sent) if post else client.get(filled(path))
        told = operation["responses"]["200"]["headers"].keys()
        assert told - OUTSIDE <= set(answer.headers.keys()), path
        assert ("ETag" in answer.headers, "Link" in answer.headers) == (
            "ETag" in told,
            "Link" in told,
        ), path
        if not post:
            held = {"If-None-Match": answer.headers["ETag"]}
            same = client.get(filled(path), headers=held)
            unchanged = operation["responses"]["304"]["headers"].keys()
            assert same.status_code == 304
            assert unchanged - OUTSIDE <= set(same.headers.keys()), path


def test_what_leads_elsewhere_says_so(client: FlaskClient, document: Any) -> None:
    path = document["paths"][template(urls.API_AGENCY)]["get"]
    moved = client.get("/api/v1/agencies/inm")
    assert moved.status_code == 308
    assert path["responses"]["308"]["headers"].keys() <= set(moved.headers.keys())


def test_what_is_sent_is_described(document: Any) -> None:
    bodies = [op["requestBody"] for _, op in operations(document) if "requestBody" in op]
    assert bodies
    assert all(body["description"] for body in bodies)


def test_names_of_operations_are_their_own(document: Any) -> None:
    names = [operation["operationId"] for _, operation in operations(document)]
    assert len(names) == len(set(names))
