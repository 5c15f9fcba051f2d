"""What each kind of problem means: in English for the API, in Spanish for the page about them."""

from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus

# English, for the document of the API: what each status means here.
MEANING: Mapping[HTTPStatus, str] = {
    HTTPStatus.BAD_REQUEST: "The request is malformed; the detail says how.",
    HTTPStatus.NOT_FOUND: "There is no such record or address.",
    HTTPStatus.METHOD_NOT_ALLOWED: "This service is only read; what takes a text is posted to.",
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: "The body is too long.",
    HTTPStatus.REQUEST_URI_TOO_LONG: "The query string is too long.",
    HTTPStatus.UNSUPPORTED_MEDIA_TYPE: "The body is of another kind than is taken here.",
    HTTPStatus.UNPROCESSABLE_ENTITY: "A parameter is not known or has a value not allowed.",
    HTTPStatus.TOO_MANY_REQUESTS: "Too much is being asked for at once, or by one client.",
    HTTPStatus.INTERNAL_SERVER_ERROR: "The server failed.",
    HTTPStatus.SERVICE_UNAVAILABLE: "There is no index, or it does not answer; the detail says.",
}


@dataclass(frozen=True, slots=True)
class ProblemKind:
    """A kind of problem, which `type` of a problem document names."""

    name: str  # its place on the page of problems, for good
    status: HTTPStatus
    title: str  # Spanish
    means: str
    do: str


# The first of a status is what one without a kind of its own is.
KINDS: tuple[ProblemKind, ...] = (
    ProblemKind(
        "malformed-request",
        HTTPStatus.BAD_REQUEST,
        "La petición está mal formada",
        "El encabezado Host no es el nombre de un servidor, la dirección trae demasiados "
        "parámetros, o el cuerpo no es JSON.",
        "Lea «detail», que dice cuál de las tres cosas es, y corríjala.",
    ),
    ProblemKind(
        "not-utf-8",
        HTTPStatus.BAD_REQUEST,
        "La dirección no está en UTF-8",
        "Un acento o una ñ se escribió en Latin-1 (ISO 8859-1 o Windows-1252): «migración» como "
        "migraci%F3n.",
        "Escriba la dirección en UTF-8: migraci%C3%B3n. En Python, urllib.parse.quote; en "
        "JavaScript, encodeURIComponent; en R, URLencode(enc2utf8(texto)).",
    ),
    ProblemKind(
        "not-found",
        HTTPStatus.NOT_FOUND,
        "No existe",
        "No hay texto con ese identificador, o la API no tiene esa dirección.",
        "Un identificador es programa, año, clave y, de una actividad, su número: tómelo de «id» "
        "en una búsqueda. Las direcciones están en /api/v1/.",
    ),
    ProblemKind(
        "read-only",
        HTTPStatus.METHOD_NOT_ALLOWED,
        "Aquí solo se consulta",
        "Se pidió con un método que esa dirección no atiende.",
        "Pida con GET, o con HEAD si basta saber si cambió. Lo que recibe un texto, /api/v1/scan, "
        "se pide con POST.",
    ),
    ProblemKind(
        "too-large",
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
        "Lo que se envió es demasiado largo",
        "El cuerpo de la petición pasa del límite que dice «detail».",
        "Envíe el texto por partes, de hasta 20,000 caracteres.",
    ),
    ProblemKind(
        "unsupported-media-type",
        HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
        "Lo que se envió es de otro tipo",
        "El encabezado Content-Type no dice application/json.",
        'Envíe un objeto JSON con el texto, {"text": "…"}, y el encabezado Content-Type: '
        "application/json.",
    ),
    ProblemKind(
        "too-long",
        HTTPStatus.REQUEST_URI_TOO_LONG,
        "La dirección es demasiado larga",
        "La ruta o lo que sigue al signo ? pasa del límite que dice «detail».",
        "Busque con menos palabras o menos filtros; muchos identificadores, por partes.",
    ),
    ProblemKind(
        "fix-query",
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "Un parámetro no vale",
        "Un parámetro es desconocido, se repitió, es demasiado largo o trae un valor no admitido.",
        "«errors» nombra cada uno («parameter»), lo que traía («value») y, si son pocos, los "
        "valores que se admiten («allowed»). Corríjalo o quítelo.",
    ),
    ProblemKind(
        "too-many-requests",
        HTTPStatus.TOO_MANY_REQUESTS,
        "Demasiadas consultas a la vez",
        "Se pidió más de lo que el servidor atiende al mismo tiempo.",
        "Espere los segundos que dice el encabezado Retry-After y pida de nuevo, de una en una.",
    ),
    ProblemKind(
        "quota-exceeded",
        HTTPStatus.TOO_MANY_REQUESTS,
        "Se agotó lo que puede pedir un cliente",
        "Una misma dirección pidió en poco tiempo más de lo que este sitio permite a cada una; "
        "«violated-policies» dice si fueron consultas o archivos completos.",
        "Espere los segundos que dice Retry-After. RateLimit dice en cada respuesta cuánto queda.",
    ),
    ProblemKind(
        "server-fault",
        HTTPStatus.INTERNAL_SERVER_ERROR,
        "Falló el servidor",
        "No es culpa de quien pregunta. La falla quedó en el registro del servidor.",
        "Pida de nuevo; si se repite, avise a quien tiene este sitio, con la dirección que pidió.",
    ),
    ProblemKind(
        "build-index",
        HTTPStatus.SERVICE_UNAVAILABLE,
        "Todavía no hay índice",
        "El servidor está en marcha, pero nadie ha construido lo que ha de consultarse.",
        "Espere lo que dice Retry-After. Quien tiene el sitio: el registro dice qué ejecutar.",
    ),
    ProblemKind(
        "rebuild-index",
        HTTPStatus.SERVICE_UNAVAILABLE,
        "El índice no se puede leer",
        "Está dañado, o lo construyó otra versión del programa.",
        "Espere lo que dice Retry-After. Quien tiene el sitio: el registro dice qué ejecutar.",
    ),
    ProblemKind(
        "fix-folder",
        HTTPStatus.SERVICE_UNAVAILABLE,
        "La carpeta del índice no es de fiar",
        "Es de otro usuario, o cualquiera puede escribir en ella.",
        "Espere lo que dice Retry-After. Quien tiene el sitio: el registro dice por qué.",
    ),
    ProblemKind(
        "fix-cluster",
        HTTPStatus.SERVICE_UNAVAILABLE,
        "No responde quien guarda el índice",
        "El índice está en otros servidores, que no contestan como deben.",
        "Espere lo que dice Retry-After. Quien tiene el sitio: el registro dice qué pasa.",
    ),
)


def kind_of(status: HTTPStatus) -> str:
    """The name of what a problem is of which only the status is known.

    >>> kind_of(HTTPStatus.NOT_FOUND), kind_of(HTTPStatus.CONFLICT), kind_of(HTTPStatus(502))
    ('not-found', 'malformed-request', 'server-fault')
    """
    general = of_class(status)
    return next(
        each.name for wanted in (status, general) for each in KINDS if each.status == wanted
    )


def of_class(status: int) -> int:
    """The status that says in general what one says that has no words of its own.

    >>> of_class(406), of_class(502)
    (400, 500)
    """
    return status // 100 * 100 if 400 <= status < 600 else 500
