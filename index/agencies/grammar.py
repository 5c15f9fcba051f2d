"""The Spanish that tells who acts: tables of words, read by index.agencies.roles."""

import re

DETERMINERS = frozenset(
    "el la los las su sus dicho dicha dichos dichas este esta estos estas ese esa propio propia "
    "propios propias mismo misma citado citada ambos ambas un una".split()
)
ONE = frozenset("el la su dicho dicha este esta ese esa".split())  # determiners of one thing
CONJUNCTIONS = frozenset("y e o u ni".split())
CLITICS = frozenset(
    "se le les lo la los las no tambien ademas asimismo igualmente ya siempre solo unicamente "
    "adicionalmente posteriormente anualmente".split()
)
# Open a sentence or a clause of their own; a subject can follow at once.
CONNECTORS = [
    connector.split()
    for connector in (
        "asimismo", "ademas", "adicionalmente", "tambien", "igualmente", "finalmente",
        "posteriormente", "por su parte", "por otra parte", "por otro lado", "por un lado",
        "de igual manera", "de igual forma", "de la misma manera", "de el mismo modo", "en tanto",
        "a su vez", "por lo que", "por lo cual", "por ello", "para ello", "mientras que",
        "en tanto que", "tanto", "igual", "no solo", "lo anterior", "en este sentido",
        "no obstante", "sin embargo", "para lo cual",
    )
]  # fmt: skip

# How a phrase before a body decides its role; the longest phrase wins.
THROUGH, BY, DUTY, AMONG, PLAN, UNDER, EXCEPT, OTHER, OF = (
    "through", "by", "duty", "among", "plan", "under", "except", "other", "of",
)  # fmt: skip
# "Corresponde a", "recaerá en", "quedará a cargo de", "es responsabilidad de".
FALLS_TO = (
    "corresponde corresponden correspondera corresponderan compete competen competera competeran "
    "toca tocan tocara tocaran incumbe incumben incumbira incumbiran atañe atañen atañera atane"
).split()
RESTS_ON = "recae recaen recaera recaeran".split()
IS = (
    "es son sera seran esta estan estara estaran queda quedan quedara quedaran corre corren "
    "correra correran sigue siguen seguira seguiran continua continuan continuara continuaran"
).split()
CHARGES = (
    "a cargo de", "por cuenta de", "en manos de", "responsabilidad de", "competencia de",
    "tarea de", "obligacion de", "facultad de", "atribucion de", "funcion de", "labor de",
    "encargo de", "bajo responsabilidad de", "bajo la responsabilidad de",
    "bajo la coordinacion de", "bajo coordinacion de", "bajo la conduccion de",
    "bajo la direccion de", "bajo la rectoria de", "bajo el mando de", "bajo la operacion de",
)  # fmt: skip
# "Ha previsto" is a plan, "ha realizado" is none.
PLANNED = frozenset("previsto programado contemplado planeado considerado proyectado".split())
SHADES = frozenset("exclusiva exclusivo directa conjunta compartida principal propia".split())
# What is left out, or was before: "salvo", "distintas de", "sin la participación de", "antes".
_LEFT_OUT = (
    "excepto", "salvo", "menos", "exceptuando", "exceptuando a", "excluyendo", "excluyendo a",
    "exceptuado", "exceptuada", "con excepcion de", "con la excepcion de", "a excepcion de",
    "con exclusion de", "con la salvedad de", "no", "fuera de", "aparte de", "a diferencia de",
    "en lugar de", "en vez de", "en sustitucion de", "en reemplazo de", "antes", "anteriormente",
    *(f"{other}{many} {link}" for other in ("distinto", "distinta", "diferente", "ajeno", "ajena")
      for many in ("", "s") for link in ("de", "a")),
    *(f"sin {its}{part} de" for its in ("", "la ", "mediar la ")
      for part in ("participacion", "intervencion", "concurrencia")),
)  # fmt: skip
PHRASES: dict[str, str] = {
    **dict.fromkeys(
        ("a traves de", "por conducto de", "por medio de", "por intermedio de", "mediante",
         "por via de", "por intermediacion de", "via"), THROUGH),
    **dict.fromkeys(("por", "por parte de", "de parte de", *CHARGES[:3],
         *(charge for charge in CHARGES if charge.startswith("bajo"))), BY),
    **dict.fromkeys((f"{verb} a" for verb in FALLS_TO), DUTY),
    **dict.fromkeys((f"{verb} en" for verb in RESTS_ON), DUTY),
    **dict.fromkeys((f"{verb} {charge}" for verb in IS for charge in CHARGES), DUTY),
    "entre": AMONG,
    **dict.fromkeys(
        ("se preve que", "se espera que", "se estima que", "se contempla que", "se planea que",
         "se busca que", "se propone que", "se pretende que", "se proyecta que",
         *(f"{have} {planned} que" for have in ("se tiene", "esta", "se ha", "se encuentra")
           for planned in PLANNED)), PLAN),
    **dict.fromkeys(
        ("que", "cuando", "si", "donde", "porque", "quien", "quienes", "cual", "cuales",
         "mientras", "cuyo", "cuya", "cuyos", "cuyas", "aunque", "como"), UNDER),
    **dict.fromkeys(
        ("a", "ante", "bajo", "con", "contra", "desde", "durante", "en", "hacia", "hasta", "para",
         "segun", "sin", "sobre", "tras", "conforme", "incluyendo", "incluido", "incluida",
         "junto"), OTHER),
    **dict.fromkeys(_LEFT_OUT, EXCEPT),
    "de": OF,
}  # fmt: skip
# Before a body these change nothing: "con al menos la SEP".
AT_LEAST = [least.split() for least in ("a el menos", "por lo menos", "cuando menos")]
# What tells of what kind a body is, before its name: "su órgano desconcentrado RAN".
APPOSED = frozenset(
    "organo organos organismo organismos entidad dependencia administrativo administrativos "
    "desconcentrado desconcentrados descentralizado descentralizados paraestatal autonomo "
    "sectorizado sectorizada publico".split()
)
OWN = frozenset({"su", "sus"})  # where a comma follows: "su órgano desconcentrado, el INM"
# Behind a determiner the same of one that is no more: "la entonces SAGARPA".
FORMER = frozenset(
    "entonces otrora extinto extinta antiguo antigua desaparecido desaparecida".split()
)
LONGEST_PHRASE = max(len(phrase.split()) for phrase in PHRASES)

