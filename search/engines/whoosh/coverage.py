"""Which documents meet enough of a query to be in its result."""

from math import log

import numpy as np

from search.engines.whoosh.columns import Mask
from search.query import ranking

MOST = 8  # clauses that are told apart when a result is relaxed: the rarest


def covered(masks: list[Mask]) -> tuple[Mask, bool]:
    """The documents that meet all clauses, or else enough of them; and was it relaxed?"""
    met = [mask for mask in masks if mask.any()]
    strict = (met or masks)[0].copy()
    for mask in met[1:]:
        strict &= mask
    found = int(np.count_nonzero(strict))
    if found >= ranking.ENOUGH or len(met) < 2:
        return strict, False
    relaxed = strict | _near(met)
    return relaxed, int(np.count_nonzero(relaxed)) > found


def _near(masks: list[Mask]) -> Mask:
    """The documents that come nearest to meeting all, ENOUGH of them if they are near at all.

    What each meets is a pattern of bits, one a clause. It weighs what it is rare to meet as
    much: log(documents / as many or more met). So "personas" weighs little beside "trata", and
    two words that always stand together ("servidores públicos") weigh no more than one.
    """
    documents = len(masks[0])
    patterns = np.zeros(documents, np.intp)
    rarest = sorted(masks, key=np.count_nonzero)[:MOST]
    for place, mask in enumerate(rarest):
        patterns |= mask.astype(np.intp) << place
    counts = np.bincount(patterns, minlength=1 << len(rarest))
    every = np.arange(len(counts))
    covers = (every[:, None] & every[None, :]) == every[None, :]
    rarity = np.where(counts > 0, np.log(documents / np.maximum(counts @ covers, 1)), -1.0)
    nearest_first = np.argsort(-rarity, kind="stable")
    reached = np.searchsorted(np.cumsum(counts[nearest_first]), min(ranking.ENOUGH, documents))
    enough = rarity[nearest_first[reached]]
    # Where no text is near enough, those that come nearest.
    needed = min(max(enough, ranking.COVERAGE * log(documents)), rarity.max())
    return np.asarray((rarity >= needed)[patterns])
