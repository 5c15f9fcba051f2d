"""A text is found however it or the query is written, and shown as its source has it."""

from pathlib import Path

import pytest

from search.model import Query
from search.results.highlight import unmarked
from search.searcher import Searcher
from search.store.builds import open_build, publish
from tests.support.corpus import contents, record

TEXTS = {
    "soft": "Abrir re\xadfu\xadgios y come\u200bdores¹ en 40 m²",
    "broken": "Dar capaci-\ntación téc\xad\nnica y asesoría norte-\nsur",
    "figures": "Invertir $3,450,000.00 en 480km de 2008,2009 desde el 21.09.2016",
    "apostrophe": "Invertir 7'250,000 pesos y 12.50 dólares",
    "acronyms": "La S.E.D.I.F. y el I. N. P. I. otorgarán becas",
    "inclusive": "Invitar a l@s maestr@s, ciudadanxs, refugiades y alumnas/os",
    "bracketed": "Orientar a trabajadores(as) y la(s) familia(s)",
    "ordinals": "Aplicar el artículo 9° y la 3ª regla del oficio Nº 71",
    "prefixes": "Crear sub-comités inter-estatales contra el COVID",
    "ligatures": "Planiﬁcar el ﬂujo del tra\u0301nsito",
    "other": "Cov y nada más",
}
NUMBER = {name: n for n, name in enumerate(TEXTS, 1)}


@pytest.fixture(scope="module")
def searcher(tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    home: Path = tmp_path_factory.mktemp("characters")
    records = [record(f"p/2018/1.1.{NUMBER[name]}", text) for name, text in TEXTS.items()]
    return open_build(publish(home, contents(*records)))


CASES = [
    ("refugios", "soft", "<mark>re\xadfu\xadgios</mark>"),
    ("re\xadfugios", "soft", "<mark>re\xadfu\xadgios</mark>"),
    ('"refugios y comedores"', "soft", "<mark>come\u200bdores</mark>¹"),
    ("“40 m2”", "soft", "<mark>m²</mark>"),
    ("capacitación", "broken", "<mark>capaci-\ntación</mark>"),
    ("técnica", "broken", "<mark>téc\xad\nnica</mark>"),
    ("sur", "broken", "norte-\n<mark>sur</mark>"),
    ("3450000", "figures", "$<mark>3,450,000.00</mark>"),
    ("3,450,000", "figures", "$<mark>3,450,000.00</mark>"),
    ("3 450 000", "figures", "$<mark>3,450,000.00</mark>"),
    ("$3'450,000.00", "figures", "$<mark>3,450,000.00</mark>"),
    ("480", "figures", "<mark>480</mark>km"),
    ('"480 km"', "figures", "<mark>480</mark><mark>km</mark>"),
    ("2009", "figures", "2008,<mark>2009</mark>"),
    ("2016", "figures", "21.09.<mark>2016</mark>"),
    ("7250000", "apostrophe", "<mark>7&#x27;250,000</mark>"),
    ("12.50", "apostrophe", "<mark>12.50</mark>"),
    ("SEDIF", "acronyms", "<mark>S.E.D.I.F.</mark>"),
    ("I.N.P.I.", "acronyms", "<mark>I. N. P. I.</mark>"),
    ("maestras", "inclusive", "<mark>maestr@s</mark>"),
    ("ciudadanos", "inclusive", "<mark>ciudadanxs</mark>"),
    ("refugiados", "inclusive", "<mark>refugiades</mark>"),
    ("alumnos", "inclusive", "<mark>alumnas/os</mark>"),
    ("alumn@s", "inclusive", "<mark>alumnas/os</mark>"),
    ("trabajadoras", "bracketed", "<mark>trabajadores(as)</mark>"),
    ("trabajador-a", "bracketed", "<mark>trabajadores(as)</mark>"),
    ("familias", "bracketed", "<mark>familia(s)</mark>"),
    ('"artículo 9º"', "ordinals", "<mark>9</mark>°"),
    ('"3a regla"', "ordinals", "<mark>3</mark>ª"),
    ("número 71", "ordinals", "<mark>Nº</mark>"),
    ("subcomités", "prefixes", "<mark>sub-comités</mark>"),
    ("inter-estatal", "prefixes", "<mark>inter-estatales</mark>"),
    ("planificar", "ligatures", "<mark>Planiﬁcar</mark>"),
    ("tránsito", "ligatures", "<mark>tra\u0301nsito</mark>"),
]


@pytest.mark.parametrize(("query", "name", "shown"), CASES)
def test_a_text_is_found_and_marked_whole(
    searcher: Searcher, query: str, name: str, shown: str
) -> None:
    hits = searcher.hits(Query(text=query))
    hit = next(hit for hit in hits if hit.record.line.code == f"1.1.{NUMBER[name]}")
    assert shown in hit.highlight
    assert unmarked(hit.highlight) == TEXTS[name]


def test_an_acronym_is_not_cut_to_a_word(searcher: Searcher) -> None:
    found = [hit.record.line.code for hit in searcher.hits(Query(text="cov"))]
    assert found == [f"1.1.{NUMBER['other']}"]
