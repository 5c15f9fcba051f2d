"""Whether the programmes say what is quoted: word for word, nearly, or not."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask import render_template, request

from search.model import Query
from search.output.totals import count
from search.quotation.judging import NEAR
from search.quotation.values import Verdict, Verification
from search.quotation.verifying import LEAST_WORDS
from web import given, urls
from web.pages.parts.frame import blueprint
from web.quoting.asked import FOR_VERIFY, address, searched, verification
from web.quoting.telling import ToldQuotation, told
from web.request import absolute, lenient, searcher
from web.slots import HEAVY

# What is said of a quotation: (in a word, in a sentence).
SAID: Mapping[Verdict, tuple[str, str]] = {
    "exact": ("Sí", "Está palabra por palabra en {texts}."),
    "near": ("Casi", "Palabra por palabra no está. Se parece a {texts}."),
    "no": ("No", "Ningún texto la dice, ni nada que se le parezca lo bastante."),
    "short": (
        "No se puede saber",
        "Son muy pocas palabras para reconocer una cita: hacen falta al menos {least}, y que no "
        "sean todas como «de la que». Tal cual, las {has}.",
    ),
    "empty": ("", "Lo que pegó no tiene palabras: pegue la frase entera, con sus palabras."),
}


@dataclass(frozen=True, slots=True)
class VerificationView:
    """All that the template of a verification needs."""

    verdict: Verdict
    word: str
    sentence: str
    quoted: str
    places: tuple[ToldQuotation, ...]
    more: int
    search: str  # the address of the search for it
    api: str


@blueprint.get(urls.VERIFY)
@HEAVY.hold
def verify() -> str:
    """Whether the programmes say what is quoted, which is pasted here."""
    reading, build = lenient(FOR_VERIFY), searcher()
    quoted = reading.text()
    cut = any(each.cause == "too-long" for each in reading.refusals)
    asked = bool(given.pairs(request.query_string))
    return render_template(
        "verify.html",
        quoted=quoted,
        view=verification_view(f"{quoted}…" if cut else quoted) if asked else None,
        notices=reading.notices(),
        titles=tuple(build.title(report) for report in build.programmes),
        near=round(100 * NEAR),
        canonical=absolute(urls.VERIFY),
        indexed=not asked,
        here="verify",
    )


def verification_view(quoted: str) -> VerificationView:
    """A verification as its page shows it."""
    found = verification(quoted)
    build = searcher()
    word, sentence = SAID[found.verdict]
    number = len(found.places) + found.more
    return VerificationView(
        verdict=found.verdict,
        word=word,
        sentence=sentence.format(
            texts=count(number, "texto", "textos"), least=LEAST_WORDS, has=_having(found)
        ),
        quoted=found.quoted,
        places=tuple(told(each, build) for each in found.places),
        more=found.more,
        search=address(found) if found.quoted else "",
        api=urls.api_verify(quoted) if quoted else urls.API_VERIFY,
    )


def _having(found: Verification) -> str:
    """How many texts have the few words of a quotation, side by side."""
    if found.verdict != "short":
        return ""
    total = searcher().search(Query(searched(found).text, size=1)).total
    return "tiene " + count(total, "texto", "textos") if total == 1 else f"tienen {total:,} textos"
