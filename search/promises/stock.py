"""The stock of officialese: words that stand in any promise and are no content of one."""

import re

from search.spanish import analysis

# Nouns and adjectives, one form of each; verbs in the infinitive need no list.
WORDS = (
    "acción actividad apoyo asunto atención aspecto ámbito avance base beneficio caso competencia "
    "condición conjunto consolidación coordinación cooperación colaboración comunidad contexto "
    "cumplimiento dependencia desarrollo diálogo difusión efecto elemento enfoque entidad espacio "
    "esquema esfuerzo establecimiento estrategia estructura federación fenómeno fin finalidad "
    "fomento forma fortalecimiento función generación gestión gobierno grupo herramienta impulso "
    "implementación incorporación información iniciativa instancia institución instrumento "
    "instrumentación intercambio interés lineamiento línea manera marco materia mecanismo medida "
    "medio mejora mejoramiento meta modelo nivel objetivo oferta operación opción orden "
    "organización país parte participación persona plan población política prestación proceso "
    "procedimiento programa promoción propósito proyecto punto realización recurso red relación "
    "resultado sector seguimiento servicio sistema situación sociedad tarea tema tipo tránsito "
    "través uso usuario vinculación vida criterio necesidad respeto particular actual adecuado "
    "administrativo ágil amplio anual básico común debido diferente diferenciado distinto diverso "
    "efectivo eficaz eficiente específico especial especializado "
    "estatal estratégico existente federal general gradual integral institucional "
    "interinstitucional intersectorial local mayor mejor municipal mutuo nacional necesario nuevo "
    "oportuno permanente posible prioritario privado propio público regional relevante respectivo "
    "segundo social suficiente transversal único vigente activo autoridad involucrado relacionado "
    "dirigido orientado vinculado derivado basado enfocado continuo producto realizado "
    "establecido contratado incluido referente relativo correspondiente no sin contra entre tanto "
    "vez año México"
)
LEAST = 3  # letters of a word with content

# Forms of a verb that name no object: to do, doing, (that) they do.
_VERB = re.compile(r"[a-z]+(?:[aei]r(?:se|l[aeo]s?)?|(?:a|ie|ye)ndo(?:se|l[aeo]s?)?|[aei]n)")
_ADVERB = re.compile(r"[a-z]{4,}mente")  # says how: potencialmente
# What ends as a verb does and is none.
NO_VERBS = frozenset(
    "mujer taller lugar hogar lider poder bienestar cancer alquiler militar familiar escolar "
    "consular popular celular solar dental lunar par mar azucar altar pilar placer primer tercer "
    "titular ocular nuclear orden imagen origen joven crimen examen regimen margen volumen pan "
    "huracan resumen almacen jardin polen boletin".split()
)
_STEMS = frozenset(analysis.terms(WORDS)) - {""}


def is_stock(surface: str) -> bool:
    """Whether a folded word says nothing of what is promised: a stop word, officialese, a verb.

    >>> [is_stock(word) for word in ("promover", "acciones", "de", "plenamente", "vacunacion")]
    [True, True, True, True, False]
    """
    term = analysis.term(surface)
    if not term or term in _STEMS or len(surface) < LEAST or not surface.isalpha():
        return True
    return is_verb(surface) or _ADVERB.fullmatch(surface) is not None


def is_verb(surface: str) -> bool:
    """Whether a folded word looks like a form of a verb that names no object.

    >>> [is_verb(word) for word in ("promover", "permitan", "mujer", "en")]
    [True, True, False, False]
    """
    looks = surface not in NO_VERBS and _VERB.fullmatch(surface) is not None
    return looks and analysis.term(surface) != ""
