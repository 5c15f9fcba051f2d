"""The words of a build: how they are written, how many texts have them, which stems they share."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping

from search.spanish import analysis
from search.spanish.stopwords import STOP_WORDS


class Lexicon:
    """Surface forms of a build, folded."""

    def __init__(self, frequency: Mapping[str, int], spellings: Mapping[str, str]) -> None:
        """`frequency`: documents of a surface or its form without ñ; `spellings`: as written."""
        self.frequency = frequency
        self.spellings = spellings  # of the surfaces that stand in texts
        self._sorted = sorted(self.frequency)
        forms: dict[str, list[str]] = defaultdict(list)
        for surface in self._sorted:
            if surface not in STOP_WORDS:
                forms[analysis.stem(surface)].append(surface)
        self._forms = {term: tuple(surfaces) for term, surfaces in forms.items()}

    def forms(self, term: str) -> tuple[str, ...]:
        """The surface forms behind a stem, in alphabetical order."""
        return self._forms.get(term, ())

    def has(self, term: str) -> bool:
        """Does any text have a form of this stem?"""
        return term in self._forms

    def written(self) -> dict[str, int]:
        """The surface forms that stand in texts, with their documents."""
        return {s: n for s, n in self.frequency.items() if s in self.spellings}

    def spelling(self, surface: str) -> str:
        """A surface form as the texts write it most, with its accents."""
        return self.spellings.get(surface, surface)

    def begun(self, prefix: str) -> int:
        """How many surface forms begin so."""
        return len(self._starting(prefix))

    def starting(self, prefix: str, limit: int) -> tuple[str, ...]:
        """The forms that begin so; where there are more than `limit`, the most frequent."""
        found = self._starting(prefix)
        if len(found) > limit:
            found = sorted(found, key=lambda form: (-self.frequency[form], form))[:limit]
        return tuple(found)

    def _starting(self, prefix: str) -> list[str]:
        first = bisect_left(self._sorted, prefix)
        return self._sorted[first : bisect_left(self._sorted, prefix + "\U0010ffff")]
