"""Pieces of a cell as names: joined where one goes on, left out where they name nobody."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from index.agencies import grammar
from index.agencies.cells.pieces import CellPiece
from index.agencies.cells.vocabulary import (
    ANY_ONE,
    EVERYBODY,
    LEADS,
    LEGAL_FORMS,
    NAME_HEADS,
    NAME_TIES,
    NOBODY,
    OWN_PARTS,
    ROLE_WORDS,
    SEVERAL,
    TOPICS,
)
from index.agencies.definitions import is_abbreviation_of
from index.agencies.exclusions import NATIONAL
from index.agencies.gazetteer import ORDINARY, TITLE_CASE
from index.agencies.grammar import APPOSED
from index.agencies.mentions import Mention
from index.agencies.tokens import LONGEST_NAME, Word
from search.thesaurus import body_names

FREE_NAME = 8  # words of a name that does not begin like a body's: a person's, a firm's
PLAIN_WORDS = 2  # of those in lower case, links aside: more are a sentence
LONGEST_ACRONYM = 8  # a word in capitals that is longer may be any
MOST_PARTS = 8  # of a name over commas; so far is looked ahead
LOWER_NAME = 4  # words of a name that begins in lower case
UNTELLING = LEADS | ROLE_WORDS | NOBODY | APPOSED
LOCALS = frozenset("estatales municipales locales".split())


@dataclass(frozen=True, slots=True)
class CellName:
    """A name in a cell: of known bodies, or where there are none, of a body by itself."""

    start: int
    end: int
    bodies: tuple[Mention, ...] = ()
    acronym: str = ""  # that the cell gives the name


def names(text: str, cut: Sequence[CellPiece]) -> Iterator[CellName]:
    """The names of a cell's pieces, in order."""
    lower = not any(map(str.isupper, text))
    before: tuple[Word, ...] = ()  # the name that an acronym may belong to
    held: CellName | None = None  # a name of its own, until its acronym may have come
    at = 0
    while at < len(cut):
        first, end = cut[at], _run_end(cut, at)
        said = _without_form([word for piece in cut[at:end] for word in piece.words])
        bodies = () if end > at + 1 else _bodies_named(first)
        at = end
        if _is_acronym_of(first, before):
            if held:
                held = replace(held, acronym=first.words[0].text)
            continue
        if held:
            yield held
        held = None
        if first.words[0].fold in LEGAL_FORMS and first.joint == ",":
            continue
        before = said
        if bodies:
            yield CellName(bodies[0].start, bodies[-1].end, bodies)
        elif _names_body(first, said, lower=lower):
            held = CellName(said[0].start, said[-1].end)
    if held:
        yield held


def _without_form(said: Sequence[Word]) -> tuple[Word, ...]:
    """A name's words without its legal form, which comes and goes: "A.C."."""
    formed = len(said) > 1 and said[-1].fold in LEGAL_FORMS
    return tuple(said[:-1] if formed else said)


def _is_acronym_of(piece: CellPiece, name: Sequence[Word]) -> bool:
    """Whether a piece is nothing but the acronym of the name before it."""
    alone = len(piece.words) == 1 and not piece.bodies and piece.joint in ("(", "-")
    if not alone or len(name) < 2:
        return False
    written = piece.words[0].text
    title = written.istitle() and len(written) >= TITLE_CASE
    return (title or body_names.is_acronym(written)) and is_abbreviation_of(written, name)


def _run_end(cut: Sequence[CellPiece], at: int) -> int:
    """The piece behind those that are one name: "Ministerio de Vivienda, Ciudad y Territorio"."""
    end = at + 1
    last = min(len(cut), at + MOST_PARTS)
    while end < last and cut[end].joint == "," and _is_topic(cut[end]):
        end += 1
    if (
        end < len(cut)
        and cut[end].joint == "y"
        and _continues_name(cut[at], cut[end], listing=end - at > 1)
    ):
        return end + 1
    return at + 1


def _is_topic(piece: CellPiece) -> bool:
    return not piece.bodies and piece.words[0].fold in TOPICS


