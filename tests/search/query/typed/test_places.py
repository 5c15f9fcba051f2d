"""Codes as sources write them, and levels by their own names, in the search box."""

from pathlib import Path

import pytest

from search.model import Query
from search.searcher import Searcher
from search.store.builds import Contents
from tests.support.corpus import contents, record
from tests.support.invented import coasts, deep, flat
from tests.support.stores import opened


def together(*builds: Contents) -> Contents:
    programmes = {key: each for build in builds for key, each in build.programmes.items()}
    records = [each for build in builds for each in build.records]
    return Contents(programmes, builds[0].agencies, (), records)


def ids(build: Searcher, text: str) -> list[str]:
    page = build.search(Query(text, size=50))
    return [
        str(hit.record.id).partition("/")[2].partition("/")[2] for hit in page.hits if hit.exact
    ]


@pytest.fixture(scope="module")
def coast(engine: str, tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    return opened(tmp_path_factory.mktemp("coast"), coasts(), engine)


UNDER_1_2 = ["1.2.1.1"]
UNDER_1 = ["1.1.1.1", "1.1.1.1/1", "1.2.1.1"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("I.2.1.1", ["1.2.1.1"]),
        ("i.2.1.1", ["1.2.1.1"]),
        ("(I.2.1.1)", ["1.2.1.1"]),
        ("#I.2.1.1", ["1.2.1.1"]),
        ("I.2.1.1.", ["1.2.1.1"]),
        ('"I.2.1.1"', ["1.2.1.1"]),
        ("I.2.1", UNDER_1_2),
        ("I.2", UNDER_1_2),
        ("1.2", UNDER_1_2),
        ("1.2.1.1", ["1.2.1.1"]),
        ("01.02.01.01", ["1.2.1.1"]),
        ("I.1.1.1/1", ["1.1.1.1/1"]),
        ("1.1.1.1/1", ["1.1.1.1/1"]),
        ("Acción puntual I.2.1.1", ["1.2.1.1"]),
        ("acción puntual 1.2.1.1", ["1.2.1.1"]),
        ("línea I.2.1.1", ["1.2.1.1"]),
        ("clave I.2.1.1", ["1.2.1.1"]),
        ("clave:I.2.1.1", ["1.2.1.1"]),
        ("clave:1.2.1.1", ["1.2.1.1"]),
        ("Actividad 1 de acción puntual I.1.1.1", ["1.1.1.1/1"]),
        ("Actividad 1 de la acción puntual I.1.1.1", ["1.1.1.1/1"]),
        ("Estrategia prioritaria I.2.1", UNDER_1_2),
        ("Objetivo prioritario I.2", UNDER_1_2),
        ("objetivo prioritario 1.2", UNDER_1_2),
        ("objetivo I.2", UNDER_1_2),
        ("Eje I", UNDER_1),
        ("EJE I", UNDER_1),
        ("eje 1", UNDER_1),
        ("eje: I", UNDER_1),
        ("eje:I", UNDER_1),
        ('eje:"I"', UNDER_1),
        ("objetivo:I.2", UNDER_1_2),
        ("clave I", UNDER_1),
        ("clave:I", UNDER_1),
        ("¿Eje II?", ["2.1.1.1"]),
        ("dunas I.2", ["1.2.1.1"]),
        ("eje I -I.1.1.1", ["1.2.1.1"]),
        ("eje I dunas", ["1.2.1.1"]),
        ("pcm-2024-2030/2024/1.2.1.1", ["1.2.1.1"]),
        ("https://example.org/lines/pcm-2024-2030/2024/1.1.1.1#actividad-1", ["1.1.1.1/1"]),
    ],
)
def test_what_the_source_writes_finds_what_it_names(
    coast: Searcher, text: str, found: list[str]
) -> None:
    assert sorted(ids(coast, text)) == found


