"""What a request stands on: the settings, the build that it reads, and its address."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache
from http import HTTPStatus
from threading import RLock
from typing import Protocol, TypeVar, cast
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from flask import abort, current_app, redirect, request
from werkzeug.sansio.utils import get_current_url
from werkzeug.wrappers import Response

from search.errors import FixSettings
from search.ids import RecordId, report_id
from search.journal import file
from search.model import Record
from search.searcher import Searcher
from search.settings import Settings
from web import given, params, urls
from web.limits.storage import storage_at

T = TypeVar("T")

MEXICO = "America/Mexico_City"
# https://example.org:8443/buscador
PUBLIC = re.compile(r"https?://[^\s/?#@]+(?:/(?!\.{1,2}(?:/|$))[A-Za-z0-9._~-]+)*")
# What the site's own paths begin with: no path below which it is shown may, or it would be both.
FIRST = frozenset(
    re.split("[/<.]", rule)[1]
    for rule in vars(urls).values()
    if isinstance(rule, str) and len(rule) > 1 and rule.startswith(urls.SEARCH)
)
SEARCHER = "buscador.searcher"  # in the WSGI environment: one request reads one build


MISSING = object()


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
    if settings.public_url and not PUBLIC.fullmatch(settings.public_url):
        raise FixSettings(
            f"BUSCADOR_PUBLIC_URL es «{settings.public_url}»; debe ser un esquema y un servidor, "
            "como https://buscador.example.org, y si el sitio no está en su raíz, la ruta: "
            "https://example.org/buscador. La ruta tiene solo letras sin acento, dígitos, . _ y -."
        )
    first = mounted_at(settings).partition("/")[2].partition("/")[0]
    if first in FIRST:
        raise FixSettings(
            f"BUSCADOR_PUBLIC_URL no puede tener una ruta que empiece con /{first}, porque así "
            "empiezan direcciones del propio sitio: elija otra."
        )
    if settings.search_log:
        file.check(settings.search_log)
    storage_at(settings.limits.storage)
    return settings


def mounted_at(settings: Settings) -> str:
    """The path below which a proxy shows the site; "" where it is at the root of its host."""
    return urlsplit(settings.public_url).path


def rooted(path: str) -> str:
    """One of the site's paths as it stands on its host, for who reads it: links need nothing."""
    return mounted_at(site().settings) + path


def site() -> Site:
    """The site of the current application."""
    return cast("Site", current_app.extensions["buscador"])


def searcher() -> Searcher:
    """The build that this request reads from beginning to end."""
    held = request.environ.get(SEARCHER)
    if held is None:
        held = request.environ[SEARCHER] = site().source.searcher()
    return cast("Searcher", held)


def addressed(programme: str, year: int, code: str, activity: int) -> Record:
    """The record that an address means, or a 404."""
    try:
        found = searcher().record(RecordId.of(report_id(programme, year), code, activity))
    except ValueError:
        found = None
    return found or abort(404)


def absolute(path: str) -> str:
    """The address that leaves the site (feeds, citations, canonical links) of one of its paths.

    The Host header is taken only where no public address is set.
    """
    return (site().settings.public_url or _root(request.scheme, request.host)) + path


def host() -> str:
    """What stands before a path of the server in an address that leaves the site."""
    parts = urlsplit(absolute(""))
    return f"{parts.scheme}://{parts.netloc}"


@lru_cache(maxsize=64)
def _root(scheme: str, host: str) -> str:
    """The address of a host, readable; a page asks for it several times."""
    return get_current_url(scheme, host).rstrip("/")


def today() -> date:
    """The day as the readers of the site have it."""
    return datetime.now(ZoneInfo(MEXICO)).date()


def local(when: datetime) -> datetime:
    """A moment as the clocks of the site's readers have it."""
    return when.astimezone(ZoneInfo(MEXICO))


def derived(derive: Callable[[Searcher], T]) -> T:
    """What a function makes of this request's build; made once a build, then kept.

    One thread makes it and the others wait; what belongs to the build before goes when the new
    one comes, while requests that began with it may still ask for it.
    """
    held, build = site().held, searcher()
    key = (build.build, derive)
    found = held.get(key, MISSING)
    if found is MISSING:
        with site().making:
            found = held[key] if key in held else derive(build)
            held[key] = found
            for other in [each for each in held if each[0] != build.build]:
                del held[other]
    return cast("T", found)


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
