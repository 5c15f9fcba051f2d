"""Two years of many programmes in one index: the page and the API tell all that changed."""

from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient

from index.files import source
from index.pipeline import contents, records
from search.settings import Settings
from search.store.builds import publish
from tests.support.markup import read
from tests.support.pairs import PAIRS, YEARS, changed, write
from tests.support.shipped import untold
from web import create_app
from web.comparing.asked import PAGE_SIZE

IDS = {name: f"p{number}" for number, name in enumerate(PAIRS)}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    folder, home = (tmp_path_factory.mktemp(name) for name in ("reports", "index"))
    files = (path for name, pair in PAIRS.items() for path in write(folder, pair, IDS[name]))
    publish(home, contents(records([source.look(path) for path in files], untold)))
    return create_app(Settings(index_dir=Path(home))).test_client()


def between(name: str) -> str:
    return "&".join(
        f"{side}={quote(f'{IDS[name]}/{year}')}" for side, year in zip("ab", YEARS, strict=True)
    )


@pytest.mark.parametrize("name", PAIRS)
def test_the_api_and_the_page_tell_every_change_and_invent_none(
    name: str, site: FlaskClient
) -> None:
    told, path = PAIRS[name].told, f"/api/v1/compare?{between(name)}"
    found = site.get(path).json
    assert found
    lines, links = found["lines"], found["links"]
    while links["next"]:
        answer = site.get(links["next"]).json
        assert answer
        lines, links = lines + answer["lines"], answer["links"]
    assert changed({**found, "lines": lines}) == dict(told)
    assert found["total"] == len(lines)
    page = read(site.get(f"/compare?{between(name)}").text)
    shown = [each.one("span", class_="code").text for each in page.all("li", class_="card")]
    assert shown == [_code(each) for each in lines[:PAGE_SIZE]]


def _code(line: dict[str, Any]) -> str:
    before, after = (line[side] and line[side]["code"] for side in ("before", "after"))
    former = f" (antes {before})" if before and after and before != after else ""
    return f"{after or before}{former}"
