"""Places for what costs more than a search: so many at once, and whoever comes after waits or goes.

A server has few threads, and Python runs one at a time: a search has to find one that is free.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from threading import BoundedSemaphore
from typing import ParamSpec, TypeVar

from werkzeug.exceptions import TooManyRequests

Given = ParamSpec("Given")
Made = TypeVar("Made")

BUSY_SECONDS = 10  # after which it is worth to ask again
PATIENCE = 0.5  # seconds that a page waits for a place; its thread is one that no search has


class Slots:
    """A number of places."""

    def __init__(self, number: int, patience: float = 0.0) -> None:
        self._places = BoundedSemaphore(number)
        self._patience = patience

    def take(self) -> Callable[[], None]:
        """Take a place; what comes back gives it up. Raises TooManyRequests where none is free."""
        if not self._places.acquire(timeout=self._patience):
            raise TooManyRequests("Too much is being asked for at once.", retry_after=BUSY_SECONDS)
        return self._places.release

    @contextmanager
    def taken(self) -> Iterator[None]:
        """Hold a place for a while."""
        release = self.take()
        try:
            yield
        finally:
            release()

    def hold(self, view: Callable[Given, Made]) -> Callable[Given, Made]:
        """The view, which holds a place while it works."""

        @wraps(view)
        def held(*args: Given.args, **kwargs: Given.kwargs) -> Made:
            with self.taken():
                return view(*args, **kwargs)

        return held


# For the pages that count or list more than a search does.
HEAVY = Slots(4, PATIENCE)
