"""The findings of a build: contradictions, silences, and how it is written; or a list to filter."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from flask import Response, render_template, request
from unidecode import unidecode

from search.findings import BY_ID, RULES
from search.model import Finding, Severity
from search.output import sentences
from search.searcher import Searcher
from web import given, urls
from web.pages.parts.csv_table import table_file
from web.pages.parts.finding_cards import (
    PART_OF,
    PARTS,
    SILENCES,
    UNSPOKEN,
    WRITING,
    ListedFinding,
    listed,
)
from web.pages.parts.frame import blueprint
from web.params import clean_text
from web.request import absolute, derived, searcher
from web.slots import HEAVY

PAGE_SIZE = 50  # findings on a page
FEW = 10  # silent lines, and promises, before all are asked for
LONGEST_WORDS = 100  # characters of the words that narrow the list
SEVERITIES: dict[Severity, str] = {
    "contradiction": "Contradicción",
    "warning": "Advertencia",
    "error": "Error",
}


@blueprint.get(urls.FINDINGS)
def findings() -> str:
    """What a person should know of the sources."""
    asked = narrowing()
    found = matching(asked)
    last = max(1, -(-len(found) // PAGE_SIZE))
    here = min(max(asked.page, 1), last)
    asked, shown = replace(asked, page=here), found[(here - 1) * PAGE_SIZE : here * PAGE_SIZE]
    flat = bool(asked.rules or asked.words or here > 1)
    return render_template(
        "findings.html",
        options=options(derived(counted_rules), asked),
        parts=() if flat else tuple(parts(found, searcher())),
        entries=[listed(finding, searcher()) for finding in shown] if flat else [],
        total=len(found),
        asked=asked,
        last=last,
        previous=urls.findings(asked.rules, asked.words, here - 1) if here > 1 else "",
        next=urls.findings(asked.rules, asked.words, here + 1) if flat and here < last else "",
        csv=urls.findings_csv(asked.rules, asked.words),
        canonical=absolute(urls.FINDINGS),
        indexed=not given.pairs(request.query_string),
        here="findings",
    )


@blueprint.get(urls.FINDINGS_CSV)
@HEAVY.hold
def findings_csv() -> Response:
    """The findings, narrowed in the same way, whole."""
    found = matching(narrowing())
    return table_file(finding_rows(found), "hallazgos")


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What the list is narrowed to."""

    rules: tuple[str, ...] = ()
    words: str = ""
    page: int = 1


@dataclass(frozen=True, slots=True)
class RuleOption:
    """A rule to choose, with the number of its findings."""

    rule: str
    label: str
    part: str
    count: int
    selected: bool


@dataclass(frozen=True, slots=True)
class FindingsPart:
    """A part of the page."""

    id: str
    title: str
    count: int
    entries: tuple[ListedFinding, ...]
    all: str  # where all of them are; "" where they are here
    closed: bool = False


def narrowing() -> Narrowing:
    """What the address narrows the findings to; anything unknown is left out."""
    given = request.args
    page = given.get("page", "1")
    return Narrowing(
        rules=tuple(r.id for r in RULES if r.id in given.getlist("rule")),
        words=clean_text(given.get("q", ""))[:LONGEST_WORDS],
        page=int(page) if re.fullmatch("[0-9]{1,5}", page) else 1,
    )


def counted_rules(build: Searcher) -> Counter[str]:
    """How many findings each rule has."""
    return Counter(finding.rule for finding in build.findings)


def options(counts: Mapping[str, int], asked: Narrowing) -> tuple[RuleOption, ...]:
    """The rules that found something, in the order of the parts."""
    rules = sorted((BY_ID[rule] for rule in counts), key=lambda r: (_order(r.id), r.label))
    return tuple(
        RuleOption(r.id, r.label, PARTS[PART_OF[r.id]][0], counts[r.id], r.id in asked.rules)
        for r in rules
    )


def _order(rule: str) -> int:
    return list(PARTS).index(PART_OF[rule])


def parts(found: tuple[Finding, ...], build: Searcher) -> Iterator[FindingsPart]:
    """The whole in parts: each with its first findings, and the way to all of them."""
    for part, (title, rules) in PARTS.items():
        held = [finding for finding in found if finding.rule in rules]
        if held:
            most = FEW if part in (SILENCES, UNSPOKEN) else PAGE_SIZE
            present = tuple(dict.fromkeys(f.rule for f in held))
            yield FindingsPart(
                part,
                title,
                len(held),
                tuple(listed(finding, build) for finding in held[:most]),
                urls.findings(present) if len(held) > most else "",
                closed=part in (UNSPOKEN, WRITING),
            )


def matching(asked: Narrowing) -> tuple[Finding, ...]:
    """The findings of the chosen rules that hold every word asked for, accents aside; what
    contradicts itself first."""
    words = unidecode(asked.words).lower().split()
    findings, texts = searcher().findings, derived(folded) if words else ()
    places = derived(ordered)
    return tuple(
        findings[place]
        for place in places
        if (not asked.rules or findings[place].rule in asked.rules)
        and all(word in texts[place] for word in words)
    )


def ordered(build: Searcher) -> tuple[int, ...]:
    """The places of a build's findings in the order of the parts."""
    places = range(len(build.findings))
    return tuple(sorted(places, key=lambda place: _order(build.findings[place].rule)))


def folded(build: Searcher) -> tuple[str, ...]:
    """What each finding tells, as words are looked up in it."""
    return tuple(
        unidecode(f"{f.value} {f.message} {f.record or ''} {BY_ID[f.rule].label}").lower()
        for f in build.findings
    )


def finding_rows(findings: Iterable[Finding]) -> Iterator[tuple[str | int, ...]]:
    """The findings as rows of a file."""
    yield (
        "regla", "gravedad", "documento", "página", "fila", "columna", "registro", "valor",
        "mensaje",
    )  # fmt: skip
    for f in findings:
        yield (
            BY_ID[f.rule].label, SEVERITIES[f.severity], f.document, f.page or "", f.row or "",
            f.column, str(f.record or ""), f.value, sentences.told(f),
        )  # fmt: skip
