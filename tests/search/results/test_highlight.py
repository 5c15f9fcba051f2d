"""Marks on the original text: take them off and every byte is back."""

from collections.abc import Iterable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.model import Query
from search.results.highlight import CLOSE, OPEN, Span, marked, merged, unmarked
from search.searcher import Searcher
from tests.search.spanish.test_analysis import VOCABULARY
from tests.support.corpus import contents, record
from tests.support.stores import opened

TEXTS = st.text(st.one_of(st.sampled_from("<>&\"'ñáé n\u0303 mark/"), st.characters()))


def marks(html: str) -> list[str]:
    """What stands between marks, still escaped."""
    return [part.partition(CLOSE)[0] for part in html.split(OPEN)[1:]]


@pytest.mark.parametrize(
    ("text", "spans", "html"),
    [
        ("niñas y niños", [], "niñas y niños"),
        ("niñas y niños", [(0, 5), (8, 13)], "<mark>niñas</mark> y <mark>niños</mark>"),
        ("niñas y niños", [(8, 13), (0, 5)], "<mark>niñas</mark> y <mark>niños</mark>"),
        ("abcdef", [(0, 4), (2, 6)], "<mark>abcdef</mark>"),
        ("abcdef", [(0, 6), (2, 3)], "<mark>abcdef</mark>"),
        ("abcdef", [(0, 3), (0, 3)], "<mark>abc</mark>def"),
        ("ab", [(0, 1), (1, 2)], "<mark>a</mark><mark>b</mark>"),
        ("<b>&", [(1, 2)], "&lt;<mark>b</mark>&gt;&amp;"),
        ("<mark>x</mark>", [(6, 7)], "&lt;mark&gt;<mark>x</mark>&lt;/mark&gt;"),
        ("\"'", [(0, 1)], "<mark>&quot;</mark>&#x27;"),
        ("abc", [(1, 1)], "abc"),
        ("", [], ""),
    ],
)
def test_marked_text(text: str, spans: list[Span], html: str) -> None:
    assert marked(text, spans) == html


@given(TEXTS, st.data())
def test_the_text_comes_back_byte_for_byte(text: str, data: st.DataObject) -> None:
    place = st.integers(0, len(text))
    spans = data.draw(st.lists(st.tuples(place, place).map(lambda each: (min(each), max(each)))))
    html = marked(text, spans)
    assert unmarked(html) == text
    plain = html.replace(OPEN, "").replace(CLOSE, "")
    assert "<" not in plain
    assert ">" not in plain


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(1, 9)).map(lambda p: (p[0], sum(p)))))
def test_merged_spans_cover_the_same_and_do_not_overlap(spans: list[Span]) -> None:
    found = merged(spans)
    assert covered(found) == covered(spans)
    assert all(end <= start for (_, end), (start, _) in pairwise(found))


def covered(spans: Iterable[Span]) -> set[int]:
    return {place for span in spans for place in range(*span)}


QUERIES = st.lists(
    st.one_of(
        st.sampled_from(VOCABULARY),
        st.sampled_from(VOCABULARY).map(lambda word: f'"{word}"'),
        st.sampled_from(VOCABULARY).map(lambda word: f"{word[:4]}*"),
    ),
    min_size=1,
    max_size=5,
).map(" ".join)


@given(QUERIES)
def test_hits_show_their_own_text(searcher: Searcher, text: str) -> None:
    for hit in searcher.search(Query(text=text, size=30)).hits:
        assert unmarked(hit.highlight) == hit.record.text


def test_every_record_shows_its_own_text(searcher: Searcher) -> None:
    shown = {
        hit.record.id: hit.highlight for hit in searcher.hits(Query(text="a* OR mig* OR con*"))
    }
    shown |= {hit.record.id: hit.highlight for hit in searcher.hits(Query())}
    texts = {record.id: record.text for record in searcher.records()}
    assert {id_: unmarked(html) for id_, html in shown.items()} == texts


# Texts, a query that finds them, and the words that must be marked.
MARKED = (
    ("Las niñas, los niños y los NIÑOS.", "ninos", ["niñas", "niños", "NIÑOS"]),
    ("Las nin\u0303as migrantes", "niñas", ["nin\u0303as"]),
    ("Las mujeres y la mujer", "MUJER", ["mujeres", "mujer"]),
    ("Migración, migraciones", "migracion", ["Migración", "migraciones"]),
    ("Campañas de difusión en campanas", "campañas", ["Campañas"]),
    ("Campañas de difusión en campanas", "campanas", ["Campañas", "campanas"]),
    ("El año y el ano", "ano", ["ano"]),
    ("Trata de personas y personas", '"trata de personas"', ["Trata", "de", "personas"]),
    ("personas en trata, trata de blancas", '"trata de"', ["trata", "de"]),
    ("Salud mental; salud", '"SALUD MENTAL"', ["Salud", "mental"]),
    ("repatriación y repatriados", "repatria*", ["repatriación", "repatriados"]),
    ("Un <b>riesgo</b> & más", "riesgo", ["riesgo"]),
    ("R&D <i>Border Patrol</i>", "border", ["Border"]),
    ("Son 25,100 casos", "25100", ["25,100"]),
    ("Becas y créditos", "becas -otra", ["Becas"]),
    ("Niñez o juventud", "infancias OR juventud", ["juventud"]),
)


@pytest.fixture(scope="module")
def marked_texts(engine: str, tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    texts = dict.fromkeys(text for text, *_ in MARKED)
    records = (record(f"p/2018/1.1.{n}", text) for n, text in enumerate(texts, 1))
    return opened(tmp_path_factory.mktemp("marked"), contents(*records), engine)


@pytest.mark.parametrize(("text", "query", "words"), MARKED)
def test_the_words_that_matched_are_marked(
    text: str, query: str, words: list[str], marked_texts: Searcher
) -> None:
    added = tuple(e.key for e in marked_texts.search(Query(text=query)).expansions)
    hits = marked_texts.hits(Query(text=query, without=added))
    found = {hit.record.text: hit.highlight for hit in hits}
    assert marks(found[text]) == words
    assert unmarked(found[text]) == text
