"""Small collections of records, made for a test."""

from collections.abc import Iterable

from search.model import Agency, Attribution, Heading, Programme, Record, Response
from search.store.builds import Contents

AGENCIES = {
    "SRE": Agency("SRE", "Secretaría de Relaciones Exteriores", "dependencia", ""),
    "INM": Agency("INM", "Instituto Nacional de Migración", "órgano desconcentrado", ""),
    "PGR": Agency("PGR", "Procuraduría General de la República", "dependencia", ""),
}


def programme(id_: str) -> Programme:
    """A programme that is called like its id."""
    return Programme(id_, f"Programa {id_}", "Gobernación", 2018, f"{id_}.txt", "0" * 64)


def record(
    id_: str,
    text: str,
    *,
    acts: Iterable[str] = (),
    response: Response = "yes",
    findings: tuple[str, ...] = (),
    line: str = "",
) -> Record:
    """A record whose place follows from its id; its headings are words that no text has.

    `line` is the text of the line above an activity.
    """
    scope, code, *activity = id_.split("/")
    levels = code.split(".")
    return Record(
        id=id_,
        programme=scope,
        kind="activity" if activity else "line",
        objective=Heading(levels[0], "Encabezado"),
        strategy=Heading(".".join(levels[:2]), "Encabezado"),
        line=Heading(code, line if activity else text),
        activity=int(activity[0]) if activity else None,
        text=text,
        response=response,
        attributions=tuple(Attribution(agency, "acts") for agency in acts),
        findings=findings,
    )


def contents(*records: Record) -> Contents:
    """What a build of these records holds."""
    ids = dict.fromkeys(each.programme for each in records)
    return Contents({id_: programme(id_) for id_ in ids}, AGENCIES, (), records)
