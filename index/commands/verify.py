"""Whether files are those of the live build, and say what it says: a citation checked."""

import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from index import pipeline
from index.commands import examples
from index.commands.checking import Checked, checked
from index.commands.named_files import describing, sources_of
from index.files.sidecar import Metadata
from index.listing import sentence
from index.progress import tracking
from index.records import Records
from search import settings
from search.model import Finding
from search.printable import json_text
from search.searcher import Searcher
from search.store.builds import open_in
from search.store.choice import store
from search.terminal import Command, argument, form_option, reported, say

DIFFERENT, UNDONE = 1, 2  # exit codes
MOST_SHOWN = 20  # of each list in the terminal; JSON has them all
OTHER_WAYS = (
    "El índice tiene además otros archivos. De ellos puede venir quién actúa, si definen una "
    "sigla: nombre todos para comparar también eso."
)


@click.command(
    cls=Command,
    examples=examples.VERIFY,
    exits={
        0: "Todo es igual.",
        DIFFERENT: "Algo difiere.",
        UNDONE: "No se pudo comparar; dice por qué.",
    },
)
@argument("files", metavar="[ARCHIVO…]", nargs=-1, type=click.Path(path_type=Path))
@form_option("table", "json")
@describing
def verify(files: tuple[Path, ...], form: str, title: str, branch: str, year: int | None) -> None:
    """Comprueba que el índice en servicio dice lo que dicen los archivos.

    Compara la suma de cada archivo con la del índice, y cada texto que se lee de él con el del
    índice: cuáles hay, qué dicen, quién actúa. Sin archivos, con los que trae el programa. No
    cambia nada. Sale con 0 si todo es igual, con 1 si algo difiere, con 2 si no se pudo comparar.
    """
    with reported(UNDONE):
        kept_in = store(settings.from_environment(os.environ))
        named = files or pipeline.shipped()
        sources = sources_of(named, Metadata(title=title, branch=branch, year=year))
        build = open_in(kept_in, kept_in.current())
        with tracking() as track:
            found = pipeline.records(sources, track)
            reports = checked(found, build)
    unread = _unread(found)
    if form == "json":
        click.echo(json_text(_verified(build, reports, unread)))
    else:
        say(*_lines(build, reports))
        say(*(f"No se pudo leer: {sentence(each)}" for each in unread[:MOST_SHOWN]), err=True)
    if unread or not reports:
        sys.exit(UNDONE)
    sys.exit(0 if all(each.equal for each in reports) else DIFFERENT)


def _unread(found: Records) -> list[Finding]:
    """What keeps whole files from being compared."""
    return [
        each
        for file in found.survey.files
        if not (file.usable and file.reports)
        for each in file.findings()
        if each.severity == "error"
    ]


def _verified(
    build: Searcher, reports: Sequence[Checked], unread: Sequence[Finding]
) -> dict[str, object]:
    return {
        "build": build.build,
        "equal": bool(reports) and not unread and all(each.equal for each in reports),
        "reports": [
            {
                "report": each.report,
                "document": each.document,
                "equal": each.equal,
                "sha256": {"file": each.sha256, "build": each.kept},
                "records": {"file": each.read, "build": each.held},
                "missing": each.missing,
                "extra": each.extra,
                "different": [{"id": id_, "what": parts} for id_, parts in each.different.items()],
            }
            for each in reports
        ],
        "unread": [each.plain() for each in unread],
    }


def _lines(build: Searcher, reports: Sequence[Checked]) -> Iterator[str]:
    yield f"Índice {build.build}, en servicio:"
    for each in reports:
        yield f"  {each.report}, {each.document}: {'igual' if each.equal else 'DIFIERE'}"
        yield from (f"    {line}" for line in _spoken(each))
    if any(each.different for each in reports) and build.programmes.keys() - {
        each.report for each in reports
    }:
        yield OTHER_WAYS


def _spoken(each: Checked) -> Iterator[str]:
    if each.kept is None:
        yield "El índice no tiene este informe."
        return
    if each.kept == each.sha256:
        yield f"Suma SHA-256: {each.sha256}, la misma."
    else:
        yield f"Suma SHA-256: la del archivo es {each.sha256}; la del índice, {each.kept}."
    if each.equal:
        yield f"Textos: {each.read}, todos iguales."
        return
    yield f"Textos: {each.read} en el archivo, {each.held} en el índice."
    yield from _itemized("Solo en el archivo", each.missing)
    yield from _itemized("Solo en el índice", each.extra)
    differing = [f"{id_}: {', '.join(parts)}" for id_, parts in each.different.items()]
    yield from _itemized("Dicen otra cosa", differing)


def _itemized(heading: str, lines: Sequence[str]) -> Iterator[str]:
    if lines:
        yield f"{heading} ({len(lines)}):"
        yield from (f"  {line}" for line in lines[:MOST_SHOWN])
        if len(lines) > MOST_SHOWN:
            yield f"  … y {len(lines) - MOST_SHOWN} más: véalos con --format json."
