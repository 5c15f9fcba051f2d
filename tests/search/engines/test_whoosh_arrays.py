"""The arrays beside Whoosh's files: what they say is what Whoosh says, and damage is told."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from whoosh import index
from whoosh.formats import Positions

from search.engines.whoosh.arrays import standing
from search.engines.whoosh.arrays.inverted import Inverted
from search.engines.whoosh.arrays.stored import FOLDER, Slices, read_array, write_array
from search.engines.whoosh.codes import Codes
from search.engines.whoosh.columns import read_columns
from search.engines.whoosh.headings import FIELDS, read_levels
from search.engines.whoosh.schema import COLUMNS, SEPARATOR, column, schema
from search.errors import RebuildIndex
from search.model import Query
from search.schema import Ranked, values_of
from search.store import manifest
from search.store.builds import current, open_build, publish
from search.store.files import ENGINE
from search.store.protocol import Build
from search.tables import AND, Tables, heading_bag, heading_keys
from tests.support.corpus import contents, record

TEXTS = (
    "Niños y niñas, con su año; la niña del niño",
    "El nino de la nina y el ñandú, ñi con ni",
    "Albergues para jornaleros: albergues, albergue y más albergues",
    "",
    "Agua",
)
OWN = [
    *(record(f"p/2018/1.{n}.{n}", text, acts=("SRE",)) for n, text in enumerate(TEXTS, 1)),
    record("p/2018/1.3.3/12", "Agua para los albergues", line=TEXTS[2], acts=("INM", "SRE")),
    record("p/2018/1.3.3/2", "Nada"),
    record("a/2019/10.2.1", "Los niños del agua"),
    record("a/2018/10.2.1", "El año del agua"),
    record("p/2018/1.1.2/7", "Una actividad sin su línea"),
]


@pytest.fixture(scope="session")
def engine() -> str:
    """What has arrays beside its index."""
    return "whoosh"


@pytest.fixture(scope="module", params=["the report", "invented"])
def held(
    request: pytest.FixtureRequest, build: Build, tmp_path_factory: pytest.TempPathFactory
) -> Build:
    """The report, and records that have what it has not."""
    if request.param == "the report":
        return build
    return publish(tmp_path_factory.mktemp("own"), contents(*OWN))


@pytest.fixture
def folder(held: Build) -> Path:
    return held.folder / ENGINE / FOLDER


@pytest.fixture
def reader(held: Build) -> Iterator[Any]:
    """Whoosh's own reader of a build."""
    opened: Any = index.open_dir(str(held.folder / ENGINE), readonly=True, schema=schema())
    with opened.reader() as reading:
        yield reading
    opened.close()


# What Whoosh says


@pytest.mark.parametrize("field", ["text", "words"])
def test_every_term_stands_where_whoosh_has_it(field: str, reader: Any, folder: Path) -> None:
    ours, decode = Inverted(folder / field), Positions().decode_positions
    terms = [term.decode() for term in reader.lexicon(field)]
    assert len(terms) > 10
    for term in terms:
        matcher = reader.postings(field, term)
        expected = []
        while matcher.is_active():
            places = decode(matcher.value()) if field == "words" else None
            expected.append((matcher.id(), matcher.weight(), places))
            matcher.next()
        found = ours.postings(term)
        assert found is not None
        ids, counts = found
        assert ids.tolist() == [doc for doc, _, _ in expected], term
        assert counts.tolist() == [weight for _, weight, _ in expected], term
        if field == "words":
            every = [place for _, _, places in expected for place in places or ()]
            assert ours.places(term).tolist() == every, term
    assert ours.postings("zzz") is None


def test_every_column_holds_what_whoosh_has(reader: Any, folder: Path) -> None:
    columns = read_columns(folder)
    assert set(columns) == set(COLUMNS)
    for name, ours in columns.items():
        cells = reader.column_reader(column(name), translate=False)
        for document in range(reader.doc_count_all()):
            values = tuple(filter(None, cells[document].decode().split(SEPARATOR)))
            one = np.array([document])
            assert ours.held(one).tolist() == [len(values)]
            for value in values:
                assert ours.mask((value,))[document], (name, document)
            counts = ours.spread(ours.combinations.counted(one))
            assert counts == dict.fromkeys(values, 1)


def test_every_id_and_length_is_that_of_whoosh(reader: Any, folder: Path) -> None:
    codes, lengths = Codes(folder), read_array(folder / "lengths.npy")
    ids = reader.column_reader("id", translate=False)
    counted = reader.column_reader("length", translate=False)
    for document in range(reader.doc_count_all()):
        id_ = ids[document].decode()
        assert (codes.id(document), codes.number(id_)) == (id_, document)
        assert lengths[document] == int(counted[document])


# What the records say


