"""Keeps so many processes answering on the same sockets: starts, replaces and ends them.

It does nothing else, so that it needs little memory and ends at once: no request and no index ever
reaches it.
"""

import logging
import os
import selectors
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from types import FrameType

from search.errors import why
from web.serving.orders import Orders

LOG = logging.getLogger(__name__)

# What a terminal sends to all that it started, by Ctrl-C and where it is closed: it is for this
# process alone, which tells the others to finish first.
THE_TERMINALS = (signal.SIGINT, signal.SIGHUP)
ENDING = (signal.SIGTERM, *THE_TERMINALS)
FAILED = 1  # exit code where none could ever answer
UNBEGUN = "No se pudo empezar un proceso que atienda: %s."
MARGIN = 0.5  # seconds between the end of all grace and the end
LONGEST_PAUSE = 30.0  # seconds before another try, where one after the other cannot answer
LONGEST_WORD = 4096  # bytes of what a process says when it is ready
# The C library of Linux gives threads parts of memory of their own, up to eight a processor, which
# stay half empty: after 70 builds 167 MB against 136. Where one thread runs at a time, one will do.
MEMORY = {"MALLOC_ARENA_MAX": "1"}


@dataclass(slots=True)
class Worker:
    """A process that answers, or is about to."""

    process: "subprocess.Popen[bytes]"
    told: int  # descriptor on which it says that it is ready; closed when it is gone
    ready: bool = False


@dataclass(slots=True)
class Supervisor:
    """The processes, and when the next one is due."""

    sockets: list[socket.socket]
    orders: Orders
    number: int
    started: Callable[[str], None]  # called once, with what keeps the first one from answering well
    running: list[Worker] = field(default_factory=list)
    due: list[float] = field(default_factory=list)
    pause: float = 0.0
    begun: bool = False
    waiting: selectors.BaseSelector = field(default_factory=selectors.DefaultSelector)

    def run(self, ordered: socket.socket) -> int:
        """Keep them until `ordered` can be read, which `signals` gives; the exit code."""
        with self.waiting:
            self.waiting.register(ordered, selectors.EVENT_READ)
            if not self._start():
                return FAILED
            while True:
                heard = [key.data for key, _ in self.waiting.select(self._until_due())]
                if None in heard:  # first: who manages services tells the others as well
                    return self._end()
                for worker in heard:
                    code = self._hear(worker)
                    if code is not None:
                        return code
                self._start_due()

    def _start(self) -> bool:
        """Begin one more; whether the system lets it."""
        try:
            told, tell = os.pipe()
        except OSError as error:
            LOG.error(UNBEGUN, why(error))
            return False
        orders = replace(self.orders, told=tell)
        try:
            with without(*THE_TERMINALS):
                process = subprocess.Popen(  # noqa: S603  our own module
                    [sys.executable, "-P", "-m", "web.serving.worker", orders.text()],
                    stdin=subprocess.PIPE,
                    pass_fds=(tell, *orders.sockets),
                    env={**MEMORY, **os.environ},
                )
        except OSError as error:
            os.close(told)
            LOG.error(UNBEGUN, why(error))
            return False
        finally:
            os.close(tell)
        worker = Worker(process, told)
        self.running.append(worker)
        self.waiting.register(told, selectors.EVENT_READ, worker)
        return True

    def _hear(self, worker: Worker) -> int | None:
        """What a process says, or that it is gone; the exit code where there is no use in more."""
        if said := os.read(worker.told, LONGEST_WORD):
            worker.ready, self.pause = True, 0.0
            LOG.info("Atiende el proceso %s.", worker.process.pid)
            if not self.begun:
                self.begun = True
                self.started(said.decode(errors="replace").strip())
                self.due += [time.monotonic()] * (self.number - 1)
            return None
        code = self._bury(worker)
        if not self.begun:
            if code > 0:
                return code  # it has said itself what is wrong
            LOG.error("El sitio no empezó: el proceso que iba a atender terminó (%s).", _how(code))
            return FAILED
        LOG.warning("Terminó el proceso %s (%s); otro lo releva.", worker.process.pid, _how(code))
        self.due.append(time.monotonic() + self.pause)
        if not worker.ready:
            self.pause = min(max(1.0, 2 * self.pause), LONGEST_PAUSE)
        return None

    def _bury(self, worker: Worker) -> int:
        self.waiting.unregister(worker.told)
        os.close(worker.told)
        self.running.remove(worker)
        if worker.process.stdin:
            worker.process.stdin.close()
        return worker.process.wait()

    def _until_due(self) -> float | None:
        return max(0.0, min(self.due) - time.monotonic()) if self.due else None

    def _start_due(self) -> None:
        now = time.monotonic()
        for moment in [each for each in self.due if each <= now]:
            self.due.remove(moment)
            if not self._start():
                self.due.append(now + LONGEST_PAUSE)

    def _end(self) -> int:
        """Let no new connection in, let what is being answered be finished, and end."""
        LOG.info("Termina con lo que está en curso.")
        until = time.monotonic() + max(0.0, self.orders.grace - MARGIN)
        for listening in self.sockets:
            listening.close()
        for worker in self.running:
            worker.process.terminate()
        for worker in list(self.running):
            with suppress(subprocess.TimeoutExpired):
                worker.process.wait(max(0.0, until - time.monotonic()))
            worker.process.kill()
            self._bury(worker)
        return 0


def _how(code: int) -> str:
    return f"señal {-code}" if code < 0 else f"código {code}"


@contextmanager
def signals() -> Iterator[socket.socket]:
    """A socket that can be read as soon as this process was told to end."""

    def note(_number: int, _frame: FrameType | None) -> None:
        """The socket has told it."""

    reading, writing = socket.socketpair()
    with reading, writing:
        writing.setblocking(False)
        heard = [each for each in ENDING if signal.getsignal(each) is not signal.SIG_IGN]
        # In this order: what is caught without being written would be an order that nobody hears.
        waker = signal.set_wakeup_fd(writing.fileno())
        before = {each: signal.signal(each, note) for each in heard}
        try:
            yield reading
        finally:
            for each, handler in before.items():
                signal.signal(each, handler)
            signal.set_wakeup_fd(waker)


@contextmanager
def without(*numbers: signal.Signals) -> Iterator[None]:
    """Keep signals for later, and from whoever is started meanwhile for good."""
    signal.pthread_sigmask(signal.SIG_BLOCK, numbers)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, numbers)
