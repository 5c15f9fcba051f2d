"""What builds found another, as JSON and back.

It outlives the build that found it and is carried from one to the next, so what an older version
of the program wrote is read as well: nothing here raises.
"""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any

from search.comparison.news import NO_NEWS, News, Renewal
from search.comparison.values import ActivityChange, ColumnChange, HeadingChange, LineChange
from search.ids import HeadingId, RecordId
from search.model import Attribution, Heading, Programme, Record

Object = Mapping[str, Any]


def news_object(news: News) -> Object:
    """What is told, as JSON has it."""
    return {
        "since": news.since.isoformat() if news.since else "",
        "cut": news.cut,
        "renewals": [_renewal_object(each) for each in news.renewals],
    }


def news_of(known: Object) -> News:
    """What is told in the tables of a build of any version; nothing where it is not there."""
    try:
        return news_from(known["news"])
    except (AttributeError, LookupError, TypeError, ValueError):
        return NO_NEWS


def news_from(values: Object) -> News:
    """What is told, from its JSON object."""
    since = datetime.fromisoformat(values["since"]) if values["since"] else None
    return News(since, tuple(_renewal(each) for each in values["renewals"]), values["cut"])


def programme(values: Object) -> Programme:
    """A programme from its JSON object."""
    lists = {name: tuple(values[name]) for name in ("levels", "columns")}
    return Programme(**{**values, **lists})


def _renewal_object(renewal: Renewal) -> Object:
    return {
        "build": renewal.build,
        "when": renewal.when.isoformat(),
        "kind": renewal.kind,
        "programme": asdict(renewal.programme),
        "lines": [_line_object(each) for each in renewal.lines],
        "headings": [_heading_object(each) for each in renewal.headings],
        "reread": renewal.reread,
    }


def _renewal(values: Object) -> Renewal:
    return Renewal(
        values["build"],
        datetime.fromisoformat(values["when"]),
        values["kind"],
        programme(values["programme"]),
        tuple(_line(each) for each in values["lines"]),
        tuple(_heading(each) for each in values["headings"]),
        bool(values.get("reread")),
    )


def _line_object(change: LineChange) -> Object:
    return {
        "kinds": change.kinds,
        "before": _record_object(change.before),
        "after": _record_object(change.after),
        "came": change.came,
        "went": change.went,
        "activities": [_activity_object(each) for each in change.activities],
        "columns": [asdict(each) for each in change.columns],
    }


def _line(values: Object) -> LineChange:
    return LineChange(
        tuple(values["kinds"]),
        _record(values["before"]),
        _record(values["after"]),
        tuple(values["came"]),
        tuple(values["went"]),
        tuple(_activity(each) for each in values["activities"]),
        _columns(values["columns"]),
    )


def _activity_object(change: ActivityChange) -> Object:
    return {
        "kind": change.kind,
        "before": _record_object(change.before),
        "after": _record_object(change.after),
        "columns": [asdict(each) for each in change.columns],
    }


def _activity(values: Object) -> ActivityChange:
    return ActivityChange(
        values["kind"],
        _record(values["before"]),
        _record(values["after"]),
        _columns(values["columns"]),
    )


def _columns(values: list[Object]) -> tuple[ColumnChange, ...]:
    return tuple(ColumnChange(**each) for each in values)


def _record_object(record: Record | None) -> Object | None:
    """A record as `search.comparison.news.shown` leaves it."""
    if record is None:
        return None
    return {
        "id": str(record.id),
        "written": record.line.written,
        "text": record.text,
        "response": record.response,
        "acts": record.agencies("acts"),
    }


def _record(values: Object | None) -> Record | None:
    if values is None:
        return None
    id_ = RecordId.parse(values["id"])
    acts = tuple(Attribution(each, "acts") for each in values["acts"])
    heading = Heading(id_.code, "", values["written"])
    return Record(id_, (heading,), values["text"], values["response"], acts)


def _heading_object(change: HeadingChange) -> Object:
    return {
        "kinds": change.kinds,
        "before": _side_object(change.before),
        "after": _side_object(change.after),
    }


def _side_object(side: tuple[HeadingId, Heading] | None) -> Object | None:
    return {"id": str(side[0]), "text": side[1].text, "written": side[1].written} if side else None


def _heading(values: Object) -> HeadingChange:
    return HeadingChange(tuple(values["kinds"]), _side(values["before"]), _side(values["after"]))


def _side(values: Object | None) -> tuple[HeadingId, Heading] | None:
    if values is None:
        return None
    id_ = HeadingId.parse(values["id"])
    return id_, Heading(id_.code, values["text"], values["written"])
