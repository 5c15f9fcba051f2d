"""What a text is about, with the words that show it, and where all such texts are."""

from dataclasses import dataclass
from itertools import groupby

from search.filters import Filters
from search.model import Query, Record
from search.topics.shown import shown_words
from web import urls
from web.links import Link


@dataclass(frozen=True, slots=True)
class TopicShown:
    """A topic of a text."""

    link: Link  # to all texts about it
    words: tuple[str, ...]  # of the text, in its order, each once


def topics_shown(record: Record) -> tuple[TopicShown, ...]:
    """The topics of a record's own text."""
    return tuple(
        TopicShown(
            Link(label, urls.search(Query(filters=Filters(topic=(topic,))))),
            tuple(dict.fromkeys(each.text for each in sorted(group, key=lambda w: w.start))),
        )
        for (topic, label), group in groupby(shown_words(record), key=lambda w: (w.topic, w.label))
    )
