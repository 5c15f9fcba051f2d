"""Two reports of one programme to what changed from the earlier to the later one; pure."""

from collections.abc import Iterable, Mapping

from search.comparison import activities, columns, headings
from search.comparison.columns import Shared
from search.comparison.pairing import pairs
from search.comparison.report import Report, at
from search.comparison.values import ActivityChange, Comparison, LineChange, LineKind
from search.comparison.wording import same
from search.errors import FixQuery
from search.ids import code_key
from search.model import Programme, Record

TURNED: Mapping[tuple[str, str], LineKind] = {("yes", "no"): "to_no", ("no", "yes"): "to_yes"}


def compare(
    before: Programme, after: Programme, old: Iterable[Record], new: Iterable[Record]
) -> Comparison:
    """What changed from one report to another, whichever is given first.

    Raises FixQuery where the two are one, or of different programmes.
    """
    comparable(before, after)
    if before.year > after.year:
        before, after, old, new = after, before, new, old
    return between(before, after, old, new)


def between(
    before: Programme, after: Programme, old: Iterable[Record], new: Iterable[Record]
) -> Comparison:
    """What changed from an earlier to a later report, or from one reading of a report to another;
    `old`, `new`: all records of the two, in any order."""
    old, new = list(old), list(new)
    held, holds = Report(old), Report(new)
    found, places = headings.paired(held, holds)
    lines = _lines(held, holds, places, columns.shared(before, after, old, new))
    told = headings.changes(found, ((each.before, each.after) for each in lines))
    return Comparison(before, after, lines, told)


def comparable(a: Programme, b: Programme) -> None:
    """Raises FixQuery where two reports cannot be compared."""
    if a.report == b.report:
        raise FixQuery("b", b.report, f"Los dos son el mismo informe ({a.report}): elija otro año.")
    if a.id != b.id:
        raise FixQuery(
            "b",
            b.report,
            f"Son informes de programas distintos ({a.id} y {b.id}): se comparan dos años de uno.",
        )


def _lines(
    old: Report, new: Report, places: headings.Places, shared: Shared
) -> tuple[LineChange, ...]:
    were = [places.of(each.id.heading) for each in old.lines]
    found = [
        (at(old.lines, pair.before), at(new.lines, pair.after))
        for pair in pairs(
            old.texts(old.lines, were), new.texts(new.lines, [each.code for each in new.lines])
        )
    ]
    acting = activities.compare(found, old, new, shared)
    changes = [_line(a, b, each, shared) for (a, b), each in zip(found, acting, strict=True)]
    return tuple(sorted(changes, key=_place))


def _place(change: LineChange) -> tuple[tuple[int, ...], bool]:
    return code_key(change.shown.code), change.after is not None


def _line(
    before: Record | None,
    after: Record | None,
    acting: tuple[ActivityChange, ...],
    shared: Shared,
) -> LineChange:
    if before is None or after is None:
        return LineChange(("gone",) if before else ("new",), before, after, (), (), acting)
    acted, acts = set(before.agencies("acts")), set(after.agencies("acts"))
    answers = (before.response, after.response)
    turned = None if same(*answers) else TURNED.get(answers, "answer")
    cells = columns.changes(before, after, shared)
    told: dict[LineKind, bool] = {
        "to_no": turned == "to_no",
        "to_yes": turned == "to_yes",
        "answer": turned == "answer",
        "renumbered": before.code != after.code,
        "reworded": not same(before.text, after.text),
        "agencies": acted != acts,
        "activities": any(each.kind != "kept" for each in acting),
        "columns": bool(cells) or any(each.columns for each in acting),
    }
    return LineChange(
        tuple(kind for kind, stands in told.items() if stands),
        before,
        after,
        tuple(sorted(acts - acted)),
        tuple(sorted(acted - acts)),
        acting,
        cells,
    )
