"""The page of judged queries: each with what came, its grade, and what was missed."""

import re

from search.searcher import Searcher
from tests.relevance.judged import ASKED, HELD, SETS, Score, judged
from tests.relevance.page import SHOWN, page


def test_every_judged_record_of_a_query_stands_on_the_page_once(searcher: Searcher) -> None:
    scores = {name: tuple(Score(q.text, 0, 0, 0, 0, 0) for q in judged(name)) for name in SHOWN}
    sections = page(searcher, scores).split("<h2>")[1:]
    queries = [query for name in SHOWN for query in judged(name)]
    assert len(sections) == len(queries)
    for section, query in zip(sections, queries, strict=True):
        rows = re.findall(r'<tr class="g([123])"><td>[^<]*</td><td>\1</td><td>([^<]*)', section)
        assert {record: int(grade) for grade, record in rows} == dict(query.grades)
        assert len(rows) == len(query.grades)


def test_sets_that_are_kept_apart_are_not_on_it() -> None:
    assert set(SETS) - set(SHOWN) == {HELD, ASKED}
