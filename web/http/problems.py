"""Every error as an answer: one table of error class -> status, RFC 9457 under /api/."""

import json
import logging
import re
from dataclasses import dataclass, field
from http import HTTPStatus

from flask import Flask, Response, make_response, render_template, request
from werkzeug.exceptions import HTTPException

from search.errors import (
    AllowReading,
    BuildIndex,
    BuscadorError,
    FixCluster,
    FixFolder,
    RebuildIndex,
)
from search.printable import one_line
from web import media, urls
from web.given import Foreign
from web.http.access import number
from web.http.meanings import kind_of, of_class
from web.params import MAX_TEXT, Refusal
from web.request import absolute

LOG = logging.getLogger(__name__)

# The nearest class in an error's ancestry decides; what is not here is our fault: 500.
STATUS: dict[type[Exception], HTTPStatus] = {
    BuildIndex: HTTPStatus.SERVICE_UNAVAILABLE,
    FixCluster: HTTPStatus.SERVICE_UNAVAILABLE,
}

# Their own texts are Spanish and name folders and commands of the server, which are no business of
# who asks: logged, not told. The API is English.
TOLD: dict[type[Exception], str] = {
    RebuildIndex: "The index is damaged or of another version. The server's log says what to do.",
    AllowReading: "The server may not or cannot read the index. The server's log says what to do.",
    FixFolder: "The folder of the index is none, or not to be trusted. The server's log says why.",
    BuildIndex: "There is no index. The server's log says what to do.",
    FixCluster: "The cluster that keeps the index does not answer as it should.",
}

# Spanish, for the pages: (title, what to do).
SPANISH: dict[int, tuple[str, str]] = {
    400: ("No se entendió la dirección", "Revísela, o vuelva a la búsqueda y empiece de nuevo."),
    404: ("No se encontró la página", "Revise la dirección o búsquela por sus palabras."),
    405: ("Eso no se puede hacer aquí", "En este sitio solo se puede consultar."),
    413: (
        "El texto es demasiado largo",
        "Vuelva a la página y acórtelo, o péguelo por partes de hasta 20,000 caracteres.",
    ),
    414: (
        "La dirección es demasiado larga",
        "Quite filtros, busque con menos palabras o pegue una cita más corta.",
    ),
    415: ("No se entendió lo que se envió", "Vuelva a la página y use su formulario."),
    422: ("La búsqueda no es válida", "Revise los filtros que lleva la dirección."),
    429: ("Hay demasiadas consultas a la vez", "Intente de nuevo en unos segundos."),
    500: ("Algo falló en el sitio", "No es culpa suya. Intente de nuevo en un momento."),
    503: ("El buscador no está disponible por ahora", "Intente de nuevo en unos minutos."),
}


@dataclass(frozen=True, slots=True)
class Failure:
    """An error as its reader sees it."""

    status: HTTPStatus
    detail: str
    kind: str = ""  # by its status, unless said
    more: dict[str, object] = field(default_factory=dict)
    headers: dict[str, str] = field(default_factory=dict)
    spanish: tuple[str, str] | None = None  # in the place of what SPANISH has

    def members(self) -> dict[str, object]:
        """The members of a problem document."""
        title = self.status.phrase
        return {
            "type": f"{request.script_root}{urls.PROBLEMS}#{self.kind or kind_of(self.status)}",
            "title": title,
            "status": int(self.status),
            "detail": self.detail,
            **self.more,
        }


def respond(failure: Failure) -> Response:
    """A problem document where machines ask, a Spanish page elsewhere."""
    if urls.for_programs(request.path):
        members = {**failure.members(), "request_id": number()}
        body = json.dumps(members, ensure_ascii=False)
        response = make_response(body, {"Content-Type": media.PROBLEM})
    else:
        usual = SPANISH.get(failure.status, SPANISH[of_class(failure.status)])
        title, advice = failure.spanish or usual
        response = make_response(
            render_template(
                "parts/error.html", status=int(failure.status), title=title, advice=advice
            )
        )
    response.status_code = failure.status
    response.headers.extend(failure.headers)
    response.headers["Cache-Control"] = "no-store"
    return response


def refused(refusals: tuple[Refusal, ...]) -> Response:
    """The 422 that names each parameter or value that the API does not take."""
    errors = [
        {
            "parameter": r.name[:MAX_TEXT],
            "value": r.value[:MAX_TEXT],
            "detail": r.english(absolute),
            "allowed": list(r.allowed),
        }
        for r in refusals
    ]
    detail = " ".join(str(error["detail"]) for error in errors)
    status = HTTPStatus.UNPROCESSABLE_ENTITY
    return respond(Failure(status, detail, "fix-query", {"errors": errors}))


def not_utf_8(foreign: Foreign) -> Response:
    """The 400 that says of a parameter in which encoding it seems to be, and how it should be."""
    detail = (
        f"{foreign.name[:50]} is not UTF-8: '{foreign.sent[:MAX_TEXT]}' seems to be Latin-1 "
        f"(ISO 8859-1 or Windows-1252). In UTF-8 it is '{foreign.meant[:MAX_TEXT]}'."
    )
    error = {
        "parameter": foreign.name[:MAX_TEXT],
        "value": foreign.text[:MAX_TEXT],
        "detail": detail,
        "allowed": [],
    }
    return respond(Failure(HTTPStatus.BAD_REQUEST, detail, "not-utf-8", {"errors": [error]}))


def of_http(error: HTTPException) -> Response:
    """What routing and Flask itself refuse."""
    if error.response is not None:  # a redirect or an answer made elsewhere
        return make_response(error.response)
    kept = {name: value for name, value in error.get_headers() if name in {"Allow", "Retry-After"}}
    status = HTTPStatus(error.code or 500)
    return respond(Failure(status, error.description or status.phrase, headers=kept))


def of_ours(error: BuscadorError) -> Response:
    """What the search refuses, as the API says it; the text itself is logged."""
    status = next((STATUS[c] for c in type(error).__mro__ if c in STATUS), None)
    if status is None:
        return of_anything(error)
    headers = {"Retry-After": "30"} if status == HTTPStatus.SERVICE_UNAVAILABLE else {}
    name = re.sub("(?<!^)(?=[A-Z])", "-", type(error).__name__).lower()
    detail = next(text for kind, text in TOLD.items() if isinstance(error, kind))
    LOG.warning("%s", one_line(str(error)))
    return respond(Failure(status, detail, name, {}, headers))


def of_anything(error: Exception) -> Response:
    """A fault of ours: logged whole, told without detail."""
    asked = one_line(request.full_path)
    LOG.error("%s %s %s", number(), request.method, asked, exc_info=error)
    status = HTTPStatus.INTERNAL_SERVER_ERROR
    return respond(Failure(status, "The server failed; the fault has been logged."))


def register(app: Flask) -> None:
    """Hand every error to this module."""
    app.register_error_handler(HTTPException, of_http)
    app.register_error_handler(BuscadorError, of_ours)
    app.register_error_handler(Exception, of_anything)
