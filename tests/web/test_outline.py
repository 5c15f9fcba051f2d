"""What pages tell of a whole build is what reading all its records tells, and reads few of them."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from search.engines.whoosh.index import WhooshIndex
from search.searcher import Searcher
from search.settings import Settings
from search.store.builds import Contents, current, open_build, publish
from tests.bench import synthetic
from tests.support import outlined
from tests.support.invented import coasts
from tests.support.shipped import shipped
from tests.support.years import shipped_twice, two_years, with_the_year_before
from web import create_app
from web.derived.outline import Lines, outline
from web.derived.standing import standings
from web.derived.unchanged import unchanged
from web.derived.years import years

BUILDS: dict[str, Callable[[], Contents]] = {
    "the shipped report": shipped,
    "two years of it": shipped_twice,
    "several programmes": two_years,
    "four levels, answers of its own": coasts,
    "activities that leave numbers out": outlined.with_gaps,
    "many small reports": lambda: synthetic.contents(2000, shape=synthetic.MANY_SMALL),
    "long lines": lambda: synthetic.contents(2000, shape=synthetic.LONG_LINES),
}


@pytest.fixture(scope="module", params=BUILDS)
def build(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    """Builds of each kind in turn."""
    home = tmp_path_factory.mktemp("outlined")
    return open_build(publish(home, BUILDS[request.param]()))


def test_figures_are_those_of_all_records(build: Searcher) -> None:
    trees = outline(build)
    assert [*trees] == [*build.programmes]
    counted = outlined.figures(build)
    ordered = outlined.headings(build)
    for report, tree in trees.items():
        assert tree.figures == build.statistics.whole(report) == counted[report].pop("")
        assert {each.heading.code: each.figures for each in tree.headings} == counted[report]
        assert [each.id for each in tree.headings] == ordered[report]
        assert [each.heading for each in tree.headings] == [
            build.headings[id_] for id_ in ordered[report]
        ]
        for depth in range(1, len(tree.programme.levels)):
            ids = [each.id for each in tree.of_level(depth)]
            assert ids == [id_ for id_ in ordered[report] if len(id_.numbers) == depth]


def test_standings_are_those_of_all_records(build: Searcher) -> None:
    known = standings(build)
    for chosen in ((), *years(build).scopes(), *((year,) for year in ("2017", "2018", "2024"))):
        found = known.within(chosen)
        assert {**found.each, "": found.together} == {
            "": found.of("nobody"),
            **outlined.standings(build, chosen),
        }


def test_lines_have_their_activities(build: Searcher) -> None:
    for line, activities in outlined.activities(build).items():
        assert build.statistics.of_line(line) == activities
        assert build.statistics.activities(line.heading) == len(activities)


def test_lines_have_their_neighbours(build: Searcher) -> None:
    lines = Lines(build)
    for line, neighbours in outlined.neighbours(build).items():
        assert lines.neighbours(line) == neighbours


# What is read of a build

MOST_READ = 600  # records of 6,000: what pages show, and what searches of a text look at


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A build of so many records, of two years, that none of its pages shows a tenth of them."""
    home = tmp_path_factory.mktemp("many")
    publish(home, with_the_year_before(synthetic.contents(3000, shape=synthetic.MANY_SMALL)))
    return home


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """Counts the records that are read."""
    counted: Counter[str] = Counter()
    before = WhooshIndex._record

    def counting(index: Any, document: int) -> Any:
        counted["records"] += 1
        return before(index, document)

    monkeypatch.setattr(WhooshIndex, "_record", counting)
    return counted


LINE = "programa-2/2018/1.2.3"
QUOTED = "Fortalecer la coordinación entre dependencias para la atención de personas migrantes"


@pytest.mark.parametrize(
    "address",
    [
        *("/", "/?q=salud", "/?q=cuántas actividades tiene el INM", "/overview", "/findings"),
        *("/agencies", "/agencies/INM", "/agencies/INM?objective=1", f"/lines/{LINE}"),
        *(f"/request?id={LINE}", "/request?agency=INM", f"/selection?id={LINE}", "/help"),
        *(f"/verify?q={QUOTED}", "/sitemap.xml", "/sitemap-1.xml", "/api", "/about"),
        *(f"/api/v1/records/{LINE}", "/api/v1/agencies", "/api/v1/agencies/INM"),
        *("/api/v1/programmes", "/api/v1/programmes/programa-2/2018", "/api/v1/findings"),
        *(f"/api/v1/verify?q={QUOTED}", f"/api/v1/request?id={LINE}", "/api/v1/overview"),
    ],
)
def test_no_first_request_reads_all_records(many: Path, read: Counter[str], address: str) -> None:
    fresh = create_app(Settings(many)).test_client()
    assert fresh.get(address).status_code == 200
    assert read["records"] <= MOST_READ


def test_no_first_scan_reads_all_records(many: Path, read: Counter[str]) -> None:
    fresh = create_app(Settings(many)).test_client()
    assert fresh.post("/api/v1/scan", json={"text": QUOTED}).status_code == 200
    assert read["records"] <= MOST_READ


def test_the_lines_of_a_large_build_are_found_without_it(many: Path, read: Counter[str]) -> None:
    opened = open_build(current(many))
    outline(opened)
    standings(opened)
    Lines(opened)
    unchanged(opened)
    assert opened.moved
    assert read["records"] == 0
