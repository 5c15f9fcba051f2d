"""Letters as they are sent, whole: of any programme, any level, one report or several."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from flask import Flask

from search.filters import Filters
from search.model import Query
from search.schema import NONE
from search.settings import Settings
from search.store.builds import Contents, publish
from tests.support.corpus import contents, record
from tests.support.invented import coasts, flat, silent
from tests.support.years import two_years
from web import create_app
from web.letters.asked import MOST_TEXTS, AskedLetters, FoundTexts, found
from web.letters.letter import MOST_LETTERS, Letters, letters
from web.letters.wording import text
from web.request import searcher, today
from web.wording import day

SITE = "https://example.org"
Made = Callable[[], Contents]


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Made], Flask]:
    """The site of some contents; each is built once."""
    held: dict[Made, Flask] = {}

    def site(made: Made) -> Flask:
        if made not in held:
            home: Path = tmp_path_factory.mktemp("letters")
            publish(home, made())
            held[made] = create_app(Settings(home, public_url=SITE))
        return held[made]

    return site


@contextmanager
def asking(app: Flask, asked: AskedLetters) -> Iterator[tuple[FoundTexts, Letters]]:
    with app.test_request_context("/request"):
        about = found(asked, searcher())
        yield about, letters(asked, about, searcher())


def chosen(*ids: str, bodies: tuple[str, ...] = ()) -> AskedLetters:
    return AskedLetters(Query(filters=Filters(agency=bodies)), ids, bodies)


def texts(app: Flask, asked: AskedLetters) -> dict[str, str]:
    """The letter to each body."""
    with asking(app, asked) as (_, made):
        return {each.body: text(each, searcher()) for each in made.letters}


DONE = """\
a) los documentos que muestren qué se ha hecho para cumplir lo citado: informes, oficios, convenios, minutas, contratos o los que correspondan;
b) las fechas en que empezó y terminó lo que se hizo, y las previstas para lo que falta;
c) los resultados en cifras (metas, avances, personas atendidas, lugares) y cómo se midieron;
d) el presupuesto asignado y el ejercido, año por año;"""  # noqa: E501
UNDONE = "si algo no se hizo, las razones y los documentos en que consten."
REFUSED = """\
a) las razones por las que se decidió no realizar acciones, y los documentos en que consten;
b) quién tomó esa decisión (cargo y área) y en qué fecha;
c) si después se realizó o se prevé alguna acción: los documentos, las fechas y el presupuesto."""
END = """\
Pido recibir la información en formato electrónico y, si hay tablas o cifras, en un archivo con el que se pueda trabajar, como una hoja de cálculo.

Si parte de lo que solicito no se tiene, no puede entregarse o corresponde a otra dependencia, pido que se me diga qué parte, por qué y ante quién puedo pedirla.

Nombre:
Medio para recibir la respuesta:
Lugar y fecha:
"""  # noqa: E501


def test_a_line_with_levels_answers_and_columns_of_its_own(
    sites: Callable[[Made], Flask],
) -> None:
    written = texts(sites(coasts), chosen("pcm-2024-2030/2024/1.1.1.1"))
    assert list(written) == ["INM", "SRE"]
    assert written["INM"] == (
        f"""\
Asunto: solicitud de información

Al Instituto Nacional de Migración:

Solicito información sobre el cumplimiento de lo que dice el informe de 2024 del Programa de Costas y Manglares (ramo Medio Ambiente). Ese documento nombra al Instituto Nacional de Migración entre quienes actúan en lo que cito a continuación, con sus propias palabras.

1. Acción puntual I.1.1.1: «Plantar mangle rojo» [Indicador: Hectáreas con sombra; Meta 2024: 2,400; Avance: 45%; Presupuesto: $1,250,000.00; Fecha de término: 31/12/2024; Texto: =SUMA(A1)]
   Respuesta en el documento: «Concluida».
   Se puede leer en {SITE}/lines/pcm-2024-2030/2024/1.1.1.1

Solicito:
{DONE}
e) {UNDONE}

