"""The protocols of an engine, and the choice of one by name.

An engine is an index and no more: it finds what meets conditions, adds up boosts, counts the
values of facets. What a query means, what a word weighs, how a hit is marked and explained is
worked out once, in `search.searcher`, whatever the engine.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import NamedTuple, Protocol

from search.errors import FixSettings
from search.model import Record, Sort
from search.query.plan import Condition, Group
from search.query.weighing import Weighed, WeighedPlan
from search.tables import Tables

Choices = tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
"""The chosen values: (tree, ((facet, value), …)); any of a tree's values, in every tree."""


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked of an index for one page."""

    plan: WeighedPlan
    choices: Choices = ()
    sort: Sort = "relevance"
    first: int = 0  # of the order
    last: int | None = 10  # None: to the end
    counted: tuple[Condition, ...] = ()  # whose records among all that is near are counted


@dataclass(frozen=True, slots=True)
class Found:
    """What an index answers."""

    ids: tuple[str, ...]  # of the records from `first` to `last`
    scores: tuple[float, ...]  # of these
    total: int  # of records that are near and chosen
    exact: int  # of these, the records with every word: they stand first
    by_line: int  # activities that only their line brings near, which are not among them
    facets: Mapping[str, Mapping[str, int]]  # facet -> value -> records under the others' choices
    counted: tuple[int, ...]  # for each condition of the request


class Index(Protocol):
    """One immutable build, open for searching; safe to share between threads."""

    def counts(self, sets: Sequence[Sequence[Group]]) -> Sequence[int]:
        """How many records are in each set: those that meet every one of its groups."""

    def find(self, request: Request) -> Found:
        """The records near to a plan, those with every word first; then by score, then by place.

        A record's score is the sum of its boosts times the share of the query that it meets. Near
        is what has every word, and what has a part of them by its own text: the first up to
        `ranking.LEAST` in all, and any that reaches `ranking.SHARE_OF_BEST` of the best score.
        Choices narrow what is near; they do not change which records are.
        """

    def across(
        self, plan: WeighedPlan, facet: str, choices: Sequence[Choices]
    ) -> Sequence[Mapping[str, int]]:
        """The counts of one facet under each of several choices, as `find` gives them."""

    def parts(
        self, weighed: Sequence[Weighed], ids: Sequence[str]
    ) -> Sequence[Sequence[Mapping[str, float]]]:
        """Of each record, what each scores on it, by field; they add up to its score."""

    def records(self, ids: Sequence[str]) -> Sequence[Record | None]:
        """Records by their ids, in that order; None for what no record has."""

    def scan(self) -> Iterator[Record]:
        """All records, by their place (`RecordId.place`)."""

    def check(self) -> None:
        """Raises a BuscadorError where it cannot answer now."""


class Analysed(NamedTuple):
    """A record with the words of its text and its values, so that both are worked out once."""

    record: Record
    surfaces: Sequence[str]  # of its words, in order
    length: int  # in terms
    values: Mapping[str, tuple[str, ...]]  # of each facet and role


class Writer(Protocol):
    """Writes one build; nothing is visible to readers before it is published."""

    def write(self, folder: Path, records: Iterable[Analysed]) -> None:
        """Index the records into an empty folder."""

    def finish(self, folder: Path, tables: Tables) -> None:
        """Add to it what needs the tables, which are known once all records have passed."""


@dataclass(frozen=True, slots=True)
class Engine:
    """How to write and how to open a build of one engine."""

    writer: Callable[[], Writer]
    index: Callable[[str, Path, Tables], Index]  # build name, the engine's folder, its tables


ENGINES = {"whoosh": ("search.engines.whoosh", "WhooshWriter", "WhooshIndex")}


def engine(name: str) -> Engine:
    """The engine of a name, imported when it is chosen.

    Raises FixSettings for a name that no engine has.
    """
    if name not in ENGINES:
        raise FixSettings(f"No hay ningún motor «{name}». Los que hay son: {', '.join(ENGINES)}.")
    module, writer, index = ENGINES[name]
    loaded = import_module(module)
    return Engine(getattr(loaded, writer), getattr(loaded, index))
