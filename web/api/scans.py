"""What the API says of a scan."""

from search.scanning.closeness import TOUCHES
from web import urls
from web.scanning import shapes
from web.scanning.telling import ToldBody, ToldHeading, ToldLine, ToldScan, ToldTouch


def scan(found: ToldScan) -> shapes.Scan:
    """What a text touches, and what it leaves aside."""
    return {
        "passages": found.passages,
        "touching": found.touching,
        "threshold": TOUCHES,
        "total": found.total,
        "lines": [_line(each) for each in found.lines],
        "bodies": [_body(each) for each in found.bodies],
        "silent": [_body(each) for each in found.silent],
        "headings": [
            {**_heading(each), "lines": each.lines, "touched": each.touched}
            for each in found.headings
        ],
        "untouched": [_heading(each) for each in found.untouched],
        "url": urls.SCAN,
    }


def _line(each: ToldLine) -> shapes.ScanLine:
    return {
        "id": each.id,
        "year": each.year,
        "code": each.code,
        "text": each.text,
        "response": each.response,
        "answer": each.answer,
        "closeness": each.closeness,
        "passages": [_touch(touch) for touch in each.touches],
        "url": each.href,
    }


def _touch(each: ToldTouch) -> shapes.ScanTouch:
    return {
        "start": each.start,
        "end": each.end,
        "passage": each.passage,
        "id": each.id,
        "text": each.text,
        "closeness": each.closeness,
    }


def _body(each: ToldBody) -> shapes.ScanBody:
    return {
        "id": each.id,
        "name": each.name,
        "times": each.times,
        "acts": each.acts,
        "known_as": each.known_as,
        "url": each.href,
    }


def _heading(each: ToldHeading) -> shapes.ScanHeading:
    return {"id": each.id, "name": each.name, "text": each.text, "url": each.href}
