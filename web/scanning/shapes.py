"""The shapes of a scan in the API: what is sent, and what is answered."""

from typing import Annotated, TypedDict

from web.scanning.scanned import MAX_SCANNED


class ScannedText(TypedDict):
    """A text to be scanned."""

    text: Annotated[
        str,
        "A note, a bill, a speech.",
        (("maxLength", MAX_SCANNED), ("pattern", r"\S")),  # what JSON schema says of it
    ]


class ScanTouch(TypedDict):
    """A passage beside the text that it touches."""

    start: Annotated[int, "Where the passage begins: characters of what was sent, as it was read."]
    end: Annotated[int, "Where it ends."]
    passage: Annotated[str, "The passage."]
    id: Annotated[str, "The id of the text: the line, or an activity of it."]
    text: Annotated[str, "The words of the text."]
    closeness: Annotated[float, "How near they are."]


class ScanLine(TypedDict):
    """A line that a text touches."""

    id: Annotated[str, "Its id."]
    year: Annotated[int, "The year that its document reports on."]
    code: Annotated[str, "Its code as people read it."]
    text: Annotated[str, "Its words."]
    response: Annotated[str, "What it answers; empty where it answers nothing."]
    answer: Annotated[str, "The same in Spanish."]
    closeness: Annotated[float, "How near the nearest passage is."]
    passages: Annotated[list[ScanTouch], "The passages that touch it, the nearest first."]
    url: Annotated[str, "Its page on this site."]


class ScanBody(TypedDict):
    """A body."""

    id: Annotated[str, "Its id."]
    name: Annotated[str, "Its letters and its name."]
    times: Annotated[int, "Passages that name it."]
    acts: Annotated[int, "Records in which it acts, or the body that it is known as."]
    known_as: Annotated[str, "The body before or after it of which texts speak; may be empty."]
    url: Annotated[str, "The page of its dossier."]


class ScanHeading(TypedDict):
    """A heading over lines."""

    id: Annotated[str, "Its id."]
    name: Annotated[str, "Its level and its code, in Spanish."]
    text: Annotated[str, "Its words."]
    url: Annotated[str, "All that is under it."]


class ScanCount(ScanHeading):
    """A heading of the top level with its figures."""

    lines: Annotated[int, "The lines under it."]
    touched: Annotated[int, "Those that are touched."]


class Scan(TypedDict):
    """What a text touches of the newest report of each programme, and what it leaves aside."""

    passages: Annotated[int, "The passages that the text was read as."]
    touching: Annotated[int, "Those that touch a line."]
    threshold: Annotated[float, "The closeness from which a passage touches a line."]
    total: Annotated[int, "The lines that are touched."]
    lines: Annotated[list[ScanLine], "These, the nearest first; at most sixty."]
    bodies: Annotated[list[ScanBody], "The bodies that are named, in order; at most sixty."]
    silent: Annotated[
        list[ScanBody], "Bodies that act and are not named, those that act most first; at most 60."
    ]
    headings: Annotated[list[ScanCount], "The headings of the top level, with their figures."]
    untouched: Annotated[
        list[ScanHeading],
        "Headings of the first two levels with no line touched; none under another; at most 100.",
    ]
    url: Annotated[str, "The page for people."]
