"""The fields whose terms are found document by document: a record's own text, and its line's."""

from collections.abc import Callable

from search.engines.whoosh.cache import Kept
from search.engines.whoosh.nearness.impacts import Impacts, Lengths
from search.engines.whoosh.postings import TermPostings, Values

KEPT = 4 * 2**20  # bytes, at least
PER_DOCUMENT = 96  # bytes for each record, where that is more


class Text:
    """One such field."""

    def __init__(self, norms: Values, postings: Callable[[str], TermPostings]) -> None:
        self.postings = postings
        self._lengths = Lengths(norms)
        most = max(KEPT, PER_DOCUMENT * len(norms))
        self._impacts: Kept[str, Impacts] = Kept(most, lambda impacts: impacts.nbytes)

    def impacts(self, term: str) -> Impacts:
        """Where a term stands, and what it scores there."""
        found = self._impacts.get(term)
        if found is None:
            found = self._impacts.keep(term, self._lengths.impacts(*self.postings(term)))
        return found
