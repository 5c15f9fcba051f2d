"""Who acts and who is only named, read out of a text."""

from collections.abc import Mapping
from dataclasses import dataclass

from index.definitions import definitions
from index.gazetteer import Gazetteer
from index.mentions import Finder, Mention
from index.roles import Standing, standings
from index.sentences import sentences
from search import names
from search.model import Agency, Attribution

STATES = (
    "aguascalientes", "baja california", "baja california sur", "campeche", "chiapas",
    "chihuahua", "ciudad de mexico", "distrito federal", "coahuila", "colima", "durango",
    "guanajuato", "guerrero", "hidalgo", "jalisco", "michoacan", "morelos", "nayarit",
    "nuevo leon", "oaxaca", "puebla", "queretaro", "quintana roo", "san luis potosi", "sinaloa",
    "sonora", "tabasco", "tamaulipas", "tlaxcala", "veracruz", "yucatan", "zacatecas",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reading:
    """What a text says of bodies."""

    attributions: tuple[Attribution, ...]  # in order of agency, each once, in one role
    defined: tuple[Agency, ...] = ()  # bodies here that only the texts define
    undefined: tuple[str, ...] = ()  # acronyms that stand where bodies stand and are in no list


class Attributor:
    """Reads texts with the bodies of an authority file and those that the texts define."""

    def __init__(self, agencies: Mapping[str, Agency]) -> None:
        self._listed = agencies
        self._agencies = dict(agencies)
        self._gazetteer = Gazetteer(agencies.values())
        self._finder = Finder(
            self._agencies, self._gazetteer, frozenset(names.key(state) for state in STATES)
        )

    def learn(self, text: str) -> None:
        """Take note of the bodies that a text defines; first all texts, then read."""
        for definition in definitions(text):
            owner = self._gazetteer.owner(definition.name) if definition.name else ""
            if owner and not self._gazetteer.owner(definition.acronym):
                self._gazetteer.add(definition.acronym, owner)
            elif definition.name and not owner and not self._gazetteer.owner(definition.acronym):
                agency = Agency(definition.acronym, definition.name, "", "", (definition.acronym,))
                self._agencies[agency.id] = agency
                self._gazetteer.add(agency.name, agency.id)
                self._gazetteer.add(definition.acronym, agency.id)

    def read(self, text: str) -> Reading:
        """The bodies of a text in their roles, with the words that show each."""
        mentions = self._finder.mentions(text)
        found = _standing(text, mentions)
        best = {agency: mention for agency, (mention, _) in found.items()}
        attributions = tuple(
            Attribution(agency, "acts" if acts else "named", best[agency].start, best[agency].end)
            for agency, (_, acts) in sorted(found.items())
        )
        defined = tuple(self._agencies[a] for a in sorted(found) if a not in self._listed)
        return Reading(attributions, defined)


def _standing(text: str, mentions: list[Mention]) -> dict[str, tuple[Mention, bool]]:
    """Per agency the mention that shows its role, and whether it acts."""
    read = [pair for sentence in sentences(text, mentions) for pair in standings(sentence)]
    nobody = not any(standing is Standing.ACTS for _, standing in read)
    least = Standing.MAYBE if nobody else Standing.ACTS
    found: dict[str, tuple[Mention, bool]] = {}
    for mention, standing in read:
        acts = standing.value >= least.value
        if acts and not found.get(mention.agency, (mention, False))[1]:
            found[mention.agency] = (mention, True)
        elif not mention.shorthand:
            found.setdefault(mention.agency, (mention, False))
    for mention in mentions:
        found.setdefault(mention.agency, (mention, False))
    return found