def test_records_stand_by_their_place(held: Build, folder: Path) -> None:
    codes = Codes(folder)
    records = list(open_build(held).records())
    assert [r.id for r in records] == sorted((r.id for r in records), key=lambda each: each.place)
    assert codes.rank[codes.order].tolist() == list(range(len(records)))
    lines = {str(r.id): codes.number(str(r.id)) for r in records if not r.activity}
    for each in records:
        document = codes.number(str(each.id))
        assert document is not None
        expected = lines.get(str(each.id.line), standing.NO_LINE) if each.activity else -1
        assert codes.line[document] == expected


def test_headings_have_the_words_of_their_texts(held: Build, folder: Path) -> None:
    tables = held.tables
    acting = read_columns(folder)["agency"].combinations.codes
    levels = read_levels(folder, acting, tables.statistics)
    codes = Codes(folder)
    for field in FIELDS:
        bags = {
            codes.number(str(each.id)): _bag(field, each, tables)
            for each in open_build(held).records()
        }
        terms = {term for bag in bags.values() for term in bag}
        assert terms or field == "line"
        for term in sorted(terms)[:400]:
            ids, frequency = levels[field].below(term)
            expected = {doc: bag[term] for doc, bag in bags.items() if bag.get(term)}
            assert dict(zip(ids.tolist(), frequency.tolist(), strict=True)) == expected
        assert not len(levels[field].below("zzz").ids)


def _bag(field: Ranked, each: Any, tables: Tables) -> dict[str, int]:
    keys = heading_keys(each.id, tables.wordings)
    key = AND.join(values_of(each)["agency"]) if field == "agencies" else keys[field]
    return dict(heading_bag(field, key, tables))


# Ids


@pytest.mark.parametrize(
    "id_", ["", "x", "p/2018/1.1.9", "q/2018/1.1.1", "p/2018/1.1", "p/2018/1.1.1/1", "p/2017/1.1.1"]
)
def test_an_id_that_no_record_has_is_no_document(id_: str, tmp_path: Path) -> None:
    built = publish(tmp_path, contents(*OWN))
    assert Codes(built.folder / ENGINE / FOLDER).number(id_) is None


def test_ids_that_share_a_key_are_told_apart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def same(report: Any, _numbers: Any, _activity: Any) -> Any:
        return np.zeros(np.shape(report), np.uint64)

    monkeypatch.setattr(standing, "id_keys", same)
    monkeypatch.setattr("search.engines.whoosh.codes.id_keys", same)
    built = publish(tmp_path, contents(*OWN))
    codes = Codes(built.folder / ENGINE / FOLDER)
    assert [codes.id(n) for n in range(len(OWN))] == [str(each.id) for each in OWN]
    assert [codes.number(str(each.id)) for each in OWN] == list(range(len(OWN)))
    assert codes.number("p/2018/1.1.9") is None


# Damage


def resealed(folder: Path) -> None:
    """The build as whoever may write it would leave it."""
    said = manifest.read_json(folder / manifest.MANIFEST)
    plain = {name: value for name, value in said.items() if name not in ("seal", "files")}
    manifest.write_json(folder / manifest.MANIFEST, manifest.sealed(folder, plain))


@pytest.mark.parametrize(
    "name",
    ["lengths.npy", "reports.json", "rank.npy", "place.json", "text/ids.npy", "line/heading.npy"],
)
@pytest.mark.parametrize("damage", ["gone", "nonsense", "objects"])
def test_a_build_with_arrays_that_are_none_is_refused(
    name: str, damage: str, tmp_path: Path
) -> None:
    built = publish(tmp_path, contents(*OWN))
    path = built.folder / ENGINE / FOLDER / name
    if damage == "gone":
        path.unlink()
    elif damage == "nonsense":
        path.write_bytes(b"\x93NUMPY nonsense")
    else:
        with path.open("wb") as file:
            np.save(file, np.array([{}, []], object), allow_pickle=True)
    with pytest.raises(RebuildIndex):
        current(tmp_path)
    resealed(built.folder)
    with pytest.raises(RebuildIndex, match="Ejecute `buscador-index build`"):
        open_build(current(tmp_path))


def test_an_array_that_is_cut_off_while_it_is_read_ends_no_process(tmp_path: Path) -> None:
    path = tmp_path / "ids.npy"
    write_array(path, np.arange(10_000))
    slices = Slices(path)
    assert slices.part(9_998, 10_000).tolist() == [9_998, 9_999]
    assert slices.part(5, 5).tolist() == []
    with path.open("r+b") as file:
        file.truncate(5_000)
    with pytest.raises(EOFError):
        slices.part(9_998, 10_000)


def test_a_build_that_was_removed_answers_while_it_is_open(tmp_path: Path) -> None:
    built = publish(tmp_path, contents(*OWN))
    searcher = open_build(built)
    for _ in range(2):
        publish(tmp_path, contents(OWN[0]))
    assert not built.folder.exists()
    assert searcher.search(Query("agua")).total == 4


def test_the_terms_are_plain_texts(folder: Path) -> None:
    terms = json.loads((folder / "text" / "terms.json").read_text("utf-8"))
    assert terms == sorted(terms)
