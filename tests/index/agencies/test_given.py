"""Bodies that a column or a sheet gives: cells as tables of many programmes hold them."""

from urllib.parse import quote

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from index.agencies.attribution import Attributor, line_attributions
from index.agencies.given import Given, combined
from search.model import Agency, Attribution
from search.thesaurus.authority import LONGEST
from tests.index.agencies.test_attribution import AGENCIES, LISTED, attributor
from tests.support.growth import grows

LISTED_BODIES = [
    ("SRE", "SRE"),
    ("SEGOB (UPM), INM", "SEGOB UPM INM"),
    ("SRE; SEP y Secretaría de Salud", "SRE SEP SS"),
    ("Secretaría de Hacienda y Crédito Público y Banco de México", "SHCP BANXICO"),
    ("SHCP/SAT", "SHCP SAT"),
    ("SHCP / SAT / CONDUSEF", "SHCP SAT CONDUSEF"),
    ("STPS\nIMSS\nCONAFE", "STPS IMSS CONAFE"),
    ("• SEP\n• CONAFE", "SEP CONAFE"),
    ("- SEP\n- CONAFE", "SEP CONAFE"),
    ("1. SRE 2. INM 3. COMAR", "SRE INM COMAR"),
    ("1) SRE\n2) INM", "SRE INM"),
    ("Responsable: SRE", "SRE"),
    ("En coordinación con la SEDATU", "SEDATU"),
    ("SEP en coordinación con el CONAFE y la STPS", "SEP CONAFE STPS"),
    ("SEP (coordinadora), CONAFE (participante)", "SEP CONAFE"),
    ("Coordina: SEP. Participan: CONAFE, STPS", "SEP CONAFE STPS"),
    ("Secretaría de Gobernación - Unidad de Política Migratoria", "SEGOB UPM"),
    ("SEGOB–INM", "SEGOB INM"),
    ("Secretaria de Relaciones Exteriores", "SRE"),
    ("SECRETARÍA DE DESARROLLO AGRARIO, TERRITORIAL Y URBANO", "SEDATU"),
    ("Secretaría de Desarrollo Agrario, Territorial y Urbano, SEP", "SEDATU SEP"),
    ("Institvto Nacional de Migración", "INM"),
    ("Comisión Mexicana de Ayuda a Refujiados (COMAR)", "COMAR"),
    ("Instituto Nacional\nde Migración", "INM"),
    (
        "Secretaría de Hacienda\ny Crédito Público\nServicio de Administración Tributaria",
        "SHCP SAT",
    ),
    ("S.R.E. e I.N.M.", "SRE INM"),
    ("SRE¹, INM²", "SRE INM"),
    ("SRE, INM y otras", "SRE INM"),
    ("SEP, SS, entre otras dependencias", "SEP SS"),
    ("SEP | CONAFE", "SEP CONAFE"),
    ("SEP y/o CONAFE", "SEP CONAFE"),
    ("SEP; SEP; sep", "SEP"),
    ("Titular de la UPM", "UPM"),
    ("Dirección General de Recursos Humanos de la PGR", "PGR"),
    ("IMSS Delegación Jalisco", "IMSS"),
    ("Sec. de Salud", "SS"),
    ("Sría. de Turismo / Sría. de Cultura", "SECTUR SC"),
    ("Gobierno del Estado de Oaxaca", "GOB-OAXACA"),
    ("Secretaría de Turismo del Estado de Puebla y SECTUR", "TURISMO-PUEBLA SECTUR"),
    ("Secretaría de Salud a través de la COFEPRIS", "SS COFEPRIS"),
    ("SEP, con apoyo de: IMJUVE.", "SEP IMJUVE"),
    ("Secretaría de Gobernación (SG)", "SEGOB"),
    ("Secretarías de Salud y de Turismo", "SS SECTUR"),
    ("SRE  ,INM ; ;COMAR.", "SRE INM COMAR"),
]
NO_BODIES = [
    "",
    " ",
    "-",
    "—",
    "...",
    "N/A",
    "n.a.",
    "No aplica",
    "NO APLICA.",
    "Por definir",
    "Sin definir",
    "Pendiente",
    "S/D",
    "s/n",
    "Ninguna",
    "Todas las dependencias",
    "Todas las dependencias y entidades de la APF",
    "Todas",
    "Cada entidad",
    "Entidades responsables",
    "Coordinadora",
    "(participante)",
    "Responsable:",
    "y otras",
    "Dependencias participantes",
    "Entidades federativas y municipios",
    "2018",
    "X",
    "12.5 %",
]
# The ids that nobody lists are made of the words that tell a name from others.
UNLISTED = [
    ("Migración Colombia", "MIGRACION-COLOMBIA"),
    ("Secretaria Transparencia", "SECRETARIA-TRANSPARENCIA"),
    ("Secretaría de Transparencia", "SECRETARIA-TRANSPARENCIA"),
    ("Comité", "COMITE"),
    ("Datasketch", "DATASKETCH"),
    ("Juan Felipe Yepes", "JUAN-FELIPE-YEPES"),
    ("Juan Felipe Yepes y Somos Mas", "JUAN-FELIPE-YEPES SOMOS-MAS"),
    ("Juan Felipe, Somos Mas y Datasketch", "JUAN-FELIPE SOMOS-MAS DATASKETCH"),
    ("Somos Mas y entidades relacionadas con las temáticas", "SOMOS-MAS"),
    ("Comité y entidades relacionadas con la temática", "COMITE"),
    ("Datasketch, Juan Felipe y entidad responsable", "DATASKETCH JUAN-FELIPE"),
    ("Ministerio de Comercio, Industria y Turismo", "MINISTERIO-COMERCIO-INDUSTRIA-TURISMO"),
    (
        "Ministerio de Vivienda, Ciudad y Territorio; DNP",
        "MINISTERIO-VIVIENDA-CIUDAD-TERRITORIO DNP",
    ),
    ("MinTIC y DNP", "MINTIC DNP"),
    ("SENA, ICBF", "SENA ICBF"),
    (
        "Ministerio de Desarrollo e Inclusión Social - MIDIS",
        "MIDIS",
    ),
    ("Superintendencia Nacional de Migraciones", "SUPERINTENDENCIA-NACIONAL-MIGRACIONES"),
    ("Subsecretaría de Prevención del Delito (Chile)", "SUBSECRETARIA-PREVENCION-DELITO"),
    ("Servicio Jesuita a Migrantes, A.C.", "SERVICIO-JESUITA-MIGRANTES"),
    ("SEC. BIENESTAR Y DLLO SOCIAL", "SECRETARIA-BIENESTAR-DESARROLLO-SOCIAL"),
    ("Secretaría de Turismo y Desarrollo Económico", "SECRETARIA-TURISMO-DESARROLLO-ECONOMICO"),
    (
        "Secretaría de Planeación y la Personería Municipal",
        "SECRETARIA-PLANEACION PERSONERIA-MUNICIPAL",
    ),
    ("Alcaldía de Guatapé", "ALCALDIA-GUATAPE"),
    ("Secretaría de Salud Pública de Cali", "SECRETARIA-SALUD-PUBLICA-CALI"),
    ("Consejo Consultivo de la SEP", "CONSEJO-CONSULTIVO-SEP"),
    ("Instituto Morelense del Agave (IMOAGA)", "IMOAGA"),
    ("Instituto Morelense del Agave (IMOAGA), SADER", "IMOAGA SADER"),
    ("Migración Colombia, SRE", "MIGRACION-COLOMBIA SRE"),
    ("Responsable: Cruz Roja Guatemalteca", "CRUZ-ROJA-GUATEMALTECA"),
    ("1. Casa del Migrante\n2. Fundación Arcoíris", "CASA-MIGRANTE FUNDACION-ARCOIRIS"),
    (
        "Secretaría de Salud y Deportes\nSecretaría de Obras Públicas",
        "SECRETARIA-SALUD-DEPORTES SECRETARIA-OBRAS-PUBLICAS",
    ),
    ("Comité de participación ciudadana", "COMITE-PARTICIPACION-CIUDADANA"),
    ("migración colombia", "MIGRACION-COLOMBIA"),
    ("Sindicatura Procuradora; Tesorería Municipal", "SINDICATURA-PROCURADORA TESORERIA-MUNICIPAL"),
    ("Cabildo Indígena Ñu'u Savi", "CABILDO-INDIGENA-NU-U-SAVI"),
]
# Written when the rules stood, to see what they do with others' tables.
FURTHER = [
    ("• Datasketch\n\nSomos Mas", "DATASKETCH SOMOS-MAS"),
    ("• SRE\n  • INM", "SRE INM"),
    ("Mtro. Juan Pérez, Dra. Ana Ruiz", "JUAN-PEREZ ANA-RUIZ"),
    ("Sra. Rosa Gil", "ROSA-GIL"),
    ("H. Ayuntamiento de Tapachula", "AYUNTAMIENTO-TAPACHULA"),
    ("Persona titular de la Secretaría de Salud", "SS"),
    ("Estados Unidos y Guatemala", "ESTADOS-UNIDOS GUATEMALA"),
    ("SADER, SEMARNAT, CONAGUA y CONAFOR", "SADER SEMARNAT CONAGUA CONAFOR"),
    ("Secretaría de Medio Ambiente y Recursos Naturales", "SEMARNAT"),
    (
        "SECRETARÍA DE GOBERNACIÓN, SECRETARÍA DE RELACIONES EXTERIORES Y GUARDIA NACIONAL",
        "SEGOB SRE GN",
    ),
    ("Secretaría de Gobernasión", "SEGOB"),
    ("Secretaría de Turísmo", "SECTUR"),
    ("secretaria de turizmo", "SECTUR"),
    (
        "Secretaría de Agricultura y Desarrollo Rural (SADER), Secretaría de Bienestar",
        "SADER BIENESTAR",
    ),
    ("INM / COMAR / SRE (Red Consular)", "INM COMAR SRE"),
    ("Líder: SEGOB\nParticipantes: INM, COMAR, SRE", "SEGOB INM COMAR SRE"),
    ("SEGOB (coordina); INM y COMAR (participan)", "SEGOB INM COMAR"),
    ("SEGOB, INM, etc.", "SEGOB INM"),
    ("INM, SRE y dependencias involucradas", "INM SRE"),
    ("DIF Nacional; DIF estatales", "SNDIF"),
    ("Sistema Nacional DIF", "SNDIF"),
    ("Instituto Nacional de las Mujeres (INMUJERES), CONAVIM", "INMUJERES CONAVIM"),
    ("Fiscalía General de la República", "FGR"),
    ("Departamento Nacional de Planeación", "DEPARTAMENTO-NACIONAL-PLANEACION"),
    (
        "Departamento Nacional de Planeación (DNP); Ministerio del Interior",
        "DNP MINISTERIO-INTERIOR",
    ),
    (
        "Ministerio de Relaciones Exteriores, Migración Colombia y DNP",
        "MINISTERIO-RELACIONES-EXTERIORES MIGRACION-COLOMBIA DNP",
    ),
    ("Instituto Colombiano de Bienestar Familiar - ICBF", "ICBF"),
    (
        "Unidad para la Atención y Reparación Integral a las Víctimas",
        "UNIDAD-ATENCION-REPARACION-INTEGRAL-VICTIMAS",
    ),
    (
        "Ministerio de Educación (Mineduc) / Subsecretaría de Educación Parvularia",
        "MINEDUC SUBSECRETARIA-EDUCACION-PARVULARIA",
    ),
    ("MINISTERIO DE SALUD Y DEPORTES", "MINISTERIO-SALUD-DEPORTES"),
    ("Defensoría de los Habitantes", "DEFENSORIA-HABITANTES"),
    (
        "Secretaría de Educación, Secretaría de Salud, Secretaría de Cultura",
        "SECRETARIA-EDUCACION SS SC",
    ),
    ("Oficina de la Primera Dama", "OFICINA-PRIMERA-DAMA"),
    ("Ing. José Luis Pérez Gómez", "JOSE-LUIS-PEREZ-GOMEZ"),
    ("María Fernanda Ruiz (SEP)", "MARIA-FERNANDA-RUIZ SEP"),
    ("Coordinación de Asesores", "COORDINACION-ASESORES"),
    ("Jefatura de la Oficina de la Presidencia; Oficialía Mayor", "PRESIDENCIA OFICIALIA-MAYOR"),
    ("Regidurías", "REGIDURIAS"),
    (
        "Consejería Presidencial para los Derechos Humanos",
        "CONSEJERIA-PRESIDENCIAL-DERECHOS-HUMANOS",
    ),
    ("Organización Internacional para las Migraciones (OIM), ACNUR", "OIM ACNUR"),
    ("ONU Mujeres y UNICEF", "ONU-MUJERES UNICEF"),
    ("Gobierno de la Ciudad de México, Gobierno del Estado de México", "GOB-CDMX GOB-EDOMEX"),
    ("Municipio de Guatapé, Gobernación de Antioquia", "MUNICIPIO-GUATAPE GOBERNACION-ANTIOQUIA"),
    (
        "Dirección de Planeación; Dirección de Obras Públicas y Desarrollo Urbano",
        "DIRECCION-PLANEACION DIRECCION-OBRAS-PUBLICAS-DESARROLLO-URBANO",
    ),
    ("SIPINNA, PFPNNA", "SIPINNA PFPNNA"),
    ("Todas las áreas", ""),
    ("Según corresponda", ""),
    ("Por asignar", ""),
    ("No Disponible", ""),
    ("Varias dependencias", ""),
    ("Instituciones de educación superior", ""),
    ("Organizaciones de la sociedad civil", ""),
    ("OSC y academia", ""),
    ("Dependencia responsable", ""),
    ("--", ""),
    ("Sin responsable asignado", ""),
    ("A quien corresponda", ""),
    ("Gobiernos estatales y municipales", ""),
    ("SEP (Subsecretaría de Educación Básica)", "SEP SEB"),
    ("a) SEP b) IMSS", "SEP IMSS"),
    ("SEP-CONAFE", "SEP CONAFE"),
    ("SEP + CONAFE", "SEP CONAFE"),
    ("SEP, CONAFE & IMSS", "SEP CONAFE IMSS"),
    ("SEP CONAFE IMSS", "SEP CONAFE IMSS"),
    ("Secretaría de Seguridad y Protección Ciudadana / Guardia Nacional", "SSPC GN"),
    (
        "Instituto Nacional Electoral con apoyo del Registro Federal de Electores",
        "INE REGISTRO-FEDERAL-ELECTORES",
    ),
    (
        "Tribunal Superior de Justicia y Fiscalía General de Justicia del Estado",
        "TRIBUNAL-SUPERIOR-JUSTICIA FISCALIA-GENERAL-JUSTICIA-ESTADO",
    ),
    (
        "Universidad de Antioquia, Universidad Nacional de Colombia",
        "UNIVERSIDAD-ANTIOQUIA UNIVERSIDAD-NACIONAL-COLOMBIA",
    ),
    ("Cámara de Comercio de Bogotá", "CAMARA-COMERCIO-BOGOTA"),
    (
        "Secretaría de Desarrollo Agropecuario y Recursos Hidráulicos",
        "SECRETARIA-DESARROLLO-AGROPECUARIO-RECURSOS-HIDRAULICOS",
    ),
    ("Empresas Públicas de Medellín E.S.P.", "EMPRESAS-PUBLICAS-MEDELLIN"),
    ("Policía Nacional", "POLICIA-NACIONAL"),
    ("SEGOB: Subsecretaría de Derechos Humanos, Población y Migración", "SEGOB SDHPM"),
    ("Secretaría del Trabajo y Previsión Social\nSecretaría de Economía", "STPS SE"),
    ("STPS (Responsable)\nSE (Corresponsable)", "STPS SE"),
    ("• SEMARNAT;\n• CONAGUA;\n• PROFEPA.", "SEMARNAT CONAGUA PROFEPA"),
    ("SEMARNAT,CONAGUA,PROFEPA", "SEMARNAT CONAGUA PROFEPA"),
    ("SEMARNAT\\CONAGUA", "SEMARNAT CONAGUA"),
    ("SEMARNAT > CONAGUA", "SEMARNAT CONAGUA"),
    ("SEMARNAT - CONAGUA - PROFEPA", "SEMARNAT CONAGUA PROFEPA"),
    ("“SEMARNAT”", "SEMARNAT"),
    ("Responsables: SEMARNAT y CONAGUA. Corresponsables: SADER.", "SEMARNAT CONAGUA SADER"),
    ("Bajo la coordinación de la SEGOB, participan INM y COMAR", "SEGOB INM COMAR"),
    ("La Secretaría de Economía, a través del INADEM", "SE INADEM"),
    ("Petróleos Mexicanos y Comisión Federal de Electricidad", "PEMEX CFE"),
    ("Secretaría de Comunicaciones y Transportes, Secretaría de Energía", "SCT SENER"),
    ("SECRETARIA DE COMUNICACIONES Y TRANSPORTES", "SCT"),
    ("Instituto Mexicano del Seguro Socila", "IMSS"),
    ("ISSSTE e IMSS", "ISSSTE IMSS"),
    ("Insituto Nacional de Estadística y Geografía", "INEGI"),
    (
        "Consejo Nacional para Prevenir la Discriminación, Secretaría de Bienestar y DIF",
        "CONAPRED BIENESTAR SNDIF",
    ),
    (
        "Ministerio de Economía y Finanzas (MEF); Ministerio de la Producción",
        "MEF MINISTERIO-PRODUCCION",
    ),
    (
        "MINISTERIO DE LA MUJER Y POBLACIONES VULNERABLES",
        "MINISTERIO-MUJER-POBLACIONES-VULNERABLES",
    ),
    ("Registro Nacional de las Personas (RENAP)", "RENAP"),
    ("Superintendencia de Administración Tributaria", "SUPERINTENDENCIA-ADMINISTRACION-TRIBUTARIA"),
    ("Dirección Nacional de Migraciones", "DIRECCION-NACIONAL-MIGRACIONES"),
    (
        "Consejo Noruego para Refugiados, HIAS, Save the Children",
        "CONSEJO-NORUEGO-REFUGIADOS HIAS SAVE-THE-CHILDREN",
    ),
    ("Cruz Roja Colombiana y Pastoral Social", "CRUZ-ROJA-COLOMBIANA PASTORAL-SOCIAL"),
    (
        "Secretaría General, Oficina Asesora Jurídica y Control Interno",
        "SECRETARIA-GENERAL OFICINA-ASESORA-JURIDICA CONTROL-INTERNO",
    ),
    (
        "Secretaría de Planeación, Obras Públicas y Vivienda",
        "SECRETARIA-PLANEACION-OBRAS-PUBLICAS-VIVIENDA",
    ),
    ("Sec. Gobierno; Sec. Planeación", "SECRETARIA-GOBIERNO SECRETARIA-PLANEACION"),
    ("Comisaría de Familia, Inspección de Policía", "COMISARIA-FAMILIA INSPECCION-POLICIA"),
    ("Agencia de Renovación del Territorio", "AGENCIA-RENOVACION-TERRITORIO"),
    (
        "Unidad de Víctimas, Agencia Nacional de Tierras y Ministerio del Trabajo",
        "UNIDAD-VICTIMAS AGENCIA-NACIONAL-TIERRAS MINISTERIO-TRABAJO",
    ),
    ("Consejería de Educación, Cultura y Deporte", "CONSEJERIA-EDUCACION-CULTURA-DEPORTE"),
    ("Dirección General de Tráfico (DGT), Ministerio del Interior", "DGT MINISTERIO-INTERIOR"),
    ("Alcalde Municipal", "ALCALDE-MUNICIPAL"),
    ("Jefe de gabinete", "JEFE-GABINETE"),
    ("Google, Microsoft y Amazon Web Services", "GOOGLE MICROSOFT AMAZON-WEB-SERVICES"),
    ("Ciudadanía", ""),
    ("Población en general", ""),
    ("Los municipios", ""),
    ("Las 32 entidades federativas", ""),
    ("Sin información", ""),
    ("Sector salud", ""),
    ("En proceso de definición", ""),
    ("Ver nota", ""),
    ("*", ""),
    ("(1)", ""),
    ("No.", ""),
    ("NA", ""),
    ("Equipo de trabajo interinstitucional", ""),
]


