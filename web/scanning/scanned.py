"""The scan of a text over this request's build."""

from search.scanning.scanner import Lines, scanned
from search.scanning.values import Scan
from search.searcher import Searcher
from web.derived.outline import outline
from web.request import derived, searcher

MAX_SCANNED = 20_000  # characters


def scan(text: str) -> Scan:
    """What a text touches, and what it leaves aside."""
    return scanned(text, searcher(), derived(lines_under))


def lines_under(_build: Searcher) -> Lines:
    """How many lines stand under each heading of a build."""
    trees = derived(outline).values()
    return {each.id: each.figures.lines for tree in trees for each in tree.headings}
