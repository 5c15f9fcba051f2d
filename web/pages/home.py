"""What the home page shows: searches to try, figures, and every objective."""

from search.model import Filters, Query
from search.searcher import Searcher
from web import wording
from web.derived.outline import Branch, Tree, outline
from web.links import Link, narrowed
from web.pages.examples import examples
from web.params import url


def home_view(searcher: Searcher) -> dict[str, object]:
    """The values of the home template."""
    trees = tuple(outline(searcher).values())
    several = len(trees) > 1

    def objective_href(tree: Tree, branch: Branch) -> str:
        code = branch.heading.code
        return narrowed("objective", f"{tree.programme.id}/{code}" if several else code)

    return {
        "trees": trees,
        "titles": "», «".join(tree.programme.title for tree in trees),
        "examples": tuple(Link(text, url("/", Query(text))) for text in examples(searcher)),
        "sums": sums(trees),
        "objective_href": objective_href,
    }


def sums(trees: tuple[Tree, ...]) -> tuple[Link, ...]:
    """The figures of the whole, each a link to the texts that it counts."""
    all_figures = [tree.root.figures for tree in trees]
    rows = (
        ("líneas de acción", Filters(kind=("line",)), sum(f.lines for f in all_figures)),
        (
            "actividades descritas",
            Filters(kind=("activity",)),
            sum(f.activities for f in all_figures),
        ),
        (
            "líneas sin ninguna actividad",
            Filters(kind=("line",), finding=("no-activities",)),
            sum(f.silent for f in all_figures),
        ),
    )
    return tuple(
        Link(text, url("/", Query(filters=filters)), wording.number(n)) for text, filters, n in rows
    )
