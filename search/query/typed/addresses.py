"""Codes, ids and addresses as the site prints them, in the query language's own form; pure."""

import re
from collections.abc import Callable

from search.query.typed.operators import Known, Told
from search.schema import FACET_NAMES, LEVELS

_MAY_BE = re.compile(r"[\d/]")  # all that is looked for here has a number or a path
_LINE = r"\d{1,3}\.\d{1,3}\.\d{1,3}"
_CODED = r"\d{1,3}(?:\.\d{1,3}){0,4}"
_QUOTED = re.compile(r'(?<!:)"[\s#(\[]*(\d{1,3}(?:\.\d{1,3}){1,2}(?:/\d{1,2})?)[\s)\].-]*"')
# "https://…/lines/pem-2014-2018/2018/1.5.10#actividad-2", "pem-2014-2018/2018/1.5.10/2"
_RECORD = re.compile(
    r"(?<!\S)[(\[<]*(?P<minus>-?)(?:https?://|/)?(?:[\w.-]+(?::\d{1,5})?/)*?"
    r"(?P<programme>[a-z0-9]+(?:-[a-z0-9]+)*)/(?:[12]\d{3}/)?"
    rf"(?P<code>{_CODED})(?:/(?P<number>\d{{1,2}}))?(?:/related)?/?(?:\?[^\s#]*)?"
    r"(?:#actividad-(?P<anchor>\d{1,2}))?[.,;:)\]>]*(?!\S)",
    re.ASCII,
)
_AGENCY = re.compile(
    r"(?<!\S)[(\[<]*(-?)(?:https?://[^\s/]+)?(?:/[\w.~-]+)*?/agencies/([^\s/?#]+)[^\s]*"
)
_HEADING = re.compile(
    r"(?<![^\s(-])[¿¡]?(?P<name>objetivo|estrategia)s?(?:\s+prioritari[oa]s?)?"
    r"(?:\s*:\s+|\s+(?:(?:n[úu]mero|n[úu]m\.?)\s+)?#?)"
    r"(?P<codes>\d{1,3}(?:\.\d{1,3})?(?:(?:\s*,\s*|\s+[yoe]\s+)\d{1,3}(?:\.\d{1,3})?)*)"
    r"(?![\w%]|[.,/]\d)",
    re.IGNORECASE,
)
_CODE_OF = re.compile(
    r"(?<![^\s(-])(?:actividad\s+(?P<first>\d{1,2})\s+(?:de|en)\s+(?:la\s+)?)?"
    r"(?:(?:l[ií]nea(?:\s+de\s+acci[óo]n)?|acci[óo]n(?:\s+puntual)?|clave|c[óo]digo)\s*:?\s+)?"
    rf"[#\[(]*(?P<code>{_LINE}|clave:{_CODED})[\])]*(?:\s*[,;:(]?\s*actividad\s+(?P<last>\d{{1,2}})\)?)?"
    r"(?![\w/]|\.\d)",
    re.IGNORECASE,
)
_ZEROS = re.compile(r"(?<![\d.])0+(?=\d)|(?<=\.)0+(?=\d)")


Calls = Callable[[str, str], bool]  # (facet, name): is a level of the facet called so?


def plain(
    text: str, known: Known, calls: Calls = lambda _facet, _name: True
) -> tuple[str, list[Told]]:
    """A query with its codes and addresses in the plain form, and what is to be told.

    >>> every = lambda *_: True
    >>> plain('"1.5.10" trata', every)
    ('1.5.10 trata', [])
    >>> plain("https://example.org/lines/pem-2014-2018/2018/1.5.10#actividad-2", every)
    ('programa:pem-2014-2018 1.5.10/2', [])
    >>> plain("Objetivo 3 salud", every)
    ('objetivo:3 salud', [('heading', ('Objetivo 3', 'objetivo:3'))])
    """
    told: list[Told] = []
    if not _MAY_BE.search(text):
        return text, told
    text = _QUOTED.sub(r"\1", text)
    parts = re.split(r'("[^"]*")', text)
    for place in range(0, len(parts), 2):  # what stands between quoted words
        part = _RECORD.sub(lambda m: _record(m, known), parts[place])
        part = _AGENCY.sub(lambda m: _agency(m, known), part)
        part = _HEADING.sub(lambda m: _headings(m, known, calls, told), part)
        parts[place] = _CODE_OF.sub(_code, part)
    return "".join(parts), told


def code(text: str) -> str:
    """A code without zeros before its numbers.

    >>> code("01.05.10"), code("pem-2014-2018/2018/03"), code("10")
    ('1.5.10', 'pem-2014-2018/2018/3', '10')
    """
    before, slash, numbers = text.rpartition("/")
    return before + slash + _ZEROS.sub("", numbers)


def item(found: str) -> str:
    """A code as an item of the query: one number, or more than three, would be words.

    >>> item("1.5.10"), item("3"), item("1.2.1.1")
    ('1.5.10', 'clave:3', 'clave:1.2.1.1')
    """
    return found if found.count(".") in (1, 2) else f"clave:{found}"


def _record(match: re.Match[str], known: Known) -> str:
    number, programme = match["anchor"] or match["number"], match["programme"]
    is_known = known("programme", programme)
    dots = match["code"].count(".")
    if dots < 2 and not is_known:  # "24/7"
        return match[0]
    found = match["minus"] + item(match["code"])
    found += f"/{number}" if number else ""
    if match["minus"] or not is_known:
        return found
    return f"programa:{programme} {found}"


def _agency(match: re.Match[str], known: Known) -> str:
    known_as = known("agency", match[2])
    return f"{match[1]}dependencia:{match[2]}" if known_as else match[0]


def _headings(match: re.Match[str], known: Known, calls: Calls, told: list[Told]) -> str:
    """Its choices; the words as they stand where a build has no such heading."""
    name = match["name"].lower()
    codes = [code(each) for each in re.findall(r"[\d.]+", match["codes"])]
    facet = FACET_NAMES[name]
    numbers = LEVELS.index(facet) + 1  # of a code of this level
    if not calls(facet, name) or any(
        c.count(".") + 1 != numbers or not known(facet, c) for c in codes
    ):
        return match[0]
    found = " ".join(f"{name}:{each}" for each in codes)
    told.append(("heading", (match[0].lstrip("¿¡"), found)))
    return found


def _code(match: re.Match[str]) -> str:
    number = match["first"] or match["last"]
    return match["code"] + (f"/{number}" if number else "")
