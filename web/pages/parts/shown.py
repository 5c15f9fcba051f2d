"""What a page of results shows, in the words of its heading."""

from collections.abc import Iterator, Mapping

from search.filters import Filters
from search.model import Page
from search.output.sentences import called
from search.schema import LEVELS, NONE, chosen, columns_of
from search.searcher import Searcher
from web.links import labels_of

MOST = 3  # choices that a heading says one by one


def shown(page: Page, names: Mapping[str, str], build: Searcher) -> str:
    """What the choices of a page narrow it to; "" where there are none.

    `names`: the letters that agencies go by.
    """
    if not page.query.filters:
        return ""
    said = list(_said(page, names, build))
    if len(said) > MOST:
        return f"Textos con {len(said)} filtros"
    return " · ".join(said)


def _said(page: Page, names: Mapping[str, str], build: Searcher) -> Iterator[str]:
    labels = labels_of(page)
    for facet, values in chosen(page.query.filters):
        for value in values:
            label = labels.get((facet.name, value), value)
            if facet.name == "agency":
                body = called(label, names.get(value, ""))
                yield label if value == NONE else f"{_doing(page.query.filters)} {body}"
            elif facet.name == "role" and page.query.filters["agency"]:
                continue  # it is said of the body
            elif facet.name in LEVELS and build.levels.over[LEVELS.index(facet.name) :]:
                yield f"{build.levels.over[LEVELS.index(facet.name)]} {label}"
            elif facet.name == "year":
                yield f"Informe de {label}"
            else:
                yield label


def _doing(filters: Filters) -> str:
    """What is shown of a chosen body, by its role."""
    columns = columns_of("agency", filters["role"])
    if len(columns) > 1:
        return "Lo que hará o dónde se menciona:"
    return "Lo que hará" if columns == ("agency",) else "Dónde se menciona:"
