"""The findings of a build as a list to filter: by rule, by severity, by words."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from flask import Response, render_template, request
from unidecode import unidecode

from search.findings import BY_ID, RULES
from search.ids import RecordId
from search.model import Finding, Severity
from search.schema import RESPONSES
from search.searcher import Searcher
from web import given, urls
from web.links import Link
from web.pages.parts.csv_table import table_file
from web.pages.parts.frame import blueprint
from web.params import clean_text
from web.request import absolute, derived, searcher
from web.slots import HEAVY

PAGE_SIZE = 50  # findings on a page
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
    return render_template(
        "findings.html",
        options=options(derived(counted_rules), asked),
        entries=[listed(finding, searcher()) for finding in shown],
        total=len(found),
        asked=asked,
        last=last,
        previous=urls.findings(asked.rules, asked.words, here - 1) if here > 1 else "",
        next=urls.findings(asked.rules, asked.words, here + 1) if here < last else "",
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
    severity: str
    count: int
    selected: bool


@dataclass(frozen=True, slots=True)
class ListedFinding:
    """A finding as the list shows it."""

    label: str
    severity: str
    place: str
    record: Link | None
    text: str
    message: str


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
    """The rules that found something, what contradicts itself first."""
    order = list(SEVERITIES)
    rules = sorted(
        (BY_ID[rule] for rule in counts), key=lambda r: (order.index(r.severity), r.label)
    )
    return tuple(
        RuleOption(r.id, r.label, SEVERITIES[r.severity], counts[r.id], r.id in asked.rules)
        for r in rules
    )


def matching(asked: Narrowing) -> tuple[Finding, ...]:
    """The findings of the chosen rules that hold every word asked for, accents aside."""
    words = unidecode(asked.words).lower().split()
    findings = searcher().findings
    if not words:
        return tuple(f for f in findings if not asked.rules or f.rule in asked.rules)
    return tuple(
        finding
        for finding, text in zip(findings, derived(folded), strict=True)
        if (not asked.rules or finding.rule in asked.rules) and all(word in text for word in words)
    )


def folded(build: Searcher) -> tuple[str, ...]:
    """What each finding tells, as words are looked up in it."""
    return tuple(
        unidecode(f"{f.value} {f.message} {f.record or ''} {BY_ID[f.rule].label}").lower()
        for f in build.findings
    )


def listed(finding: Finding, build: Searcher) -> ListedFinding:
    """A finding as the list shows it; the advice that all of its rule share is left out."""
    rule = BY_ID[finding.rule]
    message = finding.message.removeprefix(rule.label).removesuffix(rule.advice).strip(" .:")
    return ListedFinding(
        label=rule.label,
        severity=finding.severity,
        place=_place(finding),
        record=_record(finding.record),
        text=_quoted(finding, build),
        message=f"{message}." if message else "",
    )


def _quoted(finding: Finding, build: Searcher) -> str:
    """What stands there; where that is only a response, the text that it answers."""
    record = build.record(finding.record) if finding.record else None
    if record and finding.value.startswith(tuple(RESPONSES.values())):
        return record.text
    return _whole_words(finding.value, record.text) if record else finding.value


def _whole_words(part: str, text: str) -> str:
    """A part of a text, widened to the words that it cuts; the text goes on at an ellipsis.

    >>> _whole_words("rmirán dos pe", "Aquí dormirán dos perros viejos")
    '…dormirán dos perros…'
    """
    start = text.find(part)
    if start < 0 or not part:
        return part
    end = start + len(part)
    start = text.rfind(" ", 0, start) + 1
    end = text.find(" ", end) if " " in text[end:] else len(text)
    return f"{'…' if start else ''}{text[start:end]}{'…' if end < len(text) else ''}"


def _place(finding: Finding) -> str:
    parts = (
        f"p. {finding.page}" if finding.page else "",
        f"fila {finding.row}" if finding.row else "",
        finding.column,
    )
    return ", ".join(part for part in parts if part)


def _record(id: RecordId | None) -> Link | None:  # noqa: A002
    """A link to a record."""
    if id is None:
        return None
    text = f"{id.code}, actividad {id.activity}" if id.activity else id.code
    return Link(text, urls.line(id))


def finding_rows(findings: Iterable[Finding]) -> Iterator[tuple[str | int, ...]]:
    """The findings as rows of a file."""
    yield (
        "regla", "gravedad", "documento", "página", "fila", "columna", "registro", "valor",
        "mensaje",
    )  # fmt: skip
    for f in findings:
        yield (
            BY_ID[f.rule].label, SEVERITIES[f.severity], f.document, f.page or "", f.row or "",
            f.column, str(f.record or ""), f.value, f.message,
        )  # fmt: skip
