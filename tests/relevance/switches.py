"""The components that can be switched off, each to see what it is worth."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, ExitStack, contextmanager
from functools import partial

from search.engines.whoosh.postings import Values
from search.engines.whoosh.scoring import Scoring
from search.query import questions, ranking
from search.query.plan import Alternative
from search.query.recognition import Recogniser
from search.query.spelling import Spelling
from search.query.weighing import Weigher
from search.schema import Ranked
from search.spanish import analysis
from search.spanish.analysis import Memo
from search.thesaurus import families
from search.thesaurus.relations import RELATIONS, Addition, Relation, Vocabulary

Switch = Callable[[], AbstractContextManager[None]]
"""Switches one component off while it is open, for indexing and searching alike."""


@contextmanager
def replaced(owner: object, name: str, value: object) -> Iterator[None]:
    """An attribute (a weight, a function of a module) has another value for a while."""
    before = getattr(owner, name)
    setattr(owner, name, value)
    try:
        yield
    finally:
        setattr(owner, name, before)


@contextmanager
def all_of(*switches: Switch) -> Iterator[None]:
    """Several at once."""
    with ExitStack() as stack:
        for switch in switches:
            stack.enter_context(switch())
        yield


def constant(value: object) -> Callable[..., object]:
    """A function that always returns the same."""
    return lambda *_: value


def without_relation(relation: Relation) -> Switch:
    """A vocabulary that lacks one of its relations."""
    whole = Vocabulary.expand

    def some(self: Vocabulary, terms: list[str]) -> tuple[Addition, ...]:
        return tuple(each for each in whole(self, terms) if each.relation != relation)

    return partial(replaced, Vocabulary, "expand", some)


def without_field(field: Ranked) -> Switch:
    """A ranking, and a matching, that leave one field out."""
    weights = {**ranking.FIELD_WEIGHTS, field: 0.0}
    matched = tuple(name for name in ranking.MATCHED if name != field)
    return partial(
        all_of,
        partial(replaced, ranking, "FIELD_WEIGHTS", weights),
        partial(replaced, ranking, "MATCHED", matched),
    )


def number_of_words(_documents: int, having: int) -> float:
    """Every word that some text has counts alike."""
    return 1.0 if having else 0.0


def as_written(
    _weigher: Weigher, ways: tuple[Alternative, ...], _off: frozenset[str]
) -> tuple[Alternative, ...]:
    """The ways to meet a clause, also of a word that stands in no text."""
    return ways


def stems(function: Callable[[str], str]) -> Switch:
    """Another way from a folded word to its term."""
    return partial(replaced, analysis, "_STEMS", Memo(function))


def by_score_alone(_scoring: Scoring, scores: Values, _shares: Values) -> Values:
    """Scores as they are, whatever share of the query is met."""
    return scores


as_long_as_near = partial(replaced, ranking, "LEAST", 0)
ten_at_most = partial(replaced, ranking, "SHARE_OF_BEST", 2.0)

# By the name that the table shows. Each is measured in a process of its own with an index
# of its own, so a switch may change what is cached or indexed.
SWITCHES: Mapping[str, Switch] = {
    "stems": stems(lambda word: word),
    "plural before stem": partial(replaced, analysis, "singular", lambda word: word),
    "stem exceptions": partial(replaced, analysis, "EXCEPTIONS", {}),
    "n for ñ": partial(replaced, analysis, "n_form", constant("")),
    "agencies recognised": partial(replaced, Recogniser, "find", constant(())),
    **{f"vocabulary: {relation}": without_relation(relation) for relation in RELATIONS},
    "vocabulary": partial(replaced, Vocabulary, "expand", constant(())),
    "word families": partial(replaced, families, "load", constant({})),
    "spelling": partial(replaced, Spelling, "_correct", constant("")),
    "words side by side": partial(replaced, ranking, "TOGETHER", 0.0),
    "weak words": partial(replaced, questions, "WEAK", frozenset()),
    "parts of a query (all words)": partial(all_of, as_long_as_near, ten_at_most),
    "at least ten (a share of the best)": as_long_as_near,
    "a share of the best (ten)": ten_at_most,
    "nearness (by score alone)": partial(replaced, Scoring, "weighted", by_score_alone),
    "rarity (number of words)": partial(replaced, ranking, "rarity", number_of_words),
    "related words only hint": partial(replaced, ranking, "HINTS", frozenset()),
    "weight handed on": partial(replaced, Weigher, "_handed", as_written),
    **{f"field: {name}": without_field(name) for name in ranking.FIELD_WEIGHTS if name != "text"},
}
