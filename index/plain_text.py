"""What two spellings of a text share."""

import re

from search.spanish.analysis import fold

_WORD = re.compile(r"[^\W_]+")


def plain(text: str) -> str:
    """The words of a text, folded, with single spaces: what two spellings of it share.

    >>> plain("LÍNEA  DE ACCIÓN") == plain("linea_de_accion")
    True
    """
    return " ".join(fold(word) for word in _WORD.findall(text))
