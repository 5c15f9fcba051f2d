"""Two years of small programmes, written by hand, and what a careful reader says changed.

A report is written as an outline: each level further in, a line of action with its cells behind
bars: who acts, what it answers, what is done. What changed is written `before > after`, "-" where
there is none: lines by their code, headings with a § before it, activities with their number.
"""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

SALUD = """
1. Prevenir las enfermedades crónicas
  1.1. Detectar a tiempo la diabetes y la hipertensión
    1.1.1. Tomar la presión y la glucosa en ferias, mercados y centros de trabajo | SSA | sí | Se instalarán 1,200 módulos de detección en mercados. | La Secretaría capacitará a promotores de las colonias.
    1.1.2. Dotar de tiras reactivas y baumanómetros a las unidades del primer nivel | IMSS | no
    1.1.3. Llevar un registro nominal de pacientes con diabetes | SSA | sí | El registro abarcará a 300 mil pacientes.
  1.2. Promover la actividad física
    1.2.1. Abrir los patios escolares por la tarde para el deporte de la comunidad | SEP | sí | Participarán 900 planteles.
2. Mejorar la atención de las urgencias
  2.1. Ordenar los traslados en ambulancia
    2.1.1. Crear un centro que regule los traslados entre hospitales | SSA | no
    2.1.2. Renovar las ambulancias con más de diez años de uso | IMSS | sí | Se comprarán 150 vehículos equipados. | Las unidades viejas se darán de baja.
"""  # noqa: E501  a line of action with all its cells

CUERPOS = """
1. Investigar mejor los delitos
  1.1. Fortalecer la investigación científica
    1.1.1. Crear laboratorios de genética forense en cinco regiones | PGR | sí | Se abrirán laboratorios en Tijuana y Mérida.
    1.1.2. Capacitar a peritos en la cadena de custodia de indicios | PGR | sí
    1.1.3. Integrar un banco de datos de personas desaparecidas | SEGOB | no
"""  # noqa: E501  as above


@dataclass(frozen=True, slots=True)
class Pair:
    """Two reports of one programme, and all that changed."""

    before: str
    after: str
    told: Mapping[str, str]
    titles: tuple[str, str] = ("Programa Nacional de Ejemplo 2019-2024",) * 2
    levels: tuple[str, ...] = ("Objetivo", "Estrategia", "Línea de acción")
    column: str = "Tipo de respuesta"


def edited(text: str, *edits: tuple[str, str]) -> str:
    """A report with passages replaced, each the only one of its kind."""
    for old, new in edits:
        assert text.count(old) == 1, (text.count(old), old)
        text = text.replace(old, new)
    return text


def rows(report: str, levels: int) -> Iterator[list[str]]:
    """The rows of an outline: a cell for each level, then those behind the bars."""
    over: list[str] = []
    for line in filter(None, report.splitlines()):
        depth = (len(line) - len(line.lstrip())) // 2
        text, *cells = (cell.strip() for cell in line.split("|"))
        over = [*over[:depth], text]
        if cells:
            assert len(over) == levels, line
            yield [*over, *cells]


ANSWERS = {
    "sí": "Se realizarán acciones en {}",
    "no": "No se realizarán acciones en {}",
}
YEARS = (2020, 2021)


def write(folder: Path, pair: Pair, id_: str = "") -> list[Path]:
    """The two reports as files, each with what stands beside it; `id_` of their programme, or else
    that of their titles."""
    return [_written(folder / f"{id_}{year}.csv", pair, year, id_) for year in YEARS]


def _written(path: Path, pair: Pair, year: int, id_: str) -> Path:
    place = YEARS.index(year)
    table = list(rows((pair.before, pair.after)[place], len(pair.levels)))
    depth, width = len(pair.levels), max(map(len, table))
    activities = [f"Actividad {n}" for n in range(1, width - depth - 1)]
    header = [*pair.levels, "Dependencia responsable", pair.column, *activities]
    for each in table:
        each += [""] * (width - len(each))
        each[depth + 1] = ANSWERS.get(each[depth + 1], each[depth + 1]).format(year)
    if not pair.column:  # no table has a column without a name
        for each in (header, *table):
            del each[depth + 1]
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([header, *table])
    own = f'id = "{id_}"\n' if id_ else ""
    told = f'{own}title = "{pair.titles[place]}"\nbranch = "Ejemplo"\nyear = {year}\n'
    path.with_suffix(".toml").write_text(told, "utf-8")
    return path


