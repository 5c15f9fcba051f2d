"""What changed between two reports, as plain objects and as flat rows: without addresses."""

from collections.abc import Iterator, Mapping
from typing import Annotated, TypedDict

from search.comparison import values
from search.comparison.wording import Op, pieces, same
from search.model import Agency, Record
from search.output import bodies, objects
from search.output.rows import BETWEEN
from search.output.shapes import Heading, Programme
from search.schema import response_label

Agencies = Mapping[str, Agency]


class Words(TypedDict):
    """A run of words that both wordings have, or one alone."""

    op: Annotated[Op, "Whether both have it (same), the earlier (del) or the later (ins)."]
    text: Annotated[str, "The words, with the white space behind them."]


class Side(TypedDict):
    """A line or an activity as one of the two reports has it."""

    id: Annotated[str, "Its id: programme, year, code, and the number of an activity."]
    code: Annotated[str, "The code of its line there."]
    activity: Annotated[int | None, "The number of the activity there; null of a line."]
    text: Annotated[str, "Its words there."]
    response: Annotated[str, "What its line answers there; empty where the source answers nothing."]
    response_label: Annotated[str, "The same in Spanish."]


class ColumnChange(TypedDict):
    """What a further column of the source said, and says now."""

    column: Annotated[str, "Its header in the later report."]
    before: Annotated[str, "What it said; empty where it said nothing."]
    after: Annotated[str, "What it says; empty where it says nothing."]


class ActivityChange(TypedDict):
    """What became of an activity."""

    kind: Annotated[values.ActivityKind, "What became of it."]
    label: Annotated[str, "The same in Spanish."]
    before: Annotated[Side | None, "As the earlier report has it; null where it is new."]
    after: Annotated[Side | None, "As the later report has it; null where it is gone."]
    words: Annotated[list[Words], "What differs, word by word; empty where nothing does."]
    columns: Annotated[list[ColumnChange], "What further columns say of it otherwise."]


class LineChange(TypedDict):
    """What became of a line."""

    kinds: Annotated[list[values.LineKind], "In what it changed."]
    labels: Annotated[list[str], "The same in Spanish."]
    before: Annotated[Side | None, "As the earlier report has it; null where it is new."]
    after: Annotated[Side | None, "As the later report has it; null where it is gone."]
    words: Annotated[list[Words], "What differs, word by word; empty where nothing does."]
    came: Annotated[list[bodies.Body], "Agencies that act in it now and did not."]
    went: Annotated[list[bodies.Body], "Agencies that acted in it and do no more."]
    activities: Annotated[list[ActivityChange], "Its activities, those too that were kept."]
    columns: Annotated[list[ColumnChange], "What further columns say of it otherwise."]


class HeadingChange(TypedDict):
    """What became of a heading above the lines."""

    kinds: Annotated[list[values.HeadingKind], "In what it changed."]
    before: Annotated[Heading | None, "As the earlier report has it; null where it is new."]
    after: Annotated[Heading | None, "As the later report has it; null where it is gone."]
    words: Annotated[list[Words], "What differs, word by word; empty where nothing does."]


class Compared(TypedDict):
    """How much changed between two reports of one programme, and what above the lines."""

    counts: Annotated[dict[str, int], "How many lines changed in each way; `same`: in none."]
    activities: Annotated[dict[str, int], "What became of how many activities."]
    headings: Annotated[
        list[HeadingChange], "The headings that changed; of an answer in pages, on the first only."
    ]


class Comparison(Compared):
    """What changed between two reports of one programme."""

    before: Annotated[Programme, "The earlier report."]
    after: Annotated[Programme, "The later report."]
    lines: Annotated[list[LineChange], "The lines that changed, by code."]


def comparison(found: values.Comparison, agencies: Agencies) -> Comparison:
    """A comparison; `agencies` by id, those of both reports."""
    lines = [line(each, agencies) for each in found.changed]
    return {
        "before": objects.programme(found.before),
        "after": objects.programme(found.after),
        **compared(found),
        "lines": lines,
    }


def compared(found: values.Comparison) -> Compared:
    """How much changed in a comparison, and its headings."""
    return {
        "counts": dict(found.counts),
        "activities": dict(found.activity_counts),
        "headings": [heading(each) for each in found.headings],
    }


def line(change: values.LineChange, agencies: Agencies) -> LineChange:
    """What became of a line."""
    return {
        "kinds": list(change.kinds),
        "labels": [values.LINE_KINDS[kind] for kind in change.kinds],
        "before": _side(change.before),
        "after": _side(change.after),
        "words": _words(change.before, change.after),
        "came": bodies.acting(change.came, change, agencies),
        "went": bodies.acting(change.went, change, agencies),
        "activities": [_activity(each) for each in change.activities],
        "columns": _columns(change.columns),
    }


