"""A cell of bodies as pieces: what stands between its separators, with the bodies known in it."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.agencies.cells.vocabulary import ABBREVIATIONS, LEADS
from index.agencies.mentions import Mention
from index.agencies.tokens import Word, words
from search.spanish import reading
from search.spanish.rewriting import Reading

_BLANK = re.compile(r"[ \t\r]{2,}|[\t\r]")
_BRIEF = "|".join(ABBREVIATIONS)
_ABBREVIATED = re.compile(
    rf"(?<!\w)(?:(?P<short>{_BRIEF})\.|(?P<bare>dllo)) ?(?=[^\W\d_])", re.IGNORECASE
)
_BULLET = r"(?:[•·●▪◦‣○■□►➢➤✓*]|[-–—](?= )|[0-9]{1,2}[.)])"
_LIST = re.compile(rf"\s*+{_BULLET}")
_WRAPPED = re.compile(rf"(?<!\n)\n(?! ?\n| ?{_BULLET}) ?")
# Lines that go on: behind a link, or before one.
_LINKED_LINES = re.compile(
    r"(?: (?:de|del|la|las|los|el|y|e|para)) ?\n ?|"
    r" ?\n ?(?=(?:de|del|la|las|los|el|y|e|para|en) )"
)
_WITH = (
    "coordinaci[oó]n|colaboraci[oó]n|conjunto|apoyo|participaci[oó]n|acompañamiento|concurrencia|"
    "corresponsabilidad|concertaci[oó]n|vinculaci[oó]n|cooperaci[oó]n|asistencia|ayuda"
)
_EXCEPTED = (
    r"(?:con|a) (?:la )?(?:excepci[oó]n|exclusi[oó]n) del?|excepto|salvo|exceptuando"
    r"|(?<!\bal )(?<!\blo )(?<!\bcuando )(?-i:menos|MENOS)"
    r"|(?:no|sin) inclu(?:ye|yen|ir|ido|ida)|exclu(?:ye|yendo)"
    r"|(?:distint|ajen)[oa]s? (?:del?|al?)|diferentes? (?:del?|al?)"
    r"|sin (?:la )?(?:participaci[oó]n|intervenci[oó]n|concurrencia) del?"
    r"|en (?:lugar|sustituci[oó]n|reemplazo) del?|en vez del?"
    r"|(?:antes|anteriormente)(?! (?:del?|que)\b)"
)
_PARTING = re.compile(
    rf"(?<!\w)(?P<except>{_EXCEPTED})(?!\w)"
    r"|(?P<open>[(\[])|(?P<close>[)\]])|(?P<colon>:)|(?P<comma>,)"
    r"|(?P<and>(?<= )(?:y/o|e/o|y|e|o|u|ni|&)(?=\s))"
    rf"|(?<!\w)(?:en|con) (?:(?:la|el|su) )?(?:{_WITH}) (?:con|del?)(?!\w)"
    r"|(?<!\w)(?:junto con|a trav[eé]s del?|por conducto del?|por medio del?|mediante|as[ií] como"
    r"|adem[aá]s del?|bajo la coordinaci[oó]n del?|a cargo del?)(?!\w)"
    r"|[\n;|/•·●▪◦‣○■□►➢➤✓*–—]|(?<=\s)-(?=\s)|(?<![^\s])-(?=\s?[^\W\d_])"
    r"|(?:(?<=[^\W_]{4})|(?<=(?-i:[A-ZÑ]{2})))\.(?=\s)"
    r"|(?<![^\s])(?:[0-9]{1,2}[.)]-?|[a-z]\))(?=\s?[^\W\d_])",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class CellPiece:
    """What stands between two separators.

    `joint` is what parts it from the piece before: "," or "y" where a name may go on over it, "("
    or "-" where a name's acronym may follow, "" of all else.
    """

    words: tuple[Word, ...]  # without those that lead to a name: "de la"
    led: bool  # whether there were such
    bodies: tuple[Mention, ...]
    joint: str
    label: bool  # a colon stands behind it
    bracketed: bool


def cell_reading(cell: str) -> Reading:
    """A cell as its words are meant: abbreviations in full, wrapped lines as one.

    >>> cell_reading("SEC. DLLO SOCIAL\\nInstituto de\\nPesca").text
    'Secretaría Desarrollo SOCIAL\\nInstituto de Pesca'
    """
    said = reading.read(cell).rewritten(_BLANK, lambda _: " ")
    if "\n" in said.text:
        if _LIST.match(said.text):
            said = said.rewritten(_WRAPPED, lambda _: " ")
        said = said.rewritten(_LINKED_LINES, lambda match: match[0].replace("\n", " "))
    return said.rewritten(_ABBREVIATED, _in_full)


def _in_full(match: re.Match[str]) -> str:
    return f"{ABBREVIATIONS[(match['short'] or match['bare']).lower()]} "


def pieces(text: str, mentions: Sequence[Mention]) -> Iterator[CellPiece]:
    """The pieces of a cell's reading, in order.

    Those without a word are left out, and what a cell excepts: "SHCP (excepto SAT)". That goes to
    the end of its bracket, its line or its clause, over commas and "y".
    """
    spoken = words(text)
    starts = [word.start for word in spoken]
    body_starts = [mention.start for mention in mentions]
    start, joint, depth = 0, "", 0
    excepted: int | None = None  # the depth of brackets at which something is
    for match in (*_cuts(text, mentions), None):
        end = match.start() if match else len(text)
        inside = tuple(mentions[bisect_left(body_starts, start) : bisect_left(body_starts, end)])
        said = spoken[bisect_left(starts, start) : bisect_left(starts, end)]
        named = _named(said, inside)
        kind = match.lastgroup if match else None
        if named and excepted is None:
            led = len(named) < len(said)
            yield CellPiece(named, led, inside, joint, kind == "colon", depth > 0)
        if match is None:
            return
        depth = max(0, depth + (kind == "open") - (kind == "close"))
        if kind == "except":
            excepted = depth
        elif excepted is not None and (depth < excepted or (not kind and match[0] not in "/-–—")):
            excepted = None
        joint = _joint(match, kind, joint, said=bool(named))
        start = match.end()


def _named(said: Sequence[Word], inside: Sequence[Mention]) -> tuple[Word, ...]:
    """The words without those that lead to a name, but for a known name's."""
    least = inside[0].start if inside else None
    at = 0
    while at < len(said) and said[at].fold in LEADS and said[at].start != least:
        at += 1
    return tuple(said[at:])


def _joint(match: re.Match[str], kind: str | None, before: str, *, said: bool) -> str:
    """What a separator, behind a piece or right behind another separator, parts as."""
    joint = {"open": "(", "comma": ",", "and": "y"}.get(kind or "", "")
    if match[0] in "-–—":
        joint = "-"
    if said or joint == "(" or (joint == "y" and before == ","):
        return joint
    return ""


def _cuts(text: str, mentions: Sequence[Mention]) -> Iterator[re.Match[str]]:
    """The separators that stand in no known name."""
    at = 0
    for match in _PARTING.finditer(text):
        while at < len(mentions) and mentions[at].end <= match.start():
            at += 1
        if at == len(mentions) or match.end() <= mentions[at].start:
            yield match
