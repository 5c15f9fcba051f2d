"""Finds the texts of a build that say what is quoted: a few searches by its rare words, then each
text that they bring up is compared with it, and the heading over it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from heapq import nsmallest

from search.comparison.pairing import OTHER_CODE
from search.comparison.wording import likeness
from search.ids import RecordId
from search.query.plan import of_terms
from search.quotation.headings import HeadingTexts
from search.quotation.judging import NEAR, PART, differing, nearness, stands, together
from search.quotation.letters import letters
from search.quotation.readings import Quotation, readings
from search.quotation.values import Place, Said, Standing, Verdict, Verification
from search.searcher import Searcher
from search.spanish import analysis

LEAST_WORDS = 4  # with fewer than that, too many texts say anything
LEAST_CONTENT = 2  # of them, that are no "de la que"
STRETCH = 40  # words of a quotation that are searched at once
RARE = 8  # terms of a stretch that are searched: the rarest
LOOKED_AT = 30  # texts that a search brings up, of each year of a programme
MOST_HEADINGS = 20  # that are compared
MOST_LINES = 10  # whose texts are compared together: those of the most texts that came up
MOST_OF_LINE = 60  # texts of a line that are
MOST_SAID = 10  # texts that are told


def verified(
    text: str, build: Searcher, headings: HeadingTexts, *, marks: bool = True
) -> Verification:
    """Whether the texts of a build say what is quoted. `headings`: those over its lines; `marks`:
    whether quote marks in it may set the quotation apart."""
    levels = {level for each in build.programmes.values() for level in each.levels}
    read = readings(text, levels, marks=marks)
    if not read:
        return Verification("", 0, "empty")
    bare = read[-1]
    number = len(bare.words)
    if number < LEAST_WORDS or len(analysis.terms(bare.text)) < LEAST_CONTENT:
        return Verification(bare.text, number, "short")
    stretches = tuple(rare_terms(bare.text, build))
    texts = dict(_candidates(stretches, build, headings))
    found = list(_single(read, texts))
    if not any(each.exact for each in found):
        found += _joined(bare, texts, build, headings)
    said = _by_year(found)
    exact = [each for each in said if each.exact]
    told = exact or said
    verdict: Verdict = "exact" if exact else "near" if said else "no"
    return Verification(bare.text, number, verdict, tuple(told[:MOST_SAID]), len(told[MOST_SAID:]))


def rare_terms(text: str, build: Searcher) -> Iterator[tuple[str, ...]]:
    """The terms by which each stretch of a text is searched: the rarest that texts have."""
    having = build.statistics.having["text"]
    # A word that a line's end broke is known by its two pieces together.
    both = f"{text}  {text.replace('- ', '')}" if "- " in text else text
    words = both.split()
    for first in range(0, len(words), STRETCH):
        stretch = " ".join(words[first : first + STRETCH])
        terms = {term for term in analysis.counted(stretch).terms if term in having}
        if rarest := nsmallest(RARE, terms, key=lambda term: (having[term], term)):
            yield tuple(rarest)


def _candidates(
    stretches: Iterable[tuple[str, ...]], build: Searcher, headings: HeadingTexts
) -> Iterator[tuple[Place, str]]:
    """The texts that may say it."""
    for terms in stretches:
        for record in build.near(of_terms(terms), LOOKED_AT * build.most_years, by_any=True):
            yield record.id, record.text
        for id_ in headings.nearest(terms, MOST_HEADINGS * build.most_years):
            yield id_, headings.text(id_)


def _single(read: Sequence[Quotation], texts: dict[Place, str]) -> Iterator[Standing]:
    """The texts that say it by themselves, word for word or nearly."""
    bare = read[-1]
    for id_, text in texts.items():
        said = ((id_, text),)
        if any(stands(each, letters(text)) for each in read):
            yield Standing(id_, said, exact=True, likeness=1.0)
        elif (alike := nearness(bare, text)) >= NEAR:
            yield Standing(id_, said, False, alike, differing(bare, text))


def _joined(
    quotation: Quotation,
    texts: dict[Place, str],
    build: Searcher,
    headings: HeadingTexts,
) -> Iterator[Standing]:
    """The lines whose texts together say it, with the headings over them."""
    lines = Counter(id_.line for id_ in texts if isinstance(id_, RecordId))
    for line, _ in lines.most_common(MOST_LINES):
        own = (line, *build.statistics.of_line(line)[:MOST_OF_LINE])
        records = zip(own, build.records_of(own), strict=True)
        whole: list[tuple[Place, str]] = [
            *((id_, headings.text(id_)) for id_ in line.headings[:-1]),
            *((id_, record.text) for id_, record in records if record),
        ]
        used, share = together(quotation, [text for _, text in whole])
        said = tuple(whole[place] for place in used)
        if share == 1:
            yield Standing(line, said, exact=True, likeness=1.0)
        elif share >= PART:
            joined = "\n".join(text for _, text in said)
            yield Standing(line, said, False, share, differing(quotation, joined))


def _by_year(found: Iterable[Standing]) -> list[Said]:
    """The texts that say it, those of several years of a programme as one; the best first."""
    groups: list[list[Standing]] = []
    for each in sorted(found, key=_rank):
        group = next((g for g in groups if _in_other_year(each, g)), None)
        if group is None:
            groups.append([each])
        else:
            group.append(each)
    return [Said(tuple(sorted(group, key=lambda each: -each.id.year))) for group in groups]


def _rank(each: Standing) -> tuple[bool, float, bool, int, str, tuple[int, ...], int]:
    """Word for word first, then the nearest; of equals a single text, and the newest report."""
    return (
        not each.exact,
        -each.likeness,
        each.joined,
        -each.id.year,
        each.id.programme,
        each.id.numbers,
        each.id.activity if isinstance(each.id, RecordId) else 0,
    )


def _in_other_year(each: Standing, group: Sequence[Standing]) -> bool:
    """Whether it is the text of a group in another report of its programme."""
    first = group[0]
    return (
        each.id.programme == first.id.programme
        and all(each.id.year != other.id.year for other in group)
        and likeness(_words(each), _words(first)) >= OTHER_CODE
    )


def _words(each: Standing) -> tuple[str, ...]:
    return tuple(word for _, text in each.texts for word in letters(text).words)
