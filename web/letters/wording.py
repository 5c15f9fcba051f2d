"""The words of a letter: general for any country, so they name no law, article or procedure."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from search.ids import RecordId
from search.model import Programme, Record
from search.output import sentences
from search.schema import NONE, RESPONSES
from search.searcher import Searcher
from web import links, urls, wording
from web.citations.citation import document, place
from web.letters.asked import LONGEST
from web.letters.letter import MOST_READ, About, Letter, Point
from web.request import absolute, today

Numbers = Mapping[RecordId, int]  # of the points of a letter, by their lines

SUBJECT = "Asunto: solicitud de información"
RESPONSIBLE = "la dependencia responsable"
MOST_CELLS = 6  # further columns of a text that is cited
WIDEST = 100  # characters of one

DONE = (
    "los documentos que muestren qué se ha hecho para cumplir lo citado: informes, oficios, "
    "convenios, minutas, contratos o los que correspondan;",
    "las fechas en que empezó y terminó lo que se hizo, y las previstas para lo que falta;",
    "los resultados en cifras (metas, avances, personas atendidas, lugares) y cómo se midieron;",
    "el presupuesto asignado y el ejercido, año por año;",
)
EVIDENCE = {
    False: "la evidencia de que se realizó la actividad citada;",
    True: "de cada actividad citada, la evidencia de que se realizó;",
}
UNDONE = "si algo no se hizo, las razones y los documentos en que consten."
SILENT = "qué actividades se realizaron o están previstas, pues el documento no describe ninguna{};"
REFUSED = (
    "las razones por las que se decidió no realizar acciones, y los documentos en que consten;",
    "quién tomó esa decisión (cargo y área) y en qué fecha;",
    "si después se realizó o se prevé alguna acción: los documentos, las fechas y el presupuesto.",
)
BOTH = (
    "cuál de las dos cosas es la que vale;",
    "si se actuó: los documentos, las fechas, los resultados en cifras y el presupuesto, con la "
    "evidencia de cada actividad;",
    "si no se actuó: las razones, quién lo decidió (cargo y área) y en qué fecha.",
)
CLOSING = (
    "Pido recibir la información en formato electrónico y, si hay tablas o cifras, en un archivo "
    "con el que se pueda trabajar, como una hoja de cálculo.",
    "Si parte de lo que solicito no se tiene, no puede entregarse o corresponde a otra "
    "dependencia, pido que se me diga qué parte, por qué y ante quién puedo pedirla.",
)
WHO = (
    "Solicito que se me diga qué dependencia es la responsable y, si no es la que recibe esta "
    "solicitud, ante cuál debo presentarla."
)
NOT_DONE = "el documento responde que no se realizarán acciones"
TWO_THINGS = f"{NOT_DONE} y a la vez describe actividades"


def _where(says: str) -> Callable[[str], str]:
    """How a paragraph begins about points of which a document says something."""

    def begins(where: str) -> str:
        return (
            f"Sobre {where}, donde {says}, solicito:"
            if where
            else f"{sentences.capital(says)}. Solicito:"
        )

    return begins


# What is asked about, in this order: how its paragraph begins, of some points or of all.
BEGINS: dict[About, Callable[[str], str]] = {
    "done": lambda where: f"Sobre {where}, solicito:" if where else "Solicito:",
    "both": _where(TWO_THINGS),
    "refused": _where(NOT_DONE),
}
BLANKS = "Nombre:\nMedio para recibir la respuesta:\nLugar y fecha:"


def addressee(body: str, build: Searcher) -> str:
    """Whom a letter is for, with the article: "la Secretaría de Relaciones Exteriores"."""
    return RESPONSIBLE if body == NONE else sentences.called(_name(body, build))


def _name(body: str, build: Searcher) -> str:
    return links.known(build, body).name or body


def text(letter: Letter, build: Searcher) -> str:
    """A letter, its paragraphs parted by empty lines."""
    called = addressee(letter.body, build)
    reports = [list(held) for _, held in groupby(letter.points, key=lambda each: each.line.report)]
    numbers = {point.line.id: n for n, point in enumerate(letter.points, 1)}
    parts = [
        SUBJECT,
        f"{sentences.capital(sentences.to(called))}:",
        _opening(letter.body, called, [points[0].programme for points in reports]),
    ]
    for points in reports:
        parts += [f"Del {_report(points[0].programme)}:"] if len(reports) > 1 else []
        parts += ["\n".join(_point(numbers[each.line.id], each)) for each in points]
    parts += [*_asks(letter, numbers), *CLOSING, BLANKS, "\n".join(_sources(reports))]
    return "\n\n".join(parts) + "\n"


def _report(programme: Programme) -> str:
    """What a text stands in: "informe de 2018 del Programa de Agua (ramo Gobernación)"."""
    branch = f" (ramo {programme.branch})" if programme.branch else ""
    title = sentences.of(sentences.called(programme.title))
    return f"informe de {programme.year} {title}{branch}"


def _opening(body: str, called: str, programmes: Sequence[Programme]) -> str:
    one = len(programmes) == 1
    what = f"dice el {_report(programmes[0])}" if one else "dicen varios informes"
    this = "Ese documento" if one else "Esos documentos"
    if body == NONE:
        role = "no dice qué dependencia actúa" if one else "no dicen qué dependencia actúa"
    else:
        names = "nombra" if one else "nombran"
        role = f"{names} {sentences.to(called)} entre quienes actúan"
    return (
        f"Solicito información sobre el cumplimiento de lo que {what}. "
        f"{this} {role} en lo que cito a continuación, con sus propias palabras."
    )


# What is cited


def _point(number: int, point: Point) -> Iterator[str]:
    line = point.line
    yield f"{number}. {point.programme.levels[-1]} {line.line.shown}{_cited(line)}"
    if answer := _answer(line):
        yield f"   Respuesta en el documento: {answer}."
    for each in point.activities:
        yield f"   Actividad {each.activity}{_cited(each)}"
    if point.described > MOST_READ:
        yield f"   (El documento describe {wording.number(point.described)} actividades.)"
    yield f"   Se puede leer en {absolute(urls.own(line.id))}"


def _cited(record: Record) -> str:
    """The place and the words of a text, with what its table says beside them."""
    where = f" ({place(record)})" if place(record) else ""
    cells = [f"{c.column}: {wording.short(c.text, WIDEST)}" for c in record.columns if c.text]
    beside = f" [{'; '.join(cells[:MOST_CELLS])}]" if cells else ""
    return f"{where}: «{wording.short(record.text, LONGEST)}»{beside}"


def _answer(line: Record) -> str:
    said = sentences.answer(line)
    if line.response in RESPONSES:
        return f"{said[:1].lower()}{said[1:]}"
    return f"«{said}»" if said else ""


# What is asked


def _asks(letter: Letter, numbers: Numbers) -> Iterator[str]:
    """A paragraph for each kind of thing to ask, those that may have been done first."""
    of: dict[About, list[Point]] = {}
    for point in letter.points:
        of.setdefault("done" if point.about == "silent" else point.about, []).append(point)
    if letter.body == NONE:
        yield WHO
    for about, begins in BEGINS.items():
        if points := of.get(about):
            where = _points(points, numbers) if len(of) > 1 else ""
            yield "\n".join((begins(where), *_lettered(_items(about, points, numbers))))


def _lettered(items: Iterable[str]) -> Iterator[str]:
    return (f"{letter}) {item}" for letter, item in zip("abcdefgh", items, strict=False))


def _items(about: About, points: Sequence[Point], numbers: Numbers) -> Iterable[str]:
    return {"both": BOTH, "refused": REFUSED}.get(about) or _done(points, numbers)


def _done(points: Sequence[Point], numbers: Numbers) -> Iterator[str]:
    yield from DONE
    if activities := sum(len(each.activities) for each in points):
        yield EVIDENCE[activities > 1]
    if silent := [each for each in points if each.about == "silent"]:
        few = len(silent) < len(points)
        yield SILENT.format(f" en {_points(silent, numbers)}" if few else "")
    yield UNDONE


def _points(points: Iterable[Point], numbers: Numbers) -> str:
    """Points of a letter in a sentence: "el punto 2", "los puntos 1, 3 y 4"."""
    *before, last = (str(numbers[each.line.id]) for each in points)
    return f"los puntos {', '.join(before)} y {last}" if before else f"el punto {last}"


def _sources(reports: Iterable[Sequence[Point]]) -> Iterator[str]:
    """Where the texts were read."""
    day = today()
    for points in reports:
        programme = points[0].programme
        official = f" Documento oficial: {programme.source_url}." if programme.source_url else ""
        yield f"Documento que se cita: {document(programme)}.{official}"
    yield f"Fecha de consulta: {wording.day(day)}."
