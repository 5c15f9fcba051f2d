"""Any number of records that look like the report's: its own clauses, Zipf's agencies."""

import csv
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, count, islice

import data
from search.findings import ON_RECORD
from search.ids import RecordId, code_key
from search.model import Agency, Attribution, Finding, Heading, Programme, Record, Response
from search.spanish.commitment import commitment
from search.store.builds import Contents
from search.thesaurus import shipped

SOURCE = "programa-especial-de-migracion-2018.txt"
SEED = 20181120
YEAR = 2018
OBJECTIVES = 5
STRATEGIES = 5  # of each objective


@dataclass(frozen=True, slots=True)
class Shape:
    """How the records hang together."""

    lines: int = 200  # of each strategy
    bodies: int = 80  # that act: about as many as the report has
    activities: tuple[int, ...] = (0, 0, 1, 2)  # of a line, drawn from these
    found: float = 0.0  # the part of the lines about which there is a finding


FEW_LARGE = Shape()
# Many small reports with all bodies and findings: whatever a page lists, there is much of it.
MANY_SMALL = Shape(lines=5, bodies=1000, found=0.5)
# Whole reports under a single line, as no table has them.
LONG_LINES = Shape(lines=1, activities=(900,), bodies=3)


def agencies() -> dict[str, Agency]:
    """The bodies of the authority file, by id."""
    with (data.folder() / "agencies.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return {row["id"]: Agency(row["id"], row["name"], row["kind"], "") for row in rows}


def clauses() -> list[str]:
    """The clauses of the report's longer cells, each once."""
    source = (data.folder() / SOURCE).read_text("utf-8")
    cells = {cell.strip('"\n ') for cell in re.split(r"[\t\n]", source) if len(cell) > 40}
    parts = {part.strip() for cell in cells for part in re.split(r"(?<=[.;:,])\s+", cell)}
    return sorted(part for part in parts if len(part) > 20)


def contents(number: int, seed: int = SEED, shape: Shape = FEW_LARGE) -> Contents:
    """What a build of that many records holds; the same for the same seed."""
    made = list(islice(_Author(seed, shape).records(), number))
    ids = dict.fromkeys(record.programme for record in made)
    programmes = (Programme(i, i.capitalize(), "Ramo", YEAR, f"{i}.txt", "") for i in ids)
    return Contents({each.report: each for each in programmes}, agencies(), _told(made), made)


def _told(records: list[Record]) -> tuple[Finding, ...]:
    return tuple(
        Finding(rule, "contradiction", "programa.txt", value=each.text[:200], record=each.id)
        for each in records
        for rule in each.findings
    )


class _Author:
    """Writes programmes without end; what it draws depends on the seed alone."""

    def __init__(self, seed: int, shape: Shape) -> None:
        self._random = random.Random(seed)
        self._shape = shape
        self._clauses = clauses()
        self._agencies = list(agencies())[: shape.bodies]
        self._zipf = list(accumulate(1 / rank for rank in range(1, len(self._agencies) + 1)))

    def records(self) -> Iterator[Record]:
        """Lines by code, each before its activities, programme after programme."""
        for programme in (f"programa-{n}" for n in count(1)):
            for objective in self._headings("", OBJECTIVES):
                for strategy in self._headings(f"{objective.code}.", STRATEGIES):
                    for line in self._headings(f"{strategy.code}.", self._shape.lines):
                        yield from self._line(programme, (objective, strategy, line))

    def _line(self, programme: str, headings: tuple[Heading, ...]) -> Iterator[Record]:
        line = headings[-1]
        response: Response = "yes" if self._random.random() < 0.7 else "no"
        activities = self._random.choice(self._shape.activities)
        for number in range(activities + 1):
            text = self._text(4) if number else line.text
            yield Record(
                id=RecordId(programme, YEAR, code_key(line.code), number),
                headings=headings,
                text=text,
                response=response,
                attributions=self._acting(),
                page=self._random.randint(1, 200),
                findings=() if number else self._findings(),
                commitment=commitment(text) if number else (),
                topics=shipped.topics().of(text),
            )

    def _headings(self, above: str, number: int) -> list[Heading]:
        return [Heading(f"{above}{n}", self._text(2)) for n in range(1, number + 1)]

    def _text(self, most: int) -> str:
        return " ".join(self._random.choices(self._clauses, k=self._random.randint(1, most)))

    def _findings(self) -> tuple[str, ...]:
        if not self._shape.found or self._random.random() >= self._shape.found:
            return ()
        return (self._random.choice(tuple(ON_RECORD)),)

    def _acting(self) -> tuple[Attribution, ...]:
        number = self._random.randint(0, 3)
        chosen = self._random.choices(self._agencies, cum_weights=self._zipf, k=number)
        return tuple(Attribution(id_, "acts") for id_ in dict.fromkeys(chosen))
