"""All known names as a tree of words, walked along a text."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from index.agencies.tokens import Word
from search.model import Agency
from search.spanish import analysis
from search.spanish.analysis import fold
from search.thesaurus import body_names
from search.thesaurus.authority import FEDERAL, writings

TYPO_WORDS = 3  # a shorter name with a wrong letter may be another body's right name
TYPO_LETTERS = 5  # words below are too close to each other
MOST_LINKS = 4  # words like "de la" between those that tell names apart
SHORT_NAME = 2  # "agenda migrante", "guardia nacional": a body only with a capital
PARTED = re.compile(r",|\b[ye]\b", re.IGNORECASE)  # "IMSS, Bienestar" is no IMSS-Bienestar
# Heads that make even a short name a body's in lower case.
BODY_HEADS = frozenset("secretaria instituto comision procuraduria fiscalia red".split())
# Acronyms that are Spanish words: only in full capitals.
ORDINARY = frozenset("conocer bienestar cultura agricultura defensa fide sica mora salud".split())
# Kinds of bodies whose names begin like those of federal ones.
ELSEWHERE = frozenset({"gobierno local", "gobierno extranjero"})
TITLE_CASE = 4  # "Sedesol" is the acronym, "Ine" or "Sat" are rarely
ALL_CAPS = 0.6  # share of capitals from which case says nothing


@dataclass(slots=True)
class Node:
    """The names that go on alike from here."""

    children: dict[str, "Node"] = field(default_factory=dict)
    agency: str = ""
    writing: tuple[str, ...] = ()  # the words of the name that ends here, as listed

    def bodies(self) -> Iterator[str]:
        """The ids of the bodies with a name that ends here or further on."""
        stack = [self]
        while stack:
            node = stack.pop()
            stack.extend(node.children.values())
            if node.agency:
                yield node.agency


@dataclass(frozen=True, slots=True)
class Match:
    """A known name in a text."""

    agency: str
    first: int  # word
    end: int  # word after the last
    spelt: bool = True  # as listed, with no letter wrong and no word broken


class Gazetteer:
    """Finds the longest known name that begins at a word."""

    def __init__(self, agencies: Iterable[Agency]) -> None:
        self.root = Node()
        self._near_heads = lru_cache(maxsize=4096)(self._heads)
        self._kinds: dict[str, str] = {}
        for agency in agencies:
            self._kinds[agency.id] = agency.kind
            for name in writings(agency):
                self.add(name, agency.id)

    def add(self, name: str, agency: str) -> None:
        """Learn one more way to write an agency; what was listed first stays."""
        self._near_heads.cache_clear()
        node = self.root
        for word in body_names.key(name):
            node = node.children.setdefault(word, Node())
        if not node.agency:
            node.agency = agency
            node.writing = tuple(
                word
                for word in analysis.words(body_names.LEGAL_FORM.sub("", name))
                if word.lower() not in body_names.LINKS
            )

    def forget(self, name: str) -> None:
        """No longer take a name for a body's."""
        node = self._node(name)
        if node:
            node.agency = ""

    def owner(self, name: str) -> str:
        """The id of the agency that is written so, or ""."""
        node = self._node(name)
        return node.agency if node else ""

    def nearest(self, name: str) -> str:
        """The id of the one agency that has a name with one letter other than a whole name, or "".

        Names of one word are too close to each other.
        """
        key = body_names.key(name)
        nodes = [(self.root, True)]
        for word in key if len(key) > 1 else ():
            nodes = [each for node in nodes for each in _one_letter_off(*node, word)]
        ids = {node.agency for node, spelt in nodes if node.agency and not spelt}
        return ids.pop() if len(ids) == 1 else ""

    def kind(self, agency: str) -> str:
        """The kind of a listed agency, or ""."""
        return self._kinds.get(agency, "")

    def is_acronym(self, word: str) -> bool:
        """Whether a word alone names an agency."""
        node = self.root.children.get(fold(word))
        return node is not None and bool(node.agency)

    def _node(self, name: str) -> Node | None:
        node: Node | None = self.root
        for word in body_names.key(name):
            node = node.children.get(word) if node else None
        return node

    def longest(self, text: str, words: Sequence[Word], first: int) -> Match | None:
        """The longest name from a word on: as listed, or with one word misspelt or broken.

        A word that begins other names is taken for a misspelt one ("Servicio" for "Servicios")
        only where no name is found otherwise.
        """
        begins = words[first].fold in self.root.children
        if not begins and not words[first].capital:
            return None
        found = self._longest(text, words, first, widely=False)
        if found is None and begins and words[first].capital:
            return self._longest(text, words, first, widely=True)
        return found

    def begun(self, text: str, words: Sequence[Word], least: int) -> tuple[str, int]:
        """The one body whose name begins as words do, at least so many, and where those end.

        "" where there are several, those of states and other countries aside, or no federal one;
        0 where no name begins so.
        """
        node, path = self.root, list[int]()
        while (at := _next(text, words, path, 0)) is not None:
            child = node.children.get(words[at].fold)
            if child is None:
                break
            node, path = child, [*path, at]
        if len(path) < least:
            return "", 0
        near = {id_ for id_ in node.bodies() if self.kind(id_) not in ELSEWHERE}
        surely = len(near) == 1 and self.kind(*near) in FEDERAL
        return near.pop() if surely else "", path[-1] + 1

    def _longest(
        self, text: str, words: Sequence[Word], first: int, *, widely: bool
    ) -> Match | None:
        found = None
        for node, path, spelt in self._walk(text, words, first, widely=widely):
            known = node.agency and (spelt or len(path) >= TYPO_WORDS)
            if known and _is_name(node, [words[at] for at in path], text):
                better = found is None or path[-1] >= found.end
                found = Match(node.agency, first, path[-1] + 1, spelt) if better else found
        return found

    def _walk(
        self, text: str, words: Sequence[Word], first: int, *, widely: bool
    ) -> Iterator[tuple[Node, list[int], bool]]:
        """Each node that the words from `first` on lead to, exact ways after misspelt ones."""
        stack: list[tuple[Node, list[int], bool]] = [(self.root, [], True)]
        while stack:
            node, path, spelt = stack.pop()
            if path:
                yield node, path, spelt
            at = _next(text, words, path, first)
            if at is None:
                continue
            child = node.children.get(words[at].fold)
            if child:
                stack.append((child, [*path, at], spelt))
            if spelt and (widely or not child):
                stack.extend((near, [*path, at], False) for near in self._near(node, words[at]))
                if path or words[first].capital:
                    stack.extend(_broken(node, text, words, path, first))

    def _near(self, node: Node, word: Word) -> Iterable[Node]:
        """The nodes that a word leads to with a wrong letter; a name's first is a capital."""
        if len(word.fold) < TYPO_LETTERS:
            return ()
        if node is self.root:
            return self._near_heads(word.fold) if word.capital else ()
        size = len(word.fold)
        return [
            child
            for known, child in node.children.items()
            if -2 < len(known) - size < 2 and misspelt(word.fold, known)  # a call costs more
        ]

    def _heads(self, word: str) -> tuple[Node, ...]:
        known = (pair for pair in self.root.children.items() if pair[1].children)
        return tuple(child for head, child in known if misspelt(word, head))


