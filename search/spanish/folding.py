"""One word: in lower case without accents, and in the singular."""

from unicodedata import normalize

from unidecode import unidecode

_ACCENTS = str.maketrans("áéíóúü", "aeiouu")  # nearly all that there are in Spanish


def folded(word: str) -> str:
    """A word in lower case without accents; ñ is a letter and stays.

    >>> folded("Migración"), folded("AÑO"), folded("lingüística")
    ('migracion', 'año', 'linguistica')
    """
    lower = normalize("NFC", word).lower().translate(_ACCENTS)
    if lower.replace("ñ", "").isascii():
        return lower
    plain = "ñ".join(unidecode(part) for part in lower.split("ñ"))
    return plain.lower().strip() or lower


def singular(word: str) -> str:
    """A folded word without its plural ending, where it surely has one.

    >>> singular("camiones"), singular("entidades"), singular("crisis")
    ('camion', 'entidad', 'crisis')
    """
    if len(word) < 4 or word[-1] != "s":
        return word
    if len(word) > 4 and word[-2] == "e" and word[-3] in "lrnd" and word[-4] in "aeiou":
        return word[:-2]
    return word[:-1] if word[-2] in "aeo" else word
