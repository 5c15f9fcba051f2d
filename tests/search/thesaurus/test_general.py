"""The general thesaurus: found however a word is inflected, asked only where nothing else helps."""

import gzip
from pathlib import Path

import pytest

from data import folder
from search.model import Query
from search.query.lexical import Language
from search.results.reasons import sentence
from search.searcher import Searcher
from search.thesaurus import general, shipped

TEXT = """UTF-8
alubia|2
-|judía|fréjol (fig.)|habichuela
-|grano|judía
hacer novillos|1
-|faltar
camión|1
-|vehículo de carga|automóvil|peatón (Antónimo)|ca\ufffdn
cruel|1
-|duro|inhumano
"""


@pytest.fixture
def small(tmp_path: Path) -> general.General:
    path = tmp_path / "small.dat.gz"
    path.write_bytes(gzip.compress(TEXT.encode()))
    return general.read(path)


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ("alubia", ["judía", "grano", "fréjol", "habichuela"]),
        ("alubias", ["judía", "grano", "fréjol", "habichuela"]),
        ("camiones", ["vehículo de carga", "automóvil"]),
        ("crueles", ["duro", "inhumano"]),
        ("alubiar", ["judía", "grano", "fréjol", "habichuela"]),
        ("novillos", []),
        ("zzz", []),
    ],
)
def test_a_word_is_found_in_any_form(small: general.General, asked: str, words: list[str]) -> None:
    assert list(small.words(asked)) == words


def test_the_shipped_one_is_whole_and_says_whose_it_is() -> None:
    assert "jornalero" in general.shipped().words("obreros")
    notice = (folder() / "thesaurus-es.NOTICE").read_text(encoding="utf-8")
    assert "Marcelo Garrone" in notice
    assert "GNU LESSER GENERAL" in (folder() / "thesaurus-es.LICENSE").read_text(encoding="utf-8")


def test_an_unknown_word_is_looked_up_and_the_page_says_so(searcher: Searcher) -> None:
    page = searcher.search(Query("chavales"))
    (told,) = page.expansions
    assert (told.added, told.how, told.source) == ("niño", "thesaurus", general.SOURCE)
    (reason,) = page.hits[0].why
    assert sentence(reason).endswith("parecido a «chavales» según un diccionario general")
    assert searcher.search(Query("chavales", without=(told.key,))).total == 0


def test_a_word_of_the_vocabulary_that_leads_to_no_text_is_looked_up_too(
    searcher: Searcher,
) -> None:
    language: Language = searcher._planner._language
    asked = {e.asked for e in shipped.vocabulary().entries() if e.asked.isalpha()}
    words = filter(None, (language.asked(each, frozenset()) for each in sorted(asked)))
    meant = {word.text: [added for added, _ in language.general(word)] for word in words}
    known = {text: found for text, found in meant.items() if found}
    assert {"obrero"} <= known.keys()
    for text, found in known.items():
        page = searcher.compute(Query(text))
        told = {each.how: each.added for each in page.expansions}
        assert (
            page.recognised
            or page.absent
            or told.keys() - {"thesaurus"}
            or (told.get("thesaurus") in found and page.total)
        ), text


def test_what_is_switched_off_is_not_replaced(searcher: Searcher) -> None:
    keys = [each.key for each in searcher.search(Query("juventud")).expansions]
    off = searcher.search(Query("juventud", without=tuple(keys)))
    assert [each.key for each in off.expansions] == keys
    assert off.total == 0


def test_an_acronym_is_no_form_of_a_word(searcher: Searcher) -> None:
    assert not searcher.search(Query("MIT")).expansions


@pytest.mark.parametrize(
    "known",
    ["niños", "deportados", "chamba", "INM", "policías", "presonas", "migrantes repatriados"],
)
def test_it_is_asked_for_no_other_word(
    searcher: Searcher, monkeypatch: pytest.MonkeyPatch, known: str
) -> None:
    asked: list[str] = []
    language: Language = searcher._planner._language

    def general_words(word: str) -> tuple[str, ...]:
        asked.append(word)
        return ()

    monkeypatch.setattr(language, "_general", general_words)
    searcher.compute(Query(known))
    assert not asked
    searcher.compute(Query(f"{known} chavales"))
    assert asked == ["chavales"]
