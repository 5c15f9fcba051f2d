"""Everything between report files and a build: both readings, with the files of data/."""

from collections.abc import Iterable
from pathlib import Path

import data
from index.agencies import overrides
from index.agencies.attribution import Attributor
from index.files import limits
from index.files.source import ROWS_BY_SUFFIX, Source
from index.records import Records
from index.survey import Track, survey
from search.store.builds import Contents
from search.thesaurus import authority


def shipped() -> list[Path]:
    """The report files that come with the program: those whose provenance is told."""
    files = (file for file in sorted(data.folder().iterdir()) if file.suffix in ROWS_BY_SUFFIX)
    return [file for file in files if file.with_suffix(".toml").exists()]


def records(sources: Iterable[Source], track: Track, corrections: Path | None = None) -> Records:
    """The records of the sources, which have been read once; `corrections` or those of data/."""
    agencies = authority.load(data.folder() / "agencies.csv")
    attributor = Attributor(agencies)
    corrected = overrides.load(corrections or data.folder() / "overrides.csv")
    surveyed = survey(sources, attributor.learn, track, lambda title: bool(attributor.sheet(title)))
    return Records(surveyed, attributor, corrected, agencies, track)


def contents(found: Records) -> Contents:
    """What a build takes; it grows while the records stream by."""
    surveyed = found.survey
    kept = (f.source for f in surveyed.files if f.usable and f.source.size <= limits.MOST_KEPT)
    return Contents(
        surveyed.programmes,
        found.agencies,
        found.findings(),
        found,
        surveyed.labels,
        {source.sha256: source.path for source in kept},
    )
