"""A citation in RIS, which reference managers of any kind read."""

from collections.abc import Iterator

from web.citations.citation import Citation, notes, one_row


def ris(of: Citation) -> str:
    """A record of RIS, whose lines end as those of DOS do."""
    rows = (f"{tag}  - {one_row(value)}\r\n" for tag, value in _ris_fields(of))
    return f"{''.join(rows)}ER  - \r\n"


def _ris_fields(of: Citation) -> Iterator[tuple[str, str]]:
    yield "TY", "GOVDOC"
    yield "ID", of.key
    yield "TI", of.title
    if of.programme.branch:
        yield "AU", of.programme.branch
        yield "PB", of.programme.branch
    yield "PY", str(of.programme.year)
    yield "M3", of.kind
    if of.record.page:
        yield "SP", str(of.record.page)
    yield "AB", of.record.text
    yield from (("N1", note) for note in notes(of))
    yield "UR", of.address
    yield "Y2", of.day.strftime("%Y/%m/%d")
    yield "LA", "es"
