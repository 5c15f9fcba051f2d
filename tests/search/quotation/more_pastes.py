"""More pastes and what is expected of them: as in `pastes`."""

from collections.abc import Mapping

from tests.search.quotation.pastes import Told

MORE_EACH: Mapping[str, tuple[str, Told]] = {
    "two in a sentence, straight quotes": (
        'Primero promete "Fortalecer la agenda de migración internacional del Estado '
        'mexicano en foros multilaterales" y después "Impulsar el intercambio y aplicación '
        'de buenas prácticas internacionales sobre migración y desarrollo", sin más.',
        ("exact", (("exact", "1.2.7"), ("exact", "2.4.2"))),
    ),
    "three, one altered figure": (
        "El plan anuncia que «La STPS atenderá a 9,736 connacionales repatriados conforme "
        "a las nuevas Reglas de Operación», que «la SRE realizará una nueva edición de la "
        "Semana de Derechos Laborales» y que «ejecutará una auditoría a las adquisiciones "
        "realizadas por el Instituto».",
        ("near", (("near", "3.4.3/1"), ("exact", "4.5.4/1"), ("exact", "5.4.2/1"))),
    ),
    "numbered list": (
        "1. Fomentar, difundir y reconocer buenas prácticas del tratamiento mediático del "
        "tema migratorio\n2. Crear mecanismos binacionales para facilitar la certificación "
        "de competencias y habilidades laborales\n3. Regalar bicicletas eléctricas a los "
        "maestros rurales jubilados",
        ("no", (("exact", "1.4.6"), ("exact", "4.4.4"), ("no", ""))),
    ),
    "asterisks": (
        "* Difundir los programas de retorno voluntario para la población mexicana\n* "
        "Facilitar el acceso a la CURP de personas migrantes residentes en México",
        ("exact", (("exact", "1.3.6"), ("exact", "4.1.2"))),
    ),
    "plain lines, ends with full stops": (
        "Difundir los programas de retorno voluntario para la población mexicana.\nLa SRE "
        "realizará una nueva edición de la Semana de Derechos Laborales.",
        ("exact", (("exact", "1.3.6"), ("exact", "4.5.4/1"))),
    ),
    "article paragraph with name and two quotes": (
        "Sobre el «Programa Paisano», el texto señala que «el INM celebrará reuniones con "
        "los Comités Estatales y Municipales». Y remata: «Consolidar el Servicio "
        "Profesional de Carrera Migratoria».",
        ("exact", (("exact", "1.2.4/1"), ("exact", "3.6.1"))),
    ),
    "quotation inside which a name is quoted, and another": (
        "Dice: “La SRE colaborará con el Instituto Matías Romero para la elaboración de la "
        "segunda edición del Diplomado en Línea «Protección en el marco de la diplomacia "
        "consular»”, y luego “Facilitar el acceso a la CURP de personas migrantes "
        "residentes en México”.",
        ("exact", (("exact", "3.6.2/1"), ("exact", "4.1.2"))),
    ),
    "capitals in a list": (
        "• CONSOLIDAR EL SERVICIO PROFESIONAL DE CARRERA MIGRATORIA\n• DIFUNDIR LOS "
        "PROGRAMAS DE RETORNO VOLUNTARIO PARA LA POBLACION MEXICANA",
        ("exact", (("exact", "3.6.1"), ("exact", "1.3.6"))),
    ),
    "two with cuts": (
        "El programa ofrece “Asegurar la atención médica a mujeres migrantes […] y a "
        "migrantes embarazadas” y “otorgar financiamiento, accesible y ágil, a proyectos "
        "productivos (…) de comercio y de servicios”.",
        ("near", (("exact", "4.3.4"), ("near", "2.5.4/1"))),
    ),
    "joined sentences of two lines, no quotes, one invented": (
        "Difundir los programas de retorno voluntario para la población mexicana. Regalar "
        "bicicletas eléctricas a todos los maestros rurales jubilados del norte. Pintar de "
        "verde los faros y los muelles de cada puerto del golfo.",
        ("no", (("exact", "1.3.6"), ("no", ""), ("no", ""))),
    ),
    "levels in a list": (
        "Línea de acción 3.6.1: Consolidar el Servicio Profesional de Carrera Migratoria\n"
        "Objetivo 2: Incorporar el tema migratorio en las estrategias de desarrollo "
        "regional y local",
        ("exact", (("exact", "3.6.1"), ("exact", "2"))),
    ),
    "quotes spaced as in French": (
        "Dice « Facilitar el acceso a la CURP de personas migrantes residentes en México » "
        "y también « Crear mecanismos binacionales para facilitar la certificación de "
        "competencias y habilidades laborales ».",
        ("exact", (("exact", "4.1.2"), ("exact", "4.4.4"))),
    ),
    "list of quoted items with sources": (
        "– «Facilitar el acceso a la CURP de personas migrantes residentes en México» "
        "(4.1.2)\n– «Crear mecanismos binacionales para facilitar la certificación de "
        "competencias» (línea 4.4.4)",
        ("exact", (("exact", "4.1.2"), ("exact", "4.4.4"))),
    ),
    "attribution inside the quotation": (
        "“Fortalecer las redes sociales y asociativas”, dice el programa, “promotoras de "
        "la integración social y cultural”.",
        ("exact", (("exact", "4.1.4"), ("exact", "4.1.4"))),
    ),
    "semicolons": (
        "consolidar el Servicio Profesional de Carrera Migratoria; facilitar el acceso a "
        "la CURP de personas migrantes residentes en México; y difundir los programas de "
        "retorno voluntario para la población mexicana",
        ("no", (("exact", "3.6.1"), ("exact", "4.1.2"), ("exact", "1.3.6"))),
    ),
    "tabs of a spreadsheet": (
        "3.6.1\tConsolidar el Servicio Profesional de Carrera Migratoria\n4.1.2\tFacilitar "
        "el acceso a la CURP de personas migrantes residentes en México",
        ("exact", (("exact", "3.6.1"), ("exact", "4.1.2"))),
    ),
    "long article": (
        "MÉXICO.- El gobierno federal se comprometió a atender a los migrantes, pero los "
        "informes dicen otra cosa. En el rubro de salud se lee: “Asegurar la atención "
        "médica a mujeres migrantes víctimas de violencia sexual y a migrantes embarazadas "
        "durante su tránsito por México”.\n\nSobre trabajo, el documento habla de “Crear "
        "mecanismos binacionales para facilitar la certificación de competencias y "
        "habilidades laborales”, y en cuanto a vivienda ofrece “casas gratuitas para todas "
        "las familias repatriadas del norte”.\n\n“Es una vergüenza lo que está pasando”, "
        "dijo la diputada Pérez.",
        ("no", (("exact", "4.3.4"), ("exact", "4.4.4"), ("no", ""), ("no", ""))),
    ),
    "dash list, quotes and page": (
        "— “Consolidar el Servicio Profesional de Carrera Migratoria” (p. 13)\n— "
        "“Facilitar el acceso a la CURP de personas migrantes residentes en México” (p. 20)",
        ("exact", (("exact", "3.6.1"), ("exact", "4.1.2"))),
    ),
    "lines with blank, lower-case": (
        "consolidar el servicio profesional de carrera migratoria\n\nfacilitar el acceso a "
        "la CURP de personas migrantes residentes en México",
        ("exact", (("exact", "3.6.1"), ("exact", "4.1.2"))),
    ),
    "single quotes": (
        "Dice 'Consolidar el Servicio Profesional de Carrera Migratoria' y 'Facilitar el "
        "acceso a la CURP de personas migrantes residentes en México'",
        ("exact", (("exact", "3.6.1"), ("exact", "4.1.2"))),
    ),
    "two near": (
        "«Consolidar el Servicio Profesional de Carrera Policial» y «Difundir los planes "
        "de retorno voluntario para la población mexicana»",
        ("near", (("near", "3.6.1"), ("near", "1.3.6"))),
    ),
    "html paste bullets with tab": (
        "•\tConsolidar el Servicio Profesional de Carrera Migratoria\n•\tDifundir los "
        "programas de retorno voluntario para la población mexicana",
        ("exact", (("exact", "3.6.1"), ("exact", "1.3.6"))),
    ),
    "roman": (
        "I. Consolidar el Servicio Profesional de Carrera Migratoria\nII. Difundir los "
        "programas de retorno voluntario para la población mexicana",
        ("exact", (("exact", "3.6.1"), ("exact", "1.3.6"))),
    ),
    "title then items without bullets": (
        "COMPROMISOS:\nConsolidar el Servicio Profesional de Carrera Migratoria\nDifundir "
        "los programas de retorno voluntario para la población mexicana",
        ("exact", (("exact", "3.6.1"), ("exact", "1.3.6"))),
    ),
    "unclosed second": (
        "«Consolidar el Servicio Profesional de Carrera Migratoria» y «Difundir los "
        "programas de retorno voluntario",
        ("exact", (("exact", "3.6.1"), ("exact", "1.3.6"))),
    ),
    "(…) put between quotes & note": (
        "«Facilitar el acceso a la CURP (…) residentes en México»,2 y «Consolidar el "
        "Servicio Profesional de Carrera Migratoria».3",
        ("exact", (("exact", "4.1.2"), ("exact", "3.6.1"))),
    ),
}

