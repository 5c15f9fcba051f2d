"""The tools: what each asks of the site, and what it tells of the answer."""

from collections.abc import Callable
from typing import Annotated, Any
from urllib.parse import urlencode

from pydantic import Field

from search.ids import RecordId
from search.schema import FACETS
from web import urls
from web.assistants.asking import AskedSite, NotAnsweredError, Pairs
from web.assistants.shapes import (
    ActingBody,
    Change,
    CitedRecord,
    CitedWhole,
    Comparison,
    FoundRecords,
    OneVerdict,
    SaidPlace,
    Verdict,
)
from web.quoting.asked import MAX_QUOTED

AN_ID = "<programme>/<year>/<line>[/<activity>]"
SIZE, MOST = 10, 20  # texts in an answer
LONGEST = 300  # characters of a search

Words = Annotated[
    str,
    Field(
        max_length=LONGEST,
        description='Spanish words; "exact phrase", -without, a OR b, prefix*, a code (1.5.10).',
    ),
]
Filters = Annotated[
    dict[str, list[str]],
    Field(
        max_length=len(FACETS),
        description="Values by facet, OR within one, AND between them. Facets: "
        + ", ".join(facet.name for facet in FACETS)
        + ". An unknown value is refused with those that there are.",
    ),
]
Page = Annotated[int, Field(ge=1, le=100_000)]
Size = Annotated[int, Field(ge=1, le=MOST)]
Id = Annotated[str, Field(max_length=120, description="Id, as a search gives it.")]
Quoted = Annotated[str, Field(max_length=MAX_QUOTED, description="What somebody quotes.")]
Acting = Annotated[str, Field(max_length=120, description="Id of a body (SRE, INM); may be empty.")]
Report = Annotated[str, Field(max_length=120, description="<programme>/<year>; may be empty.")]

Tool = Callable[..., Any]


class Tools:
    """The tools over a site; their names and docstrings are what an assistant reads."""

    def __init__(self, site: AskedSite) -> None:
        self._site = site

    @property
    def all(self) -> tuple[Tool, ...]:
        """Every tool."""
        return self.search, self.record, self.agency, self.compare, self.verify

    def search(
        self, query: Words = "", filters: Filters | None = None, page: Page = 1, size: Size = SIZE
    ) -> FoundRecords:
        """Search lines of action and activities of Mexican government programmes.

        Answers with the texts, who acts, what was answered, and a citation of each.
        """
        narrowed = [(name, value) for name, given in (filters or {}).items() for value in given]
        pairs = [("q", query), *narrowed]
        found = self._site.api(urls.API_SEARCH, [*pairs, ("page", str(page)), ("size", str(size))])
        return FoundRecords(
            sentence=found["query"]["sentence"],
            total=found["total"],
            exact=found["counts"]["exact"],
            page=found["page"],
            pages=found["pages"],
            texts=self._site.texts(each["id"] for each in found["hits"]),
            notices=[each["text"] for each in found["notices"]],
            address=self._site.address(asked(urls.SEARCH, pairs)),
        )

    def record(self, id: Id) -> CitedWhole:  # noqa: A002  what it is called everywhere
        """Read a line of action or an activity with all that stands over and under it."""
        found = self._site.api(urls.api_record(_parsed(id)), [])
        return CitedWhole(
            record=self._site.texts([found["id"]])[0],
            headings=[f"{h['level']} {h['written']}. {h['text']}" for h in found["headings"]],
            activities=self._site.texts(found["activities"]),
            remarks=[each["label"] for each in found["remarks"]],
        )

    def agency(self, id: Id, years: list[int] | None = None) -> ActingBody:  # noqa: A002
        """Tell what a body (SRE, INM) will do, where it is only named, and with whom it acts."""
        found = self._site.api(urls.api_agency(id), [("year", str(each)) for each in years or ()])
        return ActingBody(
            id=found["id"],
            name=found["name"],
            years=found["years"],
            activities=found["activities"],
            lines=found["lines"],
            named=found["named"],
            partners=[each["name"] for each in found["partners"][:MOST]],
            texts=self._site.texts(each["id"] for each in found["texts"][:MOST]),
            notices=[each["text"] for each in found["notices"]],
            address=self._site.address(found["url"]),
        )

    def compare(
        self, a: Report = "", b: Report = "", agency: Acting = "", page: Page = 1
    ) -> Comparison:
        """Tell what changed between two reports of one programme; without any, the newest two.

        With a body, of the lines in which it acts.
        """
        given = (("a", a), ("b", b), ("agency", agency))
        pairs = [(name, value) for name, value in given if value]
        found = self._site.api(urls.API_COMPARE, [*pairs, ("page", str(page)), ("size", str(MOST))])
        return Comparison(
            before=_report(found["before"]),
            after=_report(found["after"]),
            counts=found["counts"],
            total=found["total"],
            lines=[
                Change(each["labels"], self._side(each["before"]), self._side(each["after"]))
                for each in found["lines"]
            ],
            address=self._site.address(found["url"]),
        )

    def verify(self, quotation: Quoted) -> Verdict:
        """Tell whether the programmes say what is quoted: word for word, nearly, or not. Several
        quotations, in quote marks or a list, are judged each by itself."""
        found = self._site.api(urls.API_VERIFY, [("q", quotation)])
        return Verdict(
            **vars(self._judged(found)),
            quotations=list(map(self._judged, found["quotations"])),
            unjudged=found["unjudged"],
            sentences=list(map(self._judged, found["sentences"])),
            address=self._site.address(found["url"]),
        )

    def _judged(self, found: Any) -> OneVerdict:
        return OneVerdict(
            quoted=found["quoted"],
            verdict=found["verdict"],
            places=[
                self._said(each["title"], year)
                for each in found["places"]
                for year in each["years"]
            ],
            more=found["more"],
        )

    def _said(self, title: str, year: Any) -> SaidPlace:
        texts = self._site.texts(each["id"] for each in year["texts"])
        known = {each.id for each in texts}
        return SaidPlace(
            exact=year["exact"],
            likeness=year["likeness"],
            programme=title,
            year=year["year"],
            code=year["code"],
            answer=year["answer"],
            headings=[f"{t['name']}: {t['text']}" for t in year["texts"] if t["id"] not in known],
            texts=texts,
        )

    def _side(self, side: Any) -> CitedRecord | None:
        return self._site.texts([side["id"]])[0] if side else None


def asked(path: str, pairs: Pairs) -> str:
    """A path with parameters, those that say nothing left out.

    >>> asked("/", [("q", "salud mental"), ("kind", "line")]), asked("/", [("q", "")])
    ('/?q=salud+mental&kind=line', '/')
    """
    given = urlencode([pair for pair in pairs if pair[1]])
    return f"{path}?{given}" if given else path


def _parsed(text: str) -> RecordId:
    try:
        return RecordId.parse(text)
    except ValueError as error:
        raise NotAnsweredError(f"{text!r} is no id; a search gives them: {AN_ID}.") from error


def _report(programme: Any) -> str:
    return f"{programme['title']}, {programme['year']}" if programme else ""
