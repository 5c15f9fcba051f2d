"""A process that builds on command, each time in a child of its own that may be killed.

    python -m tests.support.building HOME

reads a number from each line of its input, forks a child that builds, writes the child's
process id, waits for it and writes how it ended. A number above 0 makes the child kill itself
before the file operation of that number; 0 lets it run; -1 makes it count its operations.
"""

import os
import signal
import sys
from pathlib import Path

from search.store.builds import publish
from tests.support.corpus import contents, record

TEXTS = ("Trata de personas", "Repatriación de niñas y niños", "Salud mental en la frontera sur")
OPERATIONS = {"open", "os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.link", "shutil.rmtree"}


def build(home: Path, last: int) -> int:
    """Build once; returns how many file operations that took."""
    done = 0

    def watch(event: str, _: object) -> None:
        nonlocal done
        if event in OPERATIONS:
            done += 1
            if done == last:
                os.kill(os.getpid(), signal.SIGKILL)

    records = [
        record(f"p/2018/1.{n // 9 + 1}.{n % 9 + 1}", text) for n, text in enumerate(TEXTS * 9)
    ]
    sys.addaudithook(watch)
    publish(home, contents(*records))
    return done


def main(home: Path) -> None:
    for line in sys.stdin:
        child = os.fork()
        if not child:
            done = build(home, int(line))
            if int(line) < 0:
                (home / "operations").write_text(str(done))
            os._exit(0)
        print(child, flush=True)  # noqa: T201  what this process is for
        print(os.waitpid(child, 0)[1], flush=True)  # noqa: T201


if __name__ == "__main__":
    main(Path(sys.argv[1]))
