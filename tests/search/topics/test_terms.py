import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from search.errors import FixSource
from search.thesaurus import shipped
from search.topics import terms
from search.topics.named import LABELS, TOPICS, TopicWords
from search.topics.terms import Row, Topics

DATA = Path(__file__).parents[2] / "data"
# Texts with the topics that a reader gave them, and the precision and recall to be kept: a little
# under what was measured. The words were written in sight of all but those aside.
FLOORS = (
    ("topics.tsv", 0.95, 0.95),
    ("topics_unseen.tsv", 0.95, 0.95),
    ("topics_developed.tsv", 0.92, 0.9),
    ("topics_aside.tsv", 0.8, 0.8),
)
NEARLY_ALL = "migration"  # what the whole report is about


def sample(name: str) -> list[tuple[set[str], set[str]]]:
    """For each text, what the reader says and what the program says."""
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        said = shipped.topics()
        return [
            ({*row["topics"].split()}, {each.topic for each in said.of(row["text"])})
            for row in rows
        ]


@pytest.mark.parametrize("but", [set(), {NEARLY_ALL}], ids=["all", "without migration"])
@pytest.mark.parametrize(("name", "precision", "recall"), FLOORS)
def test_topics_are_those_that_a_reader_gives(
    name: str,
    precision: float,
    recall: float,
    but: set[str],
    record_property: Callable[[str, object], None],
) -> None:
    pairs = [(given - but, seen - but) for given, seen in sample(name)]
    right = sum(len(given & seen) for given, seen in pairs)
    reached = (
        right / sum(len(seen) for _, seen in pairs),
        right / sum(len(given) for given, _ in pairs),
    )
    record_property("precision, recall", tuple(round(each, 3) for each in reached))
    assert reached >= (precision, 0)
    assert reached[1] >= recall


def test_the_samples_are_whole() -> None:
    assert [len(sample(name)) for name, *_ in FLOORS] == [80, 40, 121, 51]
    assert {topic for name, *_ in FLOORS for given, _ in sample(name) for topic in given} == {
        *LABELS
    }


CASES: tuple[tuple[str, list[str]], ...] = (
    ("Se atenderá a mujeres enfermas.", ["health", "gender"]),
    ("Cada niño, a la escuela", ["children", "education"]),
    ("Se trata de coordinar a las dependencias.", []),
    ("Grupos de trabajo y mesas de trabajo", []),
    ("Vacunas para el ganado", ["rural"]),
    ("Vacunas para todos", ["health"]),
    ("Trabajadores sociales", []),
    ("Tramitar quejas", []),
    ("Simplificar trámites", ["identity"]),
    ("Refugios temporales ante huracanes", ["environment"]),
    ("Refugiados", ["migration"]),
    ("Personas que no pueden caminar", []),
    ("Construir caminos rurales", ["housing", "rural"]),
    ("Becas de transporte", ["education"]),
    ("El transporte público", ["housing"]),
    ("Vacunas para el hato bovino", ["rural"]),
    ("Denuncias contra funcionarios por cohecho", ["integrity"]),
    ("La ciencia", ["research"]),
    ("Docentes de matemáticas y ciencias", ["education"]),
    ("Personas trabajadoras", ["work"]),
    ("La investigación de los delitos", ["security"]),
    ("La investigación de la historia", ["research"]),
    ("Derechos, pero no humanos", []),
    ("los DERECHOS HUMANOS", ["rights"]),
    ("", []),
    ("de la", []),
)


@pytest.mark.parametrize(("text", "topics"), CASES)
def test_words_show_topics(text: str, topics: list[str]) -> None:
    found = dict.fromkeys(each.topic for each in shipped.topics().of(text))
    assert sorted(found) == sorted(topics)


ROWS = (
    Row("work", (("seguridad", "social"), ("empleo",)), (("policia",),)),
    Row("health", (("salud",), ("salud", "mental"), ("salud", "publica", "local"))),
)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("seguridad social", [("work", 0, 1)]),
        ("la seguridad y la social", [("work", 1, 4)]),  # stop words do not part a phrase
        ("seguridad pública y social", []),
        ("seguridad", []),
        ("empleo y empleos", [("work", 0, 0)]),  # a phrase is told once
        ("empleo de policías", []),
        ("salud mental, salud", [("health", 0, 1)]),
        ("salud pública", [("health", 0, 0)]),
        ("salud pública local", [("health", 0, 2)]),
        ("empleo y salud", [("health", 2, 2), ("work", 0, 0)]),  # in the order of the topics
    ],
)
def test_what_stands_where(text: str, words: list[tuple[str, int, int]]) -> None:
    assert Topics(ROWS).of(text) == tuple(TopicWords(*each) for each in words)


@pytest.mark.parametrize(
    ("table", "told"),
    [
        ("topic,words\nhealth,salud\n", "falta la columna unless"),
        ("topic,words,unless\nnothing,salud,\n", "fila 2: no hay ningún tema «nothing»"),
        ("topic,words,unless\nhealth,salud|,\n", "fila 2: «» debe empezar y terminar"),
        ("topic,words,unless\nhealth,estudios sobre,\n", "fila 2: «estudios sobre» debe"),
        ("topic,words,unless\nhealth,salud,de la\n", "fila 2: «de la» debe"),
    ],
)
def test_a_table_that_cannot_be_used_says_where(tmp_path: Path, table: str, told: str) -> None:
    (tmp_path / terms.FILE).write_text(table, "utf-8")
    with pytest.raises(FixSource, match=f"topics.csv.*{told}"):
        terms.load(tmp_path)


def test_what_is_typed_means_one_topic() -> None:
    typed = [topic.typed for topic in TOPICS]
    assert len({*typed}) == len(typed)
