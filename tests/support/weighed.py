"""What it takes to check a file: `python -m tests.support.weighed FILE` in a process of its own."""

import json
import re
import resource
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
HANGS = 300  # seconds


@dataclass(frozen=True)
class Weighed:
    """The errors of a file, how many lines it has, and what it took to know."""

    errors: list[str]
    lines: int
    memory: int  # MB at the most
    seconds: float  # of the processor


def weighed(path: Path) -> Weighed:
    """A file checked in another process."""
    command = [sys.executable, "-m", "tests.support.weighed", str(path)]
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, check=True, timeout=HANGS
    )
    return Weighed(**json.loads(done.stdout))


def main() -> None:
    """Check the file named and say what it took."""
    from tests.support import reports

    path = Path(sys.argv[1])
    found = reports.surveyed(path)
    told = {
        "errors": sorted({rule for rule, _, _ in reports.rules(found, "error")}),
        "lines": sum(len(report.labels) for report in found.files[0].reports.values()),
    }
    used = resource.getrusage(resource.RUSAGE_SELF)
    told |= {"memory": _most(used), "seconds": used.ru_utime + used.ru_stime}
    json.dump(told, sys.stdout)


def _most(used: resource.struct_rusage) -> int:
    """MB that this process held at the most."""
    status = Path("/proc/self/status")
    if not status.exists():
        return used.ru_maxrss >> 20
    # Linux counts into ru_maxrss what the parent held before it became this process.
    return int(re.findall(r"VmHWM:\s+(\d+) kB", status.read_text())[0]) >> 10


if __name__ == "__main__":
    main()
