"""The bodies that a text names, read as the search reads them; beginnings of names do not count."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from search.query.recognition import Named
from search.scanning.passages import Passage
from search.scanning.values import NamedBody
from search.spanish import analysis
from search.thesaurus import body_names

Find = Callable[[Sequence[str]], tuple[Named, ...]]
# Behind the words of a passage, so that none is read as a query that is nothing but a beginning.
END = "\n"


def bodies(passages: Iterable[Passage], find: Find) -> tuple[NamedBody, ...]:
    """The bodies that passages name, each once, in the order of the text."""
    found: dict[str, NamedBody] = {}
    for passage in passages:
        for body in _in(passage.text, find):
            before = found.get(body.id)
            found[body.id] = replace(before, times=before.times + 1) if before else body
    return tuple(found.values())


def _in(text: str, find: Find) -> Iterator[NamedBody]:
    tokens = [token for token in analysis.tokens(text) if token.term]
    for named in find([*(token.term for token in tokens), END]):
        words = tokens[named.start : named.end]
        written = text[words[0].start : words[-1].end]
        one = named.absent or named.agencies[:1]
        several = len(named.agencies) > 1 and not named.absent
        if named.begun or several or (len(words) == 1 and not _is_name(written)):
            continue
        known_as = named.agencies[0] if named.absent and named.agencies else ""
        yield NamedBody(one[0], written, 1, known_as)


def _is_name(word: str) -> bool:
    """Whether one word is written as a name is: "SS" and "Gobernación", and no "sep"."""
    return body_names.is_acronym(word) or (word[:1].isupper() and not word.isupper())
