"""Where the words stand that show what a text is about."""

from typing import NamedTuple

from search.model import Record
from search.spanish import analysis
from search.topics.named import LABELS


class ShownWords(NamedTuple):
    """Words that show a topic, with their offsets in the text."""

    topic: str
    label: str
    text: str
    start: int
    end: int


def shown_words(record: Record) -> tuple[ShownWords, ...]:
    """The words of a record that show its topics, topic by topic."""
    if not record.topics:
        return ()
    tokens = analysis.tokens(record.text)
    found = []
    for topic, first, last in ((each.topic, each.first, each.last) for each in record.topics):
        start, end = tokens[first].start, tokens[last].end
        found.append(ShownWords(topic, LABELS[topic], record.text[start:end], start, end))
    return tuple(found)
