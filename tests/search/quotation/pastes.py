"""What people paste to have it verified, and what they expect of each quotation in it.

Of a paste: what is said of all of it, and of each quotation its verdict and the first text that
says it, as its code in the shipped report; "" where none does.
"""

from collections.abc import Mapping

Told = tuple[str, tuple[tuple[str, str], ...]]

EACH_ITS_OWN: Mapping[str, tuple[str, Told]] = {
    "two in a sentence": (
        "El programa dice «Facilitar el acceso a la CURP de personas migrantes residentes en "
        "México» y más adelante «Promover el acceso a la seguridad social para las personas "
        "inmigrantes y migrantes retornadas en México».",
        ("exact", (("exact", "4.1.2"), ("exact", "4.5.2"))),
    ),
    "one of them invented": (
        "El programa dice «Facilitar el acceso a la CURP de personas migrantes residentes en "
        "México» y más adelante «Construir veinte hospitales y una universidad en cada capital».",
        ("no", (("exact", "4.1.2"), ("no", ""))),
    ),
    "one of them with a word replaced": (
        "Promete “Consolidar el Servicio Profesional de Carrera Policial” y también “Difundir los "
        "programas de retorno voluntario para la población mexicana”.",
        ("near", (("near", "3.6.1"), ("exact", "1.3.6"))),
    ),
    "both invented": (
        'Dijo que "se darán vuelos gratuitos a todos los pensionados" y que "habrá tranvías nuevos '
        'en doce puertos del golfo".',
        ("no", (("no", ""), ("no", ""))),
    ),
    "two sentences of an article": (
        "El secretario recordó ayer los compromisos. “Fortalecer las redes sociales y asociativas "
        "promotoras de la integración social y cultural”, dice el documento. En otra parte agrega: "
        "“Desarrollar acciones para identificar prácticas de corrupción y desviación de la norma”. "
        "Nada de eso se ha visto.",
        ("exact", (("exact", "4.1.4"), ("exact", "5.4.2"))),
    ),
    "a list with hyphens": (
        "- Consolidar el Servicio Profesional de Carrera Migratoria\n"
        "- Facilitar el acceso a la CURP de personas migrantes residentes en México\n"
        "- Difundir los programas de retorno voluntario para la población mexicana",
        ("exact", (("exact", "3.6.1"), ("exact", "4.1.2"), ("exact", "1.3.6"))),
    ),
    "a list with bullets and words before it": (
        "Entre los compromisos están:\n"
        "• Consolidar el Servicio Profesional de Carrera Migratoria;\n"
        "• Construir veinte hospitales y una universidad en cada capital; y\n"
        "• Difundir los programas de retorno voluntario para la población mexicana.",
        ("no", (("exact", "3.6.1"), ("no", ""), ("exact", "1.3.6"))),
    ),
    "bullets whose lines are lost": (
        "• Consolidar el Servicio Profesional de Carrera Migratoria • Facilitar el acceso a la "
        "CURP de personas migrantes residentes en México",
        ("exact", (("exact", "3.6.1"), ("exact", "4.1.2"))),
    ),
    "a list with letters": (
        "a) Consolidar el Servicio Profesional de Carrera Migratoria\n"
        "b) Difundir los programas de retorno voluntario para la población mexicana",
        ("exact", (("exact", "3.6.1"), ("exact", "1.3.6"))),
    ),
    "a list with codes": (
        "3.6.1. Consolidar el Servicio Profesional de Carrera Migratoria\n"
        "4.1.2. Facilitar el acceso a la CURP de personas migrantes residentes en México",
        ("exact", (("exact", "3.6.1"), ("exact", "4.1.2"))),
    ),
    "one on each line, nothing before them": (
        "Consolidar el Servicio Profesional de Carrera Migratoria\n"
        "Facilitar el acceso a la CURP de personas migrantes residentes en México\n"
        "Construir veinte hospitales y una universidad en cada capital",
        ("no", (("exact", "3.6.1"), ("exact", "4.1.2"), ("no", ""))),
    ),
    "one in quotes on each line": (
        "«Consolidar el Servicio Profesional de Carrera Migratoria»\n\n"
        "«Facilitar el acceso a la CURP de personas migrantes residentes en México»",
        ("exact", (("exact", "3.6.1"), ("exact", "4.1.2"))),
    ),
    "a list whose lines are broken": (
        "- Promover el acceso a la seguridad social para las\n"
        "  personas inmigrantes y migrantes retornadas en México\n"
        "- Facilitar el acceso a la CURP de perso-\n"
        "  nas migrantes residentes en México",
        ("exact", (("exact", "4.5.2"), ("exact", "4.1.2"))),
    ),
    "a list with an item that is too short": (
        "- Consolidar el Servicio Profesional de Carrera Migratoria\n- Derechos humanos\n",
        ("short", (("exact", "3.6.1"), ("short", ""))),
    ),
    "sentences of two lines joined into one quotation": (
        "«Consolidar el Servicio Profesional de Carrera Migratoria. Facilitar el acceso a la CURP "
        "de personas migrantes residentes en México. Difundir los programas de retorno voluntario "
        "para la población mexicana.»",
        ("no", (("exact", "3.6.1"), ("exact", "4.1.2"), ("exact", "1.3.6"))),
    ),
    "quotations with sources between them": (
        "«Consolidar el Servicio Profesional de Carrera Migratoria» (PEM, línea 3.6.1, p. 13); "
        "«Difundir los programas de retorno voluntario para la población mexicana» (PEM, p. 5).",
        ("exact", (("exact", "3.6.1"), ("exact", "1.3.6"))),
    ),
}

