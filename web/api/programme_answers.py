"""What the API says of the reports of an index."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TypeVar

from search.model import Programme, Query
from search.output import objects
from search.query.statistics import Figures
from search.results.labels import DEPTH
from search.searcher import Searcher
from web import links, urls
from web.api.answers import source_file
from web.api.shapes import programmes as shapes
from web.derived.comparisons import MOST_LINES, Comparisons
from web.derived.outline import Branch, Tree, outline
from web.params import MAX_SIZE
from web.request import derived

Listed = TypeVar("Listed")
Pairs = list[tuple[str, str]]


def reports(build: Searcher, page: int, size: int) -> shapes.Reports:
    """A page of the reports."""
    every = sorted(build.programmes.values(), key=lambda each: (each.id, -each.year))
    return {
        **_part(len(every), page, size, urls.api_programmes),
        "reports": [report(each, build) for each in _of_page(every, page, size)],
    }


def outlined(programme: Programme, build: Searcher, page: int, size: int) -> shapes.OutlinedReport:
    """A report with a page of its headings."""
    tree = derived(outline)[programme.report]
    address = partial(urls.api_report, programme.id, programme.year)
    return {
        **report(programme, build),
        "outline": {
            **_part(len(tree.headings), page, size, address),
            "headings": [_heading(tree, b, build) for b in _of_page(tree.headings, page, size)],
        },
    }


def report(programme: Programme, build: Searcher) -> shapes.Report:
    """A report with how much it holds."""
    tree = derived(outline)[programme.report]
    own = Query(filters=links.of_report(programme, build), sort="code")
    return {
        **objects.programme(programme),
        "report": programme.report,
        "label": build.title(programme.report),
        "headings": [
            {"level": level, "count": len(tree.of_level(depth))}
            for depth, level in enumerate(programme.levels[:-1], start=1)
        ],
        "counts": _counts(tree.figures),
        "other_years": list(_other_years(programme, build)),
        "url": urls.search(own),
        "links": {
            "self": urls.api_report(programme.id, programme.year),
            "search": urls.api_search(own),
            "file": source_file(programme, build),
        },
    }


def _part(total: int, page: int, size: int, address: Callable[[Pairs], str]) -> shapes.Part:
    pages, sized = -(-total // size), [("size", str(size))] if size != MAX_SIZE else []
    return {
        "total": total,
        "page": page,
        "pages": pages,
        "size": size,
        "links": links.around(page, pages, lambda n: address([("page", str(n))] * (n > 1) + sized)),
    }


def _of_page(every: Sequence[Listed], page: int, size: int) -> Sequence[Listed]:
    return every[(page - 1) * size : page * size]


def _counts(figures: Figures) -> shapes.ReportCounts:
    return {
        "texts": figures.texts,
        "lines": figures.lines,
        "activities": figures.activities,
        "yes": figures.yes,
        "no": figures.no,
        "other": figures.other,
        "unanswered": figures.lines - figures.answering - figures.other,
        "silent": figures.silent,
    }


def _heading(tree: Tree, branch: Branch, build: Searcher) -> shapes.ReportHeading:
    heading, id_ = branch.heading, branch.id
    depth, whole = len(id_.numbers), links.several(build)
    return {
        "level": tree.programme.levels[depth - 1],
        "code": heading.code,
        "written": heading.shown,
        "text": heading.text,
        "facet": DEPTH[depth],
        "value": str(id_) if whole else id_.code,
        "counts": _counts(branch.figures),
        "url": urls.search(links.query_under(id_, whole)),
        "links": {"search": urls.api_search(links.query_under(id_, whole))},
    }


def _other_years(own: Programme, build: Searcher) -> Iterator[shapes.OtherReport]:
    every = (each for each in build.programmes.values() if each.id == own.id and each != own)
    for other in sorted(every, key=lambda each: -each.year):
        before, after = sorted((own, other), key=lambda each: each.year)
        pair = [("a", before.report), ("b", after.report)]
        large = derived(Comparisons).lines(before, after) > MOST_LINES
        yield {
            "report": other.report,
            "year": other.year,
            "url": urls.compare(pair),
            "links": {
                "self": urls.api_report(other.id, other.year),
                "compare": None if large else urls.api_compare(pair),
            },
        }
