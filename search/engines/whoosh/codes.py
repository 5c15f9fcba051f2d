"""Where records stand in their programmes: by code, and which line an activity belongs to."""

import numpy as np
from numpy.typing import NDArray

from search.engines.whoosh.postings import Ids, Vector
from search.model import code_key

LINE = 3  # numbers in the code of a line


class Codes:
    """The ids of a build as document numbers, their order, and what is below what."""

    def __init__(self, ids: list[str]) -> None:
        self.number = {id_: doc for doc, id_ in enumerate(ids)}
        self._keys = [_key(id_) for id_ in ids]
        order = sorted(range(len(ids)), key=self._keys.__getitem__)
        self.rank: NDArray[np.int32] = np.empty(len(ids), np.int32)
        self.rank[order] = np.arange(len(ids), dtype=np.int32)
        line = [self.number.get(id_.rsplit("/", 1)[0], -1) for id_ in ids]
        self._line = np.array(line, np.int32)
        self._by_code: dict[tuple[int, ...], list[int]] = {}
        for doc, (_, code, _) in enumerate(self._keys):
            for depth in range(1, len(code) + 1):
                self._by_code.setdefault(code[:depth], []).append(doc)

    def keys(self, depth: int) -> list[str]:
        """Of each document, its objective (depth 1), strategy (2) or line (3).

        As "<programme>/<code>"; a line is not below itself.
        """
        return [
            "" if depth == LINE and not activity else f"{programme}/{_code(code[:depth])}"
            for programme, code, activity in self._keys
        ]

    def under(self, code: str, activity: int) -> Ids:
        """The records of a code, or those of one number among its activities."""
        documents = self._by_code.get(code_key(code), [])
        if activity:
            documents = [doc for doc in documents if self._keys[doc][2] == activity]
        return np.array(sorted(documents), np.int32)

    def activities(self, ids: Ids) -> NDArray[np.int64]:
        """The number of each record's activity; 0 of a line."""
        return np.array([self._keys[doc][2] for doc in ids], np.int64)

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


def _code(parts: tuple[int, ...]) -> str:
    return ".".join(map(str, parts))


def _key(id_: str) -> tuple[str, tuple[int, ...], int]:
    programme, code, *activity = id_.split("/")
    return programme, code_key(code), int(activity[0]) if activity else 0
