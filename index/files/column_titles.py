"""The titles of columns: what tells a header from other rows, and one delimiter from others."""

import re
from functools import lru_cache
from typing import NamedTuple

from index.plain_text import plain, seen

LONGEST_COLUMN_TITLE = 120  # characters of a header's cell

# What stands before and behind the word that counts: "Nombre del objetivo", "Objetivo del PND",
# "Línea de acción (LA) 2019-2024". Brackets are gone by then.
_BEFORE = (
    r"(?:(?:nombre|descripcion|texto|denominacion|enunciado|propuesta)(?: del?)?(?: l[ao]s?)? )?"
)
_OF_PROGRAMME = r"(?: (?:del? |de la )?(?:programa|plan|pnd|ped|pmd)(?: [a-z]{2,20}){0,5})?"
_YEARS = r"(?: (?:en |al? |para |de )?(?:19|20)[0-9]{2}){0,2}"
_WHICH = (
    r"(?: (?:prioritari|sectorial|especific|general|estrategic|particular|rector|transversal"
    r"|puntual|public|tematic|nacional|estatal|municipal)(?:[aeo]?s?))?"
)
_OBJECTIVE = rf"objetivos?{_WHICH}"
_STRATEGY = rf"estrategias?{_WHICH}"
_LINE = r"lineas?(?: de (?:accion|actuacion|intervencion)(?:es)?)?"
_ACTION = (
    r"(?:accion(?:es)?|medidas?|compromisos?)(?: de (?:politica|gobierno))?"
    r" (?:puntual|especific|public|prioritari|concret|estrategic)(?:[aeo]?s?)"
    r"|compromisos?|medidas?"
)
# What was done with an activity, or is to be.
TENSE_WORD = (
    r"(?:realiz|ejecut|desarroll|cumpl|logr|program|plane|compromet|prev)(?:ad|id|ist)[ao]s?"
)
_AXIS = rf"(?:ejes?|pilar(?:es)?|politicas?){_WHICH}"
_THEME = (
    rf"(?:temas?|subtemas?|componentes?|lineas? estrategicas?|programas?|subprogramas?|proyectos?"
    rf"|dimension(?:es)?|ambitos?){_WHICH}"
)
_BODY = (
    r"(?:dependencias?|entidad(?:es)?|institucion(?:es)?|unidad(?:es)?|instancias?|areas?"
    r"|organismos?|organos?|secretarias?|ministerios?|agencias?|autoridad(?:es)?|entes?)"
)
# These act only where the title says so: alone they are addresses, regions, parts of the economy.
_OFFICE = (
    r"(?:direccion(?:es)?|departamentos?|coordinacion(?:es)?|gerencias?|oficinas?|actor(?:es)?"
    r"|sector(?:es)?|titular(?:es)?|funcionari[ao]s?)"
)
_ACTING = (
    r"(?:cor?)?(?:responsables?|ejecutor(?:a|as|es)?|coordinador(?:a|as|es)?|encargad[ao]s?"
    r"|participantes?|involucrad[ao]s?|lider(?:es)?)"
)
_BODY_WORD = (
    rf"(?:{_BODY}|{_ACTING}|o|y|u|e|de|del|la|su|administrativas?|publicas?|federal(?:es)?)"
)
_ANY_WORD = "[a-z]{1,20}"
_MONTH = (
    r"enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre|noviembre"
    r"|diciembre"
)
# Whether it was done: "¿Se cumplió?", "Atendida", "Estado de ejecución".
_STATE = (
    r"(?:estado|situacion)(?: [a-z]{1,20}){0,6}|semaforo"
    r"|cumplimiento(?: del?(?: [a-z]{1,20}){1,4})?"
    r"|(?:grado|nivel) de (?:avance|cumplimiento|ejecucion|implementacion|atencion)"
    r"|se (?:cumplio|realizo|atendio|ejecuto|implemento|instrumento|concluyo|logro|llevo a cabo)"
    r"|(?:cumplid|atendid|implementad|concluid)[ao]"
)
# What was done, where it is told in sentences.
_TOLD = r"(?:reportad|alcanzad|obtenid|realizad|registrad|cualitativ|narrativ|descriptiv)[ao]s?"
_REACHED = (
    r"(?:descripcion|detalle|reporte|informe|resumen|narrativa) (?:del? |de l[ao]s? )?"
    rf"(?:avances?|logros?|cumplimiento|ejecucion|implementacion|resultados?)(?: {_TOLD})?"
    rf"|(?:principales )?(?:avances|logros)(?: y (?:avances|logros|resultados))?(?: {_TOLD})?"
    rf"|(?:avance|resultados?) {_TOLD}"
)
_KNOWN_FURTHER = (
    r"indicador(?:es)?|metas?|avances?|porcentajes?|presupuestos?|costos?|montos?|recursos?"
    r"|inversion|fechas?|plazos?|periodos?|inicio|termino|fin|duracion|linea base|unidad de medida"
    r"|tendencia|observacion(?:es)?|comentarios?|medios? de verificacion|evidencias?|fuentes?"
    r"|poblacion|beneficiari[ao]s?|ubicacion|municipios?|entidad federativa|productos?"
    r"|resultados?|entregables?|notas?|enlaces?|frecuencia|periodicidad|formula|cumplimiento|ods"
    rf"|cronograma|trimestres?|semestres?|semanas?|mes(?:es)?|{_MONTH}"
)