ONE: Mapping[str, tuple[str, Told]] = {
    "a name in quotes before it": (
        "El llamado “Programa Paisano” no está solo: “Fortalecer las redes sociales y asociativas "
        "promotoras de la integración social y cultural”, promete el documento.",
        ("exact", (("exact", "4.1.4"),)),
    ),
    "words and a place around it": (
        "Según el PEM, «Contribuir en el fortalecimiento de la posición de México como destino "
        "turístico y de inversión extranjera» (línea 2.3.2), aunque nadie lo ha visto.",
        ("exact", (("exact", "2.3.2"),)),
    ),
    "the place behind it, no quotes": (
        "Contribuir en el fortalecimiento de la posición de México como destino turístico y de "
        "inversión extranjera (línea 2.3.2)",
        ("exact", (("exact", "2.3.2"),)),
    ),
    "sic": (
        "se emitirá una tarjeta de Metrobs [sic] alusiva a la campaña Soy Migrante Retorno",
        ("exact", (("exact", "1.3.2/1"),)),
    ),
    "words put in at the beginning": (
        "“[La SRE] elaborará y difundirá material informativo de acuerdo a los intereses y "
        "necesidades de los diferentes sectores”",
        ("exact", (("exact", "1.3.5/1"),)),
    ),
    "words put in inside": (
        "la SDH creará Mesas de Coordinación [en la frontera sur] para la formulación de políticas "
        "públicas, articuladas en temas prioritarios",
        ("exact", (("exact", "1.1.4/1"),)),
    ),
    "a word put in that turns the sense around": (
        "“[No] consolidar el Servicio Profesional de Carrera Migratoria”",
        ("near", (("near", "3.6.1"),)),
    ),
    "a letter put in": (
        "“[c]onsolidar el Servicio Profesional de Carrera Migratoria”",
        ("exact", (("exact", "3.6.1"),)),
    ),
    "cuts of both kinds": (
        "La SRE realizará una campaña permanente (…) en la que se abordarán distintos aspectos "
        "[…] y derechos que deben ser respetados",
        ("exact", (("exact", "1.3.1/1"),)),
    ),
    "quotes within quotes": (
        "«La SDH promoverá la firma de la Carta Compromiso del Proyecto Piloto “Municipios "
        "Fronterizos de Derechos Humanos” con los 23 municipios de la frontera sur»",
        ("exact", (("exact", "1.2.4/2"),)),
    ),
    "a name in quotes in a text with a word replaced": (
        "La SDH impedirá la firma de la Carta Compromiso del Proyecto Piloto «Municipios "
        "Fronterizos de Derechos Humanos» con los 23 municipios de la frontera sur",
        ("near", (("near", "1.2.4/2"),)),
    ),
    "two names in quotes in a text with a word replaced": (
        "La CNS realizará en coordinación con la Fiscalía General de la República, el curso "
        "“Derechos Humanos de las Personas Migrantes y Combate a la Trata de Personas” dirigido a "
        "integrantes de la Policía Federal. Asimismo programará el curso “Introducción a los "
        "Derechos Humanos en la Actuación Policial”.",
        ("near", (("near", "5.1.2/2"),)),
    ),
    "in capitals": (
        "EL PROGRAMA DICE: «FACILITAR EL ACCESO A LA CURP DE PERSONAS MIGRANTES RESIDENTES EN "
        "MÉXICO»",
        ("exact", (("exact", "4.1.2"),)),
    ),
    "broken lines, the page between them": (
        "Contribuir en el fortalecimiento de la posi-\nción de México como\n14\ndestino turístico "
        "y de inver-\nsión extranjera",
        ("exact", (("exact", "2.3.2"),)),
    ),
    "the number of a note at a word": (
        "Contribuir en el fortalecimiento de la posición de México3 como destino turístico y de "
        "inversión extranjera4",
        ("exact", (("exact", "2.3.2"),)),
    ),
    "broken lines that begin with capitals, nearly said": (
        "Contribuir en el debilitamiento de la posición de\nMéxico como destino turístico y de "
        "inversión extranjera",
        ("near", (("near", "2.3.2"),)),
    ),
    "emphasis told behind it": (
        "«Difundir los programas de retorno voluntario para la población mexicana» (énfasis "
        "añadido)",
        ("exact", (("exact", "1.3.6"),)),
    ),
    "a line and its activity in two lines": (
        "5.4.2. Desarrollar acciones para identificar prácticas de corrupción y desviación de la "
        "norma\nLa SFP, a través del OIC del INM, ejecutará una auditoría a las adquisiciones",
        ("exact", (("exact", "5.4.2"),)),
    ),
}
