"""Where a text names bodies: known names, coordinated plurals, and "el Instituto"."""

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass

from index.agencies import grammar
from index.agencies.coordination import SHARED_HEADS, elided, is_plural, members
from index.agencies.exclusions import hyphenated, stands_alone
from index.agencies.gazetteer import Gazetteer, Match, is_capitals
from index.agencies.tokens import LONGEST_NAME, Word, words
from search.model import Agency
from search.thesaurus import body_names
from search.thesaurus.authority import writings

# "OIC del INM": such a unit's name ends in the name of another body, which is thereby named.
UNITS = frozenset({"unidad administrativa", "instancia interinstitucional"})
SHORTHAND = frozenset(
    "instituto secretaria comision consejo procuraduria fiscalia centro unidad coordinacion "
    "fondo banco universidad subsecretaria policia sistema comite".split()
)
POINTING = frozenset("dicho dicha este esta propio propia mismo misma citado citada".split())
BRACKET = re.compile(r'\s*\(\s*["“]?([^()]{2,160}?)["”]?\s*\)')
REMEMBERED = 40  # mentions back to which "el Instituto" can point
GUESS = re.compile(r"[A-ZÁÉÍÓÚÑ]{3,12}")
UNKNOWN = re.compile(rf"\b{GUESS.pattern}\b")
ROMAN = re.compile(r"[IVXLC]+")


@dataclass(frozen=True, slots=True)
class Mention:
    """A body named in a text.

    `inside`: within another's name. `shorthand`: the ids that "el Instituto" can stand for, the
    nearest first; `agency` is the first. `guess`: an acronym in no list. `spelt`: without a letter
    wrong or a word broken.
    """

    agency: str
    start: int
    end: int
    inside: bool = False
    shorthand: tuple[str, ...] = ()
    guess: bool = False
    spelt: bool = True


