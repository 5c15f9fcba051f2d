"""Text and the spans that matched, as escaped HTML with marks; pure.

Spans are character offsets into the original text, so accents, plurals and ñ stay as they
are: take the marks off, unescape, and the text is back byte for byte.
"""

from collections.abc import Iterable
from html import escape, unescape

Span = tuple[int, int]  # start, end; end excluded

OPEN, CLOSE = "<mark>", "</mark>"


def marked(text: str, spans: Iterable[Span]) -> str:
    """The text with marks around the spans, which may overlap.

    >>> marked("niñas & niños", [(0, 5)])
    '<mark>niñas</mark> &amp; niños'
    """
    escaped = str if escape(text) == text else escape  # mostly there is nothing to escape
    parts: list[str] = []
    done = 0
    for start, end in merged(spans):
        parts += (escaped(text[done:start]), OPEN, escaped(text[start:end]), CLOSE)
        done = end
    parts.append(escaped(text[done:]))
    return "".join(parts)


def merged(spans: Iterable[Span]) -> list[Span]:
    """Spans in order, overlapping ones joined, empty ones left out.

    >>> merged([(4, 9), (0, 5), (12, 14)])
    [(0, 9), (12, 14)]
    """
    joined: list[Span] = []
    for span in sorted(spans):
        start, end = span
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        elif start < end:
            joined.append(span)
    return joined


def unmarked(html: str) -> str:
    """The text that was marked.

    >>> unmarked(marked("a < <b>", [(4, 7)]))
    'a < <b>'
    """
    return unescape(html.replace(OPEN, "").replace(CLOSE, ""))
