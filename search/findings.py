"""The rules behind every finding: one table of name, severity, Spanish label and advice."""

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


RULES: tuple[Rule, ...] = (
    # The file
    Rule("empty-file", "error", "Archivo vacío", "Indique un archivo con contenido."),
    Rule(
        "not-a-table",
        "error",
        "No es una tabla de programa",
        "Se espera un encabezado con OBJETIVO, ESTRATEGIA, LÍNEA DE ACCIÓN y Tipo de respuesta.",
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
        "Se admite «Se realizarán acciones en …» y «No se realizarán acciones en …».",
    ),
    # What is kept and told: the file
    Rule(
        "unread-text",
        "warning",
        "Texto fuera de la tabla",
        "No se toma en cuenta: no es título, ramo ni encabezado.",
    ),
    Rule(
        "unread-sheet",
        "warning",
        "Hojas sin leer",
        "No tienen una tabla de programa, o el .toml no las nombra.",
    ),
    Rule("unread-column", "warning", "Columnas sin leer", "El .toml no las nombra."),
    Rule(
        "further-column",
        "warning",
        "Otras columnas",
        "Se guardan con cada registro, se muestran y se exportan; no se buscan.",
    ),
    Rule(
        "note-row",
        "warning",
        "Notas, fuentes y totales",
        "Se dejan fuera: no son filas del programa.",
    ),
    Rule(
        "hidden-rows",
        "warning",
        "Filas ocultas en la hoja",
        "No se indexan; si valen, quite los filtros y muéstrelas.",
    ),
    Rule(
        "hidden-columns",
        "warning",
        "Columnas ocultas en la hoja",
        "No se indexan; si valen, muéstrelas.",
    ),
    Rule(
        "unread-styles",
        "warning",
        "Formatos de las celdas sin leer",
        "Números y fechas quedan sin formato, y no se sabe qué está tachado: guarde el libro de "
        "nuevo con Excel.",
    ),
    Rule(
        "other-encoding",
        "warning",
        "El archivo no está en UTF-8",
        "Revise los acentos; al guardarlo de nuevo, elija UTF-8.",
    ),
    Rule(
        "other-metadata",
        "warning",
        "El archivo contradice a sus datos",
        "Vale lo que dice el archivo; corrija el .toml o la opción.",
    ),
    Rule("other-branch", "warning", "Otro ramo", "Vale el que dan más filas."),
    Rule(
        "other-year", "warning", "Otro año", "Vale el de más encabezados, o el de más respuestas."
    ),
    Rule(
        "changed-source",
        "warning",
        "El archivo cambió",
        "Su suma sha256 no es la que anota su .toml.",
    ),
    # What is kept and told: the row
    Rule(
        "filled-from-above",
        "warning",
        "Celda vacía completada con la anterior",
        "Si no era una celda combinada, escriba su texto.",
    ),
    Rule(
        "numbered-by-order",
        "warning",
        "Numerado por orden de aparición",
        "No se leyó ninguna clave; si está en otra columna, nómbrela en [table] del .toml.",
    ),
    Rule(
        "deeper-code",
        "warning",
        "Clave con más números que niveles",
        "Si hay una columna para el nivel que falta, nómbrela en [table] del .toml.",
    ),
    Rule(
        "own-response",
        "warning",
        "Respuesta con palabra propia de la fuente",
        "Se muestra tal cual; si significa sí o no, dígalo en [table.responses] del .toml.",
    ),
    Rule(
        "other-response",
        "warning",
        "Otra hoja responde otra cosa",
        "Un sí de cualquiera de las hojas vale para la línea.",
        on_record=True,
    ),
    Rule("long-cell", "warning", "Celda muy larga", "Revise si falta un salto de línea."),
    Rule(
        "control-characters",
        "warning",
        "Caracteres de control",
        "Se muestran como signos (␛); borre los que estén en la celda.",
    ),
    Rule(
        "formula",
        "warning",
        "Fórmula sin su resultado",
        "Se guarda su texto: abra el libro en Excel, que la calcula, y guárdelo de nuevo.",
    ),
    Rule(
        "cell-error",
        "warning",
        "Error de cálculo en una celda",
        "La celda se lee vacía; corrija la fórmula o escriba el dato.",
    ),
    Rule(
        "struck-through",
        "warning",
        "Texto tachado",
        "No se indexa lo tachado; si vale, quítele el tachado.",
    ),
    Rule(
        "hidden-cell",
        "warning",
        "Texto que su formato oculta",
        "No se indexa; si vale, dé a la celda el formato General.",
    ),
    Rule(
        "number-format",
        "warning",
        "Formato de número desconocido",
        "Se muestra el número sin formato; dé a la celda uno común.",
    ),
    Rule(
        "other-wording",
        "warning",
        "Misma clave, otra redacción",
        "Cada fila conserva la suya; la más frecuente nombra al encabezado.",
        on_record=True,
    ),
    Rule(
        "markup-removed",
        "warning",
        "Marcado retirado",
        "Se quitaron las etiquetas de formato; el texto queda igual.",
        on_record=True,
    ),
    Rule(
        "unbalanced-quotes",
        "warning",
        "Comillas sin pareja",
        "El texto queda como está.",
        on_record=True,
    ),
    Rule(
        "undefined-acronym",
        "warning",
        "Sigla sin explicar",
        "Si es una institución, agréguela al catálogo.",
        on_record=True,
    ),
    Rule(
        "body-not-listed",
        "warning",
        "Institución fuera del catálogo",
        "La define un texto o la da una columna; agréguela al catálogo si es la misma en otros "
        "informes.",
        on_record=True,
    ),
    Rule(
        "unlisted-body",
        "warning",
        "Parece el nombre de una institución y no está en el catálogo",
        "Si lo es, agréguela al catálogo; hasta entonces no se atribuye nada a ella.",
    ),
    Rule(
        "misspelt-body",
        "warning",
        "Nombre de institución con errata",
        "Se entendió la del catálogo; el texto queda como está.",
        on_record=True,
    ),
    # What contradicts itself
    Rule(
        "no-with-activities",
        "contradiction",
        "Dice que no actuará y describe actividades",
        "Se muestra tal cual.",
        on_record=True,
    ),
    Rule(
        "yes-without-activities",
        "contradiction",
        "Dice que actuará y no describe nada",
        "Se muestra tal cual.",
        on_record=True,
    ),
    Rule(
        "no-activities",
        "warning",
        "Línea sin actividades",
        "Se muestra tal cual.",
        on_record=True,
    ),
)

# What a line without any activity carries: one of these, by what its response says.
SILENT = ("no-activities", "yes-without-activities")
BY_ID = {rule.id: rule for rule in RULES}
ON_RECORD = tuple(rule.id for rule in RULES if rule.on_record)
