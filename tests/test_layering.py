"""Who may import whom, which library lives where, and what an import may do."""

import ast
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import pytest

ROOT = Path(__file__).parent.parent
PACKAGES = ("search", "index", "web", "data")

# web -> search <- index; the data files serve them all.
MAY_IMPORT = {
    "search": {"search", "data"},
    "index": {"index", "search", "data"},
    "web": {"web", "search", "data"},
    "data": {"data"},
}

# The stages of search and index, the first ones below; what stands at one height does not know each
# other, and no arrow leads back up.
STAGES = {
    "search": (
        (
            "search.errors",
            "search.filters",
            "search.garbage",
            "search.ids",
            "search.printable",
            "search.spanish",
        ),
        ("search.reading", "search.terminal"),
        ("search.model", "search.settings"),
        ("search.error_rules",),
        ("search.findings", "search.serialise"),
        ("search.schema",),
        ("search.thesaurus",),
        ("search.query",),
        ("search.tables",),
        ("search.engine",),
        ("search.engines", "search.results"),
        ("search.searcher",),
        ("search.output", "search.store"),
        ("search.cli",),
    ),
    "index": (
        ("index.plain_text", "index.problem"),
        ("index.agencies", "index.programme_ids", "index.table.layout"),  # which a sidecar says
        ("index.files",),
        ("index.table",),
        ("index.causes", "index.programme", "index.listing", "index.header_guess"),
        ("index.survey", "index.drafting"),
        ("index.progress", "index.records", "index.draft_text"),
        ("index.pipeline",),
        ("index.cli",),
    ),
}


def below(stages: tuple[tuple[str, ...], ...]) -> dict[str, set[str]]:
    """For each room of some stages, the rooms that it may import."""
    lower: set[str] = set()
    found: dict[str, set[str]] = {}
    for stage in stages:
        found |= {name: set(lower) for name in stage}
        lower.update(stage)
    return found


ROOMS = {name: below(stages) | {name: set()} for name, stages in STAGES.items()}

# Inside web: a room, and the rooms that it may import.
ROOMS["web"] = WEB = {
    "web.media": set(),
    "web.wording": set(),
    "web.contract": set(),
    "web.derived": set(),
    "web.queries": set(),
    "web.urls": {"web.media", "web.queries"},
    "web.slots": set(),
    "web.selected": set(),
    "web.assets": {"web.urls"},
    "web.given": set(),
    "web.params": {"web.urls"},
    "web.request": {"web.given", "web.params"},
    "web.links": {"web.contract", "web.urls", "web.wording"},
    "web.http": {"web.media", "web.params", "web.request", "web.urls"},
    "web.operations": {"web.given", "web.http", "web.media", "web.params", "web.request"},
}
BELOW = set(WEB)
WEB |= {
    "web.feeds": BELOW,
    "web.former": BELOW,
    "web.api": BELOW,
    "web.downloads": BELOW,
    "web.pages.parts": BELOW - {"web.http", "web.operations"},
    "web.pages": BELOW - {"web.http", "web.operations"} | {"web.pages.parts"},
    "web.logs": set(),
    "web.cli": {"web", "web.http", "web.logs", "web.request"},
    "web": BELOW | {"web.feeds", "web.former", "web.api", "web.downloads", "web.pages"},
}

# A library that could be replaced is known in one place only.
HOMES = {
    "whoosh": "search.engines",
    "opensearchpy": "search.engines",
    "flask": "web",
    "werkzeug": "web",
    "jinja2": "web",
}

MODULE_LINES = 300
FUNCTION_LINES = 40
# Longer than that, each with its reason.
ARGUED = {
    "web.pages.help._rows": "a table of texts, only its examples are worked out",
}

SOURCES = {
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path
    for package in PACKAGES
    for path in sorted((ROOT / package).rglob("*.py"))
}


