"""The whole result as a file: for a person at /export.<format>, for a program in the API."""

import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from hashlib import blake2b
from importlib.metadata import version
from itertools import chain, islice
from threading import BoundedSemaphore

from flask import Blueprint, Response
from unidecode import unidecode

from search.model import Hit, Query
from search.schema import chosen
from search.searcher import Searcher
from web import params, urls
from web.downloads.formats import FORMATS, Format
from web.downloads.result import Result, header
from web.http.caching import FRESH
from web.operations import Operations, strict
from web.request import absolute, lenient, searcher, today
from web.selected import selected
from web.slots import Slots

blueprint = Blueprint("export", __name__)
operations = Operations(blueprint)

FIRST = 50  # hits read before the answer begins: what fails here can still be told
LONGEST_NAME = 80

# Half of the server's threads: readers who stall on a long file must not stop the searches.
SLOTS = 16
_slots = Slots(SLOTS)
_work = BoundedSemaphore(2)


@blueprint.get(urls.EXPORT)
def button(suffix: str) -> Response:
    """The file behind a button of the page; what it does not know it leaves out."""
    query = lenient(params.FOR_FILES).query()
    return sent(FORMATS[suffix], filename(query, suffix), lambda: of_search(query, person=True))


@blueprint.get(urls.SELECTION_FILE)
def selection_button(suffix: str) -> Response:
    """The file behind a button of the page of a selection."""
    ids = lenient(params.FOR_RECORDS).ids()
    return sent(FORMATS[suffix], _selection_name(suffix), lambda: of_selection(ids, person=True))


@operations.add(
    urls.API_FILE,
    takes=params.FOR_FILES,
    gives={suffix: (each.media, each.shape) for suffix, each in FORMATS.items()},
    tag="files",
)
def whole(suffix: str) -> Response:
    """All records of a search as a file: the same rows in every format, never cut."""
    query = strict(params.FOR_FILES).query()
    return sent(FORMATS[suffix], filename(query, suffix), lambda: of_search(query, person=False))


@operations.add(
    urls.API_RECORDS_FILE,
    takes=params.FOR_RECORDS,
    gives={suffix: (each.media, each.chosen) for suffix, each in FORMATS.items()},
    tag="files",
)
def chosen_records(suffix: str) -> Response:
    """Records by their ids as a file: the columns and formats of a whole search."""
    ids = strict(params.FOR_RECORDS).ids()
    return sent(FORMATS[suffix], _selection_name(suffix), lambda: of_selection(ids, person=False))


def _selection_name(suffix: str) -> str:
    return f"buscador-seleccion.{suffix}"


def sent(format: Format, name: str, read: Callable[[], Result]) -> Response:  # noqa: A002
    """The file, written while it is read; the layer around the site sees to ETag and 304."""
    with ExitStack() as stack:
        stack.callback(_slots.take())  # before any work: who is refused costs nothing
        with _work:
            result = read()
        held = stack.pop_all()
    response = Response(_holding(held, format.write(result)), content_type=format.media)
    response.call_on_close(held.close)  # a file that nobody reads never begins
    response.headers.update(
        {
            "Content-Disposition": f'attachment; filename="{name}"',
            "Cache-Control": FRESH,
            "X-Robots-Tag": "noindex",
            "ETag": f'W/"{tag(result)}"',
        }
    )
    return response


def of_search(query: Query, *, person: bool) -> Result:
    """All hits of a search."""
    return Result(
        query=query,
        total=searcher().search(replace(query, size=1)).total,
        hits=hits(searcher(), query),
        build=searcher(),
        day=today(),
        site=absolute(""),
        address=absolute(urls.search(query)),
        person=person,
    )


def of_selection(ids: tuple[str, ...], *, person: bool) -> Result:
    """The records of some ids; nothing was asked of them that they could have a part of."""
    found = selected(ids, searcher())
    return Result(
        query=Query(),
        total=len(found.records),
        hits=[Hit(record, 0.0, "") for record in found.records],
        build=searcher(),
        day=today(),
        site=absolute(""),
        address=absolute(urls.selection(found.ids)),
        person=person,
        missing=found.missing,
    )


def _holding(held: ExitStack, chunks: Iterator[bytes]) -> Iterator[bytes]:
    with held:
        while (chunk := _next(chunks)) is not None:
            yield chunk


def _next(chunks: Iterator[bytes]) -> bytes | None:
    """The next part of a file, worked out while few others are: a search has to get its turn."""
    with _work:
        return next(chunks, None)


def hits(build: Searcher, query: Query) -> Iterator[Hit]:
    """All hits of a query; the first are read at once."""
    found = build.hits(query)
    first = list(islice(found, FIRST))
    return chain(first, found)


def tag(result: Result) -> str:
    """What the file depends on, so that an unchanged one need not be written."""
    release = version("buscador-programas")  # another one may find or write other things
    parts = (
        release,
        result.build.build,
        result.day,
        result.address,
        result.person,
        result.missing,
        header(result.build, spoken=False),
    )
    return blake2b(repr(parts).encode(), digest_size=12).hexdigest()


def filename(query: Query, suffix: str) -> str:
    """The name of the file: the words and choices of the search.

    >>> filename(Query("Niñas y niños"), "csv")
    'buscador-ninas-y-ninos.csv'
    """
    values = (value for _, values in chosen(query.filters) for value in values)
    words = unidecode(" ".join([query.text, *values])).lower()
    slug = re.sub("[^a-z0-9]+", "-", words)[:LONGEST_NAME].strip("-")
    return f"buscador-{slug or 'todo'}.{suffix}"
