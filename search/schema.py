"""The one table of fields: what is ranked, what is a facet, and how each is called."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from search.model import Record
from search.spanish.commitment import commitment

Values = Callable[[Record], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class FacetField:
    """A field that narrows and is counted.

    `closed` vocabularies list their zeros.
    """

    name: str
    label: str  # Spanish
    aliases: tuple[str, ...]  # other names in the query language
    values: Values  # that a record holds, as the build keeps them
    closed: bool = False
    parent: str = ""  # its values are children of this facet's values


def _heading(record: Record, code: str) -> tuple[str, ...]:
    """A heading by programme and code: the same code means another thing in each programme."""
    return (f"{record.programme}/{code}",)


FACETS: tuple[FacetField, ...] = (
    FacetField(
        "agency",
        "Dependencia que actúa",
        ("dependencia", "institucion"),
        lambda record: record.agencies("acts"),
    ),
    FacetField(
        "objective",
        "Objetivo y estrategia",
        ("objetivo",),
        lambda record: _heading(record, record.objective.code),
        closed=True,
    ),
    FacetField(
        "strategy",
        "Estrategia",
        ("estrategia",),
        lambda record: _heading(record, record.strategy.code),
        closed=True,
        parent="objective",
    ),
    FacetField(
        "response", "Respuesta", ("respuesta",), lambda record: (record.response,), closed=True
    ),
    FacetField("kind", "Tipo de texto", ("tipo",), lambda record: (record.kind,), closed=True),
    FacetField(
        "commitment",
        "Fuerza del compromiso",
        ("compromiso",),
        lambda record: commitment(record.text) if record.activity else (),
        closed=True,
    ),
    FacetField(
        "finding", "Hallazgos", ("hallazgo",), lambda record: tuple(sorted(set(record.findings)))
    ),
    FacetField("programme", "Programa", ("programa",), lambda record: (record.programme,)),
)

# No facets, yet they rank: who acts in a record's own text, and who is only named there.
ROLES: dict[str, Values] = {
    "actors": lambda record: record.agencies("acts", own=True),
    "named": lambda record: record.agencies("named"),
}

# Objective and strategy are one facet, a tree: choices anywhere in it are OR-ed.
TREE = {facet.name: facet.parent or facet.name for facet in FACETS}


def values_of(record: Record) -> dict[str, tuple[str, ...]]:
    """What a record holds of each facet and role."""
    held = {facet.name: facet.values(record) for facet in FACETS}
    return held | {name: values(record) for name, values in ROLES.items()}


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
