"""The general dictionary of Spanish."""

from functools import cache

from spellchecker import SpellChecker

from search.spanish.folding import folded, singular


def is_spanish(word: str) -> bool:
    """Is a folded word, or its singular, in the general dictionary of Spanish?

    >>> is_spanish("dinero"), is_spanish("camiones"), is_spanish("presonas")
    (True, True, False)
    """
    return word in _words() or singular(word) in _words()


def is_form(word: str) -> bool:
    """Is it, or its masculine?

    >>> is_form("ciudadanas"), is_form("bilizacion")
    (True, False)
    """
    one = singular(word)
    return is_spanish(word) or (one[-1:] == "a" and f"{one[:-1]}o" in _words())


@cache
def _words() -> frozenset[str]:
    """86,000 words, folded; read when they are first needed."""
    return frozenset(map(folded, SpellChecker(language="es").word_frequency.words()))
