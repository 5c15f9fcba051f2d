"""Completes what is being typed: agencies, codes, frequent phrases and words; pure."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from heapq import nlargest
from itertools import islice

from search.ids import HeadingId
from search.model import Agency, Completion, Heading
from search.spanish import analysis
from search.spanish.stopwords import STOP_WORDS

LEAST_TYPED = 2  # letters before anything is offered
PHRASE_WORDS = 4  # words
PHRASE_RECORDS = 20_000  # phrases are counted in this many records of a build
RAREST_PHRASE = 3  # texts that must have it
MOST_PHRASES = 2_000
MOST_COUNTED = 400_000  # phrases in memory while counting; beyond, those seen once are dropped

# Among equally good beginnings: bodies first, then lines by their code, phrases, single words.
KIND_RANK = {"agency": 3, "code": 2, "phrase": 1, "word": 0}

Scored = tuple[bool, int, int, str, Completion]


class Completer:
    """Finds completions by the beginning of any of their words; immutable."""

    def __init__(self, completions: Iterable[tuple[Completion, Iterable[str]]]) -> None:
        """Each completion comes with the texts that it may be reached by."""
        entries: list[tuple[str, Scored]] = []
        for completion, ways in completions:
            kind, count = KIND_RANK[completion.kind], completion.count
            for key, whole in {k: w for way in ways for k, w in _keys(way)}.items():
                entries.append((key, (whole, kind, count, completion.text, completion)))
        entries.sort(key=lambda entry: entry[0])
        self._keys = [key for key, _ in entries]
        self._entries = [scored for _, scored in entries]

    def complete(self, text: str, limit: int) -> tuple[Completion, ...]:
        """The best completions of a text, accents and case aside; none for a single letter."""
        typed = analysis.fold_words(text)
        if len(typed) < LEAST_TYPED:
            return ()
        first = bisect_left(self._keys, typed)
        last = bisect_left(self._keys, typed + "\U0010ffff")
        best = nlargest(limit * 4, self._entries[first:last], key=_order)
        unique = dict.fromkeys(scored[-1] for scored in best)
        return tuple(islice(unique, limit))


def _order(scored: Scored) -> tuple[bool, int, int, str]:
    whole, kind, count, text, _ = scored
    return whole, kind, count, text


def _keys(way: str) -> Iterator[tuple[str, bool]]:
    """The folded text from each of its content words on; true from the first one."""
    words = analysis.fold_words(way).split()
    for place, word in enumerate(words):
        if place == 0 or word not in STOP_WORDS:
            yield " ".join(words[place:]), place == 0


def agencies(
    counts: Mapping[str, int], known: Mapping[str, Agency]
) -> Iterator[tuple[Completion, tuple[str, ...]]]:
    """The agencies of a build, reached by acronym, name and variants."""
    for id_, count in counts.items():
        agency = known.get(id_, Agency(id_, id_, "", ""))
        acronym = id_.isalpha() and id_ != agency.name
        text = id_ if acronym else agency.name
        label = f"{id_} · {agency.name}" if acronym else agency.name
        yield Completion(text, label, "agency", count), (id_, agency.name, *agency.variants)


def codes(
    headings: Mapping[HeadingId, Heading], under: Mapping[str, int]
) -> Iterator[tuple[Completion, tuple[str, ...]]]:
    """Objectives, strategies and lines, reached by their code; it means all that bear it."""
    counts: Counter[str] = Counter()
    for key, heading in headings.items():
        counts[heading.code] += under[str(key)]
    for heading in headings.values():
        label = f"{heading.code} {heading.text}"
        yield Completion(heading.code, label, "code", counts[heading.code]), (heading.code,)


def phrases(
    counted: Iterable[tuple[str, int]],
) -> Iterator[tuple[Completion, tuple[str, ...]]]:
    """Phrases with the number of texts that have them."""
    for phrase, count in counted:
        yield Completion(phrase, phrase, "phrase", count), (phrase,)


def words(
    frequency: Mapping[str, int], spellings: Mapping[str, str]
) -> Iterator[tuple[Completion, tuple[str, ...]]]:
    """Content words of three letters or more, as the texts write them."""
    for surface, count in frequency.items():
        if len(surface) > LEAST_TYPED and surface.isalpha() and surface not in STOP_WORDS:
            spelled = spellings.get(surface, surface)
            ways = (surface, analysis.n_form(surface))
            yield Completion(spelled, spelled, "word", count), ways


class PhraseCounter:
    """Counts the phrases of texts: neighbouring words, the first and last with content."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()
        self._records = 0

    def add(self, text: str, tokens: list[analysis.Token]) -> None:
        """Count a text's phrases, each once, while there is room for more records."""
        self._records += 1
        if self._records > PHRASE_RECORDS:
            return
        self._counts.update(set(_phrases(text, tokens)))
        if len(self._counts) > MOST_COUNTED:
            self._counts = Counter({p: n for p, n in self._counts.items() if n > 1})

    def frequent(self) -> list[tuple[str, int]]:
        """The most frequent phrases, without those that only stand inside a longer one."""
        common = {p: n for p, n in self._counts.items() if n >= RAREST_PHRASE}
        inside = {part for p, n in common.items() for part in _parts(p) if common.get(part) == n}
        kept = [(p, n) for p, n in common.items() if p not in inside]
        return sorted(kept, key=lambda each: (-each[1], each[0]))[:MOST_PHRASES]


def _phrases(text: str, tokens: list[analysis.Token]) -> Iterator[str]:
    for first, token in enumerate(tokens):
        if not token.term:
            continue
        for last in tokens[first + 1 : first + PHRASE_WORDS]:
            phrase = text[token.start : last.end]
            # Acronyms are offered as agencies; a phrase with one is the start of a sentence.
            if not _PLAIN.fullmatch(phrase) or text[last.start : last.end].isupper():
                break
            if last.term:
                yield phrase.lower()


_PLAIN = re.compile(r"(?:(?![A-ZÁÉÍÓÚÑ]{2})[^\W\d_])+(?: [^\W\d_]+)+")


def _parts(phrase: str) -> Iterator[str]:
    words = phrase.split()
    for length in range(2, len(words)):
        for start in range(len(words) - length + 1):
            yield " ".join(words[start : start + length])
