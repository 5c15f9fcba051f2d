"""Coordinated names: "Fiscalías Generales de los Estados de México, Tlaxcala y Puebla"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from index.agencies.exclusions import LONGEST_STATE, NATIONAL, OF_TOWNS, STATE_KEYS, goes_on_locally
from index.agencies.gazetteer import BODY_HEADS, ELSEWHERE, Gazetteer, Match
from index.agencies.tokens import Word
from search.thesaurus import body_names

SHARED_HEADS = {
    "fiscalias": "fiscalia", "procuradurias": "procuraduria", "secretarias": "secretaria",
    "institutos": "instituto", "comisiones": "comision", "universidades": "universidad",
    "consulados": "consulado", "gobiernos": "gobierno", "congresos": "congreso",
    "tribunales": "tribunal", "ministerios": "ministerio", "consejos": "consejo",
    "direcciones": "direccion", "unidades": "unidad", "subsecretarias": "subsecretaria",
    "centros": "centro", "sistemas": "sistema", "departamentos": "departamento",
    "organos": "organo",
}  # fmt: skip
SINGULAR = SHARED_HEADS | {
    "internos": "interno", "generales": "general",
    "nacionales": "nacional", "autonomas": "autonoma", "superiores": "superior",
    "publicos": "publico", "federales": "federal", "estatales": "estatal",
    "mexicanos": "mexicano", "mexicanas": "mexicana",
}  # fmt: skip
LINKS = frozenset("de del la el las los".split())
LINKING = frozenset("y e".split())
GOVERNING = frozenset("a con en para por".split())  # "por la Secretaría de Salud y por la de"
ARTICLES = (["la", "de"], ["la", "del"], ["el", "de"], ["el", "del"])
CLOSING = re.compile(r"\s*\)")
SURELY_FEDERAL = 2  # members from which one that nobody knows may be of a time before the list
LONGEST_HEAD, LONGEST_ENDING = 4, 16  # words
OF_THE_STATES = ["de", "los", "estados"]


@dataclass(frozen=True, slots=True)
class _Member:
    """An ending of a plural name with the head before it; `match` is over the text's words."""

    joined: Sequence[Word]  # the head in the singular, then the words behind it
    head: int  # words of the head
    at: int  # the text's word that its ending begins at
    match: Match  # of agency "" where more than one body fits
    cut: bool  # whether its name goes on

    @property
    def name(self) -> Sequence[Word]:
        """The words of its name."""
        return self.joined[: self.head + self.match.end - self.at]

    def of(self, place: Sequence[Word]) -> Sequence[Word]:
        """The words of its name with a place behind it."""
        *name, last = self.name
        return [*name, last._replace(end=place[0].start), *place]


def members(gazetteer: Gazetteer, text: str, words: Sequence[Word], at: int) -> Iterator[Match]:
    """The bodies that a plural name at a word stands for, as far as they are known.

    Each is looked up as the singular head with its own ending, which may be cut where one body
    fits ("Secretarías de Salud y Educación"); the first one's words include the head. A place
    behind the last is the place of all. One alone is no body: "las secretarías de salud".
    """
    found = _found(gazetteer, text, words, at)
    sure = len(found) > 1 or (found and not found[0].cut)
    if not sure or (len(found) == 1 and not _row_goes_on(text, words, found[0].match)):
        return
    place = _place(words, found[-1])
    towns = words[at].fold in OF_TOWNS
    local = bool(place) or goes_on_locally(words, found[-1].match.end, towns=towns)
    told = ((_body(gazetteer, text, words, each, place, local=local), each) for each in found)
    known = [(agency, each) for agency, each in told if agency]
    for n, (agency, each) in enumerate(known):
        yield Match(agency, each.match.first if n else at, each.match.end)


def _body(
    gazetteer: Gazetteer,
    text: str,
    words: Sequence[Word],
    member: _Member,
    place: Sequence[Word],
    *,
    local: bool,
) -> str:
    """The id of a member, among `local` ones of the one in their place, or ""."""
    if not local or _has_place(words, member):
        return member.match.agency
    name = member.of(place) if place else ()
    found = gazetteer.longest(text, name, 0) if name else None
    return found.agency if found and found.end == len(name) else ""


