import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from search.spanish.commitment import LABELS, STRENGTHS, commitment

# Every activity of the report that ships with the program, read and marked by a person. The
# rules were written with these texts in sight, so the floors hold them; they do not foretell
# another report. The table below does what it can for that.
SAMPLE = Path(__file__).parents[2] / "data" / "commitment.tsv"
FLOOR = 0.95


def sample() -> list[tuple[str, set[str], str]]:
    with SAMPLE.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [(row["record"], set(row["strengths"].split()), row["text"]) for row in rows]


@pytest.mark.parametrize("strength", LABELS)
def test_each_strength_is_seen_where_a_reader_sees_it(
    strength: str, record_property: Callable[[str, object], None]
) -> None:
    marked = {record for record, strengths, _ in sample() if strength in strengths}
    seen = {record for record, _, text in sample() if strength in commitment(text)}
    right = len(marked & seen)
    precision, recall = right / len(seen), right / len(marked)
    record_property("precision", round(precision, 3))
    record_property("recall", round(recall, 3))
    print(f"{strength}: precision {precision:.3f}, recall {recall:.3f} of {len(marked)}")  # noqa: T201
    assert precision >= FLOOR, f"seen, not marked: {sorted(seen - marked)}"
    assert recall >= FLOOR, f"marked, not seen: {sorted(marked - seen)}"


CASES: list[tuple[str, tuple[str, ...]]] = [
    ("Se entregarán 1,250 becas a estudiantes.", ("has-figure",)),
    ("Se reducirá en 15 % la espera.", ("has-figure",)),
    ("Se ejercerán $3,000,000 en obras.", ("has-figure",)),
    ("La SEP impartirá dos talleres.", ("has-figure",)),
    ("Se atenderá a dos millones de personas.", ("has-figure",)),
    ("Se aplicará el artículo 25 de la Ley.", ()),
    ("Se aplicarán los artículos 3, 4 y 5 constitucionales.", ()),
    ("Se publicará la Encuesta 2017.", ()),
    ("Se atenderá a jóvenes de 12 a 29 años.", ()),
    ("Se coordinarán los tres órdenes de gobierno.", ()),
    ("El servicio operará las 24 horas.", ()),
    ("Se concluirá la fase 2 del sistema.", ()),
    ("Se publicará un informe trimestral.", ("has-date",)),
    ("A más tardar en junio se instalará el comité.", ("has-date",)),
    ("Durante el ejercicio fiscal 2019 se instalará el comité.", ("has-date",)),
    ("En el primer semestre se revisará la norma.", ("has-date",)),
    ("Se atenderán las observaciones emitidas en 2016.", ()),
    ("Se difundirá la Reforma Constitucional de 2011.", ()),
    ("Se abrirá un módulo en Tapachula.", ("has-place",)),
    ("Se abrirá un módulo en el municipio de Juchitán.", ("has-place",)),
    ("Se vigilará la frontera norte.", ("has-place",)),
    ("Se atenderá a migrantes en México.", ()),
    ("La SEP continuará promoviendo la lectura.", ("follow-up-only",)),
    ("La SEP dará puntual seguimiento al plan.", ("follow-up-only",)),
    ("La SEP realizará acciones de seguimiento.", ("follow-up-only",)),
    ("Dar seguimiento a los acuerdos del consejo.", ("follow-up-only",)),
    ("Promover y publicar la guía.", ()),
    ("La SEP promoverá la lectura y publicará una guía.", ()),
    ("La SEP continuará apoyando 71 programas.", ("has-figure",)),
    ("La SEP promoverá la lectura cada mes.", ("has-date",)),
    ("", ()),
]


@pytest.mark.parametrize(("text", "strengths"), CASES)
def test_the_words_decide(text: str, strengths: tuple[str, ...]) -> None:
    assert commitment(text) == strengths


def test_every_strength_has_a_label_and_a_published_rule() -> None:
    assert all(strength.label and strength.rule.endswith(".") for strength in STRENGTHS)
