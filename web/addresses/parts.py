"""Rules with their places filled, and paths with what is asked of them."""

import re
from functools import lru_cache
from urllib.parse import quote, urlencode


@lru_cache
def template(rule: str) -> str:
    """A rule with its places in braces, without what may stand in them.

    >>> template("/records/<programme>/<int(min=1):activity>")
    '/records/{programme}/{activity}'
    """
    return re.sub(r"<(?:[^<>]+:)?(\w+)>", r"{\1}", rule)


def filled(rule: str, **places: str | int) -> str:
    """A rule with something in its places."""
    return template(rule).format(**{n: quote(str(value), safe="") for n, value in places.items()})


def given(path: str, parameters: list[tuple[str, str]], safe: str = "") -> str:
    """A path and its parameters; `safe`: what of them stands as it is."""
    return asked(path, urlencode(parameters, safe=safe))


def asked(path: str, parameters: str) -> str:
    """A path and its parameters, which are written already."""
    return f"{path}?{parameters}" if parameters else path
