"""The scan of a text over this request's build."""

from collections.abc import Iterator

from search.ids import HeadingId
from search.scanning.scanner import Lines, scanned
from search.scanning.values import Scan
from search.searcher import Searcher
from web.derived.outline import Branch, Tree, outline
from web.request import derived, searcher

MAX_SCANNED = 20_000  # characters


def scan(text: str) -> Scan:
    """What a text touches, and what it leaves aside."""
    return scanned(text, searcher(), derived(lines_under))


def lines_under(_build: Searcher) -> Lines:
    """How many lines stand under each heading of a build."""
    return {
        id_: number
        for tree in derived(outline).values()
        for id_, number in _counts(tree, tree.root)
    }


def _counts(tree: Tree, branch: Branch) -> Iterator[tuple[HeadingId, int]]:
    for code, below in branch.branches.items():
        yield tree.heading_id(code), below.figures.lines
        yield from _counts(tree, below)
