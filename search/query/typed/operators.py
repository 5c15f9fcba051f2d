"""Operators as other engines have them, and dashes of every kind, in the language's own; pure.

Only outside quotes, and told where a reader may have meant something else.
"""

import re
from collections.abc import Callable, Iterator

from search.schema import FACET_NAMES, TREE
from search.spanish.folding import folded
from search.spanish.stopwords import STOP_WORDS

Known = Callable[[str, str], bool]  # (facet, value): has a build such a value?
Told = tuple[str, tuple[str, ...]]  # a key of `syntax.NOTICES`, and what it names

DASHES = "-‐‑‒–—―−﹣－"
_DASH = re.escape(DASHES)  # inside a set
AND = {"AND", "&&", "Y"}
OR = {"OR", "||", "O"}
NOT = {"NOT", "NO"}
SPANISH = {"Y", "O", "NO"}  # words too: operators only where capitals stand out
PROSE = 3  # words behind the first that make a sentence

_TOKEN = re.compile(r'(?:[^\s"]|"[^"]*")+|"')
_SIGN = re.compile(rf"[(){_DASH}]")
_OPENED = re.compile(rf'"[^"]*"|(?<![^\s({_DASH}])\(')
_CLOSED = re.compile(r'"[^"]*"|\)(?=[\s).,;:?!]|$)')
# "los menores —niñas y niños— de la frontera"
_ASIDE = re.compile(
    rf"(?<!\S)[{_DASH}](?=\w)((?:[^{_DASH}\"]|(?<=\w)[{_DASH}](?=\w))*)(?<=\w)[{_DASH}](?!\w)"
)
_RANGE = re.compile(r"(?<=\d)\s+[–—―−](?=\d)")  # "2014 –2018"
_MINUS = re.compile(rf'"[^"]*"|(?<!\S)[{_DASH}](?=[^\s{_DASH}])')
_ITEM = re.compile(r"-(?=[^\W\d_])")


def plain(text: str, known: Known) -> tuple[str, list[Told]]:
    """A query with `-`, `OR` and lone parentheses as its only operators, and what is to be told.

    >>> plain("trata NOT adultos AND (niñas O niños)", lambda *_: False)[0]
    'trata -adultos ( niñas OR niños )'
    >>> plain("migrantes –adultos", lambda *_: False)
    ('migrantes -adultos', [])
    >>> plain("-Campañas de salud", lambda *_: False)
    ('Campañas de salud', [('item', ('Campañas',))])
    """
    if _SIGN.search(text):
        text = _OPENED.sub(lambda m: "( " if m[0] == "(" else m[0], text)
        text = _CLOSED.sub(lambda m: " ) " if m[0] == ")" else m[0], text)
        text = _RANGE.sub(" ", _ASIDE.sub(r"\1", text))
        text = _MINUS.sub(lambda m: "-" if m[0] in DASHES else m[0], text)
    told: list[Told] = []
    tokens = _TOKEN.findall(text)
    tokens = list(_worded(tokens, known, told))
    return " ".join(_without_bullets(tokens, told)), told


def _worded(tokens: list[str], known: Known, told: list[Told]) -> Iterator[str]:
    """The tokens, words that are operators written as signs."""
    stands_out = any(character.islower() for token in tokens for character in token)
    excluding = ""  # the word that leaves out what follows
    for place, word in enumerate(tokens):
        before = tokens[place - 1] if place else ""
        behind = tokens[place + 1] if place + 1 < len(tokens) else ""
        if excluding:
            yield word if word[0] == "-" else f"-{word}"
            told.append(("not", (f"{excluding} {word}".replace(" (", " (…)"), _shown(word))))
            excluding = ""
        elif word in SPANISH and not (
            before and behind and (stands_out or _bodies(before, behind, known))
        ):
            yield word
        elif word in NOT and (behind in {"", ")", *AND, *OR, *NOT}):
            told.append(("nothing", (word,)))
        elif word == "NO" and _beside_stop_words(before, behind):
            yield word
        elif word in NOT:
            excluding = word
        elif word in AND:
            told.append(("and-field" if _of_one_field(before, behind) else "and", (word,)))
        elif word in OR:
            if word != "OR":
                told.append(("either", (word,)))
            yield "OR"
        else:
            yield word


def _shown(word: str) -> str:
    return "(…)" if word == "(" else word


def _beside_stop_words(before: str, behind: str) -> bool:
    """ "¿Qué NO se hizo?", "la NO discriminación": a word that a sentence stresses."""
    return folded(behind) in STOP_WORDS or (before not in AND | OR and folded(before) in STOP_WORDS)


def _of_one_field(before: str, behind: str) -> bool:
    """Any of the values of a field will do: both at once cannot be asked for."""
    names = (folded(text.strip("()").partition(":")[0]) for text in (before, behind))
    trees = [TREE.get(FACET_NAMES.get(name, "")) for name in names]
    return trees[0] is not None and trees[0] == trees[1]


def _bodies(before: str, behind: str, known: Known) -> bool:
    """ "SRE O INM": all of it stands in capitals because bodies do."""
    return known("agency", before) and known("agency", behind)


def _without_bullets(tokens: list[str], told: list[Told]) -> Iterator[str]:
    """The tokens, the dashes of a pasted list taken off.

    A dash at the very start marks an item of a list where prose follows it; further dashes do
    where the first one does and prose follows them too.
    """
    if tokens[1:] and tokens[0] == "*":
        tokens = tokens[1:]
    listing = bool(tokens) and _is_item(tokens, 0)
    for place, token in enumerate(tokens):
        if listing and _is_item(tokens, place):
            told.append(("item", (token[1:],)))
            yield token[1:]
        else:
            yield token


def _is_item(tokens: list[str], place: int) -> bool:
    """Does prose follow a dash: a preposition or an article, or after a capital several words?"""
    token = tokens[place]
    if not _ITEM.match(token) or '"' in token or ":" in token:
        return False
    words = []
    for each in tokens[place + 1 :]:
        if each[0] in '-"(' or each == "OR" or ":" in each.rstrip(":"):
            break
        words.append(each)
    goes_on = bool(words) and folded(words[0]) in STOP_WORDS
    return (
        goes_on
        or (token[1].isupper() and len(words) >= PROSE)
        or (bool(words) and words[-1].endswith("."))
    )
