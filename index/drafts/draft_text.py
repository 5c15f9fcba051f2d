"""A draft in words: the headers that were found, and a sidecar to be filled in."""

import json
from collections.abc import Iterable, Iterator, Sequence

from index.drafts.drafting import MOST_VALUES, Draft, DraftedColumn, plain_answer
from index.files.sidecar import SIDECAR_BYTES
from index.files.toml.table_section import LONGEST_WORDING
from search.printable import one_line

MOST_LISTED = 80  # headers that are told
_TAKEN_FOR = {
    "level": "nivel",
    "row_level": "nivel de cada fila",
    "code": "clave",
    "response": "respuesta",
    "activity": "actividad",
    "agency": "dependencia que actúa",
    "year": "año de la fila",
    "extra": "otra columna",
}
_COMMENTS = {
    "levels": "de arriba abajo, de uno a cinco; el último es la línea de acción",
    "sheets": "las hojas que se leen",
    "rows": "varias filas seguidas son actividades de una línea",
    "level": "de qué nivel es cada fila: su texto y su clave son los del último",
    "activity": "lo que se hace o se hizo",
    "response": "si se actúa o se actuó, o en qué va",
    "agency": "quién actúa",
    "year": "de qué año es cada fila",
    "extra": "se muestran con cada línea",
}


def listing_of(draft: Draft) -> list[str]:
    """A line for each header: where it stands, its text, and what it is taken for."""
    lines = [_texts_of(column) for column in draft.columns[:MOST_LISTED]]
    more = len(draft.columns) - MOST_LISTED
    return [*lines, f"… y {more} más."] if more > 0 else lines


def _texts_of(column: DraftedColumn) -> str:
    row, position, text, *_ = column.title
    sheet = f"Hoja «{column.sheet}», fila" if column.sheet else "Fila"
    taken = "clave de la línea" if column.name == "code" else _TAKEN_FOR[column.kind]
    said = " ".join(text.split())
    shown = said if len(said) <= LONGEST_WORDING else f"{said[:LONGEST_WORDING]}…"
    return f"{sheet} {row}, columna {column_letters(position)}: «{shown}», {taken} ({column.name})"


def column_letters(position: int) -> str:
    """What a spreadsheet calls a column, counted from 0.

    >>> column_letters(0), column_letters(25), column_letters(26), column_letters(701)
    ('A', 'Z', 'AA', 'ZZ')
    """
    before, last = divmod(position, 26)
    return (column_letters(before - 1) if before else "") + chr(ord("A") + last)


def sidecar_text(draft: Draft) -> str:
    """The sidecar as TOML, no longer than one may be."""
    extra = _short_enough(draft.headers("extra"))
    left_out = len(draft.headers("extra")) - len(extra)
    text = _toml_text(draft, extra, left_out)
    while len(text.encode()) > SIDECAR_BYTES and extra:
        spare = max(1, (len(text.encode()) - SIDECAR_BYTES) // LONGEST_WORDING)
        extra, left_out = extra[:-spare], left_out + spare
        text = _toml_text(draft, extra, left_out)
    return text


def _toml_text(draft: Draft, extra: Sequence[str], left_out: int) -> str:
    parts = (
        _programme(draft),
        _table(draft),
        _column_lines(draft, extra, left_out),
        _response_lines(draft),
    )
    return "".join(f"{line}\n" for part in parts for line in part)


def _programme(draft: Draft) -> Iterator[str]:
    yield f"title = {_quoted(draft.title)}" + _asking(draft.title, "el título del programa")
    yield f"branch = {_quoted(draft.branch)}" + _asking(draft.branch, "el ramo o quién lo publica")
    yield f"year = {draft.year or 0}" + _asking(draft.year, "el año del informe")


def _asking(there: object, what: str) -> str:
    return "" if there else f"  # escriba {what}"


def _table(draft: Draft) -> Iterator[str]:
    yield ""
    yield "[table]"
    yield f"levels = {_listed_texts(draft.levels)}  # {_COMMENTS['levels']}"
    if draft.over:
        named = ", ".join(map(_plain_line, draft.over))
        yield f"# Sobre ellos, en filas propias que se leen solas: {named}"
    if draft.sheets:
        yield f"sheets = {_listed_texts(draft.sheets)}  # {_COMMENTS['sheets']}"
        yield f"# No se leen: {_listed_texts(draft.skipped)}"
    if len({column.sheet for column in draft.columns}) > 1:
        yield '# sheet_is = "agency"  # quite el primer # si cada hoja es de una dependencia'
    if any(column.kind == "code" for column in draft.columns):
        yield 'numbering = "column"  # las claves están en su columna'
    elif draft.in_order:
        yield 'numbering = "order"  # las líneas no tienen clave: 1, 1.1, 1.1.1 como aparecen'
    if draft.by_activity:
        yield f'rows = "activity"  # {_COMMENTS["rows"]}'


def _column_lines(draft: Draft, extra: Sequence[str], left_out: int) -> Iterator[str]:
    yield ""
    yield "[table.columns]  # el texto de cada encabezado, o una lista de ellos"
    for name in dict.fromkeys(column.name for column in draft.columns if column.name != "extra"):
        headers = draft.headers(name)
        said = _quoted(headers[0]) if len(headers) == 1 else _listed_texts(headers)
        comment = f"  # {_COMMENTS[name]}" if name in _COMMENTS else ""
        yield f"{name} = {said}{comment}"
    if extra:
        yield f"extra = [  # {_COMMENTS['extra']}"
        yield from (f"  {_quoted(header)}," for header in extra)
        yield "]"
    if left_out:
        yield f"# … y {left_out} columnas más"


def _response_lines(draft: Draft) -> Iterator[str]:
    if not draft.values:
        return
    column = draft.headers("response")[0]
    more = " …" if len(draft.values) >= MOST_VALUES else ""
    yield ""
    yield "[table.responses]  # lo que no esté aquí se muestra como está escrito"
    yield f"# «{_plain_line(column)}» dice: {', '.join(map(_quoted, draft.values))}{more}"
    for answer, meaning in (("yes", "que se actúa o se actuó"), ("no", "que no")):
        known = (value for value in draft.values if plain_answer(value) == answer)
        yield f"{answer} = {_listed_texts(known)}  # los valores que dicen {meaning}"


def _short_enough(headers: Iterable[str]) -> list[str]:
    return [header for header in headers if len(header) <= LONGEST_WORDING]


def _listed_texts(texts: Iterable[str]) -> str:
    return f"[{', '.join(map(_quoted, texts))}]"


def _quoted(text: str) -> str:
    """A text as TOML, whose strings have the escapes of JSON, in one line that is harmless."""
    return json.dumps(_plain_line(text), ensure_ascii=False)


def _plain_line(text: str) -> str:
    return one_line(" ".join(text.split()))
