"""What hostile addresses cost beside an ordinary search: python -m tests.bench.attacked [HOME…].

CPU time of the request, and bytes of the answer, in one process, each address asked for the first
time. A home is an index folder; without one the shipped reports are measured, alone and with those
of a year later.
"""

import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from urllib.parse import quote

from flask.testing import FlaskClient
from rich.console import Console
from rich.table import Table

from search.searcher import Searcher
from search.settings import Settings
from search.store.builds import publish
from tests.relevance.judged import judged
from tests.support.attacks import Attack, attacks
from tests.support.shipped import publish_shipped
from tests.support.years import shipped_twice
from web import create_app
from web.request import Site

MOST_SEARCHES = 20
MOST_SCAN = 200  # of a text of 20,000 characters, which is a search for each of 150 passages
MOST_BYTES = 2**20
# What is made once a build is made before anything is measured.
MADE_ONCE = (
    "/",
    "/agencies",
    "/agencies/SRE",
    "/api/v1/programmes",
    "/findings?q=a",
    "/help",
    "/sitemap.xml",
    "/compare",
)
ROUNDS = 3
AGAIN = 2  # times that a cost beyond is measured again: a collection of garbage falls on anybody


@dataclass(frozen=True, slots=True)
class Cost:
    """What an address cost."""

    name: str
    searches: float  # CPU time by that of an ordinary one
    size: int  # bytes
    download: bool
    status: int
    scan: bool = False

    def by(self, one: float) -> "Cost":
        """The cost in ordinary searches."""
        return replace(self, searches=self.searches / one)

    @property
    def met(self) -> bool:
        """Whether it is within what is promised: a file may be as long as its result."""
        most = MOST_SCAN if self.scan else MOST_SEARCHES
        return self.download or (self.searches <= most and self.size <= MOST_BYTES)


def costs(home: Path) -> Iterator[Cost]:
    """Of every attack; what is made once a build is made before, and told apart."""
    app = create_app(Settings(home), cache=0)
    client = app.test_client()
    site: Site = app.extensions["buscador"]
    build = site.source.searcher()
    for path in MADE_ONCE:
        client.get(path)
    one = ordinary(client)
    Console(stderr=True).print(f"ordinary search: {one * 1000:.2f} ms CPU")
    for attack in attacks(app, build):
        forget(build)
        cost = measured(client, attack).by(one)
        for _ in range(AGAIN):
            if cost.met:
                break
            forget(build)
            again = measured(client, attack).by(one)
            cost = min(cost, again, key=lambda each: each.searches)
        yield cost


def measured(client: FlaskClient, attack: Attack) -> Cost:
    """The cost of one, in seconds."""
    found = ask(client, attack.address, attack.text)
    return Cost(attack.name, *found, scan=bool(attack.text))


def forget(build: Searcher) -> None:
    """Forget answers, as a stranger does who asks a little otherwise each time."""
    build._pages.clear()
    build._planner._kept.clear()


def ordinary(client: FlaskClient) -> float:
    """CPU seconds of a judged query in the API, with no answer kept; the median."""
    path = "/api/v1/search?q={}&without=n{}"
    asked = [path.format(quote(each.text), n) for n in range(ROUNDS) for each in judged()]
    taken = [ask(client, each)[0] for each in asked]
    return median(taken[len(judged()) :])


def ask(client: FlaskClient, address: str, text: str = "") -> tuple[float, int, bool, int]:
    started = time.process_time()
    response = client.post(address, data={"text": text}) if text else client.get(address)
    size = len(response.data)
    taken = time.process_time() - started
    download = response.headers.get("Content-Disposition", "").startswith("attachment")
    return taken, size, download, response.status_code


def table(found: list[Cost], title: str) -> Table:
    shown = Table(title=title)
    for column in ("attack", "searches", "bytes", "status", "met"):
        shown.add_column(column, no_wrap=column != "attack")
    for each in found:
        met = "file" if each.download else "yes" if each.met else "NO"
        shown.add_row(each.name, f"{each.searches:.1f}", f"{each.size:,}", str(each.status), met)
    return shown


def main() -> None:
    console = Console(width=160)
    with TemporaryDirectory(prefix="buscador-bench-") as folder:
        homes = [Path(each) for each in sys.argv[1:]]
        if not homes:
            homes = [Path(folder) / "one-year", Path(folder) / "two-years"]
            publish_shipped(homes[0])
            publish(homes[1], shipped_twice())
        failed = False
        for home in homes:
            found = list(costs(home))
            missed = [each for each in found if not each.met]
            dearest = sorted(found, key=lambda each: -each.searches)[:25]
            longest = sorted(found, key=lambda each: -each.size)[:12]
            console.print(table(missed, f"{home}: {len(missed)} of {len(found)} beyond"))
            console.print(table(dearest, "Dearest"))
            console.print(table(longest, "Longest"))
            broken = [each for each in found if each.status >= 500]
            console.print(table(broken, "Broken"))
            failed |= bool(missed or broken)
    raise SystemExit(failed)


if __name__ == "__main__":
    main()
