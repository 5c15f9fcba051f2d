"""The forms of the words asked that texts have: told, counted, to be switched off."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from search.model import WordForm
from search.query.lexicon import Lexicon
from search.query.plan import Plan, Term
from search.query.planner import FORM_KEY


def covered(plan: Plan, lexicon: Lexicon) -> Iterator[tuple[str, str]]:
    """(word asked, surface form) of all forms that the query's own words cover."""
    for clause in plan.clauses:
        atom = clause.alternatives[0].atom
        if isinstance(atom, Term):
            yield from ((clause.asked, form) for form in lexicon.forms(atom.term))


def switched(plan: Plan, key: str) -> Plan:
    """A plan with one form, by its key, switched the other way."""
    return replace(plan, without_forms=plan.without_forms ^ {key.removeprefix(FORM_KEY)})


def told(
    forms: Iterable[tuple[str, str]], counts: Iterable[int], plan: Plan, lexicon: Lexicon
) -> Iterator[WordForm]:
    """The forms that hits have or that are switched off, those of a word by their hits."""
    counted = zip(forms, counts, strict=True)
    for asked, each in groupby(counted, key=lambda pair: pair[0][0]):
        for (_, form), count in sorted(each, key=lambda pair: (-pair[1], pair[0][1])):
            active = form not in plan.without_forms
            if count or not active:
                spelled = lexicon.spelling(form)
                yield WordForm(FORM_KEY + form, asked, spelled, count, active)
