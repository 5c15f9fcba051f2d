"""Memory that the queries of strangers leave behind: python -m tests.bench.strangers [HOME…].

Of each kind 20,000 distinct queries are asked of one application in a process of its own, after
some that warm it up; what is measured is its resident memory before and after. Linux only.
"""

import gc
import os
import random
import sys
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import quote

from rich.console import Console

from search.settings import Settings
from tests.bench.figures import Figure, table
from tests.relevance.judged import judged
from tests.support.attacks import frequent
from tests.support.shipped import publish_shipped
from web import create_app

QUERIES = 20_000
MOST = 150  # MB
LETTERS = "abcdefghijlmnopqrstuvz"


def word(draw: random.Random) -> str:
    """A word that no text has."""
    return "".join(draw.choices(LETTERS, k=draw.randint(5, 14)))


def several(draw: random.Random, words: list[str], number: int) -> str:
    """Words of the texts."""
    return " ".join(draw.choices(words, k=number))


KINDS: dict[str, Callable[[random.Random, list[str]], str]] = {
    "unknown words": lambda draw, _: f"/api/v1/search?q={word(draw)}",
    "eight unknown words": lambda draw, _: (
        f"/api/v1/search?q={quote(' '.join(word(draw) for _ in range(8)))}"
    ),
    "phrases": lambda draw, words: f'/api/v1/search?q="{quote(several(draw, words, 3))}"',
    "pairs": lambda draw, words: f"/?q={quote(several(draw, words, 2))}",
    "many words": lambda draw, words: f"/?q={quote(several(draw, words, 8))}",
    "explained": lambda draw, words: (
        f"/api/v1/search?q={quote(several(draw, words, 4))}&size=50&explain=1"
    ),
    "suggestions": lambda draw, words: (
        f"/api/v1/suggest?q={quote(several(draw, words, 2)[:-1] + word(draw)[:2])}"
    ),
    "long keys": lambda draw, words: f"/?q={words[0]}&without={word(draw) * 7}&without=a",
    "hosts": lambda draw, _: f"http://{word(draw)}.example/help",
}


def left(home: Path, kind: str) -> float:
    """Megabytes that the queries of one kind leave behind."""
    client = create_app(Settings(home)).test_client()
    words = frequent(client.application.extensions["buscador"].source.searcher())
    for each in judged():
        client.get(f"/?q={quote(each.text)}")
        client.get(f"/api/v1/search?q={quote(each.text)}")
    draw = random.Random(kind)
    ask = KINDS[kind]
    for _ in range(100):
        client.get(ask(draw, words))
    gc.collect()
    before = resident()
    for _ in range(QUERIES):
        client.get(ask(draw, words))
    gc.collect()
    return (resident() - before) / 1e6


def resident() -> int:
    """Bytes of this process."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


def main() -> None:
    """Measure each kind in a process of its own; exit code 1 where one leaves too much."""
    with TemporaryDirectory(prefix="buscador-bench-") as folder:
        homes = [Path(each) for each in sys.argv[1:]] or [Path(folder)]
        if not sys.argv[1:]:
            publish_shipped(homes[0])
        figures = []
        for home in homes:
            for kind in KINDS:
                with ProcessPoolExecutor(1, get_context("spawn")) as pool:
                    grown = pool.submit(left, home, kind).result()
                figures.append(Figure(f"{home.name}: {kind}", grown, "MB", MOST, "at most"))
                Console(stderr=True, width=100).print(f"{home.name} {kind}: {grown:+.0f} MB")
    Console(width=100).print(table(figures))
    raise SystemExit(not all(each.met for each in figures))


if __name__ == "__main__":
    main()
