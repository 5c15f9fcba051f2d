"""/metrics: what was counted, as Prometheus reads it."""

import os
import re
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from flask import Blueprint, Response, abort, current_app, make_response, request

from web import urls
from web.observing.metrics import BEGUN
from web.request import site

if TYPE_CHECKING:
    from prometheus_client import Metric
    from prometheus_client.registry import Collector

SHARED = "PROMETHEUS_MULTIPROC_DIR"  # the library's: where processes count together
METRICS = "buscador-metrics"  # among the extensions of the application
OF_PROCESS = re.compile(r"_([0-9]{1,10})\.db")
STATM = "statm"

blueprint = Blueprint("metrics", __name__)


@blueprint.get(urls.METRICS)
def metrics() -> Response:
    """What was counted; 404 unless the setting shows it here."""
    counted = current_app.extensions.get(METRICS)
    if counted is None or site().settings.metrics_host:
        abort(404)
    from prometheus_client import CollectorRegistry
    from prometheus_client.exposition import choose_encoder

    registry = CollectorRegistry()
    registry.register(Gathered(counted.registry))
    encode, media = choose_encoder(request.headers.get("Accept", ""))
    return make_response(encode(registry), {"Content-Type": media, "Cache-Control": "no-store"})


class Gathered:
    """All that was counted, here or by all processes together, and what is known when asked."""

    def __init__(self, own: "Collector | None" = None) -> None:
        """`own`: what this process counted, where it counts alone."""
        self._own = own

    def collect(self) -> "Iterator[Metric]":
        """The metrics."""
        from prometheus_client.core import GaugeMetricFamily

        folder = os.environ.get(SHARED)
        pids = living(folder) if folder else [os.getpid()]
        for each in _together(folder) if folder or not self._own else self._own.collect():
            yield each
            if each.name == BEGUN and each.samples and each.samples[0].value:
                age = max(0.0, time.time() - each.samples[0].value)
                yield GaugeMetricFamily("buscador_build_age_seconds", "Age of the build.", age)
        memory = GaugeMetricFamily(
            "buscador_process_resident_bytes", "Memory of each process that serves.", labels=["pid"]
        )
        for pid in pids:
            with suppress(OSError):  # gone meanwhile, or no Linux
                memory.add_metric([str(pid)], _resident(pid))
        yield memory


def _together(folder: str | None) -> "Iterator[Metric]":
    from prometheus_client.multiprocess import MultiProcessCollector

    if folder:
        yield from MultiProcessCollector(None, folder).collect()


def living(folder: str) -> list[int]:
    """The processes that count into a folder; what a dead one holds no longer is taken out."""
    from prometheus_client.multiprocess import mark_process_dead

    named = (OF_PROCESS.search(each.name) for each in Path(folder).glob("*.db"))
    found = []
    for pid in sorted({int(each[1]) for each in named if each}):
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            mark_process_dead(pid, folder)
        except PermissionError:  # another's by now
            continue
        else:
            found.append(pid)
    return found


def _resident(pid: int) -> int:
    pages = Path(os.sep, "proc", str(pid), STATM).read_text("ascii").split()[1]
    return int(pages) * os.sysconf("SC_PAGE_SIZE")
