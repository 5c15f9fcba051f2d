"""Which bodies of a sentence act: rules over the words around them."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from index import grammar as g
from index.mentions import Mention
from index.sentences import Piece, Sentence


class Standing(Enum):
    """How surely a body acts."""

    NAMED = 0
    MAYBE = 1  # acts in a subordinate clause: counts where nobody acts in a main one
    ACTS = 2


@dataclass(frozen=True, slots=True)
class Chain:
    """Bodies in a row: "el INM, la STPS y la PGR"; `start` and `end` are pieces."""

    start: int
    end: int
    bodies: tuple[Mention, ...]


def standings(sentence: Sentence) -> Iterator[tuple[Mention, Standing]]:
    """Each body of a sentence with its standing, in order."""
    before: Chain | None = None
    last = Standing.NAMED
    verbs = _verbs(sentence)
    for chain in chains(sentence):
        last = _Reader(sentence, chain, verbs).standing(before, last)
        yield from ((body, last) for body in chain.bodies)
        before = chain


def chains(sentence: Sentence) -> list[Chain]:
    """The bodies of a sentence, those in one enumeration together."""
    found: list[Chain] = []
    for at, piece in enumerate(sentence):
        if not piece.body:
            continue
        if found and _enumerates(sentence[found[-1].end : at]):
            found[-1] = Chain(found[-1].start, at + 1, (*found[-1].bodies, piece.body))
        else:
            found.append(Chain(at, at + 1, (piece.body,)))
    return found


def _enumerates(between: Sentence) -> bool:
    """Whether what stands between two bodies makes them one enumeration."""
    folds = [piece.fold for piece in between if piece.fold not in g.DETERMINERS]
    if folds and folds[0] == "(" and ")" in folds:
        folds = folds[folds.index(")") + 1 :]
    return folds in (
        [","], ["/"], ["-"], *([word] for word in g.CONJUNCTIONS), *([",", word] for word in g.CONJUNCTIONS),
        ["asi", "como"], [",", "asi", "como"], ["y", "/", "o"], [",", "junto"],
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Verb:
    """A finite verb of the future or present, where it is and how it is governed."""

    at: int
    infinitive: str
    plural: bool
    passive: bool  # "será elaborado"
    reflexive: bool  # "se elaborará"
    under: bool  # in a clause that depends on another


def _verbs(sentence: Sentence) -> list[Verb]:
    return [verb for at in range(len(sentence)) if (verb := _verb(sentence, at)) is not None]


def _verb(sentence: Sentence, at: int) -> Verb | None:
    piece = sentence[at]
    if piece.body or piece.mark:
        return None
    infinitive = g.infinitive(piece.text.lower())
    if not infinitive or (infinitive and _is_noun(sentence, at)):
        return None
    first = at
    while first and sentence[first - 1].fold in g.CLITICS and not _is_article(sentence, first - 1):
        first -= 1
    reflexive = any(each.fold == "se" for each in sentence[first:at])
    passive = infinitive in ("ser",) and _participle_follows(sentence, at)
    under = first > 1 and g.PHRASES.get(sentence[first - 1].fold) == g.UNDER
    return Verb(at, infinitive, piece.fold.endswith("n"), passive, reflexive, under)


def _is_article(sentence: Sentence, at: int) -> bool:
    return False


def _is_noun(sentence: Sentence, at: int) -> bool:
    """Whether a word that can be a noun is one here: it does not follow its subject."""
    piece = sentence[at]
    if g.FUTURE.fullmatch(piece.text.lower()):
        return False
    before = sentence[at - 1] if at else None
    if piece.fold in g.ALSO_NOUNS:
        return before is None or before.body is None
    return before is not None and (before.fold in g.DETERMINERS or before.fold == "de")


def _participle_follows(sentence: Sentence, at: int) -> bool:
    following = [piece for piece in sentence[at + 1 : at + 4] if piece.fold not in g.CLITICS]
    return bool(following) and g.PARTICIPLE.fullmatch(following[0].fold) is not None


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads the standing of one chain out of what stands before and behind it."""

    sentence: Sentence
    chain: Chain
    verbs: list[Verb]

    def standing(self, before: Chain | None, last: Standing) -> Standing:
        start = self._whole(self.chain.start)
        folds, at = self._left(start)
        phrase = g.phrase_before(folds)
        kind = g.PHRASES.get(phrase, "")
        if kind in (g.OF, g.OTHER, g.BY) and self._carries_on(folds, before, len(phrase.split())):
            return last
        if kind == g.THROUGH:
            return self._through(at - len(phrase.split()))
        if kind == g.BY:
            return self._agent(at - len(phrase.split()))
        if kind == g.DUTY:
            return Standing.ACTS
        if kind == g.AMONG:
            return self._among()
        if kind == g.PLAN:
            return Standing.ACTS
        if kind == g.UNDER:
            return self._dependent()
        if kind == g.OF and start == self.chain.start and self._opens_with_taking_part(at):
            return Standing.ACTS
        if kind:
            return Standing.NAMED
        return self._bare(at, before, last)

    def _left(self, start: int) -> tuple[list[str], int]:
        """The folded words before a piece without its determiners, and where they end."""
        at = start
        while at and self.sentence[at - 1].fold in g.DETERMINERS:
            at -= 1
        return [piece.fold for piece in self.sentence[max(0, at - 6) : at]], at

    def _whole(self, start: int) -> int:
        """Where the part begins that acts for its whole: "el personal del INM"."""
        at = start
        while at and self.sentence[at - 1].fold in g.DETERMINERS:
            at -= 1
        if not at or self.sentence[at - 1].fold != "de":
            return start
        head = at - 2
        while head >= 0 and self._within_name(head):
            head -= 1
        for first in range(head + 1, at - 1):
            if self.sentence[first].fold in g.PARTS:
                return first
        if head >= 0 and self.sentence[head].fold in g.PARTS:
            return head
        return start

    def _within_name(self, at: int) -> bool:
        piece = self.sentence[at]
        if piece.body or piece.mark:
            return False
        return piece.text[0].isupper() or piece.fold in (
            "de",
            "la",
            "el",
            "los",
            "las",
            "y",
            "para",
        )

    def _carries_on(self, folds: list[str], before: Chain | None, size: int) -> bool:
        """Whether "y de", "y por" goes on an enumeration: "a través del RAN y de la PA"."""
        if before is None:
            return False
        gap = [
            piece.fold
            for piece in self.sentence[before.end : self.chain.start]
            if piece.fold not in g.DETERMINERS
        ]
        heads = (["y"], ["e"], [","], [",", "y"], ["asi", "como"], [",", "asi", "como"])
        return size == 1 and gap[:-1] in heads and len(folds) > 0

    def _main_before(self, at: int) -> Verb | None:
        return next((v for v in reversed(self.verbs) if v.at < at and not v.under), None)

    def _through(self, at: int) -> Standing:
        """The means of a plan acts with it; the means of what was done is only named."""
        if at > 0 and g.PARTICIPLE.fullmatch(self.sentence[at - 1].fold):
            return Standing.NAMED
        if any(not verb.under for verb in self.verbs):
            return Standing.ACTS
        return Standing.NAMED

    def _agent(self, at: int) -> Standing:
        """The agent of a passive yet to come acts; of a bare participle it is only named."""
        main = self._main_before(at)
        if at > 0 and g.PARTICIPLE.fullmatch(self.sentence[at - 1].fold):
            helped = at > 1 and self.sentence[at - 2].fold in ("sera", "seran")
            helped = helped or (main is not None and main.passive and main.at >= at - 6)
            return Standing.ACTS if helped else Standing.NAMED
        impersonal = [verb for verb in self.verbs if not verb.under]
        if impersonal and all(verb.reflexive or verb.passive for verb in impersonal):
            return Standing.ACTS
        return Standing.NAMED

    def _among(self) -> Standing:
        """Those between whom something will be done do it, where nobody else is its subject."""
        main = [verb for verb in self.verbs if not verb.under]
        impersonal = bool(main) and all(verb.reflexive for verb in main)
        first = next((i for i, piece in enumerate(self.sentence) if piece.body), 0)
        return Standing.ACTS if impersonal and first == self.chain.start else Standing.NAMED

    def _dependent(self) -> Standing:
        verb = self._verb_behind(strict=True)
        future = verb is not None and g.FUTURE.fullmatch(self.sentence[verb.at].text.lower())
        return Standing.MAYBE if future else Standing.NAMED

    def _opens_with_taking_part(self, at: int) -> bool:
        """Whether a sentence without verb begins "Participación de"."""
        return at == 2 and self.sentence[0].fold == "participacion" and not self.verbs

    def _bare(self, at: int, before: Chain | None, last: Standing) -> Standing:
        """A body that no preposition governs."""
        verb = self._inverted(at)
        if verb:
            return self._behind(verb)
        clean = self._opens_clause(at)
        earlier = self._main_before(at)
        verb = self._verb_behind(strict=not clean or earlier is not None)
        if verb:
            return self._subject(verb)
        if clean and at == 0 and self._heads_list():
            return Standing.ACTS
        return last if before and self._continues(before) else Standing.NAMED

    def _opens_clause(self, at: int) -> bool:
        """Whether what stands before a body lets a subject begin."""
        if at == 0:
            return True
        piece = self.sentence[at - 1]
        if piece.mark:
            return piece.text not in "("
        folds = [each.fold for each in self.sentence[:at]]
        return any(folds[-len(words) :] == words for words in _CONNECTORS)

    def _heads_list(self) -> bool:
        """Whether a body is the whole of what a colon or dash follows: "INM: …"."""
        rest = self.sentence[self.chain.end :]
        return (
            bool(rest)
            and rest[0].text in (":", "—", "–")
            and self.chain.end <= len(self.chain.bodies) * 3
        )

    def _continues(self, before: Chain) -> bool:
        """Whether an enumeration with other things between goes on from the last bodies."""
        gap = self.sentence[before.end : self.chain.start]
        folds = {piece.fold for piece in gap}
        governed = any(g.PHRASES.get(fold) not in (None, g.OF) for fold in folds)
        broken = any(before.end <= verb.at < self.chain.start for verb in self.verbs)
        left = self._left(self.chain.start)[0][-1:]
        listed = bool(left) and (left[0] in g.CONJUNCTIONS or left[0] in (",", "/"))
        return listed and not governed and not broken

    # What follows

    def _verb_behind(self, *, strict: bool) -> Verb | None:
        """The verb of which a body is the subject.

        Strictly, it follows at once or behind one phrase in commas; otherwise any distance
        behind, as long as the sentence has no other subject for it.
        """
        at = self._past_attributes(self.chain.end)
        near = self._verb_at(at)
        if near or strict:
            return near or self._verb_past_phrase(at)
        return self._verb_far(at)

    def _verb_at(self, at: int) -> Verb | None:
        """The verb at a piece, clitics and a stray comma before it left out."""
        size = len(self.sentence)
        if at < size and self.sentence[at].text == ",":
            at += 1
        while at < size and self.sentence[at].fold in g.CLITICS | _CONNECTOR_WORDS:
            at += 1
        if at < size and self.sentence[at].text == ",":
            at += 1
        return next((verb for verb in self.verbs if verb.at == at), None)

    def _past_attributes(self, at: int) -> int:
        """The piece behind brackets and "de la SEGOB" that belong to a body."""
        size = len(self.sentence)
        while at < size:
            if self.sentence[at].text == "(":
                at = next((i + 1 for i in range(at, size) if self.sentence[i].text == ")"), size)
            elif self.sentence[at].fold == "de":
                behind = at + 1
                while behind < size and self.sentence[behind].fold in g.DETERMINERS:
                    behind += 1
                if behind >= size or not self.sentence[behind].body:
                    return at
                at = behind + 1
            elif self.sentence[at].text in ('"', "”", "»"):
                at += 1
            else:
                return at
        return at

    def _verb_past_phrase(self, at: int) -> Verb | None:
        """The verb behind one phrase that a comma ends: "en coordinación con la SEP, dará"."""
        size = len(self.sentence)
        if at >= size or not self._can_begin_phrase(at):
            return None
        for comma in range(at + 1, size):
            if self.sentence[comma].text == ",":
                verb = self._verb_at(comma + 1)
                if verb and not verb.under:
                    return verb
            if any(verb.at == comma and not verb.under for verb in self.verbs):
                return None
        return None

    def _can_begin_phrase(self, at: int) -> bool:
        piece = self.sentence[at]
        if piece.text == ",":
            return at + 1 < len(self.sentence) and self.sentence[at + 1].fold not in g.CONJUNCTIONS
        return g.PHRASES.get(piece.fold) == g.OTHER or piece.fold in (
            "por",
            "mediante",
            "conjuntamente",
        )

    def _verb_far(self, at: int) -> Verb | None:
        """The first verb behind that is no clause's of its own."""
        size = len(self.sentence)
        while at < size:
            piece = self.sentence[at]
            if piece.text == "(":
                at = next((i for i in range(at, size) if self.sentence[i].text == ")"), size)
            elif piece.text == "," and self._relative_at(at + 1):
                at = (
                    next((i for i in range(at + 1, size) if self.sentence[i].text == ","), size) - 1
                )
            elif (
                piece.fold not in g.PRESENT
                and g.PAST.fullmatch(piece.text.lower())
                and not piece.body
            ):
                return self._verb_joined(at)
            else:
                verb = next((v for v in self.verbs if v.at == at and not v.under), None)
                if verb:
                    return verb
            at += 1
        return None

    def _verb_joined(self, at: int) -> Verb | None:
        """After a past: "realizó y publicará" still has the subject."""
        for verb in self.verbs:
            if verb.at > at and not verb.under:
                return verb if self.sentence[verb.at - 1].fold in g.CONJUNCTIONS else None
        return None

    def _relative_at(self, at: int) -> bool:
        return any(
            g.PHRASES.get(piece.fold) == g.UNDER for piece in self.sentence[at : at + 3]
        ) and not any(piece.body for piece in self.sentence[at : at + 2])

    def _subject(self, verb: Verb) -> Standing:
        """The standing of a verb's subject: it acts, unless something is done to it."""
        if verb.passive:
            return Standing.NAMED
        if verb.reflexive and verb.infinitive in g.DONE_TO:
            return Standing.NAMED
        if self._nearer_subject(verb):
            return Standing.NAMED
        return Standing.ACTS

    def _nearer_subject(self, verb: Verb) -> bool:
        """Whether a verb in the singular has another body right before it as its subject."""
        before = verb.at - 1
        while before >= 0 and self.sentence[before].fold in g.CLITICS:
            before -= 1
        if verb.plural or before < self.chain.end or not self.sentence[before].body:
            return False
        other = next(c for c in chains(self.sentence) if c.start <= before < c.end)
        folds, _ = self._left(other.start)
        return not g.PHRASES.get(g.phrase_before(folds))

    def _inverted(self, at: int) -> Verb | None:
        """The verb right before a body."""
        before = at - 1
        while before >= 0 and (
            self.sentence[before].fold in g.CLITICS or self.sentence[before].fold.endswith("mente")
        ):
            before -= 1
        return next((verb for verb in self.verbs if verb.at == before), None)

    def _behind(self, verb: Verb) -> Standing:
        """The standing of a body right behind a verb: its subject, or its object."""
        standing = Standing.MAYBE if verb.under and verb.at > 3 else Standing.ACTS
        if verb.reflexive:
            return standing if verb.infinitive in g.REFLEXIVE else Standing.NAMED
        if verb.infinitive in g.JOINING and not verb.passive:
            return standing
        return (
            standing if self._object_follows() and not self._has_subject(verb) else Standing.NAMED
        )

    def _object_follows(self) -> bool:
        at = self._past_attributes(self.chain.end)
        if at >= len(self.sentence):
            return False
        piece = self.sentence[at]
        return (
            piece.fold in g.DETERMINERS
            or piece.text.isdecimal()
            or piece.fold in ("dos", "tres", "los", "las")
        )

    def _has_subject(self, verb: Verb) -> bool:
        return any(piece.body for piece in self.sentence[: verb.at])


_CONNECTORS = [connector.split() for connector in g.CONNECTORS]
_CONNECTOR_WORDS = frozenset({"asimismo", "ademas", "tambien"})
