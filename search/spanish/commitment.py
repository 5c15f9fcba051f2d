"""How firm an activity is: whether it gives a figure, a date, a place, or only follow-up; pure.

A reading aid with published rules, not a judgement: each rule asks what the words say, never
whether the thing will be done.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from search.spanish.characters import visible
from search.spanish.toponyms import PLACES


@dataclass(frozen=True, slots=True)
class Strength:
    """A thing that the words of an activity can say, and the rule by which it is seen."""

    id: str
    label: str  # Spanish, as a facet shows it
    rule: str  # Spanish, as the page that publishes the rules says it


STRENGTHS: tuple[Strength, ...] = (
    Strength(
        "has-figure",
        "Con cifra",
        "Da una cantidad de algo: «185 visitas», «seis reuniones», «80 %», «25 mil consultas». "
        "No cuentan los años, las edades y plazos, los ordinales, los artículos de una ley, los "
        "números de una lista o de un nombre, «tres niveles de gobierno» ni «24 horas».",
    ),
    Strength(
        "has-date",
        "Con fecha o periodicidad",
        "Dice cuándo o cada cuánto: un mes, una temporada, un trimestre, «en 2018», «por mes», "
        "«anual», un plazo. No cuentan los años de un nombre («Encuesta 2017») ni los de algo "
        "que ya ocurrió («recomendaciones formuladas en 2017»).",
    ),
    Strength(
        "has-place",
        "Con lugar",
        "Nombra un lugar: un estado, una ciudad, la frontera norte o sur, otro país o región. "
        "No cuentan «México» ni «el país» a secas.",
    ),
    Strength(
        "follow-up-only",
        "Solo seguimiento o promoción",
        "Todos sus verbos son de seguimiento, promoción o participación («dará seguimiento», "
        "«promoverá», «continuará», «participará», «fortalecerá»…) y no da cifra ni fecha.",
    ),
)

LABELS = {strength.id: strength.label for strength in STRENGTHS}


def commitment(text: str) -> tuple[str, ...]:
    """What the words of an activity say, as ids of STRENGTHS, in their order.

    >>> commitment("La STPS realizará 185 visitas de inspección a nivel nacional.")
    ('has-figure',)
    >>> commitment("La SRE continuará con la difusión del protocolo en Chiapas.")
    ('has-place', 'follow-up-only')
    """
    text = visible(text).text
    found = tuple(id for id, says in TESTS if says(text))  # noqa: A001  the field's own name
    if FIRM.isdisjoint(found) and follow_up_only(text):
        return (*found, "follow-up-only")
    return found


NEAR = 160  # characters before a figure or a date that say what it is of


def _leads_to(pattern: re.Pattern[str], text: str, match: re.Match[str]) -> bool:
    """Whether what stands right before a match is of a pattern, which ends with "$"."""
    return pattern.search(text, max(0, match.start() - NEAR), match.start()) is not None


# Figures

NUMBER_WORDS = (
    "dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|trece|catorce|quince|dieci\\w+|"
    "veint\\w+|treinta|cuarenta|cincuenta|sesenta|setenta|ochenta|noventa|cien|ciento|\\w+cientos|"
    "quinientos|mil|millones|decenas|docenas|cientos|miles"
)
YEAR = r"(?:19|20)\d\d"
# What stands before the number of a thing that has a number: "artículo 25", "fase 2", "núm. 3".
NUMBERED = (
    "artículos?|arts?\\.|fracción|fracciones|frac\\.|numeral|inciso|número|núm\\.|no\\.|página|"
    "pp?\\.|fase|etapa|objetivo|estrategia|línea|eje|anexo|módulo|capítulo|título|grado|ramo|"
    "norma|versión|edición|acuerdo|decreto|convenio|folio"
)
# What follows a number without being counted by it: function words, months, stretches of time,
# and set phrases.
UNCOUNTED = (
    "de|del|y|e|o|u|a|al|en|el|la|los|las|se|que|para|por|con|sin|es|son|"
    "años?|meses|semanas|días|niveles|órdenes|poderes|ámbitos"
)
_FIGURE = re.compile(
    rf"(?<![\w/.,-])(?!{YEAR}(?![\d,]))(?!24 horas)"
    rf"(?:\d+(?:[,.\s]\d{{3}})*(?:[.,]\d+)?(?: (?:mil|millones))?|{NUMBER_WORDS})"
    rf"(?:\s?%|\s+por ciento\b|(?:\s+de)?\s+(?!(?:{UNCOUNTED})\b)[a-záéíóúñ][\w-]{{2,}})",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    rf"\b(?:{NUMBERED})\s{{1,4}}(?:(?:\d{{1,9}}|[IVXL]{{1,9}}|y|fracción|frac\.)[,\s]{{1,4}}){{0,12}}$",
    re.IGNORECASE,
)
_MONEY = re.compile(r"\$\s?\d|\b(?:pesos|dólares)\b")
_LARGE = re.compile(r"\b(?:mil|millones|miles|cientos|decenas|docenas)\b", re.IGNORECASE)


def has_figure(text: str) -> bool:
    """Whether the text counts something."""
    if _MONEY.search(text):
        return True
    return any(_counts(text, match) for match in _FIGURE.finditer(text))


def _counts(text: str, match: re.Match[str]) -> bool:
    if _leads_to(_NUMBERED, text, match):
        return False
    # "millones de pesos" counts, "15 de marzo" does not.
    return not re.search(r"\sde\s", match[0]) or bool(_LARGE.search(match[0]))


# Dates

MONTHS = (
    "enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre|noviembre|"
    "diciembre"
)
WHEN = "en|durante|para|desde|hasta|hacia|antes de|después de|a partir de|a finales de|al cierre de"
PERIODS = "bimestre|trimestre|cuatrimestre|semestre|mes|semana|quincena|año|ciclo escolar"
_DATE = re.compile(
    rf"\b(?i:{WHEN}|al término de|a inicios de|a más tardar en)\s+"
    rf"(?:(?:el|los)\s+)?(?:(?:años?|ejercicios?)(?:\s+fiscal(?:es)?)?\s+)?{YEAR}\b"
    rf"|\b(?i:{WHEN}|de|del|a|entre|y|mes de)\s+(?:{MONTHS})\b"
    rf"|\b(?:primer|segundo|tercer|cuarto|último)\s+(?:{PERIODS})\b"
    rf"|\b(?:por|cada|al)\s+(?:día|{PERIODS})\b(?!\s+de\s+edad)"
    r"|\b(?:semanal|quincenal|mensual|bimestral|trimestral|cuatrimestral|semestral|anual)"
    r"(?:es|mente)?\b|\bdiariamente\b"
    r"|\b(?:Semana Santa|[Vv]erano|[Ii]nvierno|[Oo]toño)\b"
    r"|\ba más tardar\b|\ben un plazo\b|\bplazo de\b|\bdentro de los\b"
    r"|\b\d{1,2}/\d{1,2}/\d{4}\b"
)
# "formuladas por la CNDH en 2017", "publicado el 5 de mayo": it has happened.
_PAST = re.compile(
    r"\w(?:[ai]d|[eé]ct|crit|puest|hech)[oa]s?"
    r"(?:\s++por\s++[^,.;]{0,100})?\s+(?:el\s.{0,30})?$"
)


def has_date(text: str) -> bool:
    """Whether the text says when or how often."""
    return any(not _leads_to(_PAST, text, match) for match in _DATE.finditer(text))


# Places

_PLACE = re.compile(
    rf"(?<!\w)(?:{'|'.join(map(re.escape, PLACES))})(?!\w)"
    r"|\b(?:[Ff]rontera|[Ff]ranja fronteriza)s?\s+(?:norte|sur)\b"
    r"|\b(?:norte|sur|sureste|noreste|noroeste|centro|occidente)\s+(?:del país|de México)\b"
    r"|\b[Pp]aíses\s+[Cc]entroamericanos\b"
    r"|\b(?:municipios?|ciudad|ciudades|localidad|alcaldías?|condado|[Aa]eropuerto)\s+(?:de|del)\s+"
    r"(?:los?\s|las?\s|El\s|La\s|Los\s)?[A-ZÁÉÍÓÚÑ][a-záéíóúñ]"
)


def has_place(text: str) -> bool:
    """Whether the text names a place that is not the whole country."""
    return _PLACE.search(text) is not None


# Follow-up

# Verbs that leave open what there will be at the end, by the stem of their future.
FOLLOW_UP = (
    "alentar|buscar|coadyuvar|colaborar|consolidar|continuar|contribuir|estimular|favorecer|"
    "fomentar|fortalecer|impulsar|incentivar|mantendr|participar|procurar|promocionar|promover|"
    "propiciar|proseguir|reforzar|robustecer|seguir"
)
NOUNS = "seguimiento|continuidad|impulso|promoción|fomento|fortalecimiento|continuación"
# They carry no promise of their own: "quien podrá", "lo que permitirá".
NO_PROMISE = frozenset(("ser", "estar", "podr", "deber", "habr", "tendr", "permitir", "quedar"))

_FUTURE = re.compile(r"\b([a-záéíóúñ]+r)(?:á|án|emos)\b", re.IGNORECASE)
_WEAK = re.compile(rf"(?:{FOLLOW_UP})$", re.IGNORECASE)
_WEAK_PHRASE = re.compile(
    rf"(?:á|án|emos)\s+(?:puntual\s+)?(?:acciones\s+(?:de|para)\s+)?(?:{NOUNS})\b", re.IGNORECASE
)
# An activity without a verb in the future, as other reports write: "Dar seguimiento a…".
_OPENING = re.compile(
    rf"\W*(?:(?:{FOLLOW_UP}|mantener)\b|dar\s+(?:{NOUNS})\b|(?:{NOUNS}|participación)\b)"
    r"(?!\s+(?:y|e)\s+\w+[aei]r\b)",
    re.IGNORECASE,
)


def follow_up_only(text: str) -> bool:
    """Whether every verb of the text is one of follow-up."""
    verbs = [m for m in _FUTURE.finditer(text) if m[1].lower() not in NO_PROMISE]
    if not verbs:
        return _OPENING.match(text) is not None
    return all(_WEAK.match(v[1]) or _WEAK_PHRASE.match(text, v.end(1)) for v in verbs)


TESTS: tuple[tuple[str, Callable[[str], bool]], ...] = (
    ("has-figure", has_figure),
    ("has-date", has_date),
    ("has-place", has_place),
)
FIRM = frozenset(("has-figure", "has-date"))
