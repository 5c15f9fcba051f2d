"""Questions: the words around what is asked, and what answers better than texts; pure."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from search.spanish import analysis

# They are indexed for the phrases that need them ("no acompañados"), and ask for nothing alone.
# A commitment is what every text is.
WEAK = frozenset(analysis.terms("no sin contra entre compromiso"))

# What people say around what they ask for; left out where anything else is said.
IDLE = frozenset(
    """
    quiero quiere quieren quisiera necesito necesita necesitan puedo podemos podria podrian
    pedir pido busco buscar conseguir consigo obtener dan dar doy hago pasa paso toca sirve
    conviene existe existen saber conocer encontrar ocurre sucede significa
    va van vamos ir manera hara haran haria harian hizo hicieron haciendo hecho
    cumplir cumple cumplen cumplira cumpliran cumplio cumplieron cumplido cumplidos
    """.split()
)

# A verb in the future as it is written with its accent ("atenderán"); few nouns end so.
FUTURE = re.compile(r"\w{2,}r(?:á|án)", re.IGNORECASE)

BODY = (
    r"(?:dependencias?|secretarias?|institucion(?:es)?|organismos?|agencias?|instancias?"
    r"|autoridad(?:es)?|entidad(?:es)?)"
)
COUNTED = r"(?:compromisos?|accion(?:es)?|actividad(?:es)?|lineas?|textos?|estrategias?)"
DOING = r"(?:hac\w+|hara|haran|haria|harian|hizo|hicieron|cumpl\w+|realiz\w+|ejecut\w+)"

UNDONE = re.compile(
    rf"\b(?:no (?:se )?(?:van? a )?{DOING}"
    rf"|(?:sin|no (?:hay|habra|tienen?|tendran?)) (?:ninguna )?(?:accion|actividad)(?:es)?"
    r"|incumplid[oa]s?)\b"
)
ASKED_OF = re.compile(rf"\b(?:que|cual|cuales) {BODY}\b")  # "qué dependencia atiende a …"
HOW_MANY = re.compile(
    rf"\b(?:{BODY}|quien|quienes)\b(?: \w+){{0,3}}? (?:mas|menos)(?: {COUNTED}\b|$)"
    rf"|\bcuant[oa]s {COUNTED}\b"
)


class Question(NamedTuple):
    """Words of a query, read as a question."""

    texts: list[str]  # what is searched of them
    weak: frozenset[str]  # those of them that need not be met
    offers: tuple[tuple[str, str], ...] = ()  # (facet, value) that would answer it
    how_much: bool = False  # it asks who does most, or how much there is


def read(texts: Sequence[str]) -> Question:
    """What a run of plain words asks for."""
    folded = [analysis.fold(text).replace(" ", "") for text in texts]
    undone, around = _covered(UNDONE, folded), _covered(ASKED_OF, folded)
    how_many = _covered(HOW_MANY, folded)
    aside = around | how_many
    if undone or how_many:
        aside |= {place for place, word in enumerate(folded) if re.fullmatch(COUNTED, word)}
    weak = {place for place, word in enumerate(texts) if place in aside or _is_weak(word)}
    idle = {place for place, word in enumerate(folded) if word in IDLE}
    left = [place for place in range(len(texts)) if place not in undone | idle]
    if not any(analysis.terms(texts[place]) for place in left if place not in weak):
        left = [place for place in range(len(texts)) if place not in idle or undone]
    if not any(analysis.terms(texts[place]) for place in left):
        left = list(range(len(texts)))
    return Question(
        [texts[place] for place in left],
        frozenset(texts[place] for place in weak | undone | (idle if undone else set())),
        (("response", "no"),) if undone else (),
        bool(how_many),
    )


def _is_weak(text: str) -> bool:
    return bool(FUTURE.fullmatch(text)) or not WEAK.isdisjoint(analysis.terms(text))


def _covered(pattern: re.Pattern[str], folded: Sequence[str]) -> set[int]:
    """The places of the words that a pattern covers."""
    line = " ".join(folded)
    return {
        place
        for match in pattern.finditer(line)
        for place in range(line.count(" ", 0, match.start()), line.count(" ", 0, match.end()) + 1)
    }