def imports(tree: ast.AST) -> Iterator[str]:
    """Every module that a source imports, wherever in it; our imports are all absolute."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"relative import in line {node.lineno}"
            assert node.module is not None
            yield node.module


def imported(module: str) -> Iterator[str]:
    """Our modules that a module imports: `from web import urls` is an import of web.urls."""
    for node in ast.walk(tree_of(module)):
        if isinstance(node, ast.ImportFrom):
            names = (f"{node.module}.{alias.name}" for alias in node.names)
            yield from (name if name in SOURCES else str(node.module) for name in names)
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def room(module: str) -> str:
    """The room of a module: the narrowest that it is in."""
    package = ROOMS[module.partition(".")[0]]
    return max((name for name in package if within(module, name)), key=len)


def tree_of(module: str) -> ast.Module:
    return ast.parse(SOURCES[module].read_text("utf-8"))


def within(module: str, package: str) -> bool:
    return module == package or module.startswith(f"{package}.")


@pytest.mark.parametrize("module", SOURCES)
def test_imports_run_one_way(module: str) -> None:
    package = module.partition(".")[0]
    ours = {name.partition(".")[0] for name in imports(tree_of(module))} & {*PACKAGES, "tests"}
    assert ours <= MAY_IMPORT[package]


@pytest.mark.parametrize("module", [name for name in SOURCES if not within(name, "data")])
def test_the_rooms_of_a_package_stand_in_order(module: str) -> None:
    package = module.partition(".")[0]
    rooms = {room(name) for name in imported(module) if within(name, package)} - {room(module)}
    assert rooms <= ROOMS[package][room(module)]


def test_no_arrow_inside_a_package_leads_back() -> None:
    for package in ROOMS.values():
        done: set[str] = set()
        while ready := {name for name in package if name not in done and package[name] <= done}:
            done |= ready
        assert done == set(package)


FOLDER_MODULES = 17


def test_no_folder_holds_more_than_a_reader_can_keep_in_mind() -> None:
    folders = Counter(path.parent for path in SOURCES.values() if path.name != "__init__.py")
    assert {f.name: n for f, n in folders.items() if n > FOLDER_MODULES} == {}


@pytest.mark.parametrize("module", SOURCES)
def test_each_library_stays_at_home(module: str) -> None:
    strays = {
        library
        for name in imports(tree_of(module))
        if (library := name.partition(".")[0]) in HOMES and not within(module, HOMES[library])
    }
    assert strays == set()


@pytest.mark.parametrize("module", SOURCES)
def test_no_star_imports(module: str) -> None:
    stars = [
        node.lineno
        for node in ast.walk(tree_of(module))
        if isinstance(node, ast.ImportFrom) and any(alias.name == "*" for alias in node.names)
    ]
    assert stars == []


def watch(*packages: str, path: Path = ROOT) -> list[str]:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join((str(path), str(ROOT)))}
    done = subprocess.run(
        [sys.executable, "-m", "tests.support.import_watch", *packages],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.split("\n")[:-1]


def test_nothing_happens_at_import() -> None:
    assert [line for line in watch(*PACKAGES) if line] == []


def test_the_watch_sees_files_and_environment(tmp_path: Path) -> None:
    package = tmp_path / "careless"
    package.mkdir()
    (package / "__init__.py").write_text("")
    (package / "reads.py").write_text(
        "import os\nfrom pathlib import Path\n"
        "HOME = os.environ.get('HOME')\nTEXT = Path(__file__).read_text()\n"
    )
    (package / "tidy.py").write_text("import json\ndef home():\n    return open(__file__)\n")
    assert watch("careless", path=tmp_path) == [
        "careless.reads: environ HOME",
        f"careless.reads: open {package / 'reads.py'}",
    ]


def functions() -> dict[str, int]:
    """Lines of every function, by `module.function`."""
    return {
        f"{module}.{node.name}": (node.end_lineno or node.lineno) - node.lineno + 1
        for module in SOURCES
        for node in ast.walk(tree_of(module))
        if isinstance(node, ast.FunctionDef)
    }


def test_modules_stay_small() -> None:
    lines = {name: len(path.read_text("utf-8").splitlines()) for name, path in SOURCES.items()}
    assert [n for n in lines if lines[n] > MODULE_LINES and n not in ARGUED] == []


def test_functions_stay_small() -> None:
    lines = functions()
    assert [n for n in lines if lines[n] > FUNCTION_LINES and n not in ARGUED] == []
    assert median(lines.values()) <= 10
