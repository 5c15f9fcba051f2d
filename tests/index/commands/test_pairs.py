"""Two years of many programmes: every change is found, and none invented."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from index.cli import main
from tests.support.pairs import PAIRS, changed, write


@pytest.mark.parametrize("name", PAIRS)
def test_every_change_is_found_and_none_invented(name: str, tmp_path: Path) -> None:
    pair = PAIRS[name]
    before, after = write(tmp_path, pair)
    result = CliRunner().invoke(main, ["diff", str(before), str(after), "--format", "json"])
    assert result.exit_code < 2, result.output
    assert changed(json.loads(result.stdout)) == dict(pair.told)
    assert result.exit_code == (1 if pair.told else 0)
