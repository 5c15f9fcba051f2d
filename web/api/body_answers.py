"""What the API says of one agency."""

from collections.abc import Iterator

from search.model import Agency, Query, Record
from search.schema import given, response_label
from search.searcher import Searcher
from web import media, urls
from web.api.answers import agency_page, counted_agency, spoken_of
from web.api.shapes import bodies as shapes
from web.bodies.dossier import Dossier, Place
from web.bodies.kin import Relative, relatives
from web.bodies.scorecard import Score, said, scorecard
from web.derived.contradictions import contradictions
from web.derived.years import Scope, told
from web.links import several
from web.request import derived


def whole(found: Dossier, build: Searcher) -> shapes.AgencyDossier:
    """All that the texts say of an agency."""
    agency, asked = found.agency, found.shown.asked
    return {
        **counted_agency(agency, found.standing, asked),
        "url": agency_page(agency.id, asked, found.place),
        "years": spoken_of(found.shown.years, build),
        "other_years": list(_other_years(found)),
        "objective": found.place or None,
        "units": [_other(each, asked) for each in found.units],
        "succession": [_relative(each, build) for each in relatives(build, agency.id)],
        "partners": [{**_other(p.agency, asked), "texts": p.texts} for p in found.partners],
        "scorecard": [_score(each, build) for each in scorecard(found, build)],
        "places": [_place(each, found, build) for each in found.places],
        "total": found.total,
        "texts": [_text(each, agency.id) for each in found.acts],
        "mentions": [_text(each, agency.id) for each in found.named],
        "files": list(_files(found.does)),
        "notices": [{"code": each.code, "text": each.text} for each in told(found.shown)],
        "links": _links(found, build),
    }


def _links(found: Dossier, build: Searcher) -> shapes.DossierLinks:
    agency, asked = found.agency, found.shown.asked
    known = agency.parent in build.agencies
    return {
        "self": urls.api_agency(agency.id, asked, found.place),
        "parent": urls.api_agency(agency.parent, asked) if known else None,
        "search": urls.api_search(found.does),
        "named": urls.api_search(found.mentioned),
    }


def _other_years(found: Dossier) -> Iterator[shapes.AgencyYears]:
    """The years that may be chosen, where there are several choices."""
    agency, shown = found.agency, found.shown
    code = found.place.rpartition("/")[2]  # a heading's whole id is of its own year alone
    for each in shown.all if len(shown.all) > 1 else ():
        asked = () if each == shown.usual else each
        yield {
            "years": sorted(map(int, each)),
            "selected": each == shown.years,
            "url": agency_page(agency.id, asked, code),
            "links": {"self": urls.api_agency(agency.id, asked, code)},
        }


def _other(agency: Agency, asked: Scope) -> shapes.OtherAgency:
    return {
        "id": agency.id,
        "name": agency.name,
        "url": agency_page(agency.id, asked),
        "links": {"self": urls.api_agency(agency.id, asked)},
    }


def _relative(each: Relative, build: Searcher) -> shapes.AgencyRelative:
    id_, known = each.agency.id, each.known
    return {
        "id": id_,
        "name": each.agency.name,
        "role": "before" if each.before else "after",
        "since": (known.since or None) if known else None,
        "source": known.source if known else "",
        "years": spoken_of(each.years, build),
        "acts": each.standing.acts,
        "activities": each.standing.activities,
        "lines": each.standing.lines,
        "named": each.standing.named,
        "url": agency_page(id_),
        "links": {
            "self": urls.api_agency(id_),
            "both": urls.api_search(each.both) if each.both else None,
        },
    }


def _score(each: Score, build: Searcher) -> shapes.AgencyScore:
    return {
        "name": each.row.name,
        "count": each.count,
        "text": said(each, build.levels.counted),
        "url": urls.search(each.query),
        "links": {"search": urls.api_search(each.query)},
    }


def _place(each: Place, found: Dossier, build: Searcher) -> shapes.AgencyPlace:
    id_, heading = each.heading, build.headings[each.heading]
    value = str(id_) if several(build) else id_.code
    agency, asked = found.agency.id, found.shown.asked
    return {
        "value": value,
        "programme": id_.programme,
        "year": id_.year,
        "level": build.programmes[id_.report].levels[0],
        "code": heading.code,
        "written": heading.shown,
        "text": heading.text,
        "texts": each.texts,
        "selected": each.chosen,
        "url": agency_page(agency, asked, value),
        "links": {"self": urls.api_agency(agency, asked, value)},
    }


def _text(record: Record, agency: str) -> shapes.AgencyText:
    return {
        "id": str(record.id),
        "text": record.text,
        "line": {"code": record.code, "text": record.line.text},
        "given": agency in given(record),
        "response": record.response,
        "response_label": response_label(record.response),
        "contradiction": derived(contradictions).get(record.id.line, ""),
        "url": urls.line(record.id),
        "links": {"self": urls.api_record(record.id)},
    }


def _files(query: Query) -> Iterator[shapes.AgencyFile]:
    for suffix in media.FILES:
        yield {"format": suffix, "url": urls.api_file(suffix, query)}
    yield {"format": "atom", "url": urls.feed(query)}