def ids(cell: str, by: Attributor = LISTED) -> str:
    return " ".join(by.given(cell).agencies)


@pytest.mark.parametrize(("cell", "agencies"), LISTED_BODIES)
def test_listed_bodies_are_found_in_the_order_of_the_cell(cell: str, agencies: str) -> None:
    assert LISTED.given(cell) == Given(tuple(agencies.split()))


@pytest.mark.parametrize("cell", NO_BODIES)
def test_what_names_no_body_gives_none(cell: str) -> None:
    assert LISTED.given(cell) == Given()


@pytest.mark.parametrize(("cell", "agencies"), UNLISTED + FURTHER)
def test_a_cell_gives_the_bodies_that_it_names(cell: str, agencies: str) -> None:
    assert ids(cell) == agencies


def test_a_given_body_is_an_agency_of_its_own_and_told() -> None:
    assert LISTED.given("SRE, Migración\xa0Colombia") == Given(
        ("SRE", "MIGRACION-COLOMBIA"),
        (Agency("MIGRACION-COLOMBIA", "Migración Colombia", "", ""),),
        ("Migración Colombia",),
    )


def test_a_name_goes_with_its_acronym() -> None:
    (body,) = LISTED.given("Instituto Morelense del Agave (IMOAGA)").defined
    assert body == Agency("IMOAGA", "Instituto Morelense del Agave", "", "", ("IMOAGA",))


