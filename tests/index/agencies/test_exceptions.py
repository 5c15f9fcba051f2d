"""Bodies that are left out, replaced, former or told of by their kind before their name."""

import pytest

from tests.index.agencies.test_attribution import roles
from tests.index.agencies.test_given import ids

TEXTS = [
    ("En la dependencia, la SFP realizará auditorías.", "SFP", ""),
    ("En cada entidad paraestatal, la SFP realizará auditorías.", "SFP", ""),
    ("En la entidad la SEP publicará cifras.", "SEP", ""),
    ("La SEGOB y su órgano desconcentrado, el INM, darán cursos.", "INM SEGOB", ""),
    ("Desde entonces la SEP dará becas.", "SEP", ""),
    ("La SHCP (excepto el SAT) publicará sus padrones.", "SHCP", "SAT"),
    ("La SHCP, con excepción del SAT, abrirá sus archivos.", "SHCP", "SAT"),
    ("La Administración Pública Federal, salvo la SEDENA, aplicará la norma.", "", "SEDENA"),
    (
        "Las dependencias federales, salvo la SEDENA y la SEMAR, aplicarán el manual.",
        "",
        "SEDENA SEMAR",
    ),
    ("Todas las dependencias, con excepción de la SEMAR, informarán a la SFP.", "", "SEMAR SFP"),
    (
        "A excepción de la SENER, todas las dependencias entregarán sus planes a la SHCP.",
        "",
        "SENER SHCP",
    ),
    (
        "Los apoyos serán entregados por la SEP, la SS y la STPS, excepto el CONAFE.",
        "SEP SS STPS",
        "CONAFE",
    ),
    ("Los talleres serán impartidos por el INM y la COMAR, menos la UPM.", "COMAR INM", "UPM"),
    ("Todas las secretarías menos la SEDENA publicarán su presupuesto.", "", "SEDENA"),
    ("Todas las entidades del sector menos LICONSA entregarán apoyos.", "", "LICONSA"),
    (
        "Las autoridades distintas de la PGR no integrarán carpetas y el INM las canalizará.",
        "INM",
        "PGR",
    ),
    ("Las instituciones distintas a la CNDH enviarán su informe a la SEGOB.", "", "CNDH SEGOB"),
    ("Sin la participación de la SEP, el CONAFE impartirá los cursos.", "CONAFE", "SEP"),
    ("El INEA impartirá los cursos sin la intervención de la SEP.", "INEA", "SEP"),
    ("Al menos la SEP y la SS realizarán campañas.", "SEP SS", ""),
    ("Por lo menos el INM abrirá un módulo en cada frontera.", "INM", ""),
    ("Participarán la SRE, la SEGOB y la STPS, exceptuando al INM.", "SEGOB SRE STPS", "INM"),
    ("Exceptuando a la SEDENA, las dependencias aplicarán el código.", "", "SEDENA"),
    ("La SEGOB, en sustitución de la SSP, coordinará los operativos.", "SEGOB", "SSP"),
    ("El INDEP, en lugar del SAE, venderá los bienes.", "INDEP", "SAE"),
    ("La SEP y no la SS realizará el censo.", "SEP", "SS"),
    ("No la SS sino la SEP realizará el censo.", "SEP", "SS"),
    ("A través de las delegaciones, excepto las del IMSS, la STPS dará cursos.", "STPS", "IMSS"),
    (
        "A través de los órganos desconcentrados de la SEGOB, salvo el INM, se darán cursos.",
        "",
        "INM SEGOB",
    ),
    ("La SEDENA no participará en los operativos, que realizará la GN.", "GN", "SEDENA"),
    ("El INM no intervendrá y la COMAR atenderá las solicitudes.", "COMAR", "INM"),
    ("Las dependencias, fuera de la SEDENA, aplicarán el manual.", "", "SEDENA"),
    ("Además de la SEP, participarán el INEA y el CONAFE.", "CONAFE INEA", "SEP"),
    ("La SEDATU a través de su órgano desconcentrado RAN entregará títulos.", "RAN SEDATU", ""),
    (
        "La SEGOB, por conducto de su órgano administrativo desconcentrado, el INM, "
        "abrirá módulos.",
        "INM SEGOB",
        "",
    ),
    ("La SADER, antes SAGARPA, entregará semillas.", "SADER", "SAGARPA"),
    ("La SADER (antes SAGARPA) entregará semillas.", "SADER", "SAGARPA"),
    (
        "Se usará el padrón que levantó la entonces SAGARPA y la SADER lo publicará.",
        "SADER",
        "SAGARPA",
    ),
    ("La entonces SAGARPA realizó el censo de productores.", "SAGARPA", ""),
    ("Dependencias como la SEP, la SS y la STPS aplicarán el protocolo.", "SEP SS STPS", ""),
    ("El INM, antes de publicar la guía, consultará a la SRE.", "INM", "SRE"),
    ("Antes, la SEP aplicará una encuesta.", "SEP", ""),
    ("El organismo público IMSS dará consultas.", "IMSS", ""),
    ("La dependencia SEP será evaluada.", "", "SEP"),
    ("La SEP no solo impartirá cursos sino que la SS los evaluará.", "SEP SS", ""),
    ("La CONAGUA, salvo que la CFE lo impida, operará presas.", "CONAGUA", "CFE"),
    ("El INM abrirá módulos, menos en Tapachula, con la COMAR.", "INM", "COMAR"),
    (
        "Los Centros Nacional de Trasplantes y de Prevención de Desastres darán cursos.",
        "CENAPRED CENATRA",
        "",
    ),
    (
        "Las dependencias, a excepción de las coordinadas por la SEP, reportarán a la SHCP.",
        "",
        "SEP SHCP",
    ),
    ("Con la SEP y no con la SS se firmará el convenio.", "", "SEP SS"),
    ("La Secretaría de la Función Pública (SFP), antes SECODAM, auditará.", "SFP", ""),
    (
        "El organismo descentralizado Servicios de Salud IMSS-Bienestar contratará médicos.",
        "IMSS-BIENESTAR",
        "",
    ),
    (
        "La SEDENA y la SEMAR no intervendrán en el trámite que operará la AFAC.",
        "AFAC",
        "SEDENA SEMAR",
    ),
    ("La SEMARNAT (salvo la PROFEPA) reportará sus emisiones.", "SEMARNAT", "PROFEPA"),
    (
        "Los órganos desconcentrados de la SADER, con la excepción del SENASICA y del "
        "SNICS, entregarán sus inventarios.",
        "",
        "SADER SENASICA SNICS",
    ),
    (
        "Todas las instituciones de salud, excluyendo al ISSFAM, registrarán sus camas.",
        "",
        "ISSFAM",
    ),
    ("Las fiscalías distintas de la FGR remitirán los expedientes a la CNB.", "", "CNB FGR"),
    (
        "El padrón será depurado por la SEDESOL, por la SAGARPA y por la SEDATU, a "
        "excepción de LICONSA.",
        "SAGARPA SEDATU SEDESOL",
        "LICONSA",
    ),
    ("La STPS capacitará a inspectores sin la participación de la PROFEDET.", "STPS", "PROFEDET"),
    ("La SSPC, en lugar de la SEGOB, coordinará el sistema de emergencias.", "SSPC", "SEGOB"),
    ("La CNDH no participará en la mesa que presidirá la SEGOB.", "SEGOB", "CNDH"),
    ("Cuando menos la CONAFOR y la CONANP sembrarán árboles.", "CONAFOR CONANP", ""),
    (
        "La SADER, mediante su organismo descentralizado SEGALMEX, comprará maíz.",
        "SADER SEGALMEX",
        "",
    ),
    ("El extinto INADEM otorgó créditos y la SE dará seguimiento.", "SE", "INADEM"),
    ("La FGR (anteriormente PGR) abrirá carpetas.", "FGR", "PGR"),
    ("Instituciones como el IPN y la UNAM impartirán diplomados.", "IPN UNAM", ""),
]
CELLS = [
    ("SHCP (excepto SAT)", "SHCP"),
    ("SHCP (con excepción del SAT)", "SHCP"),
    ("Todas las dependencias con excepción de SEDENA", ""),
    ("Todas las dependencias, excepto SEDENA y SEMAR", ""),
    ("la Administración Pública Federal, salvo la SEDENA", ""),
    ("SEGOB, a excepción de INM; SRE", "SEGOB SRE"),
    ("SEGOB menos INM", "SEGOB"),
    ("SEP (menos CONAFE), SS", "SEP SS"),
    ("Dependencias distintas de la SFP", ""),
    ("SEGOB (sin la participación del INM)", "SEGOB"),
    ("SHCP (no incluye SAT)\nSEP", "SHCP SEP"),
    ("SS, excluyendo a la COFEPRIS", "SS"),
    ("SEDATU a través de su órgano desconcentrado RAN", "SEDATU RAN"),
    ("SEGOB, por conducto de su órgano administrativo desconcentrado INM", "SEGOB INM"),
    ("SADER (antes SAGARPA)", "SADER"),
    ("Secretaría de Bienestar (antes Secretaría de Desarrollo Social)", "BIENESTAR"),
    ("entonces SAGARPA", "SAGARPA"),
    ("Extinta PGR; FGR", "PGR FGR"),
    ("SEP (al menos CONAFE)", "SEP CONAFE"),
    ("Antes: SAGARPA; ahora: SADER", "SADER"),
    ("SEGOB (excepto INM, COMAR y CONAPO), SRE", "SEGOB SRE"),
    ("Todas las dependencias (excepto SEDENA)\nSFP", "SFP"),
    ("Organismo público descentralizado", ""),
    ("Salvo SEDENA, todas las dependencias; SEP", "SEP"),
    ("Fundación Menos es Más", "FUNDACION-MENOS-ES-MAS"),
    ("SEP (excepto CONAFE) y SS", "SEP SS"),
    ("SEDATU (su órgano desconcentrado: RAN)", "SEDATU RAN"),
    ("TODAS LAS DEPENDENCIAS EXCEPTO SEDENA", ""),
    ("SEMARNAT (a excepción de PROFEPA)", "SEMARNAT"),
    ("SADER, con excepción de SENASICA", "SADER"),
    ("Todas las dependencias del sector, salvo CONAGUA y CONAFOR; SEMARNAT", "SEMARNAT"),
    ("SEP (sin incluir CONAFE)", "SEP"),
    ("Entidades distintas a PEMEX", ""),
    ("SICT (antes SCT)", "SICT"),
    ("SADER a través de su organismo descentralizado SEGALMEX", "SADER SEGALMEX"),
]


@pytest.mark.parametrize(("text", "acts", "named"), TEXTS, ids=[text for text, *_ in TEXTS])
def test_who_is_left_out_does_not_act(text: str, acts: str, named: str) -> None:
    assert roles(text) == (acts, named)


@pytest.mark.parametrize(("cell", "agencies"), CELLS)
def test_what_a_cell_leaves_out_is_not_given(cell: str, agencies: str) -> None:
    assert ids(cell) == agencies
