"""What the API says of itself: its resources, and the document that describes them."""

import werkzeug
from flask import Blueprint, Response

from web import contract, media, urls
from web.api.openapi.document import VERSION, addresses, document
from web.operations import Operation, in_json, strict
from web.request import moved, site

# Routed below, where all operations are known.
RESOURCES = Operation(
    "resources",
    "All that can be asked for.",
    (urls.API_ROOT,),
    (),
    {"json": (media.JSON, contract.Resources)},
    "service",
)
DOCUMENT = Operation(
    "openapi",
    "The description of the API for programs (OpenAPI 3.1).",
    (urls.API_DOCUMENT,),
    (),
    {"json": (media.JSON, dict[str, object])},
    "service",
)
OWN = (RESOURCES, DOCUMENT)


def described(*listed: Operation) -> Blueprint:
    """Serves what is said of some operations."""
    blueprint = Blueprint("openapi", __name__)

    @blueprint.get(urls.API_DOCUMENT)
    def openapi() -> Response:
        strict()
        body = document(listed, site().settings.public_url or urls.SEARCH)
        return in_json(body, {"self": urls.API_DOCUMENT})

    @blueprint.get(urls.API_ROOT)
    def resources() -> Response:
        strict()
        body: contract.Resources = {
            "version": VERSION,
            "resources": [
                {
                    "name": each.id,
                    "summary": each.operation.summary,
                    "url": each.path,
                    "media": each.media,
                    "method": each.operation.method,
                }
                for each in addresses(listed)
            ],
        }
        said = {"service-desc": urls.API_DOCUMENT, "service-doc": urls.API_PAGE}
        return in_json(body, {"self": urls.API_ROOT, **said})

    @blueprint.get(urls.API)
    def unslashed() -> werkzeug.Response:
        return moved(urls.API_ROOT)

    return blueprint
