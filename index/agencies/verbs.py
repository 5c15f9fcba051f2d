"""The finite verbs of a sentence: what its text says will be done."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from index.agencies import grammar as g
from index.agencies.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb of the future or present; `first` is where its pronouns and adverbs begin."""

    first: int
    at: int
    infinitive: str
    plural: bool
    future: bool
    past: bool
    passive: bool  # "será elaborado"
    reflexive: bool  # "se elaborará"
    under: bool  # in a clause that depends on another


@dataclass(frozen=True, slots=True)
class Clauses:
    """A sentence with its verbs in order; those of the past only where there are no others."""

    sentence: Sentence
    verbs: tuple[Verb, ...]
    places: Mapping[int, Verb]

    @property
    def main(self) -> list[Verb]:
        """The verbs of clauses that depend on no other."""
        return [verb for verb in self.verbs if not verb.under]

    @property
    def past(self) -> bool:
        """Whether the sentence tells of the past."""
        return any(verb.past for verb in self.verbs)

    def verb_at(self, at: int) -> Verb | None:
        """The verb that is a piece."""
        return self.places.get(at)


def clauses(sentence: Sentence) -> Clauses:
    """A sentence with its verbs."""
    found = tuple(verb for at in range(len(sentence)) if (verb := _verb(sentence, at)))
    verbs = tuple(verb for verb in found if not verb.past) or found
    return Clauses(sentence, verbs, {verb.at: verb for verb in verbs})


def _verb(sentence: Sentence, at: int) -> Verb | None:
    piece = sentence[at]
    word = "" if piece.body or piece.mark else piece.text.lower()
    infinitive, past = _form(word)
    if not infinitive and piece.fold in ("ha", "han") and (planned := _planned(sentence, at)):
        infinitive, past = planned, False
    if not infinitive and not past:
        return None
    if not past and _is_noun(sentence, at):
        return None
    first = at
    while first and g.is_adverb(sentence[first - 1].fold):
        first -= 1
    return Verb(
        first=first,
        at=at,
        infinitive=infinitive,
        plural=piece.fold.endswith("n"),
        future=g.FUTURE.fullmatch(word) is not None,
        past=past,
        passive=_is_passive(sentence, at, infinitive),
        reflexive=any(each.fold == "se" for each in sentence[first:at]),
        under=first > 1 and g.PHRASES.get(sentence[first - 1].fold) == g.UNDER,
    )


@lru_cache(maxsize=8192)  # texts repeat their words
def _form(word: str) -> tuple[str, bool]:
    """The infinitive of a future or a present, or whether a word is a past."""
    infinitive = g.infinitive(word)
    return infinitive, not infinitive and g.PAST.fullmatch(word) is not None


def _planned(sentence: Sentence, at: int) -> str:
    """The infinitive of "ha previsto", "han programado", at whose auxiliary it stands."""
    follows = sentence[at + 1].fold if at + 1 < len(sentence) else ""
    return "prever" if follows in g.PLANNED else ""


def _is_noun(sentence: Sentence, at: int) -> bool:
    """Whether a word that can be a noun is one here."""
    piece, before = sentence[at], sentence[at - 1] if at else None
    if g.FUTURE.fullmatch(piece.text.lower()):
        return False
    if piece.fold in g.ALSO_NOUNS:
        return before is None or before.body is None
    return before is not None and (before.fold in g.DETERMINERS or before.fold == "de")


def _is_passive(sentence: Sentence, at: int, infinitive: str) -> bool:
    """Whether a verb says what is done to its subject: "será dado", "deberán ser validadas"."""
    if infinitive == "ser" or infinitive not in g.HELPERS:
        return infinitive == "ser" and _participle_follows(sentence, at)
    places = (n for n in (at + 1, at + 2) if n < len(sentence) and sentence[n].fold == "ser")
    return any(_participle_follows(sentence, place) for place in places)


def _participle_follows(sentence: Sentence, at: int) -> bool:
    following = [piece for piece in sentence[at + 1 : at + 4] if piece.fold not in g.CLITICS]
    return bool(following) and g.PARTICIPLE.fullmatch(following[0].fold) is not None
