"""What an answer holds in memory, about: what is kept is bounded by it."""

from search.model import Hit, Page

PAGE = 2000  # bytes of a page and its query, with the place where it is kept
VALUE = 100  # of a value of a facet; equal ones are shared
SMALL = 250  # of an expansion, a form, a reason, a number of a score, a notice
HIT = 500  # its record is kept elsewhere
CHARACTER = 2  # of a highlighted text: accents alone take one byte, a sign of typography two


def page_bytes(page: Page) -> int:
    """Bytes of a page."""
    values = sum(1 + len(v.children) for facet in page.facets for v in facet.values)
    told = len(page.expansions) + len(page.forms) + len(page.notices) + len(page.absent)
    asked = len(page.query.text) + sum(map(len, page.query.without))
    hits = sum(map(_hit_bytes, page.hits))
    return PAGE + VALUE * values + SMALL * told + 4 * asked + hits


def _hit_bytes(hit: Hit) -> int:
    numbers = len(hit.why) + len(hit.explanation)
    return HIT + SMALL * numbers + CHARACTER * len(hit.highlight)
