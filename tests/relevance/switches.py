"""The components that can be switched off, each to see what it is worth."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager

Switch = Callable[[], AbstractContextManager[None]]
"""Switches one component off while it is open, for indexing and searching alike."""


@contextmanager
def replaced(owner: object, name: str, value: object) -> Iterator[None]:
    """An attribute (a weight, a function of a module) has another value for a while."""
    before = getattr(owner, name)
    setattr(owner, name, value)
    try:
        yield
    finally:
        setattr(owner, name, before)


# By the name that the table shows. Each is measured in a process of its own with an index
# of its own, so a switch may change what is cached or indexed.
SWITCHES: Mapping[str, Switch] = {}