@pytest.mark.parametrize(
    "cell",
    ["MIGRACIÓN COLOMBIA", "Migracion  Colombia", "migración de Colombia", "• Migración\nColombia"],
)
def test_spellings_of_one_name_share_an_id(cell: str) -> None:
    assert ids(cell) == "MIGRACION-COLOMBIA"


def test_an_abbreviation_is_told_as_it_is_written() -> None:
    assert LISTED.given("SEC. GOBIERNO").unlisted == ("SEC. GOBIERNO",)


def test_no_id_is_that_of_another_body() -> None:
    taken = Attributor({"DATASKETCH": Agency("DATASKETCH", "Otra Cosa", "", "")})
    (other,) = taken.given("Datasketch").agencies
    assert other.startswith("DATASKETCH-")
    assert taken.given("DATASKETCH").agencies == (other,)


def test_an_id_is_as_long_as_those_of_the_list_may_be() -> None:
    long = "Comité " + "Interinstitucional " * 9
    one, two = LISTED.given(f"{long}Norte; {long}Sur").agencies
    assert max(len(one), len(two)) <= LONGEST["id"]
    assert one != two


def test_what_a_text_defines_is_known_in_a_cell() -> None:
    taught = attributor(["El Instituto Morelense del Agave (IMOAGA) dará cursos."])
    for cell in ("IMOAGA", "Instituto Morelense del Agave", "instituto morelense del agave"):
        read = taught.given(cell)
        assert read.agencies == ("IMOAGA",)
        assert read.defined == (
            Agency("IMOAGA", "Instituto Morelense del Agave", "", "", ("IMOAGA",)),
        )
        assert read.unlisted == (cell,)


