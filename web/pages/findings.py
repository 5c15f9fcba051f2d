"""The findings of a build: contradictions, silences, and how it is written; or a list to filter."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from flask import Response, render_template, request

from search.findings import BY_ID
from search.model import Finding, Severity
from search.output import sentences
from search.searcher import Searcher
from web import given, urls
from web.links import Link
from web.noticed.narrowing import (
    FOR_FILE,
    FOR_FINDINGS,
    PAGE_SIZE,
    Found,
    Narrowing,
    found,
    narrowing,
)
from web.noticed.parts import PART_OF, PARTS, SILENCES, UNSPOKEN, WRITING
from web.pages.parts.csv_table import table_file
from web.pages.parts.finding_cards import FindingCard, listed
from web.pages.parts.frame import blueprint
from web.request import absolute, lenient, searcher
from web.slots import HEAVY

FEW = 10  # silent lines, and promises, before all are asked for
SEVERITIES: dict[Severity, str] = {
    "contradiction": "Contradicción",
    "warning": "Advertencia",
    "error": "Error",
}


@blueprint.get(urls.FINDINGS)
def findings() -> str:
    """What a person should know of the sources."""
    reading, build = lenient(FOR_FINDINGS), searcher()
    asked = narrowing(reading)
    all_found = found(asked)
    last = all_found.pages(asked.size)
    here = min(asked.page, last)
    asked = replace(asked, page=here)
    flat = bool(asked or here > 1 or asked.size != PAGE_SIZE)
    return render_template(
        "findings.html",
        options=options(all_found, asked),
        reports=reports(build, asked),
        parts=() if flat else tuple(parts(all_found.findings, build)),
        entries=[listed(each, build) for each in all_found.shown(asked)] if flat else [],
        total=len(all_found.findings),
        asked=asked,
        last=last,
        previous=urls.findings(asked.pairs(here - 1)) if here > 1 else "",
        next=urls.findings(asked.pairs(here + 1)) if flat and here < last else "",
        notices=reading.notices(),
        csv=urls.findings_csv(replace(asked, size=PAGE_SIZE).pairs()),
        api=urls.api_findings(asked.pairs(here)),
        canonical=absolute(urls.FINDINGS),
        indexed=not given.pairs(request.query_string),
        here="findings",
    )


@blueprint.get(urls.FINDINGS_CSV)
@HEAVY.hold
def findings_csv() -> Response:
    """The findings, narrowed in the same way, whole."""
    return table_file(finding_rows(found(narrowing(lenient(FOR_FILE))).findings), "hallazgos")


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
    entries: tuple[FindingCard, ...]
    all: str  # where all of them are; "" where they are here
    closed: bool = False


def options(held: Found, asked: Narrowing) -> tuple[RuleOption, ...]:
    """The rules that found something, in the order of the parts."""
    return tuple(
        RuleOption(rule, BY_ID[rule].label, PARTS[PART_OF[rule]][0], count, rule in asked.rules)
        for rule, count in held.counts.items()
    )


def reports(build: Searcher, asked: Narrowing) -> tuple[tuple[str, str, tuple[Link, ...]], ...]:
    """Programmes and years to choose: (title, parameter, values), where there are several."""
    titles = {each.id: each.title for each in build.programmes.values()}
    dates = sorted({str(each.year) for each in build.programmes.values()}, reverse=True)
    chosen = (
        ("Programa", "programme", titles, asked.programmes),
        ("Año", "year", {year: year for year in dates}, asked.years),
    )
    return tuple(
        (
            title,
            name,
            tuple(Link(text, "", current=v in taken, value=v) for v, text in values.items()),
        )
        for title, name, values, taken in chosen
        if len(values) > 1
    )


def parts(held: tuple[Finding, ...], build: Searcher) -> Iterator[FindingsPart]:
    """The whole in parts: each with its first findings, and the way to all of them."""
    for part, (title, rules) in PARTS.items():
        own = [finding for finding in held if finding.rule in rules]
        if own:
            most = FEW if part in (SILENCES, UNSPOKEN) else PAGE_SIZE
            present = tuple(dict.fromkeys(f.rule for f in own))
            yield FindingsPart(
                part,
                title,
                len(own),
                tuple(listed(finding, build) for finding in own[:most]),
                urls.findings(Narrowing(rules=present).pairs()) if len(own) > most else "",
                closed=part in (UNSPOKEN, WRITING),
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
