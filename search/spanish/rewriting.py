"""A text as it is read: what was rewritten of it, and where that stands in the text itself."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple, Self


class Edit(NamedTuple):
    """Characters of a text and what is read for them."""

    start: int
    end: int
    read: str


class Step(NamedTuple):
    """The edits from one text to the next, in order, as rows of offsets."""

    at: list[int]  # in the new text
    behind: list[int]
    start: list[int]  # in the old one
    end: list[int]

    def source(self, start: int, end: int) -> tuple[int, int]:
        """The old text's span of a span of the new one, which must not be empty.

        What was rewritten belongs to it as a whole; what was left out, only between its ends.
        """
        return self._start(start), self._end(end - 1)

    def _start(self, place: int) -> int:
        edit = bisect_right(self.at, place) - 1
        if edit < 0:
            return place
        inside = place < self.behind[edit]
        return self.start[edit] if inside else self.end[edit] + place - self.behind[edit]

    def _end(self, last: int) -> int:
        edit = bisect_right(self.at, last) - 1
        if edit < 0:
            return last + 1
        inside = last < self.behind[edit]
        return self.end[edit] if inside else self.end[edit] + last - self.behind[edit] + 1


@dataclass(frozen=True, slots=True)
class Reading:
    """What is read of a text, and the way back to it.

    `text` is what words are taken from and what is compared; `span` gives for a span of it the
    span of the source, in characters, which is what a reader is shown. Without steps the two are
    the same text: the case of nearly every one.
    """

    text: str
    steps: tuple[Step, ...] = ()

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The source's span of a span that is not empty: `start` is in it, `end` is not."""
        for step in reversed(self.steps):
            start, end = step.source(start, end)
        return start, end

    def rewritten(
        self, pattern: re.Pattern[str], read: Callable[[re.Match[str]], str | None]
    ) -> Self:
        """The reading with another text for what a pattern matches; None leaves it as it is.

        Of a text as long as the match, only the characters that differ are rewritten.
        """
        found = ((match, read(match)) for match in pattern.finditer(self.text))
        return self.edited(
            edit
            for match, text in found
            if text is not None and text != match[0]
            for edit in _edits(match, text)
        )

    def edited(self, edits: Iterable[Edit]) -> Self:
        """The reading after edits, which come in order and do not overlap.

        >>> reading = Reading("mi\\u00adgra").edited([Edit(2, 3, "")])
        >>> reading.text, reading.span(0, 5)
        ('migra', (0, 6))
        """
        parts: list[str] = []
        step = Step([], [], [], [])
        done = length = 0
        for start, end, read in edits:
            parts += (self.text[done:start], read)
            length += start - done
            step.at.append(length)
            length += len(read)
            step.behind.append(length)
            step.start.append(start)
            step.end.append(end)
            done = end
        if not step.at:
            return self
        return type(self)("".join((*parts, self.text[done:])), (*self.steps, step))


def _edits(match: re.Match[str], text: str) -> Iterator[Edit]:
    if len(text) != len(match[0]):
        yield Edit(match.start(), match.end(), text)
        return
    for at, (old, new) in enumerate(zip(match[0], text, strict=True), match.start()):
        if old != new:
            yield Edit(at, at + 1, new)
