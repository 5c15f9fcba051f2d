"""An index is data: whoever writes one, checksums and all, has nothing run by its readers."""

import gc
import json
import os
import pickle
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from whoosh import columns, formats, index, legacy
from whoosh.codec import whoosh3
from whoosh.filedb import structfile

from search.engines.whoosh import unpickling
from search.engines.whoosh.writing import blocks
from search.errors import RebuildIndex
from search.model import Query
from search.store import builds, manifest
from search.store.builds import current, open_build, publish
from tests.support.corpus import contents, record

ASKED = (
    "",
    "albergue",
    '"los albergues"',
    "jornal*",
    "albergue -agua",
    "pozo O aljibe",
    "jornalreo",
)
TEXTS = (
    "Albergues para jornaleros agrícolas",
    "Los albergues tendrán agua de pozo o de aljibe, y más agua",
    *("Agua y albergues para los jornaleros" for _ in range(200)),
)
# Whoosh leaves a file open that it could not read.
pytestmark = pytest.mark.filterwarnings("ignore:unclosed file:ResourceWarning")
WRITERS = (
    (structfile, "dump"),
    (columns, "dumps"),
    (formats, "dumps"),
    (whoosh3, "dumps"),
    (blocks, "dumps"),
)


@pytest.fixture(autouse=True)
def _undisturbed(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No waiting for a disk, and no file left open to the next test."""
    monkeypatch.setattr(os, "fsync", lambda _: None)
    yield
    gc.collect()


class Payload:
    """What a pickle of it runs: it leaves a mark."""

    def __init__(self, mark: Path) -> None:
        self.mark = mark

    def __reduce__(self) -> tuple[Callable[..., Any], tuple[str, int]]:
        return os.mkdir, (str(self.mark), 0o700)


class Poisoning:
    """Writes a build of which one pickle, by its number, is the payload."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, payload: Payload) -> None:
        self.payload = payload
        self.number = self.seen = 0
        for module, name in WRITERS:
            writer = getattr(module, name, None)
            if writer is not None:
                monkeypatch.setattr(module, name, self._wrapped(writer))
        monkeypatch.setattr(builds, "_verify", lambda *_: None)

    def _wrapped(self, writer: Callable[..., Any]) -> Callable[..., Any]:
        def write(value: object, *more: Any) -> Any:
            self.seen += 1
            return writer(self.payload if self.seen == self.number else value, *more)

        return write

    def publish(self, home: Path, number: int) -> None:
        self.number, self.seen = number, 0
        texts = (record(f"p/2018/1.{n // 50 + 1}.{n % 50 + 1}", t) for n, t in enumerate(TEXTS))
        publish(home, contents(*texts))


def use(home: Path) -> None:
    """All that a reader does."""
    searcher = open_build(current(home))
    for text in ASKED:
        searcher.search(Query(text=text, explain=True))
    list(searcher.records())


def is_refused(poisoning: Poisoning, home: Path, number: int) -> bool:
    """Whether a pickle is read and refused: by the writer already, at the opening, at a search."""
    try:
        poisoning.publish(home, number)
        use(home)
    except Exception as error:
        if not isinstance(error, RebuildIndex) and "has no place in an index" not in repr(error):
            raise
        return True
    return False


def test_no_pickle_of_an_index_runs_anything(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mark = tmp_path / "mark"
    poisoning = Poisoning(monkeypatch, Payload(mark))
    poisoning.publish(tmp_path / "home", 0)
    use(tmp_path / "home")
    written = poisoning.seen
    assert written > 5
    refused = 0
    # Most are the stored records, one as another: every sixteenth, and all at either end.
    ends = (*range(1, 6), *range(written - 12, written + 1))
    for number in sorted({*ends, *range(1, written + 1, 16)}):
        refused += is_refused(poisoning, tmp_path / "home", number)
        assert not mark.exists(), f"pickle {number} of {written} ran"
    assert refused >= 3  # what is never read does no harm


def test_the_payload_is_one(tmp_path: Path) -> None:
    pickle.loads(pickle.dumps(Payload(tmp_path / "mark")))  # noqa: S301  what the tests are about
    assert (tmp_path / "mark").exists()


def _named(module: str, name: str, *arguments: str) -> bytes:
    """A pickle that calls a function with texts."""
    texts = "".join(f"V{argument}\n" for argument in arguments)
    return f"c{module}\n{name}\n({texts}tR.".encode()


@pytest.mark.parametrize(
    "data",
    [
        _named("os", "mkdir", "{mark}"),
        _named("posix", "mkdir", "{mark}"),
        _named("builtins", "eval", "__import__('os').mkdir('{mark}')"),
        _named("__builtin__", "eval", "__import__('os').mkdir('{mark}')"),
        _named("builtins", "getattr", "a", "b"),
        _named("builtins", "open", "{mark}", "w"),
        _named("_codecs", "encode", "x", "zip"),
        _named("_codecs", "encode", "x", "rot13"),
        _named("_codecs", "lookup", "x"),
        _named("whoosh.codec.whoosh3", "os.mkdir", "{mark}"),
        _named("whoosh.codec.whoosh3", "W3Segment.__init__"),
        _named("whoosh.util.loading", "find_object", "os.mkdir"),
        _named("search.engines.whoosh.unpickling", "restrict"),
        b"\x80\x04\x8c\x02os\x8c\x05mkdir\x93\x8c\x06{mark}\x85R.",
        b"c__builtin__\nbytes\n(I100000000000\ntR.",
        b"cbuiltins\nbytearray\n(I100000000000\ntR.",
        b"P0\n.",
        b"",
        b"\x80\xff.",
    ],
)
def test_a_pickle_may_name_only_what_the_writer_names(data: bytes, tmp_path: Path) -> None:
    mark = tmp_path / "mark"
    with pytest.raises((pickle.UnpicklingError, EOFError, ValueError)):
        unpickling.loads(data.replace(b"{mark}", str(mark).encode()))
    assert not mark.exists()


def test_bytes_of_any_kind_are_read_as_they_were_written() -> None:
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        for value in (b"", bytes(range(256)), [b"a", b"a"], {"x": 1.5, b"y": (None, True)}):
            if protocol or value != b"":
                assert unpickling.loads(pickle.dumps(value, protocol)) == value


def test_nothing_of_whoosh_that_a_reader_loads_unpickles_by_itself(tmp_path: Path) -> None:
    """In a process of its own, which no other test has made load more."""
    publish(tmp_path, contents(record("p/2018/1.1.1", "Albergues")))
    code = (
        "import pickle, sys\n"
        "from pathlib import Path\n"
        "from search.model import Query\n"
        "from search.store.builds import current, open_build\n"
        "open_build(current(Path(sys.argv[1]))).search(Query('albergues'))\n"
        "for name, module in sorted(sys.modules.items()):\n"
        "    if name.startswith('whoosh'):\n"
        "        for key, value in vars(module).items():\n"
        "            if value in (pickle.load, pickle.loads, pickle.Unpickler): print(name, key)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, tmp_path],
        cwd=Path(__file__).parents[3],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == ""


def test_the_old_loaders_are_gone_and_the_rest_is_ours() -> None:
    unpickling.restrict()
    assert not legacy.toc_loaders
    assert vars(index)["toc_loaders"] is legacy.toc_loaders
    assert vars(structfile)["load"] is unpickling.load
    assert vars(whoosh3)["loads"] is unpickling.loads


def test_a_resealed_index_with_nonsense_in_its_tables_is_refused(tmp_path: Path) -> None:
    folder = publish(tmp_path, contents(record("p/2018/1.1.1", "Albergues"))).folder
    whole = manifest.read_json(folder / "tables.json")
    for value in ("[" * 100_000, "[]", "null", "{}", {**whole, "agencies": [1]}, {"programmes": 0}):
        text = value if isinstance(value, str) else json.dumps(value)
        (folder / "tables.json").write_text(text)
        said = manifest.read_json(folder / manifest.MANIFEST)
        manifest.write_json(folder / manifest.MANIFEST, manifest.sealed(folder, _unsealed(said)))
        with pytest.raises(RebuildIndex):
            current(tmp_path)


def _unsealed(said: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in said.items() if name not in ("seal", "files")}
