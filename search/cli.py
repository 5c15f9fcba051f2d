"""`buscador-search`: the search in a terminal."""

import csv
import os
import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import groupby, islice
from typing import NoReturn

import click
from click.shell_completion import CompletionItem
from rich.table import Column, Table
from rich.text import Text

from search import settings
from search.commands.console import console
from search.errors import BuscadorError, FixQuery
from search.filters import Filters
from search.journal import file
from search.journal.printing import print_report
from search.model import Hit, Page, Query
from search.output import corrections, objects, rows, totals
from search.output.formulas import guard
from search.printable import json_text, one_line, signs
from search.results.choices import choices
from search.results.highlight import CLOSE, OPEN, unmarked
from search.schema import FACET, FACETS
from search.searcher import Searcher
from search.store.choice import CLUSTER, store
from search.store.live import Live
from search.terminal import Command, argument, form_option, note, option, say

FOUND, NOTHING, FAILED = 0, 1, 2  # exit codes, as grep has them
Body = Callable[..., None]
EXAMPLES = (
    ('buscador-search "trata de personas"', "Lo que trata de algo"),
    ('buscador-search "trata de personas" --agency PGR', "Lo que hará de eso una dependencia"),
    ("buscador-search --response no --kind line --sort code", "Las líneas en que no se hará nada"),
    ("buscador-search salud --format csv > salud.csv", "Todos los resultados, para una hoja"),
)


def offered(ctx: click.Context, option: click.Parameter, begun: str) -> list[CompletionItem]:
    """The values of a facet that begin so, for a shell; none where no index can be read.

    A cluster is not asked: a key that is pressed in a shell waits for nobody.
    """
    try:
        options = settings.from_environment(os.environ)
        if options.engine == CLUSTER:
            return []
        tables = store(options).current().tables
    except (BuscadorError, OSError):
        return []
    facet = FACET[str(option.name)]
    held = tables.statistics.values
    known = choices(tables.programmes, held["agency"], tables.headings, held)[facet.name]
    names = {id_: agency.name for id_, agency in tables.agencies.items()} | dict(facet.words)
    return [
        CompletionItem(value, help=one_line(names[value]) if value in names else None)
        for value in known
        if value.casefold().startswith(begun.casefold()) and not _blank(value)
    ]


def _blank(value: str) -> bool:
    """Whether a shell would take a value for several words."""
    return len(value.split()) != 1


LISTED = 8  # values of an option that its help lists
NARROW = 50  # columns of a terminal below which a table shows no words


def narrowing(command: Body) -> Body:
    """A command with an option for every facet, each repeatable."""
    for facet in reversed(FACETS):
        command = option(
            f"--{facet.name}",
            multiple=True,
            type=click.Choice(list(facet.words)) if facet.typed else click.STRING,
            metavar="VALOR" if len(facet.words) > LISTED else None,  # a wrong one is told them all
            shell_complete=None if facet.typed else offered,
            help=f"{facet.label}; se puede repetir.",
        )(command)
    return command


@click.command(
    cls=Command,
    context_settings={"help_option_names": ["-h", "--help"]},
    examples=EXAMPLES,
    exits={
        FOUND: "Encontró algo.",
        NOTHING: "No encontró nada.",
        FAILED: "La búsqueda no se pudo hacer.",
    },
)
@argument("text", metavar="[TEXTO]", default="")
@narrowing
@option(
    "--sort",
    type=click.Choice(["relevance", "code"]),
    default="relevance",
    help="Orden: por relevancia o por clave.",
)
@option("--page", type=click.IntRange(1), default=1, help="Página de resultados.")
@option("--size", type=click.IntRange(1, 100), default=10, help="Resultados por página.")
@option(
    "--log",
    is_flag=False,
    flag_value="",
    metavar="[ARCHIVO]",
    help="En lugar de buscar, muestra qué se buscó con poco o ningún resultado; "
    "BUSCADOR_SEARCH_LOG.",
)
@option("--as-typed", is_flag=True, help="Busca lo que se escribió, sin corregirlo.")
@form_option("table", "json", "csv", told="csv da todos los resultados; table y json, una página.")
def main(
    text: str,
    form: str,
    sort: str,
    page: int,
    size: int,
    as_typed: bool,
    log: str | None,
    **chosen: tuple[str, ...],
) -> NoReturn:
    """Busca TEXTO en los programas; sin TEXTO, todo."""
    try:
        given = settings.from_environment(os.environ)
        if log is not None:
            print_report(file.entries(file.named(log, given.search_log)), form, page, size)
            sys.exit(FOUND)
        searcher = Live(store(given)).searcher()
        filters = _filters(searcher, chosen)
        query = Query(text, filters, "code" if sort == "code" else "relevance", page, size)
        found = searcher.search(query)
        if as_typed:
            found = searcher.search(replace(query, without=corrections.in_force(found)))
    except BuscadorError as error:
        say(str(error), err=True)
        sys.exit(FAILED)
    note(*_told(found))
    PRINTERS[form](found, searcher)
    sys.exit(FOUND if found.total else NOTHING)


