"""Addresses out of rules and parameters."""

import re
from functools import lru_cache
from urllib.parse import quote, urlencode

PLACES = re.compile(r"<(?:[^<>]+:)?(\w+)>")  # of a rule


@lru_cache
def template(rule: str) -> str:
    """A rule with its places in braces, without what may stand in them.

    >>> template("/records/<programme>/<int(min=1):activity>")
    '/records/{programme}/{activity}'
    """
    return PLACES.sub(r"{\1}", rule)


def filled(rule: str, **places: str | int) -> str:
    """A rule with something in each of its places."""
    return template(rule).format(**{n: quote(str(value), safe="") for n, value in places.items()})


def given(path: str, parameters: list[tuple[str, str]], safe: str = "") -> str:
    """A path with parameters behind it, if there are any; `safe`: what of them stands as it is."""
    return asked(path, urlencode(parameters, safe=safe))


def asked(path: str, parameters: str) -> str:
    """The same with parameters that are written already."""
    return f"{path}?{parameters}" if parameters else path
