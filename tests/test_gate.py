"""What the gate runs, and what it says where a part of it cannot run."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
NO_JAVA = {**os.environ, "OPENSEARCH_JAVA": "/nowhere"}


def test_the_gate_runs_the_tests_of_the_cluster_after_all_others() -> None:
    lines = (ROOT / ".ci" / "run").read_text("utf-8").splitlines()
    assert [line for line in lines if line.startswith("make")] == [
        "make test",
        "make test-opensearch",
    ]


def test_without_node_the_gate_fails_and_says_why(tmp_path: Path) -> None:
    for name in ("bash", "dirname"):
        (tmp_path / name).symlink_to(str(shutil.which(name)))
    done = subprocess.run(
        [tmp_path / "bash", ROOT / ".ci" / "run"],
        env={"PATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr == "The tests of the clients of the API need node.\n"


def test_without_java_the_tests_of_the_cluster_fail_and_say_why() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.opensearch"],
        cwd=ROOT,
        env=NO_JAVA,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert done.stdout.startswith("OpenSearch: no test ran. OpenSearch 2.19.6 needs Java 17 or 21")


def test_without_java_the_other_tests_say_what_was_left_out_and_why() -> None:
    recipe = subprocess.run(
        ["make", "--no-print-directory", "--dry-run", "test"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    last = recipe[recipe.index("why=$(") :]
    done = subprocess.run(
        ["sh", "-c", last], cwd=ROOT, env=NO_JAVA, capture_output=True, text=True, check=True
    )
    assert done.stdout.startswith(
        "The tests that need OpenSearch were left out: OpenSearch 2.19.6 needs Java 17 or 21"
    )