def is_plural(words: Sequence[Word], at: int) -> bool:
    """Whether a word is the head of many: "secretarías de", not "Institutos Nacional"."""
    behind = words[at + 1].fold if at + 1 < len(words) else ""
    return words[at].fold in SHARED_HEADS and (behind in ("de", "del") or behind in SINGULAR)


def elided(
    gazetteer: Gazetteer, text: str, words: Sequence[Word], first: Match, at: int
) -> Match | None:
    """The body at a word that shares the head of one: "la Secretaría de Salud y | la de Turismo".

    Its ending may be cut only where an article stands for the head. A state's body shares its
    head with a state's.
    """
    head = words[first.first]
    local = gazetteer.kind(first.agency) in ELSEWHERE
    if head.fold not in SHARED_HEADS.values() or not _enumerates(text, words, first, at):
        return None
    at += words[at].fold in LINKING
    at += at < len(words) and words[at].fold in GOVERNING
    article = [word.fold for word in words[at : at + 2]] in ARTICLES
    if [word.fold for word in words[at + article : at + article + 1]] not in (["de"], ["del"]):
        return None
    ending = _past_links(words, at)
    tail = words[ending : ending + LONGEST_ENDING]
    if not tail or not tail[0].capital:
        return None
    found = _member(gazetteer, text, [head], tail, ending, cut=article)
    body = found.match.agency if found else ""
    if not found or not body or local != (gazetteer.kind(body) in ELSEWHERE):
        return None
    return Match(body, at if article else ending, found.match.end)


def _found(gazetteer: Gazetteer, text: str, words: Sequence[Word], at: int) -> list[_Member]:
    """The members of a plural name.

    Behind an ending that nobody knows others are looked for only where two are known: the
    secretariats of a state are called alike. What follows takes it into its own words.
    """
    found: list[_Member] = []
    unknown: int | None = None
    head, at = _head(text, words, at)
    states = [word.fold for word in words[at : at + 3]] == OF_THE_STATES
    at += len(OF_THE_STATES) if states else 0
    while head:
        at = _past_links(words, at)
        tail = _ending(words[at : at + LONGEST_ENDING], states=states)
        heads = _heads(head, found) if tail else ()
        made = (_member(gazetteer, text, each, tail, at, cut=cut) for each, cut in heads)
        known = [each for each in made if each]
        if not known:
            unknown = at if unknown is None else unknown
            behind = _past_unknown(text, words, at)
            if len(found) < SURELY_FEDERAL or behind is None:
                break
            at = behind
            continue
        member = max(known, key=lambda each: each.match.end)
        first = at if unknown is None else unknown
        found.append(replace(member, match=replace(member.match, first=first)))
        last, unknown = found[-1].match, None
        at = _past_bracket(text, words, last)
        if not _enumerates(text, words, last, at):
            break
        at += words[at].fold in LINKING
    return found


def _past_unknown(text: str, words: Sequence[Word], at: int) -> int | None:
    """The word behind an ending that nobody knows, where a comma and "de" lead on to another."""
    for near in range(at + 1, min(at + LONGEST_ENDING, len(words) - 1)):
        parted = text[words[near - 1].end : words[near].start].strip()
        following = near + (words[near].fold in LINKING)
        if parted == "," and words[following].fold in ("de", "del"):
            return following
        joins = words[near].capital or words[near].fold in LINKS | LINKING
        if parted not in ("", ",") or not joins:
            return None
    return None


def _head(text: str, words: Sequence[Word], at: int) -> tuple[list[Word], int]:
    """The plural words at a word in the singular, and the word behind them."""
    head: list[Word] = []
    while at < len(words) and len(head) < LONGEST_HEAD:
        if words[at].fold not in (SINGULAR if head else SHARED_HEADS):
            break
        singular = SINGULAR[words[at].fold]
        head.append(words[at]._replace(fold=singular, text=singular.capitalize()))
        at += 1
    follows = at < len(words) and (words[at].fold in LINKS or words[at].capital)
    follows = follows and text[words[at - 1].end : words[at].start].strip() in ("", ":")
    return (head if follows else []), at


