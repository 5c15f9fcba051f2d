"""`buscador-index`: check report files, build the index, say what it holds."""

import os
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import NoReturn

import click

from index import listing, pipeline
from index.commands import diff, examples, history, named_files
from index.commands.named_files import describing
from index.commands.standard_input import TYPED
from index.commands.verify import verify
from index.drafts.draft_text import listing_of, sidecar_text
from index.drafts.drafting import Draft, draft_of
from index.files.sidecar import Metadata
from index.files.source import Source
from index.progress import tracking
from index.survey import FileSurvey
from search import settings
from search.errors import BuscadorError, FixSettings, FixSource, why
from search.model import Finding
from search.printable import json_text
from search.settings import KEEP, Settings
from search.store import builds
from search.store.choice import store
from search.store.protocol import Build
from search.terminal import Group, argument, form_option, note, option, quiet, reported, say

SHOWN = 20  # errors that a refused build lists
USAGE, FAILED = 2, 1  # exit codes
MAY_SKIP = "Corríjalos, o repita la orden con --skip-bad-rows para dejar fuera lo que los tiene."
NOTHING_LEFT = "No hay nada que indexar sin lo que tiene errores."
NO_HEADER = "No se halló ningún encabezado: una fila con el título de cada columna."
# Errors that a sidecar mends.
MENDED_BESIDE = frozenset("not-a-table missing-column missing-metadata unread-prose".split())


@click.group(
    cls=Group,
    context_settings={"help_option_names": ["-h", "--help"]},
    exits={
        0: "Todo fue bien.",
        FAILED: "Hay errores en los archivos, o no hay índice.",
        USAGE: "La orden no se puede cumplir.",
    },
    examples=examples.OVERALL,
)
def main() -> None:
    """Lee informes de programas y construye el índice en que se busca."""


main.add_command(diff.diff)
main.add_command(history.list_builds)
main.add_command(history.rollback)
main.add_command(verify)


@main.command(examples=examples.CHECK)
@argument("files", metavar="ARCHIVO…", nargs=-1, required=True, type=click.Path(path_type=Path))
@form_option(*listing.FORMATS)
@describing
def check(files: tuple[Path, ...], form: str, title: str, branch: str, year: int | None) -> None:
    """Revisa archivos y muestra los hallazgos; no toca el índice.

    ARCHIVO puede ser «-», la entrada estándar: texto, CSV o un libro, que se conoce por su
    contenido.

    De una tabla que no se puede leer muestra también los encabezados y un archivo .toml que
    completar.
    """
    sources = _look(files, Metadata(title=title, branch=branch, year=year))
    with reported(FAILED), tracking() as track:
        found = pipeline.records(sources, track)
        records = sum(1 for _ in found)
    findings = list(found.findings())
    listing.FORMATS[form](findings, sys.stdout)
    for file in filter(_asks_for_sidecar, () if quiet() else found.survey.files):
        with reported(FAILED):
            _show(draft_of(file.source), file.source, err=form != "table")
    note(f"{listing.summary(findings)}; {records} registros.")
    sys.exit(FAILED if _errors(findings) else 0)


@main.command(examples=examples.SIDECAR)
@argument("file", metavar="ARCHIVO", type=click.Path(path_type=Path))
@option("--stdout", "printed", is_flag=True, help="Lo muestra y no lo escribe.")
def sidecar(file: Path, printed: bool) -> None:
    """Escribe junto a un archivo el .toml que dice cómo leer su tabla, para completarlo.

    Nunca escribe sobre uno que ya existe.
    """
    if file == TYPED and not printed:
        raise click.UsageError("No hay dónde escribir el de la entrada estándar: use --stdout.")
    (looked,) = _look([file], Metadata())
    with reported(FAILED):
        text = sidecar_text(_drafted(looked))
    if printed:
        say(*text.splitlines())
        return
    target = file.with_suffix(".toml")
    try:
        with target.open("x", encoding="utf-8") as out:
            out.write(text)
    except FileExistsError:
        there = f"Ya existe {target}, y no se escribe encima. Con --stdout solo se muestra."
        _stop(FixSource(there), FAILED)
    except OSError as error:
        _stop(FixSource(f"No se puede escribir {target}: {why(error)}."), FAILED)
    note(f"Se escribió {target}. Complételo y revise después con buscador-index check {file}.")


@main.command(examples=examples.BUILD)
@argument("files", metavar="[ARCHIVO…]", nargs=-1, type=click.Path(path_type=Path))
@option("--skip-bad-rows", is_flag=True, help="Deja fuera lo que tiene errores.")
@option(
    "--keep",
    type=click.IntRange(KEEP[0], KEEP[-1]),
    help="Cuántos índices se conservan, con el nuevo; BUSCADOR_KEEP o 2.",
)
@describing
def build(
    files: tuple[Path, ...],
    skip_bad_rows: bool,
    keep: int | None,
    title: str,
    branch: str,
    year: int | None,
) -> None:
    """Construye el índice y lo publica; sin archivos, con los que trae el programa.

    ARCHIVO puede ser «-», la entrada estándar. Si un archivo tiene errores no construye nada, y
    el índice anterior sigue en servicio.
    """
    options = _settings()
    sources = _look(files or pipeline.shipped(), Metadata(title=title, branch=branch, year=year))
    with reported(FAILED), tracking() as track:
        found = pipeline.records(sources, track)
        errors = _errors(found.findings())
        if errors and not (skip_bad_rows and found.survey.programmes):
            _refuse(errors, skip_bad_rows)
        built = builds.publish_in(store(options), pipeline.contents(found), keep or options.keep)
    if errors:
        _list(f"Se dejó fuera lo siguiente ({len(errors)}):", errors)
    if quiet():
        return
    findings = list(found.findings())
    note(listing.summary(findings))
    say(*_described(built))
    if findings:
        note(f"Los hallazgos se leen en {options.site}/findings, con buscador-serve.")


