"""The values that may be chosen in each facet of a build, whoever asks: page, API, terminal."""

from collections.abc import Iterable, Mapping, Sequence

from search.ids import HeadingId
from search.model import Programme
from search.results.labels import DEPTH, above_lines
from search.schema import FACETS

NONE: Mapping[str, Sequence[HeadingId]] = {}
Choices = dict[str, dict[str, None]]  # facet -> its values, in order


def choices(
    programmes: Mapping[str, Programme],
    agencies: Iterable[str],
    headings: Iterable[HeadingId],
    held: Mapping[str, Iterable[str]],
    editions: Mapping[str, Sequence[HeadingId]] = NONE,
) -> Choices:
    """Every value of a build, whether a record has it or not.

    A heading may be chosen by its id, or by its bare code in every report at once. `programmes`
    by report; `held`: of each facet, the values that records have; `editions`: values that mean a
    heading in several years.
    """
    found = {facet.name: list(facet.words) for facet in FACETS}
    for each in FACETS:
        if each.own:
            found[each.name] += sorted(set(held[each.name]) - each.words.keys())
    found["agency"] = [*sorted(agencies), *held.get("nobody", ())]
    found["year"] = sorted({str(each.year) for each in programmes.values()})
    found["programme"] = sorted({each.id for each in programmes.values()})
    ordered = sorted(above_lines(headings, programmes))
    for depth, facet in DEPTH.items():
        ids = [id_ for id_ in ordered if len(id_.numbers) == depth]
        wider = (value for value, of in editions.items() if len(of[0].numbers) == depth)
        found[facet] = [*_codes(ids), *wider, *map(str, ids)]
    return {facet: dict.fromkeys(values) for facet, values in found.items()}


def _codes(ids: list[HeadingId]) -> list[str]:
    """The bare codes of headings, in order."""
    return [id_.code for id_ in sorted(ids, key=lambda each: each.numbers)]
