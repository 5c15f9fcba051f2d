"""The front end: Spanish pages, the JSON API, exports and feeds over one read-only build."""

import os

from flask import Flask

from search.live import Live
from search.settings import Settings, from_environment
from web import api, export, feeds, health, pages, problems, security
from web.site import Site, Source

BLUEPRINTS = (api.api, export.export, feeds.feeds, health.health, pages.pages)


def create_app(settings: Settings | None = None, source: Source | None = None) -> Flask:
    """The application: settings from the environment and builds from disk unless given."""
    settings = settings or from_environment(os.environ)
    app = Flask(__name__)
    app.extensions["buscador"] = Site(settings, source or Live(settings.index_dir))
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
    problems.register(app)
    security.register(app)
    return app
