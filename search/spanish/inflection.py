"""Whether two words of one stem are forms of one word: plural, gender, the forms of a verb.

A stem also joins what is derived from a word ("interno", "internación"); here the endings that
only inflect are told from all others, which make another word. The name of an act goes with its
verb ("deportación", "deportados"), and not with what may be a noun or an adjective.
"""

import re
from functools import lru_cache
from itertools import takewhile

from search.spanish import analysis, folding

NOMINAL = frozenset(("", "ue", "z"))
PRESENT = frozenset(("a", "e", "o"))  # written like a noun: "denuncia", "informe", "retorno"
VERBAL = re.compile(
    r"[ae]n|[aei]mos|[aei]r(?:se|l[aeo]s?|me|nos)?|(?:a|ie|ye)ndo(?:se|l[aeo]s?)?|[ai]d[ao]|[ai]"
    r"|(?:ab|i)a(?:n|mos)?|aron|ieron|io|(?:[aei]|ie|d)?r(?:a|an|emos|ia|ian)"
)
ACT = re.compile(r"[aiu]?cion|[ai]miento")
FINAL_VOWEL = re.compile(r"[aeo]$")


def are_forms(one: str, other: str) -> bool:
    """Can two folded words of one stem be forms of one word?

    >>> are_forms("interno", "internas"), are_forms("deportacion", "deportar")
    (True, True)
    >>> are_forms("interno", "internacion"), are_forms("elector", "electorado")
    (False, False)
    """
    return not readings(one).isdisjoint(readings(other))


@lru_cache(maxsize=65_536)
def readings(folded: str) -> frozenset[str]:
    """What the ending of a word can be: "noun", "verb", "act", or itself without its gender.

    >>> sorted(readings("denuncia")), sorted(readings("trabajadoras"))
    (['noun', 'verb'], ['ador'])
    """
    singular = folding.singular(folded)
    pairs = zip(singular, analysis.stem(folded), strict=False)
    ending = singular[sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs)) :]
    if ending[:1] == "z":  # the stem has a c in its place
        ending = ending[1:]
    if ending in NOMINAL:
        return frozenset(("noun",))
    if ending in PRESENT:
        return frozenset(("noun", "verb"))
    if VERBAL.fullmatch(ending):
        return frozenset(("verb", "act"))
    return frozenset(("act",) if ACT.fullmatch(ending) else (FINAL_VOWEL.sub("", ending),))
