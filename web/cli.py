"""`buscador-serve`: the site behind a production server."""

import os
import signal
import sys
from contextlib import suppress
from dataclasses import replace
from functools import partial
from threading import Thread
from time import sleep

import click
from flask import Flask
from granian.constants import HTTPModes, Interfaces
from granian.http import HTTP1Settings
from granian.log import LogLevels
from granian.server.mp import MPServer

from search.errors import BuscadorError
from search.settings import Settings, from_environment
from search.store.choice import store
from search.store.live import Live
from search.terminal import Command, option, say
from web import create_app, logs
from web.http import garbage, stalled
from web.http.caching import CACHE_BYTES
from web.request import checked

THREADS = 32  # a reader who stalls holds one; Python runs one at a time whatever their number
HEADER_BYTES = 2**15  # bytes of a request line with its headers
HEADER_SECONDS = 10
GRACE = 30  # seconds for the answers under way when the server is told to end
WATCH = 1.0


@click.command(cls=Command, context_settings={"help_option_names": ["-h", "--help"]})
@option("--host", help="Dirección en que escucha; BUSCADOR_HOST o 127.0.0.1.")
@option("--port", type=click.IntRange(0, 65535), help="Puerto; BUSCADOR_PORT u 8000.")
@option(
    "--cache-mb",
    type=click.IntRange(0, 4096),
    default=CACHE_BYTES // 2**20,
    show_default=True,
    help="Memoria para respuestas ya hechas; con 0 cada una se hace de nuevo.",
)
@option("--access-log", is_flag=True, help="Escribe una línea por solicitud.")
def main(host: str | None, port: int | None, cache_mb: int, *, access_log: bool) -> None:
    """Sirve las páginas y la API del índice vigente.

    Un proceso; termina con SIGTERM o Ctrl-C, después de las respuestas en curso.
    """
    try:
        settings = checked(from_environment(os.environ))
    except BuscadorError as error:
        say(str(error), err=True)
        sys.exit(2)
    port = settings.port if port is None else port
    settings = replace(settings, host=host or settings.host, port=port)
    say(f"Escuchando en http://{settings.host}:{settings.port}", err=True)
    application = partial(load, os.getpid(), settings, cache_mb * 2**20)
    server(settings, access_log=access_log).serve(target_loader=application, wrap_loader=False)


def server(settings: Settings, *, access_log: bool) -> MPServer:
    """The server: HTTP/1.1, limits on what a client may send, errors only in the log."""
    return MPServer(
        "web:create_app",
        address=settings.host,
        port=settings.port,
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=THREADS,
        http=HTTPModes.http1,
        websockets=False,
        http1_settings=HTTP1Settings(
            header_read_timeout=HEADER_SECONDS * 1000, max_buffer_size=HEADER_BYTES
        ),
        workers_kill_timeout=GRACE,
        log_level=LogLevels.info if access_log else LogLevels.error,
        log_access=access_log,
        log_dictconfig=logs.CONFIG,
    )


def load(parent: int, settings: Settings, cache: int) -> Flask:
    """The application, made in the process that serves it."""
    Thread(target=_end_with, args=(parent,), daemon=True).start()
    stalled.start()
    live = Live(store(settings), garbage.settle_soon)
    with suppress(BuscadorError):  # opened now, lest the first reader wait; or told to him
        live.searcher()
    return create_app(settings, live, cache)


def _end_with(parent: int) -> None:
    """End this process when the one that watches it is gone, lest it keep the port for ever."""
    while os.getppid() == parent:
        sleep(WATCH)
    os.kill(os.getpid(), signal.SIGTERM)
