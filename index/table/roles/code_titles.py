"""Titles of codes that are called as their level is: "Objetivo" over 1, its text beside."""

from collections.abc import Sequence
from itertools import zip_longest

from index.files.column_titles import LEVEL_TITLES
from index.table.header import Title, is_bare_text
from index.table.sample import Sample


def told_apart(titles: Sequence[Title], sample: Sample) -> tuple[Title, ...]:
    """Titles where one over nothing but codes is that of the codes, and its text another.

    The text is a second title of the same level, or a bare "Nombre" right behind the codes.
    """
    found = {title.position: title for title in titles}
    for title, after in zip_longest(titles, titles[1:]):
        if title.name not in LEVEL_TITLES or found[title.position].name == "code":
            continue
        twice = after and _is_same_level(title, after)
        if twice and sample.holds_numbers(title.position):
            found[title.position] = title._replace(name="code", of=title.name)
        elif sample.holds_bare_codes(title.position, title.level):
            text = _text_of(title, after, titles, sample)
            if text:
                named = title._replace(position=text.position, text=text.text, own=text.own)
                found[text.position] = text if text.name in LEVEL_TITLES else named
                found[title.position] = title._replace(name="code", of=title.name)
    return tuple(found[title.position] for title in titles)


def _text_of(
    title: Title, after: Title | None, titles: Sequence[Title], sample: Sample
) -> Title | None:
    """The title of the texts whose codes stand under another."""
    others = [each for each in titles if each is not title and _is_same_level(title, each)]
    others = [each for each in others if sample.holds_words(each.position)]
    if others:
        return next((each for each in others if each.position > title.position), others[-1])
    if after and is_bare_text(after.own) and sample.holds_words(after.position):
        return after
    return None


def _is_same_level(title: Title, other: Title) -> bool:
    """Whether two titles name one level: "Línea de acción" and "Descripción de la línea"."""
    if title.name != other.name or other.name not in LEVEL_TITLES:
        return False
    same = title.level == other.level
    return same or (title.name == "line" and "Línea" in (title.level, other.level))
