from search.topics.shown import ShownWords, shown_words
from tests.support.corpus import record


def test_words_stand_where_the_text_has_them() -> None:
    found = record("p/2018/1.1.1/1", "La S.R.E. dará «salud» a niñ@s y a la  seguridad   social.")
    assert shown_words(found) == (
        ShownWords("health", "Salud", "salud", 16, 21),
        ShownWords("work", "Trabajo y empleo", "seguridad   social", 39, 57),
        ShownWords("children", "Niñez y juventud", "niñ@s", 25, 30),
    )


def test_a_text_about_nothing_shows_nothing() -> None:
    assert shown_words(record("p/2018/1.1.1", "Reunirse cada mes")) == ()
