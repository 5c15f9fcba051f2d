"""The units and the steps of a container of docs/operation.md."""

import configparser
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest

from search.settings import from_environment
from tests.operation.shown import COMMANDS, PAGE, blocks, units
from tests.support.serving import COMMANDS as HERE
from tests.support.serving import environment, serving
from tests.support.shipped import shared_home
from web.request import checked

EXPOSED = {"buscador.service": 15, "buscador-index.service": 25}  # tenths, at most


def section(unit: str, name: str) -> dict[str, str]:
    """The lines of a section; where one is repeated, the last."""
    parser = configparser.ConfigParser(strict=False, interpolation=None)
    parser.optionxform = str  # type: ignore[assignment, method-assign]
    parser.read_string(unit)
    return dict(parser[name])


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The units as files, their commands those of this environment."""
    folder = tmp_path_factory.mktemp("units")
    found = {}
    for name, text in units().items():
        found[name] = folder / name
        found[name].write_text(text.replace(COMMANDS, str(HERE)))
    return found


def test_there_are_two_units() -> None:
    assert list(units()) == ["buscador-index.service", "buscador.service"]


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="there is no systemd-analyze")
@pytest.mark.parametrize("name", EXPOSED)
def test_systemd_takes_a_unit_and_holds_it_for_closed(name: str, written: dict[str, Path]) -> None:
    done = subprocess.run(
        ["systemd-analyze", "verify", written[name]], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    done = subprocess.run(
        [
            "systemd-analyze",
            "security",
            "--offline=yes",
            f"--threshold={EXPOSED[name]}",
            written[name],
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout


def test_the_settings_are_settings() -> None:
    given = dict(
        pair.split("=", 1) for unit in units().values()
        for pair in shlex.split(section(unit, "Service").get("Environment", ""))
    )  # fmt: skip
    assert given
    checked(from_environment(given))


def test_the_other_commands_take_the_settings_of_the_units(common: Path, tmp_path: Path) -> None:
    (text,) = (block for block in blocks("ini") if block.startswith("# /etc/buscador.env"))
    file = tmp_path / "buscador.env"
    assert text.count("/var/lib/buscador") == 1
    file.write_text(text.replace("/var/lib/buscador", str(shared_home(common))))
    (order,) = (line for line in PAGE.splitlines() if line.startswith("$ sudo -u buscador "))
    order = order.removeprefix("$ sudo -u buscador ").replace(COMMANDS, str(HERE))
    done = subprocess.run(
        shlex.split(order.replace("/etc/buscador.env", str(file))),
        env=environment(tmp_path),
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "en servicio" in done.stdout


def test_what_serves_ends_when_it_is_told_to(common: Path) -> None:
    service = section(units()["buscador.service"], "Service")
    command = shlex.split(service["ExecStart"].replace(COMMANDS, str(HERE)))
    assert command == [str(HERE / "buscador-serve")]
    settings = dict(pair.split("=", 1) for pair in shlex.split(service["Environment"]))
    del settings["BUSCADOR_PORT"]  # 8000 may be somebody's
    with serving(shared_home(common), settings=settings) as server:
        assert "<html" in server.get("/")
