"""The `[table]` of a sidecar: how the columns of a table are called, as a Layout."""

import re
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import Any, NamedTuple

from index.plain_text import plain
from index.problem import shortened
from index.table.layout import EMPTY, UNTOLD, Layout
from search.ids import MOST_LEVELS
from search.model import Response
from search.printable import signs

LONGEST_WORDING = 300  # characters of a header, a sheet's title or a value

_LEVEL = re.compile("[A-Za-z0-9_-]{1,40}")  # what TOML takes for a key without quotes
_CHOICES = {
    "sheet_is": ("agency", "year", "programme"),
    "numbering": ("given", "column", "order"),
    "rows": ("line", "activity"),
}
_KEYS = ("levels", "sheets", "sheet_is", "numbering", "empty", "rows", "columns", "responses")
_FIELDS = ("activity", "response", "agency", "year", "extra", "level")
_LINE_CODES = ("code", "line_code")  # of the lowest level, whatever it is called
_ANSWER_KEYS: tuple[Response, ...] = ("yes", "no")


class SidecarFlaw(NamedTuple):
    """One wrong thing in a sidecar."""

    place: str  # its key, with those of its sections
    what: str  # Spanish: what is wrong, and what there may be


class TableSection(NamedTuple):
    """What a `[table]` says, or what is wrong with it."""

    layout: Layout
    flaws: tuple[SidecarFlaw, ...]


def table_section(said: Any) -> TableSection:
    """The layout that the value of `table` describes."""
    reading = _SectionReading()
    layout = reading.layout(said)
    flaws = tuple(reading.flaws)
    return TableSection(UNTOLD if flaws else layout, flaws)


