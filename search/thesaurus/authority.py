"""The authority file: every body that texts may name, under an id that stays."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from search import reading
from search.errors import FixSource
from search.model import Agency
from search.reading import CELL
from search.thesaurus import body_names

COLUMNS = ("id", "name", "kind", "parent", "variants", "succeeds", "since", "source")
# Characters; of those that ship, the longest have 37, 172, 28 and 23.
LONGEST = {"id": 64, "name": 300, "kind": 64, "parent": 64, "source": 300}
YEAR = re.compile("[12][0-9]{3}")
FEDERAL = frozenset({"dependencia", "órgano desconcentrado", "entidad paraestatal"})
CONTROL = "Órgano Interno de Control"
MASCULINE = frozenset(
    [
        "Archivo",
        "Banco",
        "Centro",
        "Centros",
        "Colegio",
        "Comité",
        "Consejo",
        "Fideicomiso",
        "Fideicomisos",
        "Fondo",
        "Grupo",
        "Hospital",
        "Instituto",
        "Registro",
        "Secretariado",
        "Servicio",
        "Servicios",
        "Sistema",
        "Tecnológico",
        "Tribunal",
        "Órgano",
    ]
)


@dataclass(frozen=True, slots=True)
class Succession:
    """A body that took over from another."""

    before: str
    after: str
    since: int  # the year; 0 where it is not known
    source: str  # that ordered it: "DOF 20/12/2018"; may be empty


def load(path: Path) -> dict[str, Agency]:
    """Every body by id, in the file's order, then the internal control of each federal body.

    FixSource names the row that repeats an id, points to an unknown body, or claims a name
    that another body has.
    """
    listed = {row["id"]: _agency(row) for row in _rows(path)}
    controls = (_control(agency) for agency in listed.values() if agency.kind in FEDERAL)
    agencies = listed | {each.id: each for each in controls if each.id not in listed}
    _check_names(agencies, path)
    return agencies


def predecessors(path: Path) -> dict[str, tuple[str, ...]]:
    """For a body that took over from others, their ids: {"FGR": ("PGR",)}."""
    found: dict[str, tuple[str, ...]] = {}
    for each in successions(path):
        found[each.after] = (*found.get(each.after, ()), each.before)
    return found


def successions(path: Path) -> tuple[Succession, ...]:
    """Every body that took over from another, in the file's order."""
    return tuple(
        Succession(before, row["id"], int(row["since"] or 0), row["source"])
        for row in _rows(path)
        for before in _parts(row["succeeds"])
    )


def writings(agency: Agency) -> Iterator[str]:
    """Every way to write a body's name that the authority file knows."""
    yield from body_names.spellings(agency.name)
    yield from agency.variants


def _rows(path: Path) -> list[dict[str, str]]:
    columns, rows = reading.table(path)
    if columns != COLUMNS:
        raise FixSource(f"{path.name}: sus columnas deben ser {', '.join(COLUMNS)}.")
    numbered = list(rows)
    _check_ids(numbered, path)
    return [row for _, row in numbered]


def _check_ids(rows: list[tuple[int, dict[str, str]]], path: Path) -> None:
    at: dict[str, int] = {}
    for number, row in rows:
        if not row["id"].strip() or not row["name"].strip():
            raise FixSource(f"{path.name}, fila {number}: debe tener id y name.")
        if long := next((name for name in COLUMNS if len(row[name]) > LONGEST.get(name, CELL)), ""):
            raise FixSource(f"{path.name}, fila {number}: {long} es demasiado largo.")
        if row["id"] in at:
            raise FixSource(
                f"{path.name}, fila {number}: {row['id']} ya está en la fila {at[row['id']]}."
            )
        at[row["id"]] = number
    for number, row in rows:
        if (row["since"] or row["source"]) and not row["succeeds"]:
            raise FixSource(
                f"{path.name}, fila {number}: {row['id']} tiene since o source, pero no succeeds."
            )
        if row["since"] and not YEAR.fullmatch(row["since"]):
            raise FixSource(
                f"{path.name}, fila {number}: since es «{row['since']}»; debe ser un año."
            )
        for other in (*filter(None, [row["parent"]]), *_parts(row["succeeds"])):
            if other not in at:
                raise FixSource(
                    f"{path.name}, fila {number}: {row['id']} remite a {other}, que no está."
                )


def _check_names(agencies: Mapping[str, Agency], path: Path) -> None:
    owner: dict[tuple[str, ...], str] = {}
    for agency in agencies.values():
        for name in writings(agency):
            other = owner.setdefault(body_names.key(name), agency.id)
            if other != agency.id:
                raise FixSource(f"{path.name}: «{name}» es nombre de {other} y de {agency.id}.")


def _agency(row: Mapping[str, str]) -> Agency:
    return Agency(row["id"], row["name"], row["kind"], row["parent"], _parts(row["variants"]))


def _control(agency: Agency) -> Agency:
    """The internal control body that federal law gives to every federal body."""
    article = "el" if agency.name.split()[0] in MASCULINE else "la"
    acronyms = [name for name in agency.variants if body_names.is_acronym(name)]
    variants = [f"{prefix} en {acronym}" for prefix in (CONTROL, "OIC") for acronym in acronyms]
    return Agency(
        id=f"OIC-{agency.id}",
        name=f"{CONTROL} en {article} {agency.name}",
        kind="unidad administrativa",
        parent="SFP",
        variants=(*variants, f"OIC en {article} {agency.name}"),
    )


def _parts(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split("|") if part)
