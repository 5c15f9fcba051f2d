"""The one table of fields: what is ranked, what is a facet, and how each is called."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class FacetField:
    """A field that narrows and is counted.

    `closed` vocabularies list their zeros; `many` means that a record can hold several values.
    """

    name: str
    label: str  # Spanish
    aliases: tuple[str, ...]  # other names in the query language
    closed: bool = False
    many: bool = False
    parent: str = ""  # its values are children of this facet's values


FACETS: tuple[FacetField, ...] = (
    FacetField("agency", "Dependencia que actúa", ("dependencia", "institucion"), many=True),
    FacetField("objective", "Objetivo y estrategia", ("objetivo",), closed=True),
    FacetField("strategy", "Estrategia", ("estrategia",), closed=True, parent="objective"),
    FacetField("response", "Respuesta", ("respuesta",), closed=True),
    FacetField("kind", "Tipo de texto", ("tipo",), closed=True),
    FacetField("commitment", "Fuerza del compromiso", ("compromiso",), closed=True, many=True),
    FacetField("finding", "Hallazgos", ("hallazgo",), many=True),
    FacetField("programme", "Programa", ("programa",)),
)

FACET = {facet.name: facet for facet in FACETS}

# Query language: every name that may stand before the colon.
FACET_NAMES = {name: facet.name for facet in FACETS for name in (facet.name, *facet.aliases)}

# Values of the closed vocabularies: what the API says, what the page says, what may be typed.
RESPONSES = {"yes": "Se realizarán acciones", "no": "No se realizarán acciones"}
KINDS = {"line": "Línea de acción", "activity": "Actividad"}
VALUE_ALIASES = {
    "response": {"si": "yes", "no": "no", "yes": "yes"},
    "kind": {"linea": "line", "actividad": "activity", "line": "line", "activity": "activity"},
}

Ranked = Literal["text", "line", "strategy", "objective", "agencies"]
RANKED: tuple[Ranked, ...] = ("text", "line", "strategy", "objective", "agencies")
FIELD_LABELS: dict[str, str] = {
    "text": "texto",
    "line": "línea de acción",
    "strategy": "estrategia",
    "objective": "objetivo",
    "agencies": "dependencia que actúa",
}
