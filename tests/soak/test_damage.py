"""A build of which any file is flipped or cut anywhere: refused with what to do, or right."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from search.errors import BuildIndex
from search.settings import Settings
from search.store.builds import current, publish
from search.store.protocol import Build
from tests.soak.conftest import Measured
from tests.soak.durations import duration
from tests.support.corpus import contents, record
from web import create_app

ASKED = "/api/v1/search?q=asilo"
TEXTS = ("Trámites de asilo", "Asilo de menores", "Salud mental", "Frontera sur", "Retorno")


@pytest.fixture
def build(tmp_path: Path) -> Build:
    return publish(
        tmp_path / "index",
        contents(*(record(f"p/2018/1.1.{n}", text) for n, text in enumerate(TEXTS, 1))),
    )


def damaged(content: bytes, chance: random.Random, number: int) -> Iterator[bytes]:
    """A file with one bit flipped and cut short, at so many places, both ends among them."""
    places = {0, len(content) - 1} | {chance.randrange(len(content)) for _ in range(number)}
    for place in sorted(places):
        bit = 1 << chance.randrange(8)
        yield content[:place] + bytes([content[place] ^ bit]) + content[place + 1 :]
        yield content[:place]


def refused_or(app: Flask, right: object) -> bool:
    """Whether a reader is told that the site is not available; else the answer is the right one."""
    answer = app.test_client().get(ASKED)
    if answer.status_code == 503:
        assert "Traceback" not in answer.text
        return True
    assert (answer.status_code, answer.get_json()) == (200, right)
    return False


def test_damage_anywhere_is_refused_or_harmless(
    build: Build, tmp_path: Path, measured: Measured, caplog: pytest.LogCaptureFixture
) -> None:
    home = tmp_path / "index"
    settings = Settings(index_dir=home)
    right = create_app(settings).test_client().get(ASKED).get_json()
    assert right["total"] == 2
    chance, told = random.Random(20181120), {"refused": 0, "harmless": 0}
    paths = [path for path in home.rglob("*") if path.is_file() and path.stat().st_size]
    assert len(paths) > 5
    for path in paths:
        whole = path.read_bytes()
        for content in damaged(whole, chance, duration("places of a file")):
            path.write_bytes(content)
            try:
                harmless = current(home) == build
            except BuildIndex as error:
                assert "Ejecute `buscador-index build`" in str(error)  # noqa: PT017  or it is right
                harmless = False
            assert refused_or(create_app(settings), right) != harmless
            told["harmless" if harmless else "refused"] += 1
        path.write_bytes(whole)
    assert not any(each.exc_info for each in caplog.records)
    assert told["refused"] > told["harmless"]
    measured(f"{len(paths)} files, {told['refused']} times refused, {told['harmless']} harmless")


def test_a_server_that_reads_already_goes_on_beside_a_damaged_build(tmp_path: Path) -> None:
    """A new build that is damaged before it is opened: the one before stays in service."""
    home = tmp_path / "index"
    publish(home, contents(record("p/2018/1.1.1", "Asilo")))
    app = create_app(Settings(index_dir=home))
    before = app.test_client().get(ASKED).get_json()
    after = publish(home, contents(record("p/2018/1.1.1", "Asilo"), record("p/2018/1.1.2", "Sur")))
    largest = max(after.folder.rglob("*"), key=lambda path: path.stat().st_size)
    largest.write_bytes(largest.read_bytes()[:-1])
    assert app.test_client().get(ASKED).get_json() == before
