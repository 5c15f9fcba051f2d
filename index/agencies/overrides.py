"""Corrections by hand of who acts and who is named, each with its reason."""

import csv
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from search.errors import FixSource
from search.model import Attribution, Role

COLUMNS = ("record", "agency", "role", "reason")
NOT_THERE = "none"  # takes an agency off a record
ROLES: dict[str, Role | None] = {"acts": "acts", "named": "named", NOT_THERE: None}


@dataclass(frozen=True, slots=True)
class Override:
    """What a person says of one agency in one record."""

    record: str
    agency: str
    role: Role | None  # None: it is not there
    row: int


@dataclass(frozen=True, slots=True)
class Overrides:
    """The overrides of a file, by record."""

    document: str
    by_record: Mapping[str, tuple[Override, ...]]

    def apply(self, record_id: str, attributions: Iterable[Attribution]) -> tuple[Attribution, ...]:
        """A record's attributions as corrected, in order of agency.

        An agency that stays keeps the words that show it; one that is added has none.
        """
        corrected = {each.agency: each for each in attributions}
        for override in self.by_record.get(record_id, ()):
            seen = corrected.pop(override.agency, None)
            if override.role:
                start, end = (seen.start, seen.end) if seen else (None, None)
                corrected[override.agency] = Attribution(override.agency, override.role, start, end)
        return tuple(corrected[agency] for agency in sorted(corrected))

    def check(self, records: Collection[str], agencies: Collection[str]) -> None:
        """FixSource where an override speaks of a record or agency that is not there.

        Overrides of programmes without any record are left for the build that has them.
        """
        programmes = {record.partition("/")[0] for record in records}
        for override in (each for rows in self.by_record.values() for each in rows):
            if override.record.partition("/")[0] not in programmes:
                continue
            where = f"{self.document}, fila {override.row}"
            if override.record not in records:
                raise FixSource(f"{where}: no hay ningún registro «{override.record}».")
            if override.agency not in agencies:
                raise FixSource(f"{where}: no hay ninguna dependencia «{override.agency}».")


def load(path: Path) -> Overrides:
    """The overrides of a file; FixSource names a row with an unknown role or no reason."""
    found: dict[str, list[Override]] = defaultdict(list)
    seen: set[tuple[str, str]] = set()
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file)
        if tuple(reader.fieldnames or ()) != COLUMNS:
            raise FixSource(f"{path.name}: sus columnas deben ser {', '.join(COLUMNS)}.")
        for row, values in enumerate(reader, start=2):
            override = _override(values, row, path.name)
            if (override.record, override.agency) in seen:
                raise FixSource(
                    f"{path.name}, fila {row}: repite {override.record} {override.agency}."
                )
            seen.add((override.record, override.agency))
            found[override.record].append(override)
    return Overrides(path.name, {record: tuple(rows) for record, rows in found.items()})


def _override(values: Mapping[str, str], row: int, document: str) -> Override:
    missing = [column for column in COLUMNS if not (values.get(column) or "").strip()]
    if missing:
        raise FixSource(f"{document}, fila {row}: falta {missing[0]}.")
    given = {column: values[column].strip() for column in COLUMNS}
    if given["role"] not in ROLES:
        raise FixSource(
            f"{document}, fila {row}: role es «{given['role']}»; debe ser {', '.join(ROLES)}."
        )
    return Override(given["record"], given["agency"], ROLES[given["role"]], row)
