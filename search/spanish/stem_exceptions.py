"""Words whose stem the algorithm gets wrong: what to use instead.

Found by reading every stem class of the source's vocabulary, and of the 60,000 most frequent
Spanish words, that holds more than one lemma. Words are folded; plurals are made here.
"""

from collections.abc import Iterator

# Words that Snowball merges with strangers: their own term -> the words that share it.
APART: dict[str, str] = {
    "acero": "acero",  # acera
    "actividad": "actividad",  # activo
    "activist": "activista activismo",
    "acta": "acta",  # acto
    "alertador": "alertador alertadora",  # alertar
    "alud": "alud",  # aludir
    "ambulanci": "ambulancia",  # ambulante
    "articulo": "articulo",  # articular
    "atlanta": "atlanta",  # Atlántico
    "auditiv": "auditivo auditiva",  # auditar
    "auditorio": "auditorio",  # auditoría
    "autoridad": "autoridad",  # autor
    "balanza": "balanza",  # balance
    "belice": "belice",  # bélico
    "boleta": "boleta",  # boleto
    "camaron": "camaron",  # cama
    "canada": "canada",  # cana
    "carga": "carga",  # cargo
    "casa": "casa",  # caso
    "caso": "caso",  # casar
    "celula": "celula",  # celular
    "centro": "centro",  # centrado en
    "comida": "comida",  # comer
    "comitan": "comitan",  # comité
    "comunidad": "comunidad",  # comunicación
    "condonacion": "condonacion",  # condón
    "conforme": "conforme",  # conformar
    "cooperativ": "cooperativa",  # cooperación
    "coro": "coro",  # cora
    "corte": "corte",  # corto
    "costa": "costa",  # costo
    "cruz": "cruz",  # cruzar
    "cuba": "cuba",  # cubo
    "cuenta": "cuenta",  # contar
    "deporte": "deporte deportivo deportiva deportista",  # deportar
    "derecha": "derecha",  # derechos
    "diversidad": "diversidad",  # diversos
    "doctorad": "doctorado",  # doctor
    "efectiv": "efectivo efectiva efectivamente efectividad",  # efecto
    "ejecutiv": "ejecutivo ejecutiva",  # ejecutar
    "ejemplar": "ejemplar",  # ejemplo
    "elegant": "elegante elegancia",  # elegir
    "encuentro": "encuentro",  # encontrar
    "especialidad": "especialidad",  # especial
    "especialist": "especialista",
    "esperanza": "esperanza",  # espera
    "estacionamient": "estacionamiento",  # estación
    "estadio": "estadio",  # estadía
    "estudiant": "estudiante estudiantil",  # estudio
    "extras": "extra",  # extraer
    "florida": "florida",  # flor
    "fonda": "fonda",  # fondo
    "forma": "forma",  # formar
    "formato": "formato",  # formativo
    "fraccionamient": "fraccionamiento",  # fracción
    "ganado": "ganado",  # ganar
    "generic": "generico generica",  # generar
    "genero": "genero",
    "generos": "generoso generosa generosidad",
    "gobernacion": "gobernacion",
    "gobernador": "gobernador gobernadora",
    "gobernanc": "gobernanza",
    "granada": "granada",  # gran
    "grano": "grano",  # gran
    "habito": "habito",  # habitar
    "importacion": "importacion",  # importante
    "importador": "importador importadora",
    "incidenci": "incidencia",  # incidente
    "incluso": "incluso",  # inclusivo
    "indicador": "indicador",  # indicar
    "indice": "indice",  # indicar
    "iniciativ": "iniciativa",  # iniciar
    "instalacion": "instalacion",  # instalar un grupo
    "instrumento": "instrumento",  # instrumentar
    "integrant": "integrante",  # integración
    "integridad": "integridad",
    "intermediacion": "intermediacion",  # intermedio
    "investigador": "investigador investigadora",  # investigación penal
    "legislacion": "legislacion",  # Poder Legislativo
    "lente": "lente",  # lento
    "libro": "libro",  # libre
    "licito": "licito",  # licitar
    "localidad": "localidad",  # local
    "mantenimient": "mantenimiento",  # mantener
    "mara": "mara",  # mar
    "marca": "marca",  # marco
    "marido": "marido",
    "marzo": "marzo",
    "maya": "maya",  # mayo
    "mecanismo": "mecanismo",  # mecánico
    "migra": "migra",  # migrar
    "medida": "medida",  # medio
    "mesa": "mesa",  # mes
    "militant": "militante militancia",  # militar
    "monto": "monto",  # montar
    "movilidad": "movilidad",  # móvil
    "muro": "muro",  # murió, murieron
    "nacionalidad": "nacionalidad",  # nacional
    "nacionalist": "nacionalista nacionalismo",
    "negocio": "negocio",  # negociación
    "numeros": "numeroso numerosa",  # número
    "nueve": "nueve",  # nuevo
    "objetivo": "objetivo",  # objeto
    "operador": "operador operadora",  # reglas de operación
    "operativ": "operativo operativa",
    "oportunidad": "oportunidad",  # detección oportuna
    "ordenad": "ordenado ordenada",  # tres órdenes de gobierno
    "ordenamient": "ordenamiento",
    "organico": "organico organica",  # órgano
    "organismo": "organismo",
    "oriente": "oriente",  # orientar
    "pareja": "pareja",
    "partid": "partido partida",  # parte
    "partir": "partir",
    "parto": "parto",
    "paso": "paso",  # pasar
    "periodic": "periodico",  # periodo
    "periodist": "periodista periodismo periodistico periodistica",
    "pilar": "pilar",  # pila
    "plano": "plano",  # plan
    "plantear": "plantear plantea planteado planteada plantean planteando",  # planta
    "plaza": "plaza",  # plazo
    "plazo": "plazo",
    "poliza": "poliza",  # policiaco
    "prepa": "prepa",  # preparar
    "presa": "presa",  # preso
    "preservativ": "preservativo",  # preservar
    "primer": "primer",  # primo; with primero
    "productiv": "productivo productiva productividad",  # productos
    "programacion": "programacion",  # programa
    "publicidad": "publicidad publicitario publicitaria",  # publicar
    "publico": "publico publica publicamente",
    "puebla": "puebla",  # pueblo
    "puerta": "puerta",  # puerto
    "punta": "punta",  # punto
    "recarga": "recarga",  # recargo
    "redada": "redada",  # red
    "regulacion": "regulacion regulador reguladora",  # migración regular
    "reino": "reino",  # reina
    "remediacion": "remediacion",  # remedio
    "restaurant": "restaurante restaurantero",  # restaurar
    "reten": "reten",  # reto
    "sabado": "sabado",  # saber
    "sala": "sala",  # salir
    "salida": "salida",
    "saludo": "saludo",  # salud
    "sanear": "sanear sanea saneado saneada",  # San Luis
    "sano": "sano sana",
    "seguridad": "seguridad",  # seguro
    "seno": "seno",  # senado
    "separo": "separo",  # separar, separación
    "sostenibl": "sostenible sostenibilidad",  # sostener
    "suiza": "suiza suizo",  # suicida
    "tele": "tele",  # tela
    "tema": "tema",  # temer
    "titular": "titular",  # título
    "transa": "transa",  # trans
    "transformador": "transformador transformadora",  # transformar
    "tratado": "tratado",  # trata
    "tratar": "tratar trato",
    "trata": "trata",
    "unidad": "unidad",  # unido
    "universo": "universo",  # universidad
    "utilidad": "utilidad",  # útiles
    "vacuno": "vacuno",  # vacuna
    "valoracion": "valoracion",  # valor
    "verde": "verde",  # verdad
    "zapatist": "zapatista zapatismo",  # zapato
}

