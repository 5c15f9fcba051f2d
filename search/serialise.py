"""Records and tables to JSON and back, as a build stores them."""

import json
from collections.abc import Mapping
from typing import Any

from search.ids import RecordId
from search.model import Attribution, Heading, Record


def record_json(record: Record) -> str:
    """A record as one line of JSON."""
    return _encode({name: getattr(record, name) for name in Record.__slots__})


def _plain(value: Any) -> str | dict[str, Any]:
    """An id as its text; a heading or an attribution as an object."""
    if isinstance(value, RecordId):
        return str(value)
    return {name: getattr(value, name) for name in value.__slots__}


# Not `asdict`, which copies every value before it is encoded.
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=_plain).encode


def read_record(text: str) -> Record:
    """The record of such a line."""
    return record_from(json.loads(text))


def record_from(values: Mapping[str, Any]) -> Record:
    """A record from its JSON object."""
    given = {**values, "id": RecordId.parse(values["id"])}
    for level in ("objective", "strategy", "line"):
        given[level] = Heading(**given[level])
    given["attributions"] = tuple(Attribution(**each) for each in given["attributions"])
    for name in ("findings", "commitment"):
        given[name] = tuple(given[name])
    return Record(**given)
