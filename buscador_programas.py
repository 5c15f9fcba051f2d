"""The way in: the commands, each behind a look at who answers to the names of its packages.

`search`, `index`, `web` and `data` are names that others take too: a file `web.py` in the folder
where Python is started, or a package of the same name installed beside, would be imported instead.
"""

import os
import re
import sys
from base64 import urlsafe_b64encode
from hashlib import sha256
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import NoReturn

INTERRUPTED = 130
UNUSABLE = 2
DISTRIBUTION = "buscador-programas"
HOME = Path(__file__).resolve().parent  # where our packages stand side by side
CONTROLS = re.compile("[\0-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")

OWN_ENVIRONMENT = "instale el programa en un entorno propio («pipx install .» en su carpeta)"


def index() -> NoReturn:
    """`buscador-index`."""
    _run("index", "search", "data")


def search() -> NoReturn:
    """`buscador-search`."""
    _run("search", "data")


def serve() -> NoReturn:
    """`buscador-serve`."""
    _run("web", "search", "data")


def mcp() -> NoReturn:
    """`buscador-mcp`."""
    _run("web", "search", "data", room="web.assistants")


def _run(package: str, *others: str, room: str = "") -> NoReturn:
    """The command of a package, or of a room of it, which needs some others; one line where any
    is a namesake."""
    try:
        if said := found(package, *others):
            sys.stderr.write(f"{said}\n")
            sys.exit(UNUSABLE)
        command = import_module(f"{room or package}.cli").main
    except KeyboardInterrupt:  # before there is a command to say so
        sys.stderr.write("Interrumpido.\n")
        sys.exit(INTERRUPTED)
    sys.exit(command())


def found(*packages: str) -> str:
    """What is wrong with the first package that is not ours, in one line; "" where all are."""
    for name in packages:
        ours = HOME / name / "__init__.py"
        origin = _origin(name)
        if origin is None or origin.resolve() != ours:
            return _said(name, origin, ours)
        if not _is_as_installed(name, ours):
            return _said(name, ours, None)
    return ""


def _origin(name: str) -> Path | None:
    """The file that an import of a package would take; it is not imported."""
    try:
        spec = find_spec(name)
    except ValueError:  # a module made by hand, which says nothing
        return None
    return Path(spec.origin) if spec is not None and spec.has_location and spec.origin else None


def _is_as_installed(name: str, path: Path) -> bool:
    """Whether a file is still what the installer wrote; true where no checksum of it is kept."""
    begun = f"{name}/{path.name},sha256="
    kept = next((line for line in _record().splitlines() if line.startswith(begun)), None)
    if kept is None:
        return True
    digest = urlsafe_b64encode(sha256(path.read_bytes()).digest()).decode().rstrip("=")
    return kept.startswith(f"{begun}{digest},")


def _record() -> str:
    """What the installer says that it wrote; "" where the program runs from its sources."""
    # Here, where an interruption is told: it is most of what is read before there is a command.
    from importlib.metadata import PackageNotFoundError, distribution

    try:
        return distribution(DISTRIBUTION).read_text("RECORD") or ""
    except PackageNotFoundError:
        return ""


def _said(name: str, origin: Path | None, ours: Path | None) -> str:
    if origin is None:  # what another program brought under the name took ours along when it went
        return f"Falta el paquete «{name}» de este programa: {OWN_ENVIRONMENT}."
    where = CONTROLS.sub("�", str(origin))
    if ours is None:
        return (
            f"{where} es de otro programa, que se instaló encima del paquete «{name}» de este: "
            f"{OWN_ENVIRONMENT}."
        )
    return (
        f"«{name}» es aquí {where}, de otro programa, y tapa el paquete de este nombre: "
        f"{_remedy(origin)}."
    )


def _remedy(origin: Path) -> str:
    """What to do about a file that is found first."""
    folder = origin.parent.parent if origin.name == "__init__.py" else origin.parent
    named = os.environ.get("PYTHONPATH", "").split(os.pathsep)
    if any(each and _same(Path(each), folder) for each in named):
        return "quite esa carpeta de PYTHONPATH"
    if sys.path and _same(Path(sys.path[0] or "."), folder):
        return "trabaje en otra carpeta, o escriba python -P -m"
    return OWN_ENVIRONMENT


def _same(one: Path, other: Path) -> bool:
    return one.resolve() == other.resolve()