@pytest.mark.parametrize(
    "text",
    [
        "I",
        "II",
        "1",
        "i mangle",
        "playas I vecinos",
        "eje",
        "Eje III",
        "eje de mangle",
        "objetivo 1",
    ],
)
def test_a_lone_letter_or_number_stays_a_word(coast: Searcher, text: str) -> None:
    page = coast.search(Query(text))
    words = [word.lower() for word in text.split()]
    assert not any(
        facet.values and value.selected for facet in page.facets for value in facet.values
    )
    assert all(reason.how != "code" for hit in page.hits for reason in hit.why)
    assert all(notice.code != "syntax" for notice in page.notices), words


def test_what_was_read_is_told(coast: Searcher) -> None:
    (notice,) = coast.search(Query("Eje I dunas")).notices
    assert notice.text.startswith("«Eje I» se leyó como «objetivo:1»")


def test_a_hit_says_its_code_as_the_source_has_it(coast: Searcher) -> None:
    (hit,) = coast.search(Query("I.2.1.1")).hits
    assert [(reason.how, reason.found) for reason in hit.why] == [("code", "I.2.1.1")]


# One level


@pytest.fixture(scope="module")
def works(engine: str, tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    return opened(tmp_path_factory.mktemp("works"), flat(), engine)


@pytest.mark.parametrize(
    "text", ["OB02", "ob02", "Proyecto OB02", "proyecto 2", "clave 2", "clave:2"]
)
def test_a_line_of_a_single_level(works: Searcher, text: str) -> None:
    assert ids(works, text) == ["2", "2/1"]


def test_a_number_alone_is_a_word(works: Searcher) -> None:
    assert ids(works, "2") == ["2/1"]  # "Colar 2 trabes"


def test_an_address_of_a_single_level(works: Searcher) -> None:
    assert ids(works, "cartera/2025/2/1") == ["2/1"]


# A word of the texts


def test_a_word_that_texts_have_is_no_code(engine: str, tmp_path: Path) -> None:
    beside = contents(record("otro/2018/1.1.1", "Pintar la obra OB02 de noche"))
    build = opened(tmp_path, together(flat(), beside), engine)
    assert ids(build, "OB02") == ["1.1.1"]
    assert ids(build, "clave OB02") == ["2", "2/1"]


# Several reports


@pytest.fixture(scope="module")
def several(engine: str, tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    others = contents(record("otro/2018/1.2.1", "Podar setos"), record("otro/2018/1.2.3", "Regar"))
    return opened(tmp_path_factory.mktemp("several"), together(coasts(), deep(), others), engine)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("I.2", ["pcm-2024-2030/2024/1.2.1.1"]),
        ("Eje II", ["pcm-2024-2030/2024/2.1.1.1"]),
        ("0102030401", ["hondo/2023/1.2.3.4.1", "hondo/2024/1.2.3.4.1"]),
        ("Propósito 0102 2024", ["hondo/2024/1.2.3.4.1", "hondo/2024/1.2.3.4.2"]),
        ("1.2.3", ["hondo/2023/1.2.3.4.1", "hondo/2023/1.2.3.4.2", "hondo/2024/1.2.3.4.1",
                   "hondo/2024/1.2.3.4.2", "otro/2018/1.2.3"]),
        ("Objetivo 1", ["otro/2018/1.2.1", "otro/2018/1.2.3"]),
    ],
)  # fmt: skip
def test_a_code_of_one_programme_leaves_others_out(
    several: Searcher, text: str, found: list[str]
) -> None:
    page = several.search(Query(text, size=50))
    assert sorted(str(hit.record.id) for hit in page.hits if hit.exact) == found


# Suggestions


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("I.2", "I.2"),
        ("I.2.1.1", "I.2.1.1"),
        ("1.2.1.1", "I.2.1.1"),
        ("eje I", "Eje I"),
    ],
)
def test_a_code_is_completed_as_it_is_written(coast: Searcher, typed: str, offered: str) -> None:
    found = coast.suggest(typed)
    assert found
    assert (found[0].text, found[0].kind) == (offered, "code")
    assert coast.search(Query(found[0].text)).total
