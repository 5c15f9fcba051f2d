"""A sidecar or a table by hand, from a stranger: soon a finding or an error, whatever it is."""

import gzip
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

import data
from index.agencies import overrides
from index.cli import main
from index.files import sidecar, source
from search import reading
from search.errors import FixSource
from search.thesaurus import authority, families, general, relations
from tests.support import reports
from tests.support.serving import PATIENCE

ROOT = Path(__file__).parents[3]
REPORT = reports.tabbed(reports.block())
MEMORY = 400 << 20  # bytes of address space beyond what the program takes by itself


@pytest.fixture
def report(tmp_path: Path) -> Path:
    return reports.write(tmp_path / "r.txt", REPORT)


def flawed(path: Path) -> str:
    """What is said of a bad sidecar; "" where it is good."""
    found = source.look(path).problems
    assert {each.rule for each in found} <= {"bad-sidecar", "changed-source"}
    return next((each.value or each.rule for each in found if each.rule == "bad-sidecar"), "")


# What stands where a sidecar should


def _link(target: str) -> Callable[[Path], None]:
    return lambda path: path.symlink_to(target)


def _link_to_a_pipe(path: Path) -> None:
    os.mkfifo(path.parent / "p")
    path.symlink_to("p")


def _sparse(path: Path) -> None:
    path.touch()
    os.truncate(path, 1 << 40)


PLACED: dict[str, Callable[[Path], None]] = {
    "a pipe": os.mkfifo,
    "an endless device": _link("/dev/zero"),
    "a terminal": _link("/dev/tty"),
    "a folder": Path.mkdir,
    "a link to nowhere": _link("nowhere.toml"),
    "a link to itself": _link("r.toml"),
    "a link to a pipe": _link_to_a_pipe,
    "all of the memory": _link("/proc/kcore"),
    "a sparse terabyte": _sparse,
}


@pytest.mark.parametrize("put", PLACED.values(), ids=PLACED)
def test_what_is_no_sidecar_is_told_and_not_waited_for(
    put: Callable[[Path], None], report: Path
) -> None:
    put(report.with_suffix(".toml"))
    code = (
        "import resource, sys; from pathlib import Path; from index.files import source\n"
        "used = int(Path('/proc/self/statm').read_text().split()[0]) * resource.getpagesize()\n"
        f"resource.setrlimit(resource.RLIMIT_AS, (used + {MEMORY},) * 2)\n"
        "print([each.rule for each in source.look(Path(sys.argv[1])).problems])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, report],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
    )
    assert (done.stdout, done.returncode) == ("['bad-sidecar']\n", 0), done.stderr


def test_a_sidecar_may_be_a_link_to_a_file(report: Path) -> None:
    (report.parent / "kept").write_text('title = "Programa de Riego"')
    report.with_suffix(".toml").symlink_to("kept")
    assert source.look(report).metadata.title == "Programa de Riego"


# Values


@pytest.mark.parametrize(
    "text",
    [
        "year = 99999",
        "year = -1",
        "year = 2018.0",
        "year = 1979-05-27",
        "year = 0x7fffffffffffffffffffffffffffffffffffff",
        f"year = {'9' * 5000}",
        f'title = "{"a" * 301}"',
        f'branch = "{"a" * 201}"',
        f'id = "{"a" * 65}"',
        f'formerly = "{"a" * 65}"',
        f'licence = "{"a" * 201}"',
        f'note = "{"a" * 2001}"',
        'title = "  "',
        'title = "uno\\ndos"',
        'title = "\\u001b[2J"',
        'branch = "\\u202eojor"',
        'note = "\\u009b2J"',
        'origin = "a\\rb"',
        'sha256 = "no"',
        f'sha256 = "{"g" * 64}"',
        "title = []",
        "[title]",
        "[[title]]",
        'title.x = "y"',
        'otro = "x"',
        f"note = {'[' * 3000}",
        "note = " + "{a = " * 1500,
        f"{'.'.join('a' * 4000)} = 1",
        f"[{'.'.join('a' * 4000)}]",
        "# " + "a" * sidecar.SIDECAR_BYTES,
        "title = 'a'\ntitle = 'b'",
        "title = 'a'\0",
    ],
    ids=lambda text: text[:24].replace("\0", "0"),
)
def test_a_value_that_cannot_be_is_an_error(text: str, report: Path) -> None:
    report.with_suffix(".toml").write_text(text, "utf-8")
    assert flawed(report)
    done = CliRunner().invoke(main, ["check", str(report)])
    assert (done.exit_code, "bad-sidecar" in done.stdout) == (1, True)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\ufeff# con su marca",
        f'title = "{"a" * 300}"\nbranch = "{"ñ" * 200}"\nyear = 1900',
        f'id = "{"a" * 64}"\nnote = """\nuno\ndos\n"""\nyear = 2100',
        f'sha256 = "{"0" * 64}"',
        'title = ""',
    ],
)
def test_what_is_within_the_bounds_is_taken(text: str, report: Path) -> None:
    report.with_suffix(".toml").write_text(text, "utf-8")
    assert flawed(report) == ""


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("--title", "a" * 301),
        ("--title", "  "),
        ("--title", "a\nb"),
        ("--branch", "\x1b[2J"),
        ("--branch", "a" * 201),
        ("--year", "99999"),
        ("--year", "0"),
    ],
)
def test_an_option_has_the_bounds_of_a_sidecar(option: str, value: str, report: Path) -> None:
    done = CliRunner().invoke(main, ["check", str(report), option, value])
    assert (done.exit_code, option in done.stderr) == (2, True)


