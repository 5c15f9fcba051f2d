"""Word families: they join what is related, both ways, and nothing else."""

import csv
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import pytest

from data import folder
from search.errors import FixSource
from search.spanish import analysis
from search.thesaurus import families


@pytest.fixture(scope="module")
def shipped() -> Mapping[str, tuple[str, ...]]:
    return families.load(folder())


def stems(words: tuple[str, ...]) -> set[str]:
    return {analysis.stem(analysis.fold(word)) for word in words}


def related(shipped: Mapping[str, tuple[str, ...]], one: str, other: str) -> bool:
    stem = analysis.stem(analysis.fold(one))
    return analysis.stem(analysis.fold(other)) in {stem} | stems(shipped.get(stem, ()))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("turismo", "turísticos"),
        ("cultura", "culturales"),
        ("capacitación", "capacitar"),
        ("México", "mexicanas"),
        ("migración", "migratoria"),
        ("migrantes", "migración"),
        ("agricultura", "agrícolas"),
        ("agricultura", "agropecuario"),
        ("consulado", "consulares"),
        ("trabajo", "laborales"),
        ("policías", "policiaco"),
        ("universidades", "universitaria"),
        ("frontera", "fronterizas"),
        ("repatriar", "repatriación"),
        ("niñez", "niñas"),
        ("jóvenes", "juventud"),
        ("proteger", "protección"),
        ("atender", "atención"),
        ("guatemaltecos", "Guatemala"),
        ("piden", "petición"),
        ("entran", "entradas"),
        ("mueren", "muertes"),
        ("bilingües", "idioma"),
        ("investigadores", "investigación"),
    ],
)
def test_relatives_are_joined_both_ways(
    shipped: Mapping[str, tuple[str, ...]], one: str, other: str
) -> None:
    assert (related(shipped, one, other), related(shipped, other, one)) == (True, True)


@pytest.mark.parametrize(
    ("one", "stranger"),
    [
        ("género", "generar"),
        ("género", "general"),
        ("artículo", "articular"),
        ("público", "publicar"),
        ("estado", "estatuto"),
        ("violencia", "violación"),
        ("persona", "personal"),
        ("línea", "lineamientos"),
        ("materia", "material"),
        ("social", "sociedad"),
        ("servidor", "servicio"),
        ("funcionario", "función"),
        ("consejo", "consejería"),
        ("cuestionar", "cuestionario"),
        ("país", "paisano"),
        ("humano", "humanitaria"),
        ("deporte", "deportación"),
        ("documento", "indocumentado"),
        ("jornada", "jornalero"),
        ("agencia", "agente"),
        ("nacional", "nacionalidad"),
    ],
)
def test_strangers_are_not(shipped: Mapping[str, tuple[str, ...]], one: str, stranger: str) -> None:
    stem = analysis.stem(analysis.fold(one))
    assert analysis.stem(analysis.fold(stranger)) not in stems(shipped.get(stem, ()))


def test_no_word_is_related_to_itself(shipped: Mapping[str, tuple[str, ...]]) -> None:
    assert [stem for stem, words in shipped.items() if stem in stems(words)] == []


def test_no_family_is_there_twice() -> None:
    with (folder() / families.FILE).open(encoding="utf-8", newline="") as file:
        rows = [row["words"] for row in csv.DictReader(file)]
    seen = Counter(frozenset(stems(tuple(words.split("|")))) for words in rows)
    assert [words for words, count in seen.items() if count > 1 or len(words) < 2] == []


@pytest.mark.parametrize("row", ["derivación,solo", "derivación,uno|", "derivación"])
def test_a_row_that_is_no_family_is_named(tmp_path: Path, row: str) -> None:
    (tmp_path / families.FILE).write_text(f"kind,words\n{row}\n", "utf-8")
    with pytest.raises(FixSource, match=r"families\.csv, fila 2"):
        families.load(tmp_path)
