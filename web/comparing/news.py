"""What an address asks of the changes that builds found."""

from collections.abc import Iterable
from dataclasses import dataclass

from search.comparison.news import Change
from search.comparison.values import LINE_KINDS
from web.comparing.asked import FOR_COMPARE, PAGE_SIZE
from web.params import Reading

FOR_NEWS = tuple(each for each in FOR_COMPARE if each.name in ("change", "agency", "page", "size"))
FOR_NEWS_FEED = tuple(each for each in FOR_NEWS if each.name != "size")


@dataclass(frozen=True, slots=True)
class AskedNews:
    """To what the changes are narrowed, and what of them is shown."""

    kinds: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    page: int = 1
    size: int = PAGE_SIZE

    def of(self, changes: Iterable[Change]) -> tuple[Change, ...]:
        """The changes that are asked for."""
        return tuple(each for each in changes if each.is_chosen(self.agencies, self.kinds))

    def shown(self, found: tuple[Change, ...], size: int) -> tuple[Change, ...]:
        """Those of its page."""
        return found[(self.page - 1) * size : self.page * size]

    def pairs(self, page: int = 1) -> list[tuple[str, str]]:
        """The parameters of its address, on some page."""
        many = (("change", self.kinds), ("agency", self.agencies))
        found = [(name, value) for name, values in many for value in values]
        found += [("page", str(page))] if page > 1 else []
        return found + ([("size", str(self.size))] if self.size != PAGE_SIZE else [])


def asked_news(reading: Reading) -> AskedNews:
    """What a reading of an address asks for."""
    kinds = reading.texts("change")
    return AskedNews(
        tuple(kind for kind in LINE_KINDS if kind in kinds),
        tuple(sorted(set(reading.texts("agency")))),
        reading.first("page", 1),
        reading.first("size", PAGE_SIZE),
    )
