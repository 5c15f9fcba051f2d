"""What the site says is said to anybody: in Spanish, without the words of those who run it."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from search.query.typed.notices import NOTICES
from web import urls
from web.causes import CAUSES
from web.http import problems
from web.http.meanings import MEANING, of_class

TEMPLATES = Path(urls.__file__).parent / "templates"

# Words of the trade, of the terminal, and of other Spanish than Mexico's.
JARGON = re.compile(
    r"\b(índices?|index\w*|builds?|clúster|motor|servidor\w*|par[aá]metros?|operador\w*|facetas?|"
    r"query|string|token\w*|buscador-\w+|sólo|añad\w+|vosotros|ordenador|pinch\w+|fichero\w*)\b",
    re.IGNORECASE,
)
ENGLISH = re.compile(r"\b(the|and|not|with|page|search|server|found|click|home)\b", re.IGNORECASE)
FOR_PROGRAMMERS = ("api", "problems")
MARKUP = re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}|<[^>]*>", re.DOTALL)


def told() -> Iterator[tuple[str, str]]:
    """(where, what) of every sentence of the tables, and of the words of every template."""
    for status, words in problems.SPANISH.items():
        yield f"problem {status}", " ".join(words)
    for cause, (_, spanish) in CAUSES.items():
        yield f"parameter {cause}", re.sub(r"\{\w+\}", "", spanish)
    yield from ((f"notice {name}", text) for name, text in NOTICES.items())
    for path in TEMPLATES.rglob("*.html"):
        if path.stem not in FOR_PROGRAMMERS:
            yield path.name, MARKUP.sub(" ", path.read_text("utf-8"))


SENTENCES = tuple(told())


@pytest.mark.parametrize("text", [t for _, t in SENTENCES], ids=[where for where, _ in SENTENCES])
def test_nobody_needs_to_know_how_it_is_made(text: str) -> None:
    assert JARGON.findall(text) == []
    # NOT and OR can be typed.
    assert ENGLISH.findall(re.sub(r"\b(NOT|OR|AND)\b", "", text)) == []


@pytest.mark.parametrize("status", sorted(MEANING))
def test_every_error_has_its_words(status: int) -> None:
    title, advice = problems.SPANISH[status]
    assert title
    assert advice.endswith(".")


@pytest.mark.parametrize("status", [402, 406, 418, 502, 599])
def test_a_status_without_words_of_its_own_has_those_of_its_kind(status: int) -> None:
    assert of_class(status) in problems.SPANISH
