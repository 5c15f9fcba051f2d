"""XQuAD in Spanish: a retrieval test that nobody wrote for this project."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean

from search.ids import RecordId
from search.model import Heading, Programme, Record
from tests.relevance.judged import DATA, Finder

PROGRAMME = Programme(
    id="xquad",
    title="XQuAD",
    branch="",
    year=2019,
    document="xquad.es.json",
    sha256="",
)


@dataclass(frozen=True, slots=True)
class Question:
    """A question, and the one record that answers it."""

    text: str
    record: str


def collection(folder: Path = DATA) -> tuple[tuple[Record, ...], tuple[Question, ...]]:
    """The 240 paragraphs as records, and the 1,190 questions."""
    document = json.loads((folder / "xquad.es.json").read_text("utf-8"))
    paragraphs = [part for article in document["data"] for part in article["paragraphs"]]
    records = tuple(
        _record(number, part["context"]) for number, part in enumerate(paragraphs, start=1)
    )
    questions = tuple(
        Question(asked["question"], str(record.id))
        for record, part in zip(records, paragraphs, strict=True)
        for asked in part["qas"]
    )
    return records, questions


def mrr(find: Finder, questions: Sequence[Question], depth: int = 10) -> float:
    """Mean reciprocal rank of the one right paragraph; 0 for a question that misses it."""
    return fmean(_reciprocal_rank(find(q.text)[:depth], q.record) for q in questions)


def _reciprocal_rank(found: Sequence[str], right: str) -> float:
    return 1 / (found.index(right) + 1) if right in found else 0.0


def _record(number: int, text: str) -> Record:
    # The headings are empty: only the paragraph itself may be found.
    own = RecordId(PROGRAMME.id, PROGRAMME.year, (1, 1, number))
    return Record(
        id=own,
        headings=tuple(Heading(each.code, "") for each in own.headings),
        text=text.removeprefix("\ufeff"),
        response="yes",
    )
