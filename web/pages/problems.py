"""What each kind of problem of the API means and what to do: where its `type` leads."""

from flask import render_template

from web import urls
from web.http.meanings import KINDS
from web.pages.parts.frame import blueprint, unfiltered


@blueprint.get(urls.PROBLEMS)
def problems() -> str:
    """The kinds of problems."""
    return render_template(
        "problems.html", kinds=KINDS, **unfiltered(urls.PROBLEMS), here="problems"
    )
