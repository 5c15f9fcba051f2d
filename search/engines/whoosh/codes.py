"""Where records stand in their reports: by code, and which line an activity belongs to."""

from collections.abc import Mapping, Sequence
from operator import attrgetter

import numpy as np
from numpy.typing import NDArray

from search.engines.whoosh.postings import Ids, Vector
from search.ids import RecordId, code_key
from search.schema import Ranked
from search.tables import HEADINGS, Wordings, heading_keys


class Codes:
    """The ids of a build as document numbers, their order, and what is below what."""

    def __init__(self, ids: list[str]) -> None:
        self.number = {id_: doc for doc, id_ in enumerate(ids)}
        self._ids = [RecordId.parse(id_) for id_ in ids]
        key = attrgetter(*RecordId.__slots__)  # they compare so, but each time by a call
        order = sorted(range(len(ids)), key=lambda doc: key(self._ids[doc]))
        self.rank: NDArray[np.int32] = np.empty(len(ids), np.int32)
        self.rank[order] = np.arange(len(ids), dtype=np.int32)
        lines = {id_: doc for doc, id_ in enumerate(self._ids) if not id_.activity}
        line = [lines.get(id_.line, -1) if id_.activity else -1 for id_ in self._ids]
        self._line = np.array(line, np.int32)
        self._by_code: dict[tuple[int, ...], list[int]] = {}
        for doc, id_ in enumerate(self._ids):
            for depth in range(1, len(id_.numbers) + 1):
                self._by_code.setdefault(id_.numbers[:depth], []).append(doc)

    def above(self, wordings: Wordings) -> Mapping[Ranked, Sequence[str]]:
        """The key of what each document stands below, in each field of headings."""
        keys = [heading_keys(id_, wordings) for id_ in self._ids]
        return {field: [of[field] for of in keys] for field in HEADINGS}

    def under(self, code: str, activity: int) -> Ids:
        """The records of a code in every report, or those of one number among its activities."""
        documents = self._by_code.get(code_key(code), [])
        if activity:
            documents = [doc for doc in documents if self._ids[doc].activity == activity]
        return np.array(sorted(documents), np.int32)

    def activities(self, ids: Ids) -> NDArray[np.int64]:
        """The number of each record's activity; 0 of a line."""
        return np.array([self._ids[doc].activity for doc in ids], np.int64)

    def with_activities(self, lines: Ids) -> Ids:
        """Records, and the activities of those that are lines."""
        held = np.zeros(len(self._line) + 1, bool)
        held[lines] = True
        return np.flatnonzero(held[:-1] | held[self._line]).astype(np.int32)

    def inherited(self, own: Vector) -> Vector:
        """What each activity takes from its line, where the line scores."""
        dense = np.zeros(len(self._line) + 1)
        dense[own.ids] = own.scores
        scores = dense[self._line]
        ids = np.flatnonzero(scores).astype(np.int32)
        return Vector(ids, scores[ids])