def changed(found: Mapping[str, Any]) -> dict[str, str]:
    """What an answer of a comparison tells, as a pair has it."""
    told = {}
    for each in found["headings"]:
        sides = (f"§{side['code']}" if side else "-" for side in (each["before"], each["after"]))
        told[" > ".join(sides)] = " ".join(each["kinds"])
    for line in found["lines"]:
        both = line["before"] and line["after"]
        told[_sides(line)] = " ".join((*line["kinds"], *(_bodies(line) if both else ())))
        shown = ("new", "gone", "reworded", "moved") if both else ("moved",)
        told |= {_sides(a): a["kind"] for a in line["activities"] if a["kind"] in shown}
    return told


def _bodies(line: Mapping[str, Any]) -> Iterator[str]:
    yield from (f"-{each['id']}" for each in line["went"])
    for each in line["came"]:
        yield f"+{each['id']}"
        yield from (known["text"] for known in each["successions"])


def _sides(change: Mapping[str, Any]) -> str:
    return " > ".join(_side(change[name]) for name in ("before", "after"))


def _side(side: Mapping[str, Any] | None) -> str:
    if side is None:
        return "-"
    return f"{side['code']}/{side['activity']}" if side["activity"] else str(side["code"])


def _told(after: str, told: Mapping[str, str]) -> Pair:
    """The report on health, and the same a year later."""
    return Pair(SALUD, after, told)


def _shouted(line: str) -> str:
    """A line of an outline with its texts in capitals; who acts and what is answered as it was."""
    text, *cells = line.split(" | ")
    return " | ".join((text.upper(), *cells[:2], *map(str.upper, cells[2:])))


L111 = "1.1.1. Tomar la presión y la glucosa en ferias, mercados y centros de trabajo"
L112 = "1.1.2. Dotar de tiras reactivas y baumanómetros a las unidades del primer nivel"
L113 = "1.1.3. Llevar un registro nominal de pacientes con diabetes"
L121 = "1.2.1. Abrir los patios escolares por la tarde para el deporte de la comunidad"
L211 = "2.1.1. Crear un centro que regule los traslados entre hospitales"
L212 = "2.1.2. Renovar las ambulancias con más de diez años de uso"
NEW_LINE = "Vacunar contra la influenza a quienes cuidan a personas mayores | SSA | sí\n"

# Formularies of ministries: hundreds of lines that differ by a word or two.
STATES = (
    "Aguascalientes Campeche Chiapas Chihuahua Coahuila Colima Durango Guanajuato Guerrero Hidalgo "
    "Jalisco Michoacán Morelos Nayarit Oaxaca Puebla Querétaro Sinaloa Sonora Tabasco"
).split()
SUBJECTS = (
    "escuelas primarias",
    "escuelas secundarias",
    "hospitales generales",
    "centros de salud",
    "casas de cultura",
    "bibliotecas públicas",
    "unidades deportivas",
    "mercados municipales",
    "caminos rurales",
    "redes de agua potable",
)


def boilerplate() -> list[str]:
    """Four hundred lines, twenty under each strategy but for the words of place and subject."""
    lines = ["1. Mantener la infraestructura social"]
    for number, state in enumerate(STATES, 1):
        lines.append(f"  1.{number}. Atender la infraestructura de {state}")
        for place, subject in enumerate(SUBJECTS):
            for half, verb in enumerate(("Dar mantenimiento preventivo", "Rehabilitar"), 1):
                code = f"1.{number}.{place * 2 + half}"
                lines.append(f"    {code}. {verb} a las {subject} del estado de {state} | SEP | sí")
    return lines


def _recoded(lines: list[str]) -> str:
    """The same with the lines of each strategy counted from 1."""
    found, over, count = [], "", 0
    for line in lines:
        code, _, rest = line.strip().partition(". ")
        if line.startswith("    "):
            count += 1
            line = f"    {over}.{count}. {rest}"
        elif line.startswith("  "):
            over, count = code, 0
        found.append(line)
    return "\n".join(found)


