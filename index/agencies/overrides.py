"""Corrections by hand of who acts and who is named, each with its reason."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from search import reading
from search.errors import FixSource
from search.ids import RecordId
from search.model import Attribution, Role

COLUMNS = ("record", "agency", "role", "reason")
NOT_THERE = "none"  # takes an agency off a record
ROLES: dict[str, Role | None] = {"acts": "acts", "named": "named", NOT_THERE: None}


@dataclass(frozen=True, slots=True)
class Override:
    """What a person says of one agency in one record."""

    record: RecordId
    agency: str
    role: Role | None  # None: it is not there
    row: int


@dataclass(frozen=True, slots=True)
class Overrides:
    """The overrides of a file, by record."""

    document: str
    by_record: Mapping[RecordId, tuple[Override, ...]]

    def apply(
        self, record_id: RecordId, attributions: tuple[Attribution, ...]
    ) -> tuple[Attribution, ...]:
        """A record's attributions as corrected.

        An agency keeps the words that show it, if any do; one that is added has none.
        """
        rows = self.by_record.get(record_id, ())
        if not rows:
            return attributions
        kept = [each for each in attributions if each.agency not in {row.agency for row in rows}]
        kept += [_corrected(row, row.role, attributions) for row in rows if row.role]
        return tuple(sorted(kept, key=lambda each: (each.agency, each.role)))

    def check(self, records: Collection[RecordId], agencies: Collection[str]) -> None:
        """FixSource where an override speaks of a record or agency that is not there.

        Overrides of reports without any record are left for the build that has them.
        """
        reports = {record.report for record in records}
        for override in (each for rows in self.by_record.values() for each in rows):
            if override.record.report not in reports:
                continue
            where = f"{self.document}, fila {override.row}"
            if override.record not in records:
                raise FixSource(f"{where}: no hay ningún registro «{override.record}».")
            if override.agency not in agencies:
                raise FixSource(f"{where}: no hay ninguna dependencia «{override.agency}».")


def _corrected(row: Override, role: Role, before: Iterable[Attribution]) -> Attribution:
    """What a row says of its agency, with the words that showed it before."""
    shown = (each for each in before if each.agency == row.agency and each.start is not None)
    seen = next(shown, Attribution(row.agency, role))
    return replace(seen, role=role)


def load(path: Path) -> Overrides:
    """The overrides of a file; FixSource names a row with an unknown role or no reason."""
    found: dict[RecordId, list[Override]] = defaultdict(list)
    seen: set[tuple[RecordId, str]] = set()
    columns, rows = reading.table(path)
    if columns != COLUMNS:
        raise FixSource(f"{path.name}: sus columnas deben ser {', '.join(COLUMNS)}.")
    for row, values in rows:
        override = _override(values, row, path.name)
        if (override.record, override.agency) in seen:
            raise FixSource(f"{path.name}, fila {row}: repite {override.record} {override.agency}.")
        seen.add((override.record, override.agency))
        found[override.record].append(override)
    return Overrides(path.name, {record: tuple(rows) for record, rows in found.items()})


def _override(values: Mapping[str, str], row: int, document: str) -> Override:
    missing = [column for column in COLUMNS if not values[column].strip()]
    if missing:
        raise FixSource(f"{document}, fila {row}: falta {missing[0]}.")
    given = {column: values[column].strip() for column in COLUMNS}
    if given["role"] not in ROLES:
        raise FixSource(
            f"{document}, fila {row}: role es «{given['role']}»; debe ser {', '.join(ROLES)}."
        )
    record = _record_id(given["record"], f"{document}, fila {row}")
    return Override(record, given["agency"], ROLES[given["role"]], row)


def _record_id(text: str, where: str) -> RecordId:
    try:
        return RecordId.parse(text)
    except ValueError:
        raise FixSource(
            f"{where}: «{text}» no es el identificador de un registro. Se escribe con el año, "
            "<programa>/<año>/<línea>[/<actividad>]: pem-2014-2018/2018/1.5.10/2."
        ) from None
