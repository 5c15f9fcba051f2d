"""A hit as one flat row, for CSV, XLSX, NDJSON and JSON alike: one table of columns."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import chain

from search import model
from search.filters import Filters
from search.model import Heading, Hit, Programme, Role
from search.results.levels import LevelNames
from search.schema import (
    FINDINGS,
    GIVEN,
    KINDS,
    LEVELS,
    NONE,
    NONE_LABEL,
    RESPONSES,
    FacetField,
    chosen,
    given,
    topics,
)
from search.searcher import Searcher
from search.topics.named import LABELS as TOPIC_LABELS

Cell = str | int | float | None
Typed = Cell | model.Cell  # a source's own cell with its look
BETWEEN = "; "  # the values of a cell that holds several
YES_NO = {"yes": "sí", "no": "no"}

Values = Callable[[Hit, Searcher], Typed | tuple[str, ...]]


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
    Column("topics", "Temas", lambda h, _: topics(h.record), TOPIC_LABELS),
    Column("document", "Documento", lambda h, b: b.programmes[h.record.report].document),
    Column("page", "Página", lambda h, _: h.record.page),
    Column("row", "Fila", lambda h, _: h.record.row),
    Column("sheet", "Hoja", lambda h, _: h.record.sheet),
    Column("sha256", "SHA-256 del documento", lambda h, b: b.programmes[h.record.report].sha256),
    Column("exact", "Contiene todo lo buscado", lambda h, _: "yes" if h.exact else "no", YES_NO),
)


def choices(filters: Filters, levels: LevelNames) -> tuple[tuple[str, str], ...]:
    """The chosen values as a person reads them: (facet, values).

    >>> choices(Filters(response=("yes",), agency=("INM", "SRE")), LevelNames(()))
    (('Dependencia que actúa', 'INM; SRE'), ('Respuesta', 'Se realizarán acciones'))
    """
    return tuple(
        (levels.facet(facet), BETWEEN.join(_chosen(facet, value) for value in values))
        for facet, values in chosen(filters)
    )


def _chosen(facet: FacetField, value: str) -> str:
    nobody = (facet.name, value) == ("agency", NONE)
    return NONE_LABEL if nobody else facet.words.get(value, value)


LOWER_LEVELS = (
    _level(3, "level3", "Clave del tercer nivel", "Tercer nivel"),
    _level(4, "level4", "Clave del cuarto nivel", "Cuarto nivel"),
)
# Only where a source has them.
WRITTEN = Column("line_written", "Clave en el documento", lambda h, _: h.record.line.shown)
GIVEN_BY_SOURCE = Column(GIVEN, "Actúan según la tabla", lambda h, _: given(h.record))
ADDRESS = ("url", "Dirección")  # what a site puts behind them: its name in the API, its heading
DEPTHS = ("Primer nivel", "Segundo nivel", "Tercer nivel", "Cuarto nivel")  # that differ in name
LOWEST = "Último nivel"


def columns(build: Searcher) -> tuple[Column, ...]:
    """The columns of a build's rows: those that all have, and then what its sources have besides:
    further levels, codes as they are written, given agencies, and further columns of their own."""
    programmes = tuple(build.programmes.values())
    deepest = max((len(each.levels) for each in programmes), default=0)
    levels = chain.from_iterable(LOWER_LEVELS[: max(0, deepest - len(model.LEVELS))])
    written = (WRITTEN,) if any(each.written for each in build.headings.values()) else ()
    acts = (GIVEN_BY_SOURCE,) if build.statistics.given else ()
    fixed = tuple(_called((*COLUMNS, *levels, *written, *acts), programmes))
    own = dict.fromkeys(name for each in programmes for name in each.columns)
    return (*fixed, *(_own(held, name) for held, name in own_names(own, fixed)))


def _called(fixed: Iterable[Column], programmes: tuple[Programme, ...]) -> Iterator[Column]:
    """The columns, those of levels with the names that the programmes have for them."""
    labels: dict[str, str] = {}
    for place, name in enumerate(LEVELS):
        over = {each.levels[place] for each in programmes if len(each.levels) > place + 1}
        if over != {*model.LEVELS[:-1][place : place + 1]}:
            labels |= _labels(name, over, DEPTHS[place])
    lowest = {each.levels[-1] for each in programmes}
    if lowest != {model.LEVELS[-1]}:
        labels |= _labels("line", lowest, LOWEST)
    kinds = {**KINDS, "line": labels.get("line_text", KINDS["line"])}
    columns = tuple(fixed)
    taken = {column.label for column in columns if column.name not in labels}
    for column in columns:
        label = labels.get(column.name, column.label)
        if column.name in labels and label in taken:
            label = f"{label} (nivel)"
        words = kinds if column.words is KINDS else column.words
        yield replace(column, label=label, words=words)


def _labels(name: str, called: set[str], between: str) -> dict[str, str]:
    """The headings of a level's two columns; `between` where programmes call it differently."""
    if not called:
        return {}
    label = called.pop() if len(called) == 1 else between
    return {name: f"Clave de {label.lower()}", f"{name}_text": label}


def own_names(own: Iterable[str], fixed: Iterable[Column] = COLUMNS) -> Iterator[tuple[str, str]]:
    """The columns of sources, each with the name that it has in a file, unlike any other there."""
    names = ((column.name, column.label) for column in fixed)
    taken = {each.casefold() for each in chain(ADDRESS, *names)}
    for held in dict.fromkeys(own):
        name = held
        while name.casefold() in taken:
            name = f"{name} (documento)"
        taken.add(name.casefold())
        yield held, name


def _own(held: str, name: str) -> Column:
    """A further column of a source."""

    def cell(hit: Hit, _: Searcher) -> model.Cell | None:
        return next((each for each in hit.record.columns if each.column == held), None)

    return Column(name, name, cell)


def plain(cell: Typed) -> Cell:
    """A source's cell as its number or its day where it is one, else as its text.

    >>> plain(model.Cell("Meta", "2,400", 2400.0)), plain(model.Cell("Avance", "45%", 0.45))
    (2400, 0.45)
    """
    if not isinstance(cell, model.Cell):
        return cell
    value = cell.text if cell.value is None else cell.value
    return int(value) if isinstance(value, float) and value.is_integer() else value


def header(of: Iterable[Column], *, spoken: bool = False) -> tuple[str, ...]:
    """The columns' names as the API has them, or spoken: as a person reads them."""
    return tuple(column.label if spoken else column.name for column in of)


def row(
    of: Iterable[Column], hit: Hit, build: Searcher, *, spoken: bool = False
) -> tuple[Cell, ...]:
    """The cells of a hit, in the order of the columns."""
    return tuple(map(plain, typed_row(of, hit, build, spoken=spoken)))


def typed_row(
    of: Iterable[Column], hit: Hit, build: Searcher, *, spoken: bool = False
) -> tuple[Typed, ...]:
    """The same, what a source has in columns of its own with its look."""
    return tuple(_cell(column, hit, build, spoken=spoken) for column in of)


def _cell(column: Column, hit: Hit, build: Searcher, *, spoken: bool) -> Typed:
    value = column.value(hit, build)
    if isinstance(value, tuple):
        return BETWEEN.join(_word(column, each, spoken=spoken) for each in value)
    return _word(column, value, spoken=spoken) if isinstance(value, str) else value


def _word(column: Column, value: str, *, spoken: bool) -> str:
    return column.words.get(value, value) if spoken else value
