"""The front end: Spanish pages, the JSON API, exports and feeds over one read-only build."""

import os

from flask import Flask

from search.settings import Settings, from_environment
from search.store.files import FileStore
from search.store.live import Live
from web import feeds
from web.api import openapi
from web.api import views as api_views
from web.downloads import views as download_views
from web.http import health, problems, security
from web.http.caching import LIMIT, Cache
from web.pages import schema_org
from web.pages import views as page_views
from web.request import Site, Source, checked

BLUEPRINTS = (
    api_views.api,
    download_views.export,
    feeds.feeds,
    health.health,
    openapi.described,
    page_views.pages,
)


def create_app(
    settings: Settings | None = None, source: Source | None = None, cache: int = LIMIT
) -> Flask:
    """The application: settings from the environment and builds from disk unless given.

    `cache` is in bytes; with 0 every answer is made anew.
    """
    settings = checked(settings or from_environment(os.environ))
    app = Flask(__name__)
    site = app.extensions["buscador"] = Site(
        settings, source or Live(FileStore(settings.index_dir))
    )
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
    app.jinja_env.globals["metadata"] = schema_org
    problems.register(app)
    security.register(app)
    # A method replaced: how Flask itself says to put a layer around it.
    app.wsgi_app = Cache(app.wsgi_app, site, cache)  # type: ignore[method-assign, assignment]
    return app
