"""Reports what importing a package does: python -m tests.support.import_watch PACKAGE…

Run in a process of its own: each module is imported once, with the interpreter's audit events
and the environment watched. What a library does while it is itself being imported is its own
affair; what our module level does, through whatever library, is reported.
"""

import os
import pkgutil
import sys
from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from types import FrameType

WATCHED = frozenset(
    {
        "open",
        "os.listdir",
        "os.mkdir",
        "os.remove",
        "os.rename",
        "os.scandir",
        "os.system",
        "shutil.rmtree",
        "socket.bind",
        "socket.connect",
        "sqlite3.connect",
        "subprocess.Popen",
        "tempfile.mkdtemp",
        "tempfile.mkstemp",
    }
)
# click looks up the language of its own help texts wherever a command is declared.
LANGUAGE = frozenset({"LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"})
IMPORT_SYSTEM = "<frozen importlib"


def modules(package: str) -> Iterator[str]:
    """A package or module and all below it, by name; what runs as a program is left out."""
    yield package
    within = getattr(import_module(package), "__path__", ())  # of a lone module, nothing
    for found in pkgutil.walk_packages(within, f"{package}."):
        if not found.name.endswith(".__main__"):
            yield found.name


def offences(packages: list[str]) -> list[str]:
    """`module: event argument` for each thing done while our modules are imported."""
    roots = tuple(_folder(package) for package in packages)
    seen: list[str] = []

    def note(event: str, argument: object) -> None:
        if module := _doer(sys._getframe(2), roots):
            seen.append(f"{module}: {event} {argument}")

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        if event in WATCHED:
            note(event, arguments[0] if arguments else "")

    class Watched(type(os.environ)):  # type: ignore[misc]  # a private class of os
        def __getitem__(self, name: str) -> str:
            if name not in LANGUAGE:
                note("environ", name)
            return str(super().__getitem__(name))

    os.environ.__class__ = Watched
    sys.addaudithook(hook)
    for package in packages:
        for module in modules(package):
            import_module(module)
    return seen


def _folder(package: str) -> str:
    spec = find_spec(package)
    assert spec is not None, package
    assert spec.origin is not None, package
    origin = Path(spec.origin)
    return str(origin.parent if origin.name == "__init__.py" else origin)


def _doer(frame: FrameType | None, roots: tuple[str, ...]) -> str | None:
    """The module of ours whose import did it; None where a library's own import did."""
    while frame is not None:
        name = frame.f_code.co_filename
        if name.startswith(IMPORT_SYSTEM):
            return None
        if name.startswith(roots):
            return str(frame.f_globals["__name__"])
        frame = frame.f_back
    return None


if __name__ == "__main__":
    print("\n".join(offences(sys.argv[1:])))  # noqa: T201
