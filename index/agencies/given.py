"""The bodies that a column or a sheet gives: named to act by the source itself."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import NamedTuple

from unidecode import unidecode

from index.agencies.cells.naming import CellName, names
from index.agencies.cells.pieces import cell_reading, pieces
from index.agencies.mentions import Finder, Mention
from index.agencies.tokens import words
from search.model import Agency, Attribution
from search.spanish import analysis
from search.spanish.characters import visible
from search.spanish.rewriting import Reading
from search.thesaurus import body_names
from search.thesaurus.authority import LONGEST, writings

SHEET_TITLE = 31  # characters: where Excel cuts a sheet's title
LEAST_CUT = 3  # words that tell whose name a cut one is
DIGEST = 8  # characters
_NO_ID = re.compile(r"[^A-Z0-9]+")
_NUMBERED_NAME = re.compile(r"^\s*+[0-9]{1,2}[.)-]?\s")


@dataclass(frozen=True, slots=True)
class Given:
    """What a cell of a column of bodies says."""

    agencies: tuple[str, ...] = ()  # ids in the cell's order, each once
    defined: tuple[Agency, ...] = ()  # of these, the ones that the authority file lacks
    unlisted: tuple[str, ...] = ()  # for each of those its name, as it is written


class _Body(NamedTuple):
    """A body of a cell and how it is written there."""

    agency: Agency
    written: str


@dataclass(frozen=True, slots=True)
class GivenBodies:
    """Reads cells with the bodies of a list, and with those that texts have defined."""

    listed: Mapping[str, Agency]
    agencies: Mapping[str, Agency]  # with those that texts define
    finder: Finder

    def given(self, cell: str) -> Given:
        """The bodies of a cell.

        A body that nobody lists gets an id of the words that tell its name from others.
        """
        said = cell_reading(cell)
        bodies: dict[str, _Body] = {}
        for name in names(said.text, list(pieces(said.text, self._mentions(said.text)))):
            for body in self._bodies(said, name, cell):
                bodies.setdefault(body.agency.id, body)
        new = [body for id_, body in bodies.items() if id_ not in self.listed]
        return Given(
            tuple(bodies), tuple(body.agency for body in new), tuple(body.written for body in new)
        )

    def sheet(self, title: str) -> str:
        """The id of the listed body that a title is as a whole, or ""; it may be cut."""
        said = cell_reading(_NUMBERED_NAME.sub("", title, count=1).strip())
        mentions = self._mentions(said.text)
        spoken = words(said.text)
        found = self.finder.gazetteer.owner(said.text)
        if len(mentions) == 1 and spoken[0].start == mentions[0].start:
            found = mentions[0].agency if spoken[-1].end <= mentions[0].end else ""
        if found or len(title) < SHEET_TITLE - 1:
            return found if found in self.listed else ""
        return self._cut(said.text)

    def _cut(self, title: str) -> str:
        """The one listed body whose name begins with a title's words, the last one cut."""
        *whole, last = analysis.words(analysis.fold(title)) or [""]
        told = " ".join((*whole, last))
        ids = {
            agency.id
            for agency in self.listed.values()
            for name in writings(agency)
            if " ".join(map(analysis.fold, analysis.words(name))).startswith(told)
        }
        return ids.pop() if len(ids) == 1 and len(whole) >= LEAST_CUT else ""

    def _mentions(self, text: str) -> list[Mention]:
        """The known bodies of a cell, by their own names."""
        return [
            each
            for each in self.finder.mentions(text)
            if each.agency in self.agencies and not (each.inside or each.shorthand or each.guess)
        ]

    def _bodies(self, said: Reading, name: CellName, cell: str) -> Iterator[_Body]:
        """The bodies of a name: those known in it, or the one that it is itself."""
        for each in name.bodies:
            yield _Body(self.agencies[each.agency], _written(said, each.start, each.end, cell))
        if name.bodies:
            return
        text = said.text[name.start : name.end]
        written = _written(said, name.start, name.end, cell)
        known = self.finder.gazetteer.owner(text) or self.finder.gazetteer.nearest(text)
        yield _Body(self.agencies.get(known) or self._own(text, written, name.acronym), written)

    def _own(self, text: str, written: str, acronym: str) -> Agency:
        """A body that nobody lists."""
        variants = (acronym,) if acronym else ()
        return Agency(self._id(acronym or text), written, "", "", variants)

    def _id(self, name: str) -> str:
        """An id of a name's words, which is no listed body's."""
        key = body_names.key(name) or tuple(map(analysis.fold, analysis.words(name)))
        told = _NO_ID.sub("-", unidecode("-".join(key)).upper()).strip("-")
        if told and len(told) <= LONGEST["id"] and told not in self.agencies:
            return told
        digest = sha256("-".join(key).encode()).hexdigest()[:DIGEST].upper()
        return f"{told[: LONGEST['id'] - DIGEST - 1].strip('-')}-{digest}".strip("-")


def combined(given: Sequence[str], read: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """A record's attributions where a column gives who acts, in order of agency, each once.

    Those that only the text has acting are named. Where the column gives nobody, the text holds.
    """
    if not given:
        return tuple(sorted(read, key=lambda each: each.agency))
    shown = {each.agency: each for each in reversed(read)}
    acting = {id_: _as_given(id_, shown.get(id_)) for id_ in given}
    others = {
        id_: Attribution(id_, "named", each.start, each.end)
        for id_, each in shown.items()
        if id_ not in acting
    }
    return tuple(each for _, each in sorted((acting | others).items()))


def _as_given(agency: str, shown: Attribution | None) -> Attribution:
    place = (shown.start, shown.end) if shown else (None, None)
    return Attribution(agency, "acts", *place, given=True)


def _written(said: Reading, start: int, end: int, cell: str) -> str:
    """A stretch of a reading as the cell writes it, as its reader sees it."""
    first, last = said.span(start, end)
    return " ".join(visible(cell[first:last]).text.split())