def _one_letter_off(node: Node, spelt: bool, word: str) -> Iterator[tuple[Node, bool]]:
    """The nodes that a word leads to; one that is misspelt only where no other was."""
    if exact := node.children.get(word):
        yield exact, spelt
    elif spelt:
        near = (child for known, child in node.children.items() if misspelt(word, known))
        yield from ((child, False) for child in near)


def _next(text: str, words: Sequence[Word], path: list[int], first: int) -> int | None:
    """The next word that tells names apart, if nothing but links stands before it."""
    if not path:
        return first
    at = path[-1] + 1
    while at < len(words) and _joins(text, words, at):
        word = words[at].fold
        around = [each.fold for each in words[at - 1 : at + 3]]
        if word not in body_names.LINKS and not body_names.is_state_label(around):
            return at
        at += 1
    return None


def _broken(
    node: Node, text: str, words: Sequence[Word], path: list[int], first: int
) -> Iterator[tuple[Node, list[int], bool]]:
    """The node that two words lead to which are one with a space in it: "Salud Pú blica"."""
    start = path[-1] + 1 if path else first
    for at in range(start, min(start + MOST_LINKS, len(words) - 1)):
        one, other = words[at], words[at + 1]
        joined = node.children.get(one.fold + other.fold)
        if joined and not other.capital and text[one.end : other.start].strip() in ("", "-", "¬"):
            yield joined, [*path, at + 1], False
        if not path or one.fold not in body_names.LINKS:
            return


def _joins(text: str, words: Sequence[Word], at: int) -> bool:
    """Whether a word follows the one before it within a name."""
    gap = text[words[at - 1].end : words[at].start]
    if gap.strip(" \t\n\xa0,-–/\"“”'’"):
        return gap.strip() == "." and len(words[at - 1].text) <= 3  # U.S., Dr., Ing.
    return "\n\n" not in gap


def misspelt(word: str, known: str) -> bool:
    """Whether a word is one letter away from a known one: more, fewer, other, or swapped.

    >>> misspelt("persona", "personas"), misspelt("naciona", "personas")
    (True, False)
    """
    if abs(len(word) - len(known)) > 1 or min(len(word), len(known)) < TYPO_LETTERS:
        return False
    start = next((i for i, (a, b) in enumerate(zip(word, known, strict=False)) if a != b), None)
    if start is None:
        return True
    rest, other = word[start:], known[start:]
    swapped = rest[:2] == other[1::-1] and rest[2:] == other[2:]
    return swapped or rest[1:] == other[1:] or rest[1:] == other or rest == other[1:]


def _is_name(node: Node, found: Sequence[Word], text: str) -> bool:
    """Whether words in this case can be the name: acronyms in capitals, short names too."""
    if len(found) == SHORT_NAME and PARTED.search(text, found[0].end, found[1].start):
        return False
    if is_capitals(text):
        return len(found) > 1 or len(found[0].text) > 2
    if not all(map(_fits, node.writing, found)):
        return False
    if len(found) > SHORT_NAME or found[0].fold in BODY_HEADS:
        return True
    return found[0].capital or not node.writing[0][0].isupper()


def _fits(listed: str, word: Word) -> bool:
    """Whether a word is written as an acronym where the listed one is an acronym."""
    if not body_names.is_acronym(listed) or body_names.is_acronym(word.text):
        return True
    title = word.text.istitle() and len(word.text) >= TITLE_CASE
    return title and word.fold not in ORDINARY


@lru_cache(maxsize=1024)
def is_capitals(text: str) -> bool:
    """Whether a text is written in capitals throughout."""
    letters = [letter for letter in text if letter.isalpha()]
    return sum(map(str.isupper, letters)) > ALL_CAPS * len(letters)
