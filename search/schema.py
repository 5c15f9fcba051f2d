"""The one table of fields: what is ranked, what is a facet, and how each is called."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal, Protocol

from search.filters import Filters
from search.findings import ON_RECORD
from search.findings import RULES as FINDING_RULES
from search.model import Record
from search.spanish import analysis
from search.spanish.commitment import LABELS as STRENGTHS
from search.topics.named import LABELS as TOPIC_LABELS
from search.topics.named import TOPICS

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
    own: bool = False  # but sources have values of their own beside its words
    newest_first: bool = False  # its values in their own order from the last, not by their counts
    parent: str = ""  # its values are children of this facet's values
    held: bool = (
        True  # by records; what none holds says how another is meant, and leaves nothing out
    )

    def label_of(self, value: str, names: Names) -> str:
        """What a person reads for a value."""
        return self.called(names, value) if self.called else self.words.get(value, value)


RESPONSES = {"yes": "Se realizarán acciones", "no": "No se realizarán acciones"}


def response_label(response: str) -> str:
    """What a person reads of a response; a source's own word is read as it is."""
    return RESPONSES.get(response, response)


KINDS = {"line": "Línea de acción", "activity": "Actividad"}
FINDINGS = {rule.id: rule.label for rule in FINDING_RULES}
TYPED_TOPICS = {
    analysis.fold(called): topic.id
    for topic in TOPICS
    for called in (topic.typed, topic.label, topic.id)
}


def topics(record: Record) -> tuple[str, ...]:
    """Ids of what a record's own text is about, in the order of the table."""
    return tuple(dict.fromkeys(each.topic for each in record.topics))


def _level(depth: int, name: str, label: str, *aliases: str, parent: str = "") -> FacetField:
    """The headings at one level above the lines; of a programme with fewer levels, none."""
    return FacetField(
        name,
        label,
        aliases,
        lambda record: record.id.above[:-1][depth - 1 : depth],
        called=lambda names, value: names.heading(value),
        closed=True,
        parent=parent,
    )


FACETS: tuple[FacetField, ...] = (
    FacetField(
        "agency",
        "Dependencia que actúa",
        ("dependencia", "institucion"),
        lambda record: record.agencies("acts"),
        called=lambda names, value: names.agency(value),
    ),
    FacetField(
        "role",
        "Papel de la dependencia",
        ("papel", "rol"),
        lambda _: (),  # it says which column of bodies is meant: see `columns_of`
        words={"acts": "Actúa", "named": "Solo se menciona", "any": "Actúa o se menciona"},
        typed={
            "actua": "acts",
            "mencionada": "named",
            "mencionado": "named",
            "cualquiera": "any",
            "acts": "acts",
            "named": "named",
            "any": "any",
        },
        closed=True,
        held=False,
    ),
    _level(1, "objective", "Objetivo y estrategia", "objetivo", "eje"),
    _level(2, "strategy", "Estrategia", "estrategia", parent="objective"),
    _level(3, "level3", "Tercer nivel", "nivel3", parent="strategy"),
    _level(4, "level4", "Cuarto nivel", "nivel4", parent="level3"),
    FacetField(
        "response",
        "Respuesta",
        ("respuesta",),
        lambda record: (record.response,) if record.response else (),
        words=RESPONSES,
        typed={"si": "yes", "no": "no", "yes": "yes"},
        closed=True,
        own=True,
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
        "topic",
        "Tema",
        ("tema",),
        topics,
        words=TOPIC_LABELS,
        typed=TYPED_TOPICS,
    ),
    FacetField(
        "year",
        "Año",
        ("año", "ano", "anio", "ejercicio"),
        lambda record: (str(record.id.year),),
        newest_first=True,
    ),
    FacetField(
        "programme",
        "Programa",
        ("programa",),
        lambda record: (record.programme,),
        called=lambda names, value: names.programme(value),
    ),
)

