"""The API for people who write programs, or formulas: what to copy, what there is, its limits."""

from flask import render_template

from search.schema import FACETS
from web import params, urls
from web.addresses.filling import template
from web.pages.parts.calls import addresses, calls, sample
from web.pages.parts.frame import blueprint, unfiltered
from web.request import absolute, derived, rooted

# Each address, and what it gives.
GIVES: tuple[tuple[tuple[str, ...], str], ...] = (
    ((urls.API_SEARCH,), "Una página de resultados, con los filtros y sus números."),
    ((urls.API_FILE,), "Todos los resultados en un archivo: csv, xlsx, json o ndjson."),
    ((urls.API_LINE, urls.API_ACTIVITY), "Una línea o una actividad, con quién actúa y dónde "
     "lo dice el texto."),
    ((urls.API_LINE_RELATED, urls.API_ACTIVITY_RELATED), "Los textos más cercanos a ella."),
    ((urls.API_RECORDS,), "Varios textos por su identificador, con id repetido."),
    ((urls.API_RECORDS_FILE,), "Los mismos en un archivo."),
    ((urls.API_RECORDS_CITATION,), "Cómo se citan: bib (BibTeX), ris o txt."),
    ((urls.API_AGENCIES,), "Las dependencias que nombran los textos, y en cuántos actúan; sin "
     "year, en los de todos los años juntos."),
    ((urls.API_AGENCY,), "La ficha de una: lo que hará y dónde, dónde solo se menciona, con quién "
     "actúa, cuál hubo antes y cuál después."),
    ((urls.API_PROGRAMMES,), "Los informes: su documento, sus números y sus otros años."),
    ((urls.API_REPORT,), "Un informe con sus encabezados, y cuánto hay en cada uno."),
    ((urls.API_REQUEST,), "Solicitudes de información a quien actúa, listas para enviarse, sobre "
     "unos textos o los primeros de una búsqueda."),
    ((urls.API_COMPARE,), "Qué cambió entre dos informes de un programa, línea por línea."),
    ((urls.API_CHANGES,), "Qué cambió en los informes entre una construcción del índice "
     "y la siguiente."),
    ((urls.API_FINDINGS,), "Los hallazgos: qué se contradice, qué calla y cómo está escrito."),
    ((urls.API_OVERVIEW,), "El panorama: todo, o lo que halla una búsqueda, en tablas de números."),
    ((urls.API_VERIFY,), "Si un texto dice una cita (q), palabra por palabra o casi, y cuál."),
    ((urls.API_SCAN,), "Con POST y un texto: qué líneas toca, a qué dependencias nombra y qué deja "
     "fuera."),
    ((urls.API_SUGGEST,), "Cómo podría seguir lo que se está escribiendo."),
    ((urls.API_ROOT,), "La lista de todo lo que hay."),
    ((urls.API_DOCUMENT,), "La descripción de todo esto para programas (OpenAPI 3.1)."),
)  # fmt: skip

# What may be asked for, besides the filters.
MEANS = {
    "q": "Lo que se busca; vacío, todo.",
    "sort": "El orden: relevance (relevancia) o code (clave).",
    "page": "La página, desde 1.",
    "size": f"Cuántos por página, hasta {params.MAX_SIZE}.",
    "without": "Lo que no se agrega a lo escrito: una clave de expansions o forms de la respuesta.",
    "explain": "Con 1, cada resultado dice con qué números se calculó su lugar.",
    "id": f"El identificador de un texto; hasta {params.MAX_SELECTED}.",
    "a": "Un informe que comparar: programa y año, como pem-2014-2018/2017.",
    "b": "El otro informe del mismo programa.",
    "change": "De qué manera cambió la línea: to_no, to_yes, gone, new, reworded…",
    "rule": "Un tipo de hallazgo, como no-with-activities; puede repetirse.",
    "limit": "Cuántas sugerencias o textos cercanos, hasta 20.",
    "all": "Con 1, todas las filas del panorama, o las dependencias que ningún texto nombra.",
}
FILTERS = {facet.name: facet.label for facet in FACETS}


@blueprint.get(urls.API_PAGE)
def api() -> str:
    """The page about the API."""
    shown = derived(sample)
    return render_template(
        "api.html",
        addresses=tuple(addresses(shown)),
        calls=calls(shown, absolute),
        gives=[([rooted(template(rule)) for rule in rules], text) for rules, text in GIVES],
        means=MEANS,
        filters=FILTERS,
        limits=params,
        **unfiltered(urls.API_PAGE),
        here="api",
    )
