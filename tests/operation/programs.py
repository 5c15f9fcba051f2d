"""Programs of Debian that the page speaks of: found here, or taken out of their packages.

Nothing is installed: a package that sets up a service would start it.
"""

import fcntl
import os
import shutil
import subprocess
from functools import lru_cache
from pathlib import Path
from tempfile import mkdtemp

ROOT = Path(__file__).parents[2]
UNPACKED = ROOT / ".venv" / "debian"
PLACES = ("usr/sbin", "usr/bin")
PATIENCE = 300  # seconds


class NotHere(Exception):
    """There is no such program, and its package could not be had."""


@lru_cache
def program(name: str, package: str) -> Path:
    """Where a program is. Raises NotHere."""
    system = os.pathsep.join((os.environ.get("PATH", ""), "/usr/sbin"))
    if found := shutil.which(name, path=system):
        return Path(found)
    UNPACKED.mkdir(parents=True, exist_ok=True)
    with (UNPACKED / "lock").open("w") as lock:  # or one process finds what another has half of
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not _unpacked(name):
            _unpack(package)
    if found := _unpacked(name):
        return Path(found)
    raise NotHere(f"{name} is not here, and Debian's package {package} could not be had")


def _unpacked(name: str) -> str | None:
    return shutil.which(name, path=os.pathsep.join(str(UNPACKED / each) for each in PLACES))


def _unpack(package: str) -> None:
    if not (shutil.which("apt-get") and shutil.which("dpkg-deb")):
        return
    folder = Path(mkdtemp(prefix="debian-"))
    try:
        if not _fetched(package, folder) and os.geteuid() == 0:
            subprocess.run(
                ["apt-get", "-qq", "update"], check=False, timeout=PATIENCE, capture_output=True
            )
            _fetched(package, folder)
        for file in folder.glob("*.deb"):
            subprocess.run(["dpkg-deb", "-x", file, UNPACKED], check=False, timeout=PATIENCE)
    finally:
        shutil.rmtree(folder)


def _fetched(package: str, folder: Path) -> bool:
    """Whether a package is in a folder now."""
    subprocess.run(
        ["apt-get", "-qq", "download", package],
        check=False,
        cwd=folder,
        timeout=PATIENCE,
        capture_output=True,
    )
    return any(folder.glob("*.deb"))
