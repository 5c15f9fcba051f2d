"""Findings for people: a table, CSV or JSON, and the sentences around them."""

import csv
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import fields
from typing import TextIO

from rich.table import Table
from rich.text import Text

from search.commands.console import console
from search.findings import BY_ID
from search.model import Finding, Severity
from search.output.formulas import guard
from search.printable import json_text, one_line, signs

PIPE_WIDTH = 200  # columns of a table that no terminal bounds

SEVERITIES: dict[Severity, tuple[str, str, str]] = {  # singular, plural, style
    "error": ("error", "errores", "bold red"),
    "warning": ("advertencia", "advertencias", "yellow"),
    "contradiction": ("contradicción", "contradicciones", "magenta"),
}
HEADINGS = ("Archivo", "Página", "Fila", "Columna", "Regla", "Valor", "Gravedad")


def as_table(findings: Iterable[Finding], out: TextIO) -> None:
    """A table for a terminal, and what its rules mean."""
    table = Table(*HEADINGS)
    shown = list(findings)
    for each in shown:
        severity, _, style = SEVERITIES[each.severity]
        cells = (
            each.document,
            str(each.page or ""),
            str(each.row or ""),
            each.column,
            each.rule,
            each.value,
        )
        # As Text, for a value may hold what rich would take for markup.
        table.add_row(*(Text(one_line(cell)) for cell in cells), Text(severity, style))
    terminal = console(out, None if out.isatty() else PIPE_WIDTH)
    if shown:
        terminal.print(table)
    for rule, count in sorted(Counter(each.rule for each in shown).items()):
        terminal.print(Text(f"{rule} ({count}): {BY_ID[rule].label}. {BY_ID[rule].advice}"))


def as_csv(findings: Iterable[Finding], out: TextIO) -> None:
    """One finding a row; a value that begins like a formula gets an apostrophe."""
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(field.name for field in fields(Finding))
    for each in findings:
        writer.writerow(_cell(value) for value in each.plain().values())


def _cell(value: str | int | None) -> str | int | None:
    return guard(signs(value)) if isinstance(value, str) else value


def as_json(findings: Iterable[Finding], out: TextIO) -> None:
    """A list of objects."""
    out.write(f"{json_text([each.plain() for each in findings])}\n")


FORMATS: dict[str, Callable[[Iterable[Finding], TextIO], None]] = {
    "table": as_table,
    "csv": as_csv,
    "json": as_json,
}


def sentence(finding: Finding) -> str:
    """A finding in one line: where, what and the value.

    >>> told = Finding("missing-code", "error", "a.csv", None, 3, "", "Impulsar", "Falta la clave.")
    >>> sentence(told)
    'a.csv, fila 3: Falta la clave. («Impulsar»)'
    """
    places = (("página", finding.page), ("fila", finding.row), ("columna", finding.column))
    where = ", ".join((finding.document, *(f"{name} {at}" for name, at in places if at)))
    value = f" («{finding.value}»)" if finding.value else ""
    return f"{where}: {finding.message}{value}"


def summary(findings: Sequence[Finding]) -> str:
    """How many of each severity.

    >>> summary([Finding("formula", "warning", "a.xlsx")])
    '0 errores, 1 advertencia, 0 contradicciones'
    """
    counts = Counter(finding.severity for finding in findings)
    return ", ".join(
        f"{counts[severity]} {singular if counts[severity] == 1 else plural}"
        for severity, (singular, plural, _) in SEVERITIES.items()
    )
