"""Texts as passages."""

import pytest

from search.scanning.passages import LONG, MOST_PASSAGES, content, passages

CASES = {
    "sentences": (
        "El puente se abrirá en marzo. Tendrá tres carriles nuevos! ¿Cuánto costará la obra "
        "entera?",
        [
            "El puente se abrirá en marzo. Tendrá tres carriles nuevos!",
            "¿Cuánto costará la obra entera?",
        ],
    ),
    "abbreviations": (
        "El Dr. Mora y la Sra. Luna firmaron el acuerdo previsto en el art. 5 de la ley vigente.",
        ["El Dr. Mora y la Sra. Luna firmaron el acuerdo previsto en el art. 5 de la ley vigente."],
    ),
    "lines that go on": (
        "El programa abrirá\ncuatro albergues nuevos\nen la frontera sur",
        ["El programa abrirá\ncuatro albergues nuevos\nen la frontera sur"],
    ),
    "a list": (
        "- Abrir albergues nuevos en la frontera\n- Publicar informes trimestrales de avance",
        [
            "- Abrir albergues nuevos en la frontera",
            "- Publicar informes trimestrales de avance",
        ],
    ),
    "nothing": ("", []),
    "no words": (" ...  \n\n ¡! \n 12", ["...  \n\n ¡! \n 12"]),
}


@pytest.mark.parametrize("case", CASES)
def test_passages(case: str) -> None:
    text, expected = CASES[case]
    assert [each.text for each in passages(text)] == expected


def test_each_stands_where_it_says() -> None:
    text = (
        "  Abrir albergues nuevos en la frontera.\n\n  Publicar informes trimestrales de avance. "
    )
    assert [text[p.start : p.end] for p in passages(text)] == [p.text for p in passages(text)]


@pytest.mark.parametrize(
    "text",
    [
        "palabra rara suelta " * 900,
        "Sí. No. Va. " * 1500,
        "Abrir más albergues nuevos. " * 700,
        "a" * 20_000,
        ". " * 10_000,
        "\n" * 20_000,
    ],
)
def test_there_are_only_so_many_and_none_is_endless(text: str) -> None:
    found = passages(text)
    assert len(found) <= MOST_PASSAGES
    assert sum(content(each.text) for each in found) == content(text)


def test_a_long_sentence_is_several() -> None:
    found = passages("El gobierno abrirá albergues nuevos " * 30)
    assert len(found) > 1
    assert max(content(each.text) for each in found) <= LONG
