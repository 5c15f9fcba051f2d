"""Titles of what is promised, told from those of what was done beside them."""

import re
from collections.abc import Iterable

from index.plain_text import plain

_PROMISED_TITLE = re.compile(
    r"\b(?:(?:re)?programad|planead|planificad|previst|comprometid|propuest|prometid|proyectad)"
    r"[ao]s?\b|\b(?:a|por) (?:realizar|ejecutar|desarrollar|efectuar|implementar)(?:se)?\b"
)
_DONE_TITLE = re.compile(
    r"\b(?:realizad|ejecutad|efectuad|desarrollad|implementad|concluid|terminad|cumplid|alcanzad"
    r"|lograd|hech)[ao]s?\b|\bllevad[ao]s? a cabo\b"
)


def is_promised(title: str) -> bool:
    """Whether a title says what is to be done, and not what was.

    >>> is_promised("Actividades programadas"), is_promised("Acciones realizadas")
    (True, False)
    """
    said = plain(title)
    return bool(_PROMISED_TITLE.search(said)) and not _DONE_TITLE.search(said)


def is_done(title: str) -> bool:
    """Whether a title says what was done, and not what is to be.

    >>> is_done("Acciones realizadas"), is_done("Actividades programadas y realizadas")
    (True, False)
    """
    said = plain(title)
    return bool(_DONE_TITLE.search(said)) and not _PROMISED_TITLE.search(said)


def is_promised_beside(
    title: str, year: int | None, titles: Iterable[tuple[str, int | None]]
) -> bool:
    """Whether a title says what is to be done in a year of which others tell what was.

    >>> is_promised_beside("Actividades programadas", None, [("Actividades realizadas", None)])
    True
    >>> is_promised_beside("Programadas para 2024", 2024, [("Realizadas en 2023", 2023)])
    False
    """
    return is_promised(title) and any(year == of and is_done(other) for other, of in titles)
