"""What machines read beside the pages: Atom feeds, and what browsers and crawlers ask for."""

from web.feeds import changes, crawlers, searches
from web.feeds.frame import blueprint

__all__ = ["blueprint", "changes", "crawlers", "searches"]
