"""The whole result as a file: the same rows in every format."""

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import openpyxl
import pytest
from flask.testing import FlaskClient

from search.filters import Filters
from search.ids import RecordId
from search.model import Heading, Hit, Query, Record
from search.output import rows
from search.output.formulas import calculated
from search.output.rows import Cell
from search.searcher import Searcher
from web.downloads import delivery, xlsx
from web.downloads.formats import FORMATS
from web.downloads.result import Result, header

SEARCH = "?q=menores&response=yes"
QUERY = Query("menores", Filters(response=("yes",)))

Row = tuple[Any, ...]


def read_csv(data: bytes) -> list[Row]:
    table = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    return [tuple(cell.removeprefix("'") for cell in cells) for cells in table]


def read_xlsx(data: bytes) -> list[Row]:
    book = openpyxl.load_workbook(io.BytesIO(data), read_only=True)
    return list(book["Resultados"].values)


def read_json(data: bytes) -> list[Row]:
    found = json.loads(data)["rows"]
    return [tuple(found[0]), *(tuple(row.values()) for row in found)]


def read_ndjson(data: bytes) -> list[Row]:
    found = [json.loads(line) for line in data.decode().splitlines()]
    return [tuple(found[0]), *(tuple(row.values()) for row in found)]


READ = {"csv": read_csv, "xlsx": read_xlsx, "json": read_json, "ndjson": read_ndjson}


def as_text(table: list[Row]) -> list[Row]:
    return [tuple("" if cell is None else str(cell) for cell in cells) for cells in table]


def row(hit: Hit, build: Searcher, *, spoken: bool = False) -> Row:
    record = hit.record
    place = f"#actividad-{record.activity}" if record.activity else ""
    address = f"http://localhost/lines/{record.id.line}{place}"
    return (*rows.row(rows.columns(build), hit, build, spoken=spoken), address)


@pytest.fixture
def expected(searcher: Searcher) -> list[Row]:
    """The rows of the search, read from the build itself."""
    found = [row(hit, searcher) for hit in searcher.hits(QUERY)]
    assert len(found) == searcher.search(QUERY).total > 10
    return as_text([header(searcher, spoken=False), *found])


def test_every_format_has_its_reader() -> None:
    assert set(READ) == set(FORMATS)


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_program_gets_the_same_rows_in_every_format(
    client: FlaskClient, expected: list[Row], suffix: str
) -> None:
    response = client.get(f"/api/v1/search.{suffix}{SEARCH}")
    assert (response.status_code, response.content_type) == (200, FORMATS[suffix].media)
    assert as_text(READ[suffix](response.data)) == expected


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_a_person_gets_the_same_rows_in_spanish(
    client: FlaskClient, searcher: Searcher, suffix: str
) -> None:
    table = READ[suffix](client.get(f"/export.{suffix}{SEARCH}").data)
    spoken = [row(h, searcher, spoken=True) for h in searcher.hits(QUERY)]
    assert as_text(table) == as_text([header(searcher, spoken=True), *spoken])
    assert table[0][5] == "Tipo de texto"
    assert {cells[5] for cells in table[1:]} == {"Actividad", "Línea de acción"}


@pytest.mark.parametrize(
    ("address", "words"),
    [("/api/v1/search", ("yes", "no")), ("/export", ("sí", "no"))],
)
def test_a_column_says_which_rows_have_all_that_was_asked(
    client: FlaskClient, searcher: Searcher, address: str, words: tuple[str, str]
) -> None:
    (header, *table) = read_csv(client.get(f"{address}.csv?q=menores+no+acompa%C3%B1ados").data)
    page = searcher.search(Query("menores no acompañados"))
    place = header.index("exact" if address.startswith("/api") else "Contiene todo lo buscado")
    said = [cells[place] for cells in table]
    assert page.partial
    assert said == [words[0]] * page.exact + [words[1]] * page.partial


@pytest.mark.parametrize("suffix", FORMATS)
def test_everything_is_exported_when_nothing_is_asked(
    client: FlaskClient, searcher: Searcher, suffix: str
) -> None:
    table = READ[suffix](client.get(f"/export.{suffix}").data)
    assert [cells[0] for cells in table[1:]] == [str(record.id) for record in searcher.records()]


