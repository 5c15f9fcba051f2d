"""What search engines read: schema.org descriptions of the site, its data and its lines."""

from search.model import Programme, Query, Record
from search.results.levels import plural
from search.searcher import Searcher
from search.tables import headings_over
from web import media, urls
from web.links import of_report, several, under
from web.request import absolute

Thing = dict[str, object]
CONTEXT = "https://schema.org"
LANGUAGE = "es-MX"


def website() -> Thing:
    """The site and its search."""
    return {
        "@context": CONTEXT,
        "@type": "WebSite",
        "name": "Buscador de programas",
        "url": absolute(urls.SEARCH),
        "inLanguage": LANGUAGE,
        "potentialAction": {
            "@type": "SearchAction",
            "target": absolute(f"{urls.SEARCH}?q={{search_term_string}}"),
            "query-input": "required name=search_term_string",
        },
    }


def dataset(programme: Programme, build: Searcher) -> Thing:
    """A programme's report as data, in each format."""
    query = Query(filters=of_report(programme, build))
    return {
        "@context": CONTEXT,
        "@type": "Dataset",
        "name": build.title(programme.report),
        "description": (
            f"{', '.join(map(plural, programme.levels)).capitalize()} y actividades del "
            f"{programme.title}, "
            f"según lo informado en {programme.year}; cada una con las dependencias que actúan."
        ),
        "url": absolute(urls.search(query)),
        "identifier": f"sha256:{programme.sha256}",
        "creator": {"@type": "GovernmentOrganization", "name": programme.branch},
        "temporalCoverage": str(programme.year),
        "inLanguage": LANGUAGE,
        "isAccessibleForFree": True,
        "distribution": [
            {
                "@type": "DataDownload",
                "encodingFormat": kind.partition(";")[0],
                "contentUrl": absolute(urls.api_file(suffix, query)),
            }
            for suffix, kind in media.FILES.items()
        ],
    }


def line_page(record: Record, build: Searcher, address: str) -> Thing:
    """The page of a line of action, and the way to it from the top."""
    return {
        "@context": CONTEXT,
        "@type": "WebPage",
        "url": address,
        "inLanguage": LANGUAGE,
        "breadcrumb": {
            "@type": "BreadcrumbList",
            "itemListElement": [
                {"@type": "ListItem", "position": place, "name": name, "item": item}
                for place, (name, item) in enumerate(_way(record, build, address), 1)
            ],
        },
        "mainEntity": _work(record, build.programmes[record.report], address),
    }


def _way(record: Record, build: Searcher, address: str) -> list[tuple[str, str]]:
    """(name, address) of each level down to a line."""
    whole = several(build)
    above = [(each.text, absolute(under(id_, whole))) for id_, each in headings_over(record)]
    return [*above, (record.line.text, address)]


def _work(record: Record, programme: Programme, address: str) -> Thing:
    return {
        "@type": "CreativeWork",
        "name": f"{record.line.shown} {record.line.text}",
        "identifier": record.code,
        "url": address,
        "inLanguage": LANGUAGE,
        "isPartOf": {
            "@type": "Dataset",
            "name": programme.title,
            "creator": {"@type": "GovernmentOrganization", "name": programme.branch},
        },
        "mainEntityOfPage": address,
    }
