"""Which verb a body is the subject of, far and near; each pair of texts is told apart."""

import pytest

from tests.index.agencies.test_attribution import roles

BEFORE = [
    ("Llevará a cabo también la SEP los foros.", "SEP", ""),
    ("Participará INMUJERES en los foros.", "INMUJERES", ""),
    ("Se firmará un acuerdo y la SEP también publicará la guía.", "SEP", ""),
    ("Se firmará un acuerdo y la SEP, publicará la guía.", "SEP", ""),
]
BEHIND_A_PHRASE = [
    ("Se firmará un acuerdo y la SEP, en coordinación con la SS, publicará la guía.", "SEP", "SS"),
    ("Se firmará un acuerdo y la SEP en coordinación con la SS, publicará la guía.", "SEP", "SS"),
    (
        "Se firmará un acuerdo y la SEP, en coordinación con la SS, los estados y la academia, "
        "publicará la guía.",
        "SEP",
        "SS",
    ),
    # No phrase, but the end of an enumeration, or another subject behind it.
    (
        "Se dará seguimiento con la academia, la SEP y la SS, y en su caso, se publicará la lista.",
        "",
        "SEP SS",
    ),
    (
        "Se dará seguimiento con la academia y la SEP en sus planteles, los estados también "
        "publicarán la lista.",
        "",
        "SEP",
    ),
]
FAR = [
    ("La SEP en sus planteles realizará talleres.", "SEP", ""),
    ("Con fundamento en su ley, el INPI en sus oficinas dará cursos.", "INPI", ""),
    ("Por su parte la SEP en sus planteles dará cursos.", "SEP", ""),
    ("De la misma manera la SEP en sus planteles dará cursos.", "SEP", ""),
    # A subject does not begin in a bracket, or behind the noun that a body belongs to.
    ("El programa (la SEP en sus planteles) dará becas.", "", "SEP"),
    ("Los becarios SEP en sus planteles recibirán apoyos.", "", "SEP"),
    # Verbs of brackets and of clauses of their own have other subjects.
    ("La SEP en su sede (ahí se publicarán avisos).", "", "SEP"),
    ("La SEP en sus planteles, que los estados operarán.", "", "SEP"),
    ("La SEP en sus planteles, que los estados operarán, dará cursos.", "SEP", ""),
    ("La SEP en sus planteles, en los cuales los estados darán becas.", "", "SEP"),
    ("La SEP en los planteles que operará el estado.", "", "SEP"),
]
BEHIND_A_PAST = [
    ("En 2017, la SEP en sus planteles entregó becas.", "SEP", ""),
    ("La SEP en sus planteles realizó un foro y publicará sus resultados.", "SEP", ""),
    ("La SEP en sus planteles realizó un foro y se publicarán sus resultados.", "", "SEP"),
    (
        "La SEP en sus planteles realizó un foro donde los estados publicarán sus resultados.",
        "",
        "SEP",
    ),
]
IN_BRACKETS = [
    ("Las dependencias (SEP, SS y STPS) aplicarán la guía.", "SEP SS STPS", ""),
    ("El programa (SEP y SS) cerrará y los estados publicarán la guía.", "", "SEP SS"),
]
SUBJECTS = BEFORE + BEHIND_A_PHRASE + FAR + BEHIND_A_PAST + IN_BRACKETS


@pytest.mark.parametrize(
    ("text", "acts", "named"), SUBJECTS, ids=[text[:60] for text, *_ in SUBJECTS]
)
def test_a_body_is_the_subject_of_its_verb(text: str, acts: str, named: str) -> None:
    assert roles(text) == (acts, named)
