"""Marks at a word: references to notes go, powers stay figures, ordinals are their number."""

import re
from unicodedata import decomposition, normalize

from search.spanish.characters import RAISED
from search.spanish.rewriting import Reading

_BLOCKS = ((0xAA, 0xBA), (0x2B0, 0x2E4), (0x1D2C, 0x1DBF), (0x2070, 0x207F), (0x2460, 0x24FF))
_SIGNS = "".join(
    chr(code)
    for first, last in _BLOCKS
    for code in range(first, last + 1)
    if decomposition(chr(code)).startswith((*RAISED, "<compat>")) and not chr(code).isspace()
)
# Circled figures in black, which Unicode decomposes into nothing.
_BLACK = {chr(0x2776 + n): str(n % 10 + 1) for n in range(30)}
SIGNS = re.escape(_SIGNS + "".join(_BLACK))
_SIGN = re.compile(rf"[{SIGNS}°˚]")

_ABBREVIATED = re.compile(r"(?<![^\W_])([A-Z][a-z]{0,2})\.?([ªº])(?!\w)")  # "Mª", "Dª"
# "artículo 3°", "1.º", "2ª"; before a letter ("30°C") it parts the two.
_ORDINAL = re.compile(r"(?<=[0-9])\.?[ºª°˚](?P<letter>(?=[^\W\d_]))?")
_NUMBER = re.compile(
    r"(?<!\w)(?:[Nn]\.?\s?[ºª°˚][.s]?|[Nn]o\.(?=\s?[0-9])|[Nn][úu]m\.)(?=\s|[0-9]|$)"
)
# Squares and cubes of units, and the one formula that people write with a raised figure.
_POWER = re.compile(r"(?<![^\W\d_])(?:[kKcdh]?[mM]{1,2}|CO|ft|in|pies?)[²³](?!\w)")
_AFTER_WORD = re.compile(
    rf"(?<=[\w.,;:)\"'»!?])[{SIGNS}]+(?:[ ,]?[{SIGNS}])*(?P<letter>(?=[^\W\d_]))?"
)
_ALONE = re.compile(rf"[{SIGNS}]+")
# References to notes in plain figures: "retornados[1]", "retornados(1)", "retornados1/".
_PLAIN_NOTE = re.compile(
    r"[\[(0-9](?<=[^\W\d_]{3}.)"
    r"(?:(?<=\[)[0-9*]{1,2}\]|(?<=\()[0-9*]{1,2}\)|(?<=[0-9])[0-9]?/(?=[\s.,;:)]|$))"
)


def read(reading: Reading) -> Reading:
    """A reading without marks.

    >>> [read(Reading(t)).text for t in ("retornados¹ y", "m²", "artículo 3°", "2ª", "Nº 5")]
    ['retornados y', 'm2', 'artículo 3', '2', 'número 5']
    """
    text = reading.text
    if "(" in text or "[" in text or "/" in text:
        reading = reading.rewritten(_PLAIN_NOTE, lambda _: " ")
    signs = _SIGN.search(text)
    if signs or "o." in text or "m." in text:
        reading = reading.rewritten(_NUMBER, lambda _: "número")
    if signs:
        reading = reading.rewritten(_ABBREVIATED, lambda m: m[1] + normalize("NFKC", m[2]))
        reading = reading.rewritten(_ORDINAL, lambda m: "" if m["letter"] is None else " ")
        reading = reading.rewritten(_POWER, lambda m: normalize("NFKC", m[0]))
        reading = reading.rewritten(_AFTER_WORD, lambda m: "" if m["letter"] is None else " ")
        reading = reading.rewritten(_ALONE, lambda m: _figures(m[0]))
    return reading


def _figures(signs: str) -> str:
    return normalize("NFKC", "".join(_BLACK.get(sign, sign) for sign in signs))
