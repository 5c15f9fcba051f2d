"""The Spanish that tells who acts: tables of words, read by index.agencies.roles."""

import re

DETERMINERS = frozenset(
    "el la los las su sus dicho dicha dichos dichas este esta estos estas ese esa propio propia "
    "propios propias mismo misma citado citada ambos ambas un una".split()
)
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
        "en tanto que", "tanto", "lo anterior", "en este sentido", "no obstante", "sin embargo",
        "para lo cual",
    )
]  # fmt: skip

# How a phrase before a body decides its role; the longest phrase wins.
THROUGH, BY, DUTY, AMONG, PLAN, UNDER, OTHER, OF = (
    "through", "by", "duty", "among", "plan", "under", "other", "of",
)  # fmt: skip
PHRASES: dict[str, str] = {
    **dict.fromkeys(
        ("a traves de", "por conducto de", "por medio de", "por intermedio de", "mediante",
         "por via de", "por intermediacion de", "via"), THROUGH),
    **dict.fromkeys(("por", "por parte de", "de parte de", "a cargo de",
         "bajo la responsabilidad de"), BY),
    **dict.fromkeys(
        ("correspondera a", "corresponde a", "corresponderan a", "competera a", "compete a",
         "tocara a",
         "estara a cargo de", "estaran a cargo de", "quedara a cargo de",
         "quedaran a cargo de", "correra a cargo de", "correran a cargo de",
         "sera responsabilidad de", "es responsabilidad de",
         "seran responsabilidad de", "recaera en"), DUTY),
    "entre": AMONG,
    **dict.fromkeys(
        ("se preve que", "se espera que", "se estima que", "se contempla que", "se planea que",
         "se tiene previsto que", "esta previsto que", "se busca que", "se propone que"), PLAN),
    **dict.fromkeys(
        ("que", "cuando", "si", "donde", "porque", "quien", "quienes", "cual", "cuales",
         "mientras", "cuyo", "cuya", "cuyos", "cuyas", "aunque", "como"), UNDER),
    **dict.fromkeys(
        ("a", "ante", "bajo", "con", "contra", "desde", "durante", "en", "hacia", "hasta", "para",
         "segun", "sin", "sobre", "tras", "conforme", "incluyendo", "incluido", "incluida",
         "excepto", "salvo", "junto"), OTHER),
    "de": OF,
}  # fmt: skip
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
    "subdelegaciones subprocuraduria".split()
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
OPENING = 3  # a relative that opens a sentence, "En el cual participa", is its main clause
LAWS = frozenset("ley leyes".split())
LOCAL = frozenset("estatal estatales municipal municipales local locales".split())

FUTURE = re.compile(r"[^\W\d_]{2,}r(?:á|án)")
PAST = re.compile(r"[^\W\d_]{2,}(?:ó|aron|ieron|jeron)")
FUTURE_WORD = re.compile(r"\w{2}r(?:á|án)\b")
# "Ha previsto" is a plan, "ha realizado" is none.
PLANNED = frozenset("previsto programado contemplado planeado considerado proyectado".split())
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
    "encabezar"
).split()
IRREGULAR = {
    "contribuye": "contribuir", "distribuye": "distribuir", "incluye": "incluir",
    "da": "dar", "tiene": "tener", "prevé": "prever", "promueve": "promover",
    "continúa": "continuar", "sigue": "seguir", "propone": "proponer", "mantiene": "mantener",
    "refuerza": "reforzar", "interviene": "intervenir", "atiende": "atender",
    "evalúa": "evaluar", "efectúa": "efectuar", "programa": "programar", "va": "ir",
    "está": "estar", "debe": "deber", "plantea": "plantear",
}  # fmt: skip
# Nouns as well: verbs only right behind their subject.
ALSO_NOUNS = frozenset("programa regula entrega firma opera integra financia".split())


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
# With "se", these are done by their subject; others are done to it.
REFLEXIVE = frozenset(
    "coordinar sumar reunir comprometer unir incorporar encargar vincular apoyar acercar "
    "adherir abstener allegar basar enfocar dirigir apegar".split()
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


def is_adverb(fold: str) -> bool:
    """Whether a word may stand between a subject and its verb."""
    return fold in CLITICS or fold.endswith("mente")


def infinitive(verb: str) -> str:
    """The infinitive of a future or of a listed present, without accents.

    >>> infinitive("realizarán"), infinitive("colaboran")
    ('realizar', 'colaborar')
    """
    if FUTURE.fullmatch(verb):
        return verb.removesuffix("n")[:-1]
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
