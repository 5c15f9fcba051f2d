"""The terms that tell a text from others."""

from collections import Counter

from search.query.statistics import Statistics
from search.spanish import analysis

KEY_TERMS = 8  # of a record, to find those related to it


def key_terms(text: str, statistics: Statistics) -> list[str]:
    """The terms that are frequent in a text and rare elsewhere, those that tell most first."""
    having = statistics.having["text"]
    weights = {
        term: frequency * statistics.idf(having[term])
        for term, frequency in Counter(analysis.terms(text)).items()
        if having.get(term, 0) > 1
    }
    return sorted(weights, key=lambda term: (-weights[term], term))[:KEY_TERMS]
