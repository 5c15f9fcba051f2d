"""What a text touches of the programmes: the lines, the bodies, and what it leaves aside.

It is posted, because a text of strangers belongs into no address, no log and no kept answer. No
token guards the form: nothing is changed by it, and what it answers whoever sends it knows.
"""

from flask import Response, make_response, render_template, request

from search.model import Notice
from search.scanning.closeness import TOUCHES
from web import urls
from web.pages.parts.csv_table import table_file
from web.pages.parts.frame import blueprint
from web.request import absolute, lenient, searcher
from web.scanning import scanned
from web.scanning.scanned import MAX_SCANNED
from web.scanning.sent import in_form
from web.scanning.telling import ToldScan, rows, told
from web.slots import HEAVY

NAME = "lo-que-toca-el-texto"  # of the file
EMPTY = (Notice("empty", "Pegue un texto: una nota, una iniciativa, un discurso."),)
CUT = (
    Notice(
        "cut",
        f"El texto se cortó a {MAX_SCANNED:,} caracteres: lo demás no se leyó. Péguelo por partes.",
    ),
)


@blueprint.route(urls.SCAN, methods=["GET", "POST"])
def scan() -> Response:
    """The form of the scanner, or what the text touches that was sent with it; as a file with
    `format=csv`."""
    if request.method == "POST":
        return touched()
    return make_response(_page("", None, lenient(()).notices()))


@HEAVY.hold
def touched() -> Response:
    """What a text that was sent touches."""
    sent = in_form()
    notices = (*EMPTY[: not sent.text], *CUT[: sent.cut])
    found = told(scanned.scan(sent.text), searcher()) if sent.text else None
    if found and sent.as_file:
        answer = table_file(rows(found), NAME)
    else:
        answer = make_response(_page(sent.text, found, notices))
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _page(text: str, found: ToldScan | None, notices: tuple[Notice, ...]) -> str:
    build = searcher()
    return render_template(
        "scan.html",
        text=text,
        view=found,
        notices=notices,
        most=MAX_SCANNED,
        threshold=TOUCHES,
        titles=tuple(build.title(report) for report in build.programmes),
        canonical=absolute(urls.SCAN),
        indexed=found is None and not notices,
        here="scan",
    )
