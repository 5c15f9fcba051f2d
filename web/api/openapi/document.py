"""The API in OpenAPI 3.1, derived from the views, the tables of parameters and the answers."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus

from web import contract, media, urls
from web.addresses.filling import template
from web.api.openapi.links import AGENCY, links
from web.api.openapi.parameters import CHOICES, in_path, in_query
from web.api.openapi.schemas import Schema, schema, shapes
from web.http.meanings import KINDS, MEANING
from web.operations import Operation, Tag

VERSION = "1.0.0"
DESCRIPTION = (
    "Full-text search with facets over Mexican government programme tables. Texts are Spanish and "
    "UTF-8. Unknown parameters and values are refused by name; every answer to GET has an ETag. "
    "Each address gives one media type, whatever `Accept` says. Addresses in answers are relative "
    "to the site. What `v1` has stays; there may be more properties, parameters and addresses, so "
    "pass over those that you do not know."
)
LICENCE = "MIT"  # of the program; the texts are those of public documents
TAGS: Mapping[Tag, str] = {
    "search": "Pages of hits with facets, and suggestions while typing.",
    "records": "Lines and activities by their ids.",
    "agencies": "The bodies that act or are named.",
    "programmes": "The reports of the index and their headings.",
    "files": "Whole results as files.",
    "service": "What this API is.",
}
_TEXT: Schema = {"type": "string"}
_COUNT: Schema = {"type": "integer"}
ANSWER_HEADERS: Schema = {
    "ETag": {"description": "Changes whenever the answer does.", "schema": _TEXT},
    "Link": {"description": "Its neighbours, by RFC 8288.", "schema": _TEXT},
}
FRESH_HEADERS: Schema = {}  # what is made of a text that was sent is not kept
EVERY_HEADERS: Schema = {
    "X-Request-ID": {
        "description": "The number of the request, as the server's log has it.",
        "schema": _TEXT,
    },
    "RateLimit-Policy": {
        "description": "How much this client may ask for in a while, where that is counted.",
        "schema": _TEXT,
    },
    "RateLimit": {
        "description": "What is left of it, and for how many seconds, where that is counted.",
        "schema": _TEXT,
    },
}
FILE_HEADERS: Schema = {
    "ETag": ANSWER_HEADERS["ETag"],
    "Content-Disposition": {"description": "A name for the file.", "schema": _TEXT},
}
RETRY = {
    "Retry-After": {"description": "Seconds until it is worth asking again.", "schema": _COUNT}
}
ELSEWHERE: Schema = {
    "description": "The id is written in other letters; it leads to the right one.",
    "headers": {"Location": {"description": "The address with the id.", "schema": _TEXT}},
}
CLOSED = {"additionalProperties": False}  # of what is sent: what is not known is refused
LATER = (HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE)
ANY_FAILURE = (400, 405, 414, 422, 429, 500)


@dataclass(frozen=True, slots=True)
class Address:
    """One address of an operation, with the one thing that it gives."""

    operation: Operation
    path: str  # its places in braces
    id: str
    places: tuple[str, ...]
    media: str
    shape: type


def addresses(listed: Iterable[Operation]) -> Iterator[Address]:
    """Every address; a file of several formats has one for each."""
    for each in listed:
        for path in map(template, each.paths):
            places = tuple(re.findall(r"{(\w+)}", path))
            for suffix, (type_, shape) in each.gives.items():
                id_ = "_".join([each.name, *places]).replace("suffix", suffix)
                filled = path.replace("{suffix}", suffix)
                left = tuple(place for place in places if place != "suffix")
                plain = type_.partition(";")[0]
                yield Address(each, filled, id_, left, plain, shape)


def document(listed: Sequence[Operation], server: str) -> Schema:
    """The OpenAPI document; `server`: where the site is."""
    every = list(addresses(listed))
    sent = [each.body for each in listed if each.body]
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Buscador de programas",
            "summary": "What government programmes promised, and who acts.",
            "version": VERSION,
            "description": DESCRIPTION,
            "license": {"name": LICENCE, "identifier": LICENCE},
        },
        "servers": [{"url": server, "description": "This site."}],
        "security": [],
        "tags": [{"name": name, "description": said} for name, said in TAGS.items()],
        "externalDocs": {"url": urls.API_PAGE, "description": "For people, in Spanish."},
        "paths": {each.path: {each.operation.method.lower(): _operation(each)} for each in every},
        "components": {
            "schemas": {
                **shapes([*(each.shape for each in every), contract.Problem]),
                **{name: {**each, **CLOSED} for name, each in shapes(sent).items()},
                **CHOICES,
            },
            "responses": _failures(),
        },
    }


def _operation(each: Address) -> Schema:
    of_index = (503,) if each.operation.tag != "service" else ()
    of_body = (413, 415) if each.operation.body else ()
    failures = [*ANY_FAILURE, *of_index, *of_body, *([404] if each.places else [])]
    refused = {str(s): {"$ref": f"#/components/responses/{s}"} for s in sorted(failures)}
    headers = {**_headers(each.operation), **EVERY_HEADERS}
    return {
        "operationId": each.id,
        "summary": each.operation.summary,
        "tags": [each.operation.tag],
        "parameters": [
            *map(in_path, each.places),
            *map(in_query, each.operation.takes),
        ],
        **_sent(each.operation),
        "responses": {
            "200": {
                "description": each.operation.summary,
                "headers": headers,
                "content": {each.media: {"schema": schema(each.shape)}},
                "links": links(each.id),
            },
            **_unchanged(each.operation, headers),
            **({"308": ELSEWHERE} if each.id == AGENCY else {}),
            **refused,
        },
    }


def _headers(operation: Operation) -> Schema:
    """Those of its whole answer, beside what every answer has."""
    if operation.body is not None:
        return FRESH_HEADERS
    return FILE_HEADERS if operation.tag == "files" else ANSWER_HEADERS


def _sent(operation: Operation) -> Schema:
    """The body of what takes one."""
    if operation.body is None:
        return {}
    content = {media.JSON: {"schema": schema(operation.body)}}
    said = "What is to be read, and nothing else; it is kept nowhere."
    return {"requestBody": {"description": said, "required": True, "content": content}}


def _unchanged(operation: Operation, headers: Schema) -> Schema:
    """The answer to who holds the same, of what is kept."""
    if operation.body is not None:
        return {}
    return {"304": {"description": "What the client holds is still right.", "headers": headers}}


def _failures() -> Mapping[str, Schema]:
    content = {media.PROBLEM: {"schema": schema(contract.Problem)}}
    return {
        str(int(status)): {
            "description": f"{meaning} {_kinds(status)}",
            "content": content,
            "headers": {**(RETRY if status in LATER else {}), **EVERY_HEADERS},
        }
        for status, meaning in MEANING.items()
    }


def _kinds(status: HTTPStatus) -> str:
    """The types that a problem with this status may have."""
    named = (f"`{urls.PROBLEMS}#{each.name}`" for each in KINDS if each.status == status)
    return f"Its type: {', '.join(named)}."