def _activity(change: values.ActivityChange) -> ActivityChange:
    return {
        "kind": change.kind,
        "label": values.ACTIVITY_KINDS[change.kind],
        "before": _side(change.before),
        "after": _side(change.after),
        "words": _words(change.before, change.after),
        "columns": _columns(change.columns),
    }


def heading(change: values.HeadingChange) -> HeadingChange:
    """What became of a heading."""
    before, after = (each and each[1] for each in (change.before, change.after))
    differ = bool(before and after and "reworded" in change.kinds)
    return {
        "kinds": list(change.kinds),
        "before": {"code": before.code, "text": before.text} if before else None,
        "after": {"code": after.code, "text": after.text} if after else None,
        "words": _pieces(before.text, after.text) if differ and before and after else [],
    }


def _columns(changes: tuple[values.ColumnChange, ...]) -> list[ColumnChange]:
    return [{"column": c.column, "before": c.before, "after": c.after} for c in changes]


def _side(record: Record | None) -> Side | None:
    if record is None:
        return None
    return {
        "id": str(record.id),
        "code": record.code,
        "activity": record.activity,
        "text": record.text,
        "response": record.response,
        "response_label": response_label(record.response),
    }


def _words(before: Record | None, after: Record | None) -> list[Words]:
    return _pieces(before.text, after.text) if before and after else []


def _pieces(before: str, after: str) -> list[Words]:
    """What differs; nothing where all that is read is the same."""
    found = () if same(before, after) else pieces(before, after)
    return [{"op": each.op, "text": each.text} for each in found]


# Rows of a file

# What each is called in the API, and by people.
COLUMNS = {
    "what": "Qué",
    "change": "Cambio",
    "code_before": "Clave antes",
    "code_after": "Clave ahora",
    "activity": "Actividad",
    "text_before": "Texto antes",
    "text_after": "Texto ahora",
    "response_before": "Respuesta antes",
    "response_after": "Respuesta ahora",
    "came": "Ahora actúan",
    "went": "Ya no actúan",
    "successions": "Sucesiones",
    "columns": "Otros datos",
    "id_before": "Identificador antes",
    "id_after": "Identificador ahora",
}
Row = tuple[str | int | None, ...]


def rows(found: values.Comparison, agencies: Agencies) -> Iterator[Row]:
    """What changed, as a person reads it: headings, then each line and below it its activities
    that changed; the cells in the order of `COLUMNS`."""
    for each in found.headings:
        before, after = (
            (side[1].code, side[1].text) if side else (None, None)
            for side in (each.before, each.after)
        )
        labels = BETWEEN.join(values.HEADING_KINDS[kind] for kind in each.kinds)
        (code_before, text_before), (code_after, text_after) = before, after
        yield (
            "Encabezado",
            labels,
            code_before,
            code_after,
            None,
            text_before,
            text_after,
            *(None,) * (len(COLUMNS) - 7),
        )
    for change in found.changed:
        labels = BETWEEN.join(values.LINE_KINDS[kind] for kind in change.kinds)
        yield _row(found.after.levels[-1], labels, change, _acting(change, agencies))
        for activity in change.activities:
            if activity.changed:
                label = values.ACTIVITY_KINDS[activity.kind]
                yield _row("Actividad", label, activity, ("", "", ""))


def _row(
    what: str,
    label: str,
    change: values.LineChange | values.ActivityChange,
    acting: tuple[str, str, str],
) -> Row:
    before, after = _cells(change.before), _cells(change.after)
    sides = (cell for pair in zip(before, after, strict=True) for cell in pair)
    code_before, code_after, *texts, id_before, id_after = sides
    codes = (code_before, code_after, change.shown.activity)
    cells = BETWEEN.join(map(figure, change.columns))
    return (what, label, *codes, *texts, *acting, cells, id_before, id_after)


def _acting(change: values.LineChange, agencies: Agencies) -> tuple[str, str, str]:
    """Who came, who went, and who took over from whom."""
    came, went = (
        BETWEEN.join(bodies.called(each, agencies) for each in ids)
        for ids in (change.came, change.went)
    )
    known = bodies.successions(change)
    return came, went, BETWEEN.join(bodies.told(each, agencies) for each in known)


def figure(change: values.ColumnChange) -> str:
    """What a further column of the source had and has, as a person reads it."""
    return f"{change.column}: {change.before or '–'} → {change.after or '–'}"


def _cells(record: Record | None) -> tuple[str | None, ...]:
    """Code, text, response and id; nothing of what is not there."""
    if record is None:
        return (None,) * 4
    return record.code, record.text, response_label(record.response), str(record.id)
