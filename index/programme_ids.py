"""Ids of programmes: short, readable, and never shared by two."""

import re
from dataclasses import replace

from index.plain_text import plain
from index.problem import Problem
from search.model import Programme
from search.spanish.stopwords import STOP_WORDS

VALID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")

_ASIDE = re.compile(r"\([^()]*\)")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_OTHER = re.compile(r"[^a-z0-9]+")


def initials(title: str, year: int) -> str:
    """The initials of a title's content words and its period, or else the report's year.

    >>> initials("Programa Especial de Migración 2014-2018", 2018)
    'pem-2014-2018'
    >>> initials("Programa Nacional de Derechos Humanos", 2019)
    'pndh-2019'
    """
    words = slug(_ASIDE.sub(" ", title)).split("-")
    years = [word for word in words if _YEAR.fullmatch(word)] or [str(year)]
    letters = "".join(w[:1] for w in words if w not in STOP_WORDS and not _YEAR.fullmatch(w))
    return "-".join(filter(None, (letters, *years)))


def slug(title: str) -> str:
    """A whole title as an id.

    >>> slug("Programa Especial de Minería 2014-2018")
    'programa-especial-de-mineria-2014-2018'
    """
    return _OTHER.sub("-", plain(title).replace("ñ", "n")).strip("-")


def name(
    programme: Programme, given: str, taken: dict[str, Programme]
) -> tuple[Programme, tuple[Problem, ...]]:
    """The programme under an id that is its own, and what had to be done for it.

    The first to come keeps the short id; a report of the same programme in another year gets
    its year, another programme its whole title. So an id never depends on what comes later.
    """
    wanted = given or initials(programme.title, programme.year)
    holder = taken.get(wanted)
    if holder is None:
        taken[wanted] = named = replace(programme, id=wanted)
        return named, ()
    same = plain(holder.title) == plain(programme.title)
    other = f"{wanted}-{programme.year}" if same else slug(programme.title)
    if given or other in taken or (same and holder.year == programme.year):
        detail = f"También está en {holder.document}."
        clash = Problem("same-programme", value=wanted, detail=detail)
        return replace(programme, id=wanted), (clash,)
    taken[other] = named = replace(programme, id=other)
    detail = f"Se llama {other}, porque {wanted} es «{holder.title}»."
    return named, (Problem("renamed-programme", value=other, detail=detail),)
