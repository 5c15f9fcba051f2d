"""The tables of a build as JSON objects, and as files."""

from collections.abc import Callable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any, TypeVar

from search.comparison.moved import by_id
from search.garbage import uncollected
from search.ids import HeadingId, RecordId
from search.model import Agency, Finding, Heading
from search.query.lexicon import Lexicon
from search.query.statistics import Figures, Standing, Statistics
from search.store.manifest import read_json, write_json
from search.store.news import news_from, news_object, programme
from search.tables import Tables

Object = Mapping[str, Any]
Counted = TypeVar("Counted", Figures, Standing)

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
        "headings": _columns(tables.headings),
        "wordings": {str(line): texts for line, texts in tables.wordings.items()},
        "moved": [[*map(str, group)] for group in dict.fromkeys(tables.moved.values())],
        "news": news_object(tables.news),
    }


def counts(tables: Tables) -> Object:
    """What was counted of a build's texts, as JSON has it."""
    statistics, lexicon = tables.statistics, tables.lexicon
    return {
        "documents": statistics.documents,
        "having": statistics.having,
        "average": statistics.average,
        "values": statistics.values,
        "under": [statistics.under.get(id_, 0) for id_ in map(str, tables.headings)],
        "figures": _as_lists(statistics.figures),
        "standings": _as_lists(statistics.standings),
        "numbers": statistics.numbers,
        "surfaces": lexicon.frequency,
        "spellings": lexicon.spellings,
        "phrases": tables.phrases,
    }


def tables_from(known: Object, words: Object) -> Tables:
    """The tables, from what they know and what was counted."""
    with uncollected():
        return _tables(known, words)


def _tables(known: Object, words: Object) -> Tables:
    programmes = map(programme, known["programmes"])
    under = zip(known["headings"]["ids"], words["under"], strict=True)
    return Tables(
        programmes={each.report: each for each in programmes},
        agencies={each["id"]: _agency(each) for each in known["agencies"]},
        findings=tuple(_finding(each) for each in known["findings"]),
        headings=_headings(**known["headings"]),
        statistics=Statistics(
            words["documents"],
            words["having"],
            words["average"],
            words["values"],
            dict(under),
            _as_tuples(Figures, words["figures"]),
            _as_tuples(Standing, words["standings"]),
            {line: tuple(numbers) for line, numbers in words["numbers"].items()},
        ),
        lexicon=Lexicon(words["surfaces"], words["spellings"]),
        phrases=tuple((phrase, count) for phrase, count in words["phrases"]),
        wordings={RecordId.parse(k): tuple(texts) for k, texts in known["wordings"].items()},
        moved=by_id(tuple(map(RecordId.parse, group)) for group in known["moved"]),
        news=news_from(known["news"]),
    )


def _as_lists(tables: Mapping[str, Mapping[str, tuple[int, ...]]]) -> Object:
    """Counts as JSON has them: a list for each."""
    return {of: {key: [*each] for key, each in held.items()} for of, held in tables.items()}


def _as_tuples(
    made: Callable[..., Counted], lists: Mapping[str, Mapping[str, list[int]]]
) -> dict[str, dict[str, Counted]]:
    """The same counts again."""
    return {of: {key: made(*each) for key, each in held.items()} for of, held in lists.items()}


def _columns(headings: Mapping[HeadingId, Heading]) -> Object:
    """Headings as columns: there are more of them than of all else. A code is that of its id."""
    ids = [str(id_) for id_ in headings]
    held = zip(ids, headings.values(), strict=True)
    return {
        "ids": ids,
        "texts": [each.text for each in headings.values()],
        "written": {id_: each.written for id_, each in held if each.written},
    }


def _headings(
    ids: list[str], texts: list[str], written: Mapping[str, str]
) -> dict[HeadingId, Heading]:
    """Headings from their columns; what many ids share is one object, parsed once."""
    reports: dict[str, tuple[str, int]] = {}
    codes: dict[str, tuple[str, tuple[int, ...]]] = {}
    found = {}
    for key, text in zip(ids, texts, strict=True):
        report, _, code = key.rpartition("/")
        if report not in reports or code not in codes:
            id_ = HeadingId.parse(key)
            reports.setdefault(report, (id_.programme, id_.year))
            codes.setdefault(code, (id_.code, id_.numbers))
        (programme, year), (code, numbers) = reports[report], codes[code]
        found[HeadingId(programme, year, numbers)] = Heading(code, text, written.get(key, ""))
    return found


def _finding(values: Mapping[str, Any]) -> Finding:
    record = RecordId.parse(values["record"]) if values["record"] else None
    return Finding(**{**values, "record": record})


def _agency(values: Mapping[str, Any]) -> Agency:
    return Agency(**{**values, "variants": tuple(values["variants"])})