class _SectionReading:
    """A section as far as it has been read."""

    def __init__(self) -> None:
        self.flaws: list[SidecarFlaw] = []
        self.written: dict[str, str] = {}

    def flaw(self, place: str, what: str) -> None:
        self.flaws.append(SidecarFlaw(f"table.{place}" if place else "table", what))

    def layout(self, said: Any) -> Layout:
        section = self.section("", said)
        self.known_keys("", section, _KEYS)
        levels = self.levels(section)
        columns = self.columns(levels, section.get("columns", {}))
        chosen: dict[str, Any] = {
            name: self.chosen(name, section[name]) for name in _CHOICES if name in section
        }
        coded = any(name.endswith("_code") for name in columns)
        self.check_numbering(chosen.get("numbering", ""), coded)
        empty = EMPTY
        if "empty" in section:
            empty = frozenset({"", *map(plain, self.texts("empty", section["empty"]))})
        sheets = self.names("sheets", section["sheets"]) if "sheets" in section else ()
        responses = self.responses(section.get("responses", {}))
        if responses and levels and "response" not in columns:
            self.flaw("responses", "Falta la columna response en [table.columns].")
        return Layout(
            levels=levels,
            columns=columns,
            sheets=sheets,
            empty=empty,
            responses=responses,
            written=self.written,
            **({"numbering": "column"} if coded else {}) | chosen,
        )

    def section(self, place: str, said: Any) -> Mapping[str, Any]:
        if isinstance(said, dict):
            return said
        name = f"table.{place}" if place else "table"
        self.flaw(place, f"Es una sección: [{name}], y debajo sus nombres.")
        return {}

    def known_keys(self, place: str, section: Mapping[str, Any], known: tuple[str, ...]) -> None:
        for name in section:
            if name not in known:
                path = f"{place}.{name}" if place else name
                self.flaw(path, _unknown(name, known))

    def levels(self, section: Mapping[str, Any]) -> tuple[str, ...]:
        if "levels" not in section:
            if section.get("columns"):
                self.flaw("levels", 'Falta: los niveles, de arriba abajo, como en ["eje"].')
            return ()
        before = len(self.flaws)
        levels = self.texts("levels", section["levels"])
        if len(self.flaws) > before:
            return ()
        if not 1 <= len(levels) <= MOST_LEVELS:
            self.flaw("levels", f"Son de 1 a {MOST_LEVELS}; hay {len(levels)}.")
            return ()
        if wrong := _unfit_level(levels):
            self.flaw("levels", wrong)
            return ()
        return levels

    def columns(self, levels: tuple[str, ...], said: Any) -> dict[str, tuple[str, ...]]:
        before = len(self.flaws)
        section = self.section("columns", said)
        if not levels or len(self.flaws) > before:
            return {}  # what is wrong has been told
        known = (*levels, *_FIELDS, *(f"{level}_code" for level in levels), *_LINE_CODES)
        self.known_keys("columns", section, known)
        found: dict[str, tuple[str, ...]] = {}
        keys: dict[str, str] = {}  # the field as it is written
        fields: dict[str, str] = {}  # by its header
        for key, value in section.items():
            name = f"{levels[-1]}_code" if key in _LINE_CODES else key
            if key not in known:
                continue
            if name in found:
                self.flaw(f"columns.{key}", f"Es lo mismo que {keys[name]}: deje uno.")
                continue
            keys[name] = key
            found[name] = self.names(f"columns.{key}", value)
            self.check_own(key, found[name], fields)
        for level in levels[-1:] if "level" in found else levels:  # others may have their rows
            if level not in found:
                what = f"Falta la columna del nivel: {level} = y el texto de su encabezado."
                self.flaw(f"columns.{level}", what)
        return found

    def check_own(self, key: str, headers: tuple[str, ...], fields: dict[str, str]) -> None:
        """Whether each header is that of one field only."""
        for header in headers:
            other = fields.setdefault(header, key)
            if other != key:
                text = self.written[header]
                what = f"«{shortened(text)}» ya es el encabezado de {other}; va en uno solo."
                self.flaw(f"columns.{key}", what)

    def names(self, place: str, said: Any) -> tuple[str, ...]:
        """Texts of the file, plain and each once; one needs no list, but that of sheets does."""
        single = isinstance(said, str) and place.startswith("columns.")
        found: dict[str, None] = {}
        texts = self.texts(place, [said] if single else said)
        if said == []:
            self.flaw(place, "La lista está vacía.")
        for text in texts:
            if not text.strip():
                self.flaw(place, "El texto está vacío.")
            elif not (said_plain := plain(text)):
                what = f"«{shortened(text)}» no tiene letras ni cifras por las que hallarlo."
                self.flaw(place, what)
            else:
                self.written.setdefault(said_plain, text)
                found[said_plain] = None
        return tuple(found)

    def texts(self, place: str, said: Any) -> tuple[str, ...]:
        if not isinstance(said, list):
            one = "un texto entre comillas, o " if place.startswith("columns.") else ""
            what = f'Es {one}una lista de textos, como en ["uno", "otro"].'
            self.flaw(place, what)
            return ()
        for text in said:
            if type(text) is not str:
                self.flaw(place, "Es una lista de textos, cada uno entre comillas.")
                return ()
            if len(text) > LONGEST_WORDING:
                self.flaw(place, f"Un texto tiene a lo más {LONGEST_WORDING} letras.")
                return ()
            if signs(text) != text:
                self.flaw(place, "Un texto tiene caracteres de control.")
                return ()
        return tuple(said)

    def chosen(self, name: str, said: Any) -> str:
        choices = _CHOICES[name]
        if isinstance(said, str) and said in choices:
            return said
        text = isinstance(said, str)
        asked = f"Se admite {_one_of(choices)}, entre comillas."
        self.flaw(name, _unknown(said, choices) if text else asked)
        return ""

    def check_numbering(self, numbering: str, coded: bool) -> None:
        if numbering == "column" and not coded:
            what = "Falta la columna de las claves en [table.columns]: code = y su encabezado."
            self.flaw("numbering", what)
        if coded and numbering not in ("", "column"):
            what = 'Hay una columna de claves: deje numbering = "column", o quite esa columna.'
            self.flaw("numbering", what)

    def responses(self, said: Any) -> dict[str, Response]:
        section = self.section("responses", said)
        self.known_keys("responses", section, _ANSWER_KEYS)
        found: dict[str, Response] = {}
        for answer in _ANSWER_KEYS:
            if answer not in section or section[answer] == []:
                continue
            for value in self.names(f"responses.{answer}", section[answer]):
                if found.setdefault(value, answer) != answer:
                    text = self.written[value]
                    what = f"«{shortened(text)}» ya está en {found[value]}."
                    self.flaw(f"responses.{answer}", what)
        return found


def _unfit_level(levels: tuple[str, ...]) -> str:
    """Why the first level that cannot be called so cannot; "" where all can."""
    for place, level in enumerate(levels):
        if not _LEVEL.fullmatch(level):
            return f"«{shortened(level)}»: va un nombre sin acentos ni espacios."
        if level in (*_FIELDS, "code") or level.endswith("_code"):
            return f"«{level}» es el nombre de otra columna: llame al nivel de otro modo."
        if level in levels[:place]:
            return f"«{level}» está dos veces."
    return ""


def _unknown(name: str, known: tuple[str, ...]) -> str:
    """What is said of a name that is not known: the nearest one, and all that are.

    >>> _unknown("respone", ("response", "agency"))
    '«respone» no se conoce; ¿response? Se admite response o agency.'
    """
    said = f"«{shortened(name)}» no se conoce"
    near = get_close_matches(name[:80], known, 1, 0.5)
    return f"{said}{f'; ¿{near[0]}?' if near else '.'} Se admite {_one_of(known)}."


def _one_of(names: Iterable[str]) -> str:
    """Names, each once, with commas and "o".

    >>> _one_of(("given", "column", "order")), _one_of(("yes", "no"))
    ('given, column u order', 'yes o no')
    """
    *first, last = dict.fromkeys(names)
    return f"{', '.join(first)} {'u' if last.startswith('o') else 'o'} {last}" if first else last
