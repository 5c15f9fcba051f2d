"""What was searched in the place of what was typed, and the way back to that."""

from search.model import Expansion, Page


def corrects(expansion: Expansion) -> bool:
    """Is a word searched by what was added, and not as it was typed?"""
    return expansion.how == "typo" and expansion.active


def in_force(page: Page) -> tuple[str, ...]:
    """The keys that, in `Query.without`, search what was typed; none where nothing else was."""
    return tuple(sorted({each.key for each in page.expansions if corrects(each)}))


def sentence(page: Page, back: str) -> str:
    """What was searched, with the way back, or what may be meant; "" where that is what was typed.

    >>> from search.model import Query, Suggestion
    >>> sentence(Page(Query("ano"), 0, 0, 0, 0, 0, (), (), suggestion=Suggestion("año")), "")
    '¿Quiso decir «año»?'
    """
    if not page.suggestion:
        return ""
    text = page.suggestion.text
    return f"Se buscó «{text}»; {back}." if in_force(page) else f"¿Quiso decir «{text}»?"
