"""Metrics of a server of several processes: counted together, and shown on an address apart."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from socket import gaierror
from tempfile import TemporaryDirectory

from search.errors import FixSettings, why
from search.settings import Settings
from web.observing.gathering import SHARED, Gathered


@contextmanager
def sharing(settings: Settings) -> Iterator[None]:
    """While it lasts, all processes that are begun count together, where the settings say so.

    Raises FixSettings where nothing can be counted, or the address apart is taken.
    """
    if not settings.metrics:
        yield
        return
    try:
        folder = TemporaryDirectory(prefix="buscador-metrics-")
    except OSError as error:
        raise FixSettings(
            f"BUSCADOR_METRICS: no hay dónde contar, porque en la carpeta temporal {why(error)}. "
            "Indique otra en TMPDIR."
        ) from error
    with folder as name, _apart(settings, name):
        yield


@contextmanager
def _apart(settings: Settings, folder: str) -> Iterator[None]:
    # Set before the library is read, here and in the processes to come.
    before = os.environ.setdefault(SHARED, folder)
    try:
        with _listening(settings.metrics_host, settings.metrics_port):
            yield
    finally:
        if before == folder:
            del os.environ[SHARED]


@contextmanager
def _listening(host: str, port: int) -> Iterator[None]:
    if not host:
        yield
        return
    from prometheus_client import CollectorRegistry, start_http_server

    registry = CollectorRegistry()
    registry.register(Gathered())
    try:
        server, thread = start_http_server(port, host, registry)
    except OSError as error:
        reason = "no se encuentra" if isinstance(error, gaierror) else why(error)
        raise FixSettings(
            f"BUSCADOR_METRICS: no se puede escuchar en el puerto {port} de «{host}»: {reason}. "
            "Indique otra dirección."
        ) from error
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
