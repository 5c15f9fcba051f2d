"""The two protocols of an engine, and the choice of one by name."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from search.errors import FixSettings
from search.model import Agency, Completion, Finding, Heading, Hit, Page, Programme, Query, Record

if TYPE_CHECKING:
    from search.store.manifest import Tables


class Reader(Protocol):
    """One immutable build, open for searching; safe to share between threads."""

    @property
    def build(self) -> str:
        """The name of the build: changes whenever the content does."""

    @property
    def programmes(self) -> Mapping[str, Programme]:
        """By id."""

    @property
    def agencies(self) -> Mapping[str, Agency]:
        """Every agency that the build knows, by id."""

    @property
    def headings(self) -> Mapping[str, Heading]:
        """Objectives, strategies and lines, by "<programme>/<code>"."""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What the build found in its sources, in source order."""

    def search(self, query: Query) -> Page:
        """The page of a query, with facets counted over all its hits."""

    def hits(self, query: Query) -> Iterator[Hit]:
        """All hits of a query in its order, whatever its page and size."""

    def record(self, id: str) -> Record | None:  # noqa: A002  the field's own name
        """A record by its id."""

    def records(self) -> Iterator[Record]:
        """All records, by programme and code."""

    def suggest(self, text: str, limit: int = 8) -> tuple[Completion, ...]:
        """Completions of what is being typed, best first."""

    def related(self, id: str, limit: int = 5) -> tuple[Hit, ...]:  # noqa: A002
        """The records nearest to one by key terms, best first; empty for an unknown id."""


class Writer(Protocol):
    """Writes one build; nothing is visible to readers before it is published."""

    def write(
        self,
        folder: Path,
        records: Iterable[Record],
        agencies: Mapping[str, Agency],
    ) -> int:
        """Index the records into an empty folder; returns their number."""


@dataclass(frozen=True, slots=True)
class Engine:
    """How to write and how to open a build of one engine."""

    writer: Callable[[], Writer]
    reader: "Callable[[str, Path, Tables], Reader]"  # build name, the engine's folder, its tables


ENGINES = {"whoosh": ("search.engines.whoosh", "WhooshWriter", "WhooshReader")}


def engine(name: str) -> Engine:
    """The engine of a name, imported when it is chosen.

    Raises FixSettings for a name that no engine has.
    """
    if name not in ENGINES:
        raise FixSettings(f"There is no engine {name!r}; the engines are {', '.join(ENGINES)}.")
    module, writer, reader = ENGINES[name]
    loaded = import_module(module)
    return Engine(getattr(loaded, writer), getattr(loaded, reader))
