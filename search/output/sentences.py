"""Sentences about bodies, lines and answers that every page says alike."""

from search.comparison.values import ACTIVITY_KINDS, ActivityChange
from search.findings import BY_ID
from search.model import LEVELS, Finding, Programme, Record
from search.output.totals import LINES, Nouns, count
from search.schema import RESPONSES, response_label

FEMININE = frozenset({"base", "corte", "cruz", "fase", "red", "vertiente"})
FEMININE_ENDINGS = ("a", "ión", "dad", "tad", "tud")
MASCULINE_ENDINGS = ("tema", "quema", "blema", "grama", "dioma")  # from Greek
# What begins a name that goes without an article: "Sin Fronteras", "Nacional Financiera".
BARE = frozenset(
    {"agroasemex", "diconsa", "liconsa", "litio", "nacional", "seguridad", "sin", "el", "la"}
)


def is_feminine(name: str) -> bool:
    """Whether the first word of a name is feminine.

    >>> [is_feminine(name) for name in ("línea", "acción puntual", "programa", "compromiso")]
    [True, True, False, False]
    """
    noun = name.partition(" ")[0].lower()
    return noun in FEMININE or (
        noun.endswith(FEMININE_ENDINGS) and not noun.endswith(MASCULINE_ENDINGS)
    )


def article(noun: str) -> str:
    """The article of a noun in the singular; "" before a plural, and before a name made of letters.

    >>> article("línea"), article("Comisión"), article("Sistema"), article("Servicios")
    ('la', 'la', 'el', '')
    """
    word = noun.lower()
    if word in BARE or word.endswith("s") or noun[1:] != noun[1:].lower():
        return ""
    return "la" if is_feminine(word) else "el"


def called(name: str, shown: str = "") -> str:
    """A name with its article, or what is shown for it: "el INM", "la PGR".

    >>> called("Instituto Nacional de Migración", "INM"), called("Servicios de Salud")
    ('el INM', 'Servicios de Salud')
    """
    return f"{article(name.split(' ', 1)[0])} {shown or name}".lstrip()


def capital(text: str) -> str:
    """A text at the beginning of a sentence."""
    return text[:1].upper() + text[1:]


def to(called: str) -> str:
    """What is called so, as whom something is said to: "al INM", "a la PGR".

    >>> to("el INM"), to("la PGR"), to("El Colegio de México")
    ('al INM', 'a la PGR', 'a El Colegio de México')
    """
    return f"al {called[3:]}" if called.startswith("el ") else f"a {called}"


def of(called: str) -> str:
    """What is called so, as whose something is: "del INM", "de la PGR".

    >>> of("el INM"), of("la PGR"), of("Servicios de Salud")
    ('del INM', 'de la PGR', 'de Servicios de Salud')
    """
    return f"del {called[3:]}" if called.startswith("el ") else f"de {called}"


def done(activities: int, lines: int, called: Nouns = LINES) -> str:
    """In what a body acts, the activities first; "" where it acts nowhere.

    `called`: what lines are called, one and many.

    >>> done(24, 22), done(1, 1), done(0, 3)
    ('24 actividades en 22 líneas', '1 actividad en 1 línea', '3 líneas')
    """
    counted = ((activities, "actividad", "actividades"), (lines, *called))
    return " en ".join(count(n, *nouns) for n, *nouns in counted if n)


def answer(record: Record) -> str:
    """What the source answers on a line or on the line of an activity, as the source says it.

    The year stands where the words are not the source's own; "" where it answers nothing.
    """
    said = response_label(record.response)
    return f"{said} en {record.id.year}" if record.response in RESPONSES else said


def answer_of_line(record: Record, programme: Programme) -> str:
    """The answer of a record's line, said as the line's: "Su línea: no se realizarán acciones".

    A source's own word stands in quotes; "" where it answers nothing.
    """
    if not record.response:
        return ""
    said = RESPONSES.get(record.response, "") or f"«{record.response}»"
    if not record.activity:
        return said
    return f"Su {short_level(programme)}: {said[:1].lower()}{said[1:]}"


def contradiction(record: Record, programme: Programme, activities: int) -> str:
    """What a line says and what it describes, where they disagree; "" where they do not.

    `record` is the line or one of its activities; `activities` is how many the line describes.
    """
    line = short_level(programme)
    says = f"{called(line).capitalize()} dice «{answer(record)}»"
    if record.response == "no" and activities:
        described = count(activities, "actividad", "actividades")
        return f"{says}, pero describe {described}. Así está en el documento."
    if record.response == "yes" and not activities:
        return f"{says}, pero no describe ninguna actividad. Así está en el documento."
    return ""


def short_level(programme: Programme) -> str:
    """What a programme calls its lines, in a sentence: "línea", "proyecto"."""
    name = programme.levels[-1]
    return "línea" if name == LEVELS[-1] else name.lower()


def told(finding: Finding) -> str:
    """What a finding tells a reader beside its rule's label: no advice to who keeps the source."""
    rule = BY_ID[finding.rule]
    message = finding.message.replace(rule.advice, "", 1).removeprefix(rule.label).strip(" .:")
    return f"{message}." if message else ""


def of_activity(change: ActivityChange) -> str:
    """What became of an activity; of one that went from line to line, the other line too."""
    label, before, after = ACTIVITY_KINDS[change.kind], change.before, change.after
    if change.kind == "moved" and before:
        return f"{label} (antes en {before.line.shown})"
    if change.kind == "left" and after:
        return f"{label} (ahora en {after.line.shown})"
    return label


def turned(before: Record, after: Record) -> str:
    """What a line answered and answers, in two sentences; "" where both are the same.

    A source's own word stands in quotes.
    """
    if before.response == after.response:
        return ""
    was, now = (_said(each.response) for each in (before, after))
    return f"Antes: {was}. Ahora: {now}."


def _said(response: str) -> str:
    if response in RESPONSES:
        words = RESPONSES[response]
        return f"{words[:1].lower()}{words[1:]}"
    return f"«{response}»" if response else "sin respuesta"


def succeeded(before: str, after: str, since: int) -> str:
    """A body and the one that took over from it: "hoy FGR, antes PGR (desde 2018)"."""
    return f"hoy {after}, antes {before}" + (f" (desde {since})" if since else "")
