"""What builds found another, in words: without addresses."""

from collections.abc import Iterator, Mapping

from search.comparison.news import Change, RenewalKind
from search.comparison.values import (
    HEADING_KINDS,
    LINE_KINDS,
    ActivityChange,
    LineChange,
)
from search.model import Agency, Record
from search.output import sentences
from search.output.bodies import called, successions
from search.output.bodies import told as succeeded
from search.output.comparison import figure

REPORT_KINDS: Mapping[RenewalKind, str] = {
    "new": "Informe nuevo",
    "gone": "Informe que ya no está",
    "changed": "Informe que cambió",
    "uncompared": "Informe que cambió y es demasiado grande para compararlo",
}
REREAD = "El archivo es el mismo; cambió cómo se lee."
MOST_ACTIVITIES = 6  # that are told of a line
LONGEST = 1_500  # characters of a text


def reason(change: Change) -> str:
    """Why a change is told: "Pasó de sí a no", "Línea de acción nueva", "Informe nuevo"."""
    levels = change.renewal.programme.levels
    if change.line:
        if "new" in change.line.kinds:
            return _new(levels[-1])
        return _listed([LINE_KINDS[kind] for kind in change.line.kinds])
    if change.heading:
        shown = change.heading.after or change.heading.before
        level = levels[len(shown[0].numbers) - 1] if shown else ""
        if "new" in change.heading.kinds:
            return _new(level)
        said = _listed([HEADING_KINDS[kind] for kind in change.heading.kinds])
        return f"{level}, {said[:1].lower()}{said[1:]}"
    return REPORT_KINDS[change.renewal.kind]


def _new(level: str) -> str:
    return f"{level} {'nueva' if sentences.is_feminine(level) else 'nuevo'}"


def _listed(labels: list[str]) -> str:
    first, *others = labels
    return ", ".join([first, *(f"{each[:1].lower()}{each[1:]}" for each in others)])


def named(change: Change) -> str:
    """What changed, as it is called now, or was called last."""
    if change.line:
        return f"{change.line.shown.line.shown} {change.line.shown.text}"
    if change.heading:
        shown = change.heading.after or change.heading.before
        return f"{shown[1].shown} {shown[1].text}" if shown else ""
    programme = change.renewal.programme
    return f"{programme.title} ({programme.year})"


def told(change: Change, agencies: Mapping[str, Agency]) -> Iterator[str]:
    """What it was and what it is, in sentences."""
    programme = change.renewal.programme
    if change.line:
        yield from _line(change.line, agencies)
    elif change.heading:
        before, after = (
            s[1].text if s else "" for s in (change.heading.before, change.heading.after)
        )
        yield from _texts(before, after, "reworded" in change.heading.kinds)
    yield f"{programme.title}, informe de {programme.year}."
    if change.renewal.reread:
        yield REREAD


def _line(change: LineChange, agencies: Mapping[str, Agency]) -> Iterator[str]:
    before, after = change.before, change.after
    yield from _texts(_text(before), _text(after), "reworded" in change.kinds)
    if before and after:
        if answers := sentences.turned(before, after):
            yield f"Respuesta. {answers}"
        if "renumbered" in change.kinds:
            yield f"Clave. Antes: {before.line.shown}. Ahora: {after.line.shown}."
    for label, ids in (("Ahora actúan", change.came), ("Ya no actúan", change.went)):
        if ids:
            yield f"{label}: {', '.join(called(each, agencies) for each in ids)}."
    for succession in successions(change):
        yield f"Es sucesión: {succeeded(succession, agencies)}."
    yield from map(figure, change.columns)
    if before and after:
        for each in change.changed[:MOST_ACTIVITIES]:
            yield from _activity(each)
        if more := len(change.changed[MOST_ACTIVITIES:]):
            yield f"Actividades que cambiaron además: {more}."


def _activity(change: ActivityChange) -> Iterator[str]:
    yield f"{sentences.of_activity(change)}."
    yield from _texts(_text(change.before), _text(change.after), change.kind == "reworded")
    yield from map(figure, change.columns)


def _text(record: Record | None) -> str:
    return record.text if record else ""


def _texts(before: str, after: str, differ: bool) -> Iterator[str]:
    """Both texts where they differ, else the one that there is."""
    if differ:
        yield f"Antes: {_cut(before)}"
        yield f"Ahora: {_cut(after)}"
    else:
        yield _cut(after or before)


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
