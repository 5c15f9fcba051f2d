"""What a character is: the one place that decides it, before anything is made of a text.

`visible` gives a text as its reader sees it: without what has no width, with one kind of space,
quote and hyphen, in composed letters. Queries, texts, headers, codes, responses and the names of
bodies all pass here; `search.spanish.reading` then reads words as they are meant. Texts
themselves stay as their source has them: a `Reading` keeps the way back.
"""

import re
from functools import lru_cache
from unicodedata import category, decomposition, is_normalized, normalize

from search.spanish.rewriting import Reading

# All but what most texts are made of, whose characters are read as they stand.
_ODD = re.compile(r"[^\t\n\r -_a-~ÁÉÍÓÚÑÜáéíóúñü¿¡–—…•·]")
_COMPOSED = re.compile(r"[\x00-\x7f]?[^\x00-\x7f]+")  # no mark belongs to what stands before it
# What breaks a word at a line's end and nowhere else; ¬ is what Word's is copied as.
_LINE_END = re.compile(r"(?<=\w)[\xad\x1f\xac][ \t]*[\r\n]\s*(?=\w)")
# Quotes typed as two characters; a comma and an angle only where nothing else can be meant.
_DOUBLED = re.compile(r"''|(?<![^\s:(-])(?:,,|<<)(?=\w)|(?<=[\w.,;:!?)])>>(?![\w>])")

HYPHENS = frozenset("\u2010\u2011\x1e\u2212\ufe63\uff0d")  # U+1E: the one of Word that stays
SINGLE_QUOTES = frozenset("`´‘’‚‛‹›′‵ʹʻʼʽˊˋ＇❛❜❟❮❯⸂⸃⸄⸅⸉⸊⸌⸍")
DOUBLE_QUOTES = frozenset("″‴‶‷ʺ˝״〃＂❝❞❠❨❩〝〞〟「」『』﹁﹂﹃﹄｢｣⹂🙶🙷🙸„")
# Of no width, though not of the category of such characters: variation selectors, fillers.
UNSEEN = re.compile("[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\ufe00-\ufe0f\uffa0]")
# Raised and circled figures and letters mean what their place says (`search.spanish.marks`).
RAISED = ("<super>", "<circle>")
ALIKE = ("<compat>", "<wide>", "<narrow>", "<font>", "<sub>")


def visible(text: str) -> Reading:
    """A text as its reader sees it.

    >>> visible("Mi\\u00adgracio\\u0301n “a\\u00a0pie”").text
    'Migración "a pie"'
    """
    reading = Reading(text)
    if _ODD.search(text):
        reading = reading.rewritten(_LINE_END, lambda _: "")
        reading = reading.rewritten(_ODD, lambda match: _read(match[0]))
        if not is_normalized("NFC", reading.text):
            reading = reading.rewritten(_COMPOSED, lambda match: normalize("NFC", match[0]))
    plain = reading.text
    if "''" in plain or ",," in plain or "<<" in plain or ">>" in plain:
        reading = reading.rewritten(_DOUBLED, lambda _: '"')
    return reading


@lru_cache(maxsize=1 << 12)
def _read(character: str) -> str:
    """What a character is read as; itself where nothing is to be done."""
    if character in HYPHENS:
        return "-"
    if character in SINGLE_QUOTES:
        return "'"
    kind = category(character)
    if character in DOUBLE_QUOTES or kind in ("Pi", "Pf"):
        return '"'
    if character.isspace() and character != "\x1f":
        return "\n" if kind in ("Zl", "Zp") else " "
    if kind in ("Cf", "Cc") or UNSEEN.match(character) or "\U000e0100" <= character <= "\U000e01ef":
        return ""
    return _form(character)


def _form(character: str) -> str:
    """A letter or figure of another shape as the one that it is."""
    form = decomposition(character).partition(" ")[0]
    if character in "™℠":
        return ""
    if character == "№":
        return "número "
    if form == "<fraction>":
        return f" {normalize('NFKC', character).replace(chr(0x2044), '/')}"
    plain = normalize("NFKC", character) if form in ALIKE else character
    return character if plain[0].isspace() else plain
