"""The front end: Spanish pages, the JSON API, exports and feeds over one read-only build."""

import os

from flask import Flask

from search.live import Live
from search.settings import Settings, from_environment
from web import api, export, feeds, health, metadata, openapi, pages, problems, security
from web.caching import LIMIT, Cache
from web.site import Site, Source, checked

BLUEPRINTS = (api.api, export.export, feeds.feeds, health.health, openapi.described, pages.pages)


def create_app(
    settings: Settings | None = None, source: Source | None = None, cache: int = LIMIT
) -> Flask:
    """The application: settings from the environment and builds from disk unless given.

    `cache` is in bytes; with 0 every answer is made anew.
    """
    settings = checked(settings or from_environment(os.environ))
    app = Flask(__name__)
    site = app.extensions["buscador"] = Site(settings, source or Live(settings.index_dir))
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
    app.jinja_env.globals["metadata"] = metadata
    problems.register(app)
    security.register(app)
    # A method replaced: how Flask itself says to put a layer around it.
    app.wsgi_app = Cache(app.wsgi_app, site, cache)  # type: ignore[method-assign, assignment]
    return app
