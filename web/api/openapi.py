"""The API in OpenAPI 3.1, derived from the views, the tables of parameters and the answers."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from types import NoneType, UnionType
from typing import (
    Any,
    Literal,
    NotRequired,
    Union,
    get_args,
    get_origin,
    get_type_hints,
    is_typeddict,
)

from flask import Blueprint, Response

from web import contract, media, urls
from web.http import problems
from web.operations import Operation, in_json, strict
from web.params import SWITCH, Choices, Parameter
from web.request import choices

Schema = dict[str, Any]  # JSON: what it holds is the standard's business

VERSION = "1.0.0"
DESCRIPTION = (
    "Full-text search with facets over Mexican government programme tables. Texts are Spanish. "
    "Unknown parameters and values are refused by name; every answer has an ETag."
)
MOST_VALUES = 2000  # of a facet; a longer list is not written out
SCALARS: dict[object, Schema] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    NoneType: {"type": "null"},
}
# What stands in a path; the programmes come from the build.
PLACES: dict[str, Schema] = {
    "programme": {"type": "string"},
    "year": {"type": "integer", "minimum": 1000, "maximum": 9999},
    "code": {"type": "string", "pattern": r"^[0-9]+(\.[0-9]+)*$"},
    "suffix": {"type": "string", "enum": list(media.FILES)},
    "activity": {"type": "integer", "minimum": 1, "maximum": 9999},
}
# What some shapes look like: those whose words are the source's own.
EXAMPLES: dict[str, Schema] = {
    "Level": {"level": "Eje", "code": "1", "text": "Costas vivas", "written": "I"},
    "Cell": {"column": "Avance", "text": "45%", "value": 0.45},
    "Actor": {
        "id": "SRE",
        "name": "Secretaría de Relaciones Exteriores",
        "role": "acts",
        "given": True,
    },
}
ANSWER_HEADERS: Schema = {
    "ETag": {"description": "Changes whenever the answer does.", "schema": {"type": "string"}},
    "Link": {"description": "Its neighbours, by RFC 8288.", "schema": {"type": "string"}},
}


def described(*listed: Operation) -> Blueprint:
    """Serves the document of some operations, with the values that the build of a request has."""
    blueprint = Blueprint("openapi", __name__)

    @blueprint.get(urls.API_DOCUMENT)
    def serve() -> Response:
        strict()
        return in_json(document(listed, choices()))

    return blueprint


def document(listed: Sequence[Operation], values: Choices) -> Schema:
    """The OpenAPI document; `values` are the values that the facets have in this build."""
    paths = {
        urls.template(path): {"get": _operation(each, path, values)}
        for each in listed
        for path in each.paths
    }
    return {
        "openapi": "3.1.0",
        "info": {"title": "Buscador de programas", "version": VERSION, "description": DESCRIPTION},
        "paths": paths,
        "components": {"schemas": _shapes(listed), "responses": _failures()},
    }


def _operation(each: Operation, path: str, choices: Choices) -> Schema:
    places = re.findall(r"{(\w+)}", urls.template(path))
    failures = [400, 405, 414, 422, 429, 500, 503, *([404] if places else [])]
    refused = {str(s): {"$ref": f"#/components/responses/{s}"} for s in sorted(failures)}
    content = {media: {"schema": schema(shape)} for media, shape in each.gives.items()}
    return {
        "operationId": "_".join([each.name, *places]),
        "summary": each.summary,
        "parameters": [
            *(_path_parameter(name, choices) for name in places),
            *(_query_parameter(row, choices) for row in each.takes if _has_values(row, choices)),
        ],
        "responses": {
            "200": {"description": each.summary, "headers": ANSWER_HEADERS, "content": content},
            "304": {
                "description": "What the client holds is still right.",
                "headers": ANSWER_HEADERS,
            },
            **refused,
        },
    }


def _path_parameter(name: str, choices: Choices) -> Schema:
    place = PLACES[name] | _enum(choices.get(name, ()))
    return {"name": name, "in": "path", "required": True, "schema": place}


def _has_values(row: Parameter, choices: Choices) -> bool:
    """Whether there is anything to give: no heading of a level that no programme has."""
    return row.kind != "choice" or bool(row.values or choices.get(row.name))


def _query_parameter(row: Parameter, choices: Choices) -> Schema:
    one = _value(row, choices)
    many = {"type": "array", "items": one, "maxItems": row.repeat}
    return {
        "name": row.name,
        "in": "query",
        "description": row.description,
        "style": "form",
        "explode": True,
        "schema": one if row.repeat == 1 else many,
    }


def _value(row: Parameter, choices: Choices) -> Schema:
    if row.kind == "number":
        return {"type": "integer", "minimum": row.low, "maximum": row.high}
    if row.kind == "switch":
        return {"type": "integer", "enum": [int(value) for value in SWITCH]}
    if row.kind == "choice":
        return {"type": "string"} | _enum(row.values or choices.get(row.name, ()))
    return {"type": "string", "maxLength": row.length}


def _enum(values: Iterable[str]) -> Schema:
    listed = list(values)
    return {"enum": listed} if 0 < len(listed) <= MOST_VALUES else {}


def _failures() -> Mapping[str, Schema]:
    content = {media.PROBLEM: {"schema": schema(contract.Problem)}}
    return {
        str(int(status)): {"description": meaning, "content": content}
        for status, meaning in problems.MEANING.items()
    }


def _shapes(listed: Iterable[Operation]) -> dict[str, Schema]:
    """The schema of every shape that an answer has, by name."""
    found: dict[str, type] = {}
    for shape in (*(shape for each in listed for shape in each.gives.values()), contract.Problem):
        _reach(shape, found)
    return {name: _object(shape) for name, shape in found.items()}


def _reach(hint: Any, found: dict[str, type]) -> None:
    """Find the shapes that an annotation leads to."""
    inside: Iterable[object] = get_args(hint)
    if is_typeddict(hint):
        if hint.__name__ in found:
            return
        found[hint.__name__] = hint
        inside = get_type_hints(hint).values()
    for each in inside:
        _reach(each, found)


def _object(shape: type) -> Schema:
    hints = get_type_hints(shape, include_extras=True)
    needed = [name for name, hint in hints.items() if get_origin(hint) is not NotRequired]
    return {
        "type": "object",
        "description": " ".join((shape.__doc__ or "").split()),
        "properties": {name: schema(hint) for name, hint in hints.items()},
        "required": needed,
        **({"examples": [EXAMPLES[shape.__name__]]} if shape.__name__ in EXAMPLES else {}),
    }


def schema(hint: Any) -> Schema:
    """The JSON schema of an annotation.

    >>> schema(list[int | None])
    {'type': 'array', 'items': {'anyOf': [{'type': 'integer'}, {'type': 'null'}]}}
    """
    if hint in SCALARS:
        return SCALARS[hint]
    if is_typeddict(hint):
        return {"$ref": f"#/components/schemas/{hint.__name__}"}
    return COMPOSED[get_origin(hint)](get_args(hint))


COMPOSED: dict[object, Callable[[tuple[Any, ...]], Schema]] = {
    Literal: lambda values: {"type": "string", "enum": list(values)},
    list: lambda of: {"type": "array", "items": schema(of[0])},
    dict: lambda of: {"type": "object", "additionalProperties": schema(of[1])},
    NotRequired: lambda of: schema(of[0]),
    Union: lambda of: {"anyOf": [schema(each) for each in of]},
    UnionType: lambda of: {"anyOf": [schema(each) for each in of]},
}
