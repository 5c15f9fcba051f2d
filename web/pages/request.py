"""Letters that ask bodies what came of texts in which they act: to read, edit and take along."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from flask import render_template

from search.output import sentences
from search.schema import NONE
from search.searcher import Searcher
from web import params, urls
from web.letters.asked import AskedLetters, FoundTexts, asked, found
from web.letters.letter import Letter, Letters, letters
from web.letters.wording import addressee, text
from web.links import Link, agency_link, known
from web.pages.parts.frame import blueprint
from web.request import absolute, lenient, searcher
from web.slots import HEAVY

FOR_PAGE = params.FOR_RESULTS  # the form of the results sends all that it holds
MOST_SHOWN = 22_000  # characters of letters on one page; the others have pages of their own


@blueprint.get(urls.REQUEST)
@HEAVY.hold
def request() -> str:
    """The letters about chosen texts, or about the first of a search."""
    reading, build = lenient(FOR_PAGE), searcher()
    wanted = asked(reading, build)
    view = letters_view(wanted, found(wanted, build), build)
    return render_template(
        "request.html",
        view=view,
        notices=reading.notices(),
        chosen=len(wanted.ids),
        canonical=absolute(urls.REQUEST),
        indexed=not wanted,
        here="request",
    )


@dataclass(frozen=True, slots=True)
class LetterView:
    """A letter as its page shows it."""

    title: str  # "Al Instituto Nacional de Migración"
    text: str
    cites: int  # texts
    left: int  # that concern the body too, and are not cited
    nobody: bool  # it is for whoever is responsible


@dataclass(frozen=True, slots=True)
class LettersView:
    """All that the template of letters needs."""

    letters: tuple[LetterView, ...]
    others: tuple[Link, ...]  # bodies that act there too, each with its letter
    strangers: tuple[str, ...]  # "el INM"
    missing: tuple[str, ...]
    total: int  # texts that a search found
    read: int  # of these, those that are asked about
    back: str  # to what was searched or chosen; "" where nothing was
    api: Link


def letters_view(asked: AskedLetters, found: FoundTexts, build: Searcher) -> LettersView:
    """What the page of some letters shows."""
    made: Letters = letters(asked, found, build)
    shown = tuple(_first(_letter(each, build) for each in made.letters))
    others = (*(each.body for each in made.letters[len(shown) :]), *made.others)
    back = urls.selection(asked.ids) if asked.ids else urls.search(asked.query)
    return LettersView(
        letters=shown,
        others=tuple(_other(body, asked, build) for body in others),
        strangers=tuple(addressee(body, build) for body in made.strangers),
        missing=found.missing,
        total=found.total,
        read=len(found.records),
        back=back if asked else "",
        api=Link("Estas solicitudes en la API", urls.api_request(asked.ids, asked.query)),
    )


def _first(letters: Iterable[LetterView]) -> Iterator[LetterView]:
    """The letters that have room on a page: one at least."""
    length = 0
    for each in letters:
        length += len(each.text)
        if length > MOST_SHOWN and length > len(each.text):
            return
        yield each


def _letter(letter: Letter, build: Searcher) -> LetterView:
    to = sentences.to(addressee(letter.body, build))
    cites = len(letter.records)
    return LetterView(
        sentences.capital(to), text(letter, build), cites, letter.left, letter.body == NONE
    )


def _other(body: str, asked: AskedLetters, build: Searcher) -> Link:
    """A body that acts there too, and the way to its own letter."""
    filters = asked.query.filters.choosing(agency=(body,))
    address = urls.request(asked.ids, replace(asked.query, filters=filters))
    if body == NONE:
        return Link("la dependencia responsable", address)
    shown = agency_link(known(build, body))
    return Link(shown.text, address, shown.title)
