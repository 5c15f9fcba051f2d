"""Where records stand in their reports: by code, and which line an activity belongs to."""

from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from search.engines.whoosh.arrays.collecting import NO_NUMBER
from search.engines.whoosh.arrays.standing import NO_LINE, id_keys
from search.engines.whoosh.arrays.stored import read_array, read_plain
from search.engines.whoosh.columns import Mask
from search.engines.whoosh.postings import Ids, runs
from search.ids import RecordId, code_key, report_id

IDS_KEPT = 4096  # of some hundred bytes each


class Codes:
    """The ids of a build as document numbers, their order, and what is below what."""

    def __init__(self, folder: Path) -> None:
        self._reports = [tuple(each) for each in read_plain(folder / "reports.json")]
        self._place = {report: at for at, report in enumerate(self._reports)}
        self._names = [report_id(*report) for report in self._reports]
        self._report = read_array(folder / "report.npy")
        self._numbers = read_array(folder / "numbers.npy")  # level by level
        self._activity: NDArray[np.int32] = read_array(folder / "activity.npy")
        # The documents by their place (`RecordId.place`), and of each its rank in that order.
        self.order: NDArray[np.int32] = read_array(folder / "order.npy")
        self.rank: NDArray[np.int32] = read_array(folder / "rank.npy")
        self.line: NDArray[np.int32] = read_array(folder / "line.npy")  # or NO_LINE
        below = np.flatnonzero(self.line != NO_LINE)
        lines = self.line[below]
        # The activities, those of one line together, and where those of each document begin.
        self._below = below[np.argsort(lines, kind="stable")].astype(np.int32)
        self._begin = np.zeros(len(self.line) + 1, np.int32)
        np.cumsum(np.bincount(lines, minlength=len(self.line)), out=self._begin[1:])
        self.id = lru_cache(IDS_KEPT)(self._id)
        self._keys: NDArray[np.uint64] = read_array(folder / "keys.npy")
        self._by_key: NDArray[np.int32] = read_array(folder / "by-key.npy")

    def _id(self, document: int) -> str:
        """The id of a document."""
        numbers = self._numbers[:, document].tolist()
        code = ".".join([str(number) for number in numbers if number != NO_NUMBER])
        activity = self._activity[document]
        name = f"{self._names[self._report[document]]}/{code}"
        return f"{name}/{activity}" if activity else name

    def number(self, id_: str) -> int | None:
        """The document of an id; None where there is none."""
        try:
            parsed = RecordId.parse(id_)
            report = self._place[parsed.programme, parsed.year]
        except (KeyError, ValueError):
            return None
        numbers = [*parsed.numbers, *[NO_NUMBER] * (len(self._numbers) - len(parsed.numbers))]
        key = id_keys(report, numbers, parsed.activity)
        at = int(np.searchsorted(self._keys, key))
        while at < len(self._keys) and self._keys[at] == key:
            document = int(self._by_key[at])
            if self.id(document) == id_:
                return document
            at += 1
        return None

    def under(self, code: str, activity: int) -> Mask:
        """The records of a code in every report, or those of one number among its activities."""
        numbers = code_key(code)
        found = np.full(len(self.rank), len(numbers) <= len(self._numbers))
        for number, column in zip(numbers, self._numbers, strict=False):
            found &= column == number
        if activity:
            found &= self._activity == activity
        return found

    def activities(self, ids: Ids) -> NDArray[np.int32]:
        """The number of each record's activity; 0 of a line."""
        return self._activity[ids]

    def below(self, lines: Ids) -> Ids:
        """The activities of those of some records that are lines, line by line."""
        first = self._begin[lines]
        return self._below[runs(first, self._begin[lines + 1] - first)].astype(np.intp)
