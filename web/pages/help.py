"""The query language by examples that work: each is tried on the build before it is shown."""

from collections.abc import Iterator
from dataclasses import dataclass

from flask import render_template

from search.model import Query
from search.output import totals
from search.searcher import Searcher
from search.topics.named import TOPICS
from web import urls
from web.derived.years import years
from web.links import Link
from web.pages.parts.examples import busiest, first_code, topics
from web.pages.parts.frame import blueprint, unfiltered
from web.request import derived


@blueprint.get(urls.HELP)
def help() -> str:  # noqa: A001  the page's own name
    """The query language."""
    return render_template(
        "help.html", lessons=derived(lessons), **unfiltered(urls.HELP), here="help"
    )


@dataclass(frozen=True, slots=True)
class Lesson:
    """One thing that can be typed."""

    title: str
    rule: str
    examples: tuple[Link, ...]  # title: how many it finds


def lessons(build: Searcher) -> tuple[Lesson, ...]:
    """The lessons that have an example in this build."""
    rows = ((title, rule, _tried(build, texts)) for title, rule, texts in _rows(build))
    return tuple(Lesson(title, rule, links) for title, rule, links in rows if links)


def _rows(build: Searcher) -> list[tuple[str, str, tuple[str, ...]]]:
    found = [*topics(build), "programa", "acciones"]
    one, two = found[:2]
    words = [word for text in found for word in text.split() if len(word) > 4]
    code, agency = first_code(build), busiest(build)
    return [
        (
            "Palabras",
            "Con o sin acentos, en singular o plural y en cualquier orden. También se buscan "
            "sinónimos, siglas y nombres completos; la página dice cuáles y permite quitarlos.",
            (one, two),
        ),
        (
            "Palabras exactas",
            "Entre comillas, tal como están escritas, salvo acentos y mayúsculas.",
            tuple(f'"{text}"' for text in (one, two)),
        ),
        (
            "Sin una palabra",
            "Un guion delante, o NOT en mayúsculas, deja fuera los textos que la contienen, y "
            "también los de una frase o un filtro.",
            (
                *[f"{word} -{out}" for word, out in zip(words, words[2:], strict=False)][:2],
                agency and f"{words[0]} -{_of_agency(agency)}",
            ),
        ),
        (
            "Una u otra",
            "OR u O en mayúsculas entre dos palabras o frases.",
            (f'"{one}" OR "{two}"',),
        ),
        (
            "Comienzos de palabra",
            "Tres letras o más y un asterisco.",
            tuple(f"{word[:5]}*" for word in words[:2]),
        ),
        (
            "Claves",
            "La línea con esa clave y sus actividades; la de una estrategia, todas sus líneas.",
            (code, *_above(build)),
        ),
        (
            "Dependencias",
            "Por su sigla o su nombre; con «dependencia:», solo donde actúa.",
            (agency, _of_agency(agency)),
        ),
        (
            "Silencios",
            "Donde no actúa ninguna, o solo se menciona a una (con «papel:»).",
            (
                "dependencia:ninguna",
                _of_agency(agency) and f"{_of_agency(agency)} papel:mencionada",
            ),
        ),
        (
            "Objetivo, estrategia, respuesta y tipo",
            "El nombre del filtro, dos puntos y el valor. Se combina con palabras.",
            (
                "objetivo:1",
                *_of_levels(build),
                "respuesta:no",
                "tipo:actividad",
                f"{words[0]} respuesta:si",
            ),
        ),
        (
            "Un tema",
            "Con «tema:», los textos cuyas palabras tratan de él, como se digan.",
            tuple(f"tema:{topic}" for topic in _topics(build)),
        ),
        (
            "Un año",
            "Con «año:», solo el informe de ese año. Sin él se busca en todos, y lo que no cambió "
            "se muestra una vez, con sus años.",
            tuple(_of_years(words[0])),
        ),
    ]


def _topics(build: Searcher) -> list[str]:
    """The two commonest topics, as people type them."""
    counts = build.statistics.values["topic"]
    found = sorted(TOPICS, key=lambda topic: -counts.get(topic.id, 0))[:2]
    return [topic.typed for topic in found]


def _of_years(word: str) -> Iterator[str]:
    for year in (year for scope in derived(years).scopes() for year in scope):
        yield f"año:{year}"
        yield f"{word} año:{year}"


def _above(build: Searcher) -> tuple[str, ...]:
    """The code of the heading over a line; the first of all where it is one alone."""
    over = next((record.headings[:-1] for record in build.records()), ())
    return tuple(heading.shown for heading in over[-1:])


def _of_levels(build: Searcher) -> tuple[str, ...]:
    """The highest heading by the name of its level, where a source has its own codes."""
    record = next(iter(build.records()), None)
    if record is None or len(record.headings) == 1 or not record.headings[0].written:
        return ()
    level, code = build.programmes[record.report].levels[0], record.headings[0].written
    field = (f"{level.lower()}:{code}",) if " " not in level else ()
    return (f"{level} {code}", *field)


def _of_agency(name: str) -> str:
    return f'dependencia:"{name}"' if " " in name else name and f"dependencia:{name}"


def _tried(build: Searcher, texts: tuple[str, ...]) -> tuple[Link, ...]:
    tried = ((text, build.search(Query(text, size=1))) for text in texts if text)
    return tuple(
        Link(text, urls.search(Query(text)), totals.found(page))
        for text, page in tried
        if page.total
    )
