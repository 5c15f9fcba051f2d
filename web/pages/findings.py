"""The findings of a build as a list to filter: by rule, by severity, by words."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from unidecode import unidecode

from search.findings import BY_ID
from search.model import Finding, Severity
from search.schema import RESPONSES
from search.searcher import Searcher
from web.links import Link

SIZE = 50  # findings on a page
LONGEST = 100  # characters of the words that narrow the list
SEVERITIES: dict[Severity, str] = {
    "contradiction": "Contradicción",
    "warning": "Advertencia",
    "error": "Error",
}


@dataclass(frozen=True, slots=True)
class Asked:
    """What the list is narrowed to."""

    rules: tuple[str, ...] = ()
    words: str = ""
    page: int = 1


@dataclass(frozen=True, slots=True)
class Option:
    """A rule to choose, with the number of its findings."""

    rule: str
    label: str
    severity: str
    count: int
    selected: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """A finding as the list shows it."""

    label: str
    severity: str
    says: str
    place: str
    record: Link | None
    text: str
    message: str


def options(findings: Iterable[Finding], asked: Asked) -> tuple[Option, ...]:
    """The rules that found something, what contradicts itself first."""
    counts = Counter(finding.rule for finding in findings)
    order = list(SEVERITIES)
    rules = sorted(
        (BY_ID[rule] for rule in counts), key=lambda r: (order.index(r.severity), r.label)
    )
    return tuple(
        Option(r.id, r.label, SEVERITIES[r.severity], counts[r.id], r.id in asked.rules)
        for r in rules
    )


def matching(findings: Iterable[Finding], asked: Asked) -> tuple[Finding, ...]:
    """The findings of the chosen rules that hold every word asked for, accents aside."""
    words = unidecode(asked.words).lower().split()
    return tuple(
        finding
        for finding in findings
        if (not asked.rules or finding.rule in asked.rules) and _holds(finding, words)
    )


def _holds(finding: Finding, words: list[str]) -> bool:
    if not words:
        return True
    told = (finding.value, finding.message, finding.record, BY_ID[finding.rule].label)
    text = unidecode(" ".join(told)).lower()
    return all(word in text for word in words)


def entry(finding: Finding, searcher: Searcher) -> Entry:
    """A finding as the list shows it; the advice that all of its rule share is left out."""
    rule = BY_ID[finding.rule]
    message = finding.message.removeprefix(rule.label).removesuffix(rule.advice).strip(" .:")
    return Entry(
        label=rule.label,
        severity=finding.severity,
        says=SEVERITIES[finding.severity],
        place=_place(finding),
        record=_record(finding.record),
        text=_quoted(finding, searcher),
        message=f"{message}." if message else "",
    )


def _quoted(finding: Finding, searcher: Searcher) -> str:
    """What stands there; where that is only a response, the text that it answers."""
    record = searcher.record(finding.record) if finding.record else None
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


def _record(name: str) -> Link | None:
    """A record's id as a link to it: "pem-2014-2018/1.5.10/2"."""
    if name.count("/") < 1:
        return None
    programme, code, *activity = name.split("/")
    anchor = f"#actividad-{activity[0]}" if activity else ""
    text = f"{code}, actividad {activity[0]}" if activity else code
    return Link(text, f"/lines/{quote(programme)}/{quote(code)}{anchor}")


def address(path: str, asked: Asked, page: int = 1) -> str:
    """The address of a narrowed list."""
    pairs = [("q", asked.words)] if asked.words else []
    pairs += [("rule", rule) for rule in asked.rules]
    pairs += [("page", str(page))] if page > 1 else []
    return f"{path}?{urlencode(pairs)}" if pairs else path


def lines(findings: Iterable[Finding]) -> Iterator[tuple[str | int, ...]]:
    """The findings as rows of a file."""
    yield (
        "regla", "gravedad", "documento", "página", "fila", "columna", "registro", "valor",
        "mensaje",
    )  # fmt: skip
    for f in findings:
        yield (
            BY_ID[f.rule].label, SEVERITIES[f.severity], f.document, f.page or "", f.row or "",
            f.column, f.record, f.value, f.message,
        )  # fmt: skip
