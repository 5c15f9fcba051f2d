"""A hit as one flat row, for CSV, XLSX, NDJSON and JSON alike: one table of columns."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import chain

from search import model
from search.filters import Filters
from search.model import Heading, Hit, Role
from search.schema import FINDINGS, KINDS, RESPONSES, chosen
from search.searcher import Searcher

Cell = str | int | float | None
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


def _level(depth: int, name: str, code: str, text: str) -> tuple[Column, Column]:
    """The columns of a level above the lines, from 1: empty where a programme has fewer."""

    def heading(hit: Hit) -> Heading | None:
        above = hit.record.headings[:-1]
        return above[depth - 1] if depth <= len(above) else None

    return (
        Column(name, code, lambda hit, _: at.code if (at := heading(hit)) else None),
        Column(f"{name}_text", text, lambda hit, _: at.text if (at := heading(hit)) else None),
    )


COLUMNS: tuple[Column, ...] = (
    Column("id", "Identificador", lambda h, _: str(h.record.id)),
    Column("programme", "Clave del programa", lambda h, _: h.record.programme),
    Column("title", "Programa", lambda h, b: b.programmes[h.record.report].title),
    Column("branch", "Ramo", lambda h, b: b.programmes[h.record.report].branch),
    Column("year", "Año", lambda h, b: b.programmes[h.record.report].year),
    Column("kind", "Tipo de texto", lambda h, _: h.record.kind, KINDS),
    *_level(1, "objective", "Clave del objetivo", "Objetivo"),
    *_level(2, "strategy", "Clave de la estrategia", "Estrategia"),
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


LOWER_LEVELS = (
    _level(3, "level3", "Clave del tercer nivel", "Tercer nivel"),
    _level(4, "level4", "Clave del cuarto nivel", "Cuarto nivel"),
)


def columns(build: Searcher) -> tuple[Column, ...]:
    """The columns of a build's rows: those that all have, and then what its sources have besides:
    further levels, and further columns of their own."""
    programmes = build.programmes.values()
    deepest = max((len(each.levels) for each in programmes), default=0)
    own = dict.fromkeys(name for each in programmes for name in each.columns)
    levels = chain.from_iterable(LOWER_LEVELS[: max(0, deepest - len(model.LEVELS))])
    return (*COLUMNS, *levels, *map(_own, own))


def _own(name: str) -> Column:
    """A further column of a source: its number where it is one."""

    def cell(hit: Hit, _: Searcher) -> Cell:
        found = next((each for each in hit.record.columns if each.column == name), None)
        if found is None:
            return None
        return found.text if found.value is None else found.value

    return Column(name, name, cell)


def header(of: Iterable[Column], *, spoken: bool = False) -> tuple[str, ...]:
    """The columns' names as the API has them, or spoken: as a person reads them."""
    return tuple(column.label if spoken else column.name for column in of)


def row(
    of: Iterable[Column], hit: Hit, build: Searcher, *, spoken: bool = False
) -> tuple[Cell, ...]:
    """The cells of a hit, in the order of the columns."""
    return tuple(_cell(column, hit, build, spoken=spoken) for column in of)


def _cell(column: Column, hit: Hit, build: Searcher, *, spoken: bool) -> Cell:
    value = column.value(hit, build)
    if isinstance(value, tuple):
        return BETWEEN.join(_word(column, each, spoken=spoken) for each in value)
    return _word(column, value, spoken=spoken) if isinstance(value, str) else value


def _word(column: Column, value: str, *, spoken: bool) -> str:
    return column.words.get(value, value) if spoken else value