# "El personal del INM", "la Dirección General de Recursos Humanos de la PGR": a part that acts
# for the whole.
PARTS = frozenset(
    "personal titular titulares direccion direcciones unidad unidades subsecretaria "
    "subsecretarias coordinacion coordinaciones delegacion delegaciones oficina oficinas "
    "oficialia area areas secretaria representacion representaciones representante "
    "representantes grupo grupos equipo equipos funcionarios funcionarias servidores servidoras "
    "agentes departamento "
    "subdireccion gerencia division presidencia comisionado comisionada presidente presidenta "
    "pleno junta centros consulados embajada embajadas red brigadas especialistas abogados "
    "subdelegaciones subprocuraduria inspectores inspectoras medicos medicas enfermeras enfermeros "
    "peritos policias elementos brigadistas tecnicos tecnicas delegados delegadas visitadores "
    "visitadoras promotores promotoras instructores instructoras investigadores investigadoras "
    "trabajadores trabajadoras empleados empleadas extensionistas guardaparques fiscales "
    "verificadores verificadoras auditores auditoras autoridades directivos cuadrillas jefatura "
    "jefaturas intendencia gerencias efectivos asesores asesoras notificadores vocales".split()
)
# Of these, the ones that a purpose may follow: "las brigadas de salud del ISSSTE".
TEAMS = frozenset("personal brigadas equipo equipos cuadrillas elementos agentes".split())
# "Con apoyo de la CONANP, que aportará": what they say of a partner is done too.
PARTNERSHIPS = frozenset(
    "apoyo participacion colaboracion asistencia acompañamiento ayuda respaldo concurso".split()
)
# Before an acronym without "de", these make it part of a thing's name, not a body.
THINGS = frozenset(
    "programa programas sistema sistemas ley modelo tarjeta tarjetas credencial premio beca becas "
    "portal plataforma formato formatos fondo fondos encuesta norma proyecto protocolo "
    "convocatoria plan estrategia registro ventanilla ventanillas ficha numero clave certificado "
    "sello distintivo buzon modulo modulos sitio pagina chat operativo operacion mecanismo".split()
)
NAME_LINKS = frozenset("de la el los las y para".split())
NUMBERS = frozenset("dos tres cuatro cinco seis siete ocho nueve diez doce veinte cien mil".split())
OBJECTS = frozenset("lo la los las".split())
# With a verb one thing: "llevará a cabo", "se hará cargo", "dará cuenta".
COMPLEMENTS = frozenset("a cabo cargo responsable responsables presente presentes cuenta".split())
# "Va a publicar", "habrá de dar", "seguirá operando".
HELPERS = frozenset(
    "ir haber deber tener poder soler estar seguir continuar volver pasar llegar entrar empezar "
    "comenzar encargar comprometer dedicar ocupar disponer limitar proceder terminar acabar "
    "lograr buscar pretender querer procurar intentar proponer prever contemplar planear "
    "ser venir salir acudir ayudar contribuir".split()
)
PERIPHRASTIC_LINKS = frozenset("a de que por en".split())
NON_FINITE = re.compile(r"[^\W\d_]{2,}(?:[aeií]r|[aeií]r[sl][eao]s?|ando|iendo|yendo)")
PRONOUNS = re.compile(r"(?<=r)(?:se|l[eao]s?)$")
# Can stand between a relative and a body without being a verb.
NO_VERBS = frozenset("bien menos mas solo hoy".split())
TIMES = frozenset("año mes semana dia trimestre semestre bimestre ejercicio ciclo".split())
OPENING = 3  # a relative that opens a sentence, "En el cual participa", is its main clause
LAWS = frozenset("ley leyes".split())
LOCAL = frozenset("estatal estatales municipal municipales local locales".split())

