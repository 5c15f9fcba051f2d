"""Bodies of states, towns and other countries, and others' names in a row."""

import pytest

from tests.index.agencies.test_attribution import roles
from tests.index.agencies.test_given import ids

TEXTS = [
    ("La SRE/SEGOB/INM publicarán la guía.", "INM SEGOB SRE", ""),
    ("SEP y SS, ambas con apoyo del IMSS, realizarán jornadas.", "SEP SS", "IMSS"),
    ("El IMSS-BIENESTAR dará consultas.", "IMSS-BIENESTAR", ""),
    ("Los hospitales del IMSS-Bienestar recibirán equipo de la SS.", "", "IMSS-BIENESTAR SS"),
    (
        "Participarán el INM, la COMAR y la CNDH (esta última como observadora).",
        "CNDH COMAR INM",
        "",
    ),
    (
        "La Secretaría de Educación Pública (SEP) y la Secretaría de Salud (SSA) darán cursos.",
        "SEP SS",
        "",
    ),
    ("La Secretaría de Gobernación de Honduras enviará los datos al INM.", "", "INM"),
    ("La Secretaría de Relaciones Exteriores de Honduras expedirá pasaportes.", "", ""),
    (
        "El Instituto Nacional de Migración de Panamá compartirá sus registros con el INM.",
        "",
        "INM",
    ),
    ("La Secretaría de Educación Pública de Guatemala y la SEP firmarán un convenio.", "SEP", ""),
    ("La Secretaría de Turismo de Tijuana abrirá módulos.", "", ""),
    (
        "La Secretaría de Salud de Jalisco aplicará vacunas con apoyo de la SS.",
        "SALUD-JALISCO",
        "SS",
    ),
    ("La Secretaría de Economía de Coahuila otorgará créditos.", "", ""),
    ("Con apoyo de la SEP y en coordinación con la SS, el INEA alfabetizará.", "INEA", "SEP SS"),
    ("La SEP, con el acompañamiento técnico de la UNESCO, elaborará la guía.", "SEP", "UNESCO"),
    ("A solicitud de la SRE, el INM emitirá constancias.", "INM", "SRE"),
    ("Por instrucciones de la SHCP, el SAT publicará reglas.", "SAT", "SHCP"),
    ("La Secretaría de Salud, de manera conjunta con la SEP, realizará jornadas.", "SS", "SEP"),
    ("La Secretaría de Economía y de manera coordinada la SENER darán cursos.", "SE SENER", ""),
    (
        "La Organización Internacional para las Migraciones de Guatemala dará cursos al INM.",
        "OIM",
        "INM",
    ),
    ("Se distribuirán en los hospitales IMSS-Bienestar y del ISSSTE.", "", "IMSS-BIENESTAR ISSSTE"),
    ("El Programa IMSS-BIENESTAR ampliará su cobertura.", "", ""),
    ("La Secretaría de Salud de El Salvador enviará vacunas al INM.", "", "INM"),
    ("La Secretaría de Seguridad Pública de Monterrey capacitará policías.", "", ""),
    (
        "La SRE, la SEGOB y la STPS, estas dos últimas como invitadas, sesionarán.",
        "SEGOB SRE STPS",
        "",
    ),
    ("IMSS-Bienestar, ISSSTE e IMSS darán consultas.", "IMSS IMSS-BIENESTAR ISSSTE", ""),
]
CELLS = [
    ("SRE/SEGOB/INM", "SRE SEGOB INM"),
    ("SEP y SS, ambas", "SEP SS"),
    ("IMSS-BIENESTAR", "IMSS-BIENESTAR"),
    ("SS, IMSS-Bienestar e INSABI", "SS IMSS-BIENESTAR INSABI"),
    ("INM, COMAR y CNDH (esta última como observadora)", "INM COMAR CNDH"),
    ("SEP y CNDH (ésta en calidad de invitada)", "SEP CNDH"),
    (
        "Instituto Nacional de Migración (INM), COMAR (Comisión Mexicana de Ayuda a Refugiados)",
        "INM COMAR",
    ),
    ("SEP con apoyo de la SS y en coordinación con CONAFE", "SEP SS CONAFE"),
    ("SEP conjuntamente con la SS", "SEP SS"),
    ("IMSS y BIENESTAR", "IMSS BIENESTAR"),
    ("SEP/SS (ambas)", "SEP SS"),
    ("IMSS-Bienestar / ISSSTE", "IMSS-BIENESTAR ISSSTE"),
    ("SSPC, SEDENA y CNDH (como observadora)", "SSPC SEDENA CNDH"),
]


@pytest.mark.parametrize(("text", "acts", "named"), TEXTS, ids=[text for text, *_ in TEXTS])
def test_a_body_is_told_from_those_of_other_places(text: str, acts: str, named: str) -> None:
    assert roles(text) == (acts, named)


@pytest.mark.parametrize(("cell", "agencies"), CELLS)
def test_a_cell_gives_its_bodies_whatever_joins_them(cell: str, agencies: str) -> None:
    assert ids(cell) == agencies
