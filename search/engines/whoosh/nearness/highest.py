"""The highest of many numbers, without putting the others in order."""

import numpy as np

from search.engines.whoosh.postings import Values

BLOCK = 64


def highest(values: Values, number: int) -> Values:
    """So many of the highest numbers, in no order; all where there are no more."""
    if number <= 0:
        return values[:0]
    blocks = len(values) // BLOCK
    if number < blocks:
        # As many blocks have one that is as high as the least of their highest.
        each = values[: blocks * BLOCK].reshape(blocks, BLOCK).max(axis=1)
        values = values[values >= np.partition(each, -number)[-number]]
    number = min(number, len(values))
    return np.partition(values, -number)[-number:] if number else values
