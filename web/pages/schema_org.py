"""What search engines read: schema.org descriptions of the site, its data and its lines."""

from search.model import Filters, Programme, Query, Record
from web.downloads.formats import FORMATS
from web.params import url
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
        "url": absolute("/"),
        "inLanguage": LANGUAGE,
        "potentialAction": {
            "@type": "SearchAction",
            "target": absolute("/?q={search_term_string}"),
            "query-input": "required name=search_term_string",
        },
    }


def dataset(programme: Programme) -> Thing:
    """A programme's report as data, in each format."""
    query = Query(filters=Filters(programme=(programme.id,)))
    return {
        "@context": CONTEXT,
        "@type": "Dataset",
        "name": programme.title,
        "description": (
            f"Objetivos, estrategias, líneas de acción y actividades del {programme.title}, "
            f"según lo informado en {programme.year}; cada una con las dependencias que actúan."
        ),
        "url": absolute(url("/", query)),
        "identifier": f"sha256:{programme.sha256}",
        "creator": {"@type": "GovernmentOrganization", "name": programme.branch},
        "temporalCoverage": str(programme.year),
        "inLanguage": LANGUAGE,
        "isAccessibleForFree": True,
        "distribution": [
            {
                "@type": "DataDownload",
                "encodingFormat": each.media.partition(";")[0],
                "contentUrl": absolute(url(f"/api/v1/search.{each.suffix}", query)),
            }
            for each in FORMATS.values()
        ],
    }


def line(record: Record, programme: Programme, address: str) -> Thing:
    """A line of action, and the way to it from its objective."""
    levels = (("objective", record.objective), ("strategy", record.strategy))
    above = [
        (heading.text, absolute(url("/", Query(filters=Filters(**{facet: (heading.code,)})))))
        for facet, heading in levels
    ]
    return {
        "@context": CONTEXT,
        "@type": "CreativeWork",
        "name": f"{record.code} {record.line.text}",
        "identifier": record.code,
        "url": address,
        "inLanguage": LANGUAGE,
        "isPartOf": {
            "@type": "Dataset",
            "name": programme.title,
            "creator": {"@type": "GovernmentOrganization", "name": programme.branch},
        },
        "mainEntityOfPage": address,
        "breadcrumb": {
            "@type": "BreadcrumbList",
            "itemListElement": [
                {"@type": "ListItem", "position": place, "name": name, "item": item}
                for place, (name, item) in enumerate([*above, (record.line.text, address)], 1)
            ],
        },
    }
