"""A record's text with the words that show who acts and who is only named."""

from html import escape

from markupsafe import Markup

from search.model import Record


def marked(record: Record, agency: str = "") -> Markup:
    """The text, escaped, each justifying span marked with its role; of one agency if given.

    Where two spans overlap the one that starts first stands: marks do not nest.
    """
    spans = sorted(
        (a.start, a.end, a.role)
        for a in record.attributions
        if a.start is not None and a.end is not None and agency in ("", a.agency)
    )
    parts, done = [], 0
    for start, end, role in spans:
        if start < done:
            continue
        parts.append(escape(record.text[done:start], quote=False))
        inside = escape(record.text[start:end], quote=False)
        parts.append(f'<mark class="{role}">{inside}</mark>')
        done = end
    parts.append(escape(record.text[done:], quote=False))
    return Markup("".join(parts))  # noqa: S704  every piece is escaped above
