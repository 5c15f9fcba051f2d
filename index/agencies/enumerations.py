"""Bodies in a row, taken together: "el INM, la STPS y la PGR"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Self

from index.agencies import grammar as g
from index.agencies.mentions import Mention
from index.agencies.sentences import Sentence
from index.agencies.verbs import Verb

QUOTES = frozenset('"“”«»')
# What may stand between the members of an enumeration, determiners aside.
JOINTS = (
    [","], ["/"], ["-"], ["y"], ["e"], ["o"], ["u"], ["ni"], [",", "y"], [",", "e"],
    ["asi", "como"], [",", "asi", "como"], ["y", "/", "o"],
)  # fmt: skip
# What opens a pair, and what then stands between its two.
PAIRS = {
    "tanto": (["como"],),
    "igual": (["que"],),
    "no solo": (["sino"], ["sino", "tambien"], [",", "sino"], [",", "sino", "tambien"]),
}
OPENERS = [opener.split() for opener in PAIRS]


@dataclass(frozen=True, slots=True)
class Chain:
    """An enumeration of bodies; `places` are their pieces in the sentence."""

    places: tuple[int, ...]
    bodies: tuple[Mention, ...]

    @property
    def start(self) -> int:
        """The piece of the first body."""
        return self.places[0]

    @property
    def end(self) -> int:
        """The piece behind the last body."""
        return self.places[-1] + 1

    @property
    def guessed(self) -> bool:
        """Whether none of the bodies is a known one."""
        return all(body.guess for body in self.bodies)

    def longer(self, at: int, body: Mention) -> Self:
        """The chain with one more body."""
        return replace(self, places=(*self.places, at), bodies=(*self.bodies, body))

    def parts(self, cut: int) -> Iterator[Self]:
        """The chain in two, or whole where the cut is at its beginning."""
        for part in (slice(0, cut), slice(cut, None)):
            if self.places[part]:
                yield replace(self, places=self.places[part], bodies=self.bodies[part])


def chains(sentence: Sentence, verbs: Sequence[Verb]) -> list[Chain]:
    """The bodies of a sentence in order, those of one enumeration together."""
    found: list[Chain] = []
    for at, piece in enumerate(sentence):
        if not piece.body:
            continue
        if found and _joined(sentence, found[-1], at):
            found[-1] = found[-1].longer(at, piece.body)
        else:
            found.append(Chain((at,), (piece.body,)))
    return [part for chain in found for part in _parted(sentence, chain, verbs)]


def _joined(sentence: Sentence, chain: Chain, at: int) -> bool:
    """Whether a body goes on an enumeration."""
    between = gap(sentence, chain.end, at)
    return between in JOINTS or _paired(before(sentence, chain.start)[0], between)


def _paired(folds: list[str], between: list[str]) -> bool:
    """Whether a word before the first of two bodies asks for one between them: "tanto … como"."""
    return any(folds[-len(pair) :] == pair and between in PAIRS[" ".join(pair)] for pair in OPENERS)


def gap(sentence: Sentence, start: int, end: int) -> list[str]:
    """What stands between two pieces, without determiners and a bracket at the beginning.

    The folded words and the marks.
    """
    end = _past_apposition(sentence, end)
    folds = [piece.fold for piece in sentence[start:end] if piece.fold not in g.DETERMINERS]
    if folds[:1] == ["("] and ")" in folds:
        return folds[folds.index(")") + 1 :]
    return folds


def before(sentence: Sentence, start: int) -> tuple[list[str], int]:
    """The folded words before a piece, and where they end.

    Without its determiners, what tells its kind ("su órgano desconcentrado") and "al menos".
    """
    at = _past_determiners(sentence, _past_apposition(sentence, start))
    for least in g.AT_LEAST:
        if [piece.fold for piece in sentence[max(0, at - len(least)) : at]] == least:
            at -= len(least)
    return [piece.fold for piece in sentence[max(0, at - g.LONGEST_PHRASE) : at]], at


def _past_determiners(sentence: Sentence, at: int) -> int:
    while at and sentence[at - 1].fold in g.DETERMINERS:
        at -= 1
    return at


def _past_apposition(sentence: Sentence, start: int) -> int:
    """Where what tells a body's kind begins before it.

    "Su | órgano desconcentrado RAN", "su | órgano desconcentrado, el INM", "la | entonces SAGARPA".
    """
    comma = _past_determiners(sentence, start) - 1
    behind_comma = comma > 0 and sentence[comma].text == ","
    end = comma if behind_comma else start
    first = end
    while first and sentence[first - 1].fold in g.APPOSED:
        first -= 1
    owned = first > 0 and sentence[first - 1].fold in g.OWN
    if first < end and (owned or not behind_comma):
        return first
    former = start > 1 and sentence[start - 1].fold in g.FORMER
    return start - 1 if former and sentence[start - 2].fold in g.DETERMINERS else start


def past_attributes(sentence: Sentence, at: int) -> int:
    """The piece behind the brackets and the "de la SEGOB" that belong to a body."""
    while at < len(sentence):
        if sentence[at].text == "(":
            at = past_bracket(sentence, at)
        elif sentence[at].text in QUOTES and not sentence[at].body:
            at += 1
        elif sentence[at].fold == "de" and (behind := _body_behind(sentence, at + 1)):
            at = behind
        else:
            return at
    return at


def past_bracket(sentence: Sentence, at: int) -> int:
    """The piece behind the bracket that opens at one."""
    closing = (i for i in range(at, len(sentence)) if sentence[i].text == ")")
    return next(closing, len(sentence) - 1) + 1


def _body_behind(sentence: Sentence, at: int) -> int | None:
    """The piece behind a body that begins at a piece, determiners aside."""
    while at < len(sentence) and sentence[at].fold in g.DETERMINERS:
        at += 1
    return at + 1 if at < len(sentence) and sentence[at].body else None


def _parted(sentence: Sentence, chain: Chain, verbs: Sequence[Verb]) -> Iterator[Chain]:
    """A chain that a preposition governs but a verb follows is two: "con A, B hará".

    A verb in the singular takes the last body as its subject; one in the plural all that
    follow the first comma.
    """
    behind = past_attributes(sentence, chain.end)
    verb = next((each for each in verbs if each.first == behind and not each.under), None)
    if verb is None or not _governed(sentence, chain.start):
        return chain.parts(0)
    if not verb.plural:
        return chain.parts(len(chain.places) - 1)
    commas = (n for n, at in enumerate(chain.places[:-1], 1) if sentence[at + 1].text == ",")
    return chain.parts(next(commas, 0))


def _governed(sentence: Sentence, start: int) -> bool:
    """Whether a preposition or a verb of the past stands before a piece.

    "Como" behind what it gives examples of governs none: "dependencias como la SEP, la SS y".
    """
    folds, at = before(sentence, start)
    if phrase := g.phrase_before(folds):
        return phrase != "como" or at == 1
    return at > 0 and g.PAST.fullmatch(sentence[at - 1].text.lower()) is not None