FUTURE = re.compile(r"[^\W\d_]+r(?:á|án)")
# What irregular futures are made of: "hará", "podrá", "obtendrá".
STEMS = {
    "tendr": "tener", "vendr": "venir", "pondr": "poner", "podr": "poder", "saldr": "salir",
    "valdr": "valer", "habr": "haber", "sabr": "saber", "querr": "querer",
}  # fmt: skip
SHORT_STEMS = {"har": "hacer", "dir": "decir", "rehar": "rehacer", "deshar": "deshacer"}
PAST = re.compile(r"[^\W\d_]{2,}(?:ó|aron|ieron|jeron)")
FUTURE_WORD = re.compile(r"\wr(?:á|án)\b")
PARTICIPLE = re.compile(r"[a-zñ]+(?:ad|id|st|ch|rit|iert|uest)[oa]s?")

# Verbs that an acting body takes; their present counts as a plan like the future.
REGULAR = (
    "apoyar brindar colaborar coordinar contemplar desarrollar elaborar ejecutar estimar fomentar "
    "gestionar implementar impulsar instrumentar llevar operar organizar otorgar participar "
    "planear presentar realizar trabajar coadyuvar promocionar capacitar proporcionar analizar "
    "integrar instalar vigilar verificar buscar emitir impartir difundir definir asistir "
    "intervenir concurrir acudir suscribir establecer ofrecer fortalecer pretender ejercer "
    "aportar canalizar administrar actualizar supervisar financiar publicar entregar firmar "
    "esperar proyectar considerar celebrar continuar generar incorporar regular recibir convocar "
    "encabezar preparar comprometer aplicar revisar inspeccionar editar asesorar adiestrar "
    "formar abrir cubrir repartir comprar pagar asignar destinar dictaminar auditar monitorear "
    "investigar estudiar diagnosticar certificar acreditar autorizar sancionar registrar "
    "inscribir levantar recabar procesar sistematizar almacenar rehabilitar reparar mejorar "
    "reforestar restaurar rescatar conservar proteger patrullar custodiar escoltar vacunar "
    "esterilizar fumigar orientar acompañar alimentar alojar albergar trasladar transportar "
    "facilitar garantizar asegurar procurar informar notificar comunicar transmitir diseñar "
    "planificar subsidiar equipar dotar surtir abastecer incentivar estimular premiar "
    "seleccionar contratar emplear colocar vincular concertar acordar negociar suministrar "
    "homologar simplificar digitalizar modernizar ocupar encargar dedicar abocar sumar obligar "
    "responsabilizar reunir cumplir vender emprender crear recoger acoger proseguir"
).split()
IRREGULAR = {
    "contribuye": "contribuir", "distribuye": "distribuir", "incluye": "incluir",
    "da": "dar", "tiene": "tener", "prevé": "prever", "promueve": "promover",
    "continúa": "continuar", "sigue": "seguir", "propone": "proponer", "mantiene": "mantener",
    "refuerza": "reforzar", "interviene": "intervenir", "atiende": "atender",
    "evalúa": "evaluar", "efectúa": "efectuar", "programa": "programar", "va": "ir",
    "está": "estar", "debe": "deber", "plantea": "plantear",
    "siembra": "sembrar", "mide": "medir", "invierte": "invertir", "resuelve": "resolver",
    "despliega": "desplegar", "riega": "regar", "produce": "producir", "conduce": "conducir",
    "traduce": "traducir", "construye": "construir", "instruye": "instruir",
    "sustituye": "sustituir", "amplía": "ampliar", "envía": "enviar", "actúa": "actuar",
    "exige": "exigir", "dirige": "dirigir", "corrige": "corregir", "elige": "elegir",
    "extiende": "extender", "defiende": "defender", "aprueba": "aprobar", "acuerda": "acordar",
    "hace": "hacer", "viene": "venir", "prosigue": "proseguir", "pone": "poner",
    "dispone": "disponer",
}  # fmt: skip
# Nouns as well: verbs only right behind their subject.
ALSO_NOUNS = frozenset(
    "programa regula entrega firma opera integra financia compra forma reforma paga procura "
    "patrulla custodia escolta siembra emplea vincula cubre".split()
)


