"""From what was typed to a plan, with a handful of words, bodies and entries of its own."""

import pytest

from search.model import Agency, Query
from search.query import plan, ranking
from search.query.lexical import Language
from search.query.plan import (
    Acts,
    Alternative,
    Clause,
    Coded,
    Exact,
    Names,
    Near,
    Plan,
    Prefix,
    Term,
)
from search.query.planner import MOST_FORMS, plan_query
from search.query.recognition import Recogniser
from search.query.spelling import Spelling
from search.spanish import analysis
from search.thesaurus.relations import Entry, Vocabulary

SPELLINGS = {
    analysis.fold(word): word
    for word in "trata personas niñas turismo turístico repatriados mental salud consular".split()
}
BODIES = {"SRE": Agency("SRE", "Secretaría de Relaciones Exteriores", "dependencia", "")}
ENTRIES = (
    Entry("synonym", "deportados", "repatriados", "a glossary"),
    Entry("synonym", "deportados", "expulsados", "no text has it"),
    Entry("equivalent", "bienestar psíquico", "salud mental", ""),
)


class Texts:
    """The words of an invented build."""

    def has(self, term: str) -> bool:
        return term in {analysis.stem(word) for word in SPELLINGS}

    def begun(self, prefix: str) -> int:
        return MOST_FORMS + 1 if prefix == "con" else 1

    def spelling(self, surface: str) -> str:
        return SPELLINGS.get(surface, surface)


LANGUAGE = Language(
    Texts(),
    Spelling(dict.fromkeys(SPELLINGS, 1)),
    Recogniser(BODIES, {"SRE": 1}, {}),
    Vocabulary(ENTRIES),
    {"turism": ("turístico",)},
)


def planned(text: str, *off: str) -> Plan:
    return plan_query(Query(text=text, without=off), LANGUAGE, lambda _facet, value: (value,))


def asked(text: str, *off: str) -> dict[str, tuple[plan.Atom, ...]]:
    """Each clause with what meets it."""
    return {c.asked: tuple(a.atom for a in c.alternatives) for c in planned(text, *off).clauses}


CLAUSES: tuple[tuple[str, dict[str, tuple[plan.Atom, ...]]], ...] = (
    ("", {}),
    ("de la", {}),
    ("salud", {"salud": (Term("salud"),)}),
    ("Niñas de trata", {"Niñas": (Term("niñ"),), "trata": (Term(analysis.stem("trata")),)}),
    ("salud saludes SALUD", {"salud": (Term("salud"),)}),
    ('"salud mental"', {"salud mental": (Exact(("salud", "mental")),)}),
    ("repa*", {"repa": (Prefix("repa"),)}),
    ("1.5.10", {"1.5.10": (Coded("1.5.10"), Term("1.5.10"))}),
    ("1.5.10/2", {"1.5.10/2": (Coded("1.5.10", 2), Term("1.5.10"))}),
    ('salud OR "trata de"', {"salud OR trata de": (Term("salud"), Exact(("trata", "de")))}),
    ("turismo", {"turismo": (Term("turism"), Term("turist"))}),
    ("deportados", {"deportados": (Term("deport"), Term("repatri"))}),
    ("SRE", {"SRE": (Term("sre"), Acts("SRE"), Names("SRE"))}),
    # Nothing is added to what is quoted.
    ('"deportados"', {"deportados": (Exact(("deportados",)),)}),
    ('"SRE"', {"SRE": (Exact(("sre",)),)}),
)


@pytest.mark.parametrize(("text", "clauses"), CLAUSES)
def test_what_meets_a_query(text: str, clauses: dict[str, tuple[plan.Atom, ...]]) -> None:
    found = {key.casefold(): atoms for key, atoms in asked(text).items()}
    assert found == {key.casefold(): atoms for key, atoms in clauses.items()}


def test_a_name_is_one_clause_whose_body_acts_or_is_named() -> None:
    name = "Secretaría de Relaciones Exteriores"
    terms = tuple(analysis.terms(name))
    found = planned(f"salud {name}")
    assert found.recognised == ("SRE",)
    assert found.clauses[1].asked == name
    atoms = {a.atom: a.weight for a in found.clauses[1].alternatives}
    assert atoms[Near(terms)] < atoms[Names("SRE")] < atoms[Acts("SRE")]


