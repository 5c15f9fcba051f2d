"""Responses: what a cell answers, as yes, no, or the source's own word."""

import re
from typing import NamedTuple

from index.plain_text import plain, seen
from index.table.cell import is_empty, year_in
from index.table.layout import UNTOLD, Layout
from search.model import Response

_LONGEST = 200
_LONGEST_WORD = 60  # of a source's own: longer ones are what was done
_MOST_WORDS = 8

_DONE = (
    r"(?:(?:realiz|ejecut|efectu|implement|desarroll)(?:a|an|o|aron|ara|aran|aria|arian)"
    r"|llev(?:a|an|o|aron|ara|aran) a cabo|(?:hace|hacen|hizo|hicieron|hara|haran)"
    r"|ha(?:n|ya|yan)? (?:realizado|ejecutado|efectuado|implementado|llevado a cabo|hecho))"
)
_WHAT = (
    r" (?:las? |sus? |algunas? |ningunas? |otras? )?(?:accion|acciones|actividad|actividades)"
    r"(?: (?:relevantes?|puntual|puntuales|previstas?|programadas?))?"
)
_SAID = rf"(?:se {_DONE}(?:{_WHAT})?|{_DONE}{_WHAT})"
_WHEN = r"(?: (?:en|durante|para|el ano|[0-9]{4})(?: .*)?)?"
_RESPONSE_WORDS: tuple[tuple[Response, re.Pattern[str]], ...] = (
    ("yes", re.compile(rf"(?:x|si|(?:si )?{_SAID}){_WHEN}")),
    ("no", re.compile(rf"no(?: {_SAID})?{_WHEN}")),
)
_RESPONSE_SIGNS: dict[str, Response] = {
    **dict.fromkeys("✓✔☑√✅●", "yes"),
    **dict.fromkeys("✗✘❌", "no"),
}
# What reports say of an action's state. "Pendiente" may be a cell that is still to be filled.
_STATES = re.compile(
    r"(?:no |parcialmente |totalmente )?(?:concluid|cumplid|terminad|finalizad|completad|realizad"
    r"|ejecutad|atendid|iniciad|cancelad|suspendid|programad|reprogramad|diferid|detenid)[oa]s?"
    r"(?: parcialmente| totalmente)?"
    r"|en (?:proceso|ejecucion|curso|desarrollo|tramite|marcha|avance|pausa|revision)"
    r"|(?:por|sin) (?:iniciar|concluir|ejecutar)|permanentes?|(?:con|sin) avances?"
    r"|avance parcial|vigentes?|continu[oa]s?"
)


class Answer(NamedTuple):
    """What a cell of a response says."""

    response: Response | None  # None of one that nobody knows
    year: int | None = None
    own: bool = False  # a word of state where yes or no is asked for
    ticked: bool = False  # by a mark, which is never merged


UNKNOWN_ANSWER = Answer(None)


class Answers:
    """Reads the responses of a file, each word of its own in one spelling."""

    def __init__(self) -> None:
        self._spellings: dict[str, str] = {}

    def read(self, cell: str, layout: Layout = UNTOLD, *, status: bool = False) -> Answer:
        """What a cell says; in a column of `status` any short word is the source's own.

        >>> Answers().read("No se realizaron acciones en 2017")
        Answer(response='no', year=2017, own=False, ticked=False)
        >>> Answers().read("EN PROCESO").response, Answers().read("Pendiente").response
        ('En proceso', None)
        """
        text = cell[:_LONGEST]
        said = plain(text)
        response = layout.responses.get(said) if said else None
        response = response or _RESPONSE_SIGNS.get(seen(text).strip()) or _yes_or_no(said)
        year = year_in(text)
        if response:
            return Answer(response, year, ticked=len(seen(text).strip()) == 1)
        if status or "response" in layout.columns:
            if is_empty(text, layout):
                return Answer("")
            short = len(cell) <= _LONGEST_WORD and len(said.split()) <= _MOST_WORDS
            return Answer(self._spelt(text, said) if short else None, year)
        own = bool(_STATES.fullmatch(said))
        return Answer(self._spelt(text, said) if own else None, year, own)

    def _spelt(self, text: str, said: str) -> Response:
        """The first spelling of a word, in small letters where it stands in capitals."""
        word = " ".join(seen(text).split()).rstrip(" .;:")
        if word.isupper() or word.islower() or word.istitle():
            word = word[:1].upper() + word[1:].lower()
        return self._spellings.setdefault(said or word, word)


def _yes_or_no(said: str) -> Response | None:
    return next((answer for answer, words in _RESPONSE_WORDS if words.fullmatch(said)), None)