def _continues_name(name: CellPiece, piece: CellPiece, *, listing: bool) -> bool:
    """Whether a name goes on with what stands behind "y"; `listing`: it has done so over commas."""
    folds = [word.fold for word in name.words]
    begins = folds[0] in NAME_HEADS
    linked = not NAME_TIES.isdisjoint(folds)
    if not (begins or linked) or piece.bodies or piece.bracketed != name.bracketed:
        return False
    if name.bodies and name.bodies[-1].end != name.words[-1].end:
        return False
    whole = not name.bodies or name.bodies[0].end > name.words[0].end
    if piece.words[0].fold in TOPICS:
        return whole and (linked or not TOPICS.isdisjoint(folds[1:2]))
    free = not (piece.led or name.bodies or _begins_own(piece.words))
    return free and begins and (linked or listing)


def _begins_own(said: Sequence[Word]) -> bool:
    """Whether words begin what stands for itself: a body's name, an acronym, "entidades"."""
    fold = said[0].fold
    own = fold in NAME_HEADS or fold in SEVERAL or fold in ANY_ONE or fold in ROLE_WORDS
    return own or _begins_acronym(said) or not _names_one(said)


def _begins_acronym(said: Sequence[Word]) -> bool:
    """Whether the first of words is an acronym, and no word in capitals among others."""
    if not body_names.is_acronym(said[0].text) or len(said[0].text) > LONGEST_ACRONYM:
        return False
    return len(said) == 1 or not body_names.is_acronym(said[1].text)


def _bodies_named(piece: CellPiece) -> tuple[Mention, ...]:
    """The known bodies of a piece; none where they only stand in the name of another."""
    if not piece.bodies:
        return ()
    first, last = piece.bodies[0], piece.bodies[-1]
    before = [word for word in piece.words if word.end <= first.start]
    before = [word for word in before if word.fold not in APPOSED]
    behind = [word for word in piece.words if word.start >= last.end]
    inside = [word for word in piece.words if last.start <= word.start and word.end <= last.end]
    own = bool(before) and before[0].fold in NAME_HEADS - OWN_PARTS
    return () if own or _is_longer(inside, behind) else piece.bodies


def _is_longer(name: Sequence[Word], behind: Sequence[Word]) -> bool:
    """Whether a known name is only the beginning of another: "Secretaría de Salud Pública"."""
    told = [word for word in behind if word.fold not in ROLE_WORDS]
    if not told or (len(name) == 1 and name[0].fold not in ORDINARY):
        return False
    if NATIONAL & {word.fold for word in name} or told[0].fold in OWN_PARTS:
        return False
    linked = told[0].fold in NAME_TIES
    return told[0].capital or (linked and any(word.capital for word in told))


def _names_body(piece: CellPiece, said: Sequence[Word], *, lower: bool) -> bool:
    """Whether words that hold no known body name one; `lower`: the cell has no capitals."""
    if piece.label or not _names_one(said):
        return False
    head = said[0].fold in NAME_HEADS
    if piece.bracketed:
        return body_names.is_acronym(said[0].text) or (head and len(said) > 1)
    plain = [word for word in said if not word.capital and word.fold not in LEADS]
    if head:
        return len(said) <= LONGEST_NAME and not any(map(_is_verb, said))
    if not said[0].capital and (lower or any(word.capital for word in said)):
        return len(said) <= LOWER_NAME and not any(map(_is_verb, said))
    return said[0].capital and len(said) <= FREE_NAME and len(plain) <= PLAIN_WORDS


def _names_one(said: Sequence[Word]) -> bool:
    """Whether words can be a name: no mark of nothing, no role, not several at once."""
    folds = [word.fold for word in said]
    telling = [fold for fold in folds if fold not in UNTELLING]
    local = len(folds) > 1 and folds[-1] in LOCALS and folds[0] not in NAME_HEADS
    if local or folds[0] in SEVERAL or " ".join(telling) in EVERYBODY:
        return False
    if folds[0] in ANY_ONE:
        return any(word.capital and word.fold not in ROLE_WORDS for word in said[1:])
    return any(len(fold) > 1 and fold.isalpha() for fold in telling)


def _is_verb(word: Word) -> bool:
    form = word.text.lower()
    return bool(grammar.FUTURE.fullmatch(form)) or form in ("debe", "deben", "debera")
