"""The filters beside the results: what of a value is the same in every answer is written once.

What a value looks like is said by a macro of a template, which leaves holes for the rest.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from functools import lru_cache

from markupsafe import Markup

from search.model import FacetValue
from web.figures.grid import holds_choice

KEPT = 8192  # written pieces of markup: about as many as a build has values, chosen and not

Macro = Callable[..., Markup]

HOLE = Markup("<>")  # no text that is escaped holds it, and no markup


@lru_cache(maxsize=KEPT)
def once(macro: Macro, *given: Hashable) -> Markup:
    """What a macro makes of what determines it, written once."""
    return macro(*given)


@lru_cache(maxsize=KEPT)
def _around(macro: Macro, *given: Hashable) -> tuple[str, ...]:
    """The pieces between the holes of what a macro makes."""
    return tuple(str(macro(*given, HOLE)).split(HOLE))


def rows(
    row: Macro, facet: str, values: Iterable[FacetValue], letters: Mapping[str, str] | None = None
) -> Markup:
    """The values of a facet, one below the other; of those with `letters` none is shown pale."""
    parts = _rows(row, facet, values, letters)
    return Markup("".join(parts))  # noqa: S704  of pieces that a macro has escaped


def _rows(
    row: Macro, facet: str, values: Iterable[FacetValue], letters: Mapping[str, str] | None
) -> Iterator[str]:
    for v in values:
        known, pale = ("", not v.count) if letters is None else (letters.get(v.value), False)
        before, behind = _around(row, facet, v.value, v.label, known, v.selected, pale)
        yield f"{before}{v.count:,}{behind}\n"


def tree(
    row: Macro,
    levels: tuple[str, ...],
    values: Iterable[FacetValue],
    names: Callable[[str], tuple[str, ...]],
) -> Markup:
    """The headings of a tree. `levels`: the facets from the top; `names`: what they are called."""
    parts: list[str] = []
    for value in values:
        _branch(parts, row, levels, value, names(value.value))
    return Markup("".join(parts))  # noqa: S704  of pieces that a macro has escaped


def _branch(
    parts: list[str], row: Macro, levels: tuple[str, ...], v: FacetValue, names: tuple[str, ...]
) -> None:
    """Add a heading and all that is below it."""
    called, below = "".join(names[1:2]), len(v.children)
    given = (levels[0], v.value, v.label, v.selected, not v.count)
    before, behind, *last = _around(row, *given, called, below, bool(below) and holds_choice(v))
    parts += (before, f"{v.count:,}", behind)
    for child in v.children:
        _branch(parts, row, levels[1:], child, names[1:])
    parts += (*last, "\n")
