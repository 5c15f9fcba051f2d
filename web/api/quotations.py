"""What the API says of a quotation."""

from search.quotation.values import Verification
from search.searcher import Searcher
from web import urls
from web.quoting import shapes
from web.quoting.asked import address
from web.quoting.telling import CitedText, ToldQuotation, ToldYear, told


def quotation(text: str, found: Verification, build: Searcher) -> shapes.Verification:
    """Whether texts say what is quoted, and which."""
    return {
        **_one(found, build),
        "q": text,
        "url": urls.verify(text),
        "quotations": [_one(each, build) for each in found.quotations],
        "unjudged": found.unjudged,
        "sentences": [_one(each, build) for each in found.sentences],
    }


def _one(found: Verification, build: Searcher) -> shapes.OneVerification:
    return {
        "quoted": found.quoted,
        "verdict": found.verdict,
        "places": [_place(told(each, build)) for each in found.places],
        "more": found.more,
        "search": address(found) if found.quoted else None,
    }


def _place(each: ToldQuotation) -> shapes.QuotedPlace:
    return {
        "programme": each.programme,
        "title": each.title,
        "years": [_year(year) for year in each.years],
    }


def _year(each: ToldYear) -> shapes.QuotedYear:
    return {
        "id": each.id,
        "year": each.year,
        "exact": each.exact,
        "likeness": each.percent,
        "code": each.code,
        "response": each.response,
        "answer": each.answer,
        "texts": [_text(text) for text in each.texts],
        "words": [{"op": piece.op, "text": piece.text} for piece in each.pieces],
    }


def _text(each: CitedText) -> shapes.QuotedText:
    return {
        "id": each.id,
        "name": each.name,
        "text": each.text,
        "citation": each.citation,
        "url": each.href,
    }