def test_only_the_button_writes_a_byte_order_mark(client: FlaskClient) -> None:
    assert client.get("/export.csv").data.startswith(b"\xef\xbb\xbfIdentificador,")
    assert client.get("/api/v1/search.csv").data.startswith(b"id,programme,")


def test_nothing_found_is_a_heading_alone(client: FlaskClient) -> None:
    assert len(read_csv(client.get("/export.csv?q=zzzzzz").data)) == 1
    assert client.get("/export.ndjson?q=zzzzzz").data == b""
    assert json.loads(client.get("/export.json?q=zzzzzz").data)["rows"] == []
    assert len(read_xlsx(client.get("/export.xlsx?q=zzzzzz").data)) == 1


def test_json_says_what_the_rows_are(client: FlaskClient, searcher: Searcher) -> None:
    head = json.loads(client.get(f"/api/v1/search.json{SEARCH}").data)
    assert head["query"]["filters"] == {"response": ["yes"]}
    assert head["total"] == len(head["rows"])
    assert [s["sha256"] for s in head["sources"]] == [
        p.sha256 for p in searcher.programmes.values()
    ]


def told(book: openpyxl.Workbook) -> dict[str, object]:
    """The second sheet: what each row says of the search."""
    rows = book["Consulta"].iter_rows(values_only=True)
    return {str(name): value for name, value, *_ in rows}


def test_a_workbook_says_what_was_searched_and_where(
    client: FlaskClient, searcher: Searcher
) -> None:
    data = client.get(f"/export.xlsx{SEARCH}").data
    book = openpyxl.load_workbook(io.BytesIO(data))
    assert book.sheetnames == ["Resultados", "Consulta"]
    assert book["Resultados"].freeze_panes == "A2"
    about = told(book)
    (programme,) = searcher.programmes.values()
    assert about["Búsqueda"] == "menores"
    assert about["Se buscó"] == book.properties.title
    assert str(about["Se buscó"]).startswith("Textos que mencionan «menores», ")
    assert about["Respuesta"] == "Se realizarán acciones"
    assert about["Textos"] == searcher.search(QUERY).total
    assert date.fromisoformat(str(about["Fecha de consulta"]))
    assert about["Dirección"] == "http://localhost/?q=menores&response=yes"
    assert about["SHA-256"] == programme.sha256


@pytest.mark.parametrize(
    ("search", "name"),
    [
        ("", "buscador-todo"),
        ("?q=Niñas+y+niños&agency=SNDIF", "buscador-ninas-y-ninos-sndif"),
        ('?q="%0d%0aX:+y"/../', "buscador-x-y"),
        ("?q=" + "a" * 300, "buscador-" + "a" * 80),
    ],
)
def test_the_name_of_the_file_tells_the_search(client: FlaskClient, search: str, name: str) -> None:
    header = client.head(f"/export.csv{search}").headers["Content-Disposition"]
    assert header == f'attachment; filename="{name}.csv"'


def test_a_button_ignores_what_it_does_not_know(client: FlaskClient) -> None:
    assert client.get("/export.csv?page=3&foo=1").data == client.get("/export.csv").data


def test_an_unchanged_file_is_not_written_again(client: FlaskClient) -> None:
    etag = client.head(f"/export.csv{SEARCH}").headers["ETag"]
    again = client.get(f"/export.csv{SEARCH}", headers={"If-None-Match": etag})
    assert (again.status_code, again.data) == (304, b"")
    assert client.head("/export.csv?q=salud").headers["ETag"] != etag


