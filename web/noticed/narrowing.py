"""What an address narrows the findings of a build to, which are left, and how many a rule has."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from unidecode import unidecode

from search.findings import BY_ID, RULES
from search.model import Finding
from search.searcher import Searcher
from web.noticed.parts import order
from web.params import MAX_CHOICES, MAX_PAGE, MAX_SIZE, Parameter, Reading
from web.request import derived, searcher

PAGE_SIZE = 50  # findings on a page
FOR_FILE: tuple[Parameter, ...] = (
    Parameter("q", "text", "Keep findings that hold all these words, accents aside.", length=100),
    Parameter(
        "rule",
        "choice",
        "Keep findings of this rule; several are OR-ed.",
        repeat=len(RULES),
        values=tuple(rule.id for rule in RULES),
    ),
    *(
        Parameter(
            name,
            "choice",
            f"Keep findings in the reports of this {name}; several are OR-ed.",
            repeat=MAX_CHOICES,
        )
        for name in ("programme", "year")
    ),
)
FOR_FINDINGS: tuple[Parameter, ...] = (
    *FOR_FILE,
    Parameter("page", "number", "Page of the findings.", low=1, high=MAX_PAGE, default=1),
    Parameter("size", "number", "Findings on a page.", low=1, high=MAX_SIZE, default=PAGE_SIZE),
)
MANY = ("rule", "programme", "year")  # what may be given more than once

Pairs = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What the findings are narrowed to, and the part of them that is shown."""

    words: str = ""
    rules: tuple[str, ...] = ()
    programmes: tuple[str, ...] = ()
    years: tuple[str, ...] = ()
    page: int = 1
    size: int = PAGE_SIZE

    def __bool__(self) -> bool:
        return bool(self.words or self.rules or self.programmes or self.years)

    def pairs(self, page: int = 1) -> Pairs:
        """The parameters of its address, on some page."""
        found = [("q", self.words)] if self.words else []
        chosen = zip(MANY, (self.rules, self.programmes, self.years), strict=True)
        found += [(name, value) for name, values in chosen for value in values]
        found += [("page", str(page))] if page > 1 else []
        return found + ([("size", str(self.size))] if self.size != PAGE_SIZE else [])


@dataclass(frozen=True, slots=True)
class Found:
    """The findings that are left, in the order of the parts."""

    findings: tuple[Finding, ...]
    counts: Mapping[str, int]  # of each rule of the build, whatever rules are chosen

    def pages(self, size: int) -> int:
        """How many pages there are, one where there is nothing."""
        return max(1, -(-len(self.findings) // size))

    def shown(self, asked: Narrowing) -> tuple[Finding, ...]:
        """Those of a page."""
        return self.findings[(asked.page - 1) * asked.size : asked.page * asked.size]


def narrowing(reading: Reading) -> Narrowing:
    """What a reading of an address narrows the findings to."""
    rules, programmes, years = (set(reading.texts(name)) for name in MANY)
    return Narrowing(
        reading.text(),
        tuple(rule.id for rule in RULES if rule.id in rules),
        tuple(sorted(programmes)),
        tuple(sorted(years)),
        reading.first("page", 1),
        reading.first("size", PAGE_SIZE),
    )


def found(asked: Narrowing) -> Found:
    """The findings of this request's build that hold every word, in the reports and of the rules
    that are chosen."""
    words = unidecode(asked.words).lower().split()
    findings, texts = searcher().findings, derived(_folded) if words else ()
    wanted = _reports(asked, searcher()) if asked.programmes or asked.years else None
    reported = () if wanted is None else derived(_reported)
    held = [
        findings[place]
        for place in derived(_ordered)
        if all(word in texts[place] for word in words)
        and (wanted is None or not wanted.isdisjoint(reported[place]))
    ]
    counts = Counter(finding.rule for finding in held)
    return Found(
        tuple(each for each in held if not asked.rules or each.rule in asked.rules),
        {rule: counts[rule] for rule in derived(_rules)},
    )


def _reports(asked: Narrowing, build: Searcher) -> set[str]:
    """The ids of the reports of the programmes and years that are chosen."""
    return {
        each.report
        for each in build.programmes.values()
        if (not asked.programmes or each.id in asked.programmes)
        and (not asked.years or str(each.year) in asked.years)
    }


def _rules(build: Searcher) -> tuple[str, ...]:
    """The rules that found something in a build, in the order of the parts."""
    found = {finding.rule for finding in build.findings}
    return tuple(sorted(found, key=lambda rule: (order(rule), BY_ID[rule].label)))


def _ordered(build: Searcher) -> tuple[int, ...]:
    """The places of a build's findings in the order of the parts."""
    places = range(len(build.findings))
    return tuple(sorted(places, key=lambda place: order(build.findings[place].rule)))


def _folded(build: Searcher) -> tuple[str, ...]:
    """What each finding tells, as words are looked up in it."""
    return tuple(
        unidecode(f"{f.value} {f.message} {f.record or ''} {BY_ID[f.rule].label}").lower()
        for f in build.findings
    )


def _reported(build: Searcher) -> tuple[frozenset[str], ...]:
    """The reports that each finding is in: that of its record, else those of its document."""
    by_document: dict[str, frozenset[str]] = {}
    for each in build.programmes.values():
        held = by_document.get(each.document, frozenset())
        by_document[each.document] = held | {each.report}
    return tuple(
        frozenset({f.record.report}) if f.record else by_document.get(f.document, frozenset())
        for f in build.findings
    )
