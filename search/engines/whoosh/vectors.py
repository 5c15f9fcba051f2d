"""What one part of a plan gives: documents and their scores."""

from typing import NamedTuple

from search.engines.whoosh.postings import NO_IDS, NO_VALUES, Ids, Values


class Vector(NamedTuple):
    """What one atom gives: the documents that meet it, and scores, also to others."""

    matched: Ids
    ids: Ids
    scores: Values


EMPTY = Vector(NO_IDS, NO_IDS, NO_VALUES)


def size(vector: Vector) -> int:
    """What a vector costs in a cache that is bounded by postings."""
    return len(vector.ids) + len(vector.matched)