def _heads(head: Sequence[Word], found: Sequence[_Member]) -> Iterator[tuple[Sequence[Word], bool]]:
    """What may stand before an ending, and whether that may then be cut.

    The head, its noun alone ("Comisiones Nacionales del Agua y Reguladora de Energía"), or what
    the last name begins with: "Comisiones Nacional del Agua y Forestal", "Secretarías de Salud de
    Oaxaca y Puebla".
    """
    yield head, True
    if len(head) > 1:
        yield head[:1], True
    if found:
        name = found[-1].name
        yield from ((name[:size], False) for size in range(2, len(name)))


def _member(
    gazetteer: Gazetteer,
    text: str,
    head: Sequence[Word],
    tail: Sequence[Word],
    at: int,
    *,
    cut: bool,
) -> _Member | None:
    """The body of a head and an ending that begins at a word; `cut`: the ending may be cut."""
    implied = tail[0].start == tail[0].end
    joined = [*head[:-1], head[-1]._replace(end=tail[0].start), *tail]
    match = gazetteer.longest(text, joined, 0)
    whole = match and match.end > len(head) + implied
    found = match if whole else _cut_short(gazetteer, text, joined, len(head)) if cut else None
    if not found:
        return None
    end = at + found.end - len(head) - implied
    return _Member(joined, len(head), at, Match(found.agency, at, end), not whole)


def _cut_short(gazetteer: Gazetteer, text: str, joined: Sequence[Word], head: int) -> Match | None:
    """The one federal body whose name begins with words; of agency "" where more than it do."""
    if not (joined[head].capital or joined[0].fold in BODY_HEADS):
        return None
    body, end = gazetteer.begun(text, joined, head + 1)
    return Match(body, 0, end) if end and _ends_name(text, joined, end) else None


def _ends_name(text: str, words: Sequence[Word], at: int) -> bool:
    """Whether a name may end before a word."""
    if at >= len(words) or text[words[at - 1].end : words[at].start].strip():
        return True
    if words[at].fold in LINKING:
        return True
    if words[at].fold in ("de", "del"):
        return goes_on_locally(words, at, towns=True)
    return not words[at].capital


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


def _past_bracket(text: str, words: Sequence[Word], match: Match) -> int:
    """The word behind a name and the acronym that it has in brackets."""
    at = match.end
    if at >= len(words) or text[words[at - 1].end : words[at].start].strip() != "(":
        return at
    return at + 1 if CLOSING.match(text, words[at].end) else at


def _enumerates(text: str, words: Sequence[Word], last: Match, at: int) -> bool:
    """Whether another ending may follow a name at a word: behind a comma, or behind "y"."""
    if at >= len(words):
        return False
    gap = text[words[at - 1].end : words[at].start].strip()
    gap = gap.removeprefix(")").strip() if at > last.end else gap
    return gap == "," or (not gap and words[at].fold in LINKING)


def _row_goes_on(text: str, words: Sequence[Word], last: Match) -> bool:
    """Whether an ending that nobody knows follows: "Secretarías de Salud y de Finanzas"."""
    at = _past_bracket(text, words, last)
    if not _enumerates(text, words, last, at):
        return False
    at += words[at].fold in LINKING
    return at < len(words) and (words[at].capital or words[at].fold in ("de", "del"))


def _place(words: Sequence[Word], member: _Member) -> Sequence[Word]:
    """The state in which the name of a member ends, or none of its words."""
    told = words[member.at : member.match.end]
    for size in range(LONGEST_STATE + 3, 0, -1):
        if body_names.key(" ".join(word.text for word in told[-size:])) in STATE_KEYS:
            return told[-size:]
    return ()


def _has_place(words: Sequence[Word], member: _Member) -> bool:
    folds = {word.fold for word in member.joined[: member.head]}
    folds |= {word.fold for word in words[member.at : member.match.end]}
    return bool(NATIONAL & folds) or bool(_place(words, member))
