"""Which documents meet enough of a query to be in its result."""

from math import log

import numpy as np

from search import ranking
from search.engines.whoosh.columns import Mask
from search.engines.whoosh.postings import Values

MOST = 8  # clauses that are told apart when a result is relaxed: the rarest


def covered(masks: list[Mask]) -> tuple[Mask, bool]:
    """The documents that meet all clauses, or else enough of them; and was it relaxed?"""
    met = [mask for mask in masks if mask.any()]
    strict = (met or masks)[0].copy()
    for mask in met[1:]:
        strict &= mask
    found = int(strict.sum())
    if found >= ranking.ENOUGH or len(met) < 2:
        return strict, False
    rarity = _rarity(met)
    documents = len(rarity)
    best = np.partition(rarity, -min(ranking.ENOUGH, documents))[-min(ranking.ENOUGH, documents)]
    # Where no text is near enough, those that come nearest.
    needed = min(max(best, ranking.COVERAGE * log(documents)), rarity.max())
    relaxed = strict | (rarity >= needed)
    return relaxed, int(relaxed.sum()) > found


def _rarity(masks: list[Mask]) -> Values:
    """How rare it is to meet what each document meets: log(documents / as many or more met).

    So "personas" weighs little beside "trata", and two words that always stand together
    ("servidores públicos") weigh no more than one.
    """
    rarest = sorted(masks, key=np.count_nonzero)[:MOST]
    met = np.zeros(len(masks[0]), np.intp)
    for place, mask in enumerate(rarest):
        met |= mask.astype(np.intp) << place
    counts = np.bincount(met, minlength=1 << len(rarest))
    patterns = np.arange(len(counts))
    covers = (patterns[:, None] & patterns[None, :]) == patterns[None, :]
    as_many = np.maximum(counts @ covers, 1)
    return np.asarray(np.log(len(met) / as_many)[met])
