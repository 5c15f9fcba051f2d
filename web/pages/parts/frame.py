"""What every page has around its own content: menu, filters, and what it says to crawlers."""

from flask import Blueprint
from markupsafe import Markup

from search.output import totals
from search.results.levels import plural
from search.schema import RESPONSES
from web import urls, wording
from web.assets import asset
from web.pages.parts.grid import holds_choice
from web.pages.parts.no_results import asked_in_vain
from web.pages.parts.shared import DESCRIPTIONS
from web.request import absolute

blueprint = Blueprint("pages", __name__)

# What stands there, where it leads, and the page that it is.
MENU = (
    ("Panorama", urls.OVERVIEW, "overview"),
    ("Dependencias", urls.AGENCIES, "agencies"),
    ("Hallazgos", urls.FINDINGS, "findings"),
    ("Ayuda", urls.HELP, "help"),
    ("Acerca de", urls.ABOUT, "about"),
)

blueprint.add_app_template_global(asset, "asset")
_GLOBALS = {
    "urls": urls,
    "menu": MENU,
    "RESPONSES": RESPONSES,
    "holds_choice": holds_choice,
    "asked_in_vain": asked_in_vain,
    "absolute": absolute,
    "DESCRIPTIONS": DESCRIPTIONS,
}
blueprint.record_once(lambda state: state.app.jinja_env.globals.update(_GLOBALS))
blueprint.add_app_template_filter(wording.number, "number")
blueprint.add_app_template_filter(plural, "plural")
blueprint.add_app_template_filter(wording.short, "short")
blueprint.add_app_template_filter(totals.count, "count")
blueprint.add_app_template_filter(urls.keeping, "keeping")


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
