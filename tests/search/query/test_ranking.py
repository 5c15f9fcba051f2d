"""The formulas by their textbooks: values worked out by hand, and Lucene's own steps."""

from math import e

import numpy as np
import pytest

from search.query import ranking
from search.query.ranking import K1, B, frequency_part, idf, norm, rounded


def test_a_word_of_few_documents_is_rare() -> None:
    """log(documents / (having + 1)) + 1."""
    assert idf(10, 9) == pytest.approx(1)
    assert idf(int(1e6), int(1e6 / e**3) - 1) == pytest.approx(4, abs=1e-4)
    assert [idf(100, n) for n in (1, 2, 50, 100)] == sorted(
        (idf(100, n) for n in (1, 2, 50, 100)), reverse=True
    )


@pytest.mark.parametrize(
    ("length", "expected"),
    [(0, K1 * (1 - B)), (10, K1), (20, K1 * (1 + B)), (30, K1 * (1 + 2 * B))],
)
def test_a_text_of_mean_length_is_neither_favoured_nor_set_back(
    length: int, expected: float
) -> None:
    assert norm(length, 10) == pytest.approx(expected)


def test_the_first_time_counts_one_and_all_others_together_less_than_k1() -> None:
    mean = norm(10, 10)
    assert frequency_part(1, mean) == pytest.approx(1)
    assert frequency_part(2, mean) == pytest.approx(2 * (K1 + 1) / (2 + K1))
    assert frequency_part(1e12, mean) == pytest.approx(K1 + 1)
    assert frequency_part(1, norm(5, 10)) > 1 > frequency_part(1, norm(20, 10))


def test_the_formulas_take_arrays_as_they_take_numbers() -> None:
    lengths, frequencies = np.array([0, 7, 300]), np.array([1, 2, 9])
    found = frequency_part(frequencies, norm(lengths, 40.0))
    one_by_one = [
        frequency_part(n, norm(length, 40.0))
        for n, length in zip(frequencies, lengths, strict=True)
    ]
    assert list(found) == pytest.approx(one_by_one)


def encoded(number: int) -> int:
    """A number in three bits and where they stand: SmallFloat.longToInt4."""
    bits = number.bit_length()
    if bits < 4:
        return number
    shift = bits - 4
    return ((number >> shift) & 0x07) | ((shift + 1) << 3)


def decoded(byte: int) -> int:
    """SmallFloat.int4ToLong."""
    bits, shift = byte & 0x07, (byte >> 3) - 1
    return bits if shift == -1 else (bits | 0x08) << shift


FREE = 255 - encoded(2**31 - 1)  # bytes that lengths have for themselves: NUM_FREE_VALUES


def test_lengths_are_rounded_as_lucene_rounds_them() -> None:
    assert ranking.EXACT_LENGTH == FREE
    for length in range(5000):
        byte = length if length < FREE else FREE + encoded(length - FREE)
        assert rounded(length) == (byte if byte < FREE else FREE + decoded(byte - FREE)), length


def test_rounding_keeps_the_order_of_lengths() -> None:
    found = [rounded(length) for length in range(5000)]
    assert found == sorted(found)
    assert found[:40] == list(range(40))


def test_what_is_added_counts_by_how_close_it_is_and_never_above_what_was_typed() -> None:
    weights = list(ranking.EXPANSIONS.values())
    assert weights == sorted(weights, reverse=True)
    assert all(0 < weight <= 1 for weight in weights)
    assert ranking.FIELD_WEIGHTS["text"] == 1.0 == max(ranking.FIELD_WEIGHTS.values())


def test_acting_stands_above_being_named_and_that_above_the_words_of_a_name() -> None:
    """However many act: what is not divided among them is more than being named scores."""
    assert ranking.ACTS * (1 - ranking.ALONE) > ranking.NAMES > ranking.NAME > 0
    assert 0 < ranking.TOGETHER < 1