def test_a_cell_teaches_texts() -> None:
    taught = attributor(["Instituto Morelense del Agave (IMOAGA)"])
    assert ids("IMOAGA", taught) == "IMOAGA"
    assert {each.agency for each in taught.read("El IMOAGA dará cursos.").attributions} == {
        "IMOAGA"
    }


def test_an_acronym_that_only_texts_show_has_one_id_in_texts_and_cells() -> None:
    text = "La CODIXA impartirá talleres."
    taught = attributor([text])
    assert [each.agency for each in taught.read(text).attributions] == ["CODIXA"]
    assert ids("CODIXA", taught) == ids("CODIXA") == "CODIXA"


def test_reading_a_cell_teaches_nothing() -> None:
    text = "Datasketch impartirá talleres."
    assert ids("Datasketch") == "DATASKETCH"
    assert LISTED.read(text).attributions == ()


@pytest.mark.parametrize(
    ("title", "agency"),
    [
        ("SEGOB", "SEGOB"),
        ("Secretaría de Salud", "SS"),
        ("SECRETARIA DE SALUD ", "SS"),
        ("1. SRE", "SRE"),
        ("Sec. Salud", "SS"),
        ("Instituto Nacional de Migración (INM)", "INM"),
        ("Secretaría de Relaciones Exteri", "SRE"),  # as long as a title can be
        ("SEC. GOBIERNO", ""),
        ("Resumen", ""),
        ("SEGOB y SRE", ""),
        ("SEGOB 2018", ""),
        ("Indicadores de la SRE", ""),
        ("Secretaría de Salud de Oaxaca", "SALUD-OAXACA"),
        ("Secretaría de Desarrollo", ""),
        ("Hoja1", ""),
        ("", ""),
    ],
)
def test_a_sheet_is_a_body_where_its_whole_title_is(title: str, agency: str) -> None:
    assert LISTED.sheet(title) == agency


