"""Whether texts say what was pasted: a quotation, several of them, or one whose sentences stand
in texts far from each other."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from search.quotation.headings import HeadingTexts
from search.quotation.judging import NEAR, nearness
from search.quotation.parting import items, lines, marked, parted_sentences
from search.quotation.readings import Quotation
from search.quotation.values import Place, Said, Verdict, Verification
from search.quotation.verifying import LEAST_WORDS, MOST_SAID, verified
from search.searcher import Searcher

MOST_APART = 8  # quotations, or sentences of one, that are judged
WEAKER: Sequence[Verdict] = ("exact", "near", "short", "no")  # the verdicts, the weakest last


class Judge(Protocol):
    """What says whether texts say a quotation; `marks`: whether quote marks set it apart."""

    def __call__(self, quotation: str, *, marks: bool = True) -> Verification:
        """What is said of a quotation."""


def pasted(text: str, build: Searcher, headings: HeadingTexts) -> Verification:
    """Whether the texts of a build say what was pasted. `headings`: those over its lines."""

    def judge(quotation: str, *, marks: bool = True) -> Verification:
        return verified(quotation, build, headings, marks=marks)

    whole, inside = _whole(text, judge)
    if whole.verdict in ("exact", "short", "empty"):
        return whole
    levels = {level for each in build.programmes.values() for level in each.levels}
    apart = items(text, levels) or inside
    if len(apart) > 1:
        return _several(whole, apart, judge)
    one = next((each for each in map(judge, apart) if _more((each,), whole)), whole)
    if one.verdict == "exact":
        return one
    by_lines = _several(one, lines(text), judge)
    return by_lines if _more(by_lines.quotations, one) else _with_sentences(one, judge)


def _whole(text: str, judge: Judge) -> tuple[Verification, tuple[str, ...]]:
    """What is said of a text as one quotation, and what quote marks set apart in it."""
    found = marked(text)
    if found.inside and len(found.outside.words) >= LEAST_WORDS:
        whole = judge(text, marks=False)
        if _says(found.outside, whole):
            return whole, ()
    return judge(text), found.inside


def _says(outside: Quotation, found: Verification) -> bool:
    """Whether texts that say a quotation say what is outside of the quote marks in it as well, so
    that these stand around names."""
    return any(
        nearness(outside, text) >= NEAR
        for place in found.places
        for each in place.years
        for _, text in each.texts
    )


def _several(whole: Verification, apart: Sequence[str], judge: Judge) -> Verification:
    """Several quotations: together they are as good as the weakest of them."""
    judged = tuple(_whole(each, judge)[0] for each in apart[:MOST_APART])
    unjudged = len(apart[MOST_APART:])
    unknown: tuple[Verdict, ...] = ("short",) if unjudged else ()
    verdicts = (*(each.verdict for each in judged), *unknown)
    weakest = max(verdicts, key=WEAKER.index, default=whole.verdict)
    told: dict[Place, Said] = {}
    if weakest in ("exact", "near"):
        told = {place.newest.id: place for each in judged for place in each.places}
    return replace(
        whole,
        verdict=weakest,
        places=tuple(told.values())[:MOST_SAID],
        more=max(0, len(told) - MOST_SAID) + sum(each.more for each in judged if told),
        quotations=judged,
        unjudged=unjudged,
    )


def _with_sentences(whole: Verification, judge: Judge) -> Verification:
    """A quotation with its sentences, where texts say these that do not say it whole."""
    apart = parted_sentences(whole.quoted)[:MOST_APART]
    judged = tuple(judge(each, marks=False) for each in apart)
    return replace(whole, sentences=judged) if _more(judged, whole) else whole


def _more(parts: Sequence[Verification], whole: Verification) -> bool:
    """Whether parts are said better than the whole: some where that is not, else each."""
    if whole.verdict == "near":
        return bool(parts) and all(each.verdict == "exact" for each in parts)
    return any(each.verdict in ("exact", "near") for each in parts)