# Words that it keeps apart: one term -> the forms that should meet.
JOINED: dict[str, str] = {
    "afore": "afore",
    "mipyme": "mipyme",
    "aleman": "aleman alemana",
    "app": "apps",
    "blog": "blogs",
    "espiritu": "espiritus",
    "estres": "estres",
    "frances": "frances francesa",
    "gay": "gays",
    "ingles": "ingles inglesa",
    "interes": "interes",
    "irlandes": "irlandes irlandesa",
    "japones": "japones japonesa",
    "holandes": "holandes holandesa",
    "portugues": "portugues portuguesa",
    "ong": "ongs",
    "osc": "oscs",
    "curp": "curps",
    "robot": "robots",
    "taxi": "taxis",
    "tercer": "tercer",
    "tribu": "tribus",
}

# Acronyms end in what looks like an ending (COMAR is no verb); each is its own term.
ACRONYMS = (
    "aecid amexcid anuies asea aserca babien banjercito banobras banxico canacintra capufe "
    "cbsa cenace cenagas cenaprece cenapred cenatra censia censida centrogeo cicese cide ciesas "
    "cila cisen cofaa cofece cofemer colpos colsan comar conabio conaculta conade conadesuca "
    "conafe conago conagua conamed conamer conamigua conampros conapesca conapo conapra conapred "
    "conare conasa conasama conasida conaza consar conuee copred daca dapa diconsa enadid enoe "
    "enpore envipe esisen feadle fepade fevimtra fida fide fifonafe finabien fira firco flacso "
    "focir fonden fonhapo fovissste gipea iica imcine imipas imjuve imta inacipe inaes inafed "
    "inapesca inba inea inee inifed inmegen inmujeres jica liconsa nafinsa nafta paja pale "
    "pnuma prim procampo profeco profepa proigualdad promexico pronabes pronabive "
    "pronapred provictima redpronna renapo sader sagarpa sedena seido semar semujeres "
    "senasica sener sesna sica sida siedo sifode sipinna tfca tfja ueitmpo unesco usaid"
)


