"""The rules of what keeps a row, or a file, out of an index: name, Spanish label and advice."""

from dataclasses import dataclass

from search.model import Severity


@dataclass(frozen=True, slots=True)
class Rule:
    """What a finding is called and what to do; whether records carry it as a facet value."""

    id: str
    severity: Severity
    label: str  # Spanish, as a facet shows it
    advice: str  # Spanish, for whoever keeps the source
    on_record: bool = False


ERRORS: tuple[Rule, ...] = (
    # The file
    Rule("empty-file", "error", "Archivo vacío", "Indique un archivo con contenido."),
    Rule(
        "not-a-table",
        "error",
        "No es una tabla de programa",
        "Se espera un encabezado con los niveles del programa, como Objetivo, Estrategia y Línea "
        "de acción, o un .toml que diga cuáles son: lo escribe buscador-index sidecar.",
    ),
    Rule(
        "missing-column",
        "error",
        "Falta una columna en el encabezado",
        "Complete el encabezado, o diga en [table] del .toml qué columna es cada nivel.",
    ),
    Rule(
        "unread-prose",
        "error",
        "Una columna con texto no se sabe qué es",
        "Diga en [table] del .toml si es activity, agency, response o extra.",
    ),
    Rule(
        "unknown-year",
        "error",
        "No se sabe de qué año es",
        "Escriba el año en la columna, en el nombre de la hoja o en el encabezado.",
    ),
    Rule(
        "missing-metadata",
        "error",
        "Falta el título, el ramo o el año del programa",
        "Escríbalo en un archivo .toml del mismo nombre o con --title, --branch y --year.",
    ),
    Rule(
        "bad-sidecar",
        "error",
        "Archivo .toml incorrecto",
        "Corríjalo, o vea cómo podría ser con buscador-index sidecar ARCHIVO --stdout.",
    ),
    Rule(
        "same-programme",
        "error",
        "Informe repetido en dos archivos",
        "Una las dos partes en un archivo, o dé a uno otro id en su .toml.",
    ),
    Rule(
        "shared-id",
        "error",
        "Varios programas con un identificador",
        "Dé a cada uno un id propio en su .toml.",
    ),
    Rule(
        "too-large",
        "error",
        "Demasiado grande para leerse",
        "Divida el archivo, o guárdelo de nuevo con solo la tabla.",
    ),
    Rule(
        "unknown-encoding",
        "error",
        "No se sabe en qué codificación está el archivo",
        "Ábralo en el programa que lo hizo y guárdelo en UTF-8 (en Excel, «CSV UTF-8»).",
    ),
    # The row
    Rule("nul-byte", "error", "Contiene bytes nulos", "Vuelva a exportar la fila."),
    Rule("row-too-long", "error", "Fila demasiado larga", "Revise si falta un salto de línea."),
    Rule(
        "cell-too-long",
        "error",
        "Celda demasiado larga",
        "Una celda de una hoja de cálculo admite 32 767 caracteres: revise si falta un salto de "
        "línea o unas comillas.",
    ),
    Rule(
        "swallowed-rows",
        "error",
        "Una celda contiene otras filas",
        "Cierre las comillas que quedaron abiertas en la fila.",
    ),
    Rule("too-few-columns", "error", "Faltan columnas", "Revise las celdas de la fila."),
    Rule(
        "too-many-columns",
        "error",
        "Sobran columnas",
        "Hay texto fuera de las columnas del encabezado: revise los separadores de la fila.",
    ),
    Rule(
        "stray-text",
        "error",
        "Texto suelto entre las filas",
        "Si es parte de una celda, una los renglones; si no, bórrelo.",
    ),
    Rule("missing-code", "error", "Falta la clave", "Empiece la celda con su clave."),
    Rule(
        "malformed-code",
        "error",
        "Clave mal formada",
        "Las claves se escriben «1. texto», «1.1. texto» y «1.1.1. texto».",
    ),
    Rule(
        "duplicate-code",
        "error",
        "Clave repetida en el programa",
        "Cada línea de acción lleva una clave propia.",
    ),
    Rule(
        "code-mismatch",
        "error",
        "La clave contradice a su estrategia u objetivo",
        "La clave empieza con la de su estrategia, y esta con la de su objetivo.",
    ),
    Rule(
        "other-levels",
        "error",
        "Otro número de niveles",
        "Las tablas de un programa tienen los mismos niveles: diga en [table] del .toml cuáles.",
    ),
    Rule(
        "unknown-response",
        "error",
        "Tipo de respuesta desconocido",
        "Se admiten «Se realizarán acciones», «No se realizarán acciones», Sí, No y palabras como "
        "Concluida o En proceso; qué dicen las demás se escribe en [table.responses] del .toml.",
    ),
)
