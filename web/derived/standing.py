"""In how many activities and lines each agency acts, and in how many texts it is only named."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from search.searcher import Searcher


@dataclass(frozen=True, slots=True)
class Standing:
    """What the texts have of one agency, or of all of them with each text counted once."""

    activities: int = 0  # in which it acts
    lines: int = 0  # in which it acts, most of them by an activity
    named: int = 0  # texts, lines or activities, that name it where it does not act

    @property
    def acts(self) -> int:
        """The texts in which it acts: what a filter by it finds."""
        return self.activities + self.lines

    def __bool__(self) -> bool:
        return bool(self.acts or self.named)


NOWHERE = Standing()


@dataclass(frozen=True, slots=True)
class Standings:
    """The standing of every agency of which a build's texts speak."""

    each: dict[str, Standing]
    together: Standing  # texts in which any acts; texts in which none acts and some is named

    def of(self, agency: str) -> Standing:
        """That of one agency."""
        return self.each.get(agency, NOWHERE)

    def __contains__(self, agency: object) -> bool:
        return agency in self.each

    def __iter__(self) -> Iterator[str]:
        return iter(self.each)


TOGETHER = ""  # no agency's id


def standings(build: Searcher) -> Standings:
    """The standings of a build; an agency that acts in a text is not also named in it."""
    activities: Counter[str] = Counter()
    lines: Counter[str] = Counter()
    named: Counter[str] = Counter()
    for record in build.records():
        acts, others = record.agencies("acts"), record.agencies("named")
        counted = activities if record.activity else lines
        counted.update((*acts, TOGETHER) if acts else ())
        named.update(each for each in others if each not in acts)
        named[TOGETHER] += bool(others) and not acts
    each = {
        agency: Standing(activities[agency], lines[agency], named[agency])
        for agency in (activities | lines | named).keys() | {TOGETHER}
    }
    together = each.pop(TOGETHER)
    return Standings(each, together)
