"""The sidecar of a report: what `<name>.toml` beside it says of its programme and its table."""

import os
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from index.files.toml.syntax import syntax_flaw
from index.files.toml.table_section import SidecarFlaw, table_section
from index.problem import Problem, shortened
from index.table.layout import UNTOLD, Layout
from search import reading
from search.errors import why
from search.ids import SLUG
from search.printable import one_line

YEARS = range(1900, 2101)

SIDECAR_BYTES = 1 << 13  # 60 long columns fit; in more, a key of many dots takes minutes to read
# The most characters of each text.
SIDECAR_TEXTS = {
    "id": 64,
    "title": 300,
    "branch": 200,
    "formerly": 64,
    "origin": 1_000,
    "source_url": 1_000,
    "retrieved": 100,
    "licence": 200,
    "note": 2_000,
    "sha256": 64,
}
PROSE = frozenset({"origin", "note"})  # may have several lines
SHA256 = re.compile("[0-9a-fA-F]{64}")
WEB_ADDRESS = re.compile(r"https?://[A-Za-z0-9.-]+(?::[0-9]{1,5})?(?:[/?#][!-;=?-Z_a-z~\[\]]*)?")


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is said about a programme outside its table; "" and None where nothing is."""

    id: str = ""
    title: str = ""
    branch: str = ""
    year: int | None = None
    formerly: str = ""  # the programme's id in the addresses of version 0.1.0
    sha256: str = ""
    source_url: str = ""  # the official address of the file


UNSAID = Metadata()


class Sidecar(NamedTuple):
    """What a sidecar says; nothing where it has problems."""

    metadata: Metadata = UNSAID
    layout: Layout = UNTOLD
    problems: tuple[Problem, ...] = ()
    sha256: str = ""  # of its bytes


def sidecar_of(report: Path) -> Sidecar:
    """What <name>.toml says, and what is wrong with it."""
    file = report.with_suffix(".toml")
    try:
        if not os.path.lexists(file):
            return Sidecar()
        content = reading.content(file, SIDECAR_BYTES)
        values = tomllib.loads(content.decode("utf-8-sig"))
    except tomllib.TOMLDecodeError as error:
        return _bad_sidecar(file, [SidecarFlaw("", f"{syntax_flaw(error)}.")])
    except (OSError, ValueError, RecursionError) as error:
        return _bad_sidecar(file, [SidecarFlaw("", f"{why(error)}.")])
    layout, flaws = table_section(values["table"]) if "table" in values else (UNTOLD, ())
    if found := [*_flaws(values), *flaws]:
        return _bad_sidecar(file, found)
    known = {name: values[name] for name in Metadata.__slots__ if values.get(name)}
    if "table" in values and "title" in known:
        layout = replace(layout, titled=True)
    return Sidecar(Metadata(**known), layout, sha256=sha256(content).hexdigest())


def unfit(values: Mapping[str, Any]) -> list[str]:
    """The names that are not known, or whose values cannot be."""
    return [name for name, value in values.items() if not _is_of_its_kind(name, value)]


def _is_of_its_kind(name: str, value: Any) -> bool:
    if name == "year":
        return type(value) is int and (value in YEARS or value == 0)  # 0: yet to be filled in
    if type(value) is not str or len(value) > SIDECAR_TEXTS.get(name, -1):
        return False
    if name in ("id", "formerly"):
        return SLUG.fullmatch(value) is not None
    if name == "sha256":
        return SHA256.fullmatch(value) is not None
    if name == "source_url":
        return value == "" or WEB_ADDRESS.fullmatch(value) is not None
    lines = value.split("\n") if name in PROSE else [value]
    return value == "" or (value.strip() != "" and lines == [one_line(line) for line in lines])


def _flaws(values: Mapping[str, Any]) -> Iterator[SidecarFlaw]:
    for name in unfit({name: value for name, value in values.items() if name != "table"}):
        yield SidecarFlaw(name, _what_it_may_be(name))


def _what_it_may_be(name: str) -> str:
    if name == "year":
        return f"Es un año de {YEARS[0]} a {YEARS[-1]}, en cifras y sin comillas."
    if name not in SIDECAR_TEXTS:
        known = f"{', '.join(SIDECAR_TEXTS)}, year o [table]"
        return f"«{shortened(name)}» no se conoce. Se admite {known}."
    most = f"no más de {SIDECAR_TEXTS[name]} letras"
    if name in ("id", "formerly"):
        return f"Es un texto de letras minúsculas sin acento, cifras y guiones, {most}."
    if name == "sha256":
        return "Son las 64 cifras hexadecimales de un SHA-256."
    if name == "source_url":
        return f"Es una dirección completa, https://…, sin espacios ni acentos, {most}."
    lines = "uno o varios renglones" if name in PROSE else "un renglón"
    return f"Es un texto entre comillas, de {lines} y {most}."


def _bad_sidecar(file: Path, flaws: list[SidecarFlaw]) -> Sidecar:
    return Sidecar(
        problems=tuple(
            Problem(
                "bad-sidecar",
                column=one_line(place[:100]),
                value=what,
                detail=f"En {file.name}.",
            )
            for place, what in flaws
        )
    )
