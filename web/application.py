"""The application: all its routes, and the layers around them."""

import os
from collections.abc import Mapping, MutableMapping
from typing import Any

from flask import Flask
from flask.templating import Environment
from werkzeug.middleware.proxy_fix import ProxyFix

from search.settings import Settings, from_environment
from search.store.choice import store
from search.store.live import Live
from web import feeds, former, pages
from web.api import bodies, endpoints, figures, findings, letters, openapi, programmes
from web.downloads import citations, delivery, sources
from web.downloads import letters as letter_files
from web.http import health, mount, problems, security
from web.http.access import Numbered
from web.http.caching import CACHE_BYTES, Cache
from web.limits import limiting
from web.observing import exposition, watching
from web.pages import embedded
from web.request import SearcherSource, Site, checked, mounted_at

OPERATIONS = (
    *openapi.OWN,
    *endpoints.operations.listed,
    *bodies.operations.listed,
    *programmes.operations.listed,
    *findings.operations.listed,
    *figures.operations.listed,
    *letters.operations.listed,
    *delivery.operations.listed,
    *citations.operations.listed,
)

MODULES = (
    endpoints,
    bodies,
    programmes,
    citations,
    delivery,
    exposition,
    feeds,
    figures,
    findings,
    letters,
    former,
    health,
    letter_files,
    pages,
    embedded,
    sources,
)


class Templates(Environment):
    """Jinja's environment, of which all templates share what is known everywhere."""

    def make_globals(self, d: Mapping[str, Any] | None) -> MutableMapping[str, Any]:
        """A dictionary: the chain that Jinja gives each template is slow to look through."""
        return {**self.globals, **d} if d else self.globals


def create_app(
    settings: Settings | None = None, source: SearcherSource | None = None, cache: int = CACHE_BYTES
) -> Flask:
    """The application: settings from the environment and builds from disk unless given.

    `cache` is in bytes; with 0 every answer is made anew.
    """
    settings = checked(settings or from_environment(os.environ))
    app = Flask(__name__)
    app.jinja_environment = Templates
    site = app.extensions["buscador"] = Site(settings, source or Live(store(settings)))
    for module in MODULES:
        app.register_blueprint(module.blueprint)
    app.register_blueprint(openapi.described(*OPERATIONS))
    problems.register(app)
    security.register(app)
    # A method replaced: how Flask itself says to put a layer around it.
    kept = Cache(app.wsgi_app, site, cache)
    limited = limiting.around(app, kept, settings.limits)
    app.wsgi_app = Numbered(security.Gate(watching.around(app, limited, site, kept)))  # type: ignore[method-assign, assignment]
    if trusted := settings.proxies:
        app.wsgi_app = ProxyFix(app.wsgi_app, trusted, trusted, trusted)  # type: ignore[method-assign]
    mount.register(app, mounted_at(settings))
    return app