# The accent is what tells the stemmer that "atenderá" is a future; folded it looks like a noun.
FUTURES = (
    "acceder adquirir advertir asistir asumir atender atribuir coincidir compartir competir "
    "comprender comprometer conceder concluir conducir conocer conseguir construir consumir "
    "contribuir convertir corregir correr cubrir cumplir decidir defender definir describir "
    "descubrir destruir devolver difundir dirigir discutir disminuir distinguir distribuir dividir "
    "ejercer elegir emitir emprender entender escribir establecer excluir exigir existir expandir "
    "expedir extender favorecer fortalecer impartir impedir imprimir incluir influir infringir "
    "inscribir instruir introducir invertir medir mover ocurrir ofrecer pedir permanecer permitir "
    "perseguir persistir pertenecer prescribir presidir presumir proceder producir promover "
    "proseguir proteger recibir recoger reconocer recorrer recurrir reducir referir "
    "remitir remover repetir requerir residir resolver responder restablecer restringir resumir "
    "reunir seguir servir sufrir sugerir suprimir surgir suscribir sustituir traducir transferir "
    "transmitir vencer vender vivir"
)
IRREGULAR_FUTURES = {
    "manten": "mantendra",
    "obten": "obtendra",
    "deten": "detendra",
    "interven": "intervendra",
    "preven": "prevendra",
    "conten": "contendra",
    "dispon": "dispondra",
    "propon": "propondra",
    "expon": "expondra",
}

# Verbs in -icar: their nouns, and the present, lose more than they do.
IN_IC = (
    "adjudic amplific calific certific clasific codific comunic cuantific dignific diversific "
    "edific electrific erradic especific falsific gratific identific intensific intoxic "
    "justific modific notific pacific planific purific ratific rectific reivindic reunific "
    "signific simplific tecnific tipific unific verific"
)
IN_IC_ENDINGS = "a an as o os acion aciones ador adores adora adoras".split()


def _plural(word: str) -> str:
    if word.endswith("s"):
        return word
    return word + "s" if word[-1] in "aeiou" else word + "es"


def _forms(table: dict[str, str]) -> Iterator[tuple[str, str]]:
    for term, words in table.items():
        for word in words.split():
            yield word, term
            yield _plural(word), term


def _futures() -> Iterator[tuple[str, str]]:
    regular = ((verb + "a", verb[:-2]) for verb in FUTURES.split())
    irregular = ((future, term) for term, future in IRREGULAR_FUTURES.items())
    for future, term in (*regular, *irregular):
        yield future, term
        yield future + "n", term


def _in_ic() -> Iterator[tuple[str, str]]:
    for term in IN_IC.split():
        for ending in IN_IC_ENDINGS:
            yield term + ending, term


# Folded word -> term.
EXCEPTIONS: dict[str, str] = dict(
    [
        *_forms(APART),
        *_forms(JOINED),
        *_futures(),
        *_in_ic(),
        *((acronym, acronym) for acronym in ACRONYMS.split()),
    ]
)
