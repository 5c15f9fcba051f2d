"""Bodies by their role: who acts, who is only named, and texts in which nobody acts."""

from collections import Counter
from collections.abc import Mapping

from search.filters import Filters
from search.schema import BY_ROLE, NONE, columns_of

Counts = Mapping[str, int]
NOTHING: Counts = {}


def agencies(counts: Mapping[str, Counts], filters: Filters) -> Counts:
    """How many records have each body in the role that is chosen, and how many none that acts.

    A body that acts in a record is not also only named in it: the columns share no record of it.
    """
    found: Counter[str] = Counter()
    for column in columns_of("agency", filters["role"]):
        found.update(counts.get(column, NOTHING))
    found[NONE] = counts.get("nobody", NOTHING).get(NONE, 0)
    return found


def roles(counts: Mapping[str, Counts], filters: Filters) -> Counts:
    """How many records have the chosen body in each role.

    Of several bodies, or none, only the role that is chosen: what the answer has in all.
    """
    chosen = filters["agency"]
    if len(chosen) == 1 and chosen[0] != NONE:
        body = chosen[0]
        return {
            role: sum(counts.get(column, NOTHING).get(body, 0) for column in columns)
            for role, columns in BY_ROLE.items()
        }
    held = counts.get("kind", NOTHING)
    total = sum(held.get(kind, 0) for kind in filters["kind"] or held)
    return dict.fromkeys(filters["role"], total)