def _boilerplate() -> Pair:
    before = boilerplate()
    after = list(before)
    turned = next(n for n, each in enumerate(after) if each.strip().startswith("1.3.4."))
    after[turned] = after[turned].replace("| sí", "| no")
    gone = next(n for n, each in enumerate(after) if each.strip().startswith("1.7.5."))
    del after[gone]
    place = next(n for n, each in enumerate(after) if each.strip().startswith("1.15.9."))
    after.insert(place, "    1.15.9. Construir albergues para jornaleros agrícolas | SEP | sí")
    told = {"1.3.4 > 1.3.4": "to_no", "1.7.5 > -": "gone", "- > 1.15.9": "new"}
    told |= {f"1.7.{n} > 1.7.{n - 1}": "renumbered" for n in range(6, 21)}
    told |= {f"1.15.{n} > 1.15.{n + 1}": "renumbered" for n in range(9, 21)}
    return Pair("\n".join(before), _recoded(after), told)


def _in_front() -> Pair:
    """An objective before all others."""
    moved = SALUD
    for old, new in (("2.1", "3.1"), ("1.2", "2.2"), ("1.1", "2.1")):
        for last in ("", ".1", ".2", ".3"):
            moved = moved.replace(f" {old}{last}. ", f" {new}{last}. ")
    moved = moved.replace("\n2. Mejorar", "\n3. Mejorar").replace("\n1. Prevenir", "\n2. Prevenir")
    first = """
1. Cuidar la salud mental
  1.1. Atender a quienes pierden el sueño
    1.1.1. Abrir una línea telefónica de consejo a toda hora | SSA | sí
"""
    codes = {
        "1.1.1": "2.1.1",
        "1.1.2": "2.1.2",
        "1.1.3": "2.1.3",
        "1.2.1": "2.2.1",
        "2.1.1": "3.1.1",
        "2.1.2": "3.1.2",
        "§1": "§2",
        "§1.1": "§2.1",
        "§1.2": "§2.2",
        "§2": "§3",
        "§2.1": "§3.1",
    }
    told = {f"{old} > {new}": "renumbered" for old, new in codes.items()}
    told |= {"- > §1": "new", "- > §1.1": "new", "- > 1.1.1": "new"}
    return Pair(SALUD, first.rstrip() + moved, told)


def _roman() -> Pair:
    """The same report with codes of another kind."""
    after = SALUD
    romans = {"1": "I", "2": "II"}
    letters = {"1": "a", "2": "b", "3": "c"}
    for top, roman in romans.items():
        for mid in "12":
            for low, letter in letters.items():
                after = after.replace(f"    {top}.{mid}.{low}. ", f"    {roman}.{mid}.{letter}) ")
            after = after.replace(f"  {top}.{mid}. ", f"  {roman}.{mid}. ")
        after = after.replace(f"\n{top}. ", f"\n{roman}. ")
    return Pair(SALUD, after, {})


def _unnumbered() -> Pair:
    before = """
Agua para todas las colonias
  Reparar las redes
    Cambiar las tuberías de asbesto de la zona centro | CONAGUA | sí
    Revisar los medidores de los mercados y las escuelas | CONAGUA | no
Calles seguras
  Alumbrar las calles
    Sustituir las luminarias fundidas de las avenidas | SEDATU | sí
"""
    after = before.replace(
        "    Cambiar", "    Detectar fugas con equipo de ultrasonido | CONAGUA | sí\n    Cambiar"
    )
    told = {
        "- > 1.1.1": "new",
        "1.1.1 > 1.1.2": "renumbered",
        "1.1.2 > 1.1.3": "renumbered",
    }
    return Pair(before, after, told)


_PLAIN = edited(
    SALUD, ("registro nominal", '"registro nominal"'), ("ferias, mercados", "ferias - mercados")
)

FIVE = ("Eje", "Tema", "Objetivo", "Estrategia", "Acción puntual")
_DEEP = """
1. Bienestar
  1.1. Educación
    1.1.1. Que nadie deje la escuela
      1.1.1.1. Acompañar a las familias
        1.1.1.1.1. Visitar a las familias de quienes faltan tres días seguidos | SEP | Concluida
        1.1.1.1.2. Dar becas de transporte a quienes viven lejos | SEP | En proceso
      1.1.1.2. Enseñar en la lengua de la comunidad
        1.1.1.2.1. Editar libros de texto en lenguas indígenas | INALI | En proceso
  1.2. Vivienda
    1.2.1. Casas que resistan los sismos
      1.2.1.1. Reforzar lo construido
        1.2.1.1.1. Revisar las escuelas dañadas por el sismo | SEDATU | Por iniciar
"""

