"""Annotations as JSON schemas: the shapes of the answers, with what each property says."""

from collections.abc import Callable, Iterable, Mapping
from types import NoneType, UnionType
from typing import (
    Annotated,
    Any,
    Literal,
    NotRequired,
    Union,
    get_args,
    get_origin,
    get_type_hints,
    is_typeddict,
)

from web.api.openapi.examples import SHAPES

Schema = dict[str, Any]  # JSON: what it holds is the standard's business

SCALARS: Mapping[object, Schema] = {
    str: {"type": "string"},
    bytes: {"type": "string", "format": "binary"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    NoneType: {"type": "null"},
    object: {},
}


def schema(hint: Any) -> Schema:
    """The JSON schema of an annotation.

    >>> schema(list[int | None])
    {'type': 'array', 'items': {'anyOf': [{'type': 'integer'}, {'type': 'null'}]}}
    >>> schema(Annotated[int, "How many."])
    {'type': 'integer', 'description': 'How many.'}
    """
    if hint in SCALARS:
        return SCALARS[hint]
    if is_typeddict(hint):
        return {"$ref": f"#/components/schemas/{hint.__name__}"}
    return COMPOSED[get_origin(hint)](get_args(hint))


COMPOSED: Mapping[object, Callable[[tuple[Any, ...]], Schema]] = {
    Annotated: lambda of: {**schema(of[0]), "description": of[1], **dict(*of[2:])},
    Literal: lambda values: {"type": "string", "enum": list(values)},
    list: lambda of: {"type": "array", "items": schema(of[0])},
    dict: lambda of: {"type": "object", "additionalProperties": schema(of[1])},
    NotRequired: lambda of: schema(of[0]),
    Union: lambda of: {"anyOf": [schema(each) for each in of]},
    UnionType: lambda of: {"anyOf": [schema(each) for each in of]},
}


def shapes(given: Iterable[type]) -> dict[str, Schema]:
    """The schema of every shape that these lead to, by name."""
    found: dict[str, type] = {}
    for shape in given:
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
        **({"examples": [SHAPES[shape.__name__]]} if shape.__name__ in SHAPES else {}),
    }
