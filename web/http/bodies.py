"""What is sent in the body of a request: one text, in JSON or in a form.

It stands in no address, so it is in no log, no metric and no kept answer.
"""

import unicodedata
from dataclasses import dataclass
from http import HTTPStatus

import orjson
from flask import abort, request
from werkzeug.exceptions import RequestEntityTooLarge

from web import media
from web.http.problems import Failure, respond

MAX_BODY = 2**18  # bytes: 20,000 characters in the widest writing of a form, and room
FORM = "application/x-www-form-urlencoded"
NOT_TAKEN = "unsupported-media-type"


@dataclass(frozen=True, slots=True)
class Member:
    """A text that a body has to have."""

    name: str
    length: int  # characters


def in_json(member: Member) -> str:
    """The text of a JSON object with this member alone; 400, 413, 415 or 422 where it is none."""
    _take(media.JSON)
    try:
        body = orjson.loads(request.get_data(cache=False))
    except orjson.JSONDecodeError as error:
        detail = f"The body is no JSON in UTF-8: {error.msg} (character {error.pos})."
        abort(respond(Failure(HTTPStatus.BAD_REQUEST, detail)))
    if not isinstance(body, dict):
        _refuse(member.name, "", f'The body must be an object: {{"{member.name}": "…"}}.')
    if unknown := [name for name in body if name != member.name]:
        detail = f"There is no member '{unknown[0][:50]}', only {member.name}."
        _refuse(unknown[0], "", detail)
    text = body.get(member.name)
    if not isinstance(text, str) or not text.strip():
        _refuse(member.name, "", f"{member.name} has to be given: a text that is not empty.")
    text = cleaned(text)
    if len(text) > member.length:
        detail = f"{member.name} can have {member.length} characters at most, not {len(text)}."
        _refuse(member.name, "", detail)
    return text


def in_form(*names: str) -> dict[str, str]:
    """The fields of a form, cleaned, empty where it has none; 413 or 415 of another body."""
    _take(FORM)
    return {name: cleaned(request.form.get(name, "")) for name in names}


def cleaned(text: str) -> str:
    r"""A text with its lines, composed and without control characters.

    >>> cleaned("uno\r\ndos\x00\ttres ")
    'uno\ndos tres'
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    seen = (c if c == "\n" or unicodedata.category(c) != "Cc" else " " for c in lines)
    return unicodedata.normalize("NFC", "".join(seen)).replace("  ", " ").strip()


def _take(kind: str) -> None:
    """Refuse a body that is too large, or of another kind."""
    if (request.content_length or 0) > MAX_BODY:
        raise RequestEntityTooLarge(_too_large())
    request.max_content_length = MAX_BODY  # of one that does not say how long it is
    if request.mimetype != kind:
        sent = request.mimetype[:60] or "nothing"
        detail = f"The body must be {kind}; its Content-Type says {sent}."
        abort(respond(Failure(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, detail, NOT_TAKEN)))


def _too_large() -> str:
    return f"The body is longer than {MAX_BODY} bytes."


def _refuse(name: str, value: str, detail: str) -> None:
    error = {"parameter": name[:50], "value": value, "detail": detail, "allowed": []}
    status = HTTPStatus.UNPROCESSABLE_ENTITY
    abort(respond(Failure(status, detail, "fix-query", {"errors": [error]})))
