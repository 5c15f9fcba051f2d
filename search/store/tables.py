"""The tables of a build as JSON objects, and as files."""

from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from search.ids import HeadingId, RecordId
from search.model import Agency, Finding, Heading, Programme
from search.query.lexicon import Lexicon
from search.query.statistics import Statistics
from search.store.manifest import read_json, write_json
from search.tables import Tables

Object = Mapping[str, Any]

TABLES = "tables.json"
COUNTS = "words.json"


def write_tables(folder: Path, tables: Tables) -> None:
    """Store the tables of the build in a folder."""
    write_json(folder / TABLES, known(tables))
    write_json(folder / COUNTS, counts(tables))


def read_tables(folder: Path) -> Tables:
    """The tables of the build in a folder."""
    return tables_from(read_json(folder / TABLES), read_json(folder / COUNTS))


def known(tables: Tables) -> Object:
    """What a build knows beside its records, as JSON has it."""
    return {
        "programmes": [asdict(each) for each in tables.programmes.values()],
        "agencies": [asdict(each) for each in tables.agencies.values()],
        "findings": [each.plain() for each in tables.findings],
        "headings": {str(key): asdict(each) for key, each in tables.headings.items()},
        "wordings": {str(line): texts for line, texts in tables.wordings.items()},
    }


def counts(tables: Tables) -> Object:
    """What was counted of a build's texts, as JSON has it."""
    statistics, lexicon = tables.statistics, tables.lexicon
    return {
        "documents": statistics.documents,
        "having": statistics.having,
        "average": statistics.average,
        "values": statistics.values,
        "under": statistics.under,
        "surfaces": lexicon.frequency,
        "spellings": lexicon.spellings,
        "phrases": tables.phrases,
    }


def tables_from(known: Object, words: Object) -> Tables:
    """The tables, from what they know and what was counted."""
    programmes = map(_programme, known["programmes"])
    return Tables(
        programmes={each.report: each for each in programmes},
        agencies={each["id"]: _agency(each) for each in known["agencies"]},
        findings=tuple(_finding(each) for each in known["findings"]),
        headings={HeadingId.parse(k): Heading(**each) for k, each in known["headings"].items()},
        statistics=Statistics(
            words["documents"],
            words["having"],
            words["average"],
            words["values"],
            words["under"],
        ),
        lexicon=Lexicon(words["surfaces"], words["spellings"]),
        phrases=tuple((phrase, count) for phrase, count in words["phrases"]),
        wordings={RecordId.parse(k): tuple(texts) for k, texts in known["wordings"].items()},
    )


def _programme(values: Mapping[str, Any]) -> Programme:
    lists = {name: tuple(values[name]) for name in ("levels", "columns")}
    return Programme(**{**values, **lists})


def _finding(values: Mapping[str, Any]) -> Finding:
    record = RecordId.parse(values["record"]) if values["record"] else None
    return Finding(**{**values, "record": record})


def _agency(values: Mapping[str, Any]) -> Agency:
    return Agency(**{**values, "variants": tuple(values["variants"])})