def test_another_release_writes_a_file_again(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    etag = client.head("/export.csv?q=asilo").headers["ETag"]
    monkeypatch.setattr("web.downloads.delivery.version", lambda _: "999")
    again = client.get("/export.csv?q=asilo", headers={"If-None-Match": etag})
    assert (again.status_code, again.headers["ETag"] != etag) == (200, True)


def test_there_is_no_other_format(client: FlaskClient) -> None:
    assert client.get("/export.pdf").status_code == 404
    assert client.get("/api/v1/search.pdf").status_code == 404


def test_searches_are_answered_while_files_are_not(client: FlaskClient) -> None:
    held = [client.get("/export.csv", buffered=False) for _ in range(delivery.SLOTS)]
    busy = client.get("/api/v1/search.csv")
    assert (busy.status_code, busy.headers["Retry-After"]) == (429, "10")
    assert client.get("/api/v1/search?q=otra").status_code == 200
    for response in held:
        response.close()
    assert client.head("/api/v1/search.csv").status_code == 200


def test_a_file_that_nobody_reads_holds_no_place(client: FlaskClient) -> None:
    for _ in range(2 * delivery.SLOTS):
        assert client.head("/export.csv").status_code == 200


# What a text may hold


HOSTILE = (
    '=HYPERLINK("http://x","y")',
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\ufeff ＝１+1",
    "'ya citado",
    "#N/A",
    '<b>"a", b; c</b>\nd',
    "\x07 \x0b _x0041_ 😀",
    "x" * 40_000,
)


@pytest.fixture
def hostile(searcher: Searcher) -> Result:
    """A result whose texts try to be more than text."""
    (programme,) = searcher.programmes.values()
    heading = Heading("1", "=1+1")
    records = [
        Record(RecordId(programme.id, programme.year, (1, 1, n)), (heading,) * 3, text, "no")
        for n, text in enumerate(HOSTILE, 1)
    ]
    return Result(
        query=Query("=1+1"),
        total=len(records),
        hits=[Hit(record, 0.0, "") for record in records],
        build=searcher,
        day=date(2018, 1, 31),
        site="http://localhost",
        address="=1+1",
        person=False,
    )


TEXT = rows.header(rows.COLUMNS).index("text")


def texts(table: list[Row]) -> Iterator[Cell]:
    return (cells[TEXT] for cells in table[1:])


@pytest.mark.parametrize("suffix", ["csv", "json", "ndjson"])
def test_hostile_texts_come_back_whole(hostile: Result, suffix: str) -> None:
    data = b"".join(FORMATS[suffix].write(hostile))
    assert tuple(texts(READ[suffix](data))) == HOSTILE


def test_no_cell_of_a_csv_is_a_formula(hostile: Result) -> None:
    data = b"".join(FORMATS["csv"].write(hostile)).decode()
    cells = [cell for row in csv.reader(io.StringIO(data, newline="")) for cell in row]
    assert not [cell for cell in cells if calculated(cell)]


def test_every_text_of_a_workbook_is_text(hostile: Result) -> None:
    data = b"".join(FORMATS["xlsx"].write(hostile))
    book = openpyxl.load_workbook(io.BytesIO(data))
    kinds = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}
    assert kinds <= {"s", "inlineStr", "n"}
    found = list(texts(read_xlsx(data)))
    assert found[:10] == [text.replace("\r", "_x000D_") for text in HOSTILE[:10]]
    assert found[10] == "_x0007_ _x000B_ _x005F_x0041_ 😀"


def test_a_text_too_long_for_a_workbook_is_cut_and_told(hostile: Result) -> None:
    data = b"".join(FORMATS["xlsx"].write(hostile))
    book = openpyxl.load_workbook(io.BytesIO(data))
    longest = str(list(texts(read_xlsx(data)))[-1])
    assert (len(longest), longest[-3:]) == (xlsx.LONGEST, "[…]"[-3:])
    assert str(told(book)["Celdas recortadas"]).startswith("1; ")


def test_rows_past_the_end_of_a_sheet_go_to_the_next(
    hostile: Result, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(xlsx, "ROWS", 4)
    data = b"".join(FORMATS["xlsx"].write(replace(hostile)))
    book = openpyxl.load_workbook(io.BytesIO(data))
    assert book.sheetnames == ["Resultados", "Resultados 2", "Resultados 3", "Consulta"]
    assert [book[name].max_row for name in book.sheetnames[:3]] == [5, 5, 5]


def test_the_columns_have_names_of_their_own(searcher: Searcher) -> None:
    coded, spoken = header(searcher, spoken=False), header(searcher, spoken=True)
    assert len(set(coded)) == len(set(spoken)) == len(coded) == len(rows.COLUMNS) + 1
