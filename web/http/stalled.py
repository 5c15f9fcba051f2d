"""Ends connections whose reader takes next to nothing: the server has no time limit on writing.

A reader that stalls would hold its whole answer in memory or, of a file, a thread, for as long as
it likes. What the kernel says of a connection tells it from one that is only slow. Linux only:
elsewhere nothing is ended, and a proxy in front has to see to it.
"""

import os
import socket
import struct
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Thread

SECONDS = 30  # in which a reader behind has to take something
LEAST = 4096 * SECONDS  # bytes; a modem of 1998 took as many
EVERY = 5.0
ACKED = 120  # where struct tcp_info of linux/tcp.h has tcpi_bytes_acked
SEND_QUEUE = 0x5411  # SIOCOUTQ: bytes that are written and not yet taken
SOCKETS = Path(os.sep, "proc", "self", "fd")


@dataclass(slots=True)
class Behind:
    """A connection with something to take, since when, and what it had taken by then."""

    since: float
    taken: int


class Watch:
    """Looks at all connections that this process has accepted, again and again."""

    def __init__(self) -> None:
        self._behind: dict[int, Behind] = {}  # by inode: numbers of files are used again

    def look(self, now: float) -> int:
        """End what has taken too little; returns how many. `now` in seconds, from anywhere."""
        ended, seen = 0, set()
        for inode, connection in accepted():
            with connection:
                if not queued(connection):
                    continue
                seen.add(inode)
                taken = acknowledged(connection)
                known = self._behind.setdefault(inode, Behind(now, taken))
                if now - known.since < SECONDS:
                    continue
                if taken - known.taken < LEAST:
                    with suppress(OSError):  # it has gone by itself
                        connection.shutdown(socket.SHUT_RDWR)
                    ended += 1
                self._behind[inode] = Behind(now, taken)
        self._behind = {inode: each for inode, each in self._behind.items() if inode in seen}
        return ended


def accepted() -> Iterator[tuple[int, socket.socket]]:
    """The connections to the ports on which this process listens, each to be closed."""
    ports, found = set(), []
    for entry in SOCKETS.iterdir():
        with suppress(OSError):  # closed meanwhile, or no socket
            own = os.dup(int(entry.name))
            try:
                each = socket.socket(fileno=own)
            except OSError:
                os.close(own)
                continue
            if each.family not in (socket.AF_INET, socket.AF_INET6):
                each.close()
            elif each.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN):
                ports.add(each.getsockname()[1])
                each.close()
            else:
                found.append(each)
    for each in found:
        with suppress(OSError):
            if each.getsockname()[1] in ports:
                yield os.fstat(each.fileno()).st_ino, each
                continue
        each.close()


def queued(connection: socket.socket) -> int:
    """Bytes that were written and that the reader has not taken."""
    import fcntl  # not on Windows

    with suppress(OSError):
        held = fcntl.ioctl(connection, SEND_QUEUE, bytes(4))
        return int.from_bytes(held, sys.byteorder)
    return 0


def acknowledged(connection: socket.socket) -> int:
    """Bytes that the reader has taken since the connection began."""
    told = connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_INFO, ACKED + 8)
    return int(struct.unpack_from("=Q", told, ACKED)[0])


def start() -> None:
    """Watch from now on, in a thread that ends with the process."""
    if sys.platform == "linux":
        Thread(target=_forever, daemon=True).start()


def _forever() -> None:
    watch = Watch()
    while True:
        time.sleep(EVERY)
        watch.look(time.monotonic())