{END}
Documento que se cita: costas.xlsx (SHA-256 111111111111…).
Fecha de consulta: {day(today())}.
"""  # noqa: E501
    )


def test_the_activities_that_concern_a_body_are_cited_with_their_line(
    sites: Callable[[Made], Flask],
) -> None:
    written = texts(sites(coasts), chosen("pcm-2024-2030/2024/1.1.1.1/1"))
    assert list(written) == ["PGR", "SRE"]
    letter = written["PGR"]
    assert "A la Procuraduría General de la República:\n" in letter
    assert "nombra a la Procuraduría General de la República entre" in letter
    assert "   Actividad 1: «PGR y otros plantarán mil varas» [Avance: 7.5%]\n" in letter
    assert "e) la evidencia de que se realizó la actividad citada;\n" in letter
    assert f"f) {UNDONE}\n" in letter


def test_who_acts_is_not_said_of_every_text(sites: Callable[[Made], Flask]) -> None:
    written = texts(sites(silent), chosen("plan/2025/1.1.2"))
    assert list(written) == [NONE]
    assert written[NONE].startswith(
        "Asunto: solicitud de información\n\nA la dependencia responsable:\n\n"
        "Solicito información sobre el cumplimiento de lo que dice el informe de 2025 del Plan de "
        "Riego (ramo Agua). Ese documento no dice qué dependencia actúa en lo que cito a "
        "continuación, con sus propias palabras.\n\n"
        "1. Línea de acción 1.1.2: «Revestir canal 1.1.2»\n   Se puede leer en "
        f"{SITE}/lines/plan/2025/1.1.2\n\n"
        "Solicito que se me diga qué dependencia es la responsable y, si no es la que recibe esta "
        f"solicitud, ante cuál debo presentarla.\n\nSolicito:\n{DONE}\n"
    )


def test_where_nothing_will_be_done_the_reasons_are_asked_for(
    sites: Callable[[Made], Flask],
) -> None:
    letter = texts(sites(two_years), chosen("agua/2017/1.1.2"))[NONE]
    assert "   Respuesta en el documento: no se realizarán acciones en 2017.\n" in letter
    said = "El documento responde que no se realizarán acciones. Solicito:"
    assert f"{said}\n{REFUSED}\n\n{END}" in letter
    assert DONE not in letter


def test_texts_that_name_nobody_have_their_own_letter_last(
    sites: Callable[[Made], Flask],
) -> None:
    asked = chosen("bosque/2020/1.1.1/1", "agua/2017/1.1.1", "agua/2018/1.1.2")
    assert list(texts(sites(two_years), asked)) == ["INM", NONE]


MIXED = (
    record("p/2018/1.1.1", "Abrir", acts=("SRE",)),
    record("p/2018/1.1.1/1", "La SRE abrirá", acts=("SRE",), line="Abrir"),
    record("p/2018/1.1.1/2", "La SRE abrirá más", acts=("SRE",), line="Abrir"),
    record("p/2018/1.1.2", "Cerrar", acts=("SRE",)),
    record("p/2018/1.1.3", "Mirar", acts=("SRE",), response="no"),
    record("p/2018/1.1.4", "Oír", acts=("SRE",), response="no"),
    record("p/2018/1.1.4/1", "La SRE oirá", acts=("SRE",), response="no", line="Oír"),
    record("p/2018/1.1.5", "Andar", acts=("SRE",)),
    record("p/2018/1.1.5/1", "El INM andará", acts=("INM",), line="Andar"),
)


def mixed() -> Contents:
    """Whatever may be asked, in one report."""
    return contents(*MIXED)


def test_each_kind_of_line_is_asked_what_fits_it(sites: Callable[[Made], Flask]) -> None:
    ids = (f"p/2018/1.1.{n}" for n in range(1, 6))
    letter = texts(sites(mixed), chosen(*ids, bodies=("SRE",)))["SRE"]
    parts = letter.split("\n\n")
    (done,) = (part for part in parts if part.startswith("Sobre los puntos 1, 2 y 5, solicito:"))
    assert "e) de cada actividad citada, la evidencia de que se realizó;" in done
    said = "qué actividades se realizaron o están previstas, pues el documento no describe ninguna"
    assert f"f) {said} en el punto 2;" in done
    assert f"g) {UNDONE}" in done
    assert any(
        part.startswith(
            "Sobre el punto 4, donde el documento responde que no se realizarán acciones y a la "
            "vez describe actividades, solicito:\na) cuál de las dos cosas es la que vale;"
        )
        for part in parts
    )
    assert (
        "Sobre el punto 3, donde el documento responde que no se realizarán acciones, solicito:\n"
        f"{REFUSED}"
    ) in parts
    assert "El INM andará" not in letter


def test_a_silent_line_alone_needs_no_number(sites: Callable[[Made], Flask]) -> None:
    letter = texts(sites(mixed), chosen("p/2018/1.1.2"))["SRE"]
    said = "qué actividades se realizaron o están previstas, pues el documento no describe ninguna"
    assert f"e) {said};\nf) {UNDONE}" in letter


def test_reports_have_their_headings_and_sources(sites: Callable[[Made], Flask]) -> None:
    asked = AskedLetters(Query(filters=Filters(agency=("SRE",)), sort="code"), (), ("SRE",))
    letter = texts(sites(two_years), asked)["SRE"]
    assert "lo que dicen varios informes. Esos documentos nombran a la Secretaría" in letter
    headings = [part for part in letter.split("\n\n") if part.startswith("Del informe")]
    assert headings == [
        "Del informe de 2018 del Programa agua (ramo Gobernación):",
        "Del informe de 2017 del Programa agua (ramo Gobernación):",
    ]
    assert letter.count("Documento que se cita: ") == 2
    assert "\n4. Línea de acción 2.1.1: «Desazolvar las presas»\n" in letter


def test_names_of_levels_are_those_of_the_source(sites: Callable[[Made], Flask]) -> None:
    letter = texts(sites(flat), chosen("cartera/2025/1", "cartera/2025/2"))["SRE"]
    assert "el informe de 2025 de la Cartera (ramo Obras)" in letter
    assert "\n2. Proyecto OB02: «Puente del sur»\n" in letter
    assert "Sobre" not in letter


def many() -> Contents:
    """A line with more activities than a letter cites, and more bodies than a page has letters."""
    bodies = ("SRE", *(f"B{n:02}" for n in range(MOST_LETTERS + 3)))
    rows = [record("p/2018/1.1.1", "Sumar", acts=bodies)]
    for n in range(1, MOST_TEXTS + 6):
        acts = ("SRE", bodies[n]) if n < len(bodies) else ("SRE",)
        rows.append(record(f"p/2018/1.1.1/{n}", f"Sumar {n}", acts=acts, line="Sumar"))
    return contents(*rows)


def test_a_letter_says_how_many_texts_it_leaves_out(sites: Callable[[Made], Flask]) -> None:
    ids = ("p/2018/1.1.1", *(f"p/2018/1.1.1/{n}" for n in range(1, MOST_TEXTS + 6)))
    with asking(sites(many), chosen(*ids)) as (about, made):
        first = made.letters[0]
        assert (first.body, len(first.records), first.left) == ("SRE", MOST_TEXTS, 6)
        assert about.total == MOST_TEXTS + 6
        assert len(made.letters) == MOST_LETTERS
        assert len(made.others) == 4
        letter = text(first, searcher())
    assert f"   (El documento describe {MOST_TEXTS + 5} actividades.)\n" in letter


@pytest.mark.parametrize(
    ("bodies", "letters_to", "others", "strangers"),
    [
        ((), ["SRE", "INM"], (), ()),
        (("INM",), ["INM"], ("SRE",), ()),
        (("PGR",), [], ("SRE", "INM"), ("PGR",)),
        (("PGR", "SRE"), ["SRE"], ("INM",), ("PGR",)),
    ],
)
def test_a_body_that_does_not_act_there_is_told(
    sites: Callable[[Made], Flask],
    bodies: tuple[str, ...],
    letters_to: list[str],
    others: tuple[str, ...],
    strangers: tuple[str, ...],
) -> None:
    asked = chosen("p/2018/1.1.5", "p/2018/1.1.5/1", "p/2018/1.1.1", bodies=bodies)
    with asking(sites(mixed), asked) as (_, made):
        assert [each.body for each in made.letters] == letters_to
        assert (made.others, made.strangers) == (others, strangers)


def test_a_search_is_read_from_its_beginning(sites: Callable[[Made], Flask]) -> None:
    with asking(sites(many), AskedLetters(Query("sumar"), (), ())) as (about, made):
        assert (about.total, len(about.records)) == (MOST_TEXTS + 6, MOST_TEXTS)
        assert made.letters[0].body == "SRE"
    with asking(sites(many), AskedLetters(Query(), (), ())) as (about, made):
        assert (about, made) == (FoundTexts((), 0, ()), Letters((), (), ()))
