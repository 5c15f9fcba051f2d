"""What keeps builds: the protocol of a store, and the build that it hands out."""

from collections.abc import Iterable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from search.engine import Analysed, Index
from search.model import Agency, Programme
from search.tables import Tables


@dataclass(frozen=True, slots=True)
class Build:
    """A sealed build: it never changes again."""

    name: str
    place: str  # its folder, or its index in a cluster
    engine: str
    records: int
    lines: int
    created: str  # ISO 8601, UTC
    tables: Tables = field(compare=False, repr=False)

    @property
    def folder(self) -> Path:
        """The folder of one that lies in a folder."""
        return Path(self.place)

    @property
    def programmes(self) -> tuple[Programme, ...]:
        """What it reports."""
        return tuple(self.tables.programmes.values())


class Store(Protocol):
    """Keeps builds: written beside the live one, published in one step."""

    def lock(self) -> AbstractContextManager[None]:
        """Held while a build is written: one at a time, the next waits or is refused."""

    def begin(self) -> str:
        """The name of a new build, invisible to readers."""

    def write(self, name: str, records: Iterable[Analysed], agencies: Mapping[str, Agency]) -> None:
        """Index the records into a new build; an agency is known before a record names it."""

    def seal(self, name: str, tables: Tables, facts: Mapping[str, Any]) -> Build:
        """End a build: nothing is written into it any more."""

    def point(self, name: str) -> None:
        """Make a sealed build the live one, in one step."""

    def discard(self, name: str) -> None:
        """Remove a build that failed."""

    def prune(self, keep: set[str]) -> None:
        """Remove all builds but these."""

    def pointed(self) -> str:
        """The name of the live build; "" where there is none."""

    def stamp(self) -> object:
        """What changes whenever another build goes live."""

    def current(self) -> Build:
        """The live build. BuildIndex where there is none, RebuildIndex where it is no good."""

    def open(self, build: Build) -> Index:
        """The index of a build. RebuildIndex where it cannot be opened."""
