"""Requests per second, and what each takes of processors, of the served site beside Datasette's,
in turns: python -m tests.bench.http.

Needs wrk. Datasette is installed into an environment of its own in the user's cache folder.
"""

import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
import venv
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import NamedTuple
from urllib.error import URLError
from urllib.request import urlopen

from platformdirs import user_cache_path
from rich.console import Console

from search.store.builds import current, open_build
from tests.bench.figures import Figure, table
from tests.support.serving import Server, free_port, serving
from tests.support.shipped import publish_shipped

DATASETTE = "datasette==0.65.1"
QUERIES = Path(__file__).parent.parent / "data" / "queries.tsv"
SCRIPT = Path(__file__).with_name("rotate.lua")
SECONDS, ROUNDS, CONNECTIONS = 5, 3, 8
PATIENCE = "30s"  # for one answer: on a machine that does other work some take seconds
JSON_GOAL, HTML_GOAL = 8, 4
ANEW_GOAL = 8  # without a cache of answers, and never the same search twice


@dataclass(frozen=True, slots=True)
class Target:
    """What is asked for, of whom."""

    name: str
    address: str
    pattern: str
    pid: int  # of the process that answers, or of the one over those that do


class Run(NamedTuple):
    """What one target did for some seconds."""

    rate: float  # requests per second
    cpu: float  # milliseconds of processors for each: other work on the machine changes it little


def figures() -> list[Figure]:
    """The medians of all rounds, every round asking everybody; none where wrk is missing."""
    if not shutil.which("wrk"):
        print("HTTP is not measured: wrk is missing (apt-get install wrk).", file=sys.stderr)  # noqa: T201
        return []
    with TemporaryDirectory(prefix="buscador-bench-") as folder, ExitStack() as stack:
        home = Path(folder)
        publish_shipped(home)
        ours = stack.enter_context(serving(home))
        anew = stack.enter_context(serving(home, options=("--cache-mb", "0")))
        theirs = stack.enter_context(datasette(home))
        asked = "_search={q}&_facet=objetivo&_facet=respuesta&_size=10"  # as many as ours shows
        places = (
            ("ours json", ours, "/api/v1/search?q={q}"),
            ("ours json anew", anew, "/api/v1/search?q={q}&without=n{n}"),
            ("theirs json", theirs, f"/d/programa.json?{asked}&_shape=objects"),
            ("ours html", ours, "/?q={q}"),
            ("ours html anew", anew, "/?q={q}&without=n{n}"),
            ("theirs html", theirs, f"/d/programa?{asked}"),
        )
        targets = [Target(name, on.address, pattern, on.pid) for name, on, pattern in places]
        rounds = [{t.name: requests(t, salt) for t in targets} for salt in range(ROUNDS)]
    found = {
        target.name: Run(*map(median, zip(*(each[target.name] for each in rounds), strict=True)))
        for target in targets
    }
    return [
        *_figures("HTTP: JSON search with facets", found, "json", "json", JSON_GOAL),
        *_figures("HTTP: the same, made anew each time", found, "json anew", "json", ANEW_GOAL),
        *_figures("HTTP: result page", found, "html", "html", HTML_GOAL),
        *_figures("HTTP: the same, made anew each time", found, "html anew", "html", ANEW_GOAL),
    ]


def _figures(
    name: str, found: dict[str, Run], ours: str, theirs: str, goal: float
) -> Iterator[Figure]:
    here, there = found[f"ours {ours}"], found[f"theirs {theirs}"]
    against = "Datasette"
    yield Figure(name, here.rate, "req/s", goal, baseline=there.rate, against=against)
    yield Figure(f"{name}: CPU", here.cpu, "ms", baseline=there.cpu, against=against)


def requests(target: Target, salt: int) -> Run:
    """One run. Raises RuntimeError where an answer is an error."""
    # Of this target alone: a page that another asked for is kept, and would not be made anew.
    own = f"-{salt}-{target.name.replace(' ', '-')}"
    told = {"QUERIES": str(QUERIES), "PATTERN": target.pattern, "SALT": own}
    with urlopen(target.address + target.pattern.format(q="salud", n="x"), timeout=60):  # noqa: S310
        pass  # wakes it up, and fails loudly where the address is wrong
    before = processor_seconds(target.pid)
    options = ["-t1", f"-c{CONNECTIONS}", f"-d{SECONDS}s", "--timeout", PATIENCE, "--latency"]
    finished = subprocess.run(
        ["wrk", *options, "-s", str(SCRIPT), target.address],
        env={**os.environ, **told},
        capture_output=True,
        text=True,
        check=True,
    )
    taken = processor_seconds(target.pid) - before
    rate, _p50, failed, answered = finished.stdout.partition("RESULT ")[2].split()[:4]
    if int(failed):
        raise RuntimeError(f"{target.name}: {failed} requests failed")
    return Run(float(rate), 1e3 * taken / int(answered))


def processor_seconds(pid: int) -> float:
    """What a process and those under it have taken of processors; Linux only."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    # Behind the name, which may hold anything: user and system time are the 12th and 13th.
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    ticks = int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK") + sum(map(processor_seconds, map(int, children)))


@contextmanager
def datasette(home: Path) -> Iterator[Server]:
    """Datasette over the same records, one process."""
    program = _installed()
    database = home / "d.db"
    _fill(database, home)
    port = str(free_port())
    process = subprocess.Popen(
        [program, "serve", database, "-h", "127.0.0.1", "-p", port],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    address = f"http://127.0.0.1:{port}"
    try:
        _await(address)
        _check_search(address)
        yield Server(address, process.pid)
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(30)


def _installed() -> Path:
    folder = user_cache_path("buscador-bench") / DATASETTE
    program = folder / "bin" / "datasette"
    if not program.exists():
        venv.create(folder, with_pip=True, clear=True)
        python = str(folder / "bin" / "python")
        install = [python, "-m", "pip", "install", "--quiet", DATASETTE]
        # 0.65 still asks setuptools for pkg_resources.
        subprocess.run([*install, "setuptools<80"], check=True)
    return program


def _fill(database: Path, home: Path) -> None:
    records = open_build(current(home)).records()
    rows = (
        (str(r.id), r.kind, r.text, r.headings[0].text, r.headings[1].text, r.response)
        for r in records
    )
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.executescript(
            """
            create table programa
                (id text primary key, tipo, texto, objetivo, estrategia, respuesta);
            create index por_objetivo on programa (objetivo);
            create index por_respuesta on programa (respuesta);
            -- Datasette looks for the name of the table in double quotes.
            create virtual table programa_fts using fts5
                (texto, content="programa", tokenize='unicode61 remove_diacritics 2');
            """
        )
        connection.executemany("insert into programa values (?, ?, ?, ?, ?, ?)", rows)
        connection.execute("insert into programa_fts(programa_fts) values ('rebuild')")


def _check_search(address: str) -> None:
    """It lists the whole table, whatever is asked, where it does not see that there is an index."""
    with urlopen(f"{address}/d/programa.json?_search=nadalodice", timeout=30) as answer:  # noqa: S310
        if json.load(answer)["filtered_table_rows_count"]:
            raise RuntimeError("Datasette does not search")


def _await(address: str) -> None:
    for _ in range(300):
        with suppress(URLError, ConnectionError):
            urlopen(address, timeout=30).close()  # noqa: S310  our own
            return
        time.sleep(0.1)
    raise RuntimeError("Datasette does not answer")


if __name__ == "__main__":
    found = figures()
    Console(width=160).print(table(found))
    raise SystemExit(not all(each.met for each in found))
