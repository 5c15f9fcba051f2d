"""Acronyms with dots and blanks between their letters are the same words without them."""

import re

from search.spanish.rewriting import Reading

_TRIGGER = re.compile(r"\.\s?[^\W\d_](?![\w])")

# "S.R.E.", "S.R.E", "S. R. E."; not "vitamina C. A partir", whose last letter has no dot.
_DOTTED = re.compile(
    r"(?<![\w.])"
    r"(?:[^\W\d_]\.(?:[^\W\d_]\.)+|[^\W\d_](?:\.[^\W\d_])+|[A-ZÑ]\.(?:[ \t][A-ZÑ]\.)+)"
    r"(?![\w@/])(?P<ends>(?=\s+[A-ZÁÉÍÓÚÑ]|\s*$))?"
)


def read(reading: Reading) -> Reading:
    """A reading whose acronyms are words; a full stop that may end a sentence stays.

    >>> read(Reading("La S.R.E. y el I. N. M. darán talleres en EE.UU.")).text
    'La SRE y el INM darán talleres en EE.UU.'
    """
    if _TRIGGER.search(reading.text):
        return reading.rewritten(_DOTTED, _word)
    return reading


def _word(match: re.Match[str]) -> str:
    letters = "".join(filter(str.isalpha, match[0]))
    return f"{letters}." if match[0][-1] == "." and match["ends"] is not None else letters