def _around(core: str) -> str:
    return rf"{_BEFORE}(?P<core>{core}){_OF_PROGRAMME}{_YEARS}"


# Whole cells, folded and with single spaces. The activity titles may share one cell.
COLUMN_TITLES = (
    ("objective", re.compile(_around(_OBJECTIVE))),
    ("strategy", re.compile(_around(_STRATEGY))),
    ("line", re.compile(_around(_LINE))),
    ("act", re.compile(_around("accion|actuacion(?:es)?"))),
    ("action", re.compile(_around(_ACTION))),
    ("response", re.compile(rf"(?:tipos? de )?respuestas?{_YEARS}")),
    ("response", re.compile(rf"se (?:han )?realiz[a-z]{{1,6}} (?:las )?acci[a-z]{{1,5}}{_YEARS}")),
    ("activity", re.compile(r"(?:actividad(?:es)?(?: relevantes?)?(?: ?[0-9]{1,3})?(?: |$))+")),
    ("activity", re.compile(rf"{_BEFORE}actividades(?: [a-z]{{1,20}}){{0,5}}{_YEARS}")),
    (
        "activity",
        re.compile(
            rf"{_BEFORE}actividad(?: (?:relevante|{TENSE_WORD}))?(?: [0-9]{{1,3}})?{_YEARS}"
        ),
    ),
    ("activity", re.compile(rf"(?:accion(?:es)?(?: {TENSE_WORD})? [0-9]{{1,3}}(?: |$))+")),
    (
        "actions",
        re.compile(
            rf"{_BEFORE}(?:acciones|actuaciones)(?: relevantes)?(?: [a-z]{{1,20}}){{0,5}}{_YEARS}"
        ),
    ),
    ("axis", re.compile(_around(_AXIS))),
    ("theme", re.compile(_around(_THEME))),
    (
        "status",
        re.compile(rf"(?:estatus|status)(?: (?:de|del|actual)(?: [a-z]{{1,20}}){{0,4}})?{_YEARS}"),
    ),
    (
        "state",
        re.compile(rf"(?:{_STATE}){_YEARS}"),
    ),
    ("done", re.compile(rf"(?:{_REACHED}){_YEARS}")),
    ("year", re.compile(r"(?:a[ñn]o|ejercicio)(?: fiscal| del? (?:informe|reporte|ejercicio))?")),
    ("further", re.compile(rf"(?:{_KNOWN_FURTHER})(?: .*)?", re.DOTALL)),
    ("agency", re.compile(rf"(?:{_BODY}|{_ACTING})(?: {_BODY_WORD}){{0,7}}")),
    (
        "agency",
        re.compile(
            rf"(?:{_BODY}|{_OFFICE})(?: {_ANY_WORD}){{0,6}} {_ACTING}(?: {_ANY_WORD}){{0,9}}"
        ),
    ),
    ("agency", re.compile(rf"{_ACTING} del?(?: {_ANY_WORD}){{1,6}}|a cargo(?: de)?")),
)
LEVEL_TITLES = ("axis", "theme", "objective", "strategy", "line", "action")
_NUMBERED = re.compile(
    r"(?P<by>clave|codigo|cod|numero|num|no|n|cve|id|folio|numeral|identificador)"
    rf"(?: (?:del? )?(?:la )?(?:(?P<axis>{_AXIS})|(?P<theme>{_THEME})|(?P<objective>{_OBJECTIVE})"
    rf"|(?P<strategy>{_STRATEGY})|(?P<line>{_LINE}|la)|(?P<action>{_ACTION}|accion)))?"
)
_DEED = re.compile(r"\b(?P<core>(?:actividad|accion)(?:es)?)\b")  # what may be a level or not
_COUNTED = re.compile(r"(?:numero|num|no|n) (?:del? )?[a-z ]{0,60}s")
_BRACKETS = re.compile(r"\([^()]{0,80}\)|\[[^\[\]]{0,80}\]")
_NOTE_MARK = re.compile(r"(?<=[^\W\d_])[0-9]{1,2}/$")  # "Tipo de respuesta1/"
_TITLE_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
# How the words of levels are spelt where capitals took their accents.
_SPELT = {
    "accion": "acción",
    "actuacion": "actuación",
    "ambito": "ámbito",
    "dimension": "dimensión",
    "especifica": "específica",
    "especifico": "específico",
    "estrategica": "estratégica",
    "estrategico": "estratégico",
    "intervencion": "intervención",
    "linea": "línea",
    "politica": "política",
    "publica": "pública",
    "publico": "público",
    "tematica": "temática",
    "tematico": "temático",
}
_LONG_PLURALS = ("ales", "ares", "ades", "iones")


