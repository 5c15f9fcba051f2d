"""Records and tables to JSON and back, as a build stores them."""

import json
from collections.abc import Mapping
from operator import attrgetter
from typing import Any

import orjson

from search.ids import RecordId
from search.model import Attribution, Cell, Heading, Record
from search.topics.named import TopicWords


def record_json(record: Record) -> str:
    """A record as one line of JSON."""
    values = dict(zip(Record.__slots__, _values(record), strict=True))
    values["id"] = str(record.id)
    try:
        return orjson.dumps(values).decode()
    except orjson.JSONEncodeError:  # half a character, which is no UTF-8
        return _encode(values)


_values = attrgetter(*Record.__slots__)


def _plain(value: Any) -> dict[str, Any]:
    """A heading, an attribution or a cell as an object."""
    return {name: getattr(value, name) for name in value.__slots__}


_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=_plain).encode


def read_record(text: str) -> Record:
    """The record of such a line."""
    try:
        return record_from(orjson.loads(text))
    except orjson.JSONDecodeError:  # half a character, as above
        return record_from(json.loads(text))


def record_from(values: Mapping[str, Any]) -> Record:
    """A record from its JSON object."""
    return Record(
        **{
            **values,
            "id": RecordId.parse(values["id"]),
            "headings": tuple(Heading(**each) for each in values["headings"]),
            "attributions": tuple(Attribution(**each) for each in values["attributions"]),
            "columns": tuple(Cell(**each) for each in values["columns"]),
            "findings": tuple(values["findings"]),
            "commitment": tuple(values["commitment"]),
            "topics": tuple(TopicWords(**each) for each in values["topics"]),
        }
    )
