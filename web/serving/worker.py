"""A process that answers: python -m web.serving.worker ORDERS, started by `supervisor`.

Its standard input is held open by the process that started it, and says so when that one is gone.
"""

import os
import signal
import sys
from contextlib import suppress
from threading import Thread
from time import sleep

from search.errors import BuscadorError
from search.settings import from_environment
from search.store.choice import store
from search.store.live import Live
from search.terminal import say
from web.application import create_app
from web.http import garbage, stalled
from web.request import checked
from web.serving import logs
from web.serving.listening import Listening
from web.serving.orders import Orders

USAGE = 2  # exit code: a setting is wrong


def main() -> None:
    """Answer until told to end, or until nobody is there to tell it."""
    orders = Orders.read(sys.argv[1])
    logs.configure(orders.log_level, orders.access_log)
    try:
        settings = checked(from_environment(os.environ))
        live = Live(store(settings), garbage.settle_soon)
    except BuscadorError as error:
        say(str(error), err=True)
        sys.exit(USAGE)
    trouble = _opened(live)
    listening = Listening(create_app(settings, live, orders.cache), list(orders.sockets))

    def end(*_: object) -> None:
        Thread(target=_give_up, args=(orders.grace,), daemon=True).start()
        listening.stop()

    signal.signal(signal.SIGTERM, end)
    Thread(target=_end_alone, daemon=True).start()
    stalled.start()
    with suppress(BrokenPipeError):  # whoever watches is gone meanwhile: see `_end_alone`
        os.write(orders.told, f"{trouble}\n".encode())
    listening.wait()
    _leave()


def _opened(live: Live) -> str:
    """Open the build now, lest the first reader wait; what keeps it from being opened, or ""."""
    try:
        live.searcher()
    except BuscadorError as error:
        return str(error).replace("\n", " ")
    return ""


def _end_alone() -> None:
    """End in good order when the process that watches is gone, lest this one keep the port."""
    with suppress(OSError):
        while os.read(sys.stdin.fileno(), 1):
            pass
    os.kill(os.getpid(), signal.SIGTERM)


def _give_up(grace: float) -> None:
    """Leave the readers who have not taken everything by then: they see that it is not all."""
    sleep(grace)
    _leave()


def _leave() -> None:
    """End now; what threads do in the library is not to be waited for."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):
            stream.flush()
    os._exit(0)


if __name__ == "__main__":
    main()