def _filters(searcher: Searcher, chosen: Mapping[str, tuple[str, ...]]) -> Filters:
    """The chosen values as the build has them, in whatever case they were typed."""
    known = searcher.choices()
    return Filters(
        **{name: tuple(_known(name, v, known[name]) for v in chosen[name]) for name in chosen}
    )


def _known(name: str, value: str, known: Collection[str]) -> str:
    found = next((each for each in known if each.casefold() == value.casefold()), None)
    if found is None:
        short = (each for each in known if "/" not in each)  # no heading's whole id
        some = ", ".join(islice(short, 12))
        there = f" Hay: {some}." if some else " El índice no tiene ninguno."
        raise FixQuery(name, value, f"--{name}: no hay ningún valor «{value}».{there}")
    return found


# Printing


def _told(found: Page) -> Iterator[str]:
    """What the reader must know of an answer, a sentence each."""
    if said := corrections.sentence(found, "con --as-typed, tal como se escribió"):
        yield said
    yield from (notice.text for notice in found.notices)
    for name, value in found.offers:
        facet = FACET[name]
        yield f"Vea también --{name} {value} ({facet.label}: {facet.words[value]})."


def _print_table(found: Page, searcher: Searcher) -> None:
    terminal = console(sys.stdout)
    shown = _listed if terminal.width < NARROW else _table
    terminal.print(*_counts(found, searcher.levels.counted), sep="\n")
    for exact, hits in groupby(found.hits, lambda hit: hit.exact):
        if not exact:
            terminal.print(totals.PARTIAL, style="bold")
        terminal.print(shown(hits, searcher))


def _dated(searcher: Searcher) -> bool:
    """Whether a programme has several years, so that each hit says its own."""
    return any(searcher.title(id_) != each.title for id_, each in searcher.programmes.items())


def _table(hits: Iterable[Hit], searcher: Searcher) -> Table:
    """The hits, with their years where a programme has several."""
    dated = _dated(searcher)
    table = Table(Column("Clave", no_wrap=True))
    if dated:
        table.add_column("Año")
    table.add_column("Actúan", max_width=20)
    table.add_column("Texto")
    for hit in hits:
        year = [Text(str(hit.record.id.year))] if dated else []
        table.add_row(Text(_place(hit)), *year, Text(_agencies(hit)), _marked(hit))
    return table


def _listed(hits: Iterable[Hit], searcher: Searcher) -> Text:
    """The same one below the other, where a table has no room."""
    dated = _dated(searcher)
    found = Text()
    for hit in hits:
        year = str(hit.record.id.year) if dated else ""
        found.append(" ".join(filter(None, (_place(hit), year, _agencies(hit)))) + "\n", "bold")
        found.append_text(_marked(hit)).append("\n")
    return found


def _place(hit: Hit) -> str:
    """The code of a hit, with the number of an activity."""
    code = hit.record.line.shown
    return f"{code}/{hit.record.activity}" if hit.record.activity else code


def _agencies(hit: Hit) -> str:
    return one_line(", ".join(hit.record.agencies("acts")))


def _counts(found: Page, lines: totals.Nouns) -> Iterator[str]:
    first = (found.query.page - 1) * found.query.size + 1
    last = min(found.total, first + found.query.size - 1)
    shown = f" ({first:,} a {last:,})" if first <= last else ""
    yield f"{totals.total(found, lines=lines)}{shown}"
    if found.by_line:
        yield totals.beside(found, lines)


def _marked(hit: Hit) -> Text:
    """The text of a hit, what matched in bold."""
    text = Text()
    for part in hit.highlight.split(OPEN):
        marked, closed, rest = part.partition(CLOSE)
        text.append(signs(unmarked(marked)), "bold" if closed else "")
        text.append(signs(unmarked(rest)))
    return text


def _print_json(found: Page, searcher: Searcher) -> None:
    click.echo(json_text(objects.page(found, searcher)))


def _print_csv(found: Page, searcher: Searcher) -> None:
    writer = csv.writer(sys.stdout, lineterminator="\n")
    columns = rows.columns(searcher)
    writer.writerow(rows.header(columns))
    for hit in searcher.hits(found.query):
        writer.writerow(map(_cell, rows.row(columns, hit, searcher)))


def _cell(value: object) -> object:
    return guard(signs(value)) if isinstance(value, str) else value


PRINTERS: Mapping[str, Callable[[Page, Searcher], None]] = {
    "table": _print_table,
    "json": _print_json,
    "csv": _print_csv,
}
