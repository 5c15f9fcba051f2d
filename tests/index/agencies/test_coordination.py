"""Bodies that share a head: "Secretarías de Salud y Educación", "la de Turismo"."""

import pytest

from tests.index.agencies.test_attribution import LISTED, roles
from tests.index.agencies.test_given import ids
from tests.support.growth import grows

TEXTS = [
    (
        "Someterá los planes a las Secretarías de Gobernación, de Energía, de Comercio y Fomento "
        "Industrial, de Salud, y del Trabajo y Previsión Social.",
        "",
        "SEGOB SENER SS STPS",
    ),
    (
        "Las Secretarías de Gobernación, de Energía, de Comercio y Fomento Industrial, y de Salud "
        "aplicarán la norma.",
        "SEGOB SENER SS",
        "",
    ),
    (
        "Se reunirán con las Secretarías de Gobernación, Defensa Nacional, Marina, Medio Ambiente "
        "y Recursos Naturales, Comunicaciones y Transportes así como con la CFE.",
        "",
        "CFE SCT SEDENA SEGOB SEMAR SEMARNAT",
    ),
    ("Las Secretarías de Salud y Educación realizarán campañas.", "SEP SS", ""),
    ("Las Secretarías de Salud y de Educación realizarán jornadas.", "SEP SS", ""),
    (
        "Las Secretarías de Gobernación, de Relaciones Exteriores y del Trabajo y "
        "Previsión Social firmarán el convenio.",
        "SEGOB SRE STPS",
        "",
    ),
    (
        "Participarán las secretarías de Hacienda y Crédito Público, del Trabajo y "
        "Previsión Social y de Economía.",
        "SE SHCP STPS",
        "",
    ),
    (
        "Los Institutos Nacional de Migración y Nacional de las Mujeres impartirán talleres.",
        "INM INMUJERES",
        "",
    ),
    (
        "Los Institutos Mexicano de la Juventud y Nacional de las Mujeres abrirán módulos.",
        "IMJUVE INMUJERES",
        "",
    ),
    ("Las Comisiones Nacionales del Agua y Forestal reforestarán cuencas.", "CONAFOR CONAGUA", ""),
    (
        "Las Comisiones Nacional del Agua y Nacional Forestal reforestarán cuencas.",
        "CONAFOR CONAGUA",
        "",
    ),
    (
        "Se firmará un convenio con las Secretarías de Medio Ambiente y Turismo.",
        "",
        "SECTUR SEMARNAT",
    ),
    (
        "Se firmará un convenio con las Secretarías de Agricultura y Desarrollo Rural y "
        "Medio Ambiente.",
        "",
        "SADER SEMARNAT",
    ),
    ("Las Secretarías de Seguridad y Salud darán cursos.", "SS", ""),
    ("Las Secretarías de Desarrollo y de Turismo abrirán módulos.", "SECTUR", ""),
    (
        "Las Secretarías de Salud y Educación de Oaxaca aplicarán vacunas.",
        "EDUCACION-OAXACA SALUD-OAXACA",
        "",
    ),
    (
        "Las Secretarías de Salud y de Turismo del Estado de Puebla abrirán módulos.",
        "SALUD-PUEBLA TURISMO-PUEBLA",
        "",
    ),
    ("Las secretarías de salud y educación estatales aplicarán vacunas.", "", ""),
    (
        "Las Secretarías de Salud y de Educación de las entidades federativas aplicarán vacunas.",
        "",
        "",
    ),
    (
        "La Secretaría de Gobernación y la de Relaciones Exteriores publicarán el acuerdo.",
        "SEGOB SRE",
        "",
    ),
    ("La Secretaría de Economía y la de Energía capacitarán a empresas.", "SE SENER", ""),
    ("La Secretaría de Salud y de Educación Pública realizarán campañas.", "SEP SS", ""),
    (
        "Las Procuradurías Federal del Consumidor y Federal de Protección al Ambiente "
        "realizarán visitas.",
        "PROFECO PROFEPA",
        "",
    ),
    (
        "Las Comisiones Nacional de los Derechos Humanos y Mexicana de Ayuda a Refugiados "
        "darán cursos.",
        "CNDH COMAR",
        "",
    ),
    (
        "Las Comisiones Nacional Bancaria y de Valores y Nacional de Seguros y Fianzas "
        "emitirán reglas.",
        "CNBV CNSF",
        "",
    ),
    (
        "Los titulares de las Secretarías de Marina y de la Defensa Nacional firmarán el plan.",
        "SEDENA SEMAR",
        "",
    ),
    (
        "La Secretaría de Salud, la de Bienestar y la de Turismo abrirán módulos.",
        "BIENESTAR SECTUR SS",
        "",
    ),
    (
        "Los Consejos Nacionales de Población y para Prevenir la Discriminación "
        "publicarán estudios.",
        "CONAPO CONAPRED",
        "",
    ),
    (
        "Los Institutos Nacionales de Pediatría, de Cancerología y de Geriatría darán consultas.",
        "INCAN INGER INPED",
        "",
    ),
    ("Las secretarías de salud aplicarán vacunas.", "", ""),
    ("Las Secretarías de Educación aplicarán la encuesta.", "", ""),
    ("El Instituto Nacional de Migración y el de las Mujeres impartirán talleres.", "INM", ""),
    (
        "Las secretarías de Hacienda y Educación transferirán recursos al CONAFE.",
        "SEP SHCP",
        "CONAFE",
    ),
    (
        "Las Secretarías de Gobernación (SEGOB), de Salud (SS) y de Educación Pública "
        "(SEP) firmarán el convenio.",
        "SEGOB SEP SS",
        "",
    ),
    ("Las Subsecretarías de Derechos Humanos y de Gobierno darán seguimiento.", "SDH SUBGOB", ""),
    ("Las Secretarías de Salud, de Finanzas y de Turismo abrirán módulos.", "SS", ""),
    (
        "Las Direcciones Generales de Servicios Consulares y de Protección a Mexicanos en "
        "el Exterior darán asesoría.",
        "DGPME DGSC",
        "",
    ),
    (
        "La Secretaría de Hacienda y Crédito Público y la de Gobernación emitirán reglas.",
        "SEGOB SHCP",
        "",
    ),
    ("Las Secretarías de Gobernación y de Salud de Honduras visitarán al INM.", "", "INM"),
    (
        "La Secretaría de Relaciones Exteriores de México y la de Guatemala firmarán el acuerdo.",
        "SRE",
        "",
    ),
    (
        "Los Institutos Nacionales de Salud, Hospitales de Alta Especialidad y la SS "
        "darán consultas.",
        "SS",
        "",
    ),
    ("Los Institutos Nacionales de Salud darán consultas.", "", ""),
    ("Las Comisiones de Salud y de Hacienda del Senado dictaminarán la ley.", "", ""),
    (
        "Las Secretarías de Salud de Oaxaca, Puebla y Tlaxcala aplicarán vacunas.",
        "SALUD-OAXACA SALUD-PUEBLA SALUD-TLAXCALA",
        "",
    ),
    (
        "Los Consulados de México en Houston, Dallas y Austin atenderán a connacionales.",
        "CONSULMEX-AUSTIN CONSULMEX-DALLAS CONSULMEX-HOUSTON",
        "",
    ),
    ("En la Secretaría de Salud y en la de Educación Pública se instalarán módulos.", "", "SEP SS"),
    (
        "Los cursos serán impartidos por la Secretaría de Salud y por la de Educación Pública.",
        "SEP SS",
        "",
    ),
    (
        "La Subsecretaría de Derechos Humanos, Población y Migración y la de Gobierno "
        "darán seguimiento.",
        "SDHPM SUBGOB",
        "",
    ),
    (
        "La Secretaría de Educación de Puebla y la de Turismo de Puebla darán cursos.",
        "EDUCACION-PUEBLA TURISMO-PUEBLA",
        "",
    ),
    (
        "Las Secretarías de Comunicaciones y Transportes y de Turismo mejorarán carreteras.",
        "SCT SECTUR",
        "",
    ),
    (
        "Con las secretarías de Energía, de Economía y de Hacienda, la CFE fijará tarifas.",
        "CFE",
        "SE SENER SHCP",
    ),
    ("Las Secretarías de Marina, Trabajo y Turismo impulsarán puertos.", "SECTUR SEMAR STPS", ""),
    (
        "Las Comisiones Nacionales de Áreas Naturales Protegidas, Forestal y del Agua "
        "restaurarán cuencas.",
        "CONAFOR CONAGUA CONANP",
        "",
    ),
    (
        "Los Consejos Nacionales de Ciencia y Tecnología y de Población financiarán estudios.",
        "CONACYT CONAPO",
        "",
    ),
    (
        "Los Institutos Mexicanos del Seguro Social y de la Juventud abrirán clínicas.",
        "IMJUVE IMSS",
        "",
    ),
    (
        "Las Fiscalías Generales de Chiapas y Oaxaca investigarán los casos.",
        "FGE-CHIAPAS FGE-OAXACA",
        "",
    ),
    (
        "Las Secretarías de Turismo de Sonora y de Sinaloa promoverán playas.",
        "TURISMO-SINALOA TURISMO-SONORA",
        "",
    ),
    ("La Comisión Nacional Forestal y la del Agua restaurarán cuencas.", "CONAFOR", ""),
    ("El Instituto Nacional de Pediatría y el de Cancerología darán consultas.", "INPED", ""),
    ("La Secretaría de Cultura y la de Educación editarán libros.", "SC SEP", ""),
    ("Las Universidades Autónomas de Baja California y de Sinaloa darán becas.", "UABC UAS", ""),
]
CELLS = [
    ("Secretarías de Salud y Educación", "SS SEP"),
    (
        "Secretarías de Gobernación, de Relaciones Exteriores y del Trabajo y Previsión Social",
        "SEGOB SRE STPS",
    ),
    ("Institutos Nacional de Migración y Nacional de las Mujeres", "INM INMUJERES"),
    ("Comisiones Nacionales del Agua y Forestal", "CONAGUA CONAFOR"),
    ("Secretarías de Seguridad y Salud", "SS"),
    ("Secretarías de Salud y Educación de Oaxaca", "SALUD-OAXACA EDUCACION-OAXACA"),
    ("Secretaría de Gobernación y la de Relaciones Exteriores", "SEGOB SRE"),
    ("Secretarías de Hacienda y Crédito Público, Economía y Energía; SAT", "SHCP SE SENER SAT"),
    ("Secretaría de Gobernación de Honduras", "SECRETARIA-GOBERNACION-HONDURAS"),
    ("Secretarías de Salud de Oaxaca y Puebla", "SALUD-OAXACA SALUD-PUEBLA"),
    ("SECRETARÍAS DE SALUD Y EDUCACIÓN PÚBLICA", "SS SEP"),
    ("SECRETARÍAS DE SALUD, EDUCACIÓN Y TURISMO", "SS SEP SECTUR"),
    (
        "Secretaría de Educación Pública, Secretaría de Salud e IMSS-Bienestar",
        "SEP SS IMSS-BIENESTAR",
    ),
    ("Secretarías de Energía y Economía", "SENER SE"),
    ("Secretarías de Marina, Trabajo y Turismo", "SEMAR STPS SECTUR"),
    ("Comisiones Nacionales Forestal y del Agua", "CONAFOR CONAGUA"),
    ("Secretaría de Turismo de Guatemala; SECTUR", "SECRETARIA-TURISMO-GUATEMALA SECTUR"),
]


