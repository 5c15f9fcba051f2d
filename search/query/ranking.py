"""Every number of the ranking, named, with its evidence.

Figures are nDCG@10 over the eighty judged queries, all else as it stands here; docs/relevance.md
says how they are measured. A difference of half a point is noise.

The formulas take numbers and numpy arrays alike, so that every engine scores the same.
"""

from collections.abc import Sequence
from math import log
from typing import Any

from search.schema import Ranked

# Okapi BM25 per field (Robertson and Zaragoza 2009, "The Probabilistic Relevance Framework").
# On three Spanish question sets no other pair was better than these.
B = 0.75
K1 = 1.2


def idf(documents: int, having: int) -> float:
    """Inverse document frequency: how rare it is to be among `having` of all documents."""
    return log(documents / (having + 1)) + 1


def norm(length: Any, average: float) -> Any:  # a number, or an array of them
    """The part of BM25's denominator that depends on a text's length."""
    return K1 * ((1 - B) + B * length / average)


def frequency_part(frequency: Any, of_length: Any) -> Any:  # numbers, or arrays of them
    """BM25 without its idf, from how often a term stands in a text and the text's norm."""
    return (frequency * (K1 + 1)) / (frequency + of_length)


def rounded(length: int) -> int:
    """A length as Lucene keeps it in one byte (SmallFloat.intToByte4), which is exact up to 39.

    Engines that round in their own ways would score one text differently.

    >>> rounded(39), rounded(41), rounded(100)
    (39, 40, 96)
    """
    if length < EXACT_LENGTH:
        return length
    rest = length - EXACT_LENGTH
    shift = max(0, rest.bit_length() - 4)
    return EXACT_LENGTH + (rest >> shift << shift)


EXACT_LENGTH = 24  # below it every length has a byte of its own

# How much a field's score counts, against the record's own text. On development, written, broad,
# held and asked: line 0.2: .899 .924 .791 .874 .812, 0.6: .901 .918 .793 .861 .815. strategy 0:
# .891 .920 .784 .868 .815, 0.5: .898 .919 .788 .869 .813. objective and agencies: no difference
# from 0 to 0.2; they break ties in reports whose texts are shorter.
FIELD_WEIGHTS: dict[Ranked, float] = {
    "text": 1.0,
    "line": 0.4,
    "strategy": 0.3,
    "objective": 0.05,
    "agencies": 0.1,
}

# A record is found by its own words or by those of its line; a strategy's or an objective's
# words would bring in all that stands below, so they only rank.
MATCHED: tuple[Ranked, ...] = ("text", "line")

# Nearness: a record's score counts by the share of the query's rarity that it meets. Records with
# every word come first; below them go on those with a part of it, at least until there are LEAST,
# then until the score falls under SHARE_OF_BEST of the best. nDCG@10 and F1 on `broad`, and on
# queries kept apart (docs/relevance.md has all): LEAST 0: .705, .526 and .773, .615; 10: .793, .609
# and .815, .640; 15: as 10, with .607 and .632. SHARE_OF_BEST changes no first ten and F1 by less
# than two points.
LEAST = 10
SHARE_OF_BEST = 0.25

# Scores that are nearer than this part of them count as equal where the list ends: engines that
# add in different orders, or keep seven digits, must end it at the same record.
EQUAL = 1e-6


def least_listed(best: float, partial: Sequence[float], exact: int) -> float:
    """The score that a record with a part of the query must reach to be listed.

    `best` of all scores; `partial`: the LEAST best of those with a part, or all; `exact`: how many
    have every word.
    """
    least = SHARE_OF_BEST * best
    if (missing := LEAST - exact) > 0 and len(partial):
        least = min(least, sorted(partial, reverse=True)[:missing][-1])
    return least * (1 - EQUAL)


# What meeting a part of the query that everything meets still counts, in units of log(documents /
# those that meet it).
LEAST_RARITY = 0.05

# What a typed word that stands in no text hands to its closest relation that does. 0.3, the weight
# of a related word beside one that stands there: two points less on three of five sets.
HANDED = 1.0


def handed(how: str) -> float:
    """What a relation weighs in the place of a word that stands in no text.

    A general thesaurus takes a word in all its senses, of which the texts mean one: it keeps its
    own weight.
    """
    return EXPANSIONS[how] if how == "thesaurus" else HANDED


def rarity(documents: int, having: int) -> float:
    """How rare it is to meet a part of a query: what its share of the query is measured by."""
    return max(log(documents / having), LEAST_RARITY) if having else 0.0


# What a code typed into the box scores: above whatever words can.
CODE_SCORE = 1000.0
MOST_CODED = 99  # activities that score less one by one

# What neighbouring words add where they stand side by side, as a share of the pair's own score.
# On development, written, broad, held and asked 0: .902 .916 .788 .868 .814, 0.3: .901 .920 .789
# .868 .816, 1: .901 .921 .797 .867 .815, but then a body's name is worth more than the body.
TOGETHER = 0.6

# What a recognised agency's records score, against the rarity of the agency: acting stands above
# being named, and above the mere words of the name. ALONE is the share of ACTS that is divided
# among all who act in a text. On `written`, which has such queries: ACTS 1: .907, 2: .920,
# 4: .919. NAMES 0.4: .920, 0.8: .920, 1.6: .916. ALONE: no difference; of two texts the one with
# fewer actors says more of each.
ACTS = 2.0
ALONE = 0.5
NAMES = 0.8
NAME = 0.4

# What the words of a name that is only begun weigh by themselves, beside the body. No difference
# from 0.05 to 0.3. Those of whole names as well: a point more on the first queries, and a name no
# longer finds what its acronym does; one word of them ("salud"): 1.5 points of F1 less.
LOOSE = 0.1

# What a word that was added weighs against the one that was typed, by how it relates to it.
# On development, written, broad, held and asked, as it stands: .901 .920 .793 .866 .815. synonym
# 0.5: .905 .922 .793 .865 .820, 1: .892 .919 .791 .863 .817. narrower 0.1: .901 .921 .792 .867
# .817, 0.6: .889 .917 .784 .864 .806. related 0.1: .894 .918 .793 .866 .815, 0.5: .900 .922 .794
# .866 .813. The others stand in the order of how close the relation is.
# thesaurus: the vocabulary knows every word of the judged queries that it could help, so it was
# measured with the vocabulary switched off, nDCG@10 of development, written, held, broad and asked:
# without it .773 .699 .723 .551 .634, 0.3: .780 .699 .723 .572 .634, 0.5: .780 .698 .722 .571 .633,
# 1: .779 .698 .718 .571 .632.
EXPANSIONS = {
    "typo": 1.0,
    "equivalent": 0.9,
    "synonym": 0.7,
    "family": 0.7,
    "predecessor": 0.4,  # of a body, beside ACTS: its own texts stand above
    "successor": 0.4,
    "narrower": 0.25,
    "thesaurus": 0.25,
    "related": 0.25,
}

# Relations that only hint at what was asked: they never make a record one with every word, and
# what they meet counts for HINTED of its share. 0: four points less on broad, one on development;
# from 0.3 to 1 no difference.
HINTS = frozenset({"related"})
HINTED = 0.5


# The closest relation first: which takes the place of a word that stands in no text.
CLOSENESS = {
    how: place
    for place, hows in enumerate(
        (
            ("word", "typo"),
            ("equivalent", "agency", "named"),
            ("synonym",),
            ("family",),
            ("narrower",),
            ("thesaurus",),
            ("related",),
        )
    )
    for how in hows
}
