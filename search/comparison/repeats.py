"""One text in the reports of several years: told once, as the newest has it."""

from collections.abc import Iterable

from search.comparison.pairing import OTHER_CODE
from search.comparison.wording import likeness, words
from search.model import Hit, Record


def once(hits: Iterable[Hit], own: Record) -> list[Hit]:
    """Hits without those that are `own` or a hit before them in another year's report.

    Each stands in the place of the first of its years, as the newest of them.
    """
    kept: list[Hit] = []
    for hit in hits:
        if _is_another_year(hit.record, own):
            continue
        alike = (n for n, each in enumerate(kept) if _is_another_year(hit.record, each.record))
        place = next(alike, None)
        if place is None:
            kept.append(hit)
        elif hit.record.id.year > kept[place].record.id.year:
            kept[place] = hit
    return kept


def _is_another_year(record: Record, other: Record) -> bool:
    """Whether two records are one text in two reports of a programme."""
    if record.programme != other.programme or record.id.year == other.id.year:
        return False
    return likeness(words(record.text), words(other.text)) >= OTHER_CODE
