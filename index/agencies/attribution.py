"""Who acts and who is only named, read out of a text."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from index.agencies.definitions import Definition, definitions
from index.agencies.exclusions import KNOWN
from index.agencies.gazetteer import Gazetteer
from index.agencies.given import Given, GivenBodies
from index.agencies.grammar import FUTURE_WORD
from index.agencies.mentions import UNKNOWN, Finder, Mention
from index.agencies.roles import Standing, standings
from index.agencies.sentences import sentences
from index.agencies.unlisted import unlisted
from search.model import Agency, Attribution
from search.spanish import reading
from search.thesaurus import body_names
from search.thesaurus.authority import writings


@dataclass(frozen=True, slots=True)
class Misspelling:
    """A body's name with a letter wrong or a word broken, as a text has it."""

    agency: str
    written: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What a text says of bodies.

    Every agency of the attributions is in the authority file or in `defined`.
    """

    attributions: tuple[Attribution, ...]  # in order of agency, each once, in one role
    defined: tuple[Agency, ...] = ()  # those here that the authority file lacks
    undefined: tuple[str, ...] = ()  # of these, the ids of which nothing but an acronym is known
    misspelt: tuple[Misspelling, ...] = ()  # in order, each writing once
    unlisted: tuple[str, ...] = ()  # full names like a body's that nobody lists or defines


class Attributor:
    """Reads texts with the bodies of an authority file and those that the texts define."""

    def __init__(self, agencies: Mapping[str, Agency]) -> None:
        self._listed = agencies
        self._agencies = dict(agencies)
        self._gazetteer = Gazetteer(agencies.values())
        self._explained = set(KNOWN)
        self._accepted: set[str] = set()
        self._finder = Finder(self._agencies, self._gazetteer, self._explained, self._accepted)
        self._column = GivenBodies(agencies, self._agencies, self._finder)

    def learn(self, text: str) -> None:
        """Take note of what a text's acronyms stand for; first all texts, then read."""
        said = reading.read(text).text
        for definition in definitions(said):
            listed = self._gazetteer.owner(definition.acronym)
            if not listed:
                self._note(definition)
            elif self._is_another(definition, listed):
                self._gazetteer.forget(definition.acronym)
                self._note(definition)
        if any(self._is_unknown(match[0]) for match in UNKNOWN.finditer(said)):
            self._accepted.update(self.read(text).undefined)

    def _is_unknown(self, acronym: str) -> bool:
        known = acronym in self._explained or acronym in self._accepted
        return not known and not self._gazetteer.is_acronym(acronym)

    def read(self, text: str) -> Reading:
        """The bodies of a text in their roles, with the words that show each."""
        said = reading.read(text)
        mentions = self._finder.mentions(said.text)
        found = _roles(said.text, mentions)
        attributions = tuple(
            Attribution(id_, "acts" if acts else "named", *said.span(mention.start, mention.end))
            for id_, (mention, acts) in sorted(found.items())
        )
        new = [each.agency for each in attributions if each.agency not in self._listed]
        unknown = tuple(id_ for id_ in new if id_ not in self._agencies)
        defined = tuple(self._agencies.get(id_) or Agency(id_, id_, "", "") for id_ in new)
        slips = (
            Misspelling(each.agency, " ".join(said.text[each.start : each.end].split()))
            for each in mentions
            if not each.spelt
        )
        names = dict.fromkeys(unlisted(said.text, mentions, self._gazetteer))
        return Reading(attributions, defined, unknown, tuple(dict.fromkeys(slips)), tuple(names))

    def given(self, cell: str) -> Given:
        """The bodies that a cell of a column of bodies names; it teaches nothing."""
        return self._column.given(cell)

    def sheet(self, title: str) -> str:
        """The id of the listed body that a sheet's title is as a whole, or ""."""
        return self._column.sheet(title)

    def _is_another(self, definition: Definition, listed: str) -> bool:
        """Whether a text gives a listed acronym a meaning of its own, not another wording.

        What begins with another word is another thing: CDI is a Comisión, no Centro.
        """
        if not definition.name or self._gazetteer.owner(definition.name) == listed:
            return False
        heads = {body_names.key(name)[0] for name in writings(self._agencies[listed])}
        return body_names.key(definition.name)[0] not in heads

    def _note(self, definition: Definition) -> None:
        """Learn an acronym that is in no list: another name of a body, a new body, or none."""
        acronym, name = definition.acronym, definition.name
        owner = self._gazetteer.owner(name) if name else ""
        if not owner and not definition.body:
            self._explained.add(acronym)
            return
        if not owner:
            owner = acronym
            if acronym in self._listed:
                owner = f"{acronym}-{body_names.key(name)[0].upper()}"
            self._agencies[owner] = Agency(owner, name, "", "", (acronym,))
            self._gazetteer.add(name, owner)
        self._gazetteer.add(acronym, owner)


def line_attributions(
    own: Iterable[Attribution], activities: Iterable[tuple[Attribution, ...]]
) -> tuple[Attribution, ...]:
    """A line's attributions: who acts by its column or in its activities, who is named in its text.

    A line says what ought to be done; only a column or an activity says who does it. What a column
    gives an activity is handed up as any other: it is no word of the line's own.
    """
    texts = tuple(own)
    acting = {each.agency: each for each in texts if each.given}
    for agency in (each.agency for group in activities for each in group if each.role == "acts"):
        acting.setdefault(agency, Attribution(agency, "acts"))
    given = {each.agency for each in texts if each.given}
    named = dict.fromkeys(replace(each, role="named") for each in texts if each.agency not in given)
    return (*(acting[agency] for agency in sorted(acting)), *named)


def _roles(text: str, mentions: list[Mention]) -> dict[str, tuple[Mention, bool]]:
    """Per agency the mention that shows its role, and whether it acts."""
    read = [each for sentence in sentences(text, mentions) for each in standings(sentence)]
    least = _least(text, [standing for _, standing in read])
    found: dict[str, tuple[Mention, bool]] = {}
    for mention, standing in read:
        id_ = _meant(mention, found)
        acts = standing >= least
        known = found.get(id_)
        if known is None or (acts and not known[1]):
            found[id_] = (mention, acts)
    for mention in mentions:
        if mention.inside:
            found.setdefault(mention.agency, (mention, False))
    return found


def _least(text: str, found: Sequence[Standing]) -> Standing:
    """The least standing that counts as acting in a text."""
    surest = max(found, default=Standing.NAMED)
    if surest is Standing.DID and FUTURE_WORD.search(text):
        return Standing.ACTS
    return max(surest, Standing.DID)


def _meant(mention: Mention, found: Mapping[str, tuple[Mention, bool]]) -> str:
    """The agency of a mention; "el Instituto" means one that acts rather than the nearest."""
    acting: Iterable[str] = (id_ for id_ in mention.shorthand if id_ in found and found[id_][1])
    return next(iter(acting), mention.agency)
