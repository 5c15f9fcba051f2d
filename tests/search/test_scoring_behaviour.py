"""What scores more than what, and what is in a result, whatever an engine is made of.

Texts that are compared have as many words as one another, so that no length speaks.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from search.model import Hit, Page, Query
from search.query import ranking
from search.schema import RANKED
from search.searcher import Searcher
from search.store.builds import open_build, publish
from tests.relevance.judged import judged
from tests.support.corpus import contents, record

OTHERS = 40  # texts with words that no test asks for
NOBODY: Mapping[str, str] = {}


@pytest.fixture
def ask(engine: str, tmp_path: Path) -> "Asking":
    return Asking(engine, tmp_path)


class Asking:
    """Builds texts, each a line of its own, and asks them."""

    def __init__(self, engine: str, folder: Path) -> None:
        self.engine = engine
        self.folder = folder

    def page(self, text: str, *texts: str, acts: Mapping[str, str] = NOBODY) -> Page:
        """The answer over these texts; one in which agencies act is an activity."""
        every = (*texts, *(f"madera piedra cal arena grava {n}" for n in range(OTHERS)))
        records = [
            record(
                f"p/2018/1.{n // 9 + 1}.{n % 9 + 1}{'/1' if each in acts else ''}",
                each,
                acts=acts.get(each, "").split(),
            )
            for n, each in enumerate(every)
        ]
        searcher = open_build(publish(self.folder, contents(*records), self.engine))
        return searcher.search(Query(text=text, size=100, explain=True))

    def hits(self, text: str, *texts: str, acts: Mapping[str, str] = NOBODY) -> dict[str, Hit]:
        """The hits by their text, in their order."""
        return {hit.record.text: hit for hit in self.page(text, *texts, acts=acts).hits}

    def scores(
        self,
        text: str,
        *texts: str,
        beside: Sequence[str] = (),
        acts: Mapping[str, str] = NOBODY,
    ) -> list[float]:
        """The score of each text, which must be found; others may stand beside them."""
        found = self.hits(text, *texts, *beside, acts=acts)
        return [found[each].score for each in texts]


def parts(hit: Hit, field: str) -> list[float]:
    """What a field, or "together", adds to a score."""
    return [part.value for part in hit.explanation if part.field == field]


def near(value: float) -> object:
    return pytest.approx(value, rel=1e-5)


# A score and its parts

SHAPES = (
    "migrantes",
    "trata de personas",
    "sin documentos",
    '"derechos humanos" OR salud',
    "repatria*",
    "1.5.1",
    "sre consulares",
    "Secretaría de Relaciones Exteriores",
    "calentamiento global",
)


@pytest.mark.parametrize("text", [*SHAPES, *(each.text for each in judged()[::8])])
def test_the_parts_of_a_score_add_up_to_it(text: str, searcher: Searcher) -> None:
    page = searcher.search(Query(text=text, size=50, explain=True))
    assert page.hits
    for hit in page.hits:
        assert sum(part.value for part in hit.explanation) == near(hit.score)
        assert all(part.what and part.value > 0 for part in hit.explanation)
        assert {part.field for part in hit.explanation} <= {*RANKED, "together"}


def test_parts_are_told_only_where_they_are_asked_for(searcher: Searcher) -> None:
    asked = Query(text="migrantes", explain=True)
    plain = searcher.search(replace(asked, explain=False))
    assert [hit.explanation for hit in plain.hits] == [()] * len(plain.hits)
    assert [h.score for h in plain.hits] == [h.score for h in searcher.search(asked).hits]


# Words side by side

BESIDE = "salud mental para escuelas rurales"
APART = "mental para escuelas rurales salud"


def test_words_side_by_side_stand_above_the_same_words_apart(ask: "Asking") -> None:
    beside, apart = ask.hits("salud mental", APART, BESIDE).values()
    assert (beside.record.text, apart.record.text) == (BESIDE, APART)
    assert parts(apart, "together") == []
    (together,) = parts(beside, "together")
    assert beside.score - apart.score == near(together)


def test_that_they_stand_side_by_side_adds_less_than_either_word(ask: "Asking") -> None:
    (hit,) = ask.hits("salud mental", BESIDE).values()
    (together,) = parts(hit, "together")
    words = parts(hit, "text")
    assert len(words) == 2
    assert together == near(ranking.TOGETHER * words[0])  # the pair is as rare as each word
    assert 0 < together < min(words)


# A phrase that another one stands for

ASKED = "calentamiento global"  # the vocabulary adds «cambio climático»
OTHER = "cambio climático"


def test_what_a_phrase_stands_for_is_found_below_the_phrase_itself(ask: "Asking") -> None:
    typed, added = ask.scores(ASKED, f"{ASKED} en escuelas rurales", f"{OTHER} en escuelas rurales")
    assert 0 < added < typed


def test_a_text_that_has_both_scores_no_more_for_it(ask: "Asking") -> None:
    """What is added counts instead of the words typed, where it counts for more."""
    both = f"{ASKED} {OTHER}"
    apart = (f"{ASKED} escuelas rurales", f"{OTHER} escuelas rurales")
    typed, added, together = ask.scores(ASKED, *apart, both)
    assert added < typed == near(together)


def test_half_of_the_words_typed_adds_nothing_to_what_stands_for_all(ask: "Asking") -> None:
    half = f"{OTHER} global escuelas"
    without = f"{OTHER} rurales escuelas"
    common = [f"global madera {n} cal" for n in range(20)]  # so that it scores little
    of_half, of_none = ask.scores(ASKED, half, without, beside=common)
    assert of_half == near(of_none)


def test_what_stands_for_all_words_meets_each(ask: "Asking") -> None:
    whole = [f"{OTHER} en escuelas {n}" for n in range(ranking.ENOUGH)]
    page = ask.page(f"{ASKED} escuelas", *whole, f"{ASKED} en museos")
    assert {hit.record.text for hit in page.hits} == set(whole)


def test_a_part_says_what_was_searched_and_not_what_was_typed(ask: "Asking") -> None:
    """The phrase that stands for the one typed, and the word for the one typed."""
    for asked, text in ((ASKED, f"{OTHER} en escuelas"), ("deportados", "repatriados del norte")):
        page = ask.page(asked, text)
        (part,) = page.hits[0].explanation
        (added,) = (each.added for each in page.expansions)
        assert (part.what, part.field) == (added, "text")
        assert page.notices == ()  # the words typed are not missing: another stands for them


def test_where_the_words_typed_count_nothing_is_told_of_others(ask: "Asking") -> None:
    texts = (f"{ASKED} escuelas rurales", f"{OTHER} escuelas rurales")
    told = ask.hits(ASKED, *texts)[texts[0]].explanation
    assert sorted(part.what for part in told if part.field == "text") == sorted(ASKED.split())


def test_a_phrase_of_the_line_above_counts_its_share(engine: str, tmp_path: Path) -> None:
    above = f"{OTHER} en escuelas"
    records = [
        record("p/2018/1.1.1", above),
        record("p/2018/1.1.1/1", "tareas de museos", line=above),
    ]
    records += [record(f"p/2018/1.2.{n}", "madera piedra cal arena") for n in range(1, OTHERS)]
    opened = open_build(publish(tmp_path, contents(*records), engine))
    line, activity = opened.search(Query(text=ASKED)).hits
    assert (line.record.kind, activity.record.kind) == ("line", "activity")
    assert activity.score == near(ranking.FIELD_WEIGHTS["line"] * line.score)


# One of several words


def test_of_several_alternatives_the_best_counts(ask: "Asking") -> None:
    one, other, both = ask.scores(
        "becas OR vacunas", "becas rurales", "vacunas rurales", "becas vacunas"
    )
    assert one == near(other) == near(both)


def test_the_best_of_unequal_alternatives_counts_wherever_it_stands(ask: "Asking") -> None:
    common = [f"madera {n} becas" for n in range(9)]
    texts = ("vacunas rurales", "becas vacunas", "becas rurales")
    for asked in ("becas OR vacunas", "vacunas OR becas"):
        rare, both, often = ask.scores(asked, *texts, beside=common)
        assert often < rare == near(both)


# Who acts


def test_who_acts_stands_above_who_is_named_and_alone_above_many(ask: "Asking") -> None:
    texts = ("actúa sola aquí", "actúa con otras", "la SRE aquí")
    acts = {texts[0]: "SRE", texts[1]: "SRE INM PGR"}
    alone, many, named = ask.scores("SRE", *texts, acts=acts)
    assert alone > many > named > 0


# What is in a result

FEW = ranking.ENOUGH - 1


def found(page: Page, *texts: str) -> list[bool]:
    """Which of the texts are among the hits."""
    hits = {hit.record.text for hit in page.hits}
    return [text in hits for text in texts]


def relaxed(page: Page) -> bool:
    return "relaxed" in {notice.code for notice in page.notices}


@pytest.mark.parametrize(("number", "strict"), [(FEW, False), (FEW + 1, True)])
def test_what_meets_part_comes_in_where_too_little_meets_all(
    number: int, strict: bool, ask: "Asking"
) -> None:
    whole = [f"becas vacunas {n}" for n in range(number)]
    page = ask.page("becas vacunas", *whole, "vacunas rurales")
    assert found(page, *whole) == [True] * number
    assert found(page, "vacunas rurales") == [not strict]
    assert relaxed(page) is not strict


def test_no_notice_where_nothing_came_in(ask: "Asking") -> None:
    page = ask.page("becas vacunas", "becas vacunas rurales")
    assert (page.total, relaxed(page)) == (1, False)


def test_what_only_a_common_word_meets_is_not_near(ask: "Asking") -> None:
    common = [f"becas {n}" for n in range(OTHERS)]
    page = ask.page("becas vacunas", "becas vacunas rurales", "vacunas urbanas", *common)
    assert found(page, "becas vacunas rurales", "vacunas urbanas") == [True, True]
    assert page.total == 2


def test_of_parts_the_rarer_comes_in_first(ask: "Asking") -> None:
    rarer = [f"vacunas {n}" for n in range(ranking.ENOUGH)]
    page = ask.page("becas vacunas", *rarer, *(f"becas {n}" for n in range(ranking.ENOUGH + 1)))
    assert {hit.record.text for hit in page.hits} == set(rarer)


def test_two_words_of_three_come_near(ask: "Asking") -> None:
    page = ask.page("becas vacunas museos", "becas vacunas museos", "becas vacunas rurales")
    assert found(page, "becas vacunas museos", "becas vacunas rurales") == [True, True]
    assert relaxed(page)


def test_a_word_is_as_rare_as_all_that_have_it_whatever_else_they_have(ask: "Asking") -> None:
    """Four texts have only «becas», but six have it; five have «vacunas»."""
    both = [f"becas museos {n}" for n in range(2)]
    rarer = [f"vacunas {n}" for n in range(5)]
    page = ask.page("becas museos vacunas", *both, *rarer, *(f"becas {n}" for n in range(4)))
    assert {hit.record.text for hit in page.hits} == {*both, *rarer}


def test_where_nothing_is_near_enough_what_comes_nearest_is_in(ask: "Asking") -> None:
    """Both words are common, and no text has both."""
    often, oftener = (f"becas {n}" for n in range(60)), (f"vacunas {n}" for n in range(61))
    page = ask.page("becas vacunas", *often, *oftener)
    assert page.total == 60
    assert {hit.record.text.split()[0] for hit in page.hits} == {"becas"}


def test_a_word_that_stands_nowhere_is_told_and_narrows_nothing(ask: "Asking") -> None:
    page = ask.page("becas zzyzx", "becas rurales")
    assert [hit.record.text for hit in page.hits] == ["becas rurales"]
    (notice,) = page.notices
    assert (notice.code, notice.text) == ("missing", "Ningún texto contiene «zzyzx».")


def test_words_that_all_stand_nowhere_find_nothing(ask: "Asking") -> None:
    page = ask.page("wwyzx zzyzx", "becas rurales")
    assert (page.total, relaxed(page)) == (0, False)


def test_a_word_like_sin_need_not_be_met_and_scores_where_it_is(ask: "Asking") -> None:
    with_it, without = ask.hits("sin becas", "becas rurales", "sin becas").values()
    assert (with_it.record.text, without.record.text) == ("sin becas", "becas rurales")
    assert with_it.score > without.score > 0


def test_a_word_like_sin_narrows_no_result(ask: "Asking") -> None:
    whole = [f"sin becas {n}" for n in range(ranking.ENOUGH)]
    assert ask.page("sin becas", *whole, "becas rurales").total == ranking.ENOUGH + 1


def test_a_word_like_sin_alone_is_asked_for(ask: "Asking") -> None:
    assert list(ask.hits("sin", "becas rurales", "sin becas")) == ["sin becas"]


def test_what_is_left_out_is_out_of_every_result(ask: "Asking") -> None:
    texts = ("becas rurales", "becas urbanas", "escuelas rurales")
    assert list(ask.hits("becas -urbanas", *texts)) == ["becas rurales"]
    page = ask.page("-becas", *texts)
    assert found(page, *texts) == [False, False, True]
    assert (page.total, relaxed(page)) == (OTHERS + 1, False)
    assert {hit.score for hit in page.hits} == {0}
