"""What is in a result: records with every word, then those with a part of them, and how many."""

from pathlib import Path

import pytest

from search.filters import NO_FILTERS, Filters
from search.model import Page, Query
from search.query import ranking
from tests.support.asking import OTHERS, Asking, near, parts
from tests.support.corpus import contents, record
from tests.support.stores import opened


@pytest.fixture
def ask(engine: str, tmp_path: Path) -> Asking:
    return Asking(engine, tmp_path)


FEW = ranking.LEAST - 1


def found(page: Page, *texts: str) -> list[bool]:
    """Which of the texts are among the hits."""
    hits = {hit.record.text for hit in page.hits}
    return [text in hits for text in texts]


def far(number: int) -> list[str]:
    """Texts that have only the commoner of two words, each farther than the one before."""
    return [f"becas {'madera ' * (n + 20)}" for n in range(number)]


def test_what_has_every_word_stands_first_whatever_it_scores(ask: Asking) -> None:
    whole, part = f"becas vacunas {'madera ' * 60}", "vacunas vacunas vacunas"
    first, second, *_ = ask.hits("becas vacunas", part, whole, *far(30)).values()
    assert (first.record.text, second.record.text) == (whole, part)
    assert second.score > first.score


def test_a_part_scores_by_its_share_of_the_rarity_of_what_was_asked(ask: Asking) -> None:
    texts = ("becas vacunas", "vacunas rurales", *(f"becas {n}" for n in range(9)))
    hit = ask.hits("becas vacunas", *texts)["vacunas rurales"]
    becas, vacunas = (ranking.rarity(len(texts) + OTHERS, having) for having in (10, 2))
    (whole,) = parts(hit, "text")
    assert hit.score == near(whole * vacunas / (becas + vacunas))


@pytest.mark.parametrize(("number", "partial"), [(1, FEW), (FEW, 1), (FEW + 1, 0), (FEW + 9, 0)])
def test_there_are_ten_where_there_are_so_many(number: int, partial: int, ask: Asking) -> None:
    whole, others = [f"becas vacunas {n}" for n in range(number)], far(30)
    page = ask.page("becas vacunas", *others, *whole)
    assert (page.exact, page.total) == (number, number + partial)
    assert {hit.record.text for hit in page.hits[:number]} == set(whole)
    assert [hit.record.text for hit in page.hits[number:]] == others[:partial]


def test_there_are_no_more_than_have_a_part(ask: Asking) -> None:
    page = ask.page("becas vacunas", "becas vacunas", *far(3))
    assert (page.exact, page.total) == (1, 4)


def test_below_ten_go_on_those_that_reach_a_share_of_the_best(ask: Asking) -> None:
    whole = [f"becas vacunas {n}" for n in range(ranking.LEAST)]
    partly = [f"vacunas {'madera ' * n}" for n in range(0, 150, 15)]
    page = ask.page("becas vacunas", *whole, *partly, *far(60))
    least = ranking.SHARE_OF_BEST * page.hits[0].score
    partial = page.hits[page.exact :]
    assert 0 < len(partial) < len(partly)
    assert [hit.record.text for hit in partial] == partly[: len(partial)]
    assert all(hit.score >= least for hit in partial)
    more = ask.page("vacunas", *whole, *partly, *far(60))  # whose every hit has every word
    share = partial[0].score / more.hits[0].score
    next_ = {hit.record.text: hit.score for hit in more.hits}[partly[len(partial)]]
    assert next_ * share < least


def test_what_equals_the_last_stands_beside_it(ask: Asking) -> None:
    page = ask.page(
        "becas vacunas", "becas vacunas", *(f"becas {'madera ' * 20}{n}" for n in range(30))
    )
    assert (page.exact, page.total) == (1, 31)


def test_one_word_has_no_part(ask: Asking) -> None:
    page = ask.page("becas", "becas rurales", *far(30))
    assert page.exact == page.total == 31


def test_of_partlythe_rarer_comes_first(ask: Asking) -> None:
    rarer = [f"vacunas {n}" for n in range(5)]
    page = ask.page("becas vacunas", *(f"becas {n}" for n in range(6)), *rarer)
    assert page.exact == 0
    assert {hit.record.text for hit in page.hits[:5]} == set(rarer)


def test_two_words_of_three_come_before_one(ask: Asking) -> None:
    texts = ("becas vacunas museos", "becas vacunas rurales", "becas urbanas rurales")
    page = ask.page("becas vacunas museos", *reversed(texts))
    assert [hit.record.text for hit in page.hits] == list(texts)
    assert page.exact == 1


def test_a_word_is_as_rare_as_all_that_have_it_whatever_else_they_have(ask: Asking) -> None:
    """Four texts have only «becas», but six have it; five have «vacunas»."""
    both = [f"becas museos {n}" for n in range(2)]
    rarer = [f"vacunas {n}" for n in range(5)]
    page = ask.page("becas museos vacunas", *(f"becas {n}" for n in range(4)), *both, *rarer)
    assert {hit.record.text for hit in page.hits[:2]} == set(both)
    assert {hit.record.text for hit in page.hits[2:7]} == set(rarer)


def test_facets_count_what_is_listed(ask: Asking) -> None:
    page = ask.page("becas vacunas", "becas vacunas", *far(30))
    counts = {facet.name: sum(value.count for value in facet.values) for facet in page.facets}
    assert counts["kind"] == counts["response"] == page.total == ranking.LEAST


