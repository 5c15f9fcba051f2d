"""What is seen of a request besides its answer: its route, and the search that it made."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from flask import Flask, Response, request

from search.model import Page
from search.output import corrections

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIEnvironment

SEEN = "buscador.seen"  # in the WSGI environment, where somebody looks
MISSING = "missing"  # the notice that a word stands in no text: the rest was searched


@dataclass(frozen=True, slots=True)
class Searched:
    """What a search found."""

    text: str
    total: int
    exact: int  # of the total: with all that was asked, be it in the texts or not
    corrected: bool
    narrowed: bool  # by filters, which may be why it found little

    @property
    def relaxed(self) -> bool:
        """Whether no text has all that was asked, and some have a part of it."""
        return bool(self.total) and not self.exact


@dataclass(slots=True)
class Seen:
    """What is known of a request when it is answered."""

    route: str = ""  # the rule, never the path: there are only so many
    search: Searched | None = None
    kept: bool | None = None  # whether its answer was kept already; None where none is


def note(page: Page) -> None:
    """Note that this request searched; further pages are of a search noted before."""
    seen = request.environ.get(SEEN)
    if seen is not None and page.query.page == 1:
        seen.search = Searched(
            page.query.text,
            page.total,
            page.exact if all(notice.code != MISSING for notice in page.notices) else 0,
            bool(corrections.in_force(page)),
            bool(page.query.filters),
        )


def recall(environ: "WSGIEnvironment", seen: Seen | None) -> None:
    """Let a request be seen as the one that its answer was made for."""
    if seen is not None and SEEN in environ:
        environ[SEEN] = replace(seen, kept=True)


def register(app: Flask) -> None:
    """Note the route of every request."""

    @app.after_request
    def routed(response: Response) -> Response:
        seen = request.environ.get(SEEN)
        if seen is not None and request.url_rule is not None:
            seen.route = request.url_rule.rule
        return response
