"""A scan as its readers see it: lines, bodies and headings by their names, with their addresses."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from search.ids import HeadingId
from search.output.sentences import answer_of_line
from search.results.highlight import marked
from search.scanning.scanner import newest_reports
from search.scanning.values import NamedBody, Scan, Touch, TouchedLine
from search.searcher import Searcher
from web import urls, wording
from web.links import agency_link, known, several, under

MOST_LINES = 60  # that are told; the figures count all
MOST_BODIES = 60
MOST_HEADINGS = 100


@dataclass(frozen=True, slots=True)
class ToldTouch:
    """A passage beside the text that it touches."""

    start: int  # of the passage, in what was sent
    end: int
    passage: str
    marked: Markup  # the passage, with the words that both say
    id: str  # of the text
    name: str
    text: str
    marked_text: Markup
    closeness: float
    href: str


@dataclass(frozen=True, slots=True)
class ToldLine:
    """A line that is touched."""

    id: str
    programme: str
    year: int
    name: str
    code: str
    text: str
    response: str
    answer: str
    closeness: float
    href: str
    touches: tuple[ToldTouch, ...]


@dataclass(frozen=True, slots=True)
class ToldBody:
    """A body that is named."""

    id: str
    name: str
    times: int
    acts: int  # records in which it acts, or the one that it is known as
    known_as: str
    href: str


@dataclass(frozen=True, slots=True)
class ToldHeading:
    """A heading with its lines."""

    id: str
    programme: str
    name: str
    code: str
    text: str
    lines: int
    touched: int
    href: str


@dataclass(frozen=True, slots=True)
class ToldScan:
    """All that is told of a scan."""

    passages: int
    touching: int  # passages that touch a line
    total: int  # lines that are touched
    of: int  # lines that there are in the newest report of each programme
    lines: tuple[ToldLine, ...]
    bodies: tuple[ToldBody, ...]
    silent: tuple[ToldBody, ...]
    more_silent: int
    headings: tuple[ToldHeading, ...]
    untouched: tuple[ToldHeading, ...]
    more_untouched: int


def told(found: Scan, build: Searcher) -> ToldScan:
    """A scan as its readers see it."""
    passages = {touch.passage for line in found.lines for touch in line.touches}
    return ToldScan(
        passages=len(found.passages),
        touching=len(passages),
        total=len(found.lines),
        of=sum(build.statistics.whole(report).lines for report in newest_reports(build)),
        lines=tuple(_line(each, build) for each in found.lines[:MOST_LINES]),
        bodies=tuple(_body(each, build) for each in found.bodies[:MOST_BODIES]),
        silent=tuple(_body(NamedBody(id_, "", 0), build) for id_ in found.silent[:MOST_BODIES]),
        more_silent=len(found.silent[MOST_BODIES:]),
        headings=tuple(
            _heading(each.id, build, each.lines, each.touched) for each in found.headings
        ),
        untouched=tuple(_heading(id_, build, 0, 0) for id_ in found.untouched[:MOST_HEADINGS]),
        more_untouched=len(found.untouched[MOST_HEADINGS:]),
    )


def _line(each: TouchedLine, build: Searcher) -> ToldLine:
    programme = build.programmes[each.id.report]
    record = build.record(each.id)
    first = record or each.touches[0].record
    return ToldLine(
        id=str(each.id),
        programme=build.title(each.id.report),
        year=each.id.year,
        name=f"{programme.levels[-1]} {first.line.shown}",
        code=first.line.shown,
        text=first.line.text,
        response=first.response,
        answer=answer_of_line(record, programme) if record else "",
        closeness=round(each.closeness, 2),
        href=urls.line(each.id),
        touches=tuple(_touch(touch, build) for touch in each.touches),
    )


def _touch(each: Touch, build: Searcher) -> ToldTouch:
    passage, record = each.passage, each.record
    return ToldTouch(
        start=passage.start,
        end=passage.end,
        passage=passage.text,
        marked=Markup(marked(passage.text, each.said)),  # noqa: S704  it escapes
        id=str(record.id),
        name=wording.title(record, build.programmes[record.report]),
        text=record.text,
        marked_text=Markup(marked(record.text, each.saying)),  # noqa: S704  it escapes
        closeness=round(each.closeness, 2),
        href=urls.line(record.id),
    )


def _body(each: NamedBody, build: Searcher) -> ToldBody:
    link = agency_link(known(build, each.id))
    name = f"{link.text}: {link.title}" if link.title else link.text
    acts = build.statistics.values["agency"].get(each.known_as or each.id, 0)
    before = agency_link(known(build, each.known_as)).text if each.known_as else ""
    return ToldBody(each.id, name, each.times, acts, before, urls.agency(each.known_as or each.id))


def _heading(id_: HeadingId, build: Searcher, lines: int, touched: int) -> ToldHeading:
    heading = build.headings[id_]
    return ToldHeading(
        id=str(id_),
        programme=build.title(id_.report),
        name=wording.heading_title(id_, build),
        code=heading.shown,
        text=heading.text,
        lines=lines,
        touched=touched,
        href=under(id_, several(build)),
    )


COLUMNS = ("qué", "programa", "clave", "texto", "pasaje", "cercanía", "respuesta", "dirección")
Row = tuple[str | int | float, ...]


def rows(found: ToldScan) -> Iterator[Row]:
    """The same as rows of a file, one for each line and passage, body and heading."""
    yield COLUMNS
    for line in found.lines:
        for t in line.touches:
            said = (t.name, line.programme, line.code, t.text, t.passage, t.closeness)
            yield (*said, line.answer, t.href)
    for body in found.bodies:
        yield ("dependencia nombrada", "", body.id, body.name, "", body.times, "", body.href)
    for body in found.silent:
        yield ("dependencia sin nombrar", "", body.id, body.name, "", "", "", body.href)
    for h in found.headings:
        share = f"{h.touched} de {h.lines} líneas tocadas"
        yield (h.name, h.programme, h.code, h.text, share, "", "", h.href)
    for h in found.untouched:
        yield (f"{h.name}, sin tocar", h.programme, h.code, h.text, "", "", "", h.href)
