"""Whether the programmes say what is quoted: word for word, nearly, or not."""

from dataclasses import dataclass

from flask import render_template, request

from search.model import Query
from search.output.totals import count
from search.quotation.judging import NEAR
from search.quotation.values import Verdict, Verification
from web import given, urls
from web.pages.parts.frame import blueprint
from web.quoting.asked import FOR_VERIFY, address, searched, verification
from web.quoting.telling import ToldQuotation, told
from web.quoting.verdicts import of_one, of_sentences, of_several
from web.request import absolute, lenient, searcher
from web.slots import HEAVY


@dataclass(frozen=True, slots=True)
class QuotationView:
    """What is said of one quotation."""

    verdict: Verdict
    word: str
    sentence: str
    quoted: str
    places: tuple[ToldQuotation, ...]
    more: int
    search: str  # the address of the search for it


@dataclass(frozen=True, slots=True)
class VerificationView:
    """All that the template of a verification needs."""

    word: str
    sentence: str
    whole: QuotationView | None  # None where several quotations are judged each by itself
    parts: tuple[QuotationView, ...]
    called: str  # what a part is
    near: bool  # whether anything is marked that differs
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
    parts = found.quotations or found.sentences
    whole = None if found.quotations else quotation_view(found)
    word, sentence = _said(found)
    return VerificationView(
        word=word,
        sentence=sentence,
        whole=whole,
        parts=tuple(map(quotation_view, parts)),
        called="Frase" if found.sentences else "Cita",
        near=any(each.verdict == "near" for each in (found, *parts)),
        api=urls.api_verify(quoted) if quoted else urls.API_VERIFY,
    )


def quotation_view(found: Verification) -> QuotationView:
    """What is said of one quotation, as its page shows it."""
    build = searcher()
    word, sentence = of_one(found, _having(found))
    return QuotationView(
        verdict=found.verdict,
        word=word,
        sentence=sentence,
        quoted=found.quoted,
        places=tuple(told(each, build) for each in found.places),
        more=found.more,
        search=address(found) if found.quoted else "",
    )


def _said(found: Verification) -> tuple[str, str]:
    if found.quotations:
        return of_several(found)
    return of_sentences(found) if found.sentences else of_one(found, _having(found))


def _having(found: Verification) -> str:
    """How many texts have the few words of a quotation, side by side."""
    if found.verdict != "short":
        return ""
    total = searcher().search(Query(searched(found).text, size=1)).total
    return "tiene " + count(total, "texto", "textos") if total == 1 else f"tienen {total:,} textos"
