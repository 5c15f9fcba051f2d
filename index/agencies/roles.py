"""Which bodies of a sentence act: rules over the words around them."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

from index.agencies import grammar as g
from index.agencies.enumerations import Chain, before, chains, gap, past_attributes
from index.agencies.inversion import (
    follows,
    is_cleft,
    is_plain,
    opens_sentence,
    relative_before,
    relative_behind,
    verb_earlier,
    verb_joined,
)
from index.agencies.mentions import Mention
from index.agencies.sentences import Sentence
from index.agencies.subjects import verb_following, verb_leading, verb_near
from index.agencies.verbs import Clauses, Verb, clauses

CARRIED_ON = (["y"], ["e"], [","], [",", "y"], ["asi", "como"], [",", "asi", "como"])
ADJECTIVES = 2  # of a part: "el personal médico del IMSS"
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
    if not any(piece.body for piece in sentence):
        return
    previous: Chain | None = None
    standing = Standing.NAMED
    told = clauses(sentence)
    found = chains(sentence, told.verbs)
    for chain in found:
        standing = _Reader(chain, told, found).standing(previous, standing)
        if standing or not chain.guessed:
            yield from ((body, standing) for body in chain.bodies)
        previous = chain


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads the standing of one chain out of what stands before and behind it."""

    chain: Chain
    clauses: Clauses
    chains: list[Chain]

    @property
    def sentence(self) -> Sentence:
        """The sentence of the chain."""
        return self.clauses.sentence

    def standing(self, previous: Chain | None, last: Standing) -> Standing:
        """By the phrase that governs the chain; `last` is the standing of the previous one."""
        if self._has_duty() or self._has_relative():
            return Standing.ACTS
        start = self._whole()
        folds, at = before(self.sentence, start)
        phrase = g.phrase_before(folds)
        match g.PHRASES.get(phrase):
            case None:
                return self._bare(at, previous, last)
            case g.OF | g.OTHER | g.BY as kind if previous and self._carries_on(previous, kind):
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

    def _has_duty(self) -> bool:
        """Whether "es responsabilidad exclusiva de" stands before the chain."""
        _, at = before(self.sentence, self.chain.start)
        reach = self.sentence[max(0, at - g.LONGEST_PHRASE - 1) : at]
        folds = [piece.fold for piece in reach if piece.fold not in g.SHADES]
        return g.PHRASES.get(g.phrase_before(folds)) == g.DUTY

    def _has_relative(self) -> bool:
        """Whether a relative says what a partner will do: "con la CONANP, que aportará"."""
        verb = relative_behind(self.clauses, self.chain)
        if verb is None or verb.infinitive in g.SET_NORMS:
            return False
        folds, at = before(self.sentence, self.chain.start)
        kind = g.PHRASES.get(g.phrase_before(folds))
        partner = at > 1 and self.sentence[at - 2].fold in g.PARTNERSHIPS
        return kind in (None, g.OTHER, g.BY, g.EXCEPT) or (kind == g.OF and partner)

    def _whole(self) -> int:
        """Where the part begins that acts for its whole: "el personal del INM"."""
        start = self.chain.start
        while (part := self._part_before(start)) is not None:
            start = part
        return start

    def _part_before(self, start: int) -> int | None:
        """The piece of the part's head, where a part of something begins at `start`."""
        folds, at = before(self.sentence, start)
        if g.PHRASES.get(g.phrase_before(folds)) != g.OF:
            return None
        first = at - 1
        while first and self._within_name(first - 1):
            first -= 1
        for head in range(first - 1, max(-1, first - 2 - ADJECTIVES), -1):
            purpose = any(piece.fold == "de" for piece in self.sentence[head:first])
            if self.sentence[head].fold in (g.TEAMS if purpose else g.PARTS):
                return head
            if self.sentence[head].fold != "de" and not is_plain(self.sentence[head]):
                break
        candidates = range(max(0, first - 1), at - 1)
        return next((i for i in candidates if self.sentence[i].fold in g.PARTS), None)

    def _within_name(self, at: int) -> bool:
        piece = self.sentence[at]
        if piece.body or piece.mark:
            return False
        return piece.text[0].isupper() or piece.fold in g.NAME_LINKS

    def _carries_on(self, previous: Chain, kind: str) -> bool:
        """Whether "y de", "y por" goes on an enumeration: "a través del RAN y de la PA".

        Behind a body that nothing governs, "con" begins something new: "la SFP, con la SEP, dará".
        """
        governed = kind == g.OF or g.phrase_before(before(self.sentence, previous.start)[0])
        return (
            bool(governed) and gap(self.sentence, previous.end, self.chain.start)[:-1] in CARRIED_ON
        )

    def _after_participle(self, at: int) -> bool:
        return at > 0 and g.PARTICIPLE.fullmatch(self.sentence[at - 1].fold) is not None

    def _means(self, at: int) -> Standing:
        """The means of a plan acts with it; the means of what was done is only named."""
        doubtful = self._after_participle(at) or self.chain.guessed
        return Standing.NAMED if doubtful else self._told(self.clauses.main)

    def _told(self, verbs: list[Verb]) -> Standing:
        """The standing of what acts by these verbs, if there are any."""
        if not verbs:
            return Standing.NAMED
        return Standing.DID if self.clauses.past else Standing.ACTS

    def _agent(self, at: int) -> Standing:
        """The agent of a passive yet to come acts; that of a bare participle is only named."""
        if self._after_participle(at):
            near = [verb for verb in self.clauses.verbs if 0 < at - verb.at <= PASSIVE_REACH]
            return self._told([verb for verb in near if verb.passive])
        main = self.clauses.main
        impersonal = all(self._impersonal(verb) for verb in main)
        return self._told(main) if impersonal else Standing.NAMED

    def _impersonal(self, verb: Verb) -> bool:
        """Whether a verb leaves who acts to its agent: "quedará, desde mayo, a cargo de"."""
        return verb.reflexive or verb.passive or self.sentence[verb.at].fold in g.IS

    def _among(self) -> Standing:
        """Those between whom something will be done do it, where nothing else can."""
        main = self.clauses.main
        impersonal = all(verb.reflexive for verb in main)
        alone = impersonal and self.chain is self.chains[0]
        return self._told(main) if alone else Standing.NAMED

    def _dependent(self) -> Standing:
        """A subject of a clause that depends on another, if that is of the future."""
        verb = verb_near(self.clauses, past_attributes(self.sentence, self.chain.end))
        if verb is None or not verb.future:
            return Standing.NAMED
        return Standing.ACTS if verb.infinitive not in g.SET_NORMS else Standing.MAYBE

    def _takes_part(self, at: int) -> bool:
        """Whether a sentence without verb begins "Participación de"."""
        return at == 2 and self.sentence[0].fold == "participacion" and not self.clauses.verbs

    # Where nothing governs

    def _bare(self, at: int, previous: Chain | None, last: Standing) -> Standing:
        """By the verb that it stands behind, before, or shares with the bodies before it."""
        leading = verb_leading(self.clauses, at)
        if leading:
            return self._behind(leading, at)
        relative = relative_before(self.sentence, at)
        if relative is not None:
            return self._planned(relative)
        if is_cleft(self.sentence, self.chain, at):
            return Standing.ACTS
        verb = verb_following(self.clauses, self.chain, at)
        earlier = verb_earlier(self.clauses, at)
        inverted = earlier and follows(self.clauses, self.chains, self.chain, earlier, at)
        if earlier and inverted and (earlier.under or not verb):
            return self._standing_by(earlier)
        if verb:
            return self._subject(verb)
        joined = verb_joined(self.clauses, self.chain, at)
        if joined or self._heads_list(at) or self._joins_late(at):
            return Standing.ACTS
        return last if previous and self._continues(previous) else Standing.NAMED

    def _planned(self, relative: int) -> Standing:
        """Of a clause that only says what is hoped for: "se prevé que capacite la STPS"."""
        folds = [
            p.fold for p in self.sentence[max(0, relative + 1 - g.LONGEST_PHRASE) : relative + 1]
        ]
        planned = g.PHRASES.get(g.phrase_before(folds)) == g.PLAN
        return Standing.ACTS if planned else Standing.NAMED

    def _heads_list(self, at: int) -> bool:
        """Whether a sentence begins with bodies and a colon: "INM: …"."""
        behind = self.sentence[self.chain.end : self.chain.end + 1]
        return at == 0 and any(piece.text in (":", "—", "–") for piece in behind)

    def _joins_late(self, at: int) -> bool:
        """Whether a verb is still to get its subject: "Participarán en el foro: la SEP, la SS"."""
        earlier = [verb for verb in self.clauses.main if verb.at < at]
        if not earlier or self.chain is not self.chains[0] or self.sentence[at - 1].text == ",":
            return False
        verb = earlier[-1]
        joining = verb.infinitive in (g.REFLEXIVE if verb.reflexive else g.JOINING)
        return joining and verb.plural and not verb.passive and not verb.past

    def _continues(self, previous: Chain) -> bool:
        """Whether an enumeration with other things in it goes on from the last bodies."""
        between = self.sentence[previous.end : self.chain.start]
        governed = any(g.PHRASES.get(piece.fold) not in (None, g.OF) for piece in between)
        broken = any(previous.end <= verb.at < self.chain.start for verb in self.clauses.verbs)
        left = before(self.sentence, self.chain.start)[0][-1:]
        listed = bool(left) and (left[0] in g.CONJUNCTIONS or left[0] in (",", "/"))
        return listed and not governed and not broken

    # Subjects

    def _subject(self, verb: Verb) -> Standing:
        """A verb's subject acts, unless something is done to it or it is another's."""
        done_to = verb.passive or (verb.reflexive and verb.infinitive in g.DONE_TO)
        doubtful = self.chain.guessed and verb.infinitive not in g.DONE_BY_BODIES
        if done_to or doubtful or self._is_absent(verb) or self._nearer_subject(verb):
            return Standing.NAMED
        return Standing.DID if verb.past else Standing.ACTS

    def _is_absent(self, verb: Verb) -> bool:
        """Whether a verb says that its subject takes no part: "no intervendrá"."""
        said = self.sentence[verb.first : verb.at]
        return verb.infinitive in g.TAKING_PART and any(piece.fold == "no" for piece in said)

    def _nearer_subject(self, verb: Verb) -> bool:
        """Whether a verb in the singular has another body right before it as its subject."""
        others = (chain for chain in self.chains if chain.start > self.chain.start)
        near = next((chain for chain in others if chain.end == verb.first), None)
        if verb.plural or near is None:
            return False
        folds, _ = before(self.sentence, near.start)
        return not g.phrase_before(folds)

    def _behind(self, verb: Verb, at: int) -> Standing:
        """A body right behind a verb is its subject, or its object."""
        if verb.passive:
            return Standing.NAMED
        if verb.reflexive:
            subject = verb.infinitive in g.REFLEXIVE
        else:
            subject = follows(self.clauses, self.chains, self.chain, verb, at)
        return self._standing_by(verb) if subject else Standing.NAMED

    def _standing_by(self, verb: Verb) -> Standing:
        """The standing of a subject behind its verb.

        What a relative says of the future is done too ("paquetes que repartirá el ISSSTE"), but
        who sets a norm ("lineamientos que expedirá el INEE") or goes on as ever is one's source.
        """
        if verb.past:
            return Standing.DID
        if not verb.under or opens_sentence(self.sentence, verb):
            return Standing.ACTS
        if not verb.future:
            return Standing.NAMED
        return Standing.MAYBE if verb.infinitive in g.SET_NORMS else Standing.ACTS
