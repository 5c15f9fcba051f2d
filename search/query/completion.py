"""Completes what is being typed: agencies, codes, frequent phrases and words; pure.

The values of filters are completed in `search.results.typed_choices`.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from heapq import nlargest
from itertools import islice

from search.ids import HeadingId
from search.model import Agency, Completion, Heading, Programme
from search.query.beginnings import Beginnings
from search.query.typed.places import is_code
from search.spanish import analysis
from search.spanish.stopwords import STOP_WORDS

LEAST_TYPED = 2  # letters before anything is offered
LEAST_MISSPELT = 4  # letters that may have a slip
CANDIDATES = 24  # words that are counted beside those before them
MOST_BEFORE = 8  # words that are kept before the one that is completed

# Among equally good beginnings: bodies first, then lines by their code, phrases, single words.
KIND_RANK = {"agency": 3, "code": 2, "phrase": 1, "word": 0}

Scored = tuple[bool, int, int, str, Completion]
Having = Callable[[Sequence[str], Sequence[str]], Sequence[int]]

CODE = re.compile(r"\d{1,3}(?:\.\d{1,3}){0,2}\.?", re.ASCII)
_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"(?!OR$)[^\W\d_]+")


class Completer:
    """Finds completions by the beginning of any of their words; immutable."""

    def __init__(
        self,
        completions: Iterable[tuple[Completion, Iterable[str]]],
        having: Having = lambda terms, surfaces: [0] * len(surfaces),
        codes: "Codes | None" = None,
    ) -> None:
        """Each completion comes with the texts that it may be reached by.

        `having` says how many texts have all of some terms and each of some surface forms.
        """
        self._having = having
        self._codes = codes or Codes({}, {}, {})
        entries: list[tuple[str, Scored]] = list(self._codes.written())
        for completion, ways in completions:
            kind, count = KIND_RANK[completion.kind], completion.count
            for key, whole in {k: w for way in ways for k, w in _keys(way)}.items():
                entries.append((key, (whole, kind, count, completion.text, completion)))
        self._beginnings = Beginnings(entries)

    def complete(self, text: str, limit: int) -> tuple[Completion, ...]:
        """The best completions of a text, accents and case aside; none for a single letter.

        What has one slip is completed where nothing else is offered.
        """
        typed = analysis.fold_words(text)
        if CODE.fullmatch(text.strip()):
            codes = tuple(islice(self._codes.begun(text.strip()), limit))
            if codes:
                return codes
        if len(typed) < LEAST_TYPED:
            return ()
        found = self._completed(text, typed, limit, self._of)
        if found or len(typed) < LEAST_MISSPELT or _DIGIT.search(typed):
            return found
        return self._completed(text, typed, limit, self._beginnings.slipped)

    def _of(self, typed: str) -> list[Scored]:
        """All that begins so."""
        return [*self._beginnings.of(typed), *self._codes.of(typed)]

    def _completed(
        self, text: str, typed: str, limit: int, find: Callable[[str], list[Scored]]
    ) -> tuple[Completion, ...]:
        """Stored completions of the whole text, then those of its last word."""
        best = nlargest(limit * 4, find(typed), key=lambda each: (_is(each, typed), _order(each)))
        first: dict[str, Completion] = {}  # SRE is a body and a word of texts: once
        for *_, each in best:
            first.setdefault(each.label if each.kind == "code" else each.text.casefold(), each)
        found = list(first.values())[:limit]
        if len(found) < limit:
            offered = {analysis.fold_words(each.text) for each in found}
            more = self._last_word(text, find)
            found += (each for each in more if analysis.fold_words(each.text) not in offered)
        return tuple(found[:limit])

    def _last_word(self, text: str, find: Callable[[str], list[Scored]]) -> Iterator[Completion]:
        """The last of several words completed, where texts have it and those before."""
        *before, last = text.split() or [""]
        if not 0 < len(before) <= MOST_BEFORE or not all(map(_WORD.fullmatch, (*before, last))):
            return
        typed = analysis.fold(last)
        if len(typed) < LEAST_TYPED or typed in STOP_WORDS:
            return
        words = nlargest(
            CANDIDATES, {s for s in find(typed) if s[1] == KIND_RANK["word"]}, key=_order
        )
        kept = " ".join(before)
        surfaces = [analysis.fold(word) for *_, word, _ in words]
        counts = self._having(analysis.terms(kept), surfaces)
        counted = sorted(zip(counts, words, strict=True), key=lambda each: -each[0])
        offered: set[str] = set()
        for count, (*_, word, _) in counted:
            term = analysis.stem(analysis.fold(word))
            if count and term not in offered:  # one form of a word, the most frequent
                offered.add(term)
                text = f"{kept} {_as_typed(word, last)}"
                yield Completion(text, text, "words", count)


def _as_typed(word: str, begun: str) -> str:
    """A word without the capital that only a name has, if its beginning was typed without it.

    >>> _as_typed("Naciones", "nac"), _as_typed("Naciones", "Nac"), _as_typed("INM", "in")
    ('naciones', 'Naciones', 'INM')
    """
    return word.lower() if begun[:1].islower() and not word.isupper() else word


def _is(scored: Scored, typed: str) -> bool:
    """Is it the very code that was typed: "I.2" before "I.2.1", "Eje I" before "Eje II"?"""
    return scored[1] == KIND_RANK["code"] and analysis.fold_words(scored[3]) == typed


def _order(scored: Scored) -> tuple[bool, int, int, str]:
    whole, kind, count, text, _ = scored
    return whole, kind, count, text


def _numbers(code: str) -> tuple[int, ...]:
    return tuple(int(number) for number in code.split("."))


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


class Codes:
    """The headings of a build by their codes: there are more of them than of all else, so what
    completes them is made where it is asked for. A code means all headings that bear it."""

    def __init__(
        self,
        headings: Mapping[HeadingId, Heading],
        under: Mapping[str, int],
        programmes: Mapping[str, Programme],
    ) -> None:
        self._headings = headings
        self._under = under
        self._programmes = programmes
        bearing: dict[str, list[HeadingId]] = {}
        for id_, heading in headings.items():
            bearing.setdefault(heading.code, []).append(id_)
        self._bearing = dict(sorted(bearing.items(), key=lambda each: _numbers(each[0])))

    def begun(self, typed: str) -> Iterator[Completion]:
        """The codes that begin so: the code itself, then by their numbers."""
        for code in self._bearing:
            if code.startswith(typed.rstrip(".")) and f"{code}.".startswith(typed):
                found = [completion for completion, _ in self._of(code)]
                yield from sorted(found, key=lambda each: each.label)

    def of(self, typed: str) -> list[Scored]:
        """The codes that begin with a text, as entries beside others."""
        codes = (code for code in self._bearing if code.startswith(typed))
        return [
            (True, KIND_RANK["code"], each.count, each.text, each)
            for code in codes
            for each, _ in self._of(code)
        ]

    def written(self) -> Iterator[tuple[str, Scored]]:
        """What completes headings by their codes as a source writes them, by folded keys."""
        for code, ids in self._bearing.items():
            if not any(self._headings[id_].written for id_ in ids):
                continue
            for each, ways in self._of(code):
                for key, whole in {k: w for way in ways for k, w in _keys(way)}.items():
                    if key != code:
                        yield key, (whole, KIND_RANK["code"], each.count, each.text, each)

    def _of(self, code: str) -> Iterator[tuple[Completion, tuple[str, ...]]]:
        """The completions of a code, each with how its source writes it. What alone would be a
        word stands behind the name of its level."""
        count = sum(self._under[str(id_)] for id_ in self._bearing[code])
        for id_ in self._bearing[code]:
            heading = self._headings[id_]
            text, ways = heading.shown, list[str]()
            if heading.written:
                level = self._programmes[id_.report].levels[len(id_.numbers) - 1]
                named = f"{level} {heading.written}"
                text = text if is_code(analysis.fold(text)) else named
                ways += [heading.written, named]
            yield Completion(text, f"{heading.shown} {heading.text}", "code", count), tuple(ways)


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