def test_choices_narrow_what_is_near_and_do_not_change_it(ask: Asking) -> None:
    """The lines that are near stay so, and no more come in place of the activity."""
    own = "becas vacunas rurales"
    texts = ("becas vacunas", own, *far(30))
    whole = ask.page("becas vacunas", *texts, acts={own: "SRE"})
    lines = ask.page("becas vacunas tipo:linea", *texts, acts={own: "SRE"})
    assert (whole.exact, whole.total) == (2, ranking.LEAST)
    assert (lines.exact, lines.total) == (1, ranking.LEAST - 1)
    left = [hit for hit in whole.hits if hit.record.text != own]
    assert [(h.record, h.score) for h in lines.hits] == [(h.record, h.score) for h in left]


def test_by_code_those_with_every_word_come_first(ask: Asking) -> None:
    whole = [f"becas vacunas {n}" for n in range(3)]
    page = ask.page("becas vacunas", "vacunas rurales", *whole, "vacunas urbanas", sort="code")
    expected = [*whole, "vacunas rurales", "vacunas urbanas"]
    assert [hit.record.text for hit in page.hits] == expected


# What only a line has


def under_a_line(text: str, folder: Path, engine: str, filters: Filters = NO_FILTERS) -> Page:
    """The answer over a line on grants and three activities below it."""
    line = "becas rurales"
    records = [
        record("p/2018/1.1.1", line),
        record("p/2018/1.1.1/1", "vacunas urbanas", line=line),
        record("p/2018/1.1.1/2", "becas urbanas", line=line),
        record("p/2018/1.1.1/3", "madera urbana", line=line),
        *(record(f"p/2018/2.1.{n}", f"piedra y cal {n}") for n in range(1, 20)),
    ]
    searcher = opened(folder, contents(*records), engine)
    return searcher.search(Query(text=text, filters=filters))


@pytest.mark.parametrize(
    ("text", "hits", "exact", "by_line"),
    [
        ("becas", ["1.1.1/2", "1.1.1"], 2, 2),
        ("vacunas", ["1.1.1/1"], 1, 0),
        ("becas vacunas", ["1.1.1/1", "1.1.1/2", "1.1.1"], 1, 1),
        ("museos", [], 0, 0),
    ],
)
def test_what_only_its_line_brings_near_is_no_hit_and_is_counted(
    text: str, hits: list[str], exact: int, by_line: int, engine: str, tmp_path: Path
) -> None:
    page = under_a_line(text, tmp_path, engine)
    assert [str(hit.record.id) for hit in page.hits] == [f"p/2018/{each}" for each in hits]
    assert (page.exact, page.total, page.by_line) == (exact, len(hits), by_line)


@pytest.mark.parametrize(("kind", "by_line"), [("line", 0), ("activity", 2)])
def test_what_only_a_line_brings_near_is_counted_under_the_choices(
    kind: str, by_line: int, engine: str, tmp_path: Path
) -> None:
    page = under_a_line("becas", tmp_path, engine, Filters(kind=(kind,)))
    assert (page.total, page.by_line) == (1, by_line)


# What need not be met


def test_a_word_that_stands_nowhere_is_told_and_narrows_nothing(ask: Asking) -> None:
    page = ask.page("becas zzyzx", "becas rurales")
    assert [hit.record.text for hit in page.hits] == ["becas rurales"]
    (notice,) = page.notices
    assert (notice.code, notice.text) == ("missing", "Ningún texto contiene «zzyzx».")


def test_words_that_all_stand_nowhere_find_nothing(ask: Asking) -> None:
    page = ask.page("wwyzx zzyzx", "becas rurales")
    assert (page.total, page.exact) == (0, 0)


def test_a_word_like_sin_need_not_be_met_and_scores_where_it_is(ask: Asking) -> None:
    with_it, without = ask.hits("sin becas", "becas rurales", "sin becas").values()
    assert (with_it.record.text, without.record.text) == ("sin becas", "becas rurales")
    assert with_it.score > without.score > 0


def test_a_word_like_sin_narrows_no_result(ask: Asking) -> None:
    whole = [f"sin becas {n}" for n in range(ranking.LEAST)]
    page = ask.page("sin becas", *whole, "becas rurales")
    assert page.total == page.exact == ranking.LEAST + 1


def test_a_word_like_sin_alone_is_asked_for(ask: Asking) -> None:
    assert list(ask.hits("sin", "becas rurales", "sin becas")) == ["sin becas"]


def test_what_is_left_out_is_out_of_every_result(ask: Asking) -> None:
    texts = ("becas rurales", "becas urbanas", "escuelas rurales")
    assert list(ask.hits("becas -urbanas", *texts)) == ["becas rurales"]
    page = ask.page("-becas", *texts)
    assert found(page, *texts) == [False, False, True]
    assert page.total == page.exact == OTHERS + 1
    assert {hit.score for hit in page.hits} == {0}


def test_what_is_left_out_is_not_told_as_what_a_line_brings(ask: Asking) -> None:
    page = ask.page("-becas", "becas rurales", "vacunas")
    assert (page.total, page.by_line) == (OTHERS + 1, 0)
