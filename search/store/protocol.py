"""What keeps builds: the protocol of a store, and the build that it hands out."""

from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, Protocol

from search.comparison.news import News
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


# What can be done with a build that is kept: put in service, or not, and why not.
State = Literal["ready", "other-version", "damaged", "unreadable", "unsafe", "unfinished"]


@dataclass(frozen=True, slots=True)
class Kept:
    """A build as a list of them shows it; what only its manifest says is empty where that is lost.

    `unreadable`: who asks may not, or cannot. `unsafe`: a stranger could have written it.
    """

    name: str
    state: State
    size: int  # bytes
    facts: Mapping[str, Any]


class Store(Protocol):
    """Keeps builds: written beside the live one, published in one step."""

    def lock(self, waiting: Callable[[], object] = ...) -> AbstractContextManager[None]:
        """Held while a build is written or goes live: one at a time, the next waits or is refused.

        `waiting` is called once where it has to wait.
        """

    def begin(self) -> str:
        """The name of a new build, invisible to readers."""

    def write(self, name: str, records: Iterable[Analysed], agencies: Mapping[str, Agency]) -> None:
        """Index the records into a new build; an agency is known before a record names it."""

    def keep(self, name: str, files: Mapping[str, Path]) -> None:
        """Copy the source files into a new build, by their checksums, where files can be kept."""

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

    def names(self) -> list[str]:
        """The names of all builds, the newest first; of those too that were never sealed."""

    def facts(self, name: str) -> Mapping[str, Any]:
        """What a build was sealed with; nothing where that is lost, or it never was."""

    def news(self, name: str) -> News:
        """What a build and those before it found another, whatever version of the program wrote
        it; nothing where that cannot be read."""

    def kept(self, name: str) -> Kept:
        """A build looked at from end to end, without being opened."""

    def named(self, name: str) -> Build:
        """The build of a name. BuildIndex where there is none, RebuildIndex where it is no good."""

    def open(self, build: Build) -> Index:
        """The index of a build. RebuildIndex where it cannot be opened."""

    def sources(self, build: Build) -> Path | None:
        """The folder of a build's source files, each under its checksum; None where it has none."""
