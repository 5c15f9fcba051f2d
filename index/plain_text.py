"""What two spellings of a text share."""

import re

from search.spanish.analysis import fold
from search.spanish.characters import visible
from search.spanish.marks import read as without_marks

_WORD = re.compile(r"[^\W_]+")
# A reference to a note at the end: "Tipo de respuesta 1/", "Línea de acción [2]", "Actividad 1 *".
# Space is taken from where it begins: tried at each of its characters it costs their square.
_REFERENCE = re.compile(r"(?:(?<!\s)\s++)?(?:(?<!\w)[0-9]{1,2}/|\[[0-9*]{1,2}\]|\(\*{1,9}\))\s*$")


def seen(text: str) -> str:
    """A text as its reader sees it, without the marks of its notes.

    >>> seen("Re\u00adsultados de 2018¹")
    'Resultados de 2018'
    """
    return without_marks(visible(text)).text


def plain(text: str) -> str:
    """The words of a text, folded, with single spaces: what two spellings of it share.

    >>> plain("LÍNEA  DE ACCIÓN¹") == plain("linea_de_accion") == plain("Línea de acción 1/")
    True
    """
    read = _REFERENCE.sub("", seen(text))
    return " ".join(fold(word) for word in _WORD.findall(read))
