"""Reports of two years: a few invented texts, and the shipped report with known edits."""

from dataclasses import replace

from search.model import Attribution, Heading, Record
from search.store.builds import Contents
from tests.support import editing
from tests.support.corpus import contents, record

OVER = {"1": "Costas", "1.1": "Manglares", "2": "Ríos", "2.1": "Presas"}

Row = tuple[str, str, str, tuple[str, ...]]  # code, text, response, who acts

EARLIER: tuple[Row, ...] = (
    ("1.1.1", "Sembrar mangle en la laguna", "yes", ()),
    ("1.1.1/1", "Plantar mil mangles cada mes", "yes", ("SRE",)),
    ("1.1.1/2", "Vigilar la siembra del mangle", "yes", ("PGR",)),
    ("1.1.2", "Contar el mangle de las reservas", "no", ()),
    ("2.1.1", "Desazolvar las presas", "yes", ()),
    ("2.1.1/1", "Retirar el lodo de cinco presas", "yes", ("SRE", "PGR")),
)
# A line more before the others; an answer turned, an activity reworded, a heading renamed.
LATER: tuple[Row, ...] = (
    ("1.1.1", "Limpiar de plástico las playas", "yes", ()),
    ("1.1.2", "Sembrar mangle en la laguna", "yes", ()),
    ("1.1.2/1", "Plantar mil mangles cada mes", "yes", ("SRE",)),
    ("1.1.2/2", "Vigilar con drones la siembra del mangle", "yes", ("INM",)),
    ("1.1.3", "Contar el mangle de las reservas", "yes", ()),
    ("2.1.1", "Desazolvar las presas", "yes", ()),
    ("2.1.1/1", "Retirar el lodo de cinco presas", "yes", ("SRE",)),
)
OTHER: tuple[Row, ...] = (
    ("1.1.1", "Contar los árboles del bosque", "yes", ()),
    ("1.1.1/1", "Numerar cada árbol", "yes", ("INM",)),
)


def two_years() -> Contents:
    """Programme agua in 2017 and 2018, bosque in 2020."""
    later = OVER | {"2": "Ríos y lagos"}
    return contents(
        *_records("agua/2017", EARLIER, OVER),
        *_records("agua/2018", LATER, later),
        *_records("bosque/2020", OTHER, OVER),
    )


def _records(report: str, rows: tuple[Row, ...], over: dict[str, str]) -> list[Record]:
    lines = {code: text for code, text, _, _ in rows if "/" not in code}
    return [
        _record(f"{report}/{code}", text, response, acts, over | lines)
        for code, text, response, acts in rows
    ]


def _record(
    id_: str, text: str, response: str, acts: tuple[str, ...], said: dict[str, str]
) -> Record:
    made = record(id_, text, response=response)
    headings = tuple(Heading(each.code, said[each.code]) for each in made.id.headings)
    roles = tuple(Attribution(each, "acts", 0, 1) for each in acts)
    return replace(made, headings=headings, attributions=roles)


def with_the_year_before(of: Contents, every: int = 10) -> Contents:
    """Reports of a single year, each with one of the year before, in which some activities, one of
    so many, stand at each other's places."""
    records = list(of.records)
    swapped = [number for number, each in enumerate(records) if each.activity][::every]
    texts = [each.text for each in records]
    for one, other in zip(swapped[::2], swapped[1::2], strict=False):
        texts[one], texts[other] = texts[other], texts[one]
    before = (
        replace(each, id=each.id._replace(year=each.id.year - 1), text=text)
        for each, text in zip(records, texts, strict=True)
    )
    older = (replace(each, year=each.year - 1) for each in of.programmes.values())
    programmes = {each.report: each for each in (*of.programmes.values(), *older)}
    return replace(of, programmes=programmes, records=[*records, *before])


def shipped_twice() -> Contents:
    """The shipped report, and the next year's with known edits."""
    return editing.two_years(seed=7)[0]