def test_a_phrase_of_the_vocabulary_stands_for_its_clauses() -> None:
    found = planned("trata bienestar psíquico")
    (substitute,) = found.substitutes
    assert (substitute.start, substitute.end) == (1, 3)
    assert [a.atom for a in substitute.alternatives] == [Near(("salud", "mental"))]
    assert planned("trata bienestar psíquico", "bienestar psiquico>salud mental").substitutes == ()


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("psíquico bienestar psíquico", [(0, 2)]),
        ("trata psíquica y bienestar psíquico", [(1, 3)]),
        ("bienestar psíquico, trata psíquica", [(0, 2)]),
        ("bienestar psíquico y bienestar psíquico", [(0, 2)]),
        ("psíquico de trata y bienestar psíquico", []),  # the clause of "trata" lies between
    ],
)
def test_a_phrase_with_a_word_that_was_asked_before(
    text: str, clauses: list[tuple[int, int]]
) -> None:
    assert [(each.start, each.end) for each in planned(text).substitutes] == clauses


@pytest.mark.parametrize("text", ["deportados y deportados", "deportados, trata de deportados"])
def test_a_word_that_is_asked_twice_keeps_what_is_added_to_it(text: str) -> None:
    assert planned(text).clauses[0] == planned("deportados").clauses[0]


def test_what_is_added_weighs_less_and_says_where_it_is_from() -> None:
    found = planned("deportados")
    ((expansion, atom),) = found.expansions
    assert (expansion.key, expansion.asked, expansion.added, expansion.how, expansion.source) == (
        "deportados>repatriados",
        "deportados",
        "repatriados",
        "synonym",
        "a glossary",
    )
    assert atom == Term("repatri")
    assert found.clauses == (
        Clause(
            "deportados",
            (
                Alternative(Term("deport")),
                Alternative(atom, ranking.EXPANSIONS["synonym"], "synonym", "repatriados"),
            ),
        ),
    )
    assert all(0 < weight <= 1 for weight in ranking.EXPANSIONS.values())


@pytest.mark.parametrize(
    ("text", "switch"),
    [
        ("deportados", "deportados>repatriados"),
        ("turismo", "turismo>turístico"),
        ("turimso", "turimso>turismo"),
    ],
)
def test_an_expansion_that_is_off_is_still_told(text: str, switch: str) -> None:
    on, off = planned(text), planned(text, switch)
    assert {e.key: e.active for e, _ in on.expansions}[switch] is True
    assert {e.key: e.active for e, _ in off.expansions}[switch] is False
    added = {e.key: atom for e, atom in on.expansions}[switch]
    assert added in [a.atom for c in on.clauses for a in c.alternatives]
    assert added not in [a.atom for c in off.clauses for a in c.alternatives]


@pytest.mark.parametrize(
    ("text", "suggestion"),
    [
        ("trata de presonas", "trata de personas"),
        ("turistco", "turístico"),
        ("TURISTCO", ""),  # it may be an acronym
        ("tarta", ""),  # a word of the language
        ("sald", "salud"),
        ("sl", ""),  # too short
        ("personas", ""),
        ('"presonas"', ""),
        ("1.5.11", ""),
        ("deportados", ""),  # the vocabulary knows it
    ],
)
def test_suggestions(text: str, suggestion: str) -> None:
    assert planned(text).suggestion == suggestion


def test_neighbours_are_better_side_by_side() -> None:
    assert planned("trata de personas").together == (
        (analysis.stem("trata"), analysis.stem("personas")),
    )
    assert planned('trata "salud" personas').together == ()


def test_what_is_left_out_and_what_narrows() -> None:
    found = planned('salud -trata -"salud mental" -de agency:SRE agency:INM respuesta:no')
    assert found.unwanted == (Term(analysis.stem("trata")), Exact(("salud", "mental")))
    assert found.choices == (("agency", "SRE"), ("agency", "INM"), ("response", "no"))


def test_forms_that_are_off_reach_the_engine() -> None:
    assert planned("salud", "form:saludes", "x>y").without_forms == frozenset({"saludes"})


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("salud", []),
        ("de la", ["common"]),
        ("¿?", ["common"]),
        ("", []),
        ("agency:SRE", []),
        ("con*", ["prefix"]),
        ("con* OR repa*", ["prefix"]),
        ("con* repa*", ["prefix"]),
        ('"salud', ["syntax"]),
    ],
)
def test_notices(text: str, codes: list[str]) -> None:
    assert [notice.code for notice in planned(text).notices] == codes