NONE = "none"  # the value of the agency of records in which nobody acts; the id of no body
NONE_LABEL = "Sin dependencia"
NONE_TYPED = (NONE, "ninguna", "ninguno", "sin dependencia")


def _only_named(record: Record) -> tuple[str, ...]:
    acts = record.agencies("acts")
    return tuple(each for each in record.agencies("named") if each not in acts)


# No facets, yet they rank: who acts in a record's own text, and who is named there. The last two
# are values of the agency by another role: who is only named, and whether nobody acts.
ROLES: dict[str, Values] = {
    "actors": lambda record: record.agencies("acts", own=True),
    "named": lambda record: record.agencies("named"),
    "mentioned": _only_named,
    "nobody": lambda record: () if record.agencies("acts") else (NONE,),
}
BY_ROLE = {"acts": ("agency",), "named": ("mentioned",), "any": ("agency", "mentioned")}


GIVEN = "given"  # beside facets and roles, what is counted of a build


def given(record: Record) -> tuple[str, ...]:
    """Ids of the agencies that a column or a sheet of the source says act, sorted."""
    found = {each.agency for each in record.attributions if each.given and each.role == "acts"}
    return tuple(sorted(found))


# The levels above the lines, from the top down, are one facet, a tree: choices anywhere in it are
# OR-ed.
LEVELS = ("objective", "strategy", "level3", "level4")
TREE = {facet.name: LEVELS[0] if facet.parent else facet.name for facet in FACETS}
# What is counted of every answer: facets, and bodies by their other roles; each with its tree.
COUNTED = {**TREE, "mentioned": "agency", "nobody": "agency"}


def columns_of(facet: str, roles: Iterable[str] = ()) -> tuple[str, ...]:
    """The columns that hold the values of a facet; of the agency, those of some roles.

    >>> columns_of("kind"), columns_of("agency"), columns_of("agency", ["named", "any"])
    (('kind',), ('agency',), ('agency', 'mentioned'))
    """
    if facet != "agency":
        return tuple(name for name, tree in TREE.items() if facet in (name, tree))
    found = {column for role in roles for column in BY_ROLE.get(role, ())}
    return tuple(sorted(found)) or ("agency",)


def counted_as(facet: str, roles: Iterable[str] = ()) -> tuple[str, ...]:
    """The columns whose counts are those of a facet's values: of the agency, that of nobody too."""
    found = columns_of(facet, roles)
    return (*found, "nobody") if facet == "agency" else found


def column_of(facet: str, value: str) -> str:
    """The column that holds a value as it is typed, whoever acts."""
    return "nobody" if (facet, value) == ("agency", NONE) else facet


def values_of(record: Record) -> dict[str, tuple[str, ...]]:
    """What a record holds of each facet and role."""
    held = {facet.name: facet.values(record) for facet in FACETS}
    return held | {name: values(record) for name, values in ROLES.items()}


FACET = {facet.name: facet for facet in FACETS}


def chosen(filters: Filters) -> Iterator[tuple[FacetField, tuple[str, ...]]]:
    """The facets in which something is chosen, in the order of the table."""
    if held := dict(filters.chosen):  # mostly nothing is
        yield from ((facet, held[facet.name]) for facet in FACETS if facet.name in held)


# Query language: every name that may stand before the colon.
FACET_NAMES = {name: facet.name for facet in FACETS for name in (facet.name, *facet.aliases)}

# What ranks. A record's `strategy` is the heading over its line, its `objective` all those above
# that one, however many levels its programme has and whatever it calls them.
Ranked = Literal["text", "line", "strategy", "objective", "agencies"]
RANKED: tuple[Ranked, ...] = ("text", "line", "strategy", "objective", "agencies")
FIELD_LABELS: dict[str, str] = {
    "text": "texto",
    "line": "línea de acción",
    "strategy": "estrategia",
    "objective": "objetivo",
    "agencies": "dependencia que actúa",
}