MORE_ONE: Mapping[str, tuple[str, Told]] = {
    "insertion": (
        "«[El IMJUVE] publicará en su página web oficial el Catálogo de acciones en favor "
        "de la población joven»",
        ("exact", (("exact", "1.3.5/2"),)),
    ),
    "sic in parens": (
        "La SDH realizará una reunión con la Colisión (sic) Regional contra la Trata de "
        "Personas y Tráfico Ilícito de Migrantes",
        ("exact", (("exact", "1.2.6/1"),)),
    ),
    "wrapped with hyphens, one quotation": (
        "Implementar protocolos de control migra-\ntorio que reduzcan la discreciona-\n"
        "lidad y promuevan el respeto y la segu-\nridad de las personas migrantes",
        ("exact", (("exact", "3.3.2"),)),
    ),
    "raised notes": (
        "“Implementar protocolos de control migratorio¹² que reduzcan la discrecionalidad² "
        "y promuevan el respeto”",
        ("exact", (("exact", "3.3.2"),)),
    ),
    "a single invented of two sentences": (
        "Regalar bicicletas eléctricas a todos los maestros rurales jubilados. Pintar de "
        "verde los faros y los muelles de cada puerto del golfo.",
        ("no", (("no", ""),)),
    ),
    "single near, one sentence replaced": (
        "La SDH realizará una reunión con la Colisión Regional contra la Trata de Personas "
        "y Tráfico Ilícito de Aves, a fin de intercambiar buenas prácticas",
        ("near", (("near", "1.2.6/1"),)),
    ),
    "sentences of one text wrapped": (
        "Con el marco dado, creará mesas. Dichas mesas se llevarán a cabo en los 23 "
        "municipios fronterizos\nde la frontera sur del país",
        ("near", (("near", "1.1.4/1"),)),
    ),
    "a quote left open": (
        "Dice «Facilitar el acceso a la CURP de personas migrantes residentes en México",
        ("exact", (("exact", "4.1.2"),)),
    ),
    "page header between lines": (
        "Publicitar los nombres de servidores públicos sancionados por ejercicio indebido\n"
        "\n27\n\nde sus funciones en materia migratoria",
        ("exact", (("exact", "5.4.4"),)),
    ),
    "scare quotes only": (
        "El llamado “Programa Paisano” y la “Guía Paisano” son parte de “Soy Migrante "
        "Retorno” según dicen los funcionarios del gobierno",
        ("no", (("no", ""),)),
    ),
    "single near wrapped with list-like numbers": (
        "La STPS realizará 7 reuniones plenarias de los Grupos de\nCoordinación Estatal "
        "para fortalecer las acciones de\natención de la población jornalera agrícola",
        ("near", (("near", "4.5.7/1"),)),
    ),
    "quotation of activity enumerated": (
        "a) protección internacional de NNA no acompañados o separados, b) asesoría y "
        "representación jurídica, c) reunificación familiar",
        ("exact", (("exact", "4.6.4/1"),)),
    ),
    "same enumerated by lines": (
        "a) protección internacional de NNA no acompañados o separados,\nb) asesoría y "
        "representación jurídica,\nc) reunificación familiar",
        ("exact", (("exact", "4.6.4/1"),)),
    ),
    "attribution dash in quotation": (
        "“Consolidar el Servicio Profesional —dice el texto— de Carrera Migratoria”",
        ("near", (("near", "3.6.1"),)),
    ),
    "same quotation twice": (
        "«Consolidar el Servicio Profesional de Carrera Migratoria», y otra vez: "
        "«Consolidar el Servicio Profesional de Carrera Migratoria»",
        ("exact", (("exact", "3.6.1"),)),
    ),
    "two sentences far apart, quoted as one, one is altered": (
        "«Consolidar el Servicio Profesional de Carrera Policial. Difundir los programas "
        "de retorno voluntario para la población mexicana.»",
        ("near", (("near", "1.3.6"),)),
    ),
    "quotation of text's first line + header": (
        "OBJETIVO 2. INCORPORAR EL TEMA MIGRATORIO EN LAS ESTRATEGIAS DE DESARROLLO "
        "REGIONAL Y LOCAL",
        ("exact", (("exact", "2"),)),
    ),
}
