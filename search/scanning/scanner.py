"""Scans a text: a search for each passage, and what that brings up measured against it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from search.ids import HeadingId, RecordId
from search.model import Programme, Record
from search.results.highlight import Span
from search.scanning.bodies import bodies
from search.scanning.closeness import TOUCHES, Closeness, closeness, text_terms
from search.scanning.meaning import Meaning, meaning, plan_of
from search.scanning.passages import Passage, passages
from search.scanning.values import Counted, Scan, Touch, TouchedLine
from search.searcher import Searcher

LOOKED_AT = 12  # texts that the search for a passage brings up, of each year
MOST_TOUCHES = 3  # passages that are told of a line
MOST_LEVELS = 2  # from the top, of whose headings it is said that no line is touched

Lines = Mapping[HeadingId, int]  # headings over lines -> lines under each


def scanned(text: str, build: Searcher, lines: Lines) -> Scan:
    """What a text touches of the newest report of each programme. `lines`: how many lines stand
    under each of its headings."""
    newest = newest_reports(build)
    found = passages(text)
    searched = [(each, meaning(each.text, build.statistics)) for each in found]
    asked = [(each, read) for each, read in searched if read.ways]
    touched = tuple(_lines(asked, build, newest))
    named = bodies(found, build.named)
    known = {each.id for each in named} | {each.known_as for each in named}
    acting = build.statistics.values["agency"]
    own = {id_: number for id_, number in lines.items() if id_.report in newest}
    counts = Counter(id_ for line in touched for id_ in line.id.headings[:-1])
    return Scan(
        passages=found,
        searched=len(asked),
        lines=touched,
        bodies=named,
        silent=tuple(
            sorted((each for each in acting if each not in known), key=lambda e: (-acting[e], e))
        ),
        headings=tuple(
            Counted(id_, own[id_], counts[id_]) for id_ in sorted(own) if len(id_.numbers) == 1
        ),
        untouched=tuple(_untouched(own, counts)),
    )


def newest_reports(build: Searcher) -> frozenset[str]:
    """The newest report of each programme."""
    newest: dict[str, Programme] = {}
    for each in build.programmes.values():
        if each.id not in newest or newest[each.id].year < each.year:
            newest[each.id] = each
    return frozenset(each.report for each in newest.values())


@dataclass(frozen=True, slots=True)
class _Near:
    record: Record
    passage: Passage
    meaning: Meaning
    close: Closeness


def _lines(
    asked: Iterable[tuple[Passage, Meaning]], build: Searcher, newest: frozenset[str]
) -> Iterator[TouchedLine]:
    """The lines that passages touch, the nearest first."""
    by_line: dict[RecordId, dict[Passage, _Near]] = {}
    for each in _near(asked, build, newest):
        held = by_line.setdefault(each.record.id.line, {})
        before = held.get(each.passage)
        if before is None or each.close.value > before.close.value:
            held[each.passage] = each
    found = [
        TouchedLine(line, tuple(_touch(each) for each in _best(held.values())[:MOST_TOUCHES]))
        for line, held in by_line.items()
    ]
    yield from sorted(found, key=lambda each: (-each.closeness, each.id))


def _near(
    asked: Iterable[tuple[Passage, Meaning]], build: Searcher, newest: frozenset[str]
) -> Iterator[_Near]:
    """The texts that each passage touches."""
    for passage, read in asked:
        for record in build.near(plan_of(read, build.statistics), LOOKED_AT * build.most_years):
            if record.report in newest:
                close = closeness(read, record.text, build.statistics)
                if close.value >= TOUCHES:
                    yield _Near(record, passage, read, close)


def _best(found: Iterable[_Near]) -> list[_Near]:
    return sorted(found, key=lambda each: (-each.close.value, each.passage.start))


def _touch(each: _Near) -> Touch:
    tokens = each.meaning.tokens
    first = {tokens[place].term for place in each.close.source}
    said = [(t.start, t.end) for t in tokens if t.term in first]
    own = text_terms(each.record.text).tokens
    saying: list[Span] = [(t.start, t.end) for t in own if t.term in each.close.terms]
    return Touch(each.passage, each.record, each.close.value, tuple(said), tuple(saying))


def _untouched(lines: Lines, counts: Mapping[HeadingId, int]) -> Iterator[HeadingId]:
    """The headings none of whose lines is touched; none under another of these."""
    for id_ in sorted(lines):
        over = id_.above
        if (
            len(id_.numbers) <= MOST_LEVELS
            and not counts.get(id_)
            and (not over.numbers or counts.get(over))
        ):
            yield id_
