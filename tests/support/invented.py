"""Invented programmes, each with what the shipped report does not have."""

from search.ids import RecordId
from search.model import Attribution, Cell, Heading, Programme, Record, Response
from search.store.builds import Contents
from tests.support.corpus import AGENCIES, record

COASTS = Programme(
    "pcm-2024-2030",
    "Programa de Costas y Manglares",
    "Medio Ambiente",
    2024,
    "costas.xlsx",
    "1" * 64,
    levels=("Eje", "Objetivo prioritario", "Estrategia prioritaria", "Acción puntual"),
    columns=(
        "Indicador",
        "Meta 2024",
        "Avance",
        "Presupuesto",
        "Fecha de término",
        "Texto",
        "=Nota",
    ),
)
GOAL = (
    Cell("Indicador", "Hectáreas con sombra"),
    Cell("Meta 2024", "2,400", 2400.0),
    Cell("Avance", "45%", 0.45),
    Cell("Presupuesto", "$1,250,000.00", 1_250_000.0),
    Cell("Fecha de término", "31/12/2024", "2024-12-31"),
    Cell("Texto", "=SUMA(A1)"),
)
ROMAN = {1: "I", 2: "II"}


def headings(code: str, line: str) -> tuple[Heading, ...]:
    """The headings of a code, their own codes with a Roman number at the top."""
    numbers = code.split(".")
    found = []
    for depth in range(1, len(numbers) + 1):
        written = ".".join((ROMAN[int(numbers[0])], *numbers[1:depth]))
        text = line if depth == len(numbers) else f"Rumbo {'abcd'[depth - 1]}"
        found.append(Heading(".".join(numbers[:depth]), text, written))
    return tuple(found)


def action(
    code: str,
    text: str,
    response: Response = "",
    *,
    activity: str = "",
    given: tuple[str, ...] = (),
    read: tuple[str, ...] = (),
    columns: tuple[Cell, ...] = (),
) -> Record:
    """A line of the coasts, or its first activity where that has a text."""
    return Record(
        id=RecordId.of(COASTS.report, code, 1 if activity else 0),
        headings=headings(code, text),
        text=activity or text,
        response=response,
        attributions=(
            *(Attribution(each, "acts", given=True) for each in given),
            *(Attribution(each, "acts", 0, 3) for each in read),
        ),
        columns=columns,
    )


def coasts() -> Contents:
    """Four levels, Roman codes, words of its own for a response, given agencies, figures."""
    records = (
        action("1.1.1.1", "Plantar mangle rojo", "Concluida", given=("SRE", "INM"), columns=GOAL),
        action(
            "1.1.1.1",
            "Plantar mangle rojo",
            "Concluida",
            activity="PGR y otros plantarán mil varas",
            given=("SRE",),
            read=("PGR",),
            columns=(Cell("Avance", "7.5%", 0.075),),
        ),
        action("1.2.1.1", "Vigilar las dunas", "En proceso", given=("SRE",)),
        action("2.1.1.1", "Limpiar playas con vecinos"),
    )
    return Contents({COASTS.report: COASTS}, AGENCIES, (), records)


def silent() -> Contents:
    """No responses and no activities: a plan that says only what is to be done."""
    plan = Programme("plan", "Plan de Riego", "Agua", 2025, "plan.csv", "2" * 64)
    codes = ("1.1.1", "1.1.2", "2.1.1")
    records = [record(f"plan/2025/{code}", f"Revestir canal {code}", response="") for code in codes]
    return Contents({plan.report: plan}, AGENCIES, (), records)


def flat() -> Contents:
    """One level only, with codes of letters and figures."""
    names = ("Proyecto",)
    plan = Programme("cartera", "Cartera", "Obras", 2025, "c.csv", "3" * 64, levels=names)
    records = [
        Record(
            id=RecordId.of(plan.report, f"{number}", activity),
            headings=(Heading(f"{number}", text, f"OB0{number}"),),
            text=f"Colar {number} trabes" if activity else text,
            response="yes",
            attributions=(Attribution("SRE", "acts", given=True),),
        )
        for number, text in ((1, "Puente del norte"), (2, "Puente del sur"))
        for activity in (0, 1)
    ]
    return Contents({plan.report: plan}, AGENCIES, (), records)


def deep() -> Contents:
    """Five levels, in two years, codes padded with zeros."""
    names = ("Eje", "Propósito", "Objetivo", "Estrategia", "Acción")
    reports = {
        year: Programme("hondo", "Plan Hondo", "Mar", year, f"{year}.csv", "4" * 64, levels=names)
        for year in (2023, 2024)
    }
    records = []
    for year, plan in reports.items():
        for last in (1, 2):
            code = f"1.2.3.4.{last}"
            path = RecordId.of(plan.report, code).headings
            padded = ["".join(f"{n:02}" for n in each.numbers) for each in path]
            found = [
                Heading(h.code, f"Capa {h.code}", p) for h, p in zip(path, padded, strict=True)
            ]
            text = f"Sondear la fosa {last} en {year}"
            found[-1] = Heading(code, text, padded[-1])
            own = RecordId.of(plan.report, code)
            records.append(Record(own, tuple(found), text, "En proceso"))
    return Contents({each.report: each for each in reports.values()}, AGENCIES, (), records)
