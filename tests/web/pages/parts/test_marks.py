"""Marked texts."""

from search.ids import RecordId
from search.model import Attribution, Heading, Record
from web.pages.parts.marks import marked


def test_spans_mark_the_role_and_leave_the_text() -> None:
    text = "La <SRE> y el INM"
    record = Record(
        id=RecordId.parse("p/2018/1.1.1/1"),
        headings=(Heading("1", ""), Heading("1.1", ""), Heading("1.1.1", "")),
        text=text,
        response="yes",
        attributions=(
            Attribution("SRE", "acts", 3, 8),
            Attribution("SRE", "named", 4, 7),
            Attribution("INM", "named", 14, 17),
            Attribution("PGR", "acts"),
        ),
    )
    assert marked(record) == (
        "La <mark class=acts>&lt;SRE&gt;</mark> y el <mark class=named>INM</mark>"
    )
    assert marked(record, "INM") == "La &lt;SRE&gt; y el <mark class=named>INM</mark>"
