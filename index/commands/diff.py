"""`buscador-index diff`: what changed between two reports, files or of the index."""

import csv
import os
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import click

from index import pipeline
from index.commands import examples, named_files
from index.files.sidecar import Metadata
from index.progress import tracking
from search import settings
from search.comparison.changes import comparable, compare
from search.comparison.values import (
    HEADING_KINDS,
    LINE_KINDS,
    ActivityChange,
    Comparison,
    LineChange,
)
from search.comparison.wording import pieces, same
from search.errors import FixSource
from search.ids import SLUG
from search.model import Agency, Programme, Record
from search.output import bodies, sentences
from search.output import comparison as told
from search.output.formulas import guard
from search.output.rows import BETWEEN
from search.printable import json_text, signs
from search.store.builds import open_in
from search.store.choice import store
from search.terminal import Command, argument, form_option, note, reported, say

SAME, CHANGED, CANNOT = 0, 1, 2  # exit codes, as diff has them
REPORT = re.compile(rf"{SLUG.pattern}/[12][0-9]{{3}}")
NO_REPORT = "No hay ningún informe {} en el índice: buscador-index info dice cuáles hay."
NO_SUCH = "{} no es un archivo ni un informe del índice, como pem-2014-2018/2017."
OTHER_TITLES = (
    "De un archivo, el identificador sale de su título. Si es el mismo programa, dé a cada uno un "
    '.toml con el mismo, como id = "{}".'
)


@dataclass(frozen=True, slots=True)
class Edition:
    """A report that is compared, and where it is."""

    programme: Programme
    records: list[Record]
    agencies: Mapping[str, Agency]
    file: bool


@click.command(
    cls=Command,
    examples=examples.DIFF,
    exits={
        SAME: "No cambió nada.",
        CHANGED: "Hay cambios.",
        CANNOT: "No se pueden comparar; dice por qué.",
    },
)
@argument("a", metavar="A")
@argument("b", metavar="B")
@form_option("table", "csv", "json")
def diff(a: str, b: str, form: str) -> None:
    """Dice qué cambió entre dos informes de un programa, del anterior al posterior.

    A y B son archivos, o informes del índice por su identificador: pem-2014-2018/2017. Título,
    ramo y año de un archivo, si él no los dice, van en su .toml.
    """
    with reported(CANNOT):
        one, other = _report(a), _report(b)
        _check(one, other)
        found = compare(one.programme, other.programme, one.records, other.records)
    FORMS[form](found, {**one.agencies, **other.agencies})
    changed = bool(found.changed or found.headings)
    if not changed:
        note(f"Nada cambió de {found.before.report} a {found.after.report}.")
    sys.exit(CHANGED if changed else SAME)


def _check(one: Edition, other: Edition) -> None:
    """Raises FixQuery or FixSource where the two cannot be compared."""
    if one.programme.id != other.programme.id and (one.file or other.file):
        said = OTHER_TITLES.format(one.programme.id)
        ids = f"{one.programme.id} y {other.programme.id}"
        raise FixSource(f"Son informes de programas distintos ({ids}). {said}")
    comparable(one.programme, other.programme)


def _report(given: str) -> Edition:
    """The report that is named: a file where there is one, or one of the index.

    Raises a BuscadorError where there is none that can be compared.
    """
    if not os.path.lexists(given) and given != "-":
        if REPORT.fullmatch(given):
            return _of_index(given)
        raise FixSource(NO_SUCH.format(given))
    (source,) = named_files.sources_of([Path(given)], Metadata())
    with tracking() as track:
        found = pipeline.records([source], track)
        records = list(found)
    programmes = list(found.survey.programmes.values())
    if any(each.severity == "error" for each in found.findings()):
        raise FixSource(
            f"{source.document} tiene errores: véalos con buscador-index check {given}."
        )
    if len(programmes) != 1:
        reports = ", ".join(each.report for each in programmes) or "ninguno"
        raise FixSource(
            f"{source.document} debe tener un solo informe, y tiene {reports}. Construya el índice "
            "y nómbrelos por su identificador."
        )
    return Edition(programmes[0], records, found.agencies, file=True)


