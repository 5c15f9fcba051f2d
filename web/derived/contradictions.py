"""The lines that say one thing and describe another."""

from search.findings import BY_ID
from search.ids import RecordId
from search.searcher import Searcher


def contradictions(build: Searcher) -> frozenset[RecordId]:
    """The lines of a build whose response and activities contradict each other."""
    return frozenset(
        finding.record.line
        for finding in build.findings
        if finding.record and BY_ID[finding.rule].severity == "contradiction"
    )
