"""The front end: Spanish pages, the JSON API, exports and feeds over one read-only build.

What makes the application is imported by whoever makes one: `buscador-serve` watches the processes
that do and needs nothing of it itself.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from web.application import OPERATIONS, create_app

__all__ = ["OPERATIONS", "create_app"]


def __getattr__(name: str) -> object:
    """What `__all__` lists, at its first use."""
    if name in __all__:
        return getattr(import_module("web.application"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
