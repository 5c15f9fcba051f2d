"""The builds that are kept: which there are, and the way back to one."""

import os
import sys
from collections.abc import Iterator, Mapping

import click

from search import settings
from search.errors import BuscadorError
from search.printable import json_text
from search.store import history
from search.store.choice import store
from search.store.naming import begun
from search.store.protocol import Kept, State, Store
from search.terminal import Command, argument, form_option, note, reported, say

MISUSED, UNDONE = 2, 1  # exit codes
STATE_WORDS: Mapping[State, str] = {
    "ready": "",
    "other-version": "de otra versión del programa",
    "damaged": "dañado",
    "unreadable": "no se puede leer",
    "unsafe": "no se usa: otra persona pudo escribir en él",
    "unfinished": "sin terminar",
}
LIVE = "en servicio"
LIST_HEADINGS = ("Índice", "Creado (UTC)", "Registros", "Programas", "Motor", "Tamaño", "Estado")
NONE = "No hay ningún índice. Ejecute `buscador-index build`."
WAITING = "Otra orden está escribiendo en el índice; se espera a que termine."


@click.command(
    "list", cls=Command, examples=(("buscador-index list", "Cuál está en servicio y cuáles no"),)
)
@form_option("table", "json")
def list_builds(form: str) -> None:
    """Muestra los índices que se conservan, del más nuevo al más viejo.

    De cada uno revisa todos los archivos. Sale con 1 si no hay ninguno.
    """
    with reported(UNDONE, MISUSED):
        kept_in = _store()
        live, found = kept_in.pointed(), history.listed(kept_in)
    if form == "json":
        click.echo(json_text([_object(each, live) for each in found]))
    elif found:
        say(*_aligned([LIST_HEADINGS, *(_cells(each, live) for each in found)]))
    else:
        say(NONE, err=True)
    sys.exit(0 if found else UNDONE)


@click.command(
    cls=Command,
    examples=(("buscador-index rollback", "De vuelta al que estaba en servicio antes"),),
)
@argument("name", metavar="[ÍNDICE]", default="")
def rollback(name: str) -> None:
    """Pone en servicio el índice anterior, o el que se nombra, si está completo.

    Los servidores en marcha cambian a él por sí solos. El que deja de estar en servicio se conserva
    hasta la siguiente construcción.
    """
    with reported(UNDONE, MISUSED):
        kept_in = _store()
        live = kept_in.pointed()
        try:
            built = history.put_back(kept_in, name, lambda: note(WAITING))
        except BuscadorError as error:
            still = f" Sigue en servicio {live}." if live else ""
            raise type(error)(f"{error}{still}") from error
    if built.name == live:
        say(f"{live} ya estaba en servicio; está completo.")
        return
    instead = f" en lugar de {live}" if live else ""
    say(f"Está en servicio {built.name}{instead}: {built.records} registros, de {built.created}.")


def _store() -> Store:
    return store(settings.from_environment(os.environ))


def _object(kept: Kept, live: str) -> dict[str, object]:
    facts = kept.facts
    return {
        "build": kept.name,
        "live": kept.name == live,
        "state": kept.state,
        "created": facts.get("created", begun(kept.name).isoformat()),
        "engine": facts.get("engine"),
        "records": facts.get("records"),
        "lines": facts.get("lines"),
        "programmes": facts.get("programmes"),
        "bytes": kept.size,
    }


def _cells(kept: Kept, live: str) -> tuple[str, ...]:
    facts = _object(kept, live)
    records, programmes = facts["records"], kept.facts.get("programmes")
    states = filter(None, (LIVE if facts["live"] else "", STATE_WORDS[kept.state]))
    return (
        kept.name,
        f"{facts['created']}".replace("T", " ").partition("+")[0],
        "" if records is None else f"{records:,}",
        "" if programmes is None else f"{len(programmes):,}",
        f"{facts['engine'] or ''}",
        f"{kept.size / 1e6:,.1f} MB",
        ", ".join(states),
    )


def _aligned(rows: list[tuple[str, ...]]) -> Iterator[str]:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        yield "  ".join(map(str.ljust, row, widths)).rstrip()
