"""The scanned texts with the lines that they really touch, and how well a scan finds these."""

import tomllib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from search.ids import HeadingId, RecordId
from search.model import Heading, Record
from search.scanning.scanner import Lines
from search.searcher import Searcher
from search.store.builds import Contents
from tests.support.corpus import contents

DATA = Path(__file__).parent.parent.parent / "data" / "scanned"
FIRST = 5


@dataclass(frozen=True, slots=True)
class JudgedText:
    """A text, and the codes of the lines that it touches."""

    name: str
    text: str
    touches: frozenset[str]


@dataclass(frozen=True, slots=True)
class Figures:
    """How well lines are found, as means over the texts."""

    at_first: float  # precision of the first five
    precision: float  # of all that are told
    recall: float


def judged(name: str) -> tuple[JudgedText, ...]:
    """The texts of a file."""
    read = tomllib.loads((DATA / f"{name}.toml").read_text("utf-8"))
    return tuple(JudgedText(t["name"], t["text"], frozenset(t["touches"])) for t in read["text"])


def figures(texts: Sequence[JudgedText], found: Sequence[Sequence[str]]) -> Figures:
    """How well the lines of each text are found; a text with none told counts as none right."""
    first = [_share(codes[:FIRST], each.touches) for codes, each in zip(found, texts, strict=True)]
    whole = [_share(codes, each.touches) for codes, each in zip(found, texts, strict=True)]
    recall = [
        len(each.touches.intersection(codes)) / len(each.touches)
        for codes, each in zip(found, texts, strict=True)
    ]
    return Figures(*(round(sum(each) / len(texts), 3) for each in (first, whole, recall)))


def _share(codes: Sequence[str], right: frozenset[str]) -> float:
    return sum(code in right for code in codes) / len(codes) if codes else 0.0


def lines_under(build: Searcher) -> Lines:
    """How many lines stand under each heading of a build."""
    lines = (record for record in build.records() if record.kind == "line")
    return Counter(id_ for line in lines for id_ in line.id.headings[:-1])


def health() -> Contents:
    """The programme of the held-out texts."""
    read = tomllib.loads((DATA / "health.toml").read_text("utf-8"))
    said = {**read["headings"], **read["lines"]}
    return contents(*(_record(code, text, said) for code, text in read["lines"].items()))


def _record(code: str, text: str, said: dict[str, str]) -> Record:
    own = RecordId.parse(f"salud/2024/{code}")
    headings = tuple(_heading(each, said) for each in own.headings)
    return Record(own, headings, text, "yes")


def _heading(id_: HeadingId, said: dict[str, str]) -> Heading:
    return Heading(id_.code, said[id_.code])
