"""Letters as values: which lines and activities each cites, and what is to be asked about them."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate, groupby
from typing import Literal

from search.ids import RecordId
from search.model import Programme, Record
from search.schema import NONE
from search.searcher import Searcher
from web.letters.asked import LONGEST, MOST_TEXTS, MOST_WORDS, AskedLetters, FoundTexts

MOST_LETTERS = 10  # at once; the others are asked for one by one
MOST_READ = 20  # activities of a line

# done: something may have been; silent: no activity says what; refused: nothing is to be done;
# both: the line says so, and describes activities.
About = Literal["done", "silent", "refused", "both"]


@dataclass(frozen=True, slots=True)
class Point:
    """A line with those of its activities that a letter asks about."""

    line: Record
    programme: Programme
    activities: tuple[Record, ...]
    described: int  # activities of the line in its document
    about: About


@dataclass(frozen=True, slots=True)
class Letter:
    """What is asked of one body."""

    body: str  # its id; NONE: whoever is responsible, which the texts do not say
    points: tuple[Point, ...]
    left: int  # texts that concern it too and found no place

    @property
    def records(self) -> tuple[Record, ...]:
        """The texts that it cites, each line before its activities."""
        return tuple(each for point in self.points for each in (point.line, *point.activities))


@dataclass(frozen=True, slots=True)
class Letters:
    """The letters about some texts, those that concern most texts first."""

    letters: tuple[Letter, ...]
    others: tuple[str, ...]  # bodies that act too, and have no letter here
    strangers: tuple[str, ...]  # bodies that were asked for and act in none of the chosen texts


def letters(asked: AskedLetters, found: FoundTexts, build: Searcher) -> Letters:
    """One letter for each body that acts in the texts, or for each that is asked for."""
    counts = Counter(body for record in found.records for body in _concerned(record))
    acting = sorted(counts, key=lambda body: (body == NONE, -counts[body], body))
    wanted = [body for body in acting if body in asked.bodies or not asked.bodies]
    chosen = wanted[:MOST_LETTERS]
    absent = tuple(body for body in asked.bodies if body not in counts)
    others = tuple(body for body in acting if body not in chosen)
    return Letters(
        tuple(_letter(body, found.records, build) for body in chosen),
        # Of a search only the first texts are read: one that was asked for acts in the others.
        others if asked.ids else (*others, *absent),
        absent if asked.ids else (),
    )


def _concerned(record: Record) -> tuple[str, ...]:
    return record.agencies("acts") or (NONE,)


def _letter(body: str, records: Iterable[Record], build: Searcher) -> Letter:
    texts = {each.id: each for record in records for each in _texts(body, record, build)}
    cited = _fitting([texts[id_] for id_ in sorted(texts, key=lambda each: each.place)])
    points = tuple(
        _point(line, tuple(each for each in held if each.activity), build)
        for line, held in groupby(cited, key=lambda each: each.id.line)
    )
    return Letter(body, points, len(texts) - len(cited))


def _fitting(texts: list[Record]) -> list[Record]:
    """The first texts that have room in one letter: one at least."""
    lengths = accumulate(min(len(each.text), LONGEST) for each in texts)
    held = sum(length <= MOST_WORDS for length in lengths)
    return texts[: max(1, min(held, MOST_TEXTS))]


def _texts(body: str, record: Record, build: Searcher) -> Iterator[Record]:
    """A text and, of a line, the activities that concern a body; none where it does not itself."""
    if body not in _concerned(record):
        return
    yield record
    if record.activity is None:
        own = body in record.agencies("acts", own=True)
        read = build.records_of(build.statistics.of_line(record.id)[:MOST_READ])
        yield from (each for each in read if each and _concerns(body, each, own=own))


def _concerns(body: str, activity: Record, *, own: bool) -> bool:
    """Whether an activity is for a body to do; `own`: its line says so of all that is below."""
    concerned = _concerned(activity)
    return body in concerned or (own and concerned == (NONE,))


def _point(id_: RecordId, activities: tuple[Record, ...], build: Searcher) -> Point:
    line = build.record(id_)
    assert line is not None  # noqa: S101  every activity of a build has its line
    described = build.statistics.activities(id_.heading)
    told = bool(build.statistics.whole(id_.report).activities)
    about = _about(line, described, told=told)
    return Point(line, build.programmes[id_.report], activities, described, about)


def _about(line: Record, described: int, *, told: bool) -> About:
    """`told`: the line's report describes activities."""
    if line.response == "no":
        return "both" if described else "refused"
    return "silent" if told and line.response == "yes" and not described else "done"
