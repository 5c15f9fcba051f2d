"""Chosen facet values as filters, and the counts of each facet under all the others' choices."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from search.engine import Choices
from search.engines.opensearch.conditions import any_of, every, key_of
from search.engines.opensearch.schema import Body, facet
from search.schema import COUNTED

Counts = Mapping[str, Mapping[str, int]]  # facet -> value -> records


class Filtering:
    """Narrows by the facet fields of one build."""

    def __init__(self, values: Mapping[str, Mapping[str, int]]) -> None:
        """`values`: those that records of the build hold, of each facet."""
        # Counts are exact where as many values are asked for as there are.
        self._sizes = {name: len(values[name]) + 1 for name in COUNTED}

    def counting(self, choices: Choices) -> dict[str, Body]:
        """Aggregations that count every facet, by its name."""
        return {name: self.count(name, choices) for name in self._sizes}

    def count(self, name: str, choices: Choices) -> Body:
        """The aggregation that counts one facet."""
        others = [_any(chosen) for tree, chosen in choices if tree != COUNTED[name]]
        values = {"terms": {"field": facet(name), "size": self._sizes[name]}}
        return {"filter": every(others), "aggs": {"values": values}} if others else values

    def counts(self, answers: Sequence[Mapping[str, Any]]) -> Counts:
        """The counts of every facet over sets that share no record."""
        return {name: together(each[name] for each in answers) for name in self._sizes}


def together(answers: Iterable[Mapping[str, Any]]) -> Mapping[str, int]:
    """The counts of one facet over sets that share no record."""
    found: Counter[str] = Counter()
    for answer in answers:
        values = answer.get("values", answer)
        assert not values["sum_other_doc_count"]  # noqa: S101  all were asked for
        found.update({each["key"]: each["doc_count"] for each in values["buckets"]})
    return found


def chosen(choices: Choices) -> list[Body]:
    """A filter for each tree that narrows."""
    return [_any(values) for _, values in choices]


def _any(values: Iterable[tuple[str, str]]) -> Body:
    return any_of({"term": {facet(name): key_of(value)}} for name, value in values)
