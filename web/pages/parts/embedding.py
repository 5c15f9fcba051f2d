"""The code with which other pages show a search or its figures, in a frame of theirs."""

from dataclasses import dataclass

from markupsafe import escape

from web.request import absolute

HEIGHT = 480  # pixels


@dataclass(frozen=True, slots=True)
class Frame:
    """A frame that another page can have."""

    title: str
    href: str  # what it shows
    code: str


def frame(title: str, path: str) -> Frame:
    """A frame around what one of the site's paths shows."""
    return Frame(title, path, code(title, absolute(path)))


def code(title: str, address: str) -> str:
    """The markup of a frame.

    >>> code('"Salud"', "https://example.org/embed/search?q=a&size=5")[:65]
    '<iframe src="https://example.org/embed/search?q=a&amp;size=5" tit'
    """
    return (
        f'<iframe src="{escape(address)}" title="{escape(title)}" loading="lazy" width="100%" '
        f'height="{HEIGHT}"></iframe>'
    )
