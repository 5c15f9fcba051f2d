"""A search that found nothing or little, as it is noted: no hour, no address, nobody."""

import json
from dataclasses import dataclass
from datetime import date

FEW = 2  # texts with all that was asked, up to which a search has found little


@dataclass(frozen=True, slots=True)
class Entry:
    """A noted search."""

    day: date
    query: str
    total: int
    exact: int  # of the total: with all that was asked
    relaxed: bool
    corrected: bool

    def line(self) -> str:
        """The entry as a line of the file."""
        values = {
            "day": self.day.isoformat(),
            "query": self.query,
            "total": self.total,
            "exact": self.exact,
            "relaxed": self.relaxed,
            "corrected": self.corrected,
        }
        return json.dumps(values, ensure_ascii=False) + "\n"


def parsed(line: str) -> Entry | None:
    """The entry of a line; None where it is none: cut by a full disk, or somebody else's."""
    try:
        values = json.loads(line)
        return Entry(
            date.fromisoformat(values["day"]),
            str(values["query"]),
            int(values["total"]),
            int(values["exact"]),
            bool(values["relaxed"]),
            bool(values["corrected"]),
        )
    except (ValueError, KeyError, TypeError, RecursionError):
        return None


def normal(text: str) -> str:
    """A query as it is counted: small letters, single blanks.

    >>> normal("  Becas  PARA niñas ")
    'becas para niñas'
    """
    return " ".join(text.lower().split())