@dataclass(frozen=True, slots=True)
class Finder:
    """Finds mentions; the gazetteer and the explained acronyms may grow between texts."""

    agencies: Mapping[str, Agency]
    gazetteer: Gazetteer
    explained: Container[str]  # acronyms of what is no body
    accepted: Container[str] = ()  # acronyms in no list that some text shows to be a body's

    def mentions(self, text: str) -> list[Mention]:
        """The mentions of a text in order; one inside another follows it."""
        found: list[Mention] = []
        spoken = words(text)
        at = 0
        while at < len(spoken):
            here, at = self._at(text, spoken, at, found)
            while here and found and found[-1].end > here[0].start:
                found.pop()  # a name's bracket has told whose all of the name is
            found.extend(here)
        return found

    def _at(
        self, text: str, spoken: Sequence[Word], at: int, before: Sequence[Mention]
    ) -> tuple[list[Mention], int]:
        """The mentions that begin at a word, and the word to go on from."""
        word = spoken[at]
        if not word.capital and not self._begins_name(word.fold):
            return [], at + 1
        match = self._longest(text, spoken, at)
        if match is None or (not match.spelt and word.fold in SHARED_HEADS):
            several = list(members(self.gazetteer, text, spoken, at))
            if several:
                return self._several(text, spoken, several)
        if match and (match.spelt or not is_plural(spoken, at)):
            return self._known(text, spoken, match)
        return [*self._shorthand(text, spoken, at, before), *self._guess(text, spoken, at)], at + 1

    def _several(
        self, text: str, spoken: Sequence[Word], found: Sequence[Match]
    ) -> tuple[list[Mention], int]:
        """The mentions of a coordinated name, each with its acronym in brackets."""
        alone = [each for each in found if self._stands_alone(text, spoken, each)]
        ends = [self._with_bracket(text, spoken, each)[0] for each in alone]
        mentions = [
            Mention(each.agency, spoken[each.first].start, end)
            for each, end in zip(alone, ends, strict=True)
        ]
        return mentions, self._with_bracket(text, spoken, found[-1])[1]

    def _begins_name(self, fold: str) -> bool:
        """Whether a word may begin a name, several at once, or stand for one."""
        return fold in self.gazetteer.root.children or fold in SHARED_HEADS or fold in SHORTHAND

    def _known(self, text: str, spoken: Sequence[Word], match: Match) -> tuple[list[Mention], int]:
        if not self._stands_alone(text, spoken, match):
            return [], match.end
        end, after = self._with_bracket(text, spoken, match)
        if end < len(text) and text[end] == ")" and match.end == match.first + 1:
            named = self._named_before(text, spoken, match)
            if named is not None:
                return [Mention(match.agency, named, end + 1)], after
        mention = Mention(match.agency, spoken[match.first].start, end, spelt=match.spelt)
        found = [mention, *self._inside(text, spoken, match)]
        other = elided(self.gazetteer, text, spoken, match, after)
        while other and self._stands_alone(text, spoken, other):
            found.append(_as_mention(spoken, other))
            after = other.end
            other = elided(self.gazetteer, text, spoken, match, after)
        return found, after

    def _with_bracket(self, text: str, spoken: Sequence[Word], match: Match) -> tuple[int, int]:
        """Where a mention ends with its acronym in brackets, as offset and as word."""
        end = spoken[match.end - 1].end
        bracket = BRACKET.match(text, end)
        inner = bracket and match.end < len(spoken) and self._longest(text, spoken, match.end)
        if not bracket or not inner:
            return end, match.end
        whole = spoken[inner.end - 1].end >= bracket.end(1) - 1
        same = inner.agency == match.agency and whole
        return (bracket.end(), inner.end) if same else (end, match.end)

    def _named_before(self, text: str, spoken: Sequence[Word], match: Match) -> int | None:
        """Where a name begins that an acronym in brackets tells to be this body's.

        The name is worded as in no list, but begins like one that is.
        """
        bracket = spoken[match.first].start - 1
        heads = {body_names.key(name)[0] for name in writings(self.agencies[match.agency])}
        if text[bracket] != "(":
            return None
        following = bracket
        for word in reversed(spoken[max(0, match.first - LONGEST_NAME) : match.first]):
            if text[word.end : following].strip(" ,"):
                return None
            if word.capital and word.fold in heads:
                return word.start
            following = word.start
        return None

    def _stands_alone(self, text: str, spoken: Sequence[Word], match: Match) -> bool:
        return stands_alone(self.gazetteer, text, spoken, match)

    def _longest(self, text: str, spoken: Sequence[Word], at: int) -> Match | None:
        return self.gazetteer.longest(text, spoken, at)

    def _inside(self, text: str, spoken: Sequence[Word], match: Match) -> Iterator[Mention]:
        """The bodies that a unit's name ends with."""
        if self.agencies[match.agency].kind not in UNITS:
            return
        name = spoken[match.first : match.end]
        for at in range(1, len(name)):
            inner = self._longest(text, name, at) if name[at - 1].fold in body_names.LINKS else None
            if inner and inner.end == len(name) and inner.agency != match.agency:
                yield Mention(inner.agency, name[at].start, name[-1].end, inside=True)

    def _shorthand(
        self, text: str, spoken: Sequence[Word], at: int, before: Sequence[Mention]
    ) -> Iterator[Mention]:
        """ "El Instituto": one of those named before whose name begins so."""
        word = spoken[at]
        pointed = at > 0 and spoken[at - 1].fold in POINTING
        if (
            word.fold not in SHORTHAND
            or not (word.capital or pointed)
            or _name_goes_on(text, spoken, at)
        ):
            return
        recent = (mention.agency for mention in reversed(before[-REMEMBERED:]))
        named = dict.fromkeys(id_ for id_ in recent if id_ in self.agencies)
        meant = tuple(
            id_ for id_ in named if body_names.key(self.agencies[id_].name)[0] == word.fold
        )
        if meant:
            yield Mention(meant[0], word.start, word.end, shorthand=meant)

    def _guess(self, text: str, spoken: Sequence[Word], at: int) -> Iterator[Mention]:
        """An acronym in no list that stands where a body's can."""
        word = spoken[at]
        if not GUESS.fullmatch(word.text):
            return
        alone = not any(hyphenated(text, word.start, word.end)) and not is_capitals(text)
        if not alone or word.text in self.explained or ROMAN.fullmatch(word.text):
            return
        before = spoken[at - 1] if at else None
        opens = before is None or text[before.end : word.start].strip() in (",", ".", ";")
        led = before is not None and before.fold in body_names.LINKS | {"y", "e"}
        if opens or led:
            guess = word.text not in self.accepted
            yield Mention(word.text, word.start, word.end, guess=guess)


def _as_mention(spoken: Sequence[Word], match: Match) -> Mention:
    start, end = spoken[match.first].start, spoken[match.end - 1].end
    return Mention(match.agency, start, end, spelt=match.spelt)


def _name_goes_on(text: str, spoken: Sequence[Word], at: int) -> bool:
    """Whether a body word is the beginning of a longer name."""
    if at + 1 >= len(spoken) or text[spoken[at].end : spoken[at + 1].start].strip():
        return False
    following = spoken[at + 1]
    if following.capital or following.fold in grammar.LOCAL:
        return True
    linked = following.fold in ("de", "del", "para")
    return linked and any(word.capital for word in spoken[at + 2 : at + 4])
