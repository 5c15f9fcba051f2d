"""Numbers as their digits: without the signs of groups, apart from units, dates as three.

1,250,000.00   1 250 000   1'250,000   1.250.000    1250000
12.50          12,50                                12.50
1.5.10                                              1.5.10   a code, as it stands
2011,2012,2013                                      2011 2012 2013
18.12.1990                                          18 12 1990
350km          $20mdp      350km2                   350 km    $20 mdp   350 km2
3o             2A                                   3         2         as 3° and 2ª are
"""

import re

from search.spanish.rewriting import Reading

# Each pattern begins with a digit, so that texts are scanned for digits only; what must not stand
# before it is told behind it.
_TRIGGER = re.compile(r"[0-9](?:[,'][0-9]|[ .][0-9]{3}|\.00|[^\W\d_])")
_GROUPS = re.compile(
    r"[1-9][0-9]{0,2}(?:(?:'[0-9]{3})+(?:[, ][0-9]{3})*|(?:,[0-9]{3})+)(?:\.[0-9]+)?"
)
_BLANKS = re.compile(
    r"[1-9](?<![\w.,'/-].)(?<![0-9] .)[0-9]{0,2}(?: [0-9]{3})+(?:\.[0-9]+)?"
    r"(?![.,'/-]?[0-9]| [0-9]|[^\W\d_][0-9])"
)
_SEVERAL = re.compile(r"[0-9](?<!\w.)[0-9]*(?:[.,'][0-9]+)+")
_DOT_GROUPS = re.compile(
    r"[1-9][0-9]{0,2}(?:(?:\.[0-9]{3}){2,}(?:,[0-9]+)?|(?:\.[0-9]{3})+,[0-9]{1,2})"
)
_DATE = re.compile(r"[0-9]{1,2}\.[0-9]{1,2}\.(?:19|20)[0-9]{2}")
_DECIMAL_COMMA = re.compile(r"[0-9]+,[0-9]{1,2}")
_YEARS = re.compile(r"(?:(?:19|20)[0-9]{2}[.,])+(?:19|20)[0-9]{2}")
_ORDINAL = re.compile(r"([0-9](?<![\w.,'/-].)[0-9]?)[oaOA](?!\w)")
# A unit at a figure; "3D", "1er" and "5to" are words, "4x4" and "12b3" are signs of something else.
_UNIT = re.compile(
    r"([0-9](?<!\w.)(?<![0-9][.,'].)[0-9]*(?:\.[0-9]+)*)"
    r"(?!(?:er|era|ero|ra|ro|da|do|ta|to|ma|mo|va|vo|na|no|os|as|th|st|nd|rd|bis)(?!\w))"
    r"(?=(?:[^\W\d_]{2,}|(?<=[0-9]{2})(?-i:[mghlsktLMVW])|[kcdh]?m)[23]?(?!\w))",
    re.IGNORECASE,
)
_ZEROS = re.compile(r"\.00+$")


def read(reading: Reading) -> Reading:
    """A reading whose numbers are digits.

    >>> read(Reading("$1,250,000.00 en 350km, 18.12.1990 y 2011,2012")).text
    '$1250000 en 350 km, 18 12 1990 y 2011 2012'
    """
    if not _TRIGGER.search(reading.text):
        return reading
    reading = reading.rewritten(_ORDINAL, lambda match: match[1])
    reading = reading.rewritten(_BLANKS, lambda match: _digits(match[0]))
    for _ in range(2):  # first several that are typed as one, then each
        reading = reading.rewritten(_SEVERAL, lambda match: _number(match[0]))
    return reading.rewritten(_UNIT, lambda match: f"{match[1]} ")


def _number(text: str) -> str:
    """The digits of a number; several numbers apart, each sign between them a blank."""
    if _GROUPS.fullmatch(text):
        return _digits(text)
    if _DOT_GROUPS.fullmatch(text):
        return _digits(text.replace(".", "").replace(",", "."))
    if _DATE.fullmatch(text) or _YEARS.fullmatch(text):
        return text.replace(".", " ").replace(",", " ")
    if _DECIMAL_COMMA.fullmatch(text):
        return text.replace(",", ".")
    if "," in text or "'" in text:
        return text.replace(",", " ").replace("'", " ")
    return _ZEROS.sub("", text)


def _digits(text: str) -> str:
    """Without the signs of groups, and without decimals that say nothing."""
    return _ZEROS.sub("", re.sub(r"[,' ]", "", text))
