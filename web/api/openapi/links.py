"""What an answer has that another operation takes: links, as OpenAPI calls them."""

from collections.abc import Mapping
from dataclasses import dataclass

LINE = "record_programme_year_code"
RELATED = "related_programme_year_code"
ACTIVITY = "_activity"
AGENCY = "agency_id"
REPORT = "report_programme_year"


@dataclass(frozen=True, slots=True)
class Way:
    """From an answer to another operation."""

    name: str
    operation: str  # its id
    description: str
    takes: Mapping[str, str]  # its parameter -> where in the request or the answer its value is


def _of_record(place: str) -> dict[str, str]:
    """What leads to the line of a record in an answer."""
    return {name: f"{place}/{name}" for name in ("programme", "year", "code")}


_HERE = {name: f"$request.path.{name}" for name in ("programme", "year", "code")}
_ACTIVITY_HERE = {**_HERE, "activity": "$request.path.activity"}
_FIRST_HIT = _of_record("$response.body#/hits/0")
_PROGRAMME = Way(
    "programme",
    "search",
    "All records of its programme.",
    {"programme": "$response.body#/programme"},
)

_REPORT = Way(
    "report",
    REPORT,
    "The report that it belongs to.",
    {name: f"$request.path.{name}" for name in ("programme", "year")},
)

# By the id of the operation that answers.
WAYS: Mapping[str, tuple[Way, ...]] = {
    "search": (
        Way("line", LINE, "The line of the first hit.", _FIRST_HIT),
        Way("related", RELATED, "What is near that line.", _FIRST_HIT),
    ),
    "suggest": (
        Way(
            "search",
            "search",
            "What the best suggestion finds.",
            {"q": "$response.body#/completions/0/text"},
        ),
    ),
    "agencies": (
        Way(
            "search",
            "search",
            "What the first agency does.",
            {"agency": "$response.body#/agencies/0/id"},
        ),
        Way("agency", AGENCY, "All of the first.", {"id": "$response.body#/agencies/0/id"}),
    ),
    AGENCY: (Way("search", "search", "Where it acts.", {"agency": "$response.body#/id"}),),
    "programmes": (
        Way(
            "report",
            REPORT,
            "The first, with its headings.",
            {
                "programme": "$response.body#/reports/0/id",
                "year": "$response.body#/reports/0/year",
            },
        ),
    ),
    "findings": (
        Way(
            "records",
            "records",
            "The record that the first is about.",
            {"id": "$response.body#/findings/0/record/id"},
        ),
    ),
    "overview": (Way("search", "search", "What it counts.", {"q": "$response.body#/query/q"}),),
    "records": (
        Way("line", LINE, "The line of the first.", _of_record("$response.body#/records/0")),
    ),
    REPORT: (
        Way(
            "search", "search", "All records of its programme.", {"programme": "$response.body#/id"}
        ),
    ),
    LINE: (Way("related", RELATED, "The records nearest to it.", _HERE), _PROGRAMME, _REPORT),
    LINE + ACTIVITY: (
        Way("related", RELATED + ACTIVITY, "The records nearest to it.", _ACTIVITY_HERE),
        Way("line", LINE, "Its line.", _HERE),
        _PROGRAMME,
        _REPORT,
    ),
    RELATED: (Way("line", LINE, "The line of the nearest.", _FIRST_HIT),),
    RELATED + ACTIVITY: (Way("line", LINE, "The line of the nearest.", _FIRST_HIT),),
}


def links(operation: str) -> dict[str, object]:
    """The links of an operation's answer, by name."""
    return {
        way.name: {
            "operationId": way.operation,
            "description": way.description,
            "parameters": dict(way.takes),
        }
        for way in WAYS.get(operation, ())
    }
