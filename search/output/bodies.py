"""What bodies are called in few letters, and which of them took over from which."""

from collections.abc import Iterable, Mapping
from typing import Annotated, TypedDict

from search.comparison.values import LineChange
from search.model import Agency
from search.output import sentences
from search.thesaurus import authority, shipped

BRIEF = 16  # characters of a name that can stand for an acronym

Agencies = Mapping[str, Agency]


class Succession(TypedDict):
    """What is known of a body that took over from another."""

    id: Annotated[str, "The id of the other one."]
    since: Annotated[int | None, "The year in which it took over; null where it is not known."]
    source: Annotated[str, "What ordered it; empty where it is not known."]
    text: Annotated[str, "The same in Spanish, which is the one before and which the one now."]


class Body(TypedDict):
    """An agency."""

    id: Annotated[str, "Its id."]
    name: Annotated[str, "Its name in Spanish."]
    successions: Annotated[
        list[Succession],
        "Of one that came, those that went and that it took over from; of one that went, those "
        "that came in its place.",
    ]


def acronym(agency: Agency) -> str:
    """The letters an agency goes by in the texts, or a name short enough to stand for them.

    >>> acronym(Agency("SRE", "Secretaría de Relaciones Exteriores", "", "", ("SRE",)))
    'SRE'
    >>> acronym(Agency("OIC-X", "Órgano Interno de Control en X", "", "", ("OIC de X",)))
    'OIC de X'
    >>> acronym(Agency("FG-BRASIL", "Ministerio Público Federal de Brasil", "", ""))
    ''
    """
    if agency.id in agency.variants:
        return agency.id
    brief = [variant for variant in agency.variants if len(variant) <= BRIEF]
    return min(brief, key=len, default="")


def shortest(agency: Agency) -> str:
    """The letters an agency goes by, or else its name.

    >>> shortest(Agency("FG-BRASIL", "Ministerio Público Federal de Brasil", "", ""))
    'Ministerio Público Federal de Brasil'
    """
    return acronym(agency) or agency.name


def called(id_: str, agencies: Agencies) -> str:
    """The name of an agency; the id of one that nobody knows."""
    return agencies[id_].name if id_ in agencies else id_


def acting(ids: Iterable[str], change: LineChange, agencies: Agencies) -> list[Body]:
    """Bodies that came to a line or went, with who of the others took over from whom."""
    known = successions(change)
    return [
        {
            "id": id_,
            "name": called(id_, agencies),
            "successions": [
                _seen_by(id_, s, agencies) for s in known if id_ in (s.before, s.after)
            ],
        }
        for id_ in ids
    ]


def _seen_by(id_: str, each: authority.Succession, agencies: Agencies) -> Succession:
    return {
        "id": each.before if each.after == id_ else each.after,
        "since": each.since or None,
        "source": each.source,
        "text": told(each, agencies),
    }


def successions(change: LineChange) -> tuple[authority.Succession, ...]:
    """What is known of the bodies that went from a line and of those that came in their place."""
    known = shipped.successions()
    pairs = ((before, after) for before in change.went for after in change.came)
    return tuple(known[pair] for pair in pairs if pair in known)


def told(each: authority.Succession, agencies: Agencies) -> str:
    """A succession in words; a body that nobody knows goes by its id."""
    was, now = (
        shortest(agencies[id_]) if id_ in agencies else id_ for id_ in (each.before, each.after)
    )
    return sentences.succeeded(was, now, each.since)