PAIRS: Mapping[str, Pair] = {
    "nothing": Pair(SALUD, SALUD, {}),
    "a line put in": _told(
        edited(
            SALUD,
            (L112, f"1.1.2. {NEW_LINE}    {L112}".replace("    1.1.2. Dotar", "    1.1.3. Dotar")),
            (L113, L113.replace("1.1.3", "1.1.4")),
        ),
        {"- > 1.1.2": "new", "1.1.2 > 1.1.3": "renumbered", "1.1.3 > 1.1.4": "renumbered"},
    ),
    "a line taken out": _told(
        edited(SALUD, (f"    {L112} | IMSS | no\n", ""), (L113, L113.replace("1.1.3", "1.1.2"))),
        {"1.1.2 > -": "gone", "1.1.3 > 1.1.2": "renumbered"},
    ),
    "an objective in front": _in_front(),
    "roman codes and letters": _roman(),
    "a line split in two": _told(
        edited(
            SALUD,
            (
                L111,
                "1.1.1. Tomar la presión y la glucosa en ferias y mercados",
            ),
            (
                f"    {L112}",
                "    1.1.2. Tomar la presión y la glucosa en los centros de trabajo | SSA | sí\n"
                f"    {L112.replace('1.1.2', '1.1.3')}",
            ),
            (L113, L113.replace("1.1.3", "1.1.4")),
        ),
        {
            "1.1.1 > 1.1.1": "reworded",
            "- > 1.1.2": "new",
            "1.1.2 > 1.1.3": "renumbered",
            "1.1.3 > 1.1.4": "renumbered",
        },
    ),
    "two lines made one": _told(
        edited(
            SALUD,
            (f"    {L112} | IMSS | no\n", ""),
            (
                f"{L113} | SSA",
                "1.1.2. Dotar de tiras reactivas a las unidades del primer nivel y llevar un "
                "registro nominal de pacientes con diabetes | SSA",
            ),
        ),
        {
            "1.1.2 > 1.1.2": "to_yes reworded agencies activities -IMSS +SS",
            "1.1.3 > -": "gone",
            "1.1.3/1 > 1.1.2/1": "moved",
        },
    ),
    "a text of half its length": _told(
        edited(SALUD, (L111, "1.1.1. Tomar la presión y la glucosa")),
        {"1.1.1 > 1.1.1": "reworded"},
    ),
    "a text of twice its length": _told(
        edited(
            SALUD,
            (
                L113,
                f"{L113}, hipertensión, obesidad y enfermedad renal, con sus citas, sus recetas y "
                "los resultados de sus análisis",
            ),
        ),
        {"1.1.3 > 1.1.3": "reworded"},
    ),
    "texts that changed places": _told(
        edited(
            SALUD,
            (f"    {L112} | IMSS | no\n", ""),
            (f"    {L111}", f"    {L112.replace('1.1.2', '1.1.1')} | IMSS | no\n    {L111}"),
            ("    1.1.1. Tomar", "    1.1.2. Tomar"),
        ),
        {"1.1.1 > 1.1.2": "renumbered", "1.1.2 > 1.1.1": "renumbered"},
    ),
    "answers turned both ways": _told(
        edited(
            SALUD,
            (f"{L112} | IMSS | no", f"{L112} | IMSS | sí"),
            (f"{L121} | SEP | sí", f"{L121} | SEP | no"),
        ),
        {"1.1.2 > 1.1.2": "to_yes", "1.2.1 > 1.2.1": "to_no"},
    ),
    "answers to and from none": Pair(
        edited(SALUD, (f"{L121} | SEP | sí", f"{L121} | SEP | ")),
        edited(SALUD, (f"{L211} | SSA | no", f"{L211} | SSA | ")),
        {"1.2.1 > 1.2.1": "answer", "2.1.1 > 2.1.1": "answer"},
        column="Estatus",
    ),
    "answers of other words": Pair(
        _DEEP,
        edited(
            _DEEP,
            ("seguidos | SEP | Concluida", "seguidos | SEP | CONCLUIDA"),
            ("lejos | SEP | En proceso", "lejos | SEP | Concluida"),
            ("sismo | SEDATU | Por iniciar", "sismo | SEDATU | "),
        ),
        {"1.1.1.1.2 > 1.1.1.1.2": "answer", "1.2.1.1.1 > 1.2.1.1.1": "answer"},
        levels=FIVE,
        column="Estatus",
    ),
    "a line under another objective": _told(
        edited(
            SALUD,
            (f"    {L113} | SSA | sí | El registro abarcará a 300 mil pacientes.\n", ""),
            (
                "Las unidades viejas se darán de baja.\n",
                "Las unidades viejas se darán de baja.\n"
                f"    {L113.replace('1.1.3', '2.1.3')} | SSA | sí | El registro abarcará a 300 mil "
                "pacientes.\n",
            ),
        ),
        {"1.1.3 > 2.1.3": "renumbered"},
    ),
    "a line moved in other words": _told(
        edited(
            SALUD,
            (f"    {L113} | SSA | sí | El registro abarcará a 300 mil pacientes.\n", ""),
            (
                "Las unidades viejas se darán de baja.\n",
                "Las unidades viejas se darán de baja.\n"
                "    2.1.3. Llevar un registro nominal y actualizado de pacientes con diabetes | "
                "SSA | sí | El registro abarcará a 300 mil pacientes.\n",
            ),
        ),
        {"1.1.3 > 2.1.3": "renumbered reworded"},
    ),
    "an activity under another line": _told(
        edited(
            SALUD,
            (" | La Secretaría capacitará a promotores de las colonias.", ""),
            (
                "Participarán 900 planteles.",
                "Participarán 900 planteles. | La Secretaría capacitará a promotores de las "
                "colonias.",
            ),
        ),
        {
            "1.1.1 > 1.1.1": "activities",
            "1.2.1 > 1.2.1": "activities",
            "1.1.1/2 > 1.2.1/2": "moved",
        },
    ),
    "activities in another order": _told(
        edited(
            SALUD,
            (
                "Se comprarán 150 vehículos equipados. | Las unidades viejas se darán de baja.",
                "Las unidades viejas se darán de baja. | Se comprarán 150 vehículos equipados.",
            ),
        ),
        {},
    ),
    "an activity put before others": _told(
        edited(
            SALUD,
            (
                "| Se comprarán 150",
                "| Se hará un inventario de las ambulancias. | Se comprarán 150",
            ),
        ),
        {"2.1.2 > 2.1.2": "activities", "- > 2.1.2/1": "new"},
    ),
    "an activity gone and one reworded": _told(
        edited(
            SALUD,
            ("Se comprarán 150 vehículos equipados. | ", ""),
            ("Las unidades viejas se darán de baja.", "Las unidades viejas se venderán."),
        ),
        {"2.1.2 > 2.1.2": "activities", "2.1.2/1 > -": "gone", "2.1.2/2 > 2.1.2/1": "reworded"},
    ),
    "the first cells of activities left empty": _told(
        edited(
            SALUD,
            ("| sí | Se comprarán 150 vehículos", "| sí |  |  | Se comprarán 150 vehículos"),
            ("equipados. | Las", "equipados. |  | Las"),
        ),
        {},
    ),
    "no to all that was described": _told(
        edited(
            SALUD,
            (
                f"{L212} | IMSS | sí | Se comprarán 150 vehículos equipados. | Las unidades viejas "
                "se darán de baja.",
                f"{L212} | IMSS | no",
            ),
        ),
        {
            "2.1.2 > 2.1.2": "to_no activities",
            "2.1.2/1 > -": "gone",
            "2.1.2/2 > -": "gone",
        },
    ),
    "a body that succeeds another": Pair(
        CUERPOS,
        CUERPOS.replace("PGR", "FGR"),
        {
            "1.1.1 > 1.1.1": "agencies -PGR +FGR hoy FGR, antes PGR (desde 2018)",
            "1.1.2 > 1.1.2": "agencies -PGR +FGR hoy FGR, antes PGR (desde 2018)",
        },
    ),
    "bodies that come and go": Pair(
        CUERPOS,
        edited(
            CUERPOS,
            ("regiones | PGR", "regiones | PGR; SRE"),
            ("desaparecidas | SEGOB", "desaparecidas | "),
        ),
        {"1.1.1 > 1.1.1": "agencies +SRE", "1.1.3 > 1.1.3": "agencies -SEGOB"},
    ),
    "a body by its full name": Pair(
        CUERPOS,
        CUERPOS.replace("PGR", "Procuraduría General de la República").replace(
            "SEGOB", "Secretaría de Gobernación"
        ),
        {},
    ),
    "a number of an activity": _told(
        edited(SALUD, ("Se instalarán 1,200 módulos", "Se instalarán 1,300 módulos")),
        {"1.1.1 > 1.1.1": "activities", "1.1.1/1 > 1.1.1/1": "reworded"},
    ),
    "a number of a line": _told(
        edited(SALUD, ("más de diez años", "más de doce años")),
        {"2.1.2 > 2.1.2": "reworded"},
    ),
    "a number of few words": _told(
        edited(SALUD, ("Participarán 900 planteles.", "Participarán 1,100 planteles.")),
        {"1.2.1 > 1.2.1": "activities", "1.2.1/1 > 1.2.1/1": "reworded"},
    ),
    "quotes, dashes, spaces, accents and full stops": Pair(
        _PLAIN,
        edited(
            _PLAIN,
            ('"registro nominal"', "«registro  nominal»"),
            ("ferias - mercados", "ferias – mercados"),
            ("deporte de la comunidad ", "deporte de la comunidad. "),
            ("hipertensión", "hipertension"),
            ("150 vehículos equipados.", "150 Vehículos Equipados"),
            ("atención de las urgencias", "Atención de las Urgencias."),
        ),
        {},
    ),
    "capitals": Pair(SALUD, "\n".join(map(_shouted, SALUD.splitlines())), {}),
    "a heading in other words": _told(
        edited(SALUD, ("1.2. Promover la actividad física", "1.2. Fomentar la actividad física")),
        {"§1.2 > §1.2": "reworded"},
    ),
    "a heading in wholly other words over the same lines": _told(
        edited(SALUD, ("2. Mejorar la atención de las urgencias", "2. Salvar más vidas")),
        {"§2 > §2": "reworded"},
    ),
    "a strategy under another objective": _told(
        edited(
            SALUD,
            (
                "  1.2. Promover la actividad física\n"
                f"    {L121} | SEP | sí | Participarán 900 planteles.\n",
                "",
            ),
            (
                "Las unidades viejas se darán de baja.\n",
                "Las unidades viejas se darán de baja.\n"
                "  2.2. Promover la actividad física\n"
                f"    {L121.replace('1.2.1', '2.2.1')} | SEP | sí | Participarán 900 planteles.\n",
            ),
        ),
        {"§1.2 > §2.2": "renumbered", "1.2.1 > 2.2.1": "renumbered"},
    ),
    "another promise under the same code": _told(
        edited(
            SALUD,
            (
                f"{L121} | SEP | sí | Participarán 900 planteles.",
                "1.2.1. Prohibir la venta de refrescos en las cooperativas | SEP | sí",
            ),
        ),
        {"1.2.1 > -": "gone", "- > 1.2.1": "new"},
    ),
    "no responses": Pair(
        """
1. Sanear el río
  1.1. Tratar las aguas negras
    1.1.1. Construir una planta de tratamiento en el ejido | CONAGUA |  | Se licitará la obra.
    1.1.2. Limpiar los cauces antes de las lluvias | CONAGUA |
""",
        """
1. Sanear el río
  1.1. Tratar las aguas negras
    1.1.1. Construir dos plantas de tratamiento en el ejido | CONAGUA |  | Se licitará la obra.
    1.1.2. Limpiar los cauces antes de las lluvias | CONAGUA |
""",
        {"1.1.1 > 1.1.1": "reworded"},
        column="",
    ),
    "five levels": Pair(
        _DEEP,
        edited(
            _DEEP,
            ("1.1.1.1.2. Dar becas de transporte", "1.1.1.1.2. Dar becas de transporte y comida"),
            ("1.2.1. Casas que resistan los sismos", "1.2.1. Casas que resistan los ciclones"),
        ),
        {"1.1.1.1.2 > 1.1.1.1.2": "reworded", "§1.2.1 > §1.2.1": "reworded"},
        levels=FIVE,
        column="Estatus",
    ),
    "two levels without codes": Pair(
        """
Fugas
  Cambiar las tuberías de la calle Hidalgo | CONAGUA | Terminado
  Revisar los medidores de los mercados | CONAGUA | A la mitad
Inundaciones
  Limpiar los canales antes de junio | CONAGUA | Sin empezar
""",
        """
Fugas
  Cambiar las tuberías de la calle Hidalgo | CONAGUA | Terminado
Inundaciones
  Limpiar los canales antes de junio | CONAGUA | A la mitad
""",
        {"1.2 > -": "gone", "2.1 > 2.1": "answer"},
        levels=("Objetivo", "Línea de acción"),
        column="Estatus",
    ),
    "four hundred lines of one form": _boilerplate(),
    "lines without codes": _unnumbered(),
    "a title written otherwise": Pair(
        CUERPOS,
        CUERPOS,
        {},
        titles=(
            "Programa Nacional de Procuración de Justicia 2013-2018",
            "PROGRAMA NACIONAL DE PROCURACIÓN DE JUSTICIA  2013 – 2018",
        ),
    ),
    "a title with the year of its report": Pair(
        CUERPOS,
        edited(CUERPOS, ("desaparecidas | SEGOB | no", "desaparecidas | SEGOB | sí")),
        {"1.1.3 > 1.1.3": "to_yes"},
        titles=(
            "Programa Nacional de Procuración de Justicia 2013-2018. Informe 2020",
            "Programa Nacional de Procuración de Justicia (2013-2018). Informe 2021",
        ),
    ),
    "one of two equal lines is gone": Pair(
        """
1. Educar
  1.1. Primarias
    1.1.1. Coordinar acciones con las entidades federativas | SEP | sí
    1.1.2. Pintar las aulas con cal cada verano | SEP | sí
  1.2. Secundarias
    1.2.1. Coordinar acciones con las entidades federativas | SEP | no
""",
        """
1. Educar
  1.1. Primarias
    1.1.1. Pintar las aulas con cal cada verano | SEP | sí
  1.2. Secundarias
    1.2.1. Coordinar acciones con las entidades federativas | SEP | no
""",
        {"1.1.1 > -": "gone", "1.1.2 > 1.1.1": "renumbered"},
    ),
    "an objective made two": _told(
        edited(
            SALUD,
            (
                "  1.2. Promover la actividad física",
                "2. Promover la vida activa\n  2.1. Promover la actividad física",
            ),
            (L121, L121.replace("1.2.1", "2.1.1")),
            ("\n2. Mejorar", "\n3. Mejorar"),
            ("  2.1. Ordenar", "  3.1. Ordenar"),
            (L211, L211.replace("2.1.1", "3.1.1")),
            (L212, L212.replace("2.1.2", "3.1.2")),
        ),
        {
            "- > §2": "new",
            "§1.2 > §2.1": "renumbered",
            "§2 > §3": "renumbered",
            "§2.1 > §3.1": "renumbered",
            "1.2.1 > 2.1.1": "renumbered",
            "2.1.1 > 3.1.1": "renumbered",
            "2.1.2 > 3.1.2": "renumbered",
        },
    ),
    "the year in a text": Pair(
        edited(SALUD, ("Se comprarán 150 vehículos", "En 2020 se comprarán 150 vehículos")),
        edited(SALUD, ("Se comprarán 150 vehículos", "En 2021 se comprarán 150 vehículos")),
        {"2.1.2 > 2.1.2": "activities", "2.1.2/1 > 2.1.2/1": "reworded"},
    ),
    "one report much larger": Pair(
        SALUD,
        SALUD
        + "3. Dar medicinas a quienes las necesitan\n"
        + "".join(
            f"  3.{n}. Surtir {what}\n    3.{n}.1. Comprar {what} cada semestre | SSA | sí\n"
            for n, what in enumerate(
                ("insulina", "vacunas", "suero oral", "antibióticos", "gasas", "jeringas"), 1
            )
        ),
        {"- > §3": "new"}
        | {f"- > §3.{n}": "new" for n in range(1, 7)}
        | {f"- > 3.{n}.1": "new" for n in range(1, 7)},
    ),
    "all at once": _told(
        edited(
            SALUD,
            (f"    {L112} | IMSS | no\n", ""),
            (
                f"{L113} | SSA | sí",
                "1.1.2. Llevar un registro nominal de pacientes | SSA; IMSS | no",
            ),
            ("Participarán 900 planteles.", "Participarán 950 planteles."),
            ("2. Mejorar la atención de las urgencias", "2. Mejorar la atención de urgencias"),
            (f"{L211} | SSA | no", f"{L211} | SSA | sí | Se licitará el edificio."),
        ),
        {
            "1.1.2 > -": "gone",
            "1.1.3 > 1.1.2": "to_no renumbered reworded agencies +IMSS",
            "1.2.1 > 1.2.1": "activities",
            "1.2.1/1 > 1.2.1/1": "reworded",
            "§2 > §2": "reworded",
            "2.1.1 > 2.1.1": "to_yes activities",
            "- > 2.1.1/1": "new",
        },
    ),
}