@main.command(examples=examples.INFO)
@form_option("table", "json")
def info(form: str) -> None:
    """Dice qué contiene el índice en servicio."""
    options = _settings()
    with reported(FAILED):
        built = store(options).current()
        findings = built.tables.findings
    if form == "json":
        click.echo(json_text(_fields(built, findings)))
    else:
        say(*_described(built), f"Hallazgos: {listing.summary(findings)}.")


def _described(built: Build) -> list[str]:
    """A build in words, a line for each of its programmes."""
    activities = built.records - built.lines
    lines = [
        f"Índice {built.name}, creado el {built.created}, motor {built.engine}:",
        f"{built.records} registros: {built.lines} líneas de acción, {activities} actividades.",
    ]
    for programme in built.programmes:
        lines += (
            f"  {programme.report}  {programme.title} ({programme.branch}, {programme.year})",
            f"    {programme.document}  sha256 {programme.sha256}",
        )
    return lines


def _fields(built: Build, findings: Sequence[Finding]) -> dict[str, object]:
    return {
        "build": built.name,
        "folder": built.place,
        "engine": built.engine,
        "created": built.created,
        "records": built.records,
        "lines": built.lines,
        "activities": built.records - built.lines,
        "programmes": [asdict(programme) for programme in built.programmes],
        "findings": dict(Counter(finding.severity for finding in findings)),
    }


def _asks_for_sidecar(file: FileSurvey) -> bool:
    """Whether a sidecar, or another one, could tell how to read a file."""
    errors = [each for each in file.problems if each.error]
    if flaws := [each.column for each in errors if each.rule == "bad-sidecar"]:
        return any(place.split(".")[0] == "table" for place in flaws)
    unread = bool(errors) and not file.reports
    return unread or any(each.rule in MENDED_BESIDE for each in errors)


def _show(draft: Draft, of: Source, *, err: bool) -> None:
    """The headers of a file and a sidecar for it, if there are any."""
    if draft.columns:
        target = of.path.with_suffix(".toml")
        asked = f"Complete esto y guárdelo como {target.name}"
        if of.name:
            asked = "Guarde la tabla en un archivo, y junto a él esto, con el mismo nombre y .toml"
        elif not os.path.lexists(target):
            asked += f", o pídalo con buscador-index sidecar {of.path.name}"
        say(f"Encabezados de {draft.document}:", *listing_of(draft), f"{asked}:", "", err=err)
        say(*sidecar_text(draft).splitlines(), "", err=err)


def _drafted(looked: Source) -> Draft:
    """The draft for a file; the command ends where there is no header in it."""
    draft = draft_of(looked)
    if not draft.columns:
        with tracking() as track:
            found = pipeline.records([looked], track)
        _list(f"{looked.document}: {NO_HEADER}", _errors(found.findings())[:SHOWN])
        sys.exit(FAILED)
    return draft


def _look(files: Sequence[Path], given: Metadata) -> list[Source]:
    try:
        return named_files.sources_of(files, given)
    except FixSource as error:
        _stop(error, USAGE)


def _settings() -> Settings:
    try:
        return settings.from_environment(os.environ)
    except FixSettings as error:
        _stop(error, USAGE)


def _errors(findings: Iterable[Finding]) -> list[Finding]:
    return [finding for finding in findings if finding.severity == "error"]


def _refuse(errors: Sequence[Finding], skipping: bool) -> NoReturn:
    """End the command because of errors, saying how many and where."""
    files = len({error.document for error in errors})
    counts = f"{_count(len(errors), 'error', 'errores')} en {_count(files, 'archivo', 'archivos')}"
    _list(f"No se construyó el índice, que sigue como estaba: {counts}.", errors[:SHOWN])
    if len(errors) > SHOWN:
        _say(f"… y {len(errors) - SHOWN} más: véalos con buscador-index check.")
    _say(NOTHING_LEFT if skipping else MAY_SKIP)
    sys.exit(FAILED)


def _count(number: int, singular: str, plural: str) -> str:
    return f"{number} {singular if number == 1 else plural}"


def _list(heading: str, findings: Iterable[Finding]) -> None:
    _say(heading, *(f"  {listing.sentence(finding)}" for finding in findings))


def _say(*lines: str) -> None:
    say(*lines, err=True)


def _stop(error: BuscadorError, code: int) -> NoReturn:
    _say(str(error))
    sys.exit(code)
