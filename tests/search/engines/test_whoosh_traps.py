"""What is known to go wrong with Whoosh, each with what keeps it from us."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from whoosh import index

from search.engine import Analysed
from search.engines.whoosh import distribution
from search.engines.whoosh.schema import schema
from search.engines.whoosh.writer import WhooshWriter
from search.errors import FixEnvironment, RebuildIndex
from search.model import Query
from search.store.builds import open_build, publish
from search.store.census import Census
from search.store.files import ENGINE
from tests.support.corpus import contents, record
from tests.test_layering import SOURCES

ONE = record("p/2018/1.1.1", "Trata de personas")
TWO = record("p/2018/1.1.2", "Salud mental")


@pytest.mark.parametrize("other", distribution.OTHERS)
def test_a_second_distribution_overwrites_the_package_so_nothing_runs(
    other: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    built = publish(tmp_path, contents(ONE))
    versions = {distribution.WANTED[0]: distribution.WANTED[1], other: "2.7.4"}
    monkeypatch.setattr(distribution, "installed", lambda name: versions.get(name, ""))
    with pytest.raises(FixEnvironment, match=f"pip uninstall {other}"):
        open_build(built)
    with pytest.raises(FixEnvironment, match=f"pip uninstall {other}"):
        publish(tmp_path, contents(ONE))


@pytest.mark.parametrize("installed", ["", "3.53.0", "2.7.4"])
def test_another_release_was_not_audited_so_nothing_runs(
    installed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        distribution, "installed", lambda name: installed if name == "whoosh3" else ""
    )
    with pytest.raises(FixEnvironment, match=r"pip install whoosh3==3\.54\.0"):
        distribution.check()


def test_an_exception_leaves_words_for_the_next_document_so_the_build_is_dropped(
    tmp_path: Path,
) -> None:
    def failing() -> Iterator[Analysed]:
        yield from Census().watch([ONE])
        raise OSError("the disk is full")

    with pytest.raises(OSError, match="the disk is full"):
        WhooshWriter().write(tmp_path, failing())
    assert index.open_dir(str(tmp_path), schema=schema()).doc_count() == 0
    assert list(tmp_path.glob("*.seg")) == []
    assert list(tmp_path.glob("*.json")) == []


def test_the_pickled_schema_is_not_trusted_so_ours_is_used(tmp_path: Path) -> None:
    built = publish(tmp_path, contents(ONE))
    toc = next((built.folder / ENGINE).glob("_MAIN_*.toc"))
    before = toc.read_bytes()
    opened = index.open_dir(str(built.folder / ENGINE), schema=schema())
    assert sorted(opened.schema.names()) == sorted(schema().names())
    open_build(built).search(Query(text="trata"))
    assert toc.read_bytes() == before


def test_another_documents_value_on_optional_columns_so_records_are_read_from_store(
    tmp_path: Path,
) -> None:
    records = (
        record("p/2018/1.1.1", "uno", acts=("SRE",), findings=("no-activities",)),
        record("p/2018/1.1.2", "dos"),
        record("p/2018/1.1.3", "tres", acts=("INM",)),
    )
    searcher = open_build(publish(tmp_path, contents(*records)))
    assert tuple(searcher.records()) == records
    assert [hit.record for hit in searcher.search(Query(sort="code")).hits] == list(records)


def test_seeded_randomness_makes_segment_names_collide_so_each_build_has_its_folder(
    tmp_path: Path,
) -> None:
    built = []
    for each in (ONE, TWO):
        random.seed(1)
        built.append(publish(tmp_path, contents(each)))
    assert [next(open_build(b).records()) for b in built] == [ONE, TWO]


def test_one_segment_so_document_numbers_are_those_of_the_arrays(tmp_path: Path) -> None:
    many = [record(f"p/2018/1.{n // 50 + 1}.{n % 50 + 1}", f"texto {n}") for n in range(500)]
    built = publish(tmp_path, contents(*many))
    assert len(list((built.folder / ENGINE).glob("*.seg"))) == 1


@pytest.mark.filterwarnings(
    "ignore::pytest.PytestUnraisableExceptionWarning"
)  # Whoosh leaves it open
@pytest.mark.parametrize("content", [b"", b"\x80\x04K\x01.", b"garbage" * 100])
def test_damage_raises_many_types_so_the_engine_says_one(content: bytes, tmp_path: Path) -> None:
    built = publish(tmp_path, contents(ONE))
    next((built.folder / ENGINE).glob("_MAIN_*.toc")).write_bytes(content)
    with pytest.raises(RebuildIndex, match="Ejecute `buscador-index build`"):
        open_build(built)


FORBIDDEN = (
    ".refresh(",  # resurrects deleted documents
    "update_document",  # duplicates
    "AsyncWriter",
    "BufferedWriter",
    "procs=",  # lose or corrupt silently
    "QueryParser",
    "qparser",  # wildcards, ranges and regular expressions without bound
    "LanguageAnalyzer",  # drops estado, sin, no, contra
    "correct_query",
    "search_page",
    "estimated_length",
    "groupedby",
    "docs_for_query",  # wrong, weak or slow
    "random.seed",
)


@pytest.mark.parametrize("name", FORBIDDEN)
def test_what_is_wrong_or_unbounded_is_not_used(name: str) -> None:
    users = [module for module, path in SOURCES.items() if name in path.read_text("utf-8")]
    assert users == []
