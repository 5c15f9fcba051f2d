"""An address for every page, by its route; a test holds the list against the application."""

from search.filters import Filters
from search.ids import RecordId
from search.model import Query
from web import urls

LINE = RecordId.parse("pem-2014-2018/2018/1.5.10")
SEARCH = Query("trata de personas")

PAGES = {
    urls.SEARCH: (
        urls.SEARCH,
        urls.search(SEARCH),
        urls.search(Query(SEARCH.text, Filters(kind=("line",)))),
        urls.search(Query("menores no acompañados")),  # some have all of it, some a part
        urls.search(Query("migrantez")),  # corrected
        urls.search(Query("zzyzx")),
        urls.search(Query("", Filters(agency=("OIM",), role=("named",)))),
    ),
    urls.LINE: (urls.line(LINE),),
    urls.ACTIVITY: (urls.own(LINE.activity_of(2)),),
    urls.AGENCIES: (urls.AGENCIES,),
    urls.AGENCY: (urls.agency("SRE"),),
    urls.OVERVIEW: (urls.OVERVIEW, urls.overview(SEARCH)),
    urls.FINDINGS: (urls.FINDINGS,),
    urls.COMPARE: (urls.COMPARE,),
    urls.CHANGES: (urls.CHANGES,),
    urls.SCAN: (urls.SCAN,),
    urls.VERIFY: (
        urls.VERIFY,
        urls.verify("Consolidar el Servicio Profesional de Carrera Migratoria"),
        urls.verify("Consolidar el Servicio Especial de Carrera Migratoria"),
        urls.verify("salud mental"),
        urls.verify("- Consolidar el Servicio Especial de Carrera Migratoria\n- Derechos humanos"),
    ),
    urls.SELECTION: (urls.SELECTION, urls.selection((str(LINE), f"{LINE}/2"), SEARCH)),
    urls.REQUEST: (
        urls.REQUEST,
        urls.request((str(LINE),)),
        urls.request(query=Query(filters=Filters(response=("no",)))),
    ),
    urls.ABOUT: (urls.ABOUT,),
    urls.API_PAGE: (urls.API_PAGE,),
    urls.PROBLEMS: (urls.PROBLEMS,),
    urls.HELP: (urls.HELP,),
}
FRAMED = {
    urls.EMBED_SEARCH: (urls.embed_search(SEARCH),),
    urls.EMBED_OVERVIEW: (urls.EMBED_OVERVIEW, urls.embed_overview(SEARCH, "respuestas")),
}
NOT_FOUND = urls.line(RecordId.parse("pem-2014-2018/2018/9.9.9"))

EVERY = tuple(path for paths in PAGES.values() for path in paths)
