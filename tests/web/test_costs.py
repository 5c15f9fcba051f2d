"""No address costs much more than a search, or answers with more than a page: by counting work.

What it costs in time is measured by `python -m tests.bench.attacked`.
"""

from collections import Counter
from collections.abc import Iterator
from functools import wraps
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from search.engines.whoosh.index import WhooshIndex
from search.engines.whoosh.matching import Matching
from search.engines.whoosh.scoring import Scoring
from search.filters import Filters
from search.model import Query
from search.results import labels, narrowing
from search.scanning.passages import MOST_PASSAGES
from search.searcher import Searcher
from search.settings import Settings
from search.spanish import analysis
from search.store.builds import current, open_build, publish
from tests.bench import synthetic
from tests.support.attacks import Attack, attacks, query_string, scanned
from tests.web.asking import page
from web import create_app, urls
from web.bodies import dossier
from web.downloads import delivery
from web.figures import tables
from web.pages import line
from web.slots import HEAVY

MOST_SEARCHES = 20
MOST_BYTES = 2**20
MOST_COLUMNS = 250  # passes over the records to count a facet; a search takes about eight

SEARCHED = (
    *("/ ", "/overview ", "/feed.atom ", "/findings "),
    *("/api/v1/search ", "/api/v1/suggest ", "/api/v1/findings "),
    "/api/v1/overview ",
)


