"""What a request stands on: the settings, the build that it reads, and its address."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from http import HTTPStatus
from threading import RLock
from typing import Protocol, TypeVar, cast
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from flask import current_app, redirect, request
from werkzeug.wrappers import Response

from search.errors import FixSettings
from search.journal import file
from search.searcher import Searcher
from search.settings import Settings
from web import given, params
from web.limits.storage import storage_at

T = TypeVar("T")

MEXICO = "America/Mexico_City"
SEARCHER = "buscador.searcher"  # in the WSGI environment: one request reads one build


class SearcherSource(Protocol):
    """Where a searcher comes from: `search.store.live.Live`."""

    def searcher(self) -> Searcher:
        """The newest build; raises BuildIndex where there is none."""


@dataclass(frozen=True, slots=True)
class Site:
    """What the application was made from."""

    settings: Settings
    source: SearcherSource
    held: dict[tuple[str, object], object] = field(default_factory=dict)
    making: RLock = field(default_factory=RLock)


def checked(settings: Settings) -> Settings:
    """The settings. Raises FixSettings where no address can be made from the public one, the
    file of the searches in vain cannot be written, or nothing counts what clients ask for."""
    parts = urlsplit(settings.public_url)
    whole = parts.scheme in {"http", "https"} and parts.netloc and not parts.path
    if settings.public_url and not (whole and not parts.query):
        raise FixSettings(
            f"BUSCADOR_PUBLIC_URL es «{settings.public_url}»; debe ser un esquema y un servidor, "
            "como https://buscador.example.org: el sitio está en la raíz de su servidor."
        )
    if settings.search_log:
        file.check(settings.search_log)
    storage_at(settings.limits.storage)
    return settings


def site() -> Site:
    """The site of the current application."""
    return cast("Site", current_app.extensions["buscador"])


def searcher() -> Searcher:
    """The build that this request reads from beginning to end."""
    held = request.environ.get(SEARCHER)
    if held is None:
        held = request.environ[SEARCHER] = site().source.searcher()
    return cast("Searcher", held)


def absolute(path: str) -> str:
    """The address that leaves the site (feeds, citations, canonical links) of one of its paths.

    The Host header is taken only where no public address is set.
    """
    root = site().settings.public_url or request.host_url.rstrip("/")
    return root + path.removeprefix(request.script_root)


def today() -> date:
    """The day as the readers of the site have it."""
    return datetime.now(ZoneInfo(MEXICO)).date()


def derived(derive: Callable[[Searcher], T]) -> T:
    """What a function makes of this request's build; made once a build, then kept.

    One thread makes it and the others wait; what belongs to the build before goes when the new
    one comes.
    """
    held, build = site().held, searcher()
    key = (build.build, derive)
    if key not in held:
        with site().making:
            if key not in held:
                held[key] = derive(build)
            for other in list(held):
                if other[0] != build.build:
                    held.pop(other, None)
    return cast("T", held[key])


def moved(path: str) -> Response:
    """To the address that has what was asked for, for good, with the same parameters."""
    asked = request.query_string.decode("ascii", "ignore")
    return redirect(f"{path}?{asked}" if asked else path, HTTPStatus.PERMANENT_REDIRECT)


def lenient(parameters: tuple[params.Parameter, ...]) -> params.Reading:
    """What the address asks for; the rest is left out, and the reading tells of it."""
    return params.read(given.pairs(request.query_string), parameters, choices())


def choices() -> params.Choices:
    """The values that each facet has in this request's build."""
    return derived(Searcher.choices)
