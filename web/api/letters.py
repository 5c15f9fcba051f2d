"""The API of letters that ask bodies what came of texts in which they act."""

from collections.abc import Iterator
from dataclasses import replace

from flask import Blueprint, Response

from search.output import sentences
from search.output.shapes import Notice
from search.searcher import Searcher
from web import urls
from web.api import answers
from web.api.shapes import letters as shapes
from web.letters.asked import FOR_LETTERS, AskedLetters, asked, found
from web.letters.letter import Letter, Letters, letters
from web.letters.wording import addressee, text
from web.operations import Operations, in_json, strict
from web.request import searcher
from web.slots import HEAVY

blueprint = Blueprint("letters", __name__)
operations = Operations(blueprint)


@operations.add(urls.API_REQUEST, takes=FOR_LETTERS, gives=shapes.RequestLetters, tag="records")
@HEAVY.hold
def request_letters() -> Response:
    """Requests for information to the bodies that act, about records or the first of a search."""
    build = searcher()
    wanted = asked(strict(FOR_LETTERS), build)
    about = found(wanted, build)
    made = letters(wanted, about, build)
    cited = {each.id: each for letter in made.letters for each in letter.records}
    body: shapes.RequestLetters = {
        "total": about.total,
        "read": len(about.records),
        "letters": [_letter(each, wanted, build) for each in made.letters],
        "others": list(made.others),
        "records": [answers.addressed_item(cited[id_], build) for id_ in sorted(cited)],
        "missing": list(about.missing),
        "notices": list(_notices(wanted, made, build)),
        "url": urls.request(wanted.ids, wanted.query),
        "links": {"self": urls.api_request(wanted.ids, wanted.query)},
    }
    return in_json(body, {"self": body["links"]["self"]})


def _notices(asked: AskedLetters, made: Letters, build: Searcher) -> Iterator[Notice]:
    """What was asked for and is not there, and what to do."""
    for body in made.strangers:
        others = "; ".join(addressee(each, build) for each in made.others)
        says = f"{sentences.capital(addressee(body, build))} no actúa en los textos elegidos."
        yield {"code": "does-not-act", "text": f"{says} Elija entre: {others}." if others else says}
    if asked.beside:
        names = ", ".join(f"«{name}»" for name in asked.beside)
        text = f"Los textos ya están elegidos con «id»: no se tomó en cuenta {names}."
        yield {"code": "beside-chosen", "text": text}


def _letter(letter: Letter, asked: AskedLetters, build: Searcher) -> shapes.RequestLetter:
    alone = replace(asked.query, filters=asked.query.filters.choosing(agency=(letter.body,)))
    return {
        "agency": letter.body,
        "to": addressee(letter.body, build),
        "text": text(letter, build),
        "cites": [str(each.id) for each in letter.records],
        "left_out": letter.left,
        "url": urls.request(asked.ids, alone),
    }
