"""`buscador-serve`: the site behind a production server."""

import os
import sys
from socket import socket
from typing import NoReturn

import click

from search.errors import BuscadorError, FixAddress, FixSettings
from search.settings import ACCESS_LOGS, LOG_LEVELS, MOST_WORKERS, Settings, from_environment
from search.terminal import Command, note, option, say
from web.observing.sharing import sharing
from web.serving import logs, sockets
from web.serving.orders import Orders
from web.serving.supervisor import Supervisor, signals

USAGE, FAILED = 2, 1  # exit codes
CACHE_MB = 32
GRACE = 2
WAITS = "Mientras tanto el sitio responde 503; en cuanto haya un índice, lo toma."


EXAMPLES = (
    ("buscador-serve", "Para esta máquina, en http://127.0.0.1:8000"),
    ("buscador-serve --host 0.0.0.0 --port 9000", "Para otras máquinas, en otro puerto"),
)


@click.command(
    cls=Command, context_settings={"help_option_names": ["-h", "--help"]}, examples=EXAMPLES
)
@option("--host", help="Dirección en que escucha; BUSCADOR_HOST o 127.0.0.1.")
@option("--port", type=click.IntRange(0, 65535), help="Puerto; BUSCADOR_PORT u 8000.")
@option(
    "--workers",
    type=click.IntRange(1, MOST_WORKERS),
    help="Procesos que atienden; BUSCADOR_WORKERS o 1.",
)
@option(
    "--cache-mb",
    type=click.IntRange(0, 4096),
    default=CACHE_MB,
    show_default=True,
    help="Memoria de cada proceso para respuestas ya hechas; con 0 cada una se hace de nuevo.",
)
@option(
    "--grace",
    type=click.IntRange(1, 600),
    default=GRACE,
    show_default=True,
    help="Segundos que tiene para terminar, con lo que está en curso, cuando se le ordena.",
)
@option(
    "--access-log",
    type=click.Choice(ACCESS_LOGS),
    is_flag=False,
    flag_value=ACCESS_LOGS[0],
    help="Escribe una línea por solicitud en la salida estándar; sin más, en forma combined.",
)
@option(
    "--log-level",
    type=click.Choice(LOG_LEVELS),
    help="Desde qué nivel escribe en la salida de errores; BUSCADOR_LOG_LEVEL o warning.",
)
def main(
    host: str | None,
    port: int | None,
    workers: int | None,
    cache_mb: int,
    grace: int,
    access_log: str | None,
    log_level: str | None,
) -> None:
    """Sirve las páginas y la API del índice vigente.

    Termina con SIGTERM o Ctrl-C, después de las respuestas en curso. Si no hay índice, lo dice y
    espera a que lo haya.
    """
    settings = _settings()
    level = log_level or settings.log_level
    logs.configure(level)
    with signals() as ordered:
        listening = _listening(host or settings.host, settings.port if port is None else port)
        orders = Orders(
            sockets=tuple(each.fileno() for each in listening),
            cache=cache_mb * 2**20,
            grace=grace,
            log_level=level,
            access_log=access_log or settings.access_log,
        )

        def started(trouble: str) -> None:
            note(f"Escuchando en {sockets.url(host or settings.host, listening)}")
            if trouble:
                say(f"{trouble} {WAITS}", err=True)

        supervisor = Supervisor(listening, orders, workers or settings.workers, started)
        try:
            with sharing(settings):
                code = supervisor.run(ordered)
        except FixSettings as error:
            _stop(error, USAGE)
    sys.exit(code)


def _listening(host: str, port: int) -> list[socket]:
    try:
        return sockets.opened(host, port)
    except FixAddress as error:
        _stop(error, FAILED)


def _settings() -> Settings:
    try:
        return from_environment(os.environ)
    except BuscadorError as error:
        _stop(error, USAGE)


def _stop(error: BuscadorError, code: int) -> NoReturn:
    say(str(error), err=True)
    sys.exit(code)
