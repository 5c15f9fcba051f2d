"""docs/sources.md says what the program does."""

import re
from pathlib import Path

from index.files.column_titles import titled_column
from index.files.source import ROWS_BY_SUFFIX, SIDECAR_TEXTS
from index.plain_text import plain
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
        "agencies": "agency",
        "response, where there is none of these": "status",
        "response, where its values are words": "state",
    }
    for column, cell in table("column"):
        for word in re.findall(r"`([^`]+)`", cell):
            assert titled_column(word) == names.get(column, column), plain(word)


def test_every_key_of_a_sidecar_is_named() -> None:
    example = TEXT.split("```toml", 1)[1].split("```", 1)[0]
    assert all(re.search(rf"\b{key}\b", example) for key in (*SIDECAR_TEXTS, "year"))
