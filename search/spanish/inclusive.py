"""Words for both genders in one: niñ@s, niñxs, niñes, niños(as), niños/as are niños."""

import re

from search.spanish.dictionary import is_spanish
from search.spanish.folding import folded
from search.spanish.rewriting import Reading

# Not in an address: what follows is no part of the word.
_AT = re.compile(r"(?<![\w.@])([^\W\d_]+)@([sS]?)(?![\w@.-]{0,60}[\w@])")
_ENDING = re.compile(r"[(/-](?:e?[ao]s?|e?s)(?![^\W\d_])", re.IGNORECASE)
_BRACKETED = re.compile(
    r"(?<![\w@./-])(?P<word>[^\W\d_]{2,})"
    r"(?:\((?P<in>e?[ao]s?|e?s)\)(?P<plural>s?)|[/-](?P<out>e?[ao]s?|es))(?![\w@/(-])",
    re.IGNORECASE,
)
# Short words that have two genders; other short ones stand beside "a" and "o" as words.
_SHORT = frozenset("el la lo un los las una uno ella".split())
# What an ending may follow: "niñas/os", "niños/as", "trabajador/a", "trabajadoras/es".
_FOLLOWS = {
    "a": re.compile(r"[orlnsze]$"),
    "o": re.compile(r"a$"),
    "as": re.compile(r"[oe]s$"),
    "os": re.compile(r"as$"),
    "es": re.compile(r"[rnls]?as$|[rnldj]$"),
    "s": re.compile(r"[aeiou]$"),
}


def read(reading: Reading) -> Reading:
    """A reading with such words as one.

    >>> read(Reading("niñ@s, trabajador@s, hijas/os, trabajadores(as), la(s) línea(s)")).text
    'niños, trabajadores, hijas, trabajadores, la línea'
    """
    if "@" in reading.text:
        reading = reading.rewritten(_AT, _of_both)
    if _ENDING.search(reading.text):
        reading = reading.rewritten(_BRACKETED, _first)
    return reading


def _of_both(match: re.Match[str]) -> str:
    return masculine(match[1], match[2])


def masculine(beginning: str, plural: str) -> str:
    """The masculine, or only, form of a word without its ending.

    >>> masculine("niñ", "s"), masculine("trabajador", "s"), masculine("trabajador", "")
    ('niños', 'trabajadores', 'trabajador')
    """
    endings = ("os", "es", "as") if plural else ("o", "", "e", "a")
    known = (end for end in endings if is_spanish(folded(beginning + end)))
    end = next(known, endings[1] if beginning[-2:].lower() in ("or", "ol", "on") else endings[0])
    return beginning + (end.upper() if beginning.isupper() and len(beginning) > 1 else end)


def _first(match: re.Match[str]) -> str | None:
    word, ending = match["word"], (match["in"] or match["out"]).lower()
    lower = word.lower()
    if len(word) < 4 and lower not in _SHORT:
        return None
    if ending[0] == "e" and ending[1:] in ("a", "as"):  # "juez(ea)" is nothing
        return None
    if not _FOLLOWS[ending].search(lower):
        return None
    return word + (match["plural"] or "")


def plain(word: str) -> str:
    """A folded word with -x, -xs or -es for both genders as its masculine; others as they are.

    >>> plain("niñxs"), plain("refugiades"), plain("todes"), plain("cdmx"), plain("redes")
    ('niños', 'refugiados', 'todos', 'cdmx', 'redes')
    """
    if word[-2:] == "xs" and len(word) > 2:
        return masculine(word[:-2], "s")
    if word[-1:] == "x" and len(word) > 2:
        meant = masculine(word[:-1], "")
        return meant if is_spanish(meant) and not is_spanish(word) else word
    if word[-2:] == "es" and len(word) > 4 and not word.endswith(_ORDINARY):
        beginning = _hard(word[:-2])
        return f"{beginning}os" if _has_genders(beginning) and not is_spanish(word) else word
    if word[-3:] in ("ade", "ide") and _is_participle(word[:-1]) and not is_spanish(word):
        return f"{word[:-1]}o"
    return word


# How plurals in -es end that have no other gender: they need no look into the dictionary.
_ORDINARY = ("ciones", "siones", "dades", "ales", "iles", "ores", "antes", "entes", "bles")


def _hard(beginning: str) -> str:
    """The beginning of amigues and chiques before an o."""
    if beginning.endswith(("qu", "gu")):
        return beginning[:-2] + ("c" if beginning[-2] == "q" else "g")
    return beginning


def _has_genders(beginning: str) -> bool:
    """Has a word an -o and an -a: it is in the dictionary with both, a participle, a people's."""
    both = is_spanish(f"{beginning}o") and is_spanish(f"{beginning}a")
    of_people = len(beginning) > 5 and beginning.endswith(("an", "tec", "eñ"))
    return both or of_people or _is_participle(beginning)


def _is_participle(beginning: str) -> bool:
    verbs = {"ad": ("ar",), "id": ("er", "ir")}.get(beginning[-2:], ())
    return len(beginning) > 4 and any(is_spanish(beginning[:-2] + ending) for ending in verbs)
