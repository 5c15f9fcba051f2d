"""Which bodies of a sentence act: rules over the words around them."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

from index import grammar as g
from index.chains import Chain, before, chains, gap, past_attributes, past_bracket
from index.mentions import Mention
from index.sentences import Sentence
from index.verbs import Verb, verbs

CARRIED_ON = (["y"], ["e"], [","], [",", "y"], ["asi", "como"], [",", "asi", "como"])
PASSIVE_REACH = 6  # pieces from "serán" to "por"


class Standing(IntEnum):
    """How surely a body acts."""

    NAMED = 0
    DID = 1  # acted: counts where the whole text tells of the past and nobody acts
    MAYBE = 2  # acts in a clause that depends on another: counts where nobody acts in a main one
    ACTS = 3


def standings(sentence: Sentence) -> Iterator[tuple[Mention, Standing]]:
    """Each body of a sentence with its standing, in order.

    A guessed body is left out where nothing but its capitals speaks for it.
    """
    previous: Chain | None = None
    standing = Standing.NAMED
    done = verbs(sentence)
    found = chains(sentence, done)
    for chain in found:
        standing = _Reader(sentence, chain, done, found).standing(previous, standing)
        if standing or not chain.guessed:
            yield from ((body, standing) for body in chain.bodies)
        previous = chain


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads the standing of one chain out of what stands before and behind it."""

    sentence: Sentence
    chain: Chain
    verbs: list[Verb]
    chains: list[Chain]

    def standing(self, previous: Chain | None, last: Standing) -> Standing:
        """By the phrase that governs the chain; `last` is the standing of the previous one."""
        start = self._whole()
        folds, at = before(self.sentence, start)
        phrase = g.phrase_before(folds)
        match g.PHRASES.get(phrase):
            case None:
                return self._bare(at, previous, last)
            case g.OF | g.OTHER | g.BY if previous and self._carries_on(previous):
                return last
            case g.THROUGH:
                return self._means(at - len(phrase.split()))
            case g.BY:
                return self._agent(at - len(phrase.split()))
            case g.AMONG:
                return self._among()
            case g.DUTY | g.PLAN:
                return Standing.ACTS
            case g.UNDER:
                return self._dependent()
            case g.OF if self._takes_part(at):
                return Standing.ACTS
        return Standing.NAMED

    # What governs

    def _whole(self) -> int:
        """Where the part begins that acts for its whole: "el personal del INM"."""
        start = self.chain.start
        while (part := self._part_before(start)) is not None:
            start = part
        return start

    def _part_before(self, start: int) -> int | None:
        """The piece of the part's head, where a part of something begins at `start`."""
        _, at = before(self.sentence, start)
        if not at or self.sentence[at - 1].fold != "de":
            return None
        first = at - 1
        while first and self._within_name(first - 1):
            first -= 1
        candidates = range(max(0, first - 1), at - 1)
        return next((i for i in candidates if self.sentence[i].fold in g.PARTS), None)

    def _within_name(self, at: int) -> bool:
        piece = self.sentence[at]
        if piece.body or piece.mark:
            return False
        return piece.text[0].isupper() or piece.fold in g.NAME_LINKS

    def _carries_on(self, previous: Chain) -> bool:
        """Whether "y de", "y por" goes on an enumeration: "a través del RAN y de la PA"."""
        return gap(self.sentence, previous.end, self.chain.start)[:-1] in CARRIED_ON

    def _tells_past(self) -> bool:
        return bool(self.verbs) and all(verb.past for verb in self.verbs)

    def _main(self) -> list[Verb]:
        return [verb for verb in self.verbs if not verb.under]

    def _after_participle(self, at: int) -> bool:
        return at > 0 and g.PARTICIPLE.fullmatch(self.sentence[at - 1].fold) is not None

    def _means(self, at: int) -> Standing:
        """The means of a plan acts with it; the means of what was done is only named."""
        planned = self._main() and not self._after_participle(at) and not self.chain.guessed
        return Standing.ACTS if planned else Standing.NAMED

    def _agent(self, at: int) -> Standing:
        """The agent of a passive yet to come acts; that of a bare participle is only named."""
        main = self._main()
        if self._after_participle(at):
            helped = any(verb.passive and 0 < at - verb.at <= PASSIVE_REACH for verb in main)
            return Standing.ACTS if helped else Standing.NAMED
        impersonal = main and all(verb.reflexive or verb.passive for verb in main)
        return Standing.ACTS if impersonal else Standing.NAMED

    def _among(self) -> Standing:
        """Those between whom something will be done do it, where nothing else can."""
        main = self._main()
        impersonal = main and all(verb.reflexive for verb in main)
        first = self.chain is self.chains[0]
        return Standing.ACTS if impersonal and first else Standing.NAMED

    def _dependent(self) -> Standing:
        """A subject of a clause that depends on another, if that is of the future."""
        verb = self._verb_near(past_attributes(self.sentence, self.chain.end))
        return Standing.MAYBE if verb and verb.future else Standing.NAMED

    def _takes_part(self, at: int) -> bool:
        """Whether a sentence without verb begins "Participación de"."""
        return at == 2 and self.sentence[0].fold == "participacion" and not self.verbs

    # Where nothing governs

    def _bare(self, at: int, previous: Chain | None, last: Standing) -> Standing:
        """By the verb that it stands behind, before, or shares with the bodies before it."""
        leading = self._verb_leading(at)
        if leading:
            return self._behind(leading)
        verb = self._verb_following(at) or self._verb_of_bracketed(at)
        if verb:
            return self._subject(verb)
        if at == 0 and self._heads_list():
            return Standing.ACTS
        if self._listed_subject(at):
            return Standing.ACTS
        return last if previous and self._continues(previous) else Standing.NAMED

    def _verb_leading(self, at: int) -> Verb | None:
        """The verb right before a body."""
        near = at - 1
        while near >= 0 and self.sentence[near].fold in ("a", "cabo"):
            near -= 1
        while near >= 0 and g.is_adverb(self.sentence[near].fold):
            near -= 1
        return next((verb for verb in self.verbs if verb.at == near), None)

    def _verb_following(self, at: int) -> Verb | None:
        """The verb of which a body is the subject.

        One that opens its clause may be far from it; any other must have it right behind, or
        behind one phrase in commas.
        """
        behind = past_attributes(self.sentence, self.chain.end)
        near = self._verb_near(behind)
        if near:
            return near
        earlier = any(verb.at < at for verb in self._main())
        if self._opens_clause(at) and not earlier:
            return self._verb_far(behind)
        return self._verb_past_phrase(behind)

    def _verb_of_bracketed(self, at: int) -> Verb | None:
        """The verb whose subject lists the bodies: "las dependencias (SEP, SS) aplicarán"."""
        end = self.chain.end
        enclosed = at > 0 and self.sentence[at - 1].text == "("
        if not enclosed or end >= len(self.sentence) or self.sentence[end].text != ")":
            return None
        return next((verb for verb in self._main() if verb.first == end + 1 and verb.plural), None)

    def _opens_clause(self, at: int) -> bool:
        """Whether what stands before a body lets a subject begin."""
        if at == 0:
            return True
        if self.sentence[at - 1].mark:
            return self.sentence[at - 1].text != "("
        folds = [piece.fold for piece in self.sentence[max(0, at - g.LONGEST_PHRASE) : at]]
        return any(folds[-len(words) :] == words for words in g.CONNECTORS)

    def _heads_list(self) -> bool:
        """Whether a sentence begins with bodies and a colon: "INM: …"."""
        rest = self.sentence[self.chain.end :]
        return bool(rest) and rest[0].text in (":", "—", "–") and self.chain is self.chains[0]

    def _listed_subject(self, at: int) -> bool:
        """Whether a verb announces its subjects: "Participarán: la SEP y el INEA"."""
        if not at or self.sentence[at - 1].text != ":":
            return False
        main = [verb for verb in self._main() if verb.at < at]
        return bool(main) and main[-1].infinitive in g.JOINING and not main[-1].past

    def _continues(self, previous: Chain) -> bool:
        """Whether an enumeration with other things in it goes on from the last bodies."""
        between = self.sentence[previous.end : self.chain.start]
        governed = any(g.PHRASES.get(piece.fold) not in (None, g.OF) for piece in between)
        broken = any(previous.end <= verb.at < self.chain.start for verb in self.verbs)
        left = before(self.sentence, self.chain.start)[0][-1:]
        listed = bool(left) and (left[0] in g.CONJUNCTIONS or left[0] in (",", "/"))
        return listed and not governed and not broken

    # The verbs behind

    def _verb_near(self, at: int) -> Verb | None:
        """The verb at a piece, behind a stray comma, adverbs and pronouns."""
        size = len(self.sentence)
        while at < size and (self.sentence[at].text == "," or g.is_adverb(self.sentence[at].fold)):
            at += 1
        return next((verb for verb in self.verbs if verb.at == at), None)

    def _verb_past_phrase(self, at: int) -> Verb | None:
        """The verb behind one phrase that a comma ends: "en coordinación con la SEP, dará"."""
        if not self._phrase_begins(at):
            return None
        first = next((verb for verb in self._main() if verb.at > at), None)
        commas = [i for i in range(at + 1, len(self.sentence)) if self.sentence[i].text == ","]
        return first if first and any(self._verb_near(i) is first for i in commas) else None

    def _phrase_begins(self, at: int) -> bool:
        if at + 1 >= len(self.sentence):
            return False
        piece = self.sentence[at]
        if piece.text == ",":
            return self.sentence[at + 1].fold not in g.CONJUNCTIONS
        return g.PHRASES.get(piece.fold) in (g.OTHER, g.BY, g.THROUGH)

    def _verb_far(self, at: int) -> Verb | None:
        """The first verb behind that is in no bracket and no clause of its own."""
        while at < len(self.sentence):
            piece = self.sentence[at]
            if piece.text == "(":
                at = past_bracket(self.sentence, at)
            elif piece.text == "," and self._clause_begins(at + 1):
                at = self._next_comma(at + 1)
            elif piece.text and not self._tells_past() and g.PAST.fullmatch(piece.text.lower()):
                return self._verb_joined(at)
            else:
                verb = next((each for each in self._main() if each.at == at), None)
                if verb:
                    return verb
                at += 1
        return None

    def _next_comma(self, at: int) -> int:
        commas = (i for i in range(at, len(self.sentence)) if self.sentence[i].text == ",")
        return next(commas, len(self.sentence))

    def _clause_begins(self, at: int) -> bool:
        """Whether a clause of its own begins at a piece: "que", "en la cual"."""
        for piece in self.sentence[at : at + 3]:
            kind = g.PHRASES.get(piece.fold)
            if kind == g.UNDER:
                return True
            if kind not in (g.OTHER, g.OF, g.BY) and piece.fold not in g.DETERMINERS:
                return False
        return False

    def _verb_joined(self, at: int) -> Verb | None:
        """After a past: "realizó y publicará" still has the subject."""
        verb = next((each for each in self._main() if each.at > at), None)
        return verb if verb and self.sentence[verb.first - 1].fold in g.CONJUNCTIONS else None

    # Subjects

    def _subject(self, verb: Verb) -> Standing:
        """A verb's subject acts, unless something is done to it or it is another's."""
        done_to = verb.passive or (verb.reflexive and verb.infinitive in g.DONE_TO)
        doubtful = self.chain.guessed and verb.infinitive not in g.DONE_BY_BODIES
        if done_to or doubtful or self._nearer_subject(verb):
            return Standing.NAMED
        return Standing.DID if verb.past else Standing.ACTS

    def _nearer_subject(self, verb: Verb) -> bool:
        """Whether a verb in the singular has another body right before it as its subject."""
        others = (chain for chain in self.chains if chain.start > self.chain.start)
        near = next((chain for chain in others if chain.end == verb.first), None)
        if verb.plural or near is None:
            return False
        folds, _ = before(self.sentence, near.start)
        return not g.phrase_before(folds)

    def _behind(self, verb: Verb) -> Standing:
        """A body right behind a verb is its subject, or its object."""
        if verb.passive or verb.past:
            return Standing.NAMED
        if verb.reflexive:
            subject = verb.infinitive in g.REFLEXIVE
        else:
            subject = verb.infinitive in g.JOINING or self._before_object(verb)
        if not subject:
            return Standing.NAMED
        return Standing.MAYBE if verb.under and verb.first > g.OPENING else Standing.ACTS

    def _before_object(self, verb: Verb) -> bool:
        """Whether its object stands elsewhere: "realizará la SEP dos foros", "la dará el INM"."""
        if self.sentence[verb.at - 1].fold in g.OBJECTS and verb.at > verb.first:
            return True
        at = past_attributes(self.sentence, self.chain.end)
        if at >= len(self.sentence) or self.chain is not self.chains[0]:
            return False
        piece = self.sentence[at]
        return piece.fold in g.DETERMINERS or piece.fold in g.NUMBERS or piece.text.isdecimal()
