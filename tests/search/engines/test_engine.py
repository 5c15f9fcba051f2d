"""The contract of an engine: what every one of them must answer, whatever it is made of."""

import random
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from search.filters import Filters
from search.ids import RecordId
from search.model import Facet, FacetValue, Hit, Page, Query, Record
from search.query import ranking
from search.schema import FACETS, LEVELS
from search.searcher import Searcher
from search.spanish.analysis import fold, tokens
from search.spanish.commitment import commitment
from search.store.protocol import Build
from search.thesaurus import shipped
from tests.relevance.judged import judged
from tests.support.corpus import AGENCIES, contents, record
from tests.support.stores import opened, reopened, some

QUERIES = tuple(each.text for each in judged())


def everything(searcher: Searcher, query: Query) -> list[Hit]:
    return list(searcher.hits(query))


def ids(hits: Iterable[Hit]) -> list[str]:
    return [str(hit.record.id) for hit in hits]


# Records


def test_records_come_by_programme_and_code(searcher: Searcher, build: Build) -> None:
    records = list(searcher.records())
    assert records == sorted(records, key=lambda record: record.id.place)
    assert len(records) == build.records
    assert [searcher.record(record.id) for record in records] == records


@pytest.mark.parametrize("text", ["p/2018/1.5.10", "pem-2014-2018/2018/9.9.9"])
def test_an_unknown_id_is_no_record(text: str, searcher: Searcher) -> None:
    assert searcher.record(RecordId.parse(text)) is None
    assert searcher.related(RecordId.parse(text)) == ()


def test_an_empty_query_is_everything_by_code(searcher: Searcher, build: Build) -> None:
    page = searcher.search(Query(size=100))
    assert (page.total, page.lines) == (build.records, build.lines)
    assert ids(page.hits) == [str(record.id) for record in searcher.records()][:100]
    assert page.notices == ()


# Pages and orders

# Fewer than ten records have every word of these.
PARTIAL = ("salud mental migrantes", "niñas víctimas de trata en la frontera sur")

SHAPES = (
    "",
    "migrantes",
    "trata de personas",
    '"derechos humanos"',
    "repatria*",
    "1.5.1",
    "-de sre",
    *PARTIAL,
)


