"""What v1 promised when it was last released, it keeps."""

from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest

from tests.support.promised import RELEASED, broken, released

WHAT_TO_DO = f"""\
The API no longer keeps what {RELEASED.name} promised (docs/api.md, "What v1 promises"): {{}}
Put back what was taken away or narrowed. What cannot stay goes under another version, /api/v2. Only
what was never released may go: then renew the file with `python -m tests.support.promised`."""


def test_what_was_released_is_kept(document: Any) -> None:
    lost = broken(released(), document)
    assert not lost, WHAT_TO_DO.format("".join(f"\n- {each}" for each in lost))


def in_search(document: Any, name: str) -> Any:
    rows = document["paths"]["/api/v1/search"]["get"]["parameters"]
    return next(row for row in rows if row["name"] == name)


def shape(document: Any, name: str) -> Any:
    return document["components"]["schemas"][name]


BREAKING: list[tuple[Callable[[Any], object], str]] = [
    (lambda d: d["paths"].pop("/api/v1/suggest"), "/api/v1/suggest: gone"),
    (
        lambda d: d["paths"]["/api/v1/search"]["get"].update(operationId="find"),
        "/api/v1/search: operationId was search",
    ),
    (
        lambda d: d["paths"]["/api/v1/search"]["get"]["parameters"].remove(in_search(d, "sort")),
        "/api/v1/search: sort is no longer taken",
    ),
    (
        lambda d: in_search(d, "q").update(required=True),
        "/api/v1/search: q has to be given",
    ),
    (
        lambda d: in_search(d, "size")["schema"].update(maximum=50),
        "/api/v1/search: size: maximum is 50",
    ),
    (
        lambda d: in_search(d, "size")["schema"].update(default=20),
        "/api/v1/search: size: its default was 10",
    ),
    (
        lambda d: in_search(d, "sort")["schema"].update(enum=["relevance"]),
        "/api/v1/search: sort cannot be 'code'",
    ),
    (
        lambda d: in_search(d, "agency")["schema"]["items"].update(enum=["SRE"]),
        "/api/v1/search: agency cannot be anything",
    ),
    (
        lambda d: in_search(d, "kind")["schema"].update(items={"type": "string", "enum": ["line"]}),
        "/api/v1/search: kind cannot be 'activity'",
    ),
    (
        lambda d: in_search(d, "agency")["schema"].update(maxItems=1),
        "/api/v1/search: agency: maxItems is 1",
    ),
    (
        lambda d: d["paths"]["/api/v1/search.xlsx"]["get"]["responses"]["200"]["content"].clear(),
        "/api/v1/search.xlsx: application/vnd.openxmlformats-officedocument.spreadsheetml.sheet "
        "gone",
    ),
    (lambda d: shape(d, "Hit")["properties"].pop("text"), "Hit.text is gone"),
    (lambda d: shape(d, "Hit")["required"].remove("text"), "Hit.text may be missing"),
    (
        lambda d: shape(d, "Hit")["properties"].update(text={"type": "null"}),
        "Hit.text may be null",
    ),
    (
        lambda d: shape(d, "Actor")["properties"]["role"].update(enum=["acts", "named", "pays"]),
        "Actor.role may be 'pays'",
    ),
    (
        lambda d: shape(d, "Actor")["properties"]["role"].pop("enum"),
        "Actor.role may be anything",
    ),
    (
        lambda d: shape(d, "FacetValue")["properties"]["count"].update(type="string"),
        "FacetValue.count may be string",
    ),
    (
        lambda d: d["paths"]["/api/v1/search"]["get"]["responses"]["200"]["links"].pop("line"),
        "/api/v1/search: link line gone",
    ),
]


@pytest.mark.parametrize(("change", "said"), BREAKING, ids=[said[:60] for _, said in BREAKING])
def test_what_is_taken_away_or_narrowed_is_told(
    document: Any, change: Callable[[Any], object], said: str
) -> None:
    changed = deepcopy(document)
    change(changed)
    assert broken(document, changed) == [said]


def test_a_kind_of_problem_that_is_called_otherwise_is_told(document: Any) -> None:
    changed = deepcopy(document)
    failure = changed["components"]["responses"]["422"]
    failure["description"] = failure["description"].replace("#fix-query", "#wrong-query")
    assert broken(document, changed) == ["422: no problem is fix-query any more"]


ADDED: list[Callable[[Any], object]] = [
    lambda d: d["paths"].update({"/api/v1/new": d["paths"]["/api/v1/suggest"]}),
    lambda d: d["paths"]["/api/v1/search"]["get"]["parameters"].append(
        {"name": "new", "in": "query", "schema": {"type": "string"}}
    ),
    lambda d: in_search(d, "size")["schema"].update(maximum=200),
    lambda d: shape(d, "KindChoice")["enum"].append("heading"),
    lambda d: shape(d, "KindChoice").pop("enum"),
    lambda d: shape(d, "Hit")["properties"].update(new={"type": "string"}),
    lambda d: shape(d, "FacetValue")["required"].append("children"),
    lambda d: shape(d, "Hit")["properties"].update(activity={"type": "integer"}),
    lambda d: shape(d, "Actor")["properties"]["role"].update(enum=["acts"]),
    lambda d: d["paths"]["/api/v1/search"]["get"]["responses"].update({"451": {}}),
    lambda d: shape(d, "Hit").update(description="In other words."),
]


@pytest.mark.parametrize("change", ADDED)
def test_what_is_added_is_no_break(document: Any, change: Callable[[Any], object]) -> None:
    changed = deepcopy(document)
    change(changed)
    assert changed != document
    assert broken(document, changed) == []
