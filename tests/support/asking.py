"""Asks a handful of texts, among others with words that no test asks for."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from search.model import Hit, Page, Query, Sort
from tests.support.corpus import contents, record
from tests.support.stores import opened

OTHERS = 40  # texts with words that no test asks for
NOBODY: Mapping[str, str] = {}


class Asking:
    """Builds texts, each a line of its own, and asks them."""

    def __init__(self, engine: str, folder: Path) -> None:
        self.engine = engine
        self.folder = folder

    def page(
        self,
        text: str,
        *texts: str,
        acts: Mapping[str, str] = NOBODY,
        sort: Sort = "relevance",
    ) -> Page:
        """The answer over these texts; one in which agencies act is an activity."""
        every = (*texts, *(f"madera piedra cal arena grava {n}" for n in range(OTHERS)))
        records = [
            record(
                f"p/2018/1.{n // 9 + 1}.{n % 9 + 1}{'/1' if each in acts else ''}",
                each,
                acts=acts.get(each, "").split(),
            )
            for n, each in enumerate(every)
        ]
        searcher = opened(self.folder, contents(*records), self.engine)
        return searcher.search(Query(text=text, sort=sort, size=100, explain=True))

    def hits(self, text: str, *texts: str, acts: Mapping[str, str] = NOBODY) -> dict[str, Hit]:
        """The hits by their text, in their order."""
        return {hit.record.text: hit for hit in self.page(text, *texts, acts=acts).hits}

    def scores(
        self,
        text: str,
        *texts: str,
        beside: Sequence[str] = (),
        acts: Mapping[str, str] = NOBODY,
    ) -> list[float]:
        """The score of each text, which must be found; others may stand beside them."""
        found = self.hits(text, *texts, *beside, acts=acts)
        return [found[each].score for each in texts]


def parts(hit: Hit, field: str) -> list[float]:
    """What a field, or "together", adds to a score."""
    return [part.value for part in hit.explanation if part.field == field]


def near(value: float) -> object:
    return pytest.approx(value, rel=1e-5)