def _of_index(report: str) -> Edition:
    kept = store(settings.from_environment(os.environ))
    build = open_in(kept, kept.current())
    programme = build.programmes.get(report)
    if programme is None:
        raise FixSource(NO_REPORT.format(report))
    records = [each for each in build.records() if each.report == report]
    return Edition(programme, records, build.agencies, file=False)


# What is shown

_Agencies = Mapping[str, Agency]


def _in_words(found: Comparison, agencies: _Agencies) -> None:
    counts = [f"  {found.counts[kind]:>6,}  {label}" for kind, label in LINE_KINDS.items()]
    shown = [line for line, kind in zip(counts, LINE_KINDS, strict=True) if found.counts[kind]]
    say(f"De {found.before.report} a {found.after.report}: {found.after.title}", *shown)
    say(f"  {found.counts['same']:>6,}  Sin ningún cambio")
    for heading in found.headings:
        kinds = "; ".join(HEADING_KINDS[kind] for kind in heading.kinds)
        before, after = (side and side[1] for side in (heading.before, heading.after))
        codes = _codes(before.shown if before else "", after.shown if after else "")
        say("", f"{codes}  {kinds}")
        say(*_texts(before.text if before else "", after.text if after else ""))
    for change in found.changed:
        say("", *_line(change, agencies))


def _line(change: LineChange, agencies: _Agencies) -> Iterator[str]:
    before, after = change.before, change.after
    codes = _codes(before.line.shown if before else "", after.line.shown if after else "")
    yield f"{codes}  {'; '.join(LINE_KINDS[kind] for kind in change.kinds)}"
    yield from _texts(before.text if before else "", after.text if after else "")
    if before and after and (turned := sentences.turned(before, after)):
        yield f"    {turned}"
    yield from _acting(change, agencies)
    yield from _figures(change)
    for activity in change.changed:
        yield f"    {sentences.of_activity(activity)}"
        was, now = (each.text if each else "" for each in (activity.before, activity.after))
        yield from (f"  {text}" for text in _texts(was, now))
        yield from _figures(activity)


def _acting(change: LineChange, agencies: _Agencies) -> Iterator[str]:
    """Who acts now and who does no more, and who of them took over from whom."""
    for label, ids in (("Ahora actúa", change.came), ("Ya no actúa", change.went)):
        if ids:
            names = BETWEEN.join(bodies.called(each, agencies) for each in ids)
            yield f"    {label}{'n' if len(ids) > 1 else ''}: {names}"
    for each in bodies.successions(change):
        yield f"    Es sucesión: {bodies.told(each, agencies)}."


def _codes(before: str, after: str) -> str:
    return f"{after} (antes {before})" if before and after and before != after else after or before


def _figures(change: LineChange | ActivityChange) -> Iterator[str]:
    for each in change.columns:
        yield f"    {told.figure(each)}"


def _texts(before: str, after: str) -> Iterator[str]:
    """A text once; where its words differ, what went in brackets and what came in braces."""
    if not (before and after) or same(before, after):
        yield f"    {after or before}"
        return
    marks = {"same": "{}", "del": "[-{}-]", "ins": "{{+{}+}}"}
    found = pieces(before, after)
    yield "    " + "".join(
        marks[p.op].format(p.text.rstrip()) + p.text[len(p.text.rstrip()) :] for p in found
    )


def _csv(found: Comparison, agencies: _Agencies) -> None:
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(told.COLUMNS.values())
    for row in told.rows(found, agencies):
        writer.writerow(guard(signs(c)) if isinstance(c, str) else c for c in row)


def _json(found: Comparison, agencies: _Agencies) -> None:
    click.echo(json_text(told.comparison(found, agencies)))


FORMS: Mapping[str, Callable[[Comparison, _Agencies], None]] = {
    "table": _in_words,
    "csv": _csv,
    "json": _json,
}
