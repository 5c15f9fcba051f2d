"""The values of a scan: what of a programme a text touches, and what it leaves aside."""

from dataclasses import dataclass

from search.ids import HeadingId, RecordId
from search.model import Record
from search.results.highlight import Span
from search.scanning.passages import Passage


@dataclass(frozen=True, slots=True)
class Touch:
    """A passage and a text that is about the same."""

    passage: Passage
    record: Record  # the line, or an activity of it
    closeness: float
    said: tuple[Span, ...]  # the words of the passage, in it, that the text says too
    saying: tuple[Span, ...]  # those of the text


@dataclass(frozen=True, slots=True)
class TouchedLine:
    """A line, and the passages that touch it, the nearest first."""

    id: RecordId
    touches: tuple[Touch, ...]

    @property
    def closeness(self) -> float:
        """That of the nearest."""
        return self.touches[0].closeness


@dataclass(frozen=True, slots=True)
class NamedBody:
    """A body that a text names."""

    id: str
    as_written: str  # where it is named first
    times: int
    known_as: str = ""  # the body before or after it of which the programme speaks in its place


@dataclass(frozen=True, slots=True)
class Counted:
    """A heading of the top level: its lines, and those that are touched."""

    id: HeadingId
    lines: int
    touched: int


@dataclass(frozen=True, slots=True)
class Scan:
    """What a text touches of the newest report of each programme, and what it does not."""

    passages: tuple[Passage, ...]
    searched: int  # passages in which a text of the programme has words
    lines: tuple[TouchedLine, ...]  # the nearest first
    bodies: tuple[NamedBody, ...]  # in the order of the text
    silent: tuple[str, ...]  # ids of bodies that act and are not named, those that act most first
    headings: tuple[Counted, ...]
    untouched: tuple[HeadingId, ...]  # with no line touched; none under another of these
