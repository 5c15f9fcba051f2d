"""Coordinated names: "Fiscalías Generales de los Estados de México, Tlaxcala y Puebla"."""

from collections.abc import Iterator, Sequence

from index.agencies.gazetteer import Gazetteer, Match
from index.agencies.tokens import Word

SINGULAR = {
    "fiscalias": "fiscalia", "procuradurias": "procuraduria", "secretarias": "secretaria",
    "institutos": "instituto", "comisiones": "comision", "universidades": "universidad",
    "consulados": "consulado", "gobiernos": "gobierno", "congresos": "congreso",
    "tribunales": "tribunal", "ministerios": "ministerio", "consejos": "consejo",
    "direcciones": "direccion", "unidades": "unidad", "subsecretarias": "subsecretaria",
    "centros": "centro", "sistemas": "sistema", "departamentos": "departamento",
    "organos": "organo", "internos": "interno", "generales": "general",
    "nacionales": "nacional", "autonomas": "autonoma", "superiores": "superior",
    "publicos": "publico", "federales": "federal", "estatales": "estatal",
    "mexicanos": "mexicano",
}  # fmt: skip
LINKS = frozenset("de del la el las los y e".split())
LONGEST_ENDING = 16  # words
OF_THE_STATES = ["de", "los", "estados"]


def members(gazetteer: Gazetteer, text: str, words: Sequence[Word], at: int) -> Iterator[Match]:
    """The bodies that a plural name at a word stands for, as far as they are known.

    Each is looked up as the singular head with its own ending; the first one's words include
    the head.
    """
    first = at
    head, at = _head(words, at)
    states = [word.fold for word in words[at : at + 3]] == OF_THE_STATES
    at += len(OF_THE_STATES) if states else 0
    while head:
        at = _past_links(words, at)
        tail = _ending(words[at : at + LONGEST_ENDING], states=states)
        if not tail:
            return
        joined = [*head[:-1], head[-1]._replace(end=tail[0].start), *tail]
        match = gazetteer.longest(text, joined, 0)
        used = match.end - len(head) - (tail[0].start == tail[0].end) if match else 0
        if not match or used < 1:
            return
        yield Match(match.agency, first, at + used)
        at += used
        if not _enumerates(text, words, at):
            return
        first = _past_links(words, at)


def _head(words: Sequence[Word], at: int) -> tuple[list[Word], int]:
    """The plural words at a word in the singular, and the word behind them."""
    head = []
    while at < len(words) and words[at].fold in SINGULAR:
        singular = SINGULAR[words[at].fold]
        head.append(words[at]._replace(fold=singular, text=singular.capitalize()))
        at += 1
    linked = at < len(words) and words[at].fold in ("de", "del")
    return (head if linked else []), at


def _ending(words: Sequence[Word], *, states: bool) -> list[Word]:
    """The words of one ending; among states, México is the Estado de México."""
    tail = list(words)
    if states and tail and tail[0].fold == "mexico":
        tail.insert(0, tail[0]._replace(fold="estado", text="Estado", end=tail[0].start))
    return tail


def _past_links(words: Sequence[Word], at: int) -> int:
    while at < len(words) and words[at].fold in LINKS:
        at += 1
    return at


def _enumerates(text: str, words: Sequence[Word], at: int) -> bool:
    """Whether another ending may follow: behind a comma, or behind "y"."""
    if at >= len(words):
        return False
    gap = text[words[at - 1].end : words[at].start].strip()
    return gap == "," or (not gap and words[at].fold in ("y", "e"))
