"""What is counted for Prometheus: requests, searches, the cache, the build in service."""

from search.searcher import Searcher
from search.store.naming import begun
from web.observing.gathering import BEGUN
from web.observing.seen import Searched, Seen

UNROUTED = "(none)"  # the route of what no rule answers: paths are anybody's
# Seconds: a kept answer takes the least of them, a whole file the most.
BUCKETS = (0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0)


class Metrics:
    """The counts of one application; of all the processes that `sharing` holds together."""

    def __init__(self) -> None:
        # Read late: the library asks the environment at import whether processes count together.
        from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram

        def counter(name: str, text: str, *labels: str) -> Counter:
            return Counter(f"buscador_{name}", text, labels, registry=self.registry)

        self.registry = CollectorRegistry()
        self._served = ""
        self._requests = counter("requests", "Requests answered.", "route", "status")
        self._seconds = Histogram(
            "buscador_request_seconds",
            "From the request, read, to the last byte of its answer.",
            ("route",),
            registry=self.registry,
            buckets=BUCKETS,
        )
        self._searches = counter("searches", "Searches, further pages of one aside.")
        self._vain = counter("searches_without_results", "Searches that found no text.")
        self._relaxed = counter("searches_relaxed", "Searches that found parts of what was asked.")
        self._corrected = counter("searches_corrected", "Searches with a word corrected.")
        self._cache = counter("cache_answers", "Answers kept already (hit) or made.", "result")
        self._size = Gauge(
            "buscador_cache_bytes",
            "Bytes of the answers that are kept.",
            registry=self.registry,
            multiprocess_mode="livesum",
        )
        self._build, self._records = (
            Gauge(name, text, registry=self.registry, multiprocess_mode="livemostrecent")
            for name, text in (
                (BEGUN, "When the build in service was begun."),
                ("buscador_build_records", "Records of the build in service."),
            )
        )

    def serves(self, build: Searcher) -> None:
        """A build is in service."""
        if build.build == self._served:
            return
        self._served = build.build
        self._build.set(begun(build.build).timestamp())
        self._records.set(build.statistics.documents)

    def keeps(self, size: int) -> None:
        """The cache has some size."""
        self._size.set(size)

    def answered(self, seen: Seen, status: str, seconds: float) -> None:
        """A request was answered."""
        route = seen.route or UNROUTED
        self._requests.labels(route, status).inc()
        self._seconds.labels(route).observe(seconds)
        if seen.kept is not None:
            self._cache.labels("hit" if seen.kept else "miss").inc()

    def searched(self, search: Searched) -> None:
        """A search was answered."""
        self._searches.inc()
        if not search.total:
            self._vain.inc()
        if search.relaxed:
            self._relaxed.inc()
        if search.corrected:
            self._corrected.inc()
