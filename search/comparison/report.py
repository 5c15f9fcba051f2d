"""A report as it is compared: its lines, their activities, the headings over them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from search.comparison.pairing import Text
from search.comparison.wording import plain
from search.ids import HeadingId
from search.model import Heading, Record


class Report:
    """The lines of a report by code, their activities, the headings over them.

    `accents`: whether they tell its words from those of the other report.
    """

    def __init__(self, records: Iterable[Record], accents: bool) -> None:
        self.accents = accents
        self.lines: list[Record] = []
        self.headings: dict[HeadingId, Heading] = {}
        self._activities: dict[tuple[int, ...], list[Record]] = defaultdict(list)  # by its line
        for record in sorted(records, key=lambda each: (each.id.numbers, each.id.activity)):
            if record.activity:
                self._activities[record.id.numbers].append(record)
                continue
            self.lines.append(record)
            over = zip(record.id.headings[:-1], record.headings[:-1], strict=True)
            for id_, heading in over:
                self.headings.setdefault(id_, heading)

    def under(self, line: Record | None) -> list[Record]:
        """The activities of a line."""
        return self._activities.get(line.id.numbers, []) if line else []

    def texts(self, records: Sequence[Record | Heading], codes: Iterable[str]) -> list[Text]:
        """Some texts of it as they are paired, each under a code."""
        return [
            Text(code, each.text if self.accents else plain(each.text))
            for code, each in zip(codes, records, strict=True)
        ]


def at(records: Sequence[Record], place: int | None) -> Record | None:
    """The record at a place of a pair."""
    return None if place is None else records[place]
