"""Counts what hangs under each heading, and what the texts have of each agency."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from search.ids import code_key, report_id
from search.model import Record
from search.query.statistics import TOGETHER, WHOLE, Figures, Standing

Counted = TypeVar("Counted", Figures, Standing)
Above = tuple[str, int, tuple[int, ...]]  # programme, year, numbers of what is over a line
Speaking = tuple[int, Standing, tuple[str, ...], tuple[str, ...]]  # year, one, who acts, is named


@dataclass(slots=True)
class FiguresCounter:
    """Counts the records that it is given; those that are counted alike are added up at the end."""

    _texts: Counter[tuple[Above, Figures]] = field(default_factory=Counter)
    _speaking: Counter[Speaking] = field(default_factory=Counter)

    def add(self, record: Record, values: Mapping[str, tuple[str, ...]]) -> None:
        """Count a record in; `values`: what it holds of each facet and role."""
        id_, one = record.id, Figures.of(record)
        self._texts[(id_.programme, id_.year, id_.numbers[:-1]), one] += 1
        acts = Standing(activities=one.activities, lines=one.lines)
        self._speaking[id_.year, acts, values["agency"], values["mentioned"]] += 1

    def of_headings(self, reports: Iterable[str]) -> dict[str, dict[str, Figures]]:
        """The figures of each report and of its headings over the lines, by code."""
        found = {report: defaultdict(Figures, {WHOLE: Figures()}) for report in reports}
        for ((programme, year, numbers), one), times in self._texts.items():
            held = found[report_id(programme, year)]
            for depth in range(len(numbers) + 1):
                code = ".".join(map(str, numbers[:depth]))
                held[code] = _plus(held[code], one, times)
        return {report: dict(sorted(held.items(), key=_by_code)) for report, held in found.items()}

    def of_agencies(self) -> dict[str, dict[str, Standing]]:
        """The standing of each agency of which the texts of a year speak."""
        found: dict[str, dict[str, Standing]] = defaultdict(lambda: defaultdict(Standing))
        for (year, acts, acting, named), times in sorted(self._speaking.items()):
            held = found[str(year)]
            for agency in _with_all(acting):
                held[agency] = _plus(held[agency], acts, times)
            for agency in named if acting else _with_all(named):
                held[agency] = _plus(held[agency], Standing(named=1), times)
        return {year: dict(held) for year, held in found.items()}


def _by_code(each: tuple[str, Figures]) -> tuple[int, ...]:
    return code_key(each[0]) if each[0] != WHOLE else ()


def _with_all(agencies: tuple[str, ...]) -> Iterator[str]:
    """Agencies, and what stands for all of them where there is any."""
    yield from agencies
    if agencies:
        yield TOGETHER


def _plus(held: Counted, one: Counted, times: int) -> Counted:
    return type(held)(*(n + times * each for n, each in zip(held, one, strict=True)))
