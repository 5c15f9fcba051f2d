"""Articles, gender and lists, as a sentence about a search needs them."""

import re
from collections.abc import Iterable

from search.output.sentences import article, is_feminine

O_SOUND = re.compile("h?[oó]", re.IGNORECASE)
SHOUTED = 5  # capital letters that are a word, and no acronym


def either(values: Iterable[str]) -> str:
    """Some things of which any will do.

    >>> either(["la SRE", "el INM", "otra"]), either(["el INM"])
    ('la SRE, el INM u otra', 'el INM')
    """
    *before, last = values
    between = "u" if O_SOUND.match(last) else "o"
    return f"{', '.join(before)} {between} {last}" if before else last


def of(name: str) -> str:
    """A name behind "de", with its article where it has one.

    >>> of("objetivo"), of("Estrategia Nacional"), of("Acciones"), of("PROGRAMA DE AGUA")
    ('del objetivo', 'de la Estrategia Nacional', 'de Acciones', 'del PROGRAMA DE AGUA')
    """
    noun = name.partition(" ")[0]
    begun = article(noun.lower() if len(noun) >= SHOUTED and noun.isupper() else noun)
    return f"del {name}" if begun == "el" else " ".join(filter(None, ("de", begun, name)))


def vowel(nouns: Iterable[str]) -> str:
    """The vowel of the article of some names in the plural; a masculine one makes all so.

    >>> vowel(["línea de acción", "actividad"]), vowel(["proyecto", "actividad"])
    ('a', 'o')
    """
    return "a" if all(map(is_feminine, nouns)) else "o"


def lowered(text: str) -> str:
    """A text inside a sentence; an acronym at its beginning stays.

    >>> lowered("Con cifra"), lowered("SRE"), lowered("")
    ('con cifra', 'SRE', '')
    """
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]
