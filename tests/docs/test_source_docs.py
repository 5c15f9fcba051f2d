"""docs/sources.md says what the program does."""

import re
import tomllib
from pathlib import Path

import pytest

from index.files.column_titles import titled_column
from index.files.sidecar import SIDECAR_TEXTS, unfit
from index.files.source import ROWS_BY_SUFFIX
from index.files.toml.table_section import table_section
from index.plain_text import plain
from index.table.layout import UNTOLD, Layout
from search.findings import RULES

TEXT = (Path(__file__).parents[2] / "docs" / "sources.md").read_text("utf-8")


def table(heading: str) -> list[list[str]]:
    """The rows of the table whose first column has a heading."""
    after = TEXT.split(f"| {heading} |", 1)[1].split("\n\n", 1)[0].splitlines()[2:]
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in after]


def test_every_rule_is_in_the_table_as_it_is() -> None:
    assert table("rule") == [
        [f"`{rule.id}`", rule.severity, "●" if rule.on_record else "", rule.label] for rule in RULES
    ]


def test_every_ending_is_in_the_table() -> None:
    named = [ending for row in table("file") for ending in re.findall(r"`(\.\w+)`", row[0])]
    assert named == list(ROWS_BY_SUFFIX)


def test_every_header_word_is_read_as_its_column() -> None:
    names = {
        "activities": "activity",
        "above the activities, or over them alone": "actions",
        "activities, where it holds sentences and no other column is one": "done",
        "agencies": "agency",
        "response, where there is none of these": "status",
        "response, where its values are words": "state",
    }
    for column, cell in table("column"):
        for word in re.findall(r"`([^`]+)`", cell):
            assert titled_column(word) == names.get(column, column), plain(word)


README = (Path(__file__).parents[2] / "README.md").read_text("utf-8")
SIDECARS = [part.split("```", 1)[0] for part in f"{README}{TEXT}".split("```toml")[1:]]


def test_every_key_of_a_sidecar_is_named() -> None:
    (whole,) = (shown for shown in SIDECARS if "formerly" in shown)
    assert all(re.search(rf"\b{key}\b", whole) for key in (*SIDECAR_TEXTS, "year"))


@pytest.mark.parametrize("shown", SIDECARS)
def test_a_sidecar_that_is_shown_is_taken(shown: str) -> None:
    said = tomllib.loads(shown)
    assert unfit({key: said[key] for key in said.keys() - {"table", "sha256"}}) == []  # cut short
    assert table_section(said.get("table", {})).flaws == ()


def test_every_key_of_a_table_is_shown() -> None:
    (whole,) = (shown for shown in SIDECARS if "sheet_is" in shown)
    layout = table_section(tomllib.loads(whole)["table"]).layout
    untold = [name for name in Layout.__slots__ if getattr(layout, name) == getattr(UNTOLD, name)]
    assert untold == ["titled"]  # told by what stands above the table
    assert {"activity", "response", "agency", "year", "extra"} <= set(layout.columns)
