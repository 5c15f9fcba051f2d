"""The lines that say one thing and describe another, each with the sentence that says so."""

from search.findings import BY_ID
from search.ids import RecordId
from search.output import sentences
from search.searcher import Searcher


def contradictions(build: Searcher) -> dict[RecordId, str]:
    """What each line says and describes of which a finding of the build is that they disagree.

    Response and activities do not show it by themselves: it was told where the source was read.
    """
    lines = dict.fromkeys(
        finding.record.line
        for finding in build.findings
        if finding.record and BY_ID[finding.rule].severity == "contradiction"
    )
    return {
        record.id: sentences.contradiction(
            record,
            build.programmes[record.report],
            build.statistics.activities(record.id.heading),
        )
        for record in build.records_of(tuple(lines))
        if record
    }
