"""/metrics: what was counted, as Prometheus reads it."""

from flask import Blueprint, Response, abort, current_app, make_response, request

from web import urls
from web.observing.gathering import Gathered
from web.request import site

METRICS = "buscador-metrics"  # among the extensions of the application

blueprint = Blueprint("metrics", __name__)


@blueprint.get(urls.METRICS)
def metrics() -> Response:
    """What was counted; 404 unless the setting shows it here."""
    counted = current_app.extensions.get(METRICS)
    if counted is None or site().settings.metrics_host:
        abort(404)
    from prometheus_client import CollectorRegistry
    from prometheus_client.exposition import choose_encoder

    registry = CollectorRegistry()
    registry.register(Gathered(counted.registry))
    encode, media = choose_encoder(request.headers.get("Accept", ""))
    return make_response(encode(registry), {"Content-Type": media, "Cache-Control": "no-store"})
