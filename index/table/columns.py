"""Where the columns of a table stand, and what each holds."""

from dataclasses import dataclass
from typing import NamedTuple

# What findings call columns whose titles differ.
RESPONSE = "tipo de respuesta"
AGENCY = "dependencia"


@dataclass(frozen=True, slots=True)
class LevelColumn:
    """A level of the programme: an objective, a strategy, a line of action."""

    name: str  # as the programme calls it: "Objetivo", "Acción puntual"
    position: int  # from 0
    code: int | None = None  # where its code has a column of its own
    coded: bool = True  # its headings have codes; else they are numbered as they appear

    @property
    def label(self) -> str:
        """What findings call it."""
        return self.name.lower()


class ActivityColumn(NamedTuple):
    """An activity column."""

    number: int
    position: int


class TitledColumn(NamedTuple):
    """A column that is known by its title only."""

    position: int
    title: str


@dataclass(frozen=True, slots=True)
class TableColumns:
    """The columns of a table; positions are from 0."""

    levels: tuple[LevelColumn, ...]  # one to five, from the top to the line of action
    response: int | None  # or the first of its columns of ticks
    ticks: tuple[TitledColumn, ...] = ()  # the response, each column with its answer
    activities: tuple[ActivityColumn, ...] = ()
    agencies: tuple[int, ...] = ()  # who acts
    year: int | None = None  # of which each row is
    further: tuple[TitledColumn, ...] = ()  # kept with the record
    promised: tuple[int, ...] = ()  # those of them that say what is to be done
    unread: tuple[TitledColumn, ...] = ()
    trimmed: bool = False  # blank cells at the end of a row were cut off
    status: bool = False  # the response is asked for as a state: any short word answers
    numbered: bool = True  # its activities are, by their titles; else a row may be one of several
    named: int | None = None  # the column that names the level of each row

    @property
    def line(self) -> LevelColumn:
        """The lowest level."""
        return self.levels[-1]

    @property
    def least(self) -> int:
        """Cells that a row needs."""
        positions = self.headings | self.answers if not self.trimmed else self.headings
        return 1 + max((*positions, self.response or 0))

    @property
    def headings(self) -> frozenset[int]:
        """The positions of codes and texts of all levels."""
        texts = (level.position for level in self.levels)
        return frozenset((*texts, *(each.code for each in self.levels if each.code is not None)))

    @property
    def answers(self) -> frozenset[int]:
        """The positions of the response and the activities."""
        activities = (each.position for each in self.activities)
        ticks = (each.position for each in self.ticks)
        return frozenset(
            (*activities, *ticks, *(() if self.response is None else (self.response,)))
        )

    @property
    def positions(self) -> frozenset[int]:
        """Every position that has a title."""
        titled = (each.position for each in (*self.further, *self.unread))
        years = (place for place in (self.year, self.named) if place is not None)
        return self.headings | self.answers | {*titled, *self.agencies, *years}
