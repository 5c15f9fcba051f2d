"""Where requests are counted: in this process, within a bound, or where several share a count."""

from threading import Lock
from time import time

from cachetools import LRUCache
from limits.errors import ConfigurationError
from limits.storage import Storage, storage_from_string

from search.errors import FixSettings

MEMORY = "memory://"
MOST = 50_000  # counts, some 15 MB; who has not asked for longest is forgotten, and forgiven


class Memory(Storage):
    """Counts of this process; those of the library grow with the clients without a bound."""

    STORAGE_SCHEME: list[str] | None = None

    def __init__(self, most: int = MOST) -> None:
        super().__init__()
        self._lock = Lock()
        self._counts: LRUCache[str, tuple[int, float]] = LRUCache(most)

    @property
    def base_exceptions(self) -> type[Exception]:
        """What may fail here: nothing."""
        return ValueError

    def incr(self, key: str, expiry: float, amount: int = 1) -> int:
        """The count with some more; it begins anew after `expiry` seconds."""
        with self._lock:
            count, ends = self._current(key)
            count += amount
            self._counts[key] = (count, ends or time() + expiry)
            return count

    def get(self, key: str) -> int:
        """The count."""
        with self._lock:
            return self._current(key)[0]

    def get_expiry(self, key: str) -> float:
        """When the count begins anew, in seconds since the epoch."""
        with self._lock:
            return self._current(key)[1] or time()

    def _current(self, key: str) -> tuple[int, float]:
        count, ends = self._counts.get(key, (0, 0.0))
        return (count, ends) if ends > time() else (0, 0.0)

    def check(self) -> bool:
        """Whether it works."""
        return True

    def clear(self, key: str) -> None:
        """Forget a count."""
        with self._lock:
            self._counts.pop(key, None)

    def reset(self) -> int:
        """Forget all counts; returns how many there were."""
        with self._lock:
            number = len(self._counts)
            self._counts.clear()
        return number


def storage_at(uri: str) -> Storage:
    """The storage of an address. Raises FixSettings where there is none of its kind here."""
    if uri == MEMORY:
        return Memory()
    try:
        found = storage_from_string(uri, wrap_exceptions=True)
    except (ConfigurationError, ValueError, TypeError) as error:
        raise FixSettings(
            f"BUSCADOR_RATE_LIMIT_STORAGE: no se puede contar en «{uri.partition(':')[0]}:». Use "
            "memory:// o, con su biblioteca de Python instalada, una dirección como "
            "redis://servidor:6379."
        ) from error
    if not isinstance(found, Storage):  # one for asyncio
        raise FixSettings("BUSCADOR_RATE_LIMIT_STORAGE: use una dirección que no sea async+.")
    return found
