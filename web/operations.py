"""What the API offers: each view says once, for routing and document, what it takes and gives."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

import orjson
from flask import Blueprint, Response, abort, request

from web import given, media, params
from web.http import problems
from web.request import choices

View = Callable[..., Response]
Tag = Literal["search", "records", "agencies", "programmes", "files", "service"]
Gives = Mapping[str, tuple[str, type]]  # ending of the address -> (media type, shape)


@dataclass(frozen=True, slots=True)
class Operation:
    """A view of the API."""

    name: str
    summary: str
    paths: tuple[str, ...]  # as Flask writes them
    takes: tuple[params.Parameter, ...]
    gives: Gives
    tag: Tag
    body: type | None = None  # the shape of what is sent, where anything is

    @property
    def method(self) -> Literal["GET", "POST"]:
        """How it is asked."""
        return "POST" if self.body else "GET"


@dataclass(slots=True)
class Operations:
    """The operations of a blueprint, in the order of its views."""

    blueprint: Blueprint
    listed: list[Operation] = field(default_factory=list)

    def add(
        self,
        *paths: str,
        gives: type | Gives,
        tag: Tag,
        takes: tuple[params.Parameter, ...] = (),
        body: type | None = None,
    ) -> Callable[[View], View]:
        """Route a view and list it."""

        def listed(view: View) -> View:
            summary = (view.__doc__ or "").partition("\n")[0]
            shapes = gives if isinstance(gives, Mapping) else {"json": (media.JSON, gives)}
            found = Operation(view.__name__, summary, paths, takes, shapes, tag, body)
            self.listed.append(found)
            for path in paths:
                self.blueprint.add_url_rule(path, view.__name__, view, methods=[found.method])
            return view

        return listed


def strict(parameters: tuple[params.Parameter, ...] = ()) -> params.Reading:
    """What the address asks for; a 422 where it asks for something else, a 400 where not in UTF-8.

    The values of facets are only asked of the build where one can be given.
    """
    foreign = given.not_utf_8(request.query_string)
    if foreign:
        abort(problems.not_utf_8(foreign))
    values = choices() if parameters else {}
    found = params.read(given.pairs(request.query_string), parameters, values)
    if found.refusals:
        abort(problems.refused(found.refusals))
    return found


def in_json(body: object, links: Mapping[str, object] | None = None) -> Response:
    """An answer, its text as it is; `links` go into the Link header, those that there are."""
    headers = {"X-Robots-Tag": "noindex"}
    if links:
        parts = (f'<{address}>; rel="{relation}"' for relation, address in links.items() if address)
        headers["Link"] = ", ".join(parts)
    return Response(orjson.dumps(body), headers=headers, content_type=media.JSON)
