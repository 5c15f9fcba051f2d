"""The findings in the API: what their page tells, as plain objects."""

from collections import Counter
from dataclasses import replace

from flask import Blueprint, Response

from search.findings import BY_ID
from search.model import Record
from web import links, urls
from web.api.shapes.findings import (
    Findings,
    FoundRecord,
    ListedFinding,
    PartCount,
    RuleCount,
)
from web.noticed.narrowing import FOR_FINDINGS, PAGE_SIZE, Found, Narrowing, found, narrowing
from web.noticed.parts import PART_OF, PARTS
from web.noticed.telling import ToldFinding, told
from web.operations import Operations, in_json, strict
from web.request import searcher

blueprint = Blueprint("api_findings", __name__)
operations = Operations(blueprint)


@operations.add(urls.API_FINDINGS, takes=FOR_FINDINGS, gives=Findings, tag="records")
def findings() -> Response:
    """What was noticed about the sources: what contradicts itself first."""
    asked = narrowing(strict(FOR_FINDINGS))
    body = _page(asked, found(asked))
    return in_json(body, body["links"])


def _page(asked: Narrowing, held: Found) -> Findings:
    pages, build = held.pages(asked.size), searcher()
    plain = replace(asked, size=PAGE_SIZE)  # the page parts the whole by its own size
    return {
        "total": len(held.findings),
        "page": asked.page,
        "pages": pages,
        "size": asked.size,
        "parts": _parts(held),
        "rules": [_rule(rule, count, asked) for rule, count in held.counts.items()],
        "findings": [_finding(told(each, build)) for each in held.shown(asked)],
        "url": urls.findings(plain.pairs()),
        "links": links.around(asked.page, pages, lambda n: urls.api_findings(asked.pairs(n))),
    }


def _parts(held: Found) -> list[PartCount]:
    counts = Counter(PART_OF[each.rule] for each in held.findings)
    return [
        {"part": part, "label": title, "count": counts[part]} for part, (title, _) in PARTS.items()
    ]


def _rule(rule: str, count: int, asked: Narrowing) -> RuleCount:
    return {
        "rule": rule,
        "label": BY_ID[rule].label,
        "severity": BY_ID[rule].severity,
        "part": PART_OF[rule],
        "count": count,
        "selected": rule in asked.rules,
    }


def _finding(shown: ToldFinding) -> ListedFinding:
    noticed, clash = shown.finding, shown.clash
    described = [_record(each) for each in clash.described] if clash else []
    return {
        "rule": noticed.rule,
        "label": shown.label,
        "severity": noticed.severity,
        "part": shown.part,
        "document": noticed.document,
        "page": noticed.page,
        "row": noticed.row,
        "column": noticed.column,
        "value": noticed.value,
        "text": shown.text,
        "message": shown.message,
        "sentence": shown.sentence,
        "says": shown.answer,
        "describes": {"activities": clash.activities, "records": described} if clash else None,
        "record": _record(shown.record) if shown.record else None,
    }


def _record(record: Record) -> FoundRecord:
    return {
        "id": str(record.id),
        "code": record.code,
        "activity": record.activity,
        "text": record.text,
        "url": urls.line(record.id),
        "api": urls.api_record(record.id),
    }
