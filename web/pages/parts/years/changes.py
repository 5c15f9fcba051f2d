"""What became of a line, an activity or a heading, as pages show it."""

from collections.abc import Iterable
from dataclasses import dataclass

from search.comparison.values import (
    HEADING_KINDS,
    LINE_KINDS,
    ActivityChange,
    ColumnChange,
    HeadingChange,
    LineChange,
)
from search.comparison.wording import Piece, pieces, same
from search.model import Programme, Record
from search.output import bodies, sentences
from search.searcher import Searcher
from web import urls, wording
from web.links import Link, agency_links

MOST_ACTIVITIES = 6  # that changed, of a line; its page has them all
MOST_CHARACTERS = 1_500  # of a text: a cell of a table can hold a book


@dataclass(frozen=True, slots=True)
class ChangedActivity:
    """An activity that changed, or was kept with other figures."""

    label: str
    words: tuple[Piece, ...]
    columns: tuple[ColumnChange, ...]


@dataclass(frozen=True, slots=True)
class ChangedLine:
    """What a page tells of a line in two reports."""

    code: str
    former: str  # its code before, where that was another
    words: tuple[Piece, ...]
    reworded: bool
    labels: tuple[str, ...]  # in what it changed; none where it stands unchanged
    answers: str
    came: tuple[Link, ...]
    went: tuple[Link, ...]
    successions: tuple[str, ...]
    activities: tuple[ChangedActivity, ...]
    more: int  # activities that changed and do not stand here
    kept: int  # activities that are there word by word
    columns: tuple[ColumnChange, ...]
    links: tuple[Link, ...]  # to where it stands


@dataclass(frozen=True, slots=True)
class ChangedHeading:
    """What a page tells of a heading."""

    label: str
    code: str
    former: str
    words: tuple[Piece, ...]


def changed_line(change: LineChange, build: Searcher, links: tuple[Link, ...]) -> ChangedLine:
    """A line as a page shows it, with where it leads."""
    before, after = change.before, change.after
    changed = change.changed
    return ChangedLine(
        code=change.shown.line.shown,
        former=before.line.shown if before and after and before.code != after.code else "",
        words=_words(before, after),
        reworded="reworded" in change.kinds,
        labels=tuple(LINE_KINDS[kind] for kind in change.kinds),
        answers=sentences.turned(before, after) if before and after else "",
        came=agency_links(build, change.came),
        went=agency_links(build, change.went),
        successions=tuple(bodies.told(each, build.agencies) for each in bodies.successions(change)),
        activities=tuple(_activity(a) for a in changed[:MOST_ACTIVITIES]),
        more=len(changed[MOST_ACTIVITIES:]),
        kept=sum(each.kind == "kept" for each in change.activities),
        columns=change.columns,
        links=links,
    )


def sides(change: LineChange, build: Searcher) -> tuple[Link, ...]:
    """A line in each report that has it, the earlier first."""
    return tuple(_link(each, build) for each in (change.before, change.after) if each)


def changed_heading(change: HeadingChange) -> ChangedHeading:
    """A heading as a page shows it."""
    before, after = (side and side[1] for side in (change.before, change.after))
    texts = (before.text if before else None, after.text if after else None)
    shown = after or before
    assert shown  # noqa: S101  one report or the other has it
    moved = before and after and before.code != after.code
    return ChangedHeading(
        ", ".join(HEADING_KINDS[kind] for kind in change.kinds),
        shown.shown,
        before.shown if before and moved else "",
        _differing(*texts),
    )


def _words(before: Record | None, after: Record | None) -> tuple[Piece, ...]:
    texts = [each.text if each else None for each in (before, after)]
    return _differing(texts[0], texts[1])


def _differing(before: str | None, after: str | None) -> tuple[Piece, ...]:
    """A text with what differs; of one report alone, as it stands there."""
    if before and after and not same(before, after):
        return tuple(_cut(pieces(before, after)))
    return tuple(_cut([Piece("same", after or before or "")]))


def _cut(found: Iterable[Piece]) -> Iterable[Piece]:
    left = MOST_CHARACTERS
    for each in found:
        if left <= 0:
            yield Piece("same", "…")
            return
        yield Piece(each.op, each.text if len(each.text) <= left else each.text[:left] + "…")
        left -= len(each.text)


def _activity(change: ActivityChange) -> ChangedActivity:
    return ChangedActivity(
        sentences.of_activity(change),
        _words(change.before, change.after),
        change.columns,
    )


def _link(record: Record, build: Searcher) -> Link:
    programme: Programme = build.programmes[record.report]
    return Link(f"{wording.title(record, programme)} en {record.id.year}", urls.line(record.id))
