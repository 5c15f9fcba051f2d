"""The language files that ship with the program, each read once."""

from collections.abc import Mapping
from functools import cache

import data
from search.thesaurus import authority
from search.thesaurus import families as word_families
from search.thesaurus import relations as words
from search.thesaurus.authority import Succession
from search.thesaurus.relations import Vocabulary
from search.topics import terms
from search.topics.terms import Topics


@cache
def vocabulary() -> Vocabulary:
    """What a query may also be called."""
    return words.load(data.folder())


@cache
def families() -> Mapping[str, tuple[str, ...]]:
    """The related words of every stem that has any."""
    return word_families.load(data.folder())


@cache
def topics() -> Topics:
    """What texts are about."""
    return terms.load(data.folder())


@cache
def predecessors() -> Mapping[str, tuple[str, ...]]:
    """Which bodies took over from which."""
    return authority.predecessors(data.folder() / "agencies.csv")


@cache
def successions() -> Mapping[tuple[str, str], Succession]:
    """What is known of each of them: by the body before and the one after it."""
    found = authority.successions(data.folder() / "agencies.csv")
    return {(each.before, each.after): each for each in found}


def relatives(body: str) -> tuple[str, ...]:
    """The bodies before and after one."""
    before = predecessors()
    return (*before.get(body, ()), *(after for after, whom in before.items() if body in whom))
