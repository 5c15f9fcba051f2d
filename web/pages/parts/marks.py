"""A record's text with the words that show who acts, who is only named, and what was searched."""

from collections.abc import Iterable
from html import escape
from itertools import pairwise

from markupsafe import Markup

from search.model import Record
from search.results.highlight import Span, merged

Marks = list[tuple[int, int, str]]  # start, end, class


def marked(record: Record, agency: str = "", found: Iterable[Span] = ()) -> Markup:
    """The text, escaped, each justifying span marked with its role; of one agency if given.

    `found`: spans that a search matched, marked too, apart from roles or inside them. Where two
    roles overlap the one that starts first stands: marks do not nest.
    """
    roles = _apart(
        sorted(
            (a.start, a.end, a.role)
            for a in record.attributions
            if a.start is not None and a.end is not None and agency in ("", a.agency)
        )
    )
    hits = [(start, end, "hit") for start, end in merged(found)]
    cuts = sorted(
        {0, len(record.text), *(at for start, end, _ in roles + hits for at in (start, end))}
    )
    parts = []
    for start, end in pairwise(cuts):
        inside = escape(record.text[start:end], quote=False)
        classes = " ".join(c for a, b, c in roles + hits if a <= start and end <= b)
        parts.append(f"<mark class={_quoted(classes)}>{inside}</mark>" if classes else inside)
    return Markup("".join(parts))  # noqa: S704  every piece is escaped above


def _quoted(classes: str) -> str:
    """Several in quotes; one needs none, and a dossier has many."""
    return f'"{classes}"' if " " in classes else classes


def _apart(spans: Marks) -> Marks:
    kept: Marks = []
    for each in spans:
        if not kept or each[0] >= kept[-1][1]:
            kept.append(each)
    return kept
