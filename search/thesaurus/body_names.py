"""Names of bodies: when two ways of writing one are the same name."""

import re

from search.spanish.analysis import fold, words

# What comes and goes in a name without changing it: "Secretaría de (la) Función Pública".
LINKS = frozenset(
    [
        "de",
        "del",
        "la",
        "las",
        "el",
        "los",
        "lo",
        "y",
        "e",
        "en",
        "a",
        "al",
        "para",
        "por",
        "con",
        "sobre",
    ]
)
# Not behind a link: "OIC en SC" ends in the name of a body. Space is taken from where it begins:
# tried at each of its characters it costs their square.
LEGAL_FORM = re.compile(
    r"(?<!\ben)(?<!\bde)(?<!\bdel)(?<!\bla)(?:,|(?<!\s))\s++"
    r"(?:A\. ?C|S\. ?C|I\. ?A\. ?P|S\. ?N\. ?C|AC|SC|IAP|SNC)\.?(?=\W|$)"
)
BRACKETS = re.compile(r"(?:(?<!\s)\s++)?\(([^()]*)\)")
ACRONYM = re.compile(r"(?=(?:[^A-ZÑ]*[A-ZÑ]){2})[A-ZÁÉÍÓÚÑ][\wÁÉÍÓÚÑáéíóúñ]*")


def key(name: str) -> tuple[str, ...]:
    """The words that tell a name from others, folded.

    The state of a state body stands with or without "Estado de", except where that is the
    name of the state itself.

    >>> key("Fiscalía General del Estado de Puebla")
    ('fiscalia', 'general', 'puebla')
    >>> key("Universidad Autónoma del Estado de México")
    ('universidad', 'autonoma', 'estado', 'mexico')
    """
    said = [fold(word) for word in words(LEGAL_FORM.sub("", name))]
    return tuple(
        word
        for at, word in enumerate(said)
        if word not in LINKS and not is_state_label(said[at - 1 : at + 3] if at else [])
    )


def is_state_label(words: list[str]) -> bool:
    """Whether [before, word, after, next] is "del estado de" and some state but México.

    >>> is_state_label(["del", "estado", "de", "puebla"])
    True
    """
    return (
        len(words) == 4
        and words[:3] in (["del", "estado", "de"], ["el", "estado", "de"])
        and words[3] != "mexico"
    )


def spellings(name: str) -> tuple[str, ...]:
    """A name as it stands, without its brackets, and what the brackets hold.

    >>> spellings("Universidad de Manchester (The University of Manchester)")
    ('Universidad de Manchester', 'The University of Manchester')
    """
    inside = [part for part in BRACKETS.findall(name) if " " in part]
    return (BRACKETS.sub("", name), *inside)


def is_acronym(text: str) -> bool:
    """Whether a text is one word with at least two capitals.

    >>> [is_acronym(text) for text in ("SRE", "INCan", "Cancillería", "ONU Mujeres")]
    [True, True, False, False]
    """
    return ACRONYM.fullmatch(text) is not None
