"""The parameters as the document has them: the same whatever the index holds.

Of a facet whose values come from the index they are texts, with the address where the values are.
"""

from collections.abc import Callable, Mapping

from search.schema import FACETS
from web import urls
from web.api.openapi import examples
from web.api.openapi.schemas import Schema
from web.params import LISTED_AT, SWITCH, Kind, Parameter

# Facets whose values are the program's own, and not those of an index.
FIXED = {each.name: list(each.words) for each in FACETS if each.words and not each.own}
# They have one name for all operations, and so one type in a client.
CHOICES: Mapping[str, Schema] = {
    f"{name.title()}Choice": {
        "type": "string",
        "enum": values,
        "description": f"A value of `{name}`.",
    }
    for name, values in FIXED.items()
}
IN_FACETS = f"{urls.API_SEARCH}, under `facets`"

# What stands in a path: (schema, description).
PLACES: Mapping[str, tuple[Schema, str]] = {
    "programme": ({"type": "string", "minLength": 1}, "The id of a programme."),
    "year": (
        {"type": "integer", "minimum": 1000, "maximum": 9999},
        "The year that its document reports on.",
    ),
    "code": (
        {"type": "string", "pattern": r"^[0-9]+(\.[0-9]+)*$"},
        "The code of a line.",
    ),
    "id": (
        {"type": "string", "minLength": 1},
        "The id of an agency.",
    ),
    "activity": (
        {"type": "integer", "minimum": 1, "maximum": 9999},
        "The number of an activity in its line.",
    ),
}


def in_path(name: str) -> Schema:
    """A place of an address."""
    place, description = PLACES[name]
    return {
        "name": name,
        "in": "path",
        "required": True,
        "description": description,
        "example": examples.PLACES[name],
        "schema": place,
    }


def in_query(row: Parameter) -> Schema:
    """A parameter behind the question mark."""
    one = _OF_KIND[row.kind](row)
    if row.default is not None:
        one["default"] = row.default
    many = {"type": "array", "items": one, "maxItems": row.repeat}
    return {
        "name": row.name,
        "in": "query",
        "description": row.description + _where(row),
        "style": "form",
        "explode": True,
        "example": _example(row),
        "schema": one if row.repeat == 1 else many,
    }


def _example(row: Parameter) -> object:
    """Of a name that may stand once here and often elsewhere, one value."""
    found = examples.PARAMETERS[row.name]
    return found[0] if isinstance(found, list) and row.repeat == 1 else found


def _where(row: Parameter) -> str:
    """Where the values of a choice are, if they are those of the index."""
    if row.kind != "choice" or row.values or row.name in FIXED:
        return ""
    return f" The values are at {LISTED_AT.get(row.name, IN_FACETS)}."


def _choice(row: Parameter) -> Schema:
    if row.name in FIXED:
        return {"$ref": f"#/components/schemas/{row.name.title()}Choice"}
    return {"type": "string"} | ({"enum": list(row.values)} if row.values else {})


_OF_KIND: Mapping[Kind, Callable[[Parameter], Schema]] = {
    "text": lambda row: {"type": "string", "maxLength": row.length},
    "lines": lambda row: {"type": "string", "maxLength": row.length},
    "choice": _choice,
    "number": lambda row: {"type": "integer", "minimum": row.low, "maximum": row.high},
    "switch": lambda _: {"type": "integer", "enum": [int(value) for value in SWITCH]},
}
