"""The rules behind every finding: one table of name, severity, Spanish label and advice."""

from search.error_rules import ERRORS, Rule

__all__ = ["BY_ID", "ON_RECORD", "RULES", "SILENT", "Rule"]

RULES: tuple[Rule, ...] = (
    *ERRORS,
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
        "encoded-twice",
        "warning",
        "Texto guardado dos veces en UTF-8",
        "Se leyó corregido («EducaciÃ³n» como «Educación»); corrija la fuente si aún puede.",
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
        "doubtful-figure",
        "warning",
        "Cifra que se lee de dos maneras",
        "Escriba con un mismo signo los decimales de toda la columna.",
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
        "unspoken",
        "warning",
        "Palabras que ninguna actividad menciona",
        "Si una actividad lo dice con otras palabras, agréguelas al vocabulario.",
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
