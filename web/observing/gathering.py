"""All that was counted, by this process or by all that count together, as it is when asked for.

Whoever watches the processes that serve gathers too: this module needs nothing of the site.
"""

import os
import re
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from prometheus_client import Metric
    from prometheus_client.registry import Collector

SHARED = "PROMETHEUS_MULTIPROC_DIR"  # the library's: where processes count together
BEGUN = "buscador_build_timestamp_seconds"
OF_PROCESS = re.compile(r"_([0-9]{1,10})\.db")
STATM = "statm"


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