@pytest.mark.parametrize("sort", ["relevance", "code"])
@pytest.mark.parametrize("text", SHAPES)
def test_pages_put_together_are_the_whole_answer(
    text: str, sort: str, engine: str, searcher: Searcher
) -> None:
    asked = Query(text=text, sort="code" if sort == "code" else "relevance")
    whole = everything(searcher, asked)
    for size in (1, 7, 10, 100) if engine == "whoosh" else (40, 100):
        pages = [searcher.search(replace(asked, size=size, page=n)) for n in range(1, 400 // size)]
        found = [hit for page in pages for hit in page.hits]
        assert found == whole[: len(found)]
        assert {page.total for page in pages} == {len(whole)}
        assert pages[0].pages == -(-len(whole) // size)
    assert len(set(ids(whole))) == len(whole)
    assert searcher.search(replace(asked, page=10**9)).hits == ()


@pytest.mark.parametrize("text", SHAPES)
def test_orders_hold_the_same_hits(text: str, searcher: Searcher) -> None:
    by_score = everything(searcher, Query(text=text))
    by_code = everything(searcher, Query(text=text, sort="code"))
    exact = searcher.search(Query(text=text)).exact
    for part in (slice(exact), slice(exact, None)):
        assert [h.record for h in by_code[part]] == sorted(
            (h.record for h in by_score[part]), key=lambda record: record.id
        )
        scores = [h.score for h in by_score[part]]
        assert scores == sorted(scores, reverse=True)


@pytest.mark.parametrize("text", PARTIAL)
def test_every_page_says_how_many_have_every_word(text: str, searcher: Searcher) -> None:
    whole = searcher.search(Query(text=text))
    assert whole.exact < whole.total >= ranking.LEAST
    later = searcher.search(Query(text=text, size=3, page=3))
    assert (later.exact, later.total) == (whole.exact, whole.total)


@pytest.mark.parametrize("text", SHAPES)
def test_a_page_counts_its_lines_and_activities(text: str, searcher: Searcher) -> None:
    page = searcher.search(Query(text=text))
    kinds = Counter(hit.record.kind for hit in everything(searcher, Query(text=text)))
    assert (page.lines, page.activities) == (kinds["line"], kinds["activity"])


# Operators, against plain Python


def has(record: Record, words: tuple[str, ...]) -> bool:
    surfaces = [token.surface for token in tokens(record.text)]
    plain = [surface.replace("ñ", "n") for surface in surfaces]
    return any(
        all(w in (s, p) for w, s, p in zip(words, surfaces[at:], plain[at:], strict=False))
        for at in range(len(surfaces) - len(words) + 1)
    )


@pytest.mark.parametrize(
    "phrase", ["trata de personas", "Derechos Humanos", "ESTADOS UNIDOS", "niñas y niños", "nadie"]
)
def test_quotes_mean_the_words_as_written(phrase: str, searcher: Searcher) -> None:
    words = tuple(map(fold, phrase.split()))
    expected = {str(record.id) for record in searcher.records() if has(record, words)}
    assert set(ids(everything(searcher, Query(text=f'"{phrase}"')))) == expected


@pytest.mark.parametrize("text", ["migrantes", "personas", "derechos humanos", "salud"])
@pytest.mark.parametrize("word", ["mujeres", "niñas", "frontera", "México"])
def test_a_word_left_out_is_in_no_hit(text: str, word: str, searcher: Searcher) -> None:
    kept = everything(searcher, Query(text=f"{text} -{word}"))
    assert not [hit.record.id for hit in kept if has(hit.record, (fold(word),))]
    assert set(ids(kept)) <= set(ids(everything(searcher, Query(text=text))))


def test_values_that_no_record_has_find_nothing_beside_those_that_some_have(
    searcher: Searcher,
) -> None:
    for filters in (
        Filters(objective=("99",), kind=("line",)),
        Filters(objective=("99",), strategy=("1.5",), agency=("NADIE",)),
    ):
        page = searcher.search(Query(filters=filters))
        assert (page.total, page.lines, page.hits) == (0, 0, ())
    page = searcher.search(Query("migrantes", Filters(objective=("99", "1"), kind=("line",))))
    assert page.total == searcher.search(Query("migrantes objetivo:1 tipo:linea")).total > 0


def test_either_of_two_words_finds_what_each_does(searcher: Searcher) -> None:
    found = [set(ids(everything(searcher, Query(text=f'"{w}"')))) for w in ("trata", "salud")]
    either = everything(searcher, Query(text='"trata" OR "salud"'))
    assert set(ids(either)) == found[0] | found[1]


def test_a_code_answers_with_its_line_and_then_its_activities(searcher: Searcher) -> None:
    records = list(searcher.records())
    for line in some([each for each in records if each.kind == "line"], searcher):
        first, *rest = everything(searcher, Query(text=line.code))
        assert first.record == line
        assert [h.record.id for h in rest] == [
            each.id for each in records if each.kind == "activity" and each.line == line.line
        ]


def test_an_activity_is_found_by_its_number(searcher: Searcher) -> None:
    (hit,) = everything(searcher, Query(text="5.1.1/2"))
    assert str(hit.record.id) == "pem-2014-2018/2018/5.1.1/2"


# Facets, against plain Python


def values(record: Record, facet: str) -> tuple[str, ...]:
    table = {
        "agency": record.agencies("acts") or ("none",),
        **{
            level: tuple(heading.code for heading in record.headings[:-1][depth : depth + 1])
            for depth, level in enumerate(LEVELS)
        },
        "response": (record.response,) if record.response else (),
        "kind": (record.kind,),
        "finding": tuple(set(record.findings)),
        "programme": (record.programme,),
        "commitment": commitment(record.text) if record.kind == "activity" else (),
        "topic": tuple({each.topic for each in shipped.topics().of(record.text)}),
    }
    return table[facet]


TREES = {facet.name: LEVELS[0] if facet.name in LEVELS else facet.name for facet in FACETS}


def allowed(record: Record, filters: Filters, but: str = "") -> bool:
    """Does a record pass the filters, leaving out those of one tree?"""
    passed: dict[str, bool] = {}
    for name, chosen in filters.chosen:
        held = values(record, name)
        full = tuple(f"{record.report}/{value}" for value in held)
        meets = any(value in chosen for value in (*held, *full))
        passed[TREES[name]] = passed.get(TREES[name], False) or meets
    return all(meets for tree, meets in passed.items() if tree != but)


def flat(facets: Iterable[Facet]) -> dict[str, dict[str, tuple[int, bool]]]:
    """Facet -> value -> (count, selected), headings beside those over them."""
    shown: dict[str, dict[str, tuple[int, bool]]] = {}

    def add(name: str, value: FacetValue) -> None:
        shown.setdefault(name, {})[value.value] = (value.count, value.selected)
        for child in value.children:
            add(LEVELS[LEVELS.index(name) + 1], child)

    for facet in facets:
        shown.setdefault(facet.name, {})
        for value in facet.values:
            add(facet.name, value)
    return shown


def assert_counts(page: Page, found: list[Record], *, bare: bool = True) -> None:
    """The facets of a page against a count over all records that its text finds."""
    filters = page.query.filters
    for name, shown in flat(page.facets).items():
        if name == "role":  # no value of a record: tests/search/test_roles.py counts them
            continue
        counts = Counter(
            value if bare or name not in LEVELS else f"{r.report}/{value}"
            for r in found
            if allowed(r, filters, TREES[name])
            for value in values(r, name)
        )
        assert {v: n for v, (n, _) in shown.items() if n} == counts, name
        chosen = set(filters[name])
        ours = {v for v, (_, selected) in shown.items() if selected}
        assert {v.rpartition("/")[2] for v in ours} == {c.rpartition("/")[2] for c in chosen}, name


CHOICES = (
    Filters(),
    Filters(agency=("SRE",)),
    Filters(agency=("SRE", "INM")),
    Filters(agency=("SRE",), response=("no",)),
    Filters(objective=("1",)),
    Filters(objective=("1",), strategy=("5.1",)),
    Filters(strategy=("1.1", "1.2"), kind=("activity",), agency=("INM", "PGR")),
    Filters(finding=("no-with-activities",), objective=("2", "3")),
    Filters(kind=("line",), response=("yes",), programme=("pem-2014-2018",)),
)


@pytest.mark.parametrize("filters", CHOICES, ids=lambda each: str(each.chosen))
@pytest.mark.parametrize(
    "text", ["", "migrantes", "trata de personas", '"derechos humanos"', *PARTIAL]
)
def test_each_facet_is_counted_under_all_the_others(
    text: str, filters: Filters, searcher: Searcher
) -> None:
    found = [hit.record for hit in everything(searcher, Query(text=text))]
    page = searcher.search(Query(text=text, filters=filters))
    assert_counts(page, found)
    narrowed = [str(record.id) for record in found if allowed(record, filters)]
    assert ids(everything(searcher, Query(text=text, filters=filters))) == narrowed
    assert page.total == len(narrowed)


def test_a_value_typed_is_a_value_chosen(searcher: Searcher) -> None:
    for typed, chosen in (
        ("agency:SRE agency:INM", Filters(agency=("SRE", "INM"))),
        ("dependencia:sre respuesta:no", Filters(agency=("SRE",), response=("no",))),
        ("objetivo:1 estrategia:5.1", Filters(objective=("1",), strategy=("5.1",))),
    ):
        page = searcher.search(Query(text=f"migrantes {typed}", size=100))
        same = searcher.search(Query(text="migrantes", filters=chosen, size=100))
        assert (ids(page.hits), page.facets) == (ids(same.hits), same.facets)


@pytest.mark.parametrize(
    "text",
    [
        "agency:NADIE",
        "objetivo:99",
        "objetivo:99 agency:SRE",
        "estrategia:99.1",
        "hallazgo:nada",
        "programa:otro",
    ],
)
def test_a_typed_value_that_no_record_has_finds_nothing(text: str, searcher: Searcher) -> None:
    assert searcher.search(Query(text=text)).total == 0


def many(number: int) -> list[Record]:
    """Short records of two programmes with the same codes in each."""
    chance = random.Random(20181120)
    bodies = list(AGENCIES)
    return [
        record(
            f"{('p', 'q')[n % 2]}/2018/{n // 2 % 3 + 1}.{n // 6 % 4 + 1}.{n // 24 + 1}",
            chance.choice(("migrantes", "personas migrantes", "becas")),
            acts=chance.sample(bodies, chance.randint(0, 3)),
            response=chance.choice(("yes", "no")),
        )
        for n in range(number)
    ]


LARGE = (
    Filters(),
    Filters(objective=("1",), agency=("SRE", "INM")),
    Filters(strategy=("p/2018/1.2",), response=("no",)),
    Filters(programme=("q",), objective=("2",), strategy=("p/2018/1.1",)),
    Filters(kind=("activity",)),
)


def test_counts_are_exact_at_any_size_and_with_several_programmes(
    engine: str, tmp_path: Path
) -> None:
    records = many(20_000 if engine == "whoosh" else 3_000)
    large = opened(tmp_path, contents(*records), engine)
    found = [each for each in records if "migrantes" in each.text]
    for filters in LARGE:
        page = large.search(Query(text="migrantes", filters=filters))
        assert_counts(page, found, bare=False)
        assert page.total == sum(allowed(each, filters) for each in found)
        assert "programme" in {facet.name for facet in page.facets}


# Threads


@pytest.fixture
def switching() -> Iterator[None]:
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    yield
    sys.setswitchinterval(before)


@pytest.mark.usefixtures("switching")
def test_threads_get_the_answers_that_one_thread_gets(home: Path, engine: str) -> None:
    texts = (*QUERIES, *SHAPES, '"de la" migrantes', "con* pro*", "agency:SRE -salud")
    queries = [Query(text=text, size=20) for text in texts]
    alone = reopened(home, engine)
    expected = {query: alone.search(query) for query in queries}
    for seed in some((0, 1, 2), alone):
        searcher = reopened(home, engine)  # nothing decoded yet

        def search(worker: int, searcher: Searcher = searcher, seed: int = seed) -> None:
            for query in random.Random(seed * 100 + worker).sample(queries, len(queries)):
                assert searcher.search(query) == expected[query]

        with ThreadPoolExecutor(8) as pool:
            list(pool.map(search, range(8)))


# Related records


def test_a_line_with_many_activities_is_related_to_others_all_the_same(
    engine: str, tmp_path: Path
) -> None:
    text = "becas vacunas museos"
    own = [record("p/2018/1.1.1", text), *(record(f"p/2018/1.1.1/{n}", text) for n in range(1, 15))]
    others = [record(f"p/2018/1.2.{n}", f"becas {n}") for n in range(1, 4)]
    related = opened(tmp_path, contents(*own, *others), engine).related(own[0].id)
    assert {hit.record.id for hit in related} == {each.id for each in others}


def test_a_text_that_shares_no_word_has_none_related(engine: str, tmp_path: Path) -> None:
    alone, other = record("p/2018/1.1.1", "becas"), record("p/2018/1.1.2", "vacunas")
    assert opened(tmp_path, contents(alone, other), engine).related(alone.id) == ()
