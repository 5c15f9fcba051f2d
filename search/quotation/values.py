"""The values of a verification: whether a programme says what is quoted, and where."""

from dataclasses import dataclass
from typing import Literal

from search.comparison.wording import Piece
from search.ids import HeadingId, RecordId

Verdict = Literal["exact", "near", "no", "short", "empty"]
Place = RecordId | HeadingId


@dataclass(frozen=True, slots=True)
class Standing:
    """A text of one report that says what is quoted, or several of one line together."""

    id: Place  # of several: their line
    texts: tuple[tuple[Place, str], ...]  # what says it, and its words
    exact: bool
    likeness: float  # the share of words in common, in order: 1 where it is exact
    pieces: tuple[Piece, ...] = ()  # what differs, where it is not exact

    @property
    def joined(self) -> bool:
        """Whether what is quoted stands in several places, and follows each other in none."""
        return len(self.texts) > 1


@dataclass(frozen=True, slots=True)
class Said:
    """A text that says it, in all the years in which it stands."""

    years: tuple[Standing, ...]  # newest first

    @property
    def newest(self) -> Standing:
        """As the newest of the reports has it that say it best."""
        return max(self.years, key=lambda each: (each.exact, each.id.year))

    @property
    def exact(self) -> bool:
        """Whether any report says it word for word."""
        return any(each.exact for each in self.years)


@dataclass(frozen=True, slots=True)
class Verification:
    """Whether texts say what is quoted."""

    quoted: str  # the quotation as it was read: without what stands around it
    words: int
    verdict: Verdict
    places: tuple[Said, ...] = ()
    more: int = 0  # that say it as well, and are not among these
    quotations: tuple["Verification", ...] = ()  # where several are pasted: each by itself
    unjudged: int = 0  # quotations beside these that were not judged
    sentences: tuple["Verification", ...] = ()  # of one that no text says whole: those
