"""Which text is which."""

from hypothesis import given
from hypothesis import strategies as st

from search.comparison.pairing import Pair, Text, pairs

TEXTS = st.lists(
    st.builds(
        Text,
        st.sampled_from(["1.1.1", "1.1.2", "1.2.1", "2.1.1"]),
        st.sampled_from(["Dar cursos", "DAR  CURSOS", "Dar tres cursos de lengua", "Sembrar", ""]),
    ),
    max_size=8,
)


@given(TEXTS)
def test_texts_that_nobody_touched_stay_in_their_places(texts: list[Text]) -> None:
    """As they do where one more has all of them looked at, word by word."""
    found = pairs(texts, texts)
    assert found == [Pair(place, place) for place in range(len(texts))]
    new = Text("9.9.9", "Otra cosa")
    assert pairs(texts, [*texts, new]) == [*found, Pair(None, len(texts))]
