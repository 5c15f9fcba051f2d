"""Calls of the API to copy: made of a search, a line and a body that this build has."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from search.filters import Filters
from search.ids import RecordId
from search.model import Query
from search.searcher import Searcher
from web import urls
from web.links import Link
from web.pages.parts.examples import busiest, topics

CURL = """\
curl "{search}"
curl -o textos.csv "{csv}\""""

PYTHON = """\
import json
from urllib.request import urlopen

with urlopen("{search}") as respuesta:
    pagina = json.load(respuesta)
print(pagina["total"], "textos")
for texto in pagina["hits"]:
    print(texto["id"], texto["text"])"""

PYTHON_WHOLE = """\
import json
from urllib.request import urlopen

with urlopen("{ndjson}") as respuesta:
    textos = [json.loads(renglon) for renglon in respuesta]
for texto in textos:
    print(texto["line"], texto["response"], texto["acts"])"""

R = """\
textos <- read.csv("{csv}", fileEncoding = "UTF-8")
table(textos$objective, textos$response)"""

POWER_QUERY = """\
let
    Origen = Csv.Document(
        Web.Contents("{csv}"),
        [Delimiter = ",", Encoding = 65001, QuoteStyle = QuoteStyle.Csv]
    ),
    Textos = Table.PromoteHeaders(Origen, [PromoteAllScalars = true])
in
    Textos"""


@dataclass(frozen=True, slots=True)
class Call:
    """A program, or a part of one, to copy."""

    id: str
    title: str
    note: str
    code: str  # with places for addresses until it is written for a host


CALLS = (
    Call(
        "curl",
        "En la terminal",
        "La primera orden muestra una página de resultados; la segunda guarda todos en un archivo.",
        CURL,
    ),
    Call(
        "python",
        "En Python",
        "Una página de resultados. No hay que instalar nada.",
        PYTHON,
    ),
    Call(
        "python-todo",
        "En Python, todos los textos",
        "Un texto en cada renglón, sin páginas.",
        PYTHON_WHOLE,
    ),
    Call(
        "r",
        "En R",
        "Cuántos textos de cada objetivo tienen cada respuesta.",
        R,
    ),
    Call(
        "excel",
        "En Excel, con Power Query",
        "En Datos, elija Obtener datos, De otras fuentes, Consulta en blanco; abra el Editor "
        "avanzado y pegue esto. Con Actualizar se vuelve a consultar.",
        POWER_QUERY,
    ),
)


@dataclass(frozen=True, slots=True)
class Sample:
    """What the examples are about."""

    query: Query
    line: RecordId | None  # None in a build without records
    agency: str  # its id; "" where none acts


def sample(build: Searcher) -> Sample:
    """A topic, a line and a body that the build has something of."""
    record = next(build.records(), None)
    text = next(iter(topics(build)), "")
    agency = build.search(Query(busiest(build), size=1)).recognised[:1]
    return Sample(Query(text), record.id.line if record else None, "".join(agency))


def addresses(shown: Sample) -> Iterator[Link]:
    """What can be opened in a browser at once."""
    words = f"Una búsqueda: {shown.query.text}" if shown.query.text else "Todos los textos"
    yield Link(words, urls.api_search(shown.query))
    if shown.line:
        yield Link(f"Una línea: {shown.line.code}", urls.api_record(shown.line))
        yield Link("Lo más cercano a ella", urls.api_related(shown.line))
    if shown.agency:
        does = Query(filters=Filters(agency=(shown.agency,)))
        yield Link(f"Lo que hará {shown.agency}", urls.api_search(does))
    yield Link("Las dependencias, con cuántos textos tiene cada una", urls.API_AGENCIES)


def calls(shown: Sample, absolute: Callable[[str], str]) -> tuple[Call, ...]:
    """The programs, written for this very host."""
    places = {suffix: absolute(urls.api_file(suffix, shown.query)) for suffix in ("csv", "ndjson")}
    places["search"] = absolute(urls.api_search(shown.query))
    return tuple(Call(c.id, c.title, c.note, c.code.format(**places)) for c in CALLS)
