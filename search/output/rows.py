"""A record as one flat row, for CSV, XLSX, NDJSON and JSON alike: one table of columns."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from search.filters import Filters
from search.model import Record, Role
from search.schema import FINDINGS, KINDS, RESPONSES, chosen
from search.searcher import Searcher

Cell = str | int | None
BETWEEN = "; "  # the values of a cell that holds several

Values = Callable[[Record, Searcher], Cell | tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name in the API, its Spanish heading, and where its value comes from."""

    name: str
    label: str
    value: Values
    words: Mapping[str, str] = field(default_factory=dict)  # coded value -> Spanish


def _names(role: Role) -> Values:
    return lambda record, build: tuple(build.agencies[a].name for a in record.agencies(role))


COLUMNS: tuple[Column, ...] = (
    Column("id", "Identificador", lambda r, _: str(r.id)),
    Column("programme", "Clave del programa", lambda r, _: r.programme),
    Column("title", "Programa", lambda r, b: b.programmes[r.report].title),
    Column("branch", "Ramo", lambda r, b: b.programmes[r.report].branch),
    Column("year", "Año", lambda r, b: b.programmes[r.report].year),
    Column("kind", "Tipo de texto", lambda r, _: r.kind, KINDS),
    Column("objective", "Clave del objetivo", lambda r, _: r.objective.code),
    Column("objective_text", "Objetivo", lambda r, _: r.objective.text),
    Column("strategy", "Clave de la estrategia", lambda r, _: r.strategy.code),
    Column("strategy_text", "Estrategia", lambda r, _: r.strategy.text),
    Column("line", "Clave de la línea", lambda r, _: r.line.code),
    Column("line_text", "Línea de acción", lambda r, _: r.line.text),
    Column("activity", "Actividad", lambda r, _: r.activity),
    Column("text", "Texto", lambda r, _: r.text),
    Column("response", "Respuesta", lambda r, _: r.response, RESPONSES),
    Column("acts", "Actúan", lambda r, _: r.agencies("acts")),
    Column("acts_names", "Actúan (nombres)", _names("acts")),
    Column("named", "Se mencionan", lambda r, _: r.agencies("named")),
    Column("named_names", "Se mencionan (nombres)", _names("named")),
    Column("findings", "Hallazgos", lambda r, _: r.findings, FINDINGS),
    Column("document", "Documento", lambda r, b: b.programmes[r.report].document),
    Column("page", "Página", lambda r, _: r.page),
    Column("sha256", "SHA-256 del documento", lambda r, b: b.programmes[r.report].sha256),
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


def row(record: Record, build: Searcher, *, spoken: bool = False) -> tuple[Cell, ...]:
    """The cells of a record, in the order of the header."""
    return tuple(_cell(column, record, build, spoken=spoken) for column in COLUMNS)


def _cell(column: Column, record: Record, build: Searcher, *, spoken: bool) -> Cell:
    value = column.value(record, build)
    if isinstance(value, tuple):
        return BETWEEN.join(_word(column, each, spoken=spoken) for each in value)
    return _word(column, value, spoken=spoken) if isinstance(value, str) else value


def _word(column: Column, value: str, *, spoken: bool) -> str:
    return column.words.get(value, value) if spoken else value
