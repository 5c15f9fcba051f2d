"""The report that ships with the program, against a table made without this searcher."""

import csv
from collections import Counter
from functools import cache
from hashlib import blake2b, sha256
from pathlib import Path

import data
from index.records import Records
from search.ids import HeadingId, code_key
from search.model import Attribution, Heading, Programme, Record
from tests.support import reports

SOURCE = data.folder() / "programa-especial-de-migracion-2018.txt"
EXPECTED = Path(__file__).parents[1] / "data" / "programa-especial-de-migracion-2018.tsv"
SHA256 = "bc3d60c5f3af3a625eb37345b522a85155d407e3800d013c0464cf0606ba43f6"


@cache
def found() -> tuple[Records, dict[str, Record]]:
    read, records = reports.compiled(SOURCE)
    return read, {str(record.id).removeprefix("pem-2014-2018/2018/"): record for record in records}


def records() -> dict[str, Record]:
    return found()[1]


def test_the_source_is_as_it_was_received() -> None:
    assert sha256(SOURCE.read_bytes()).hexdigest() == SHA256


def test_the_programme_is_read_with_its_provenance() -> None:
    assert found()[0].survey.programmes == {
        "pem-2014-2018/2018": Programme(
            "pem-2014-2018",
            "Programa Especial de Migración 2014-2018",
            "Gobernación",
            2018,
            SOURCE.name,
            SHA256,
            formerly="pem-2014-2018",
            sidecar=sha256(SOURCE.with_suffix(".toml").read_bytes()).hexdigest(),
        )
    }


def test_every_record_has_its_text_page_and_response() -> None:
    with EXPECTED.open(encoding="utf-8") as file:
        expected = {
            row["record"]: (row["page"], row["response"], row["text"])
            for row in csv.DictReader(file, delimiter="\t")
        }
    assert {
        name: (
            str(record.page),
            record.response,
            blake2b(record.text.encode(), digest_size=6).hexdigest(),
        )
        for name, record in records().items()
    } == expected


def test_counts_by_level() -> None:
    kinds = Counter(record.kind for record in records().values())
    assert kinds == {"line": 195, "activity": 140}
    assert len({record.headings[0] for record in records().values()}) == 5
    assert len({record.headings[1].code for record in records().values()}) == 26
    assert {record.page for record in records().values()} == set(range(1, 23))


def test_codes_sort_by_number_and_lie_within_one_another() -> None:
    lines = [record for record in records().values() if record.kind == "line"]
    in_strategy = [record.code for record in lines if record.headings[1].code == "1.5"]
    assert sorted(in_strategy, key=code_key) == [f"1.5.{n}" for n in range(1, 11)]
    assert all(record.code.startswith(f"{record.headings[1].code}.") for record in lines)
    assert all(
        record.headings[1].code.startswith(f"{record.headings[0].code}.") for record in lines
    )


def test_a_strategy_worded_in_two_ways_is_called_by_the_commoner_one() -> None:
    labels = found()[0].survey.labels
    assert labels[HeadingId.parse("pem-2014-2018/2018/1.4")] == Heading(
        "1.4",
        "Impulsar un cambio educativo y cultural centrado en la valoración de la aportación de "
        "las personas migrantes",
    )
    assert records()["1.4.1"].headings[1].text.endswith("valoración de las personas migrantes")
    worded = [name for name, record in records().items() if "other-wording" in record.findings]
    assert worded == ["1.4.1", "1.4.2", "1.4.3"]


def test_markup_goes_and_the_text_stays() -> None:
    record = records()["5.3.4/1"]
    assert "CBP y Border Patrol , para" in record.text
    assert "markup-removed" in record.findings


def test_contradictions_are_on_their_lines() -> None:
    rule = "no-with-activities"
    assert [name for name, record in records().items() if rule in record.findings] == [
        "1.2.2",
        "1.2.6",
        "1.3.5",
        "2.4.1",
        "5.3.5",
    ]


def test_what_is_found_by_rule() -> None:
    about_bodies = ("undefined-acronym", "body-not-listed")
    rules = Counter(finding.rule for finding in found()[0].findings())
    assert {rule: n for rule, n in rules.items() if rule not in about_bodies} == {
        "no-activities": 100,
        "unspoken": 6,
        "no-with-activities": 5,
        "unbalanced-quotes": 4,
        "other-wording": 3,
        "misspelt-body": 3,
        "markup-removed": 1,
    }


def test_every_finding_on_a_record_is_told_with_its_place() -> None:
    told = {(each.record, each.rule) for each in found()[0].findings()}
    carried = {(record.id, rule) for record in records().values() for rule in record.findings}
    assert told == carried
    assert all(each.row and each.page for each in found()[0].findings())


def test_who_acts_in_a_line_is_who_acts_in_its_activities() -> None:
    for line in (record for record in records().values() if record.kind == "line"):
        acting = {
            agency
            for record in records().values()
            if record.code == line.code and record.kind == "activity"
            for agency in record.agencies("acts")
        }
        inherited = {each for each in line.attributions if each.role == "acts"}
        assert inherited == {Attribution(agency, "acts") for agency in acting}


def test_every_attribution_shows_its_text_and_a_known_agency() -> None:
    for record in records().values():
        for each in record.attributions:
            assert each.agency in found()[0].agencies
            if each.start is not None and each.end is not None:
                assert record.text[each.start : each.end].strip()
