"""Who acts in a line and its activities: attribution, corrections, and what a line inherits."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import Protocol

from search.model import Agency, Attribution


class Reading(Protocol):
    """What the attribution of one text gives."""

    @property
    def attributions(self) -> tuple[Attribution, ...]:
        """Who acts and who is named, with the text that shows it."""

    @property
    def defined(self) -> tuple[Agency, ...]:
        """Bodies outside the authority file that the text defines."""

    @property
    def undefined(self) -> tuple[str, ...]:
        """Acronyms that look like a body's and are in no list."""


class Attributing(Protocol):
    """Reads who acts out of texts, after having seen all of them."""

    def learn(self, text: str) -> None:
        """Take note of the definitions in a text."""

    def read(self, text: str) -> Reading:
        """Who acts in a text and who is named."""


class Correcting(Protocol):
    """What people have corrected."""

    def apply(
        self, record_id: str, attributions: tuple[Attribution, ...]
    ) -> tuple[Attribution, ...]:
        """The attributions of a record after its corrections."""

    def check(self, records: Collection[str], agencies: Collection[str]) -> None:
        """FixSource where a correction speaks of a record or agency that is not there."""


def of_line(
    own: Iterable[Attribution], activities: Iterable[tuple[Attribution, ...]]
) -> tuple[Attribution, ...]:
    """A line's attributions: who acts in its activities, and who is named in its own text.

    A line says what ought to be done; only an activity says who does it.
    """
    acting = {each.agency for group in activities for each in group if each.role == "acts"}
    named = dict.fromkeys(replace(each, role="named") for each in own)
    return (*(Attribution(agency, "acts") for agency in sorted(acting)), *named)
