"""The reasons behind a hit, in Spanish words."""

from functools import lru_cache

from search.model import Reason
from search.schema import FIELD_LABELS

HOW = {
    "word": "contiene «{found}»",
    "form": "contiene «{found}», forma de «{asked}»",
    "exact": "contiene las palabras exactas «{found}»",
    "prefix": "contiene «{found}», que empieza como «{asked}»",
    "code": "es la clave {found}",
    "equivalent": "contiene «{found}», igual a «{asked}»",
    "synonym": "contiene «{found}», parecido a «{asked}»",
    "narrower": "contiene «{found}», parte de «{asked}»",
    "related": "contiene «{found}», relacionado con «{asked}»",
    "thesaurus": "contiene «{found}», parecido a «{asked}» según un diccionario general",
    "family": "contiene «{found}», de la misma familia que «{asked}»",
    "agency": "actúa {found}",
    "named": "menciona a {found}",
    "predecessor": "trata de {found}, que hubo antes de «{asked}»",
    "successor": "trata de {found}, que vino después de «{asked}»",
    "typo": "contiene «{found}»; usted escribió «{asked}»",
}


@lru_cache(4096)  # the same few words meet the same few forms in many texts
def sentence(reason: Reason, line: str = FIELD_LABELS["line"]) -> str:
    """One reason as a clause of a sentence; `line` is what its programme calls a line.

    >>> sentence(Reason("deportados", "repatriados", "synonym"))
    'contiene «repatriados», parecido a «deportados»'
    >>> sentence(Reason("menores", "niñas", "synonym", "line"))
    'contiene «niñas», parecido a «menores», en su línea de acción'
    """
    text = HOW[reason.how].format(asked=reason.asked, found=reason.found)
    if reason.field in ("text", "code", "agency"):
        return text
    return f"{text}, en su {(FIELD_LABELS | {'line': line.lower()})[reason.field]}"
