"""The site of an index, asked in this process just as its API is asked from outside.

What is bounded and refused there is bounded and refused here, by the same code.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import urlencode

from search.ids import RecordId
from search.model import Record
from search.output.bodies import shortest
from search.schema import response_label
from search.settings import Settings
from search.store.choice import store
from search.store.live import Live
from web import create_app, urls
from web.assistants.shapes import CitedRecord
from web.citations.citation import Citation, footnote
from web.request import today

Pairs = list[tuple[str, str]]


class NotAnsweredError(Exception):
    """What was asked cannot be answered; the message says why and what to do."""


class AskedSite:
    """Answers of the API, and the texts that they name with their citations."""

    def __init__(self, settings: Settings) -> None:
        self._public = settings.public_url
        self._live = Live(store(settings))
        self._app = create_app(settings, self._live)

    def api(self, path: str, pairs: Pairs) -> Mapping[str, Any]:
        """An answer of the API. Raises NotAnsweredError where that refuses."""
        with self._app.test_client() as client:
            answer = client.get(path, query_string=urlencode(pairs))
        body: Mapping[str, Any] = json.loads(answer.get_data())
        if answer.status_code != 200:
            raise NotAnsweredError(refusal(body))
        return body

    def address(self, path: str) -> str:
        """The whole address of one of the site's paths; "" where it has no public one."""
        return f"{self._public}{path}" if self._public else ""

    def texts(self, ids: Iterable[str]) -> list[CitedRecord]:
        """The texts of some ids that the API has named."""
        found = self._live.searcher().records_of([RecordId.parse(each) for each in ids])
        return [self._text(record) for record in found if record]

    def _text(self, record: Record) -> CitedRecord:
        build = self._live.searcher()
        programme = build.programmes[record.report]
        address = self.address(urls.own(record.id))
        return CitedRecord(
            id=str(record.id),
            kind=record.kind,
            code=record.line.shown,
            programme=programme.title,
            year=programme.year,
            text=record.text,
            response=response_label(record.response),
            acts=[shortest(build.agencies[each]) for each in record.agencies("acts")],
            citation=footnote(Citation(record, programme, address, today())),
            address=address,
        )


def refusal(problem: Mapping[str, Any]) -> str:
    """A problem of the API as sentences: what is wrong, and which values there are.

    >>> refusal({"detail": "kind cannot be 'x'.", "errors": [{"allowed": ["line", "activity"]}]})
    "kind cannot be 'x'. Allowed: line, activity."
    """
    errors = problem.get("errors", ())
    listed = [", ".join(each["allowed"]) for each in errors if each.get("allowed")]
    return " ".join([str(problem["detail"]), *(f"Allowed: {each}." for each in listed)])
