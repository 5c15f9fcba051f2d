"""The activities of each line of a build, as the site has them."""

from collections import defaultdict
from collections.abc import Callable, Sequence

from search.ids import RecordId
from search.searcher import Searcher


def activities_of(build: Searcher) -> Callable[[RecordId], Sequence[RecordId]]:
    """What gives the activities of a line, in order."""
    held: dict[RecordId, list[RecordId]] = defaultdict(list)
    for record in build.records():
        if record.activity:
            held[record.id.line].append(record.id)
    return lambda line: held.get(line, ())
