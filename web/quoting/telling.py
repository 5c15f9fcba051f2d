"""The texts that say what is quoted, each with its place, its year and its citation."""

from collections.abc import Iterator
from dataclasses import dataclass

from search.comparison.wording import Piece
from search.ids import HeadingId, RecordId
from search.model import Record
from search.output.sentences import answer_of_line
from search.quotation.values import Place, Said, Standing
from search.searcher import Searcher
from web import urls, wording
from web.citations.citation import Citation, footnote, heading_footnote
from web.links import several, under
from web.request import absolute, today


@dataclass(frozen=True, slots=True)
class CitedText:
    """A text, and how it is cited."""

    id: str
    name: str  # "Línea de acción 3.6.1", "Estrategia 3.6"
    text: str
    href: str
    citation: str


@dataclass(frozen=True, slots=True)
class ToldYear:
    """A text of one report that says what is quoted."""

    id: str
    year: int
    exact: bool
    percent: int  # of the words in common, in order
    code: str  # as people read it
    response: str  # its line's; "" of a heading
    answer: str  # the same in words
    joined: bool
    texts: tuple[CitedText, ...]  # one, unless it is joined
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class ToldQuotation:
    """A text in all the years in which it stands, newest first."""

    programme: str  # its id
    title: str
    years: tuple[ToldYear, ...]


def told(said: Said, build: Searcher) -> ToldQuotation:
    """A text that says what is quoted, as a reader sees it."""
    newest = said.newest.id
    return ToldQuotation(
        newest.programme,
        build.programmes[newest.report].title,
        tuple(_year(each, build) for each in said.years),
    )


def _year(each: Standing, build: Searcher) -> ToldYear:
    programme = build.programmes[each.id.report]
    record = build.record(each.id) if isinstance(each.id, RecordId) else None
    heading = record.line if record else build.headings.get(_heading(each.id))
    answer = answer_of_line(record, programme) if record else ""
    return ToldYear(
        id=str(each.id),
        year=each.id.year,
        exact=each.exact,
        percent=round(100 * each.likeness),
        code=heading.shown if heading else each.id.code,
        response=record.response if record else "",
        answer=answer,
        joined=each.joined,
        texts=tuple(_cited(each, build)),
        pieces=each.pieces,
    )


def _cited(each: Standing, build: Searcher) -> Iterator[CitedText]:
    for id_, text in each.texts:
        record = build.record(id_) if isinstance(id_, RecordId) else None
        if record:
            yield _of_record(record, build)
        elif isinstance(id_, HeadingId):
            yield _of_heading(id_, text, build)


def _of_record(record: Record, build: Searcher) -> CitedText:
    programme = build.programmes[record.report]
    citation = footnote(Citation(record, programme, absolute(urls.own(record.id)), today()))
    name = wording.title(record, programme)
    return CitedText(str(record.id), name, record.text, urls.line(record.id), citation)


def _of_heading(id_: HeadingId, text: str, build: Searcher) -> CitedText:
    programme, heading = build.programmes[id_.report], build.headings[id_]
    href = under(id_, several(build))
    citation = heading_footnote(programme, heading, absolute(href), today())
    return CitedText(str(id_), wording.heading_title(id_, build), text, href, citation)


def _heading(id_: Place) -> HeadingId:
    return id_ if isinstance(id_, HeadingId) else id_.heading
