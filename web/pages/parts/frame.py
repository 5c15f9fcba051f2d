"""What every page has around its own content: menu, filters, and what it says to crawlers."""

from flask import Blueprint
from markupsafe import Markup

from search.output import totals
from search.results.levels import plural
from search.schema import RESPONSES
from web import urls, wording
from web.assets import asset
from web.comparing.asked import several
from web.pages.parts import panel
from web.pages.parts.no_results import asked_in_vain
from web.request import absolute, derived, searcher

blueprint = Blueprint("pages", __name__)

# What stands there, where it leads, and the page that it is.
MENU = (
    ("Panorama", urls.OVERVIEW, "overview"),
    ("Dependencias", urls.AGENCIES, "agencies"),
    ("Hallazgos", urls.FINDINGS, "findings"),
    ("Ayuda", urls.HELP, "help"),
    ("Acerca de", urls.ABOUT, "about"),
)

# What else there is to do with the texts: at the foot of every page, and on the help page.
TOOLS = (
    (
        "Solicitar información",
        urls.REQUEST,
        "una carta lista para pedir a quien actúa lo que muestre qué se hizo, con los textos "
        "citados; se corrige, se copia o se descarga.",
    ),
    (
        "¿Lo dice el programa?",
        urls.VERIFY,
        "pegue una cita y sepa si está palabra por palabra, casi, o no, con la nota para citarla.",
    ),
    (
        "Qué toca un texto",
        urls.SCAN,
        "pegue una nota, una iniciativa o un discurso y vea de qué líneas habla, a quién nombra y "
        "qué no toca.",
    ),
)

# What a page says of itself where its link is shared: in a chat, a network, a list of results.
# By the page's name; a page that shows one thing says so in its own template.
DESCRIPTIONS = {
    "": "Qué se comprometió a hacer el gobierno, quién actúa y dónde no se hará nada.",
    "home": "Busque en cada línea de acción y cada actividad de los programas del gobierno: qué se "
    "hará, quién lo hará y dónde no se hará nada.",
    "agencies": "Todas las dependencias que nombran los programas: en cuántos textos actúa cada "
    "una y en cuántos solo se menciona.",
    "overview": "Lo comprometido en números: cuánto hay de cada objetivo, quién actúa en él y qué "
    "se respondió.",
    "findings": "Lo que se contradice, lo que calla y lo que cuesta leer en los documentos, sin "
    "corregir nada.",
    "compare": "Qué cambió de un informe a otro del mismo programa: respuestas, textos, quién "
    "actúa y qué dejó de estar.",
    "request": "Cartas listas para pedir a las dependencias los documentos, fechas, cifras y "
    "presupuesto de lo que prometieron.",
    "changes": "Qué cambió en los informes de este índice: líneas nuevas, retiradas, con otra "
    "redacción, otra respuesta u otra dependencia.",
    "verify": "Pegue una cita y sepa si un programa la dice palabra por palabra, casi, o no, con "
    "la nota para citarlo.",
    "scan": "Pegue una nota, una iniciativa o un discurso: de qué líneas habla, a qué dependencias "
    "nombra y qué no toca.",
    "help": "Cómo buscar: palabras, frases exactas, dependencias, claves y filtros, con ejemplos "
    "que funcionan.",
    "about": "De dónde vienen los textos, cómo se leyeron y con qué reglas se dice quién actúa.",
    "api": "Los mismos datos para programas, hojas de cálculo y análisis: ejemplos que se copian "
    "y funcionan.",
    "problems": "Qué significa cada error de la API y qué hacer.",
}


def counted() -> str:
    """What a count of the texts of this build counts: "líneas y actividades"."""
    build = searcher()
    lines = build.levels.counted
    return totals.what(lines) if build.statistics.values["kind"].get("activity") else lines[1]


blueprint.add_app_template_global(asset, "asset")
_GLOBALS = {
    "urls": urls,
    "menu": MENU,
    "tools": TOOLS,
    "RESPONSES": RESPONSES,
    "asked_in_vain": asked_in_vain,
    "absolute": absolute,
    "DESCRIPTIONS": DESCRIPTIONS,
    "once": panel.once,
    "rows": panel.rows,
    "tree": panel.tree,
    "lines_called": lambda: searcher().levels.counted,
    "counted": counted,
    "has_several_years": lambda: bool(derived(several)),
}
blueprint.record_once(lambda state: state.app.jinja_env.globals.update(_GLOBALS))
blueprint.add_app_template_filter(wording.number, "number")
blueprint.add_app_template_filter(plural, "plural")
blueprint.add_app_template_filter(wording.short, "short")
blueprint.add_app_template_filter(wording.heading, "heading")
blueprint.add_app_template_filter(totals.count, "count")


@blueprint.app_template_filter("unmarked")
def unmarked(block: Markup) -> str:
    """The words of a block of a template, which can be escaped again: on one line.

    >>> unmarked(Markup("\\nSeguridad &amp; <b>paz</b>  "))
    'Seguridad & paz'
    """
    return block.striptags()


def unfiltered(path: str) -> dict[str, object]:
    """What a page that has no filters says of itself to crawlers."""
    return {"canonical": absolute(path), "indexed": True}