# Tables that are kept by hand

LOADERS: dict[str, tuple[str, Callable[[Path], object]]] = {
    "overrides": ("overrides.csv", overrides.load),
    "agencies": ("agencies.csv", authority.load),
    "vocabulary": ("vocabulary.csv", lambda path: relations.load(path.parent)),
    "places": ("places.csv", lambda path: relations.load(path.parent)),
    "families": ("families.csv", lambda path: families.load(path.parent)),
    "general thesaurus": ("thesaurus-es.dat.gz", general.read),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, _ in LOADERS.values():
        (tmp_path / name).write_bytes((data.folder() / name).read_bytes())
    return tmp_path


@pytest.mark.parametrize(("name", "load"), LOADERS.values(), ids=LOADERS)
def test_the_shipped_tables_are_within_the_bounds(
    name: str, load: Callable[[Path], object], folder: Path
) -> None:
    assert load(folder / name)


@pytest.mark.parametrize("put", PLACED.values(), ids=PLACED)
@pytest.mark.parametrize(("name", "load"), LOADERS.values(), ids=LOADERS)
def test_what_is_no_table_is_refused(
    name: str, load: Callable[[Path], object], put: Callable[[Path], None], folder: Path
) -> None:
    (folder / name).unlink()
    if put is PLACED["a link to itself"]:
        (folder / name).symlink_to(name)
    else:
        put(folder / name)
    with pytest.raises(FixSource, match="No se puede leer"):
        load(folder / name)


BAD_CELLS = ["x" * (reading.CELL + 1), "\x1b[2J", "\0", "\u202e", '"abierta', "a\x85b"]


@pytest.mark.parametrize("cell", BAD_CELLS, ids=["long", "escape", "nul", "turn", "quote", "next"])
@pytest.mark.parametrize(("name", "load"), list(LOADERS.values())[:-1], ids=list(LOADERS)[:-1])
def test_a_cell_that_cannot_be_is_refused_with_its_row(
    name: str, load: Callable[[Path], object], cell: str, folder: Path
) -> None:
    header = (folder / name).read_text("utf-8-sig").splitlines()[0]
    cells = [cell, *("x" for _ in header.split(",")[1:])]
    (folder / name).write_text(f"{header}\n{','.join(cells)}\n", "utf-8", newline="")
    with pytest.raises(FixSource, match=rf"{name}.*fila 2"):
        load(folder / name)


@pytest.mark.parametrize(
    ("name", "row"),
    [
        ("agencies.csv", f"{'A' * 65},Uno,x,,,"),
        ("agencies.csv", f"A,{'Uno' * 200},x,,,"),
        ("agencies.csv", "A,  ,dependencia,,,"),
        ("vocabulary.csv", f"synonym,a,{'|'.join(f'b{n}' for n in range(61))},x"),
        ("families.csv", f"{'|'.join(f'b{n}' for n in range(61))},x"),
    ],
)
def test_a_row_that_costs_too_much_is_refused(name: str, row: str, folder: Path) -> None:
    header = (folder / name).read_text("utf-8-sig").splitlines()[0]
    (folder / name).write_text(f"{header}\n{row}\n", "utf-8")
    (load,) = (load for file, load in LOADERS.values() if file == name)
    with pytest.raises(FixSource, match="fila 2"):
        load(folder / name)


@pytest.mark.parametrize("content", [b"", b"no gzip", b"\x1f\x8b\x08", "bomb", "count", "cut"])
def test_a_thesaurus_that_is_none_is_refused(content: bytes | str, tmp_path: Path) -> None:
    packed = {
        "bomb": gzip.compress(b"UTF-8\n" + b"a" * (general.MOST_BYTES + 1)),
        "count": gzip.compress(b"UTF-8\npalabra|muchas\n"),
        "cut": gzip.compress(b"UTF-8\n" + os.urandom(5000))[:-20],
    }
    path = tmp_path / "t.dat.gz"
    path.write_bytes(content if isinstance(content, bytes) else packed[content])
    if content == b"":
        assert list(general.read(path).words("x")) == []
    else:
        with pytest.raises(FixSource, match="No se puede leer"):
            general.read(path)


# Anything

_SECTIONS = ("[table]", "[table.columns]", "[table.responses]", "table.levels", "columns.line")
_KEYS = st.sampled_from(
    [*sidecar.SIDECAR_TEXTS, "year", "a.b", '""', "título", "[x]", "[[x]]", *_SECTIONS, "levels"]
)
_ODD = st.sampled_from(["a", "\\u001b", "\\ud800", "\\U0010ffff", '"""', "'"])
_TEXTS = st.text(max_size=30) | _ODD
_VALUES = st.one_of(
    _TEXTS.map(lambda text: f'"{text}"'),
    _TEXTS.map(lambda text: f"'''{text}'''"),
    st.integers().map(str),
    st.floats().map(str),
    st.dates().map(str),
    st.sampled_from(["true", "inf", "[", "[[", "{", "{a=", "]", "}", "0x", "1e9", "-", "2018", ""]),
    st.integers(1, 4000).map(lambda depth: "[" * depth),
    st.integers(1, 2000).map(lambda depth: "{a=" * depth),
    st.integers(1, 9000).map(lambda length: f'"{"a" * length}"'),
)
_LINES = st.builds("{} = {}".format, _KEYS, _VALUES) | _KEYS | _VALUES
SIDECARS = st.one_of(
    st.binary(max_size=300),
    st.lists(_LINES, max_size=8).map("\n".join).map(lambda text: text.encode(errors="replace")),
)


@pytest.mark.fuzz
@given(SIDECARS)
@settings(max_examples=1000)
def test_any_sidecar_is_read_or_refused(content: bytes) -> None:
    """About ten seconds: whatever is taken is within the bounds."""
    with TemporaryDirectory() as name:
        path = Path(name) / "r.txt"
        path.write_bytes(b"x")
        path.with_suffix(".toml").write_bytes(content)
        metadata = source.look(path).metadata
        told = flawed(path)
    given_ = {key: value for key, value in asdict(metadata).items() if value not in ("", None)}
    assert sidecar.unfit(given_) == []
    assert not (told and given_)
    assert len(told) <= 2 * sidecar.SIDECAR_BYTES


ALPHABET = st.sampled_from('a,|"\n\r\0\x1b\ufeff ñ1./p')


@pytest.mark.fuzz
@given(
    st.binary(max_size=200) | st.text(ALPHABET, max_size=60).map(str.encode),
    st.sampled_from(sorted(LOADERS)),
    st.booleans(),
)
@settings(max_examples=1500)
def test_any_table_is_read_or_refused(content: bytes, which: str, with_header: bool) -> None:
    """About ten seconds."""
    name, load = LOADERS[which]
    with TemporaryDirectory() as folder:
        for other, _ in LOADERS.values():
            if other == "vocabulary.csv":
                (Path(folder) / other).write_text("relation,from,to,source\n")
            if other == "places.csv":
                (Path(folder) / other).write_text("place,contains,kind,source\n")
        head = b""
        if with_header and name.endswith(".csv"):
            head = (data.folder() / name).read_bytes().splitlines()[0] + b"\n"
        (Path(folder) / name).write_bytes(head + content)
        try:
            load(Path(folder) / name)
        except FixSource as error:
            said = str(error)
        else:
            return
    assert said


# The official address of the file


@pytest.mark.parametrize(
    "address",
    [
        "https://www.gob.mx/informe.xlsx",
        "http://datos.gob.mx:8080/a/b_c.csv?x=1&y=%C3%B1#hoja",
        "https://gob.mx",
        "",
    ],
)
def test_an_official_address_is_taken(report: Path, address: str) -> None:
    report.with_suffix(".toml").write_text(f'source_url = "{address}"\n')
    found = source.look(report)
    assert (found.problems, found.metadata.source_url) == ((), address)


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "ftp://gob.mx/a",
        "//gob.mx/a",
        "/etc/passwd",
        "https://",
        "https://gob.mx/a b",
        "https://gob.mx/<b>",
        "https://u:p@gob.mx/",
        "https://gob.mx/ñ",
        "https://gob.mx/{a}",
        "https://gob.mx/" + "a" * 1000,
    ],
)
def test_what_is_no_address_is_told(report: Path, address: str) -> None:
    report.with_suffix(".toml").write_text(f'source_url = "{address}"\n', "utf-8")
    assert "Es una dirección completa" in flawed(report)
