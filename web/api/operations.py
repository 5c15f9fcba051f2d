"""What the API offers: each view says once, for routing and document, what it takes and gives."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from flask import Blueprint, Response

from web.params import Parameter

BASE = "/api/v1"
JSON = "application/json"

View = Callable[..., Response]


@dataclass(frozen=True, slots=True)
class Operation:
    """A view of the API."""

    name: str
    summary: str
    paths: tuple[str, ...]  # as Flask writes them, below BASE
    takes: tuple[Parameter, ...]
    gives: Mapping[str, type]  # media type -> shape


@dataclass(slots=True)
class Operations:
    """The operations of a blueprint, in the order of its views."""

    blueprint: Blueprint
    listed: list[Operation] = field(default_factory=list)

    def add(
        self,
        *paths: str,
        gives: type | Mapping[str, type],
        takes: tuple[Parameter, ...] = (),
    ) -> Callable[[View], View]:
        """Route a view and list it."""

        def listed(view: View) -> View:
            summary = (view.__doc__ or "").partition("\n")[0]
            shapes = gives if isinstance(gives, Mapping) else {JSON: gives}
            self.listed.append(Operation(view.__name__, summary, paths, takes, shapes))
            for path in paths:
                self.blueprint.add_url_rule(BASE + path, view.__name__, view)
            return view

        return listed
