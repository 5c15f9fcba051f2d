"""What search engines read: addresses that answer, in the right programme."""

from typing import Any

from flask import Flask

from search.searcher import Searcher
from web.pages.parts import schema_org

HERE = "http://localhost"


def test_the_metadata_names_addresses_that_answer(app: Flask, searcher: Searcher) -> None:
    record = next(searcher.records())
    (programme,) = searcher.programmes.values()
    with app.test_request_context("/"):
        dataset: Any = schema_org.dataset(programme, searcher)
        line: Any = schema_org.line_page(record, searcher, f"{HERE}/lines/{record.id}")
        site = schema_org.website()
    found = [item["contentUrl"] for item in dataset["distribution"]]
    found += [item["item"] for item in line["breadcrumb"]["itemListElement"]]
    client = app.test_client()
    assert {client.get(str(a).removeprefix(HERE)).status_code for a in found} == {200}
    kinds = [thing["@type"] for thing in (dataset, line, site)]
    assert kinds == ["Dataset", "WebPage", "WebSite"]
    work = line["mainEntity"]
    assert (work["@type"], work["identifier"]) == ("CreativeWork", record.code)
    assert "breadcrumb" not in work
