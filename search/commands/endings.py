"""How a command ends that is interrupted, or whose words reach nobody."""

import errno
import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

from click.exceptions import Exit

from search.errors import why

# Exit codes: as a shell counts what a signal ended.
INTERRUPTED = 128 + signal.SIGINT
UNREAD = 128 + signal.SIGPIPE
UNWRITTEN = 2


# What the system says where a disk, or what stands for one, takes no more.
FULL = frozenset((errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO))


@contextmanager
def ending(tell: Callable[[str], None]) -> Iterator[None]:
    """What is said meanwhile reaches its reader, or the command ends in one line or none.

    That line is told. Raises click's Exit where it was interrupted, nobody reads on, or there is
    no room to write.
    """
    try:
        try:
            yield
        finally:
            _flush()
    except KeyboardInterrupt as error:
        tell("Interrumpido.")
        raise Exit(INTERRUPTED) from error
    except BrokenPipeError as error:
        _give_up()
        raise Exit(UNREAD) from error
    except OSError as error:
        if error.errno not in FULL:
            raise
        _give_up()
        tell(f"No se pudo escribir: {why(error)}.")
        raise Exit(UNWRITTEN) from error


def _flush() -> None:
    """Write what is still held back."""
    for stream in _streams():
        stream.flush()


def _give_up() -> None:
    """Let a standard stream that takes nothing lead nowhere, lest Python complain at its end."""
    for stream in _streams():
        try:
            stream.flush()
        except OSError:
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, stream.fileno())
            os.close(nowhere)


def _streams() -> list[TextIO]:
    """Standard output and error, if they are open."""
    return [each for each in (sys.stdout, sys.stderr) if each is not None and not each.closed]
