"""What scores more than what, and what is in a result, whatever an engine is made of.

Texts that are compared have as many words as one another, so that no length speaks.
"""

from dataclasses import replace
from pathlib import Path

import pytest

from search.model import Query
from search.query import ranking
from search.schema import RANKED
from search.searcher import Searcher
from tests.relevance.judged import judged
from tests.support.asking import Asking, near, parts
from tests.support.corpus import contents, record
from tests.support.stores import opened


@pytest.fixture
def ask(engine: str, tmp_path: Path) -> Asking:
    return Asking(engine, tmp_path)


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
    for place, hit in enumerate(page.hits):
        assert sum(part.value for part in hit.explanation) == near(hit.score)
        lost = parts(hit, "share")
        assert len(lost) == (place >= page.exact)
        assert all(value < 0 for value in lost)
        assert all(p.what and (p.value > 0 or p.field == "share") for p in hit.explanation)
        assert {p.field for p in hit.explanation} <= {*RANKED, "together", "share"}


def test_parts_are_told_only_where_they_are_asked_for(searcher: Searcher) -> None:
    asked = Query(text="migrantes", explain=True)
    plain = searcher.search(replace(asked, explain=False))
    assert [hit.explanation for hit in plain.hits] == [()] * len(plain.hits)
    assert [h.score for h in plain.hits] == [h.score for h in searcher.search(asked).hits]


# Words side by side

BESIDE = "salud mental para escuelas rurales"
APART = "mental para escuelas rurales salud"


def test_words_side_by_side_stand_above_the_same_words_apart(ask: Asking) -> None:
    beside, apart = ask.hits("salud mental", APART, BESIDE).values()
    assert (beside.record.text, apart.record.text) == (BESIDE, APART)
    assert parts(apart, "together") == []
    (together,) = parts(beside, "together")
    assert beside.score - apart.score == near(together)


def test_that_they_stand_side_by_side_adds_less_than_either_word(ask: Asking) -> None:
    (hit,) = ask.hits("salud mental", BESIDE).values()
    (together,) = parts(hit, "together")
    words = parts(hit, "text")
    assert len(words) == 2
    assert together == near(ranking.TOGETHER * words[0])  # the pair is as rare as each word
    assert 0 < together < min(words)


# A phrase that another one stands for

ASKED = "continuidad educativa"  # the vocabulary adds «permanencia escolar»
OTHER = "permanencia escolar"


def test_what_a_phrase_stands_for_is_found_below_the_phrase_itself(ask: Asking) -> None:
    typed, added = ask.scores(ASKED, f"{ASKED} en puentes rurales", f"{OTHER} en puentes rurales")
    assert 0 < added < typed


def test_a_text_that_has_both_scores_no_more_for_it(ask: Asking) -> None:
    """What is added counts instead of the words typed, where it counts for more."""
    both = f"{ASKED} {OTHER}"
    apart = (f"{ASKED} puentes rurales", f"{OTHER} puentes rurales")
    typed, added, together = ask.scores(ASKED, *apart, both)
    assert added < typed == near(together)


def test_half_of_the_words_typed_adds_nothing_to_what_stands_for_all(ask: Asking) -> None:
    half = f"{OTHER} educativa puentes"
    without = f"{OTHER} rurales puentes"
    common = [f"educativa madera {n} cal" for n in range(20)]  # so that it scores little
    of_half, of_none = ask.scores(ASKED, half, without, beside=common)
    assert of_half == near(of_none)


def test_what_stands_for_all_words_meets_each(ask: Asking) -> None:
    whole = [f"{OTHER} en puentes {n}" for n in range(ranking.LEAST)]
    page = ask.page(f"{ASKED} puentes", *whole, f"{ASKED} en museos")
    assert {hit.record.text for hit in page.hits[: page.exact]} == set(whole)


def test_a_part_says_what_was_searched_and_not_what_was_typed(ask: Asking) -> None:
    """The phrase that stands for the one typed, and the word for the one typed."""
    for asked, text in ((ASKED, f"{OTHER} en puentes"), ("deportados", "repatriados del norte")):
        page = ask.page(asked, text)
        (part,) = page.hits[0].explanation
        (added,) = (each.added for each in page.expansions)
        assert (part.what, part.field) == (added, "text")
        assert page.notices == ()  # the words typed are not missing: another stands for them


