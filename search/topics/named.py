"""The topics that a text may have: one table of name, Spanish label, and what belongs to each."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TopicWords:
    """Words of a record's own text that show what it is about."""

    topic: str  # of TOPICS
    first: int  # of the text's words, from 0
    last: int


@dataclass(frozen=True, slots=True)
class Topic:
    """Something that programmes are about."""

    id: str
    label: str  # Spanish, as a facet shows it
    typed: str  # Spanish, as people type it in the box
    scope: str  # Spanish, as the page that publishes the topics says it


TOPICS: tuple[Topic, ...] = (
    Topic(
        "health",
        "Salud",
        "salud",
        "Servicios de salud, enfermedades, adicciones, atención psicológica.",
    ),
    Topic(
        "work",
        "Trabajo y empleo",
        "trabajo",
        "Empleo, salarios, derechos laborales, ejercicio profesional.",
    ),
    Topic("children", "Niñez y juventud", "niñez", "Niñas, niños, adolescentes y jóvenes."),
    Topic("gender", "Mujeres y género", "género", "Mujeres, igualdad y perspectiva de género."),
    Topic(
        "education",
        "Educación",
        "educación",
        "Escuelas, docentes, estudiantes, becas y planes de estudio.",
    ),
    Topic(
        "housing",
        "Vivienda, ciudades y obras",
        "vivienda",
        "Vivienda, agua, calles, caminos, transporte.",
    ),
    Topic(
        "security",
        "Seguridad y justicia",
        "seguridad",
        "Delitos y sus víctimas, violencia, policía, tribunales.",
    ),
    Topic(
        "rights", "Derechos humanos", "derechos", "Derechos humanos, discriminación y xenofobia."
    ),
    Topic(
        "economy",
        "Economía y finanzas",
        "economía",
        "Empresas, comercio, turismo, ahorro, crédito y remesas.",
    ),
    Topic(
        "international",
        "Asuntos internacionales",
        "internacional",
        "Trato con otros países y organismos, tratados, consulados.",
    ),
    Topic(
        "identity",
        "Identidad y trámites",
        "trámites",
        "Actas, documentos de identidad, visas y trámites.",
    ),
    Topic(
        "information",
        "Información y difusión",
        "difusión",
        "Difusión, campañas y medios de comunicación.",
    ),
    Topic(
        "environment",
        "Medio ambiente y desastres",
        "ambiente",
        "Naturaleza, clima, energía, residuos, riesgos.",
    ),
    Topic(
        "indigenous",
        "Pueblos indígenas",
        "indígenas",
        "Pueblos indígenas y afromexicanos, y sus lenguas.",
    ),
    Topic(
        "research",
        "Datos e investigación",
        "datos",
        "Estadísticas, bases de datos, estudios y ciencia.",
    ),
    Topic(
        "integrity",
        "Transparencia y combate a la corrupción",
        "transparencia",
        "Rendición de cuentas, auditorías, faltas de servidores públicos.",
    ),
    Topic(
        "culture",
        "Cultura y deporte",
        "cultura",
        "Artes, patrimonio, actividades culturales y deporte.",
    ),
    Topic(
        "rural",
        "Campo y alimentación",
        "campo",
        "Agricultura, ganadería, pesca, alimentos y nutrición.",
    ),
    Topic(
        "welfare",
        "Desarrollo social",
        "social",
        "Pobreza, discapacidad, personas mayores y apoyos.",
    ),
    Topic(
        "migration",
        "Migración y refugio",
        "migración",
        "Quienes migran, vuelven, viven fuera o piden refugio.",
    ),
)

LABELS = {topic.id: topic.label for topic in TOPICS}
