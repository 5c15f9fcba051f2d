"""The text that a request brings to be scanned."""

from dataclasses import dataclass

from web.http import bodies
from web.scanning.scanned import MAX_SCANNED

CSV = "csv"


@dataclass(frozen=True, slots=True)
class Sent:
    """What the form of the page sends."""

    text: str
    cut: bool  # whether there was more of it
    as_file: bool


def in_form() -> Sent:
    """The text of the form of the page."""
    fields = bodies.in_form("text", "format")
    text = fields["text"]
    return Sent(text[:MAX_SCANNED], len(text) > MAX_SCANNED, fields["format"] == CSV)


def in_json() -> str:
    """The text of the API's object."""
    return bodies.in_json(bodies.Member("text", MAX_SCANNED))
