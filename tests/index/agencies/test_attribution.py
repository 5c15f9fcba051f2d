"""Who acts and who is named: on worked examples, on texts of other programmes, rule by rule."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from unicodedata import normalize

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import data
from index.agencies.attribution import Attributor, Reading
from search.model import Agency
from search.spanish.analysis import TOKEN, fold
from search.thesaurus import authority

TEXTS = Path(__file__).parents[2] / "data"
FLOOR = 0.97
AGENCIES = authority.load(data.folder() / "agencies.csv")


@dataclass(frozen=True)
class Example:
    text: str
    acts: frozenset[str]
    named: frozenset[str]


def examples(name: str) -> list[Example]:
    lines = (TEXTS / name).read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    return [Example(r["text"], frozenset(r["acts"]), frozenset(r["named"])) for r in rows]


WORKED = examples("attribution.jsonl")
OTHER = examples("attribution-other.jsonl")
FIELDS = [examples(f"fields/{name}.jsonl") for name in ("developed", "between", "aside")]


def attributor(texts: list[str]) -> Attributor:
    made = Attributor(AGENCIES)
    for text in texts:
        made.learn(text)
    return made


def found(reading: Reading, role: str) -> frozenset[str]:
    return frozenset(each.agency for each in reading.attributions if each.role == role)


LISTED = attributor([])  # has learnt nothing, so that tests can share it


def roles(text: str) -> tuple[str, str]:
    reading = LISTED.read(text)
    return " ".join(sorted(found(reading, "acts"))), " ".join(sorted(found(reading, "named")))


def scores(given_examples: list[Example]) -> Iterator[tuple[str, float, float, float]]:
    """(role, precision, recall, F1), pooled over all texts."""
    searcher = attributor([example.text for example in given_examples])
    readings = [(example, searcher.read(example.text)) for example in given_examples]
    for role in ("acts", "named"):
        pairs = [(getattr(example, role), found(reading, role)) for example, reading in readings]
        right = sum(len(wanted & got) for wanted, got in pairs)
        precision = right / sum(len(got) for _, got in pairs)
        recall = right / sum(len(wanted) for wanted, _ in pairs)
        yield role, precision, recall, 2 * precision * recall / (precision + recall)


@pytest.mark.parametrize(
    "given_examples",
    [WORKED, OTHER, *FIELDS],
    ids=["worked examples", "other programmes", "developed", "between", "aside"],
)
def test_both_roles_reach_the_floor(given_examples: list[Example]) -> None:
    reached = {role: (p, r, f1) for role, p, r, f1 in scores(given_examples)}
    figures = "; ".join(
        f"{role}: precision {p:.3f}, recall {r:.3f}, F1 {f1:.3f}"
        for role, (p, r, f1) in reached.items()
    )
    assert all(f1 >= FLOOR for _, _, f1 in reached.values()), figures


SUBJECTS = [
    ("La SRE realizará talleres.", "SRE", ""),
    ("El INM, la STPS y la PGR actualizarán la guía.", "INM PGR STPS", ""),
    ("Por su parte el INM reforzará la vinculación.", "INM", ""),
    ("La PGR en coordinación con el INM, implementará mecanismos.", "PGR", "INM"),
    ("La PGR, en coordinación con el INM y la STPS, implementará medidas.", "PGR", "INM STPS"),
    ("En ello colaboran la UPM, el CONAPO y El COLEF.", "COLEF CONAPO UPM", ""),
    ("Participarán en el foro: la SEP, la SS y el INEA.", "INEA SEP SS", ""),
    ("Realizará la SEP dos foros.", "SEP", ""),
    ("Las evaluaciones las llevará a cabo la SEP.", "SEP", ""),
    ("Con la participación del IMJUVE, la CONADE organizará torneos.", "CONADE", "IMJUVE"),
    ("La SRE apoyará a la STPS y el INM publicará la guía.", "INM SRE", "STPS"),
    ("Tanto la SEP como el CONACYT destinarán recursos.", "CONACYT SEP", ""),
    ("Las dependencias (SEP, SS y STPS) aplicarán la guía.", "SEP SS STPS", ""),
    ("Se espera que la SEP concluya el padrón.", "SEP", ""),
    ("Corresponderá a la SECTUR y al FONATUR promover destinos.", "FONATUR SECTUR", ""),
    ("INM: realizará visitas a estaciones.", "INM", ""),
    ("La SEP contempla otorgar becas.", "SEP", ""),
    ("El INEA ha previsto atender a más personas.", "INEA", ""),
    ("La SEP realizó un foro y publicará sus resultados.", "SEP", ""),
    ("Participación del IMJUVE en las reuniones.", "IMJUVE", ""),
    ("Se publicarán convocatorias entre el CONACYT y universidades.", "CONACYT", ""),
    ("LA SFP REALIZARÁ AUDITORÍAS.", "SFP", ""),
]
MEANS_AND_AGENTS = [
    ("La SFP a través del OIC del INM, dará seguimiento.", "OIC-INM SFP", "INM"),
    ("La SEDATU, por conducto del RAN y de la PA, regularizará.", "PA RAN SEDATU", ""),
    ("Se entregarán apoyos a través del BANSEFI.", "BANSEFI", ""),
    ("Se difundirán los apoyos entregados a través del BANSEFI.", "", "BANSEFI"),
    ("Los proyectos serán elaborados por la SCT.", "SCT", ""),
    ("Se realizarán foros por parte de la CDI y el INALI.", "CDI INALI", ""),
    ("Se difundirá el protocolo elaborado por la SCJN.", "", "SCJN"),
    ("El seguimiento estará a cargo de la SFP.", "SFP", ""),
]
ONLY_NAMED = [
    ("Se realizarán reuniones con la SEGOB.", "", "SEGOB"),
    ("Se instalará el CONAPRED en su nueva sede.", "", "CONAPRED"),
    ("La SFP vigilará que el INM cumpla.", "SFP", "INM"),
    ("La SRE trabajará en el marco del convenio que celebró la PF.", "SRE", "PF"),
    ("Los talleres del INMUJERES se impartirán en línea.", "", "INMUJERES"),
    ("El Consejo Nacional de Población será consultado.", "", "CONAPO"),
    ("La SRE dará cursos a personal de la SEP.", "SRE", "SEP"),
    ("Se dará seguimiento con la academia, la SEP y la SS, y se publicará.", "", "SEP SS"),
    ("La CNDH emitió observaciones y se atenderán sus propuestas.", "", "CNDH"),
]
PARTS = [
    ("El personal de la SFP realizará auditorías.", "SFP", ""),
    ("La Dirección General de Recursos Humanos de la PGR impartirá cursos.", "PGR", ""),
    ("La FEVIMTRA de la PGR atenderá denuncias.", "FEVIMTRA", "PGR"),
    ("El sistema de la SEP permitirá consultas.", "", "SEP"),
    ("La Secretaría de Salud (CENSIDA) dará cursos.", "SS", "CENSIDA"),
]
NAMES = [
    ("la secretaría de relaciones exteriores realizará foros.", "SRE", ""),
    ("La Secretaria de Función Publica realizará foros.", "SFP", ""),
    ("La Sedesol realizará foros.", "SEDESOL", ""),
    ("El Instituto Nacional de las Mujeres (INMUJERES) realizará foros.", "INMUJERES", ""),
    ("El Consejo Nacional para Prevenir la Discriminasión realizará foros.", "CONAPRED", ""),
    (
        "Participarán las Fiscalías Generales de los Estados de México, Tlaxcala y Puebla.",
        "FGE-PUEBLA FGJEM PGJE-TLAXCALA",
        "",
    ),
    ("Se invitará a las Secretarías de Salud y de Educación Pública.", "", "SEP SS"),
    ("La Secretaría de Salud de Oaxaca aplicará vacunas.", "SALUD-OAXACA", ""),
    ("El OIC en la SEP realizará auditorías.", "OIC-SEP", "SEP"),
    ("El OIC en la SC realizará auditorías.", "OIC-SC", "SC"),
    ("El Órgano Interno de Control realizará auditorías.", "", ""),
    ("El Instituto Nacional de Migración dará avisos y el Instituto abrirá módulos.", "INM", ""),
    ("La CDI usará datos de la CONAGUA. La Comisión también dará apoyos.", "CDI", "CONAGUA"),
]
NO_BODIES = [
    ("El Programa IMSS-PROSPERA continuará.", "", ""),
    ("Consulte www.gob.mx/profedet y conapred@segob.gob.mx.", "", ""),
    ("Se aplicará la Ley del Servicio de Administración Tributaria.", "", ""),
    ("Se apoyará a los Sistemas Estatales DIF y a los DIF municipales.", "", ""),
    ("Las secretarías de salud estatales aplicarán vacunas.", "", ""),
    ("Las personas con credencial INAPAM tendrán descuento.", "", ""),
    ("Se realizarán foros con la sociedad civil y se atenderá a quien lo solicite.", "", ""),
    ("El PTAT y la CURP serán difundidos.", "", ""),
]
RULES = SUBJECTS + MEANS_AND_AGENTS + ONLY_NAMED + PARTS + NAMES + NO_BODIES


@pytest.mark.parametrize(("text", "acts", "named"), RULES, ids=[text[:60] for text, *_ in RULES])
def test_rules(text: str, acts: str, named: str) -> None:
    assert roles(text) == (acts, named)


def test_a_text_of_the_past_says_who_acted_where_nothing_is_planned() -> None:
    assert roles("En 2017 la SEP entregó becas con apoyo del CONACYT.") == ("SEP", "CONACYT")


def test_a_body_that_only_a_text_defines_is_recognised_in_all_texts() -> None:
    defining = "El Instituto Nacional del Maguey (INAMEX) certificará a productores."
    using = "El INAMEX dará asesoría a la SE."
    reading = attributor([defining, using]).read(using)
    body = Agency("INAMEX", "Instituto Nacional del Maguey", "", "", ("INAMEX",))
    assert (found(reading, "acts"), reading.defined) == (frozenset({"INAMEX"}), (body,))
    assert reading.undefined == ()


def test_what_a_text_defines_as_no_body_is_none() -> None:
    text = "El Padrón Único de Apoyos (PUAP) y el PUAP coordinará foros."
    assert attributor([text]).read(text) == Reading(())


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("El Centro de Desarrollo Infantil (CDI) abrirá. El CDI dará becas.", "CDI-CENTRO"),
        ("La SEP aplicará el Programa de Apoyo (PA). El PA dará becas.", "SEP"),
        ("La Comisión para los Indígenas (CDI), sin más, dará becas.", "CDI"),
        ("La Procuraduría de la Defensa del Trabajador (PROFEDET) dará becas.", "PROFEDET"),
        ("El Consejo aprobará el Código de Integridad (CODIN), que la SFP difundirá.", "SFP"),
    ],
)
def test_what_a_text_means_by_an_acronym_goes_before_the_list(text: str, acts: str) -> None:
    assert found(attributor([text]).read(text), "acts") == frozenset(acts.split())


def test_an_acronym_in_no_list_is_a_body_where_it_does_what_bodies_do() -> None:
    text = "La CODISRA impartirá talleres con el CONAPRED."
    reading = attributor([text]).read(text)
    assert (found(reading, "acts"), found(reading, "named")) == (
        frozenset({"CODISRA"}),
        frozenset({"CONAPRED"}),
    )
    assert reading.undefined == ("CODISRA",)
    assert reading.defined == (Agency("CODISRA", "CODISRA", "", ""),)


@pytest.mark.parametrize(
    "text",
    [
        "El PROXYZ beneficiará a 300 personas.",
        "Se aplicará el PROXYZ a la población.",
        "Con recursos del PROXYZ, la SEP abrirá escuelas.",
        "El capítulo XIV será difundido.",
    ],
)
def test_an_acronym_that_could_be_a_programme_is_no_body(text: str) -> None:
    assert attributor([text]).read(text).undefined == ()


def test_an_acronym_explained_as_a_listed_body_is_that_body() -> None:
    text = "La Secretaría de Gobernación (SG) convocará. La SG publicará el acta."
    assert found(attributor([text]).read(text), "acts") == {"SEGOB"}


def folds(text: str) -> set[str]:
    return {fold(match[0]) for match in TOKEN.finditer(text)}


@pytest.mark.parametrize("given_examples", [WORKED, OTHER], ids=["worked", "other"])
def test_spans_show_the_agency_in_the_text(given_examples: list[Example]) -> None:
    searcher = attributor([example.text for example in given_examples])
    for text in (example.text for example in given_examples):
        reading = searcher.read(text)
        bodies = AGENCIES | {each.id: each for each in reading.defined}
        for each in reading.attributions:
            body = bodies[each.agency]
            names = " ".join([body.id, body.name, *body.variants])
            assert folds(text[each.start : each.end]) & folds(names), (each, text)


def test_every_listed_writing_is_read_as_its_body() -> None:
    unread = [
        (agency.id, name)
        for agency in AGENCIES.values()
        for name in authority.writings(agency)
        if agency.id not in named_in(f"Se realizarán foros con {name} y otras instancias.")
    ]
    assert unread == []


def named_in(text: str) -> set[str]:
    return {each.agency for each in LISTED.read(text).attributions}


def test_reading_depends_on_no_other_reading() -> None:
    searcher = attributor([example.text for example in WORKED])
    forwards = [searcher.read(example.text) for example in WORKED]
    backwards = [searcher.read(example.text) for example in reversed(WORKED)]
    assert forwards == backwards[::-1]


@pytest.mark.parametrize("example", WORKED, ids=lambda example: example.text[:40])
def test_decomposed_accents_change_no_role(example: Example) -> None:
    decomposed = normalize("NFD", example.text)
    reading = LISTED.read(decomposed)
    assert (found(reading, "acts"), found(reading, "named")) == (example.acts, example.named)
    for each in reading.attributions:
        assert decomposed[each.start : each.end].strip() == decomposed[each.start : each.end]


PIECES = st.sampled_from(
    "la SRE el INM de con por realizará , . ; ( ) y que a través del se serán elaborados "
    "Secretaría Salud Fiscalías Generales los Estados México Puebla Instituto \n - / : XYZ".split(
        " "
    )
)


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=25).map(" ".join) | st.text(max_size=80))
def test_any_text_is_read_and_every_span_lies_in_it(text: str) -> None:
    searcher = Attributor(SMALL)
    searcher.learn(text)
    reading = searcher.read(text)
    agencies = [each.agency for each in reading.attributions]
    assert len(agencies) == len(set(agencies))
    for each in reading.attributions:
        assert each.start is not None
        assert each.end is not None
        assert 0 <= each.start < each.end <= len(text)


SMALL = {id_: AGENCIES[id_] for id_ in ("SRE", "INM", "SS", "FGJEM", "FGE-PUEBLA", "OIC-INM")}
