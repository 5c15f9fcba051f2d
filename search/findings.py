"""The rules behind every finding: one table of name, severity and Spanish label."""

from dataclasses import dataclass

from search.model import Severity


@dataclass(frozen=True, slots=True)
class Rule:
    """What a finding is called, and whether records carry it as a facet value."""

    id: str
    severity: Severity
    label: str  # Spanish, as a facet shows it
    on_record: bool = False


RULES: tuple[Rule, ...] = (
    # The file
    Rule("empty-file", "error", "Archivo vacío"),
    Rule("not-a-table", "error", "No es una tabla de programa"),
    Rule("nul-byte", "error", "Contiene bytes nulos"),
    Rule("missing-metadata", "error", "Falta el título, el ramo o el año del programa"),
    # The row
    Rule("too-few-columns", "error", "Faltan columnas"),
    Rule("missing-code", "error", "Falta la clave"),
    Rule("malformed-code", "error", "Clave mal formada"),
    Rule("duplicate-code", "error", "Clave repetida en el programa"),
    Rule("code-mismatch", "error", "La clave contradice a su estrategia u objetivo"),
    Rule("unknown-response", "error", "Tipo de respuesta desconocido"),
    # What is kept and told
    Rule("filled-from-above", "warning", "Celda vacía completada con la anterior"),
    Rule("other-wording", "warning", "Misma clave, otra redacción", on_record=True),
    Rule("markup-removed", "warning", "Marcado retirado", on_record=True),
    Rule("unbalanced-quotes", "warning", "Comillas sin pareja", on_record=True),
    Rule("undefined-acronym", "warning", "Sigla sin explicar", on_record=True),
    Rule("body-not-listed", "warning", "Institución fuera del catálogo", on_record=True),
    # What contradicts itself
    Rule("no-with-activities", "contradiction", "Dice que no actuará y describe actividades", True),
    Rule("yes-without-activities", "contradiction", "Dice que actuará y no describe nada", True),
    Rule("no-activities", "warning", "Línea sin actividades", True),
)

BY_ID = {rule.id: rule for rule in RULES}
ON_RECORD = tuple(rule.id for rule in RULES if rule.on_record)