@pytest.fixture
def work(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """Counts what an engine is asked."""
    counted: Counter[str] = Counter()

    def count(home: type, name: str) -> None:
        before = getattr(home, name)

        @wraps(before)
        def counting(*args: Any) -> Any:
            counted[name] += len(args[-1]) if name == "across" else 1
            return before(*args)

        monkeypatch.setattr(home, name, counting)

    count(WhooshIndex, "find")
    count(WhooshIndex, "across")
    count(Scoring, "_near")
    count(Matching, "parts")
    return counted


def tried(app: Flask, build: Searcher) -> Iterator[Attack]:
    """Everything on what searches, a few on all others."""
    for each in attacks(app, build):
        few = each.name.endswith((" nothing", " tags", " unknown names", " all filters"))
        if few or each.name.startswith(SEARCHED):
            yield each


def test_no_address_searches_often_or_answers_at_length(
    home: Path, searcher: Searcher, work: Counter[str]
) -> None:
    app = create_app(Settings(home), cache=0)
    client = app.test_client()
    for path in ("/", "/agencies", "/help", "/sitemap.xml"):
        client.get(path)  # what is made once a build
    dear: dict[str, object] = {}
    for attack in tried(app, searcher):
        work.clear()
        response = client.get(attack.address)
        size = len(response.data)
        download = "attachment" in response.headers.get("Content-Disposition", "")
        if work["find"] > MOST_SEARCHES or work["_near"] > MOST_SEARCHES:
            dear[attack.name] = dict(work)
        if work["across"] > MOST_COLUMNS or (size > MOST_BYTES and not download):
            dear[attack.name] = (work["across"], size)
        assert response.status_code < 500, attack
    assert dear == {}


def test_a_scan_is_a_search_for_each_of_so_many_passages(
    home: Path, searcher: Searcher, work: Counter[str]
) -> None:
    client = create_app(Settings(home)).test_client()
    for name, text in scanned(searcher).items():
        work.clear()
        response = client.post(urls.SCAN, data={"text": text})
        assert response.status_code == 200, name
        assert work["find"] <= MOST_PASSAGES, name
        assert len(response.data) <= MOST_BYTES, name


@pytest.mark.parametrize("path", ["/overview", "/api/v1/overview"])
def test_the_overview_is_a_few_searches_however_many_its_cells(
    home: Path, work: Counter[str], path: str
) -> None:
    create_app(Settings(home)).test_client().get(f"{path}?q=mujeres")
    assert work["find"] <= 4
    assert work["_near"] == 1


def test_explaining_many_hits_works_out_each_condition_once(
    searcher: Searcher, work: Counter[str]
) -> None:
    counts = []
    for size in (1, 100):
        work.clear()
        assert len(searcher.compute(Query("derechos de mujeres", size=size, explain=True)).hits)
        counts.append(work["parts"])
    assert counts[0] == counts[1] > 0


def test_a_typed_choice_folds_no_name_of_the_build(
    searcher: Searcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    folded: list[str] = []

    def counting(text: str) -> str:
        folded.append(text)
        return analysis.fold_words(text)

    for module in (labels, narrowing):
        monkeypatch.setattr(module, "fold_words", counting)
    text = " ".join(f"dependencia:B{n}" for n in range(20))
    searcher.compute(Query(text))
    assert len(folded) <= 2 * 20


def test_a_long_search_is_not_said_again_in_every_cell(client: FlaskClient) -> None:
    asked = query_string([("q", "frontera " + "\U000e0041" * 250)])
    response = client.get(f"/overview?{asked}")
    assert len(response.data) < MOST_BYTES / 3
    cells = page(client, f"/overview?{asked}").all("table")[0].all("td")
    assert cells
    assert not any(cell.all("a") for cell in cells)
    assert page(client, "/overview?q=frontera").all("td")[0].all("a")


@pytest.mark.parametrize("facet", ["agency", "objective", "response", "finding"])
def test_counts_across_are_those_of_the_pages(searcher: Searcher, facet: str) -> None:
    query = Query("atención tipo:actividad", Filters(objective=("1",)))
    narrowed = [Filters(), Filters(objective=("2",)), Filters(agency=("SRE",), response=("yes",))]
    across = searcher.across(query, facet, narrowed)
    for filters, found in zip(narrowed, across, strict=True):
        shown = searcher.search(Query(query.text, filters)).facets
        values = [v for each in shown if each.name == facet for v in each.values]
        values += [child for value in values for child in value.children]
        assert {v.value: v.count for v in values if v.count} == found


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A build with a line of hundreds of activities, and three agencies that do everything."""
    home = tmp_path_factory.mktemp("long")
    publish(home, synthetic.contents(1200, shape=synthetic.LONG_LINES))
    return home


def test_a_long_line_shows_a_part_and_leads_to_all(long: Path) -> None:
    client = create_app(Settings(long)).test_client()
    tree = page(client, "/lines/programa-1/2018/1.1.1")
    assert len(tree.all("section", class_="activity")) == line.MOST_ACTIVITIES == 200
    notice = tree.one("p", class_="notice")
    assert "faltan 700" in notice.text
    found = page(client, notice.one("a").attributes["href"])
    assert "901" in found.one("p", class_="total").text


def test_a_busy_agency_shows_a_part_and_leads_to_all(long: Path) -> None:
    client = create_app(Settings(long)).test_client()
    build = open_build(current(long))
    busiest = max(build.statistics.values["agency"].items(), key=lambda pair: pair[1])[0]
    response = client.get(f"/agencies/{busiest}")
    assert len(response.data) < MOST_BYTES
    tree = page(client, f"/agencies/{busiest}")
    assert len(tree.all("li", class_="entry")) <= dossier.MOST_TEXTS + dossier.MOST_NAMED
    assert tree.one("p", class_="notice").one("a").attributes["href"].startswith("/?agency=")


def test_who_acts_with_an_agency_is_counted_over_all_its_texts(searcher: Searcher) -> None:
    records, counts = searcher.acting("SRE", 1000)
    own = [r for r in searcher.records() if "SRE" in r.agencies("acts", own=True)]
    assert records == tuple(sorted(own, key=lambda record: record.id))
    assert counts["agency"] == Counter(each for r in own for each in r.agencies("acts"))
    assert counts["objective"] == Counter(str(r.id.headings[0]) for r in own)
    few, again = searcher.acting("SRE", 1000, Filters(objective=("1",)))
    assert few == tuple(record for record in records if record.id.headings[0].code == "1")
    assert again == counts


def test_heavy_pages_wait_their_turn(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(HEAVY, "_patience", 0.0)
    client = create_app(Settings(app.extensions["buscador"].settings.index_dir)).test_client()
    release = [HEAVY.take() for _ in range(4)]
    for path in ("/overview", "/api/v1/overview"):
        busy = client.get(path)
        assert (busy.status_code, busy.headers["Retry-After"]) == (429, "10")
    assert client.get("/?q=visas").status_code == 200
    for each in release:
        each()
    assert client.get("/overview").status_code == 200


def test_a_table_across_has_an_end() -> None:
    rows = tables.MANY // (tables.WIDE + 1)
    assert rows * (tables.WIDE + 1) <= 1000
    assert max(rows, tables.LONG) * (tables.WIDE + 1) <= 1000


def test_a_file_that_is_refused_costs_no_search(app: Flask, work: Counter[str]) -> None:
    client = app.test_client()
    held = [client.get("/export.csv", buffered=False) for _ in range(delivery.SLOTS)]
    work.clear()
    assert client.get("/export.csv?q=visas+humanitarias").status_code == 429
    assert work["find"] == 0
    for response in held:
        response.close()