def _presents() -> dict[str, str]:
    endings = {"ar": "a", "er": "e", "ir": "e"}
    forms = {verb[:-2] + endings[verb[-2:]]: verb for verb in REGULAR if verb not in _HAS_IRREGULAR}
    forms |= IRREGULAR
    plurals = {form + "n": verb for form, verb in forms.items()}
    return forms | plurals | {"prevén": "prever"}


_HAS_IRREGULAR = frozenset(IRREGULAR.values())
PRESENT = _presents()

# Verbs whose subject may follow with no object: "participarán el INEGI y el CONEVAL".
JOINING = frozenset(
    "participar colaborar intervenir concurrir asistir contribuir coadyuvar trabajar acudir ser "
    "fungir estar sesionar concertar dialogar".split()
)
# What says of its subject, behind "no", that it takes no part.
TAKING_PART = frozenset("participar colaborar intervenir concurrir".split())
# With "se", these are done by their subject; others are done to it.
REFLEXIVE = frozenset(
    "coordinar sumar reunir comprometer unir incorporar encargar vincular apoyar acercar "
    "adherir abstener allegar basar enfocar dirigir apegar ocupar responsabilizar abocar dedicar "
    "hacer obligar proponer reservar trasladar desplazar pronunciar movilizar enlazar auxiliar "
    "valer presentar cerciorar asegurar agregar asociar involucrar preparar limitar".split()
)
# A programme may serve or allow, but these only a body does: they tell an unknown acronym.
DONE_BY_BODIES = frozenset(
    "realizar impartir elaborar publicar difundir coordinar participar colaborar capacitar "
    "celebrar suscribir firmar dar llevar emitir convocar promover impulsar instalar organizar "
    "gestionar supervisar vigilar verificar analizar evaluar presentar integrar implementar "
    "instrumentar operar ejecutar desarrollar".split()
)
# With "se", these are done to their subject even where it stands first.
DONE_TO = frozenset(
    "instalar crear constituir integrar conformar fortalecer consolidar capacitar reforzar "
    "modernizar realizar actualizar establecer restablecer transformar equipar evaluar".split()
)


# In a relative clause, these tell where a norm comes from: "los lineamientos que expedirá el INEE".
SET_NORMS = frozenset(
    "determinar expedir establecer fijar emitir definir señalar senalar aprobar autorizar dictar "
    "disponer indicar regular ordenar dictaminar estipular prescribir normar prever".split()
)
# A body can be what these make, change or hold, and then has no "a" before it.
CHANGE_BODIES = frozenset(
    "fortalecer consolidar reforzar modernizar transformar reestructurar restablecer reformar "
    "sustituir reemplazar suprimir extinguir fusionar incluir involucrar comprender abarcar "
    "considerar tener requerir necesitar conocer".split()
)
TAKE_BODIES = CHANGE_BODIES | frozenset(
    "crear instalar constituir integrar conformar equipar evaluar establecer fundar construir "
    "rehabilitar remodelar inaugurar presidir ampliar reactivar reunir dirigir".split()
)


def is_adverb(fold: str) -> bool:
    """Whether a word may stand between a subject and its verb."""
    return fold in CLITICS or fold.endswith("mente")


def infinitive(verb: str) -> str:
    """The infinitive of a future or of a listed present, without accents.

    >>> infinitive("realizarán"), infinitive("colaboran")
    ('realizar', 'colaborar')
    """
    if FUTURE.fullmatch(verb):
        stem = verb.removesuffix("n")[:-1]
        long = (stem.removesuffix(s) + i for s, i in STEMS.items() if stem.endswith(s))
        return SHORT_STEMS.get(stem) or next(long, stem)
    return PRESENT.get(verb, "")


def phrase_before(folds: list[str]) -> str:
    """The longest phrase of the table that words end with, or "".

    >>> phrase_before(["bienes", "a", "traves", "de"])
    'a traves de'
    """
    for size in range(min(LONGEST_PHRASE, len(folds)), 0, -1):
        phrase = " ".join(folds[-size:])
        if phrase in PHRASES:
            return phrase
    return ""
