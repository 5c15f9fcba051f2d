"""A report as it is compared: its lines, their activities, the headings over them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from search.comparison.pairing import Text
from search.comparison.wording import compared
from search.ids import HeadingId
from search.model import Heading, Record


class Report:
    """The lines of a report by code, their activities, the headings over them."""

    def __init__(self, records: Iterable[Record]) -> None:
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
            Text(code, each.text, self._below(each))
            for code, each in zip(codes, records, strict=True)
        ]

    def _below(self, each: Record | Heading) -> frozenset[str]:
        """The activities of a line as they are compared."""
        if isinstance(each, Heading) or each.activity:
            return frozenset()
        return frozenset(compared(activity.text) for activity in self.under(each))


def at(records: Sequence[Record], place: int | None) -> Record | None:
    """The record at a place of a pair."""
    return None if place is None else records[place]
