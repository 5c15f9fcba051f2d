"""Small collections of records, made for a test."""

from collections.abc import Iterable

from search.ids import RecordId
from search.model import Agency, Attribution, Heading, Programme, Record, Response
from search.spanish.commitment import commitment
from search.store.builds import Contents
from search.thesaurus import shipped

AGENCIES = {
    "SRE": Agency("SRE", "Secretaría de Relaciones Exteriores", "dependencia", ""),
    "INM": Agency("INM", "Instituto Nacional de Migración", "órgano desconcentrado", ""),
    "PGR": Agency("PGR", "Procuraduría General de la República", "dependencia", ""),
}


def programme(id_: str, year: int = 2018) -> Programme:
    """A programme that is called like its id."""
    document = f"{id_}.txt" if year == 2018 else f"{id_}-{year}.txt"
    return Programme(id_, f"Programa {id_}", "Gobernación", year, document, "0" * 64)


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
    own = RecordId.parse(id_)
    return Record(
        id=own,
        headings=(
            *(Heading(above.code, "Encabezado") for above in own.headings[:-1]),
            Heading(own.code, line if own.activity else text),
        ),
        text=text,
        response=response,
        attributions=tuple(Attribution(agency, "acts") for agency in acts),
        findings=findings,
        commitment=commitment(text) if own.activity else (),
        topics=shipped.topics().of(text),
    )


def contents(*records: Record) -> Contents:
    """What a build of these records holds."""
    ids = dict.fromkeys((each.id.programme, each.id.year) for each in records)
    programmes = [programme(*id_) for id_ in ids]
    return Contents({each.report: each for each in programmes}, AGENCIES, (), records)
