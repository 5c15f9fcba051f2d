"""What every feed has: its template, its entries, its dates."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask import Blueprint, Response, make_response, render_template

from web import links
from web.request import absolute

blueprint = Blueprint("feeds", __name__)

FEED_SIZE = 50  # on a page of a feed
TITLE_LENGTH = 100  # characters
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # not even escaped in XML 1.0
NEAR = {"self": "self", "first": "first", "prev": "previous", "next": "next", "last": "last"}


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """Something that a feed tells of."""

    id: str  # for good
    title: str
    address: str
    updated: str
    author: str
    agencies: tuple[str, ...]
    summary: str


@blueprint.app_template_filter("xml")
def visible(text: str) -> str:
    """The text without what XML cannot hold; the template escapes the rest."""
    return CONTROL.sub("\ufffd", text)


def filled(media: str, template: str, **values: Any) -> Response:
    """An answer made from a template of web/templates/machines."""
    text = render_template(f"machines/{template}", **values)
    return make_response(text, {"Content-Type": f"{media}; charset=utf-8"})


def feed(
    title: str,
    page: str,
    at: Callable[[int], str],
    here: int,
    total: int,
    updated: datetime,
    entries: Iterable[FeedEntry],
) -> Response:
    """A page of a feed; `page`: what it is for people, `at`: its own pages, as paths."""
    around = links.around(here, -(-total // FEED_SIZE), at)
    response = filled(
        "application/atom+xml",
        "feed.xml",
        title=title,
        here=absolute(around["self"]),
        page=absolute(page),
        links=[(NEAR[n], absolute(str(a))) for n, a in around.items() if a],
        updated=stamp(updated),
        total=total,
        start=(here - 1) * FEED_SIZE + 1,
        size=FEED_SIZE,
        entries=tuple(entries),
    )
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def cut(text: str) -> str:
    """A text as a title has it."""
    return text if len(text) <= TITLE_LENGTH else text[:TITLE_LENGTH].rstrip() + "…"


def stamp(moment: datetime) -> str:
    """RFC 3339."""
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
