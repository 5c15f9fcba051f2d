"""What may be completed in one build, and how it is counted."""

from collections.abc import Mapping, Sequence
from itertools import chain

from search.query import completion
from search.query.completion import Completer
from search.query.plan import Surfaces, Term
from search.query.weighing import Count, own
from search.tables import Tables


def completer(tables: Tables, acting: Mapping[str, int], count: Count) -> Completer:
    """The completions of a build; `acting` says in how many records each agency acts."""

    def having(terms: Sequence[str], surfaces: Sequence[str]) -> Sequence[int]:
        before = [(own(Term(term)),) for term in terms]
        return count([[*before, (Surfaces((surface,)),)] for surface in surfaces])

    named, words = tables.statistics.values["named"], tables.lexicon
    found = {id_: records + named.get(id_, 0) for id_, records in acting.items()}
    return Completer(
        chain(
            completion.agencies(found, tables.agencies),
            completion.phrases(tables.phrases),
            completion.words(words.written(), words.spellings),
        ),
        having,
        completion.Codes(tables.headings, tables.statistics.under, tables.programmes),
    )
