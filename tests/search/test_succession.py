"""A body and the one that took over from it, each in the reports of its own years."""

from dataclasses import replace
from pathlib import Path

import pytest

import data
from search.filters import Filters
from search.model import Attribution, Page, Query, Record
from search.searcher import Searcher
from search.store.builds import current, open_build, publish
from search.thesaurus import authority
from tests.support.corpus import contents, record

WHO = {  # of each year, a line that each does
    2017: {"PGR": "La PGR integrará averiguaciones", "CONACYT": "El CONACYT dará becas"},
    2020: {"FGR": "La FGR integrará carpetas", "CONACYT": "El CONACYT dará becas"},
    2025: {"FGR": "La FGR integrará carpetas", "SECIHTI": "La SECIHTI dará becas"},
}


def line(year: int, code: int, agency: str, text: str) -> Record:
    start = text.index(agency)
    acts = Attribution(agency, "acts", start, start + len(agency))
    return replace(record(f"justicia/{year}/1.1.{code}", text), attributions=(acts,))


@pytest.fixture(scope="module")
def searcher(tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    records = [
        line(year, code, agency, text)
        for year, held in WHO.items()
        for code, (agency, text) in enumerate(held.items(), 1)
    ]
    made = contents(*records)
    made.agencies = authority.load(data.folder() / "agencies.csv")
    home: Path = tmp_path_factory.mktemp("succession")
    publish(home, made)
    return open_build(current(home))


def bodies(page: Page) -> list[str]:
    return [hit.record.agencies("acts")[0] for hit in page.hits]


@pytest.mark.parametrize(
    ("text", "first", "then"),
    [
        ("FGR", "FGR", "PGR"),
        ("Fiscalía General de la República", "FGR", "PGR"),
        ("pgr", "PGR", "FGR"),
        ("Procuraduría General de la República", "PGR", "FGR"),
        ("SECIHTI", "SECIHTI", "CONACYT"),  # with one between that no report has
        ("conacyt", "CONACYT", "SECIHTI"),
    ],
)
def test_either_name_finds_both_its_own_texts_first(
    searcher: Searcher, text: str, first: str, then: str
) -> None:
    found = bodies(searcher.search(Query(text)))
    assert set(found) == {first, then}
    assert found == sorted(found, key=lambda body: body != first)


def test_it_is_said_as_succession(searcher: Searcher) -> None:
    page = searcher.search(Query("FGR"))
    assert [(e.added, e.how) for e in page.expansions] == [("PGR", "predecessor")]
    back = searcher.search(Query("PGR"))
    assert [(e.added, e.how) for e in back.expansions] == [("FGR", "successor")]
    assert page.recognised == ("FGR",)
    reasons = [each.how for hit in page.hits for each in hit.why if hit.record.id.year == 2017]
    assert reasons == ["predecessor"]


def test_it_can_be_switched_off(searcher: Searcher) -> None:
    (expansion,) = searcher.search(Query("FGR")).expansions
    assert set(bodies(searcher.search(Query("FGR", without=(expansion.key,))))) == {"FGR"}


def test_the_two_are_never_one_in_a_facet(searcher: Searcher) -> None:
    facet = next(f for f in searcher.search(Query("FGR")).facets if f.name == "agency")
    assert {(v.value, v.count) for v in facet.values} == {("FGR", 2), ("PGR", 1)}
    both = Filters(agency=("FGR", "PGR"))
    assert searcher.search(Query(filters=both)).total == 3
    assert searcher.search(Query("dependencia:FGR")).total == 2


def test_other_words_are_asked_of_both(searcher: Searcher) -> None:
    found = searcher.search(Query("averiguaciones FGR"))
    assert bodies(found)[0] == "PGR"
    assert found.exact == 1
