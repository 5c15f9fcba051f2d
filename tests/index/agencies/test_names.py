"""Names of bodies as documents hold them: defined, misspelt, broken, in no list, or of things."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from unidecode import unidecode

from index.agencies.attribution import Reading
from index.agencies.gazetteer import TYPO_LETTERS, TYPO_WORDS
from search.spanish.analysis import fold
from search.thesaurus import body_names
from tests.index.agencies.test_attribution import AGENCIES, LISTED, attributor, found, roles

DEFINING = [
    "El Instituto Morelense del Agave (IMOAGA) dará cursos.",
    "Con apoyo del Instituto Morelense del Agave (IMOAGA) se darán cursos.",
    "El Instituto Morelense del Agave (en adelante IMOAGA) dará cursos.",
    "El Instituto Morelense del Agave (en lo sucesivo, «IMOAGA») dará cursos.",
    "El Instituto Morelense del Agave —IMOAGA— dará cursos.",
    "El Instituto Morelense del Agave (IMOAGA, por sus siglas) dará cursos.",
    "El Instituto Morelense del Agave (Imoaga) dará cursos.",
    "El instituto morelense del agave (IMOAGA) dará cursos.",
    "EL INSTITUTO MORELENSE DEL AGAVE (IMOAGA) DARÁ CURSOS.",
    "El IMOAGA (Instituto Morelense del Agave) dará cursos.",
]
USING = [
    ("En mayo sembrará el IMOAGA magueyes.", "acts"),
    ("Se firmará un convenio con el IMOAGA.", "named"),
    ("El Instituto Morelense del Agave dará becas.", "acts"),
    ("Se invitará al Instituto Morelense del Agave.", "named"),
]


@pytest.mark.parametrize("defining", DEFINING)
def test_a_body_that_one_text_defines_is_known_before_and_behind_it(defining: str) -> None:
    texts = [text for text, _ in USING]
    for order in ([defining, *texts], [*texts, defining]):
        searcher = attributor(order)
        assert [found(searcher.read(text), role) for text, role in USING] == [{"IMOAGA"}] * 4


def test_an_acronym_that_one_text_shows_to_be_a_body_is_one_in_all() -> None:
    naming, showing = "Se firmará un convenio con la CODIXA.", "La CODIXA impartirá talleres."
    assert found(attributor([naming]).read(naming), "named") == frozenset()
    reading = attributor([naming, showing]).read(naming)
    assert (found(reading, "named"), reading.undefined) == (frozenset({"CODIXA"}), ("CODIXA",))


@pytest.mark.parametrize(
    "text",
    [
        "El Banco Nacional de Datos sobre Casos de Violencia (BANADAVI) se depurará.",
        "El Banco de Germoplasma de Maíces (BAGEMA) recibirá muestras.",
        "El Fondo de Desastres de la Costa (FODECO) pagará caminos.",
        "La Encuesta Nacional del Agua Rural (ENARU) medirá la sed.",
        "El Observatorio de Datos del Aire (ODATA) publicará mapas.",
        "El Programa de Sanidad Acuícola (PROSACUI) impartirá cursos.",
        "La Norma Oficial Mexicana NOM-035-STPS-2018 regirá.",
        "Se revisará la NOM 012 SCT 2 2017 en básculas.",
        "Conforme a la NMX-R-025-SCFI-2015 se certificará.",
    ],
)
def test_a_thing_with_an_acronym_is_no_body(text: str) -> None:
    assert attributor([text]).read(text) == Reading(())


def slips(text: str) -> list[tuple[str, str]]:
    return [(each.agency, each.written) for each in LISTED.read(text).misspelt]


@pytest.mark.parametrize(
    ("written", "agency"),
    [
        ("Procuraduría Federal del Consumidro", "PROFECO"),
        ("Comición Nacional Forestal", "CONAFOR"),
        ("Comisión Nacional de Acuacultura y Pezca", "CONAPESCA"),
        ("Instituto Nacional de Salud Pú blica", "INSP"),
        ("Procu raduría Federal del Consumidor", "PROFECO"),
    ],
)
def test_a_letter_wrong_or_a_word_broken_is_read_and_told(written: str, agency: str) -> None:
    text = f"El {written} dará cursos."
    assert roles(text) == (agency, "")
    assert slips(text) == [(agency, " ".join(written.split()))]


def test_a_name_broken_at_the_end_of_a_line_is_whole() -> None:
    text = "El Instituto Mexicano de la Propiedad Indus-\ntrial dará cursos."
    assert (roles(text), slips(text)) == (("IMPI", ""), [])


@pytest.mark.parametrize(
    "text",
    [
        "La Comision Nacional Forestal dará cursos.",  # an accent is no letter
        "La Secretaría de Turismmo dará cursos.",  # too short a name to be sure
        "La Comisión Nacional del Ogua dará cursos.",  # too short a word
        "La Comisión Nacionall del Aguaa dará cursos.",  # two words
    ],
)
def test_what_is_not_surely_a_slip_is_told_as_none(text: str) -> None:
    assert slips(text) == []


NAMES = {id_: body_names.BRACKETS.sub("", body.name) for id_, body in AGENCIES.items()}
LONG = sorted(id_ for id_, name in NAMES.items() if len(body_names.key(name)) >= TYPO_WORDS)


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(LONG), st.data())
def test_any_long_name_is_read_with_a_letter_dropped(id_: str, data: st.DataObject) -> None:
    parts = NAMES[id_].split(" ")
    # México told from the Estado de México is told by its own spelling.
    key = {*body_names.key(NAMES[id_])} - {"mexico"}
    places = [n for n, part in enumerate(parts) if len(part) > TYPO_LETTERS and fold(part) in key]
    place = data.draw(st.sampled_from(places or [0]))
    at = data.draw(st.integers(1, len(parts[place]) - 1))
    slip = parts[place][:at] + parts[place][at + 1 :]
    assume(fold(slip) == unidecode(slip).lower())  # "migranes" is read as a form for both genders
    wrong = [*parts[:place], slip, *parts[place + 1 :]]
    reading = LISTED.read(f"Se realizarán foros con {' '.join(wrong)} y otras instancias.")
    assert not places or id_ in {each.agency for each in reading.attributions}


TOLD = [
    ("El {} dará cursos.", ["Instituto Estatal del Café de Nayarit"]),
    ("Con la {} se hará.", ["Junta Intermunicipal del Río Ayuquila"]),
    ("El {} hará foros.", ["Centro Estatal de Trasplantes de Sonora"]),
    ("La {} y el {} harán.", ["Secretaría de Pesca de Sonora", "Instituto Sonorense del Mar"]),
    ("El Instituto Nacional de Migración dará cursos.", []),
    ("El Instituto Morelense del Agave (IMOAGA) dará cursos.", []),
    ("La Ley del Instituto Morelense del Agave regirá.", []),
    ("El Consejo Técnico y el Comité de Ética sesionarán.", []),
    ("El Centro de Salud Rural abrirá.", []),
    ("EL INSTITUTO MORELENSE DEL AGAVE DARÁ CURSOS.", []),
]


@pytest.mark.parametrize(("frame", "names"), TOLD, ids=[frame[:40] for frame, _ in TOLD])
def test_a_full_name_in_no_list_is_told(frame: str, names: list[str]) -> None:
    text = frame.format(*names)
    assert list(attributor([text]).read(text).unlisted) == names