@pytest.mark.parametrize(("text", "acts", "named"), TEXTS, ids=[text for text, *_ in TEXTS])
def test_each_body_of_a_shared_head_is_found(text: str, acts: str, named: str) -> None:
    assert roles(text) == (acts, named)


@pytest.mark.parametrize(("cell", "agencies"), CELLS)
def test_a_cell_gives_each_body_of_a_shared_head(cell: str, agencies: str) -> None:
    assert ids(cell) == agencies


@pytest.mark.parametrize(
    ("text", "written"),
    [
        (
            "Se reunirán las Secretarías de Salud (SSA) y Educación hoy.",
            ["Secretarías de Salud (SSA)", "Educación"],
        ),
        (
            "La Secretaría de Salud y la de Turismo abrirán.",
            ["Secretaría de Salud", "la de Turismo"],
        ),
        ("Las Secretarías de Seguridad y Salud abrirán.", ["Secretarías de Seguridad y Salud"]),
    ],
)
def test_each_is_shown_by_its_own_words(text: str, written: list[str]) -> None:
    found = sorted((a.start or 0, a.end or 0) for a in LISTED.read(text).attributions)
    assert [text[start:end] for start, end in found] == written


@pytest.mark.parametrize(
    "piece",
    [
        "Secretarías de ",
        "Secretarías de Salud, ",
        "Secretarías de Salud de Oaxaca, ",
        "Secretaría de Salud y la de ",
        "Comisiones Nacionales (",
        "Secretarías de Salud, de Turismo, de Nada, de ",
    ],
)
def test_a_text_costs_what_it_is_long(piece: str) -> None:
    assert not grows(LISTED.read, lambda size: piece * (size // len(piece)), 1_000, 8, 24.0)


@pytest.mark.parametrize("text", ["Las Secretarías. Salud y Educación abrirán.", "Las Secretarías"])
def test_a_head_without_its_endings_is_nobody(text: str) -> None:
    assert roles(text) == ("", "")
