"""Ids as values: a record's, a heading's, and the report that both belong to."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple, Self

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")  # of a programme

# One spelling each: a number without zeros before it, so that a record has one address.
_NUMBER = "(?:0|[1-9][0-9]{0,3})"
_REPORT = rf"({SLUG.pattern})/([12][0-9]{{3}})"
MOST_LEVELS = 5  # of a programme, its lines of action the last of them
_CODE = rf"{_NUMBER}(?:\.{_NUMBER}){{0,{MOST_LEVELS - 1}}}"
_HEADING = re.compile(rf"{_REPORT}/({_CODE})")
_RECORD = re.compile(rf"{_REPORT}/({_CODE})(?:/([1-9][0-9]{{0,8}}))?")


def code_key(code: str) -> tuple[int, ...]:
    """The order of codes by number.

    >>> sorted(["1.5.10", "1.5.2"], key=code_key)
    ['1.5.2', '1.5.10']
    """
    return tuple(int(part) for part in code.split("."))


def report_id(programme: str, year: int) -> str:
    """A programme in a year: "pem-2014-2018/2018"."""
    return f"{programme}/{year}"


@dataclass(frozen=True, slots=True, order=True)
class HeadingId:
    """A heading of any level of one report; sorts by the numbers of its code.

    >>> HeadingId.parse("pem-2014-2018/2018/1.5")
    HeadingId(programme='pem-2014-2018', year=2018, numbers=(1, 5))
    """

    programme: str
    year: int
    numbers: tuple[int, ...]

    @classmethod
    def parse(cls, text: str) -> Self:
        """The id that a text is. Raises ValueError where it is none."""
        match = _HEADING.fullmatch(text)
        if match is None:
            raise ValueError(f"no id of a heading: {text!r}")
        return cls(match[1], int(match[2]), code_key(match[3]))

    def __str__(self) -> str:
        return f"{self.programme}/{self.year}/{_code(self.numbers)}"

    @property
    def report(self) -> str:
        """The report that it belongs to."""
        return report_id(self.programme, self.year)

    @property
    def code(self) -> str:
        """Its code: what it is called in any report."""
        return _code(self.numbers)

    @property
    def path(self) -> tuple["HeadingId", ...]:
        """The headings from the top level down to this one, itself the last.

        >>> [heading.code for heading in HeadingId.parse("pem-2014-2018/2018/1.5.10").path]
        ['1', '1.5', '1.5.10']
        """
        return _path(self.programme, self.year, self.numbers)

    @property
    def above(self) -> Self:
        """The heading that it stands under; of one at the top, an id without a number."""
        return type(self)(self.programme, self.year, self.numbers[:-1])


class RecordId(NamedTuple):  # a tuple's hash and comparison run no Python
    """A line, or an activity under it; sorts by code, a line before its activities.

    >>> str(RecordId.parse("pem-2014-2018/2018/1.5.10/2").line)
    'pem-2014-2018/2018/1.5.10'
    """

    programme: str
    year: int
    numbers: tuple[int, ...]  # one for each level of its programme, the line's last
    activity: int = 0  # from 1; 0 is the line itself

    @classmethod
    def parse(cls, text: str) -> Self:
        """The id that a text is. Raises ValueError where it is none."""
        match = _RECORD.fullmatch(text)
        if match is None:
            raise ValueError(f"no id of a record: {text!r}")
        return cls(match[1], int(match[2]), code_key(match[3]), int(match[4] or 0))

    @classmethod
    def of(cls, report: str, code: str, activity: int = 0) -> Self:
        """The id of a line's code, or of one of its activities, in a report.

        Raises ValueError as `parse` does.
        """
        return cls.parse(f"{report}/{code}/{activity}" if activity else f"{report}/{code}")

    def __str__(self) -> str:
        line = f"{self.programme}/{self.year}/{_code(self.numbers)}"
        return f"{line}/{self.activity}" if self.activity else line

    @property
    def report(self) -> str:
        """The report that it belongs to."""
        return report_id(self.programme, self.year)

    @property
    def place(self) -> tuple[str, int, tuple[int, ...], int]:
        """Where it stands in what an index lists: as it sorts, but the newest report first.

        >>> years = [RecordId("pem", year, (1,)) for year in (2017, 2018)]
        >>> [each.year for each in sorted(years, key=lambda each: each.place)]
        [2018, 2017]
        """
        return self.programme, -self.year, self.numbers, self.activity

    @property
    def code(self) -> str:
        """The code of its line."""
        return _code(self.numbers)

    @property
    def line(self) -> Self:
        """The line that it is, or that it is an activity of."""
        return self._replace(activity=0) if self.activity else self

    @property
    def heading(self) -> HeadingId:
        """Its line, as a heading."""
        return HeadingId(self.programme, self.year, self.numbers)

    @property
    def headings(self) -> tuple[HeadingId, ...]:
        """All that it stands at or under, from the top level to its line."""
        return _path(self.programme, self.year, self.numbers)

    @property
    def above(self) -> tuple[str, ...]:
        """The ids of these headings as text."""
        return _written(self.programme, self.year, self.numbers)

    def activity_of(self, number: int) -> Self:
        """An activity of its line, or with 0 the line."""
        return type(self)(self.programme, self.year, self.numbers, number)

    def is_under(self, heading: HeadingId) -> bool:
        """Whether it hangs under a heading; a line does not hang under itself.

        >>> activity = RecordId.parse("pem/2018/1.5.10/2")
        >>> [activity.is_under(HeadingId.parse(f"pem/{h}")) for h in ("2018/1.5", "2017/1.5")]
        [True, False]
        """
        under = self.headings if self.activity else self.headings[:-1]
        return heading in under


# Records come in the order of their codes, and those of one line share all that stands over it.
@lru_cache(maxsize=1 << 12)
def _path(programme: str, year: int, numbers: tuple[int, ...]) -> tuple[HeadingId, ...]:
    above = _path(programme, year, numbers[:-1]) if len(numbers) > 1 else ()
    return (*above, HeadingId(programme, year, numbers)) if numbers else ()


@lru_cache(maxsize=1 << 12)
def _written(programme: str, year: int, numbers: tuple[int, ...]) -> tuple[str, ...]:
    return tuple(map(str, _path(programme, year, numbers)))


@lru_cache(maxsize=1 << 14)
def _code(numbers: tuple[int, ...]) -> str:
    return ".".join(map(str, numbers))
