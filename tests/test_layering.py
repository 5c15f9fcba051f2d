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
PACKAGES = ("buscador_programas", "search", "index", "web", "data")

# web -> search <- index; the data files serve them all. The way in comes before any of them: it
# imports by name what it has looked at, and is imported only where `python -m` enters.
ENTRY = "buscador_programas"
MAY_IMPORT = {
    ENTRY: {ENTRY},
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
            "search.topics.named",
        ),
        ("search.commands", "search.reading"),
        ("search.terminal",),
        ("search.model", "search.settings"),
        ("search.error_rules",),
        ("search.findings", "search.serialise", "search.topics"),
        ("search.schema",),
        ("search.thesaurus",),
        ("search.promises", "search.query"),
        ("search.comparison",),
        ("search.tables",),
        ("search.engine",),
        ("search.engines", "search.results"),
        ("search.searcher",),
        ("search.output", "search.quotation", "search.scanning", "search.store"),
        ("search.journal",),
        ("search.cli",),
    ),
    "index": (
        ("index.plain_text", "index.problem"),
        ("index.agencies", "index.programme_ids", "index.table.layout"),  # which a sidecar says
        ("index.files",),
        ("index.table",),
        ("index.causes", "index.programme", "index.listing", "index.drafts"),
        ("index.survey",),
        ("index.progress", "index.records"),
        ("index.pipeline",),
        ("index.commands",),
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
    "web.addresses": {"web.queries"},
    "web.urls": {"web.addresses", "web.media", "web.queries"},
    "web.citations": {"web.wording"},
    "web.slots": set(),
    "web.selected": set(),
    "web.assets": {"web.urls"},
    "web.given": set(),
    "web.causes": set(),
    "web.params": {"web.causes", "web.urls"},
    "web.limits.storage": set(),
    "web.request": {"web.given", "web.limits.storage", "web.params", "web.urls"},
    "web.bodies": {"web.derived", "web.request"},
    "web.comparing": {"web.derived", "web.params", "web.request", "web.urls"},
    "web.noticed": {"web.derived", "web.params", "web.request"},
    "web.letters": {
        *("web.citations", "web.derived", "web.links", "web.params", "web.request"),
        *("web.selected", "web.urls", "web.wording"),
    },
    "web.links": {"web.contract", "web.derived", "web.urls", "web.wording"},
    "web.figures": {
        *("web.derived", "web.params", "web.queries"),
        *("web.request", "web.urls", "web.wording"),
    },
    "web.quoting": {
        "web.citations",
        "web.derived",
        "web.links",
        "web.params",
        "web.request",
        "web.urls",
        "web.wording",
    },
    "web.observing.seen": set(),
    "web.observing.gathering": set(),
    "web.observing.sharing": {"web.observing.gathering"},
    "web.http.meanings": set(),
    "web.http": {
        "web.given",
        "web.http.meanings",
        "web.media",
        "web.observing.seen",
        "web.params",
        "web.request",
        "web.urls",
    },
    "web.scanning": {
        "web.derived",
        "web.http",
        "web.links",
        "web.request",
        "web.urls",
        "web.wording",
    },
    "web.operations": {"web.given", "web.http", "web.media", "web.params", "web.request"},
}
BELOW = set(WEB)
WEB |= {
    "web.feeds": BELOW,
    "web.former": BELOW,
    "web.api": BELOW,
    "web.downloads": BELOW,
    "web.observing": BELOW,
    "web.limits": BELOW,
    "web.pages.parts": BELOW - {"web.http", "web.operations"},
    "web.pages": BELOW - {"web.http", "web.operations"} | {"web.pages.parts"},
    "web.application": BELOW
    | {"web.feeds", "web.former", "web.api", "web.downloads"}
    | {"web.limits", "web.observing", "web.pages"},
    "web": {"web.application"},
    "web.assistants": {"web", "web.citations", "web.quoting", "web.request", "web.urls"},
    "web.assistants.cli": {"web.assistants"},
    "web.serving": set(),
    "web.serving.logs": set(),
    "web.serving.orders": set(),
    "web.serving.sockets": set(),
    "web.serving.listening": {"web.serving.sockets"},
    "web.serving.supervisor": {"web.serving.orders"},
    "web.serving.worker": {
        "web.application",
        "web.http",
        "web.request",
        "web.serving.listening",
        "web.serving.logs",
        "web.serving.orders",
    },
    "web.cli": {
        "web.observing.sharing",
        "web.serving.logs",
        "web.serving.orders",
        "web.serving.sockets",
        "web.serving.supervisor",
    },
}

# A library that could be replaced is known in one place only.
HOMES = {
    "whoosh": "search.engines",
    "opensearchpy": "search.engines",
    "granian": "web.serving.listening",
    "flask": "web",
    "werkzeug": "web",
    "jinja2": "web",
    "mcp": "web.assistants.server",
    "pydantic": "web.assistants",
}

MODULE_LINES = 300
FUNCTION_LINES = 40
# Longer than that, each with its reason.
ARGUED = {
    "web.urls": "every address of the site, once",
    "search.model": "the values that cross every border, in one list",
    "search.searcher": "all that a build can be asked, in one list",
    "pages": "a module for each page, and as many as there are pages",
    "web.pages.help._rows": "a table of texts, only its examples are worked out",
}

SOURCES = {
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path
    for package in PACKAGES
    for path in (*ROOT.glob(f"{package}.py"), *sorted((ROOT / package).rglob("*.py")))
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
    package, name = module.partition(".")[0], module.rpartition(".")[2]
    ours = {each.partition(".")[0] for each in imports(tree_of(module))} & {*PACKAGES, "tests"}
    assert ours <= (MAY_IMPORT[package] if name != "__main__" else {ENTRY})


@pytest.mark.parametrize("module", [n for n in SOURCES if n.partition(".")[0] in ROOMS])
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
DOORS = {"__init__.py", "__main__.py"}  # where a folder is entered; nothing to keep in mind


def test_no_folder_holds_more_than_a_reader_can_keep_in_mind() -> None:
    folders = Counter(path.parent for path in SOURCES.values() if path.name not in DOORS)
    full = {f.name: n for f, n in folders.items() if n > FOLDER_MODULES}
    assert {name: n for name, n in full.items() if name not in ARGUED} == {}


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
