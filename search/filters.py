"""The choices that narrow a search: facets and their values, whatever facets there are."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, init=False)
class Filters:
    """Chosen facet values: OR within a facet, AND between facets.

    >>> Filters(agency=("SRE",), kind=())["agency"], Filters()["kind"]
    (('SRE',), ())
    """

    chosen: tuple[tuple[str, tuple[str, ...]], ...]

    def __init__(self, **chosen: tuple[str, ...]) -> None:
        """Choices by the names of `search.schema.FACETS`; equal ones are equal in any order."""
        pairs = sorted((name, tuple(values)) for name, values in chosen.items() if values)
        object.__setattr__(self, "chosen", tuple(pairs))

    def __bool__(self) -> bool:
        return bool(self.chosen)

    def __getitem__(self, facet: str) -> tuple[str, ...]:
        return next((values for name, values in self.chosen if name == facet), ())

    def choosing(self, **chosen: tuple[str, ...]) -> "Filters":
        """The same with other choices in some facets; none takes a facet off."""
        return Filters(**dict(self.chosen) | chosen)

    def without(self, facet: str, value: str) -> "Filters":
        """The same with one choice taken off."""
        return self.choosing(**{facet: tuple(v for v in self[facet] if v != value)})


NO_FILTERS = Filters()
