"""Questions: the words around what is asked, and what answers better than texts; pure."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from search.spanish import analysis

# They are indexed for the phrases that need them ("no acompañados"), and ask for nothing alone.
# A commitment is what every text is.
WEAK = frozenset(analysis.terms("no sin contra entre compromiso"))

# What people say around what they ask for; left out where anything else is said.
IDLE = frozenset(
    """
    quiero quiere quieren quisiera necesito necesita necesitan puedo podemos podria podrian
    pedir pido dime dame muestrame busco buscar conseguir consigo obtener dan dar doy hago pasa paso
    toca sirve conviene existe existen saber conocer encontrar ocurre sucede significa
    va van vamos ir manera hara haran haria harian hizo hicieron haciendo hecho
    cumplir cumple cumplen cumplira cumpliran cumplio cumplieron cumplido cumplidos
    queda quedan quedo quedaron quedara quedaran
    """.split()
)

# A verb in the future as it is written with its accent ("atenderán"); few nouns end so.
FUTURE = re.compile(r"\w{2,}r(?:á|án)", re.IGNORECASE)

BODY = (
    r"(?:dependencias?|secretarias?|institucion(?:es)?|organismos?|agencias?|instancias?"
    r"|autoridad(?:es)?|entidad(?:es)?)"
)
COUNTED = (
    r"(?:compromisos?|promesas?|accion(?:es)?(?: puntual(?:es)?)?|actividad(?:es)?"
    r"|lineas?(?: de accion)?|textos?|estrategias?|objetivos?|metas?|tareas?|cosas?)"
)
DOING = (
    r"(?:hac(?:e|en|er|ian?)|hara|haran|haria|harian|hizo|hicieron|hecho"
    r"|(?!\w+(?:ion(?:es)?|mientos?)\b)(?:cumpl|realiz|ejecut|conclu|atend)\w+)"
)
HAVING = (
    r"(?:hay|hubo|habra|(?:tien|tuvi|tendr|contempl|inclu|report|registr|consider|prev)\w+"
    r"|c(?:o|ue)nt\w+ con)"
)
FUTURES = "+"  # stands in a line for a verb in the future
MEANING = r"(?:p(?:ie|e)ns\w+|plane\w+|pretend\w+|qui(?:er|si)\w+|iban? a)"
DUE = "(?:accion|actividad|respuesta|avance|compromiso)(?:e?s)?"

UNDONE = re.compile(
    rf"\b(?:no (?:se )?(?:van? a |{MEANING} )?{DOING}"
    rf"|(?:sin|no {HAVING}) (?:ningun[oa]? )?{DUE}"
    rf"|sin {DOING}|dej\w+ de {DOING}|(?:falt|qued)\w+ (?:por|de|sin) {DOING}"
    r"|qued\w+ pendientes?|(?:dij|dic|respond|contest)\w+ (?:que )?no|incumpl(?!imiento)\w+)\b"
)
# "qué no se atenderá": the verb says what, so it still ranks.
UNDOING = re.compile(rf"\bno (?:se |les? |nos )?(?:van? a \w+[aei]r(?:se)?\b|{re.escape(FUTURES)})")
ASKED_OF = re.compile(rf"\b(?:que|cual|cuales) {BODY}\b")  # "qué dependencia atiende a …"
# What stands around what such a question is about: "en cuántas líneas actúa el INM".
AROUND = (
    r"(?:actu|particip|realiz|ejecut|llev|mencion|nombr|habl|figur|toc)(?:an?|ara|aran|o|aron)"
    r"|(?:aparec|correspond|promet|compromet|asum|cumpl)(?:en?|[ei]ra|[ei]ran|io|ieron)"
    r"|responsables?|cargo|cabo"
)
HOW_MANY = re.compile(
    rf"\b(?:{BODY}|quien|quienes)\b(?: \w+){{0,3}}? (?:mas|menos)(?: {COUNTED}\b|$)"
    rf"|\b(?:cuant[oa]s|que tant[oa]s) (?:{COUNTED}|{BODY}|veces)\b|\bcuanto {DOING}\b"
    rf"|\b(?:ranking|listado?|lista|tabla) de (?:las? |los )?{BODY}\b"
    rf"|\b(?:numero|total|cantidad|suma) de (?:las? |los )?{COUNTED}\b"
    rf"(?= (?:de|del|que|en|por|para|con|a|hay|tien\w+|{AROUND})\b|$)"
)
# What says only that such a question is one.
MADE_OF = re.compile(
    rf"{COUNTED}|puntual(?:es)?|{BODY}|quien(?:es)?|veces|numero|total|cantidad|suma"
    r"|ranking|listado?|lista|tabla"
)


WORDS_KEPT = 4096  # of at most some hundred bytes each


class Question(NamedTuple):
    """Words of a query, read as a question."""

    texts: list[str]  # what is searched of them
    weak: frozenset[str]  # those of them that need not be met
    offers: tuple[tuple[str, str], ...] = ()  # (facet, value) that would answer it
    how_much: bool = False  # it asks who does most, or how much there is
    about: str = ""  # all that such a question is about, in its words


def read(texts: Sequence[str]) -> Question:
    """What a run of plain words asks for; nothing where they are all of the question itself."""
    words = [_word(text) for text in texts]
    folded = [word.folded for word in words]
    marked = [FUTURES if word.future else word.folded for word in words]
    undone, how_many = _covered(UNDONE, folded), _covered(HOW_MANY, folded)
    undoing = _covered(UNDOING, marked)
    about_all = bool(undone | undoing | how_many)
    aside = _covered(ASKED_OF, folded) | how_many | undoing
    if about_all:
        aside |= {place for place, word in enumerate(folded) if re.fullmatch(COUNTED, word)}
    weak = {place for place, word in enumerate(words) if place in aside or word.weak}
    idle = {place for place, word in enumerate(words) if word.folded in IDLE}
    if how_many:
        idle |= {place for place in how_many if MADE_OF.fullmatch(folded[place])}
        idle |= {place for place, word in enumerate(folded) if re.fullmatch(AROUND, word)}
    left = [place for place in range(len(texts)) if place not in undone | idle]
    if not any(words[place].asks for place in left if place not in weak):
        left = [] if about_all else [p for p in range(len(texts)) if p not in idle]
        if not about_all and not any(words[place].asks for place in left):
            left = list(range(len(texts)))
    return Question(
        [texts[place] for place in left],
        frozenset(texts[place] for place in weak),
        (("response", "no"),) if undone or undoing else (),
        bool(how_many),
        _without_ends([texts[place] for place in left]) if how_many else "",
    )


def _without_ends(texts: list[str]) -> str:
    """Words without the stop words before and behind them."""
    asking = [place for place, text in enumerate(texts) if _word(text).asks]
    return " ".join(texts[asking[0] : asking[-1] + 1]) if asking else ""


class _Word(NamedTuple):
    """A word as far as it matters in a question."""

    folded: str
    future: bool
    weak: bool
    asks: bool  # it is no stop word


@lru_cache(WORDS_KEPT)
def _word(text: str) -> _Word:
    terms, future = analysis.terms(text), bool(FUTURE.fullmatch(text))
    folded = analysis.fold(text).replace(" ", "")
    return _Word(folded, future, future or not WEAK.isdisjoint(terms), bool(terms))


def _covered(pattern: re.Pattern[str], folded: Sequence[str]) -> set[int]:
    """The places of the words that a pattern covers."""
    line = " ".join(folded)
    return {
        place
        for match in pattern.finditer(line)
        for place in range(line.count(" ", 0, match.start()), line.count(" ", 0, match.end()) + 1)
    }
