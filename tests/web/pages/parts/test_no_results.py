"""What could be left out of a search that finds nothing."""

import pytest

from search.model import Query
from web.pages.parts import no_results


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("uno dos", ["dos", "uno"]),
        ('"uno dos"', ["uno dos"]),
        ('"uno dos" tres', ["uno dos tres", "tres", '"uno dos"']),
        ('-"uno dos" tres', ["- uno dos tres", "tres", '-"uno dos"']),
        ("uno", []),
        (" ".join("abcdefghi"), []),
    ],
)
def test_what_to_leave_out_of_a_text(text: str, left: list[str]) -> None:
    assert [query.text for _, query in no_results.without_words(Query(text))] == left