@settings(max_examples=300)
@given(st.text("SREINMyde ,;/()-•\n.:1áÑ'¹\xad", max_size=80))
@example("(" * 60)
def test_any_cell_is_read(cell: str) -> None:
    read = LISTED.given(cell)
    new = tuple(each.id for each in read.defined)
    assert len(set(read.agencies)) == len(read.agencies)
    assert new == tuple(id_ for id_ in read.agencies if id_ not in AGENCIES)
    assert len(read.unlisted) == len(new)
    assert [quote(id_) for id_ in new] == list(new)


@pytest.mark.parametrize(
    "piece",
    [
        "SRE, ",
        "(",
        "Migración Colombia y ",
        "1. ",
        "\n",
        "Secretaría de ",
        "de ",
        "Comité, ",
        "Salud, ",
        " - ",
    ],
)
def test_a_cell_costs_what_it_is_long(piece: str) -> None:
    assert not grows(LISTED.given, lambda size: piece * (size // len(piece)), 1_000, 8, 24.0)


ACTS = Attribution("SRE", "acts", 3, 6)
NAMED = Attribution("INM", "named", 10, 13)


@pytest.mark.parametrize(
    ("bodies", "read", "result"),
    [
        ([], [NAMED, ACTS], (NAMED, ACTS)),
        (["SEP"], [], (Attribution("SEP", "acts", given=True),)),
        (["SRE"], [ACTS], (Attribution("SRE", "acts", 3, 6, given=True),)),
        (["INM"], [NAMED], (Attribution("INM", "acts", 10, 13, given=True),)),
        (
            ["SEP", "INM"],
            [NAMED, ACTS],
            (
                Attribution("INM", "acts", 10, 13, given=True),
                Attribution("SEP", "acts", given=True),
                Attribution("SRE", "named", 3, 6),
            ),
        ),
        (["SEP", "SEP"], [], (Attribution("SEP", "acts", given=True),)),
    ],
)
def test_what_a_column_gives_beats_the_text(
    bodies: list[str], read: list[Attribution], result: tuple[Attribution, ...]
) -> None:
    assert combined(bodies, read) == result


GIVEN = Attribution("INM", "acts", given=True)


@pytest.mark.parametrize(
    ("own", "activities", "result"),
    [
        ([GIVEN], [], (GIVEN,)),
        ([GIVEN], [(Attribution("INM", "acts", 0, 3),)], (GIVEN,)),
        (
            [GIVEN, NAMED, Attribution("SEP", "named", 5, 8)],
            [(ACTS,)],
            (GIVEN, Attribution("SRE", "acts"), Attribution("SEP", "named", 5, 8)),
        ),
        ([], [(GIVEN,)], (Attribution("INM", "acts"),)),  # handed up: not the line's own
        ([ACTS], [(GIVEN,)], (Attribution("INM", "acts"), Attribution("SRE", "named", 3, 6))),
    ],
)
def test_a_line_keeps_what_its_column_gives(
    own: list[Attribution],
    activities: list[tuple[Attribution, ...]],
    result: tuple[Attribution, ...],
) -> None:
    assert line_attributions(own, activities) == result
