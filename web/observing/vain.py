"""Notes the searches of people that found nothing or little, where a file is set for them."""

import logging
import re
from pathlib import Path
from typing import TYPE_CHECKING

from search.errors import why
from search.journal.entry import FEW, Entry, normal
from search.journal.file import add
from search.journal.personal import personal
from web.observing.seen import Searched
from web.request import today

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIEnvironment

LOG = logging.getLogger(__name__)
ROBOT = re.compile("bot|crawl|spider|slurp|monitor|preview", re.IGNORECASE)


class Vain:
    """The file, and whether it was said that it cannot be written."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._said = False

    def note(self, search: Searched, environ: "WSGIEnvironment") -> None:
        """Note a search, unless it found enough, nobody made it, or it may name somebody."""
        if search.exact > FEW or search.narrowed or not search.text or not asked(environ):
            return
        query = normal(search.text)
        if personal(query):
            return
        entry = Entry(today(), query, search.total, search.exact, search.relaxed, search.corrected)
        try:
            add(self._path, entry)
        except OSError as error:
            if not self._said:
                LOG.error("BUSCADOR_SEARCH_LOG: no se puede escribir: %s.", why(error))
            self._said = True
        else:
            self._said = False


def asked(environ: "WSGIEnvironment") -> bool:
    """Whether somebody asked for an answer: no robot that says so, no browser beforehand."""
    purposes = (environ.get("HTTP_SEC_PURPOSE", ""), environ.get("HTTP_PURPOSE", ""))
    return (
        environ["REQUEST_METHOD"] == "GET"
        and not any("prefetch" in purpose for purpose in purposes)
        and not ROBOT.search(environ.get("HTTP_USER_AGENT", ""))
    )
