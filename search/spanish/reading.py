"""How a text is read before words are taken from it: characters first, then what they spell.

Each kind has its module and its examples there; the order is theirs. A step that finds nothing to
do costs a look for its sign.
"""

from functools import lru_cache

from search.spanish import acronyms, inclusive, joining, marks, numbers
from search.spanish.characters import visible
from search.spanish.rewriting import Reading

STEPS = (marks.read, acronyms.read, numbers.read, joining.read, inclusive.read)


@lru_cache(maxsize=32)  # who acts in a text is read right before its words are
def read(text: str) -> Reading:
    """The words of a text as they are meant, with the way back to the text.

    >>> reading = read("La S.R.E.¹ dará $1,250,000 a niñ@s")
    >>> reading.text, reading.span(3, 6)
    ('La SRE dará $1250000 a niños', (3, 9))
    """
    if text.isascii() and text.isalpha():  # a single word, which most of what is asked is
        return Reading(text)
    reading = visible(text)
    for step in STEPS:
        reading = step(reading)
    return reading
