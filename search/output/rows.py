"""A hit as one flat row, for CSV, XLSX, NDJSON and JSON alike: one table of columns."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from search.filters import Filters
from search.model import Hit, Role
from search.schema import FINDINGS, KINDS, RESPONSES, chosen
from search.searcher import Searcher

Cell = str | int | None
BETWEEN = "; "  # the values of a cell that holds several
YES_NO = {"yes": "sí", "no": "no"}

Values = Callable[[Hit, Searcher], Cell | tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name in the API, its Spanish heading, and where its value comes from."""

    name: str
    label: str
    value: Values
    words: Mapping[str, str] = field(default_factory=dict)  # coded value -> Spanish


def _names(role: Role) -> Values:
    return lambda hit, build: tuple(build.agencies[a].name for a in hit.record.agencies(role))


COLUMNS: tuple[Column, ...] = (
    Column("id", "Identificador", lambda h, _: str(h.record.id)),
    Column("programme", "Clave del programa", lambda h, _: h.record.programme),
    Column("title", "Programa", lambda h, b: b.programmes[h.record.report].title),
    Column("branch", "Ramo", lambda h, b: b.programmes[h.record.report].branch),
    Column("year", "Año", lambda h, b: b.programmes[h.record.report].year),
    Column("kind", "Tipo de texto", lambda h, _: h.record.kind, KINDS),
    Column("objective", "Clave del objetivo", lambda h, _: h.record.objective.code),
    Column("objective_text", "Objetivo", lambda h, _: h.record.objective.text),
    Column("strategy", "Clave de la estrategia", lambda h, _: h.record.strategy.code),
    Column("strategy_text", "Estrategia", lambda h, _: h.record.strategy.text),
    Column("line", "Clave de la línea", lambda h, _: h.record.line.code),
    Column("line_text", "Línea de acción", lambda h, _: h.record.line.text),
    Column("activity", "Actividad", lambda h, _: h.record.activity),
    Column("text", "Texto", lambda h, _: h.record.text),
    Column("response", "Respuesta", lambda h, _: h.record.response, RESPONSES),
    Column("acts", "Actúan", lambda h, _: h.record.agencies("acts")),
    Column("acts_names", "Actúan (nombres)", _names("acts")),
    Column("named", "Se mencionan", lambda h, _: h.record.agencies("named")),
    Column("named_names", "Se mencionan (nombres)", _names("named")),
    Column("findings", "Hallazgos", lambda h, _: h.record.findings, FINDINGS),
    Column("document", "Documento", lambda h, b: b.programmes[h.record.report].document),
    Column("page", "Página", lambda h, _: h.record.page),
    Column("sha256", "SHA-256 del documento", lambda h, b: b.programmes[h.record.report].sha256),
    Column("exact", "Contiene todo lo buscado", lambda h, _: "yes" if h.exact else "no", YES_NO),
)


def choices(filters: Filters) -> tuple[tuple[str, str], ...]:
    """The chosen values as a person reads them: (facet, values).

    >>> choices(Filters(response=("yes",), agency=("INM", "SRE")))
    (('Dependencia que actúa', 'INM; SRE'), ('Respuesta', 'Se realizarán acciones'))
    """
    return tuple(
        (facet.label, BETWEEN.join(facet.words.get(value, value) for value in values))
        for facet, values in chosen(filters)
    )


def header(*, spoken: bool = False) -> tuple[str, ...]:
    """The columns' names as the API has them, or spoken: as a person reads them."""
    return tuple(column.label if spoken else column.name for column in COLUMNS)


def row(hit: Hit, build: Searcher, *, spoken: bool = False) -> tuple[Cell, ...]:
    """The cells of a hit, in the order of the header."""
    return tuple(_cell(column, hit, build, spoken=spoken) for column in COLUMNS)


def _cell(column: Column, hit: Hit, build: Searcher, *, spoken: bool) -> Cell:
    value = column.value(hit, build)
    if isinstance(value, tuple):
        return BETWEEN.join(_word(column, each, spoken=spoken) for each in value)
    return _word(column, value, spoken=spoken) if isinstance(value, str) else value


def _word(column: Column, value: str, *, spoken: bool) -> str:
    return column.words.get(value, value) if spoken else value
