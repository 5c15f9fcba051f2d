"""What must hold for every word and every body of the source, whatever the ranking."""

from collections.abc import Iterable
from unicodedata import normalize

import pytest

from search.engine import Reader
from search.model import Query
from search.spanish.analysis import fold, n_form, terms, tokens
from search.spanish.stopwords import STOP_WORDS
from tests.relevance.judged import judged
from tests.search.spanish.test_analysis import VOCABULARY, unaccented

WORDS = [word for word in VOCABULARY if terms(word)]
QUERIES = [each.text for each in judged()]


def found(reader: Reader, text: str, *off: str) -> list[str]:
    return [hit.record.id for hit in reader.hits(Query(text=text, without=off))]


def differing(reader: Reader, pairs: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """The pairs that do not find the same in the same order."""
    return [pair for pair in pairs if found(reader, pair[0]) != found(reader, pair[1])]


# Spelling


def test_accents_change_nothing_for_any_word(reader: Reader) -> None:
    pairs = [(word, unaccented(word)) for word in WORDS if word != unaccented(word)]
    assert len(pairs) > 300
    assert differing(reader, pairs) == []


def test_case_changes_nothing_for_any_word(reader: Reader) -> None:
    capitals = [(word, word.upper()) for word in WORDS[::7] if word.islower()]
    small = [(word, word.lower()) for word in WORDS if not word.islower()]
    assert differing(reader, [*capitals, *small]) == []


def test_decomposed_words_are_found_as_composed(reader: Reader) -> None:
    pairs = [(w, normalize("NFD", w)) for w in WORDS if w != normalize("NFD", w)]
    assert differing(reader, pairs) == []


@pytest.mark.parametrize("text", QUERIES)
def test_accents_and_case_change_nothing_for_a_query(text: str, reader: Reader) -> None:
    assert found(reader, text) == found(reader, unaccented(text)) == found(reader, text.lower())


def test_what_has_an_enye_is_found_without_it(reader: Reader) -> None:
    words = [word for word in WORDS if n_form(fold(word))]
    assert {"niños", "niñas", "campañas"} <= set(words)
    for word in words:
        assert set() != set(found(reader, word)) <= set(found(reader, n_form(fold(word)))), word


def test_a_year_is_not_its_n_form(reader: Reader) -> None:
    assert found(reader, '"año"') != []
    assert found(reader, '"ano"') == found(reader, "anos") == []


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


def test_singular_and_plural_find_the_same(reader: Reader) -> None:
    pairs = plurals()
    assert len(pairs) > 150
    assert differing(reader, pairs) == []


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
def test_known_plurals_find_the_same(one: str, more: str, reader: Reader) -> None:
    assert found(reader, one) == found(reader, more) != []


def genders() -> list[tuple[str, str]]:
    """Adjectives and names of people in -o whose -a stands in the source too."""
    folded = {fold(word): word for word in VOCABULARY if word.islower()}
    ends = ("ado", "ido", "ico", "ario", "orio", "ivo", "oso", "ano", "eno", "ino", "anero")
    return [
        (word, folded[f"{key[:-1]}a"])
        for key, word in sorted(folded.items())
        if key.endswith(ends) and f"{key[:-1]}a" in folded and key not in STOP_WORDS
    ]


def test_genders_find_the_same(reader: Reader) -> None:
    pairs = genders()
    assert len(pairs) > 15
    assert differing(reader, pairs) == []


# Operators


def test_what_is_quoted_is_a_part_of_what_is_not(reader: Reader) -> None:
    for text in (*QUERIES, *WORDS[::5]):
        quoted, plain = found(reader, f'"{text}"'), found(reader, text)
        assert set(quoted) <= set(plain), text


def test_more_words_left_out_leave_fewer_hits(reader: Reader) -> None:
    for text in QUERIES:
        assert set(found(reader, f"{text} -migrantes")) <= set(found(reader, text))


# Bodies


def acting(reader: Reader) -> list[str]:
    return sorted({a for record in reader.records() for a in record.agencies("acts")})


def test_acronym_and_full_name_find_the_same(reader: Reader) -> None:
    bodies = {id_: reader.agencies[id_] for id_ in acting(reader)}
    names = [(id_, body.name) for id_, body in bodies.items() if id_.isupper() and body.name != id_]
    assert len(names) > 20
    different = [
        (id_, name)
        for id_, name in names
        if set(found(reader, id_)) != set(found(reader, name.partition(" (")[0]))
    ]
    assert different == []


def test_a_body_is_recognised_by_its_acronym_and_by_its_name(reader: Reader) -> None:
    for id_ in acting(reader):
        for text in (id_, reader.agencies[id_].name):
            assert id_ in reader.search(Query(text=text)).recognised, text


# Expansions

EXPANDED = (*QUERIES, "deportados", "menores", "NNA", "cancillería", "salud mental", "indígenas")


def test_an_expansion_that_is_off_is_still_said(reader: Reader) -> None:
    some = 0
    for text in EXPANDED:
        page = reader.search(Query(text=text))
        keys = [expansion.key for expansion in page.expansions]
        assert all(expansion.active for expansion in page.expansions)
        for key in keys:
            off = reader.search(Query(text=text, without=(key,), size=100))
            assert [e.key for e in off.expansions if not e.active] == [key]
            some += 1
    assert some > 20


@pytest.mark.parametrize("text", ["deportados", "turismo", "menores", "idioma", "juventud"])
def test_switching_an_expansion_off_removes_exactly_its_hits(text: str, reader: Reader) -> None:
    """One word, so that nothing is relaxed: what goes is what nothing else found."""
    page = reader.search(Query(text=text))
    keys = [expansion.key for expansion in page.expansions]
    literal = set(found(reader, text, *keys))
    alone = {key: set(found(reader, text, *(k for k in keys if k != key))) for key in keys}
    assert set(found(reader, text)) == literal.union(*alone.values())
    for key in keys:
        others = literal.union(*(alone[k] for k in keys if k != key))
        assert set(found(reader, text, key)) == others


def test_without_expansions_every_hit_has_the_word(reader: Reader) -> None:
    for text in ("deportados", "turismo", "menores", "género"):
        keys = [expansion.key for expansion in reader.search(Query(text=text)).expansions]
        stem = set(terms(text))
        for hit in reader.hits(Query(text=text, without=tuple(keys))):
            assert stem & {*terms(hit.record.text), *terms(hit.record.line.text)}


@pytest.mark.parametrize("text", ["repatriación", "migrantes", "consulares", "niñas", "capacitar"])
def test_switching_a_form_off_removes_exactly_its_hits(text: str, reader: Reader) -> None:
    page = reader.search(Query(text=text))
    expansions = tuple(expansion.key for expansion in page.expansions)
    (term,) = terms(text)
    assert len(page.forms) > 1
    for form in page.forms:
        off = reader.search(Query(text=text, without=(form.key, *expansions)))
        assert {f.key: f.active for f in off.forms}[form.key] is False
        expected = {
            record.id
            for record in reader.records()
            for token in (*tokens(record.text), *tokens(record.line.text))
            if token.term == term and token.surface != fold(form.form)
        }
        assert set(found(reader, text, form.key, *expansions)) == expected, form.key


# Suggestions


@pytest.mark.parametrize(
    "text", ["trafico de presonas", "repatriasion", "migrantess", "derehcos humanos", "violensia"]
)
def test_a_correction_returns_hits_and_is_written_with_its_accents(
    text: str, reader: Reader
) -> None:
    page = reader.search(Query(text=text))
    assert page.suggestion is not None
    assert page.total > 0
    corrected = reader.search(Query(text=page.suggestion.text))
    assert corrected.total > 0
    assert corrected.suggestion is None


@pytest.mark.parametrize("text", ["SREE", "1.5.99", "20188", "casa", *QUERIES[:3]])
def test_what_is_no_misspelling_is_not_corrected(text: str, reader: Reader) -> None:
    assert reader.search(Query(text=text)).suggestion is None


def test_no_word_of_the_source_is_corrected(reader: Reader) -> None:
    corrected = [w for w in WORDS if reader.search(Query(text=w, size=1)).suggestion]
    assert corrected == []


def test_every_completion_returns_hits(reader: Reader) -> None:
    for start in ("mi", "rep", "sec", "niñ", "nin", "1.", "trata d", "género", "SR", "com"):
        for completion in reader.suggest(start, 20):
            assert reader.search(Query(text=completion.text)).total > 0, completion
