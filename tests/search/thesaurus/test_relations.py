"""The vocabulary as data: it loads, says nothing twice, and keeps strangers apart."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from data import folder
from search.errors import FixSource
from search.spanish import analysis
from search.thesaurus import relations
from search.thesaurus.relations import Entry, Vocabulary


@pytest.fixture(scope="module")
def words() -> Vocabulary:
    return relations.load(folder())


def added(words: Vocabulary, query: str) -> dict[str, set[str]]:
    """What a query is expanded with, by relation."""
    found: dict[str, set[str]] = {}
    for addition in words.expand(analysis.content(query)):
        found.setdefault(addition.relation, set()).add(addition.added)
    return found


def rows(name: str) -> list[dict[str, str]]:
    with (folder() / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def phrases(name: str, *columns: str) -> list[str]:
    return [p for row in rows(name) for column in columns for p in row[column].split("|")]


# The data


def test_every_row_says_where_it_comes_from() -> None:
    unsourced = [row for name in FILES for row in rows(name) if not row["source"].strip()]
    assert unsourced == []


def test_no_row_is_there_twice() -> None:
    keys = Counter(
        (row["relation"], frozenset(row["from"].split("|")), frozenset(row["to"].split("|")))
        for row in rows(relations.WORDS_FILE)
    )
    assert [key for key, count in keys.items() if count > 1] == []


def test_rows_are_sorted_so_that_a_word_is_easy_to_look_up() -> None:
    keys = [
        (relations.RELATIONS.index(relations._relation(row["relation"])), surface(row["from"]))
        for row in rows(relations.WORDS_FILE)
    ]
    assert keys == sorted(keys)


def test_no_row_holds_a_phrase_twice_in_other_inflections() -> None:
    repeated = [
        row
        for row in rows(relations.WORDS_FILE)
        for terms in [[tuple(analysis.terms(p)) for p in cells(row)]]
        if len(set(terms)) < len(terms)
    ]
    assert repeated == []


def test_no_phrase_shrinks_to_one_word_of_many_meanings() -> None:
    """ "el otro lado" would be asked for by every "lado"."""
    shrunk = {
        phrase
        for phrase in (
            *phrases(relations.WORDS_FILE, "from", "to"),
            *phrases(relations.PLACES_FILE, "place", "contains"),
        )
        if len(analysis.terms(phrase)) == 1 < len(analysis.tokens(phrase))
    }
    assert shrunk <= UNMISTAKABLE_AS_ONE_WORD


def test_equivalents_and_synonyms_hold_both_ways(words: Vocabulary) -> None:
    pairs = {
        (tuple(analysis.terms(entry.asked)), tuple(analysis.terms(entry.added)))
        for entry in words.entries()
        if entry.relation in ("equivalent", "synonym")
    }
    back = {(added, asked) for asked, added in pairs if not relations._holds(asked, added)}
    assert back <= pairs


FILES = (relations.WORDS_FILE, relations.PLACES_FILE)
UNMISTAKABLE_AS_ONE_WORD = {
    "El Salvador",
    "Los Ángeles",
    "Poder Legislativo",  # only added, never asked for
    "el gabacho",
    "la Bestia",
}


def cells(row: dict[str, str]) -> list[str]:
    return f"{row['from']}|{row['to']}".split("|")


def surface(cell: str) -> list[str]:
    return [token.surface for token in analysis.tokens(cell)]


# What it answers


@pytest.mark.parametrize(
    ("query", "relation", "expected"),
    [
        ("PTAT", "equivalent", "Programa de Trabajadores Agrícolas Temporales"),
        ("curp", "equivalent", "Clave Única de Registro de Población"),
        ("clave única de registro de población", "equivalent", "CURP"),
        ("niños, niñas y adolescentes", "equivalent", "NNA"),
        ("EE.UU.", "equivalent", "Estados Unidos"),
        ("deportaciones", "synonym", "repatriado"),
        ("chamba", "synonym", "empleo"),
        ("mordidas", "synonym", "soborno"),
        ("sueldos", "synonym", "salario"),
        ("coyotes", "synonym", "pollero"),
        ("norteamericanas", "synonym", "Estados Unidos"),
        ("América Central", "narrower", "Honduras"),
        ("la frontera sur", "narrower", "Chiapas"),
        ("documentos de identidad", "narrower", "pasaporte"),
        ("bodas", "related", "registro civil"),
        ("corrupción", "narrower", "responsabilidad administrativa"),
        ("visas", "narrower", "documentos migratorios"),
        ("racismo", "synonym", "xenofobia"),
        ("COMAR", "related", "solicitantes de refugio"),
        ("mandar dinero", "synonym", "remesa"),
        ("sin paradero", "synonym", "desaparecido"),
        ("Relaciones Exteriores", "equivalent", "SRE"),
        ("Hacienda", "narrower", "SAT"),
        ("Tijuana", "related", "frontera norte"),
        ("chavitos", "narrower", "niño"),
        ("rinden cuentas", "synonym", "rendición de cuentas"),
        ("mexicanos en Estados Unidos", "synonym", "mexicanos en el exterior"),
        ("un pasaporte falso", "synonym", "apócrifo"),
        ("lector de huellas", "narrower", "tecnología biométrica"),
        ("talamontes", "narrower", "tala clandestina"),
        ("popotes", "narrower", "plásticos de un solo uso"),
        ("horas extras", "narrower", "jornada laboral"),
        ("separos", "narrower", "detención"),
        ("pescadores", "narrower", "pesquero"),
    ],
)
def test_a_query_finds_the_words_of_the_field(
    words: Vocabulary, query: str, relation: str, expected: str
) -> None:
    assert expected in added(words, query).get(relation, set())


@pytest.mark.parametrize(
    ("query", "stranger"),
    [
        ("trata de personas", "tráfico ilícito de migrantes"),
        ("tráfico ilícito de migrantes", "trata de personas"),
        ("estado de México", "gobierno"),
        ("nacional", "ciudadanía"),
        ("casa", "albergue"),
        ("casos", "casa del migrante"),
        ("personas", "trata de personas"),
        ("derechos", "derechos humanos"),
        ("refugiados", "albergue"),
        ("gobierno de Estados Unidos", "gobierno estatal"),
        ("doble nacionalidad", "binacional"),
    ],
)
def test_strangers_stay_apart(words: Vocabulary, query: str, stranger: str) -> None:
    close = added(words, query)
    assert stranger not in close.get("equivalent", set()) | close.get("synonym", set())


@pytest.mark.parametrize("query", ["programa", "acción", "apoyo", "atención", "persona", "estado"])
def test_words_of_every_page_add_nothing(words: Vocabulary, query: str) -> None:
    assert added(words, query) == {}


@pytest.mark.parametrize(
    ("query", "wide"),
    [
        ("VIH", "prevención"),
        ("jóvenes", "niñas, niños y adolescentes"),
        ("ayuda humanitaria", "víctimas"),
        ("transparencia", "evaluación"),
        ("inmigrante", "migrante"),
        ("residuos peligrosos", "inseguridad"),
        ("celdas solares", "detención"),
        ("depurar el padrón", "control de confianza"),
        ("el muro", "defunción"),
        ("boleta", "transportación"),
        ("personas trans", "soborno"),
        ("explotación forestal", "condiciones laborales"),
    ],
)
def test_a_narrow_topic_does_not_bring_in_a_wide_one(
    words: Vocabulary, query: str, wide: str
) -> None:
    assert wide not in set().union(*added(words, query).values())


def test_a_word_typed_without_the_enye_key_is_known(words: Vocabulary) -> None:
    assert added(words, "ninez") == added(words, "niñez")


# How it looks things up


def test_the_longest_phrase_of_a_relation_takes_its_words() -> None:
    small = Vocabulary(
        [
            Entry("synonym", "asilo", "refugio", ""),
            Entry("synonym", "solicitante de asilo", "solicitante de refugio", ""),
            Entry("related", "asilo", "protección internacional", ""),
        ]
    )
    assert [
        (a.start, a.end, a.asked, a.added)
        for a in small.expand(analysis.content("un solicitante de asilo"))
    ] == [
        (0, 2, "solicitante de asilo", "solicitante de refugio"),
        (1, 2, "asilo", "protección internacional"),
    ]


def test_what_is_said_twice_is_added_once_as_the_closest_relation() -> None:
    small = Vocabulary(
        [Entry("related", "visa", "pasaporte", "b"), Entry("synonym", "visas", "pasaportes", "a")]
    )
    assert [(a.relation, a.source) for a in small.expand(["visa"])] == [("synonym", "a")]


def test_what_holds_the_phrase_asked_for_is_not_added() -> None:
    small = Vocabulary(
        [Entry("synonym", "hogar", "casa hogar", ""), Entry("synonym", "casa hogar", "hogar", "")]
    )
    assert [(e.asked, e.added) for e in small.entries()] == [("casa hogar", "hogar")]


HANDS_ON = [  # what is typed gets what hangs on the written word, or not
    ("interno", "internos", True),
    ("interno", "internas", True),
    ("interno", "internación", False),
    ("internación", "internaciones", True),
    ("internación", "INTERNACION", True),
    ("internación", "interna", False),
    ("electorado", "elector", False),
    ("doctor", "doctoras", True),
    ("denuncia", "denunciar", True),
    ("denuncia", "denunciante", False),
    ("legal", "legalidad", False),
    ("niño", "ninos", True),
]


@pytest.mark.parametrize(("written", "typed", "bound"), HANDS_ON)
@pytest.mark.parametrize("around", ["", "comité de "])
def test_a_row_is_bound_to_the_forms_of_its_words(
    written: str, typed: str, bound: bool, around: str
) -> None:
    small = Vocabulary([Entry("related", around + written, "pasaporte", "")])
    found = small.expand(analysis.content(around + typed))
    assert [a.added for a in found] == ["pasaporte"] * bound
    assert small.knows(analysis.stem(analysis.fold(typed))) is not bool(around)


def test_a_shorter_phrase_is_taken_where_the_longer_one_has_another_word() -> None:
    small = Vocabulary(
        [
            Entry("synonym", "control", "vigilancia", ""),
            Entry("synonym", "control interno", "contraloría", ""),
        ]
    )
    assert [a.added for a in small.expand(["control", "internos"])] == ["contraloría"]
    assert [a.added for a in small.expand(["control", "internacion"])] == ["vigilancia"]


def test_words_of_one_stem_have_each_their_own_rows() -> None:
    small = Vocabulary(
        [
            Entry("synonym", "doctor", "médico", "a"),
            Entry("related", "doctorado", "médico", "b"),
            Entry("related", "doctorado", "posgrado", "c"),
        ]
    )
    assert [(a.relation, a.added) for a in small.expand(["doctores"])] == [("synonym", "médico")]
    assert [a.source for a in small.expand(["doctorados"])] == ["b", "c"]


def test_nothing_added_is_expanded_again() -> None:
    small = Vocabulary([Entry("synonym", "a1", "b1", ""), Entry("synonym", "b1", "c1", "")])
    assert [a.added for a in small.expand(["a1"])] == ["b1"]


@pytest.mark.parametrize(
    "row",
    [
        "opposite,norte,sur,uso",
        "synonym,norte,,uso",
        "synonym,norte,de la,uso",
        "synonym,norte",
        "synonym,a1,b1,c1,uso",
    ],
)
def test_a_row_that_cannot_be_used_is_named(tmp_path: Path, row: str) -> None:
    (tmp_path / relations.WORDS_FILE).write_text(f"relation,from,to,source\n{row}\n", "utf-8")
    with pytest.raises(FixSource, match=r"vocabulary\.csv, fila 2"):
        relations.load(tmp_path)
