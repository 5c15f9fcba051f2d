"""The bounds of what may be typed, and what is said of that which is read otherwise."""

MAX_CHARACTERS = 300
MAX_ITEMS = 32
MAX_WORD = 40
MAX_PREFIXES = 2
MIN_PREFIX = 3

NOTICES = {
    "length": f"La búsqueda se cortó a {MAX_CHARACTERS} caracteres.",
    "items": f"Solo se buscaron las primeras {MAX_ITEMS} palabras.",
    "word": f"Las palabras se cortan a {MAX_WORD} letras.",
    "quote": "Falta una comilla: se buscó como palabras sueltas.",
    "field": "No hay ningún filtro «{}»: se buscó como palabras.",
    "value": "«{}» no es un valor de «{}»: se buscó como palabras.",
    "prefix": f"Un comienzo de palabra con * necesita {MIN_PREFIX} letras: se buscó la palabra.",
    "prefixes": f"Solo se admiten {MAX_PREFIXES} comienzos de palabra con *.",
    "star": "El asterisco solo vale al final de una palabra.",
    "or": "OR necesita una palabra a cada lado.",
    "or-field": "OR solo une valores de un mismo filtro: «{}» se aplicó por separado.",
    "and": "«{}» no se buscó como palabra: pide lo que está a ambos lados.",
    "and-field": "«{}» entre valores de un mismo filtro no exige los dos: basta con uno.",
    "either": "«{}» no se buscó como palabra: basta con lo que está a uno de los lados.",
    "not": "«{}» deja fuera lo que sigue: se leyó «-{}».",
    "nothing": "Después de «{}» falta lo que debe quedar fuera.",
    "item": "El guion ante «{}» se leyó como el de una lista; para excluir, póngalo al final.",
    "group": "Los paréntesis solo agrupan alternativas con OR: lo demás se leyó sin ellos.",
    "heading": "«{}» se leyó como «{}»; entre comillas se buscan las palabras.",
    "minus": "Solo hay palabras excluidas: agregue alguna que sí deba aparecer.",
}
