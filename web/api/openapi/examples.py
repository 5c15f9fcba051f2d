"""What is asked for and answered, by examples; the same whatever the index holds."""

from collections.abc import Mapping

from search.filters import Filters
from search.model import Query
from web import urls

# Of parameters, by name.
PARAMETERS: Mapping[str, object] = {
    "q": "trata de personas",
    "agency": ["SRE", "INM"],
    "role": ["named"],
    "objective": ["3"],
    "strategy": ["1.5", "pem-2014-2018/2018/3.2"],
    "level3": ["1.2.3"],
    "level4": ["1.2.3.4"],
    "response": ["no"],
    "kind": ["line"],
    "commitment": ["has-date", "has-figure"],
    "finding": ["no-with-activities"],
    "topic": ["health"],
    "year": ["2018"],
    "programme": ["pem-2014-2018"],
    "sort": "code",
    "page": 2,
    "size": 50,
    "without": ["synonym:deportados:repatriados"],
    "explain": 1,
    "id": ["pem-2014-2018/2018/1.5.10", "pem-2014-2018/2018/1.5.10/2"],
    "a": "pem-2014-2018/2017",
    "b": "pem-2014-2018/2018",
    "change": ["to_no", "gone"],
    "rule": ["no-with-activities", "no-activities"],
    "limit": 3,
    "all": 1,
}

# Of what stands in a path.
PLACES: Mapping[str, object] = {
    "programme": "pem-2014-2018",
    "year": 2018,
    "code": "1.5.10",
    "activity": 2,
    "id": "INM",
}

_FIRST, _SECOND = (urls.api_search(Query("agua", page=page)) for page in (1, 2))
_NO = Query(filters=Filters(response=("no",)))
_AFTER = {
    "id": "PGR",
    "since": 2018,
    "source": "DOF 20/12/2018",
    "text": "hoy FGR, antes PGR (desde 2018)",
}
_REFUSED_LINES = Query(filters=Filters(agency=("INM",), response=("no",), kind=("line",)))
_HEADING = {"code": "3", "text": "Costas vivas"}
_REFUSED = {
    "parameter": "response",
    "value": "maybe",
    "detail": "response cannot be 'maybe'.",
    "allowed": ["yes", "no"],
}

# Of shapes that stand in others.
SHAPES: Mapping[str, Mapping[str, object]] = {
    "Heading": _HEADING,
    "Level": {"level": "Eje", "code": "1", "text": "Costas vivas", "written": "I"},
    "Cell": {"column": "Avance", "text": "45%", "value": 0.45},
    "Actor": {
        "id": "SRE",
        "name": "Secretaría de Relaciones Exteriores",
        "role": "acts",
        "given": True,
    },
    "Source": {"document": "programa-de-costas.xlsx", "page": None, "row": 7, "sheet": "Costas"},
    "Reason": {
        "asked": "deportados",
        "found": "repatriados",
        "how": "synonym",
        "field": "text",
        "text": "contiene «repatriados», parecido a «deportados»",
    },
    "Contribution": {"what": "deportados", "field": "text", "value": 1.5},
    "FacetValue": {
        "value": "yes",
        "label": "Se realizarán acciones",
        "count": 12,
        "selected": False,
    },
    "Suggestion": {"text": "derechos humanos", "without": []},
    "Notice": {"code": "missing", "text": "Ningún texto tiene «zzyzx»."},
    "WordForm": {
        "key": "form:niño:niñas",
        "word": "niño",
        "form": "niñas",
        "count": 4,
        "active": True,
    },
    "Recognised": {"id": "INM", "name": "Instituto Nacional de Migración"},
    "Offer": {"facet": "response", "value": "no"},
    "Counts": {"line": 3, "activity": 9, "exact": 4, "partial": 8, "by_line": 2},
    "Links": {
        "self": _SECOND,
        "first": _FIRST,
        "prev": _FIRST,
        "next": None,
        "last": _SECOND,
    },
    "Span": {"agency": "SRE", "role": "acts", "start": 3, "end": 6, "given": False},
    "Finding": {
        "rule": "no-with-activities",
        "severity": "contradiction",
        "label": "Dice que no actuará y describe actividades",
    },
    "RuleCount": {
        "rule": "no-activities",
        "label": "Línea sin actividades",
        "severity": "warning",
        "part": "silencios",
        "count": 12,
        "selected": False,
    },
    "PartCount": {"part": "silencios", "label": "Líneas sin actividades", "count": 12},
    "Figure": {"count": 12, "url": urls.search(_NO), "api": urls.api_search(_NO)},
    "FigureColumn": {"name": "Costas vivas", "code": "3"},
    "Agency": {
        "id": "INM",
        "name": "Instituto Nacional de Migración",
        "kind": "órgano desconcentrado",
        "parent": "SEGOB",
        "variants": ["INAMI"],
        "acts": 44,
        "activities": 24,
        "lines": 20,
        "named": 3,
        "url": urls.agency("INM"),
        "links": {"self": urls.api_agency("INM")},
    },
    "AgencyPartner": {
        "id": "SRE",
        "name": "Secretaría de Relaciones Exteriores",
        "texts": 4,
        "url": urls.agency("SRE"),
        "links": {"self": urls.api_agency("SRE")},
    },
    "AgencyScore": {
        "name": "refused",
        "count": 3,
        "text": "3 líneas dicen que no se realizarán acciones",
        "url": urls.search(_REFUSED_LINES),
        "links": {"search": urls.api_search(_REFUSED_LINES)},
    },
    "AgencyRelative": {
        "id": "FGR",
        "name": "Fiscalía General de la República",
        "role": "after",
        "since": 2018,
        "source": "DOF 20/12/2018",
        "years": [2020],
        "acts": 3,
        "activities": 2,
        "lines": 1,
        "named": 0,
        "url": urls.agency("FGR"),
        "links": {"self": urls.api_agency("FGR"), "both": None},
    },
    "LevelCount": {"level": "Eje", "count": 3},
    "ReportCounts": {
        "texts": 9,
        "lines": 4,
        "activities": 5,
        "yes": 2,
        "no": 1,
        "other": 0,
        "unanswered": 1,
        "silent": 1,
    },
    "Words": {"op": "ins", "text": "trimestrales "},
    "Succession": _AFTER,
    "Body": {"id": "FGR", "name": "Fiscalía General de la República", "successions": [_AFTER]},
    "ColumnChange": {"column": "Meta", "before": "2,000", "after": "2,500"},
    "ScannedText": {"text": "El Congreso pidió que bajen las comisiones por enviar remesas."},
    "Completion": {"text": "migrantes", "label": "migrantes", "kind": "word", "count": 117},
    "Refused": _REFUSED,
    "Problem": {
        "type": f"{urls.PROBLEMS}#fix-query",
        "title": "Unprocessable Entity",
        "status": 422,
        "detail": "response cannot be 'maybe'.",
        "request_id": "7d0f6c1e9a2b4853",
        "errors": [_REFUSED],
    },
}
