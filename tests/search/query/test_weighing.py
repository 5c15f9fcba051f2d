"""What weighs a plan keeps what words stand for, and gives what weighing anew would."""

import pytest

from search.model import Query
from search.query.planner import FORM_KEY
from search.query.weighing import Weigher
from search.searcher import Searcher

TEXTS = ("", "salud", "niñas migrantes", "trata OR tráfico", "trabajadores migr* -salud", "INM SRE")
FORMS = ("", "salud", "migrante", "migrantes", "niñas", "trabajadores", "nadalodice")


def anew(build: Searcher) -> Weigher:
    return Weigher(build.statistics, build._lexicon, build.index.counts)


@pytest.mark.parametrize("text", TEXTS)
def test_a_plan_weighs_the_same_whatever_was_weighed_before(searcher: Searcher, text: str) -> None:
    for form in (*FORMS, ""):
        query = Query(text, without=(FORM_KEY + form,) if form else ())
        plan, weighed = searcher._planner.anew(query)
        assert weighed == anew(searcher).weigh(plan)


def test_a_form_that_is_off_changes_the_ways_of_its_own_word_alone(searcher: Searcher) -> None:
    _, whole = searcher._planner.anew(Query("niñas migrantes"))
    _, less = searcher._planner.anew(Query("niñas migrantes", without=(FORM_KEY + "migrantes",)))
    assert less.clauses[0] is whole.clauses[0]
    assert less.clauses[1] != whole.clauses[1]
    _, other = searcher._planner.anew(Query("niñas migrantes", without=(FORM_KEY + "nadalodice",)))
    assert other == whole
