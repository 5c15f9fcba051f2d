"""What strangers may send, made up for a stated time: parameters, texts, files."""

import gzip
import json
import os
from collections.abc import Callable
from itertools import count
from pathlib import Path
from urllib.parse import quote, quote_plus

import pytest
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st

from search.model import Query
from search.searcher import Searcher
from tests.soak.conftest import Measured
from tests.soak.durations import LONG, duration, lasting
from tests.support.altered import WHOLE, assert_read_or_told
from web.params import FOR_SEARCH

ROUND = 20  # examples for one seed
CHECKS = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example]

WORDS = st.sampled_from(
    "salud migrantes asilo de la SRE INM 1.1.1 2018 niñas OR NOT - * ~ ? : ( ) \" ' « » \\ / & % + "
    "agency: programme: response:no kind:line line:1 \0 \u0301 \u200b \ud7ff 北京 Ａ ﬁ İ ß".split(
        " "
    )
)
TEXTS = st.one_of(st.lists(WORDS, max_size=12).map(" ".join), st.text(max_size=40))
PATHS = st.sampled_from(
    "/ /overview /agencies /findings /selection /feed.atom /about /api/v1/ /api/v1/search "
    "/api/v1/search.csv /api/v1/search.ndjson /api/v1/suggest /api/v1/agencies /api/v1/records "
    "/api/v1/findings /sitemap.xml".split()
) | st.text(max_size=20).map(
    lambda each: "/" + quote(each.lstrip("/"), safe="/.%")  # behind two the client reads a host
)
NAMES = st.sampled_from([*(each.name for each in FOR_SEARCH), "id", "format", "x"])
VALUES = TEXTS | st.integers(-(2**70), 2**70).map(str) | st.sampled_from(["SRE", "code", "no", "1"])
RAW = st.text("%&=+;abcC3F1 0", max_size=20)  # escapes that are none
PAIRS = st.lists(st.tuples(NAMES, VALUES), max_size=6).map(
    lambda pairs: "&".join(f"{name}={quote_plus(value)}" for name, value in pairs)
)
HEADERS = st.dictionaries(
    st.sampled_from(["Accept", "Accept-Encoding", "If-None-Match", "If-Modified-Since", "Range"]),
    st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=20),
    max_size=2,
)
PIECES = st.binary(max_size=40) | st.sampled_from(
    [b"\t", b"\n", b'"', b"\r", b"\0", b"1.1.1.", b"\xff\xfe", b"\xe2\x80\xa8", b"OBJETIVO\t"]
)
CHANGES = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 90), PIECES), min_size=1, max_size=8)


def for_a_while(test: Callable[[], None]) -> int:
    """Run a property with one seed after the other; returns how many examples that were.

    The long form begins elsewhere each time; a failure prints its example all the same.
    """
    first = int.from_bytes(os.urandom(4)) if LONG else 0
    rounds, going = count(1), lasting(duration("seconds of fuzzing"))
    limited = settings(
        max_examples=ROUND, database=None, deadline=None, suppress_health_check=CHECKS
    )(test)
    for number in rounds:
        seed(first + number)(limited)()
        if not going():
            return number * ROUND
    raise AssertionError  # count() does not end


def test_no_address_is_a_fault_of_ours(client: FlaskClient, measured: Measured) -> None:
    @given(PATHS, PAIRS | RAW, HEADERS)
    def asked(path: str, query: str, headers: dict[str, str]) -> None:
        answer = client.get(f"{path}?{query}", headers=headers)
        assert answer.status_code < 500
        if answer.is_json:
            packed = answer.content_encoding == "gzip"
            json.loads(gzip.decompress(answer.data) if packed else answer.data)
        answer.close()

    measured(f"{for_a_while(asked):,} addresses")


def test_any_text_is_answered(searcher: Searcher, measured: Measured) -> None:
    @given(TEXTS, st.booleans())
    def asked(text: str, explain: bool) -> None:
        page = searcher.search(Query(text=text, explain=explain))
        assert len(page.hits) <= page.total == page.lines + page.activities
        assert len(searcher.suggest(text)) <= 8

    measured(f"{for_a_while(asked):,} texts")


@pytest.mark.parametrize("ending", WHOLE)
def test_any_file_is_read_or_told(tmp_path: Path, ending: str, measured: Measured) -> None:
    @given(CHANGES)
    def read(changes: list[tuple[float, int, bytes]]) -> None:
        assert_read_or_told(tmp_path, ending, changes)

    measured(f"{for_a_while(read):,} files")
