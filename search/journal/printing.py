"""The report of the searches in vain as a table, JSON or CSV."""

import csv
import sys
from collections.abc import Iterable, Iterator
from dataclasses import asdict

import click
from rich.console import Console
from rich.table import Column, Table
from rich.text import Text

from search.journal.entry import Entry
from search.journal.report import Report, Row, report
from search.output.formulas import guard
from search.printable import json_text, one_line, signs

YES = {True: "yes", False: "no"}
COLUMNS = ("query", "times", "first", "last", "total", "exact", "relaxed", "corrected")


def print_report(entries: Iterable[Entry], form: str, page: int, size: int) -> None:
    """Print the report: a page of its searches, in CSV all of them."""
    whole = report(entries)
    shown = whole.rows[(page - 1) * size : page * size]
    if form == "csv":
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(map(_cells, whole.rows))
    elif form == "json":
        told = {**_head(whole), "searches": [_values(row) for row in shown]}
        click.echo(json_text(told))
    else:
        console = Console()
        console.print(*_said(whole, len(shown)), sep="\n")
        console.print(_table(shown))


def _head(whole: Report) -> dict[str, object]:
    return {
        "since": whole.since and whole.since.isoformat(),
        "until": whole.until and whole.until.isoformat(),
        "times": whole.times,
        "without_results": whole.without,
        "distinct": len(whole.rows),
    }


def _values(row: Row) -> dict[str, object]:
    days = {"first": row.first.isoformat(), "last": row.last.isoformat()}
    return {**asdict(row), **days}


def _cells(row: Row) -> list[object]:
    values = {**_values(row), "query": guard(signs(row.query))}
    return [YES[each] if isinstance(each := values[name], bool) else each for name in COLUMNS]


def _said(whole: Report, shown: int) -> Iterator[str]:
    if not whole.since:
        yield "No hay búsquedas anotadas."
        return
    yield (
        f"Desde el {whole.since:%Y-%m-%d} hasta el {whole.until:%Y-%m-%d}: {whole.times:,} "
        f"búsquedas con poco o ningún resultado, {whole.without:,} sin ninguno."
    )
    yield f"Distintas: {len(whole.rows):,}; se muestran {shown:,}, primero las más frecuentes."


def _table(rows: Iterable[Row]) -> Table:
    table = Table(
        "Búsqueda",
        *(Column(name, justify="right") for name in ("Veces", "Textos", "Con todo")),
        "Última vez",
        "Qué se hizo",
    )
    for row in rows:
        numbers = (row.times, row.total, row.exact)
        table.add_row(
            Text(one_line(row.query)),
            *(f"{number:,}" for number in numbers),
            row.last.isoformat(),
            ", ".join(_done(row)),
        )
    return table


def _done(row: Row) -> Iterator[str]:
    if row.corrected:
        yield "se corrigió"
    if row.relaxed:
        yield "se buscó una parte"
