"""The source file of a report, and the citations that lead to it."""

from base64 import b64decode
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import bibtexparser
import pytest
import rispy
from flask.testing import FlaskClient

import data
from index.pipeline import shipped as shipped_files
from search.settings import Settings
from tests.support.corpus import contents, record
from tests.support.stores import publish
from tests.web.asking import page
from web import create_app

REPORT = "pem-2014-2018/2018"
LINE = f"/lines/{REPORT}/1.5.10"
NAME = "programa-especial-de-migracion-2018.txt"


@pytest.fixture(scope="module")
def original() -> bytes:
    (path,) = shipped_files()
    assert path == data.folder() / NAME
    return path.read_bytes()


@pytest.mark.parametrize("accepted", ["", "gzip"])
def test_the_source_is_sent_as_it_was_read(
    client: FlaskClient, original: bytes, accepted: str
) -> None:
    answer = client.get(f"/sources/{REPORT}", headers={"Accept-Encoding": accepted})
    assert answer.status_code == 200
    assert answer.data == original
    digest = sha256(original)
    assert answer.headers["ETag"] == f'"{digest.hexdigest()}"'
    said = answer.headers["Repr-Digest"]
    assert b64decode(said.removeprefix("sha-256=:").removesuffix(":")) == digest.digest()
    assert "Content-Encoding" not in answer.headers
    assert answer.headers["Content-Length"] == str(len(original))
    assert answer.headers["Content-Type"] == "text/plain"
    assert answer.headers["Content-Disposition"] == f"attachment; filename={NAME}"


def test_who_has_the_source_is_not_sent_it_again(client: FlaskClient) -> None:
    tag = client.get(f"/sources/{REPORT}").headers["ETag"]
    again = client.get(f"/sources/{REPORT}", headers={"If-None-Match": tag})
    assert (again.status_code, again.data) == (304, b"")
    head = client.head(f"/sources/{REPORT}")
    assert (head.status_code, head.data, head.headers["ETag"]) == (200, b"", tag)


@pytest.mark.parametrize(
    "path",
    [
        "pem-2014-2018/2017",
        "pem-2014-2018",
        "../../etc/passwd/2018",
        "..%2F..%2Fmanifest.json/2018",
        "%2e%2e/2018",
        "manifest.json/2018",
        f"{'0' * 64}/2018",
        "pem-2014-2018/2018/x",
        "pem-2014-2018%00/2018",
    ],
)
def test_nothing_but_a_source_is_sent(client: FlaskClient, path: str) -> None:
    assert client.get(f"/sources/{path}").status_code == 404


def test_a_source_that_is_not_kept_says_so(tmp_path: Path) -> None:
    publish(tmp_path, contents(record("p/2018/1.1.1", "Trata de personas")), "whoosh")
    client = create_app(Settings(tmp_path)).test_client()
    answer = client.get("/sources/p/2018")
    assert answer.status_code == 404
    assert "Este índice no guarda el archivo" in answer.text
    assert "/sources/" not in client.get("/lines/p/2018/1.1.1").text
    assert client.get("/api/v1/records/p/2018/1.1.1").json["links"]["file"] is None  # type: ignore[index]


def test_pages_lead_to_the_source(client: FlaskClient) -> None:
    for path in (LINE, f"{LINE}/2", "/about"):
        found = [a.attributes["href"] for a in page(client, path).all("a")]
        assert f"/sources/{REPORT}" in found, path
    answer = client.get(f"/api/v1/records/{REPORT}/1.5.10").json
    assert answer is not None
    assert answer["links"]["file"] == f"/sources/{REPORT}"


@pytest.mark.parametrize(("path", "key"), [(LINE, "1.5.10"), (f"{LINE}/2", "1.5.10:2")])
def test_a_citation_is_sent_in_each_format(client: FlaskClient, path: str, key: str) -> None:
    bib = client.get(f"{path}.bib")
    (entry,) = bibtexparser.loads(bib.text).entries
    assert (entry["ID"], entry["url"]) == (f"pem-2014-2018:2018:{key}", f"http://localhost{path}")
    assert bib.headers["Content-Type"] == "application/x-bibtex; charset=utf-8"
    name = f"pem-2014-2018-2018-{key.replace(':', '-')}"
    assert bib.headers["Content-Disposition"] == f'attachment; filename="{name}.bib"'
    (entry,) = rispy.loads(client.get(f"{path}.ris").text)
    assert entry["id"] == f"pem-2014-2018:2018:{key}"
    shown = page(client, path).one("p", class_="cite").text
    assert client.get(f"{path}.txt").text == f"{shown}\n"
    links = [a.attributes["href"] for a in page(client, path).all("a")]
    assert {f"{path}.{suffix}" for suffix in ("bib", "ris", "txt")} <= {*links}


@pytest.mark.parametrize("path", [f"/lines/{REPORT}/9.9.9", f"{LINE}/99", f"{LINE}/0", f"{LINE}/x"])
@pytest.mark.parametrize("suffix", ["", ".bib", ".ris", ".txt"])
def test_what_is_not_there_has_no_page_and_no_citation(
    client: FlaskClient, path: str, suffix: str
) -> None:
    assert client.get(f"{path}{suffix}").status_code == 404


def test_no_other_format_is_made_up(client: FlaskClient) -> None:
    assert client.get(f"{LINE}.pdf").status_code == 404


def test_a_long_source_is_not_packed_either(tmp_path: Path) -> None:
    """Longer than any answer that is kept."""
    long = tmp_path / "p.csv"
    long.write_bytes(b"a,b\n" * 400_000)
    checksum = sha256(long.read_bytes()).hexdigest()
    given = contents(record("p/2018/1.1.1", "Trata de personas"))
    given.files = {checksum: long}
    given.programmes = {
        report: replace(each, sha256=checksum, document="informe ñ.csv")
        for report, each in given.programmes.items()
    }
    publish(tmp_path / "home", given, "whoosh")
    client = create_app(Settings(tmp_path / "home")).test_client()
    with client.get("/sources/p/2018", headers={"Accept-Encoding": "gzip"}) as answer:
        assert answer.data == long.read_bytes()
    assert "Content-Encoding" not in answer.headers
    assert "filename*=UTF-8''informe%20%C3%B1.csv" in answer.headers["Content-Disposition"]
    assert answer.headers["Content-Type"] == "text/csv"
