"""The one table of fields: what is ranked, what is a facet, and how each is called."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal, Protocol

from search.filters import Filters
from search.findings import ON_RECORD
from search.findings import RULES as FINDING_RULES
from search.model import Record
from search.spanish.commitment import LABELS as STRENGTHS

Values = Callable[[Record], tuple[str, ...]]


class Names(Protocol):
    """How the values of one build are called."""

    def agency(self, id_: str) -> str:
        """The name of an agency."""

    def heading(self, id_: str) -> str:
        """A heading, its code first."""

    def programme(self, id_: str) -> str:
        """The title of a programme."""


Called = Callable[[Names, str], str]


@dataclass(frozen=True, slots=True)
class FacetField:
    """A field that narrows and is counted; all that there is to say of one.

    A facet with `words` has coded values: they are what the API says, each with what a person
    reads. Those of others are named by `called` from what the build knows.
    """

    name: str
    label: str  # Spanish
    aliases: tuple[str, ...]  # other names in the query language
    values: Values  # that a record holds, as the build keeps them
    words: Mapping[str, str] = field(default_factory=dict)  # value -> Spanish
    typed: Mapping[str, str] = field(default_factory=dict)  # what may be typed -> value
    called: Called | None = None
    closed: bool = False  # its zeros are listed, and nothing else may be typed
    parent: str = ""  # its values are children of this facet's values

    def label_of(self, value: str, names: Names) -> str:
        """What a person reads for a value."""
        return self.called(names, value) if self.called else self.words.get(value, value)


RESPONSES = {"yes": "Se realizarán acciones", "no": "No se realizarán acciones"}
KINDS = {"line": "Línea de acción", "activity": "Actividad"}
FINDINGS = {rule.id: rule.label for rule in FINDING_RULES}

FACETS: tuple[FacetField, ...] = (
    FacetField(
        "agency",
        "Dependencia que actúa",
        ("dependencia", "institucion"),
        lambda record: record.agencies("acts"),
        called=lambda names, value: names.agency(value),
    ),
    FacetField(
        "objective",
        "Objetivo y estrategia",
        ("objetivo",),
        lambda record: (str(record.id.objective),),
        called=lambda names, value: names.heading(value),
        closed=True,
    ),
    FacetField(
        "strategy",
        "Estrategia",
        ("estrategia",),
        lambda record: (str(record.id.strategy),),
        called=lambda names, value: names.heading(value),
        closed=True,
        parent="objective",
    ),
    FacetField(
        "response",
        "Respuesta",
        ("respuesta",),
        lambda record: (record.response,),
        words=RESPONSES,
        typed={"si": "yes", "no": "no", "yes": "yes"},
        closed=True,
    ),
    FacetField(
        "kind",
        "Tipo de texto",
        ("tipo",),
        lambda record: (record.kind,),
        words=KINDS,
        typed={"linea": "line", "actividad": "activity", "line": "line", "activity": "activity"},
        closed=True,
    ),
    FacetField(
        "commitment",
        "Fuerza del compromiso",
        ("compromiso",),
        lambda record: record.commitment,
        words=STRENGTHS,
        closed=True,
    ),
    FacetField(
        "finding",
        "Hallazgos",
        ("hallazgo",),
        lambda record: tuple(sorted(set(record.findings))),
        words={rule: FINDINGS[rule] for rule in ON_RECORD},
    ),
    FacetField(
        "programme",
        "Programa",
        ("programa",),
        lambda record: (record.programme,),
        called=lambda names, value: names.programme(value),
    ),
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


def chosen(filters: Filters) -> Iterator[tuple[FacetField, tuple[str, ...]]]:
    """The facets in which something is chosen, in the order of the table."""
    return ((facet, values) for facet in FACETS if (values := filters[facet.name]))


# Query language: every name that may stand before the colon.
FACET_NAMES = {name: facet.name for facet in FACETS for name in (facet.name, *facet.aliases)}

Ranked = Literal["text", "line", "strategy", "objective", "agencies"]
RANKED: tuple[Ranked, ...] = ("text", "line", "strategy", "objective", "agencies")
FIELD_LABELS: dict[str, str] = {
    "text": "texto",
    "line": "línea de acción",
    "strategy": "estrategia",
    "objective": "objetivo",
    "agencies": "dependencia que actúa",
}
