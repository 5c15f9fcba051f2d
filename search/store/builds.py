"""Building: write, verify, publish in one atomic step; and opening what was published.

A build that fails removes itself. The new build, the one that was live before it and as many
before that as are to be kept stay; the others are removed.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

from search.comparison.moved import MovedTexts, of_several_years
from search.comparison.news import NO_NEWS
from search.errors import BuscadorError, FixSource, RebuildIndex
from search.garbage import uncollected
from search.ids import HeadingId
from search.model import Agency, Finding, Heading, Programme, Query, Record
from search.query.typed.notices import MAX_WORD
from search.searcher import Searcher
from search.settings import KEEP
from search.spanish import analysis
from search.store.census import Census
from search.store.files import FileStore
from search.store.manifest import FORMAT
from search.store.naming import begun
from search.store.noting import Noting
from search.store.protocol import Build, Store


@dataclass(slots=True)
class Contents:
    """What goes into a build; the records are read once and may be a stream.

    Agencies and findings may still grow while the records are read: an agency is there before
    the record that names it, the findings are read last.
    """

    programmes: Mapping[str, Programme]  # by report
    agencies: Mapping[str, Agency]
    findings: Iterable[Finding]
    records: Iterable[Record]
    labels: Mapping[HeadingId, Heading] = field(default_factory=dict)  # the wordings to show
    files: Mapping[str, Path] = field(default_factory=dict)  # sources to be kept, by checksum


def publish(home: Path, contents: Contents, engine: str = "whoosh") -> Build:
    """Write, verify and publish a build in a folder; see `publish_in`."""
    return publish_in(FileStore(home, engine), contents)


def publish_in(store: Store, contents: Contents, keep: int = KEEP[0]) -> Build:
    """Write, verify and publish a build; on any failure the live one stays untouched.

    `keep` builds stay, the new one with them. What was live and is no more, because somebody went
    back from it, is none of those before the new one, and goes.
    Raises FixSource where there is no record to index, or an id stands twice.
    """
    with store.lock():
        before = store.pointed()
        name = store.begin()
        try:
            moved = MovedTexts(of_several_years(contents.programmes.values()))
            census = Census(contents.labels, moved)
            build = _write(store, name, contents, census, before)
            _verify(open_in(store, build), build, census.sample)
            store.point(name)
        except BaseException:
            with suppress(BuscadorError):  # what failed is told, not that its rest stays
                if store.pointed() != name:
                    store.discard(name)
            raise
        store.prune(set(islice(line(store, name), keep)))
    return build


def line(store: Store, name: str) -> Iterator[str]:
    """A build, the one that was live before it, and so on, as far as they are there.

    Where a build cannot say which was before it, it is the one begun before it.
    """
    names = store.names()
    while name in names:
        yield name
        names.remove(name)
        older = next((each for each in names if each < name and store.facts(each)), "")
        name = str(store.facts(name).get("before", older))


def _write(store: Store, name: str, contents: Contents, census: Census, before: str) -> Build:
    noting = Noting(name, begun(name), _former(store, before), contents.programmes)
    store.write(name, census.watch(noting.watch(contents.records)), contents.agencies)
    if not census.records:
        raise FixSource("No hay nada que indizar: los archivos no contienen registros.")
    tables = census.tables(contents.programmes, contents.agencies, contents.findings)
    tables = replace(tables, news=noting.news(store.news(before) if before else NO_NEWS))
    facts = {
        "format": FORMAT,
        "created": datetime.now(UTC).isoformat(timespec="seconds"),
        "records": census.records,
        "lines": census.lines,
        "before": before,
        "programmes": list(tables.programmes),
        "sources": {p.document: p.sha256 for p in tables.programmes.values()},
    }
    store.keep(name, contents.files)
    return store.seal(name, tables, facts)


def _former(store: Store, name: str) -> Searcher | None:
    """The build that a new one is compared with; None where it cannot be read: no build fails
    because one before it is no good."""
    with suppress(BuscadorError):
        return open_in(store, store.named(name)) if name else None
    return None


def _verify(searcher: Searcher, build: Build, sample: Iterable[Record]) -> None:
    """Raise RebuildIndex unless the build has its counts and finds a sample of its records."""
    everything = searcher.search(Query(size=1))
    if (everything.total, everything.lines) != (build.records, build.lines):
        raise RebuildIndex(
            f"El índice nuevo tiene {everything.total} registros en lugar de {build.records}; "
            "no se publicó y el anterior sigue en servicio."
        )
    for record in sample:
        if not _found(searcher, record):
            raise RebuildIndex(f"El índice nuevo no encuentra {record.id}; no se publicó.")


def _found(searcher: Searcher, record: Record) -> bool:
    quoted = " ".join(_typable(analysis.tokens(record.text)[:6]))
    among = not quoted or str(record.id) in searcher.ids(Query(text=f'"{quoted}"'))
    return among and searcher.record(record.id) == record


def _typable(tokens: Iterable[analysis.Token]) -> Iterator[str]:
    """Surface forms, up to the first that a query would cut or read in another way."""
    typed = ""
    for token in tokens:
        typed = f"{typed} {token.surface}".strip()
        cut = len(token.surface) > MAX_WORD or not analysis.TOKEN.fullmatch(token.surface)
        if cut or analysis.fold_words(typed) != typed:
            return
        yield token.surface


def current(home: Path) -> Build:
    """The live build of a folder. Raises BuildIndex where there is none."""
    return FileStore(home).current()


def open_build(build: Build) -> Searcher:
    """Searches a build of a folder. Raises RebuildIndex where the engine cannot open it."""
    return open_in(FileStore(build.folder.parent.parent, build.engine), build)


def open_in(store: Store, build: Build) -> Searcher:
    """Searches a build of a store."""
    with uncollected():
        searcher = Searcher(build.name, store.open(build), build.tables)
    searcher.sources = store.sources(build)
    return searcher
