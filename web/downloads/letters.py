"""What a reader made of a letter, as a file."""

from http import HTTPStatus

from flask import Blueprint, Response, request

from web import media, urls
from web.http.problems import Failure, respond

blueprint = Blueprint("letter_file", __name__)

FILE = "solicitud-de-informacion.txt"
EMPTY = (
    "No hay texto que descargar",
    "Vuelva a la página de la solicitud y escriba en ella lo que quiere pedir.",
)


@blueprint.post(urls.REQUEST)
def letter() -> Response:
    """What was sent, sent back; it is kept nowhere, and no log has it."""
    written = request.form.get("text", "").strip()
    if not written:
        return respond(Failure(HTTPStatus.BAD_REQUEST, "There is no text.", spanish=EMPTY))
    response = Response(f"{written}\n", content_type=media.CITATIONS["txt"])
    response.headers["Content-Disposition"] = f'attachment; filename="{FILE}"'
    response.headers["Cache-Control"] = "no-store"
    return response
