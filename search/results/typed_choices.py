"""Completes what is typed after the name of a filter: `respuesta:`, `dependencia:S`; pure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from search.model import Completion, Facet, FacetValue
from search.results.facets import by_level
from search.schema import FACET, FACET_NAMES, LEVELS, TREE
from search.spanish import analysis
from search.spanish.stopwords import STOP_WORDS

BEGUN = re.compile(r'(?:^|(?<=\s))([^\W\d_][^\W_]*):(?:"([^"]*)|([^\s"]*))$')


@dataclass(frozen=True, slots=True)
class Begun:
    """A filter at the end of a text, its value not yet whole."""

    before: str
    field: str  # as typed
    facet: str
    value: str  # folded


def begun(text: str) -> Begun | None:
    """The filter that a text ends in.

    >>> begun("salud respuesta:n")
    Begun(before='salud', field='respuesta', facet='response', value='n')
    >>> begun("salud: mental"), begun("-tipo:")
    (None, None)
    """
    match = BEGUN.search(text.strip())
    facet = FACET_NAMES.get(analysis.fold(match[1])) if match else None
    if match is None or facet is None:
        return None
    before = text.strip()[: match.start()].strip()
    return Begun(before, match[1], facet, analysis.fold_words(match[2] or match[3] or ""))


def completions(begun: Begun, facets: Sequence[Facet]) -> Iterator[Completion]:
    """The values that begin so, by how they are typed or a word of their name, in the facet's
    order; each with the texts that it leaves of what was typed before."""
    for value in _values(begun.facet, facets):
        typed = _typed(begun.facet, value.value)
        if value.count and any(_begins(each, begun.value) for each in (typed, value.label)):
            choice = f'{begun.field}:"{typed}"' if " " in typed else f"{begun.field}:{typed}"
            label = choice if value.label == typed else f"{choice} · {value.label}"
            yield Completion(f"{begun.before} {choice}".strip(), label, "filter", value.count)


def _values(name: str, facets: Sequence[Facet]) -> tuple[FacetValue, ...]:
    """A facet's values; those of a lower level stand under those above."""
    listed = next((facet.values for facet in facets if facet.name == TREE[name]), ())
    return dict(by_level(listed)).get(name, ()) if name in LEVELS else listed


def _typed(facet: str, value: str) -> str:
    """A value as people type it, in Spanish where there is a word."""
    words = (word for word, meant in FACET[facet].typed.items() if meant == value)
    return next(words, value)


def _begins(text: str, typed: str) -> bool:
    """Whether a text begins so, from its start or from one of its words with content."""
    words = analysis.fold_words(text).split()
    starts = (place for place, word in enumerate(words) if not place or word not in STOP_WORDS)
    return any(" ".join(words[place:]).startswith(typed) for place in starts)
