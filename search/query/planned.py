"""What queries ask for, planned and weighed once for all pages and choices of a search."""

from threading import Lock

from cachetools import LRUCache

from search.model import Query
from search.query.lexical import Language
from search.query.plan import Plan
from search.query.planner import Held, plan_query
from search.query.weighing import WeighedPlan, Weigher

PLANS_KEPT = 32

Planned = tuple[Plan, WeighedPlan]


class Planner:
    """Plans the queries of one build; the last plans are kept, and safe to share."""

    def __init__(self, language: Language, weigher: Weigher, held: Held) -> None:
        self._language = language
        self._weigher = weigher
        self._held = held
        self._lock = Lock()
        self._kept: LRUCache[tuple[str, tuple[str, ...]], Planned] = LRUCache(PLANS_KEPT)

    def of(self, query: Query) -> Planned:
        """The plan of a query, as words and weighed; its filters, page and order do not matter."""
        key = query.text, query.without
        with self._lock:
            found = self._kept.get(key)
        if found is None:
            found = self.anew(query)
            with self._lock:
                self._kept[key] = found
        return found

    def anew(self, query: Query) -> Planned:
        """The same, worked out now."""
        plan = plan_query(query, self._language, self._held)
        return plan, self._weigher.weigh(plan)
