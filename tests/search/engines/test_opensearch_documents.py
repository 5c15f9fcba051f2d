"""What is written into a cluster, told without one."""

import random

import pytest

from search.engine import Analysed
from search.engines.opensearch import schema
from search.engines.opensearch.schema import Body, document, key, order
from search.ids import RecordId
from search.model import Record
from search.schema import values_of
from search.spanish import analysis
from tests.support.corpus import AGENCIES, record


def written(one: Record) -> Body:
    text = analysis.counted(one.text)
    analysed = Analysed(one, text.surfaces, len(text.terms), values_of(one))
    return document(analysed, AGENCIES)


def test_words_keep_their_places_and_those_without_enye_stand_beside() -> None:
    found = written(record("p/2018/1.1.1", "Las niñas de México"))
    assert found["text_words"] == "las niñas|ninas de mexico"
    assert found["text"] == ". niñ|nin . mexic"
    assert found["text_length"] == 3


def test_a_line_is_not_below_itself() -> None:
    line = written(record("p/2018/1.1.1", "Becas"))
    activity = written(record("p/2018/1.1.1/2", "Vacunas", line="Becas rurales"))
    assert "line" not in line
    assert (activity["line"], activity["line_words"]) == ("bec rural", "becas rurales")
    assert (activity["codes"], activity["activity"]) == (["1", "1.1", "1.1.1"], 2)


def test_bodies_are_found_by_their_names() -> None:
    found = written(record("p/2018/1.1.1/1", "Becas", acts=("SRE", "PGR-X")))
    assert found["agencies"] == "pgr x sre secretari . relacion exterior"
    assert found["actors_values"] == ("PGR-X", "SRE")


@pytest.mark.parametrize(
    "text", ["bei jing", "a|b", "1.5.10", ".", "_", "a\u0301", "x\ud800", "\t"]
)
def test_no_word_is_cut_or_read_as_two(text: str) -> None:
    written_as = key(text)
    assert written_as.split() == [written_as]
    assert not set(written_as) & {schema.EITHER, schema.EMPTY}
    written_as.encode("utf-8")


def test_different_words_are_written_differently() -> None:
    words = ["a b", "a_b", "a_20_b", "a.b", "a|b", "ab", "a__b"]
    assert len(set(map(key, words))) == len(words)


def test_records_sort_by_their_place() -> None:
    chance = random.Random(20181120)
    ids = [
        RecordId(
            chance.choice(("p", "pem", "pem-2", "pem-2014", "pem1")),
            chance.choice((1000, 2009, 2018, 2999)),
            (chance.choice((0, 1, 9, 10, 9999)), chance.randint(0, 20), chance.randint(0, 200)),
            chance.choice((0, 1, 2, 10, 999_999_999)),
        )
        for _ in range(500)
    ]
    by_place = sorted(ids, key=lambda each: each.place)
    assert by_place == sorted(ids, key=lambda each: order(record(str(each), "x")))


def test_the_version_changes_with_what_is_written(monkeypatch: pytest.MonkeyPatch) -> None:
    before = schema.version()
    monkeypatch.setattr(schema, "LONGEST", 99)
    assert schema.version() != before