def test_where_the_words_typed_count_nothing_is_told_of_others(ask: Asking) -> None:
    texts = (f"{ASKED} puentes rurales", f"{OTHER} puentes rurales")
    told = ask.hits(ASKED, *texts)[texts[0]].explanation
    assert sorted(part.what for part in told if part.field == "text") == sorted(ASKED.split())


def test_a_phrase_of_the_line_above_counts_its_share(engine: str, tmp_path: Path) -> None:
    """The line's words bring no activity in by themselves, so a word of its own does."""
    records = [
        record("p/2018/1.1.1", f"{OTHER} en puentes"),
        record("p/2018/1.1.1/1", "tareas de museos", line=f"{OTHER} en puentes"),
        *(record(f"p/2018/1.2.{n}", "madera piedra cal arena") for n in range(1, 40)),
    ]
    page = opened(tmp_path, contents(*records), engine).search(
        Query(text=f"{ASKED} museos", explain=True)
    )
    told = {
        hit.record.kind: {part.what: part.value for part in hit.explanation} for hit in page.hits
    }
    (added,) = (each.added for each in page.expansions)
    share = ranking.FIELD_WEIGHTS["line"]
    assert told["activity"][added] == near(share * told["line"][added])


# One of several words


def test_of_several_alternatives_the_best_counts(ask: Asking) -> None:
    one, other, both = ask.scores(
        "becas OR vacunas", "becas rurales", "vacunas rurales", "becas vacunas"
    )
    assert one == near(other) == near(both)


def test_the_best_of_unequal_alternatives_counts_wherever_it_stands(ask: Asking) -> None:
    common = [f"madera {n} becas" for n in range(9)]
    texts = ("vacunas rurales", "becas vacunas", "becas rurales")
    for asked in ("becas OR vacunas", "vacunas OR becas"):
        rare, both, often = ask.scores(asked, *texts, beside=common)
        assert often < rare == near(both)


# Who acts


def test_who_acts_stands_above_who_is_named_and_alone_above_many(ask: Asking) -> None:
    texts = ("actúa sola aquí", "actúa con otras", "la SRE aquí")
    acts = {texts[0]: "SRE", texts[1]: "SRE INM PGR"}
    alone, many, named = ask.scores("SRE", *texts, acts=acts)
    assert alone > many > named > 0


# Words that the vocabulary adds: «buque» means «barco», «mar» is related to it


def test_a_related_word_hints_and_counts_a_part(ask: Asking) -> None:
    page = ask.page("barco", "mar rural", "barco rural")
    assert [hit.record.text for hit in page.hits] == ["barco rural", "mar rural"]
    assert page.exact == 1
    (related,) = parts(page.hits[1], "text")
    assert page.hits[1].score == near(ranking.HINTED * related)


def test_a_related_word_ranks_what_has_another_word_asked(ask: Asking) -> None:
    texts = ("becas del mar", "becas del cerro")
    related, without = ask.scores("becas barco", *texts, beside=["barco rural"])
    assert related > without


@pytest.mark.parametrize(("heir", "others"), [("buque", ["mar rural"]), ("mar", [])])
def test_a_word_that_stands_in_no_text_hands_its_weight_to_its_closest_relation(
    heir: str, others: list[str], ask: Asking
) -> None:
    """What it hands on is its whole share, so that its heir has every word."""
    page = ask.page("barco", *others, f"{heir} rural")
    assert (page.exact, page.hits[0].record.text) == (1, f"{heir} rural")
    (part,) = parts(page.hits[0], "text")
    assert page.hits[0].score == near(part)


def test_what_is_handed_counts_for_every_word(ask: Asking) -> None:
    page = ask.page("becas barco", "becas rurales", "mar rural", "becas del mar")
    assert (page.exact, page.hits[0].record.text) == (1, "becas del mar")
