"""Which bodies of a sentence act, rule by rule; each pair of texts is told apart by one rule."""

import pytest

from tests.index.agencies.test_attribution import roles

PARTS = [
    ("Personal de la SFP realizará auditorías.", "SFP", ""),
    ("El personal revisará la lista y los alumnos de la SEP darán cursos.", "", "SEP"),
    ("Con el personal técnico la SEP dará cursos.", "SEP", ""),
]
MEANS = [
    ("A través de la SEP y de la SS se darán becas.", "SEP SS", ""),
    ("A través de la SEP, y de la SS, se darán becas.", "SEP SS", ""),
    ("A través de la SEP, de la SS y del INM se darán becas.", "INM SEP SS", ""),
    ("Se darán becas por conducto de la SEP así como de la SS.", "SEP SS", ""),
    ("Se darán becas por conducto de la SEP, así como de la SS.", "SEP SS", ""),
    ("Se realizó el foro a través de la SEP.", "SEP", ""),
    ("El foro realizado a través del INM será difundido.", "", "INM"),
    ("Se entregarán apoyos a través del PROXYZ.", "", ""),
]
AGENTS = [
    ("Los foros serán atendidos en línea por la SEP.", "SEP", ""),
    ("Los foros serán organizados y luego también difundidos por la SCT.", "SCT", ""),
    (
        "Los apoyos serán entregados y se dará seguimiento a los proyectos elaborados por la SCT.",
        "",
        "SCT",
    ),
    ("Se publicará la guía y los estados recibirán apoyos por la SEP.", "", "SEP"),
    ("Se realizó el foro por la SEP.", "SEP", ""),
]
AMONG = [
    ("La SEP publicará convocatorias entre el CONACYT y universidades.", "SEP", "CONACYT"),
    ("Con la SEP se publicarán convocatorias entre el CONACYT y universidades.", "", "CONACYT SEP"),
    ("Se publicará la guía y los estados firmarán convenios entre la SEP y la SS.", "", "SEP SS"),
]
DEPENDENT = [
    ("Se publicará el portal que la SEP operará.", "SEP", ""),
    ("Se publicará el portal que la SEP opera.", "", "SEP"),
    ("El INM publicará el portal que la SEP operará.", "INM SEP", ""),
    ("El INM publicará el portal que la SEP opera.", "INM", "SEP"),
    ("El INM aplicará las reglas que la SEP emitirá.", "INM", "SEP"),
    ("El INM aplicará las reglas que emitirá la SEP.", "INM", "SEP"),
    ("Se aplicarán las reglas que emitirá la SEP.", "SEP", ""),
    ("Se publicará el portal en el que participará la SEP.", "SEP", ""),
    ("El INM publicará el portal en el que participará la SEP.", "INM SEP", ""),
    ("En el cual participará la SEP. El INM dará becas.", "INM SEP", ""),
    ("En el foro de jóvenes participará la SEP. El INM dará becas.", "INM SEP", ""),
]
WITHOUT_A_VERB = [
    ("Participación en los foros de la SEP.", "", "SEP"),
    ("Talleres del IMJUVE en las reuniones.", "", "IMJUVE"),
    ("INM: visitas a estaciones migratorias.", "INM", ""),
    ("INM — visitas a estaciones migratorias.", "INM", ""),
    ("INM – visitas a estaciones migratorias.", "INM", ""),
    ("Avisos INM: visitas a estaciones migratorias.", "", "INM"),
    ("INM.", "", "INM"),
]
BEHIND_THE_VERB = [
    ("Los jóvenes conocerán en el foro: la SEP, la SS y el INEA.", "", "INEA SEP SS"),
    ("Serán invitados al foro: la SEP, la SS y el INEA.", "", "INEA SEP SS"),
    ("Se sumará la SEP a los trabajos.", "SEP", ""),
    ("Realizará la SEP los foros.", "SEP", ""),
    ("Realizará la SEP 20 foros.", "SEP", ""),
]
ENUMERATIONS = [
    ("Participarán la SEP, los municipios y la SS.", "SEP SS", ""),
    ("Participarán la SEP, los municipios, la SS y otras.", "SEP SS", ""),
    ("Participarán la SEP en foros con jóvenes y la SS.", "SEP", "SS"),
    ("Participará la SEP y los estados invitarán jóvenes y la SS.", "SEP", "SS"),
]
SUBJECTS = [
    ("El CONAPRED se sumará a los trabajos.", "CONAPRED", ""),
    ("El CONAPRED se instalará en su nueva sede.", "", "CONAPRED"),
    ("La SEP en coordinación con el INM publicará la guía.", "SEP", "INM"),
    ("SEP: el INM publicará la guía.", "INM", "SEP"),
    ("El INM realizó talleres y la SEP los publicará.", "SEP", "INM"),
    ("El XYZZY realizará foros.", "XYZZY", ""),
    ("El XYZZY permitirá foros.", "", ""),
]
ROLES = [
    *PARTS,
    *MEANS,
    *AGENTS,
    *AMONG,
    *DEPENDENT,
    *WITHOUT_A_VERB,
    *BEHIND_THE_VERB,
    *ENUMERATIONS,
    *SUBJECTS,
]


@pytest.mark.parametrize(("text", "acts", "named"), ROLES, ids=[text[:60] for text, *_ in ROLES])
def test_who_acts_and_who_is_named(text: str, acts: str, named: str) -> None:
    assert roles(text) == (acts, named)
