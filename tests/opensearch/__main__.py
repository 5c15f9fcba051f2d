"""The contract of search over a real cluster, then over one whose nodes are killed.

python -m tests.opensearch [1|3]
"""

import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.etree import ElementTree

from tests.opensearch.nodes import running, why_not

HERE = Path(__file__).parent
# Side by side, then one after the other: what kills nodes is not to be beside anything.
PARTS = (
    ("tests/search", "tests/opensearch", "-m", "opensearch", "-n", "2", "--dist", "worksteal"),
    (str(HERE / "failures.py"), "-m", "opensearch", "-n", "0"),
)


def main(number: int) -> int:
    """Run the tests; returns the exit code of the first part that failed."""
    if said := why_not():
        _say(f"OpenSearch: no test ran. {said}.")
        return 1
    with running(number) as nodes, TemporaryDirectory() as folder:
        environment = {**os.environ, "OPENSEARCH_TEST_URL": ",".join(nodes.urls)}
        ran = 0
        for place, part in enumerate(PARTS[: 2 if number == 3 else 1]):
            report = Path(folder) / f"{place}.xml"
            command = [
                sys.executable,
                "-m",
                "pytest",
                "-q",
                "--durations=8",
                f"--junitxml={report}",
                *part,
            ]
            ended = subprocess.run(command, env=environment, check=False).returncode
            if report.exists():
                ran += tests(report)
            if ended:
                _say(f"OpenSearch: {ran} tests ran on {number} nodes; not all passed.")
                return ended
    _say(f"OpenSearch: {ran} tests ran on {number} nodes.")
    return 0


def tests(report: Path) -> int:
    """How many tests a report tells of that were not left out."""
    suites = ElementTree.parse(report).iter("testsuite")  # noqa: S314  pytest has just written it
    return sum(int(each.get("tests", 0)) - int(each.get("skipped", 0)) for each in suites)


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 3))
