"""What may say who somebody is: a search that holds such is not noted.

Names of persons cannot be told from other words.
"""

import re

MOST_DIGITS = 6  # a phone has seven or more; a code, a date without its year and a postal code less
MOST_WORDS = 12  # what is longer was pasted
MOST_CHARACTERS = 100
YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
# The letters and the date with which the CURP and the RFC begin.
BEGINNING = re.compile(r"(?<![a-zñ&])[a-zñ&]{3,4}[ -]?[0-9]{6}")
ADDRESSES = ("@", "://", "www.")  # of mail, of somebody in a network, of a page


def personal(query: str) -> bool:
    """Whether a query in small letters may hold an address, a number of somebody, or a text.

    >>> personal("becas 2014-2018"), personal("1.5.10"), personal("juan@example.org")
    (False, False, True)
    >>> personal("55 1234 5678"), personal("golp800101hdfxxx09"), personal("gol 800101 ab1")
    (True, True, True)
    """
    return (
        len(query) > MOST_CHARACTERS
        or len(query.split()) > MOST_WORDS
        or any(each in query for each in ADDRESSES)
        or sum(map(str.isdecimal, YEAR.sub("", query))) > MOST_DIGITS
        or bool(BEGINNING.search(query))
    )
