"""Commands that write to a terminal, and what stands there when they have ended."""

import os
import pty
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from tests.support.serving import PATIENCE


def on_a_terminal(
    order: Sequence[str | Path],
    environment: Mapping[str, str] | None = None,
    *,
    stdout: int | None = None,
) -> tuple[int, str]:
    """The status of a command, and all that it wrote to its terminal.

    It is read while the command runs: one that nobody reads holds up who writes to it. `stdout`
    is where else the standard output goes, as `subprocess` takes it.
    """
    ours, its = pty.openpty()
    try:
        running = subprocess.Popen(
            order, env=environment, stdin=its, stdout=its if stdout is None else stdout, stderr=its
        )
    finally:
        os.close(its)
    try:
        written = b"".join(_read(ours))
    finally:
        os.close(ours)
    return running.wait(PATIENCE), written.decode()


def _read(descriptor: int) -> Iterator[bytes]:
    try:
        while part := os.read(descriptor, 1 << 16):
            yield part
    except OSError:  # Linux says so that all is closed on the other side
        pass
