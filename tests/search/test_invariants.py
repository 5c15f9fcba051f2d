"""What must hold for every word and every body of the source, whatever the ranking."""

from collections.abc import Iterable
from dataclasses import replace
from unicodedata import normalize

import pytest

from search.filters import Filters
from search.model import Query
from search.query import ranking
from search.searcher import Searcher
from search.spanish.analysis import fold, n_form, terms, tokens
from search.spanish.stopwords import STOP_WORDS
from tests.relevance.judged import judged
from tests.search.spanish.test_analysis import VOCABULARY, unaccented
from tests.support.stores import some

WORDS = [word for word in VOCABULARY if terms(word)]
QUERIES = [each.text for each in judged()]


def found(searcher: Searcher, text: str, *off: str) -> list[str]:
    return [str(hit.record.id) for hit in searcher.hits(Query(text=text, without=off))]


def differing(searcher: Searcher, pairs: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """The pairs that do not find the same in the same order."""
    return [
        pair
        for pair in some(list(pairs), searcher)
        if found(searcher, pair[0]) != found(searcher, pair[1])
    ]


# Spelling


def test_accents_change_nothing_for_any_word(searcher: Searcher) -> None:
    pairs = [(word, unaccented(word)) for word in WORDS if word != unaccented(word)]
    assert len(pairs) > 300
    assert differing(searcher, pairs) == []


def test_case_changes_nothing_for_any_word(searcher: Searcher) -> None:
    capitals = [(word, word.upper()) for word in WORDS[::7] if word.islower()]
    small = [(word, word.lower()) for word in WORDS if not word.islower()]
    assert differing(searcher, [*capitals, *small]) == []


def test_decomposed_words_are_found_as_composed(searcher: Searcher) -> None:
    pairs = [(w, normalize("NFD", w)) for w in WORDS if w != normalize("NFD", w)]
    assert differing(searcher, pairs) == []


@pytest.mark.parametrize("text", QUERIES)
def test_accents_and_case_change_nothing_for_a_query(text: str, searcher: Searcher) -> None:
    assert (
        found(searcher, text) == found(searcher, unaccented(text)) == found(searcher, text.lower())
    )


def test_what_has_an_enye_is_found_without_it(searcher: Searcher) -> None:
    words = [word for word in WORDS if n_form(fold(word))]
    assert {"niños", "niñas", "campañas"} <= set(words)
    for word in some(words, searcher):
        assert set() != set(found(searcher, word)) <= set(found(searcher, n_form(fold(word)))), word


def test_a_year_is_not_its_n_form(searcher: Searcher) -> None:
    assert found(searcher, '"año"') != []
    assert found(searcher, '"ano"') == found(searcher, "anos") == []


# Forms


def plurals() -> list[tuple[str, str]]:
    """Words of the source whose regular plural stands in the source too."""
    folded = {fold(word): word for word in VOCABULARY if word.islower()}
    return [
        (folded[one], folded[more])
        for one in sorted(folded)
        for more in (f"{one}s", f"{one}es", f"{one[:-1]}ces")
        if len(one) > 3
        and more in folded
        and one not in STOP_WORDS
        and (more.endswith("ces") == one.endswith("z"))
        and (more.endswith("es") or one[-1] in "aeiou")
    ]


def test_singular_and_plural_find_the_same(searcher: Searcher) -> None:
    pairs = plurals()
    assert len(pairs) > 150
    assert differing(searcher, pairs) == []


@pytest.mark.parametrize(
    ("one", "more"),
    [
        ("mujer", "mujeres"),
        ("joven", "jóvenes"),
        ("entidad", "entidades"),
        ("unidad", "unidades"),
        ("taller", "talleres"),
        ("familiar", "familiares"),
        ("consular", "consulares"),
        ("acta", "actas"),
        ("línea", "líneas"),
        ("año", "años"),
    ],
)
def test_known_plurals_find_the_same(one: str, more: str, searcher: Searcher) -> None:
    assert found(searcher, one) == found(searcher, more) != []


def genders() -> list[tuple[str, str]]:
    """Adjectives and names of people in -o whose -a stands in the source too."""
    folded = {fold(word): word for word in VOCABULARY if word.islower()}
    ends = ("ado", "ido", "ico", "ario", "orio", "ivo", "oso", "ano", "eno", "ino", "anero")
    return [
        (word, folded[f"{key[:-1]}a"])
        for key, word in sorted(folded.items())
        if key.endswith(ends) and f"{key[:-1]}a" in folded and key not in STOP_WORDS
    ]


def test_genders_find_the_same(searcher: Searcher) -> None:
    pairs = genders()
    assert len(pairs) > 15
    assert differing(searcher, pairs) == []


# Operators


def test_what_is_quoted_is_a_part_of_what_is_not(searcher: Searcher) -> None:
    for text in some([*QUERIES, *WORDS[::5]], searcher):
        quoted, plain = found(searcher, f'"{text}"'), found(searcher, text)
        assert set(quoted) <= set(plain), text


def test_more_words_left_out_leave_fewer_hits_with_every_word(searcher: Searcher) -> None:
    """What is left out makes room for others with a part of the words."""
    for text in some(QUERIES, searcher):
        fewer, whole = exact(searcher, f"{text} -migrantes"), exact(searcher, text)
        assert fewer == [each for each in whole if each in set(fewer)], text
        left_out = set(whole) - set(fewer)
        assert left_out <= set(found(searcher, "migrantes")), text
        assert not left_out & set(found(searcher, f"{text} -migrantes")), text


def exact(searcher: Searcher, text: str) -> list[str]:
    """The hits with every word."""
    return found(searcher, text)[: searcher.search(Query(text=text)).exact]


# Bodies


def acting(searcher: Searcher) -> list[str]:
    return sorted({a for record in searcher.records() for a in record.agencies("acts")})


def test_acronym_and_full_name_find_the_same(searcher: Searcher) -> None:
    bodies = {id_: searcher.agencies[id_] for id_ in acting(searcher)}
    names = [(id_, body.name) for id_, body in bodies.items() if id_.isupper() and body.name != id_]
    assert len(names) > 20
    different = [
        (id_, name)
        for id_, name in some(names, searcher)
        if set(found(searcher, id_)) != set(found(searcher, name.partition(" (")[0]))
    ]
    assert different == []


def test_a_body_is_recognised_by_its_acronym_and_by_its_name(searcher: Searcher) -> None:
    for id_ in some(acting(searcher), searcher):
        for text in (id_, searcher.agencies[id_].name):
            assert id_ in searcher.search(Query(text=text)).recognised, text


# Expansions

EXPANDED = (*QUERIES, "deportados", "menores", "NNA", "cancillería", "salud mental", "indígenas")


def test_an_expansion_that_is_off_is_still_said(searcher: Searcher) -> None:
    switched = 0
    for text in some(EXPANDED, searcher):
        page = searcher.search(Query(text=text))
        keys = [expansion.key for expansion in page.expansions]
        assert all(expansion.active for expansion in page.expansions)
        for key in keys:
            off = searcher.search(Query(text=text, without=(key,), size=100))
            assert [e.key for e in off.expansions if not e.active] == [key]
            switched += 1
    assert switched > 5


def test_what_a_word_form_changes_is_known_before_it_is_switched(searcher: Searcher) -> None:
    differing = 0
    for text in some((*EXPANDED, "repatriados", "mujeres migrantes tipo:actividad"), searcher):
        query = Query(text, Filters(response=("yes",)))
        page = searcher.search(query)
        keys = [form.key for form in page.forms]
        switched = [searcher.search(replace(query, without=(key,))).total for key in keys]
        assert searcher.totals(query, keys) == switched
        for key, without in zip(keys, switched, strict=True):
            assert searcher.totals(replace(query, without=(key,)), (key,)) == [page.total]
            differing += without != page.total
    assert differing


def exact_ids(searcher: Searcher, text: str, *off: str) -> set[str]:
    """The hits with all that was asked."""
    page = searcher.search(Query(text=text, without=off, size=100))
    assert page.exact <= 100
    return {str(hit.record.id) for hit in page.hits[: page.exact]}


@pytest.mark.parametrize("text", ["deportados", "turismo", "menores", "idioma", "juventud"])
def test_switching_an_expansion_off_removes_exactly_its_hits(text: str, searcher: Searcher) -> None:
    how = {each.key: each.how for each in searcher.search(Query(text=text)).expansions}
    meaning = [key for key in how if how[key] not in ranking.HINTS]
    literal = exact_ids(searcher, text, *how)
    alone = {key: exact_ids(searcher, text, *(k for k in how if k != key)) for key in meaning}
    assert exact_ids(searcher, text) == literal.union(*alone.values())
    for key in meaning:
        others = literal.union(*(alone[k] for k in meaning if k != key))
        assert exact_ids(searcher, text, key) == others


@pytest.mark.parametrize("text", ["deportados", "turismo", "menores", "idioma", "juventud"])
def test_a_related_word_makes_no_hit_an_exact_one(text: str, searcher: Searcher) -> None:
    related = [e for e in searcher.search(Query(text=text)).expansions if e.how in ranking.HINTS]
    for each in related:
        assert exact_ids(searcher, text, each.key) == exact_ids(searcher, text), each


def test_without_expansions_every_hit_has_the_word(searcher: Searcher) -> None:
    for text in ("deportados", "turismo", "menores", "género"):
        keys = [expansion.key for expansion in searcher.search(Query(text=text)).expansions]
        stem = set(terms(text))
        for hit in searcher.hits(Query(text=text, without=tuple(keys))):
            assert stem & {*terms(hit.record.text), *terms(hit.record.line.text)}


@pytest.mark.parametrize("text", ["repatriación", "migrantes", "consulares", "niñas", "capacitar"])
def test_switching_a_form_off_removes_exactly_its_hits(text: str, searcher: Searcher) -> None:
    page = searcher.search(Query(text=text))
    expansions = tuple(expansion.key for expansion in page.expansions)
    (term,) = terms(text)
    assert len(page.forms) > 1
    for form in page.forms:
        off = searcher.search(Query(text=text, without=(form.key, *expansions)))
        assert {f.key: f.active for f in off.forms}[form.key] is False
        expected = {
            str(record.id)
            for record in searcher.records()
            for token in (*tokens(record.text), *tokens(record.line.text))
            if token.term == term and token.surface != fold(form.form)
        }
        assert set(found(searcher, text, form.key, *expansions)) == expected, form.key


# Suggestions


@pytest.mark.parametrize(
    "text", ["trafico de presonas", "repatriasion", "migrantess", "derehcos humanos", "violensia"]
)
def test_a_correction_returns_hits_and_is_written_with_its_accents(
    text: str, searcher: Searcher
) -> None:
    page = searcher.search(Query(text=text))
    assert page.suggestion is not None
    assert page.total > 0
    corrected = searcher.search(Query(text=page.suggestion.text))
    assert corrected.total > 0
    assert corrected.suggestion is None


@pytest.mark.parametrize("text", ["SREE", "1.5.99", "20188", "casa", *QUERIES[:3]])
def test_what_is_no_misspelling_is_not_corrected(text: str, searcher: Searcher) -> None:
    assert searcher.search(Query(text=text)).suggestion is None


def test_no_word_of_the_source_is_corrected(searcher: Searcher) -> None:
    corrected = [
        w for w in some(WORDS, searcher) if searcher.search(Query(text=w, size=1)).suggestion
    ]
    assert corrected == []


def test_every_completion_returns_hits(searcher: Searcher) -> None:
    for start in ("mi", "rep", "sec", "niñ", "nin", "1.", "trata d", "género", "SR", "com"):
        for completion in searcher.suggest(start, 20):
            assert searcher.search(Query(text=completion.text)).total > 0, completion


@pytest.mark.parametrize("other", ["1.5.10", "1.5", '"salud mental"', "repatri*", "trata"])
def test_a_word_of_no_text_leaves_what_is_joined_to_it_as_it_is(
    searcher: Searcher, other: str
) -> None:
    assert found(searcher, f"zzyzx OR {other}") == found(searcher, other)
    assert found(searcher, f"{other} OR zzyzx") == found(searcher, other)
