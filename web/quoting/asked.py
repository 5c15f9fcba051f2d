"""What an address quotes, and whether texts of this request's build say it."""

from search.model import Query
from search.quotation.headings import HeadingTexts
from search.quotation.pasted import pasted
from search.quotation.values import Verification
from search.searcher import Searcher
from web import urls
from web.derived.outline import outline
from web.params import MAX_TEXT, Parameter
from web.request import derived, searcher

MAX_QUOTED = 1200  # characters: what an address can hold, accents and all
FOR_VERIFY: tuple[Parameter, ...] = (Parameter("q", "lines", "What is quoted.", length=MAX_QUOTED),)


def headings(_build: Searcher) -> HeadingTexts:
    """The headings over the lines of a build by their words."""
    trees = derived(outline).values()
    return HeadingTexts({each.id: each.heading for tree in trees for each in tree.headings})


def verification(quoted: str) -> Verification:
    """Whether texts say what was pasted."""
    return pasted(quoted, searcher(), derived(headings))


def searched(found: Verification) -> Query:
    """The search for what is quoted: word for word where that is short, else by its words."""
    words = found.quoted.replace('"', " ").strip()
    if found.verdict == "short":
        return Query(f'"{words}"')
    return Query(words[: MAX_TEXT + 1].rsplit(" ", 1)[0] if len(words) > MAX_TEXT else words)


def address(found: Verification) -> str:
    """The results of that search."""
    return urls.search(searched(found))
