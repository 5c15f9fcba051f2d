"""Corrections by hand: applied to the record that they name, refused where they name nothing."""

from pathlib import Path

import pytest

import data
from index.agencies import overrides
from search.errors import FixSource
from search.ids import RecordId
from search.model import Attribution

HEADER = "record,agency,role,reason\n"
RECORD = RecordId.parse("p/2018/1.1.1/1")
READ = (Attribution("INM", "named", 4, 7), Attribution("SRE", "acts", 10, 13))


def loaded(folder: Path, rows: str) -> overrides.Overrides:
    path = folder / "overrides.csv"
    path.write_text(HEADER + rows, encoding="utf-8")
    return overrides.load(path)


def test_the_file_ships_empty() -> None:
    assert overrides.load(data.folder() / "overrides.csv").by_record == {}


CASES = [
    ("p/2018/1.1.1/1,INM,acts,es sujeto\n", (Attribution("INM", "acts", 4, 7), READ[1])),
    ("p/2018/1.1.1/1,SRE,none,es otra\n", (READ[0],)),
    ("p/2018/1.1.1/1,PGR,named,falta\n", (READ[0], Attribution("PGR", "named"), READ[1])),
    ("p/2018/1.1.1/2,SRE,none,otro registro\n", READ),
]


@pytest.mark.parametrize(("rows", "corrected"), CASES)
def test_an_override_corrects_its_record_only(
    tmp_path: Path, rows: str, corrected: tuple[Attribution, ...]
) -> None:
    assert loaded(tmp_path, rows).apply(RECORD, READ) == corrected


WRONG = [
    ("p/2018/1.1.1,SRE,actua,x\n", "fila 2: role es «actua»; debe ser acts, named, none"),
    ("p/2018/1.1.1,SRE,acts,\n", "fila 2: falta reason"),
    ("p/2018/1.1.1,,acts,x\n", "fila 2: falta agency"),
    ("p/2018/1.1.1,SRE,acts,x\np/2018/1.1.1,SRE,named,y\n", "fila 3: repite p/2018/1.1.1 SRE"),
]


@pytest.mark.parametrize(("rows", "message"), WRONG)
def test_a_wrong_row_is_told_where(tmp_path: Path, rows: str, message: str) -> None:
    with pytest.raises(FixSource, match=message):
        loaded(tmp_path, rows)


UNKNOWN = [
    ("p/2018/9.9.9,SRE,acts,x\n", "fila 2: no hay ningún registro «p/2018/9.9.9»"),
    ("p/2018/1.1.1/1,XYZ,acts,x\n", "fila 2: no hay ninguna dependencia «XYZ»"),
]


@pytest.mark.parametrize(("rows", "message"), UNKNOWN)
def test_what_an_override_names_must_be_there(tmp_path: Path, rows: str, message: str) -> None:
    with pytest.raises(FixSource, match=message):
        loaded(tmp_path, rows).check({RECORD}, {"SRE"})


def test_an_override_of_what_is_there_passes(tmp_path: Path) -> None:
    loaded(tmp_path, "p/2018/1.1.1/1,SRE,acts,x\n").check({RECORD}, {"SRE"})


def test_overrides_of_another_programme_wait_for_it(tmp_path: Path) -> None:
    loaded(tmp_path, "q/2018/1.1.1/1,SRE,acts,x\n").check({RECORD}, {"SRE"})
