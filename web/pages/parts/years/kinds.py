"""The ways in which lines changed, each as a choice that narrows a list of changes."""

from collections.abc import Callable, Mapping

from search.comparison.values import LINE_KINDS
from web import wording
from web.links import Link


def kinds(
    counts: Mapping[str, int], chosen: tuple[str, ...], narrowed: Callable[[tuple[str, ...]], str]
) -> tuple[Link, ...]:
    """How many lines changed in each way, each with the address that narrows to it, or no more.

    `narrowed`: the address where some ways are chosen.
    """
    return tuple(
        Link(
            label,
            narrowed(tuple(each for each in LINE_KINDS if (each in chosen) != (each == kind))),
            wording.number(counts[kind]),
            kind in chosen,
            kind,
        )
        for kind, label in LINE_KINDS.items()
        if counts[kind] or kind in chosen
    )
