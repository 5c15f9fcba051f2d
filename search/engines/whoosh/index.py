"""The Index of the embedded engine: one build, open, with its arrays in memory."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from threading import Lock
from typing import Any
from weakref import finalize

import numpy as np
from numpy.typing import NDArray
from whoosh.filedb.filestore import FileStorage

from search.engine import Choices, Found, Request
from search.engines.whoosh.arrays.stored import FOLDER, read_array
from search.engines.whoosh.codes import Codes
from search.engines.whoosh.columns import read_columns
from search.engines.whoosh.corruption import DAMAGE
from search.engines.whoosh.distribution import check
from search.engines.whoosh.filtering import Filtering, all_of
from search.engines.whoosh.headings import TEXT, read_levels
from search.engines.whoosh.matching import Matching
from search.engines.whoosh.nearness.highest import highest
from search.engines.whoosh.postings import Ids, Postings
from search.engines.whoosh.schema import schema
from search.engines.whoosh.scoring import Nearness, Scoring
from search.engines.whoosh.unpickling import restrict
from search.errors import AllowReading, RebuildIndex, why, withheld
from search.model import Record
from search.query.plan import Condition, Group
from search.query.weighing import Weighed, WeighedPlan
from search.serialise import read_record
from search.tables import Tables


class WhooshIndex:
    """Finds and counts in one immutable build; safe to share between threads."""

    def __init__(self, build: str, folder: Path, tables: Tables) -> None:
        check()
        restrict()
        self._lock = Lock()  # around all that reads the index's files
        try:
            # Mapped files would be copied whole into memory, whatever is read of them.
            storage = FileStorage(str(folder), supports_mmap=False, readonly=True)
            self._index = storage.open_index(schema=schema())
            self._reader: Any = self._index.reader()
            finalize(self, self._reader.close)  # its file, once no request holds the build
            self._open(folder / FOLDER, tables)
        except DAMAGE as error:
            if withheld(error):
                raise AllowReading(f"No se puede leer el índice {build}: {why(error)}.") from error
            raise RebuildIndex(
                f"No se puede abrir el índice {build}: {why(error)}. "
                "Ejecute `buscador-index build`."
            ) from error

    def _open(self, folder: Path, tables: Tables) -> None:
        columns = read_columns(folder)
        lengths = read_array(folder / "lengths.npy").astype(np.float64)
        self._codes = Codes(folder)
        self._matching = Matching(
            Postings(folder, len(lengths)),
            tables.statistics.norm(TEXT, lengths),
            columns,
            self._codes,
            read_levels(folder, columns["agency"].combinations.codes, tables.statistics),
        )
        self._scoring = Scoring(self._matching)
        self._filtering = Filtering(columns)

    def counts(self, sets: Sequence[Sequence[Group]]) -> list[int]:
        """How many records are in each set."""
        return [self._scoring.count(groups) for groups in sets]

    def find(self, request: Request) -> Found:
        """The records of a request by score, equal scores by their place; and counts."""
        near = self._scoring.near(request.plan)
        masks = self._filtering.masks(request.choices)
        allowed = near.where(all_of(masks.values())) if masks else near
        ordered = self._ordered(request, allowed)
        return Found(
            ids=tuple([self._codes.id(document) for document in allowed.ids[ordered].tolist()]),
            scores=tuple(allowed.scores[ordered].tolist()),
            total=len(allowed.ids),
            exact=int(np.count_nonzero(allowed.exact)),
            by_line=int(np.count_nonzero(allowed.by_line)),
            facets=self._filtering.counts(near.ids, masks, allowed.ids),
            counted=tuple(self._among(near.ids, each) for each in request.counted),
        )

    def _among(self, ids: Ids, condition: Condition) -> int:
        return int(np.count_nonzero(np.take(self._matching.met(condition).mask(), ids)))

    def _ordered(self, request: Request, near: Nearness) -> NDArray[np.intp]:
        """The part of the order that is asked for, as places among those that are listed; ties go
        by place in their reports (`RecordId.place`)."""
        first, last = request.first, request.last
        number = len(near.ids)
        last = number if last is None else min(last, number)
        if request.sort == "code" or not request.plan.clauses:
            rank = np.take(self._codes.rank, near.ids)
            place = rank + ~near.exact * np.int64(len(self._codes.rank))
            at = np.argpartition(place, last - 1)[:last] if 0 < last < number else np.arange(number)
            return np.asarray(at[np.argsort(place[at])][first:last])
        height = np.where(near.exact, near.scores + near.scores.max(initial=0.0) + 1.0, near.scores)
        # What stands first, as far as it is asked for: more need not be sorted.
        at = np.flatnonzero(height >= highest(height, last).min(initial=np.inf))
        rank = np.take(self._codes.rank, near.ids[at])
        order = np.lexsort((rank, -near.scores[at], ~near.exact[at]))
        return np.asarray(at[order[first:last]])

    def across(
        self, plan: WeighedPlan, facet: str, choices: Sequence[Choices]
    ) -> list[dict[str, int]]:
        """The counts of one facet under each of several choices."""
        return self._filtering.across(self._scoring.near(plan).ids, facet, choices)

    def parts(
        self, weighed: Sequence[Weighed], ids: Sequence[str]
    ) -> list[tuple[Mapping[str, float], ...]]:
        """Of each record, what each scores on it, by field."""
        documents = np.array([self._codes.number(id_) for id_ in ids], np.intp)
        # One condition after the other: each is worked out once, whatever the number of records.
        found = [self._matching.parts(each, documents) for each in weighed]
        return list(zip(*found, strict=True)) if found else [()] * len(ids)

    def records(self, ids: Sequence[str]) -> list[Record | None]:
        """Records by their ids."""
        numbers = [self._codes.number(id_) for id_ in ids]
        return [None if number is None else self._record(number) for number in numbers]

    def scan(self) -> Iterator[Record]:
        """All records, by their place."""
        return map(self._record, self._codes.order.tolist())

    def check(self) -> None:
        """It is open, and asks nobody."""

    def _record(self, document: int) -> Record:
        with self._lock:
            stored = self._reader.stored_fields(document)["stored"]
        return read_record(stored)