class ColumnTitle(NamedTuple):
    """What a cell of a header says about its column."""

    name: str = ""  # of COLUMN_TITLES, or "code"; "" where its words are not known
    level: str = ""  # what a level is called in the singular: "Línea de acción"
    of: str = ""  # the level that a column of codes names


def titled_column(cell: str) -> str:
    """The column that a cell of a header is the title of: a name of COLUMN_TITLES, "code", or "".

    >>> titled_column("LÍNEA DE ACCIÓN*"), titled_column("1. Fomentar")
    ('line', '')
    >>> titled_column("Actividad 1 Actividad 2"), titled_column("Clave del objetivo")
    ('activity', 'code')
    """
    return "" if cell[:1].isdigit() else column_title(cell).name  # figures are most cells


@lru_cache(maxsize=1 << 12)  # headings repeat from row to row
def column_title(cell: str) -> ColumnTitle:
    """What a cell of a header says.

    >>> column_title("OBJETIVOS ESPECIFICOS (PND)")
    ColumnTitle(name='objective', level='Objetivo específico', of='')
    >>> column_title("Clave de la estrategia").of
    'strategy'
    """
    if not cell or len(cell) > LONGEST_COLUMN_TITLE:
        return ColumnTitle()
    said = column_words(cell)
    for name, pattern in COLUMN_TITLES:
        if match := pattern.fullmatch(said):
            named = match if "core" in pattern.groupindex else _DEED.search(said)
            return ColumnTitle(name, level_name(named["core"]) if named else "")
    return _code_title(cell, said)


def column_words(cell: str) -> str:
    """The words of a title without the notes to it.

    >>> column_words("OBJETIVO (PND)"), column_words("Tipo de respuesta1/")
    ('objetivo', 'tipo de respuesta')
    """
    text = seen(cell)
    short = _NOTE_MARK.sub("", _BRACKETS.sub(" ", text).strip())
    return plain(short) or plain(text)


def level_name(words: str) -> str:
    """A level as its programme calls it, in the singular and in sentence case.

    >>> level_name("lineas de accion"), level_name("objetivos generales")
    ('Línea de acción', 'Objetivo general')
    """
    name = " ".join(_SPELT.get(word, word) for word in map(_singular, words.split()))
    return name[:1].upper() + name[1:]


def _singular(word: str) -> str:
    return word[:-2] if word.endswith(_LONG_PLURALS) else word.removesuffix("s")


def written_name(cell: str) -> str:
    """A title that names a level by other words: in sentence case, without notes.

    >>> written_name("PRODUCTO (MGA)*"), written_name("Etapa del PAE")
    ('Producto', 'Etapa del PAE')
    """
    name = " ".join(_NOTE_MARK.sub("", _BRACKETS.sub(" ", seen(cell))).rstrip(" *:").split())
    name = name.lower() if name.isupper() else name
    return name[:1].upper() + name[1:]


def title_years(cell: str) -> tuple[int, ...]:
    """The years that a title names, each once.

    >>> title_years("Tipo de respuesta (2017)"), title_years("Objetivo 2019-2024")
    ((2017,), (2019, 2024))
    """
    return tuple(dict.fromkeys(int(year) for year in _TITLE_YEAR.findall(seen(cell))))


def _code_title(cell: str, said: str) -> ColumnTitle:
    """A title that says that its column holds codes."""
    if cell.strip() == "#":
        return ColumnTitle("code")
    match = _NUMBERED.fullmatch(said)
    # "No" is an answer, "No." a number; "Número de programas" counts them.
    if not match or cell.strip().lower() in ("no", "n") or _COUNTED.fullmatch(said):
        return ColumnTitle()
    return ColumnTitle("code", of=next((name for name in LEVEL_TITLES if match[name]), ""))
