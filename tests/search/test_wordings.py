"""Two wordings of one heading: each is found and shown with its rows, one is the label."""

from dataclasses import replace
from pathlib import Path

from search.ids import HeadingId, RecordId
from search.model import Heading, Query, Record
from search.searcher import Searcher
from search.store.builds import Contents
from tests.support.corpus import contents, record
from tests.support.stores import opened

LABEL = Heading("1.1", "Sembrar encinos")
OTHER = Heading("1.1", "Sembrar robles viejos")


def worded(code: str, text: str, *above: Heading) -> Record:
    made = record(f"p/2018/{code}", text)
    return replace(made, headings=(*above, *made.headings[len(above) :]))


def searcher(home: Path, engine: str) -> Searcher:
    top = Heading("1", "Cuidar el monte")
    records = (
        worded("1.1.1", "contar pinos", top, OTHER),
        worded("1.1.1/1", "la brigada irá en mayo", top, OTHER),
        worded("1.1.2", "medir pinos", top, LABEL),
        worded("1.1.3", "podar pinos", top, LABEL),
        worded("2.1.1", "quemar pinos"),
    )
    labels = {HeadingId.parse("p/2018/1.1"): LABEL}
    made = contents(*records)
    return opened(home, Contents(made.programmes, made.agencies, (), records, labels), engine)


def raised(build: Searcher, text: str) -> set[str]:
    """The lines that a word of their headings brings before the others with "pinos"."""
    scores = {hit.record.code: hit.score for hit in build.search(Query(f"pinos {text}")).hits}
    return {code for code, score in scores.items() if score > min(scores.values())}


def test_a_row_is_found_by_its_own_wording_and_others_by_theirs(
    tmp_path: Path, engine: str
) -> None:
    build = searcher(tmp_path, engine)
    assert raised(build, "robles") == {"1.1.1"}
    assert raised(build, "encinos") == {"1.1.2", "1.1.3"}
    assert raised(build, "monte") == {"1.1.1", "1.1.2", "1.1.3"}
    assert raised(build, "nubes") == set()


def test_the_label_is_what_the_build_is_told_and_rows_keep_their_own(
    tmp_path: Path, engine: str
) -> None:
    build = searcher(tmp_path, engine)
    assert build.headings[HeadingId.parse("p/2018/1.1")] == LABEL
    kept = build.record(RecordId.parse("p/2018/1.1.1"))
    assert kept is not None
    assert kept.headings[1] == OTHER
