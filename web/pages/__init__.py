"""The pages: of each its route, its view, its values and its template bear one name."""

from web.pages import (
    about,
    activity,
    agencies,
    agency,
    api,
    changes,
    compare,
    findings,
    help,  # noqa: A004  the page's own name
    home,
    line,
    overview,
    problems,
    request,
    scan,
    search,
    selection,
    verify,
)
from web.pages.parts.frame import blueprint

__all__ = ["PAGES", "blueprint"]

PAGES = (
    home,
    search,
    selection,
    line,
    activity,
    agencies,
    agency,
    overview,
    findings,
    compare,
    changes,
    help,
    about,
    api,
    request,
    problems,
    verify,
    scan,
)
