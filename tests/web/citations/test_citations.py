"""Citations, read back by the libraries that others read them with."""

from dataclasses import replace
from datetime import date
from typing import Any

import bibtexparser
import pytest
import rispy

from search.model import Heading, Programme, Record
from tests.support.corpus import programme, record
from web.citations.bibtex import bibtex
from web.citations.citation import Citation, footnote, place
from web.citations.ris import ris

DAY = date(2026, 11, 3)
ADDRESS = "https://example.org/lines/p/2018/1.5.10/2"
HOSTILE = "50% de $1 & #2_a ^ ~ {x} } { \\cmd \\end{a} «ñandú» “ö” 北京 @book{b,}"
NAMED = (
    ("backslash", "\\"),
    ("asciitilde", "~"),
    ("asciicircum", "^"),
    ("braceleft", "{"),
    ("braceright", "}"),
)
SHA256 = "0123456789abcdef" * 4


def citation(text: str = "La SRE actuará", of: Programme | None = None, **changes: Any) -> Citation:
    held: Record = replace(record("p/2018/1.5.10/2", text, line="Promover"), row=7, **changes)
    report = of or replace(programme("p"), sha256=SHA256)
    return Citation(held, report, ADDRESS, DAY)


def from_bibtex(text: str) -> dict[str, str]:
    (entry,) = bibtexparser.loads(text).entries
    return dict(entry)


def from_ris(text: str) -> dict[str, Any]:
    (entry,) = rispy.loads(text)
    return dict(entry)


def unescaped(text: str) -> str:
    """What TeX prints of a field."""
    for name, sign in NAMED:
        text = text.replace(rf"\text{name}{{}}", f"\x00{ord(sign)};")
    for sign in "#$%&_":
        text = text.replace(f"\\{sign}", f"\x00{ord(sign)};")
    assert not set(text) & set("\\#$%&_{}~^")
    for sign in "\\~^#$%&_{}":
        text = text.replace(f"\x00{ord(sign)};", sign)
    return text


def test_bibtex_says_the_year_the_row_and_the_checksum() -> None:
    entry = from_bibtex(bibtex(citation()))
    assert (entry["ENTRYTYPE"], entry["ID"]) == ("techreport", "p:2018:1.5.10:2")
    assert entry["title"] == "{Programa p, 2018: línea de acción 1.5.10, actividad 2}"
    assert (entry["author"], entry["year"]) == ("{Gobernación}", "2018")
    assert (entry["url"], entry["urldate"]) == (ADDRESS, "2026-11-03")
    assert entry["note"] == f"Renglón 7. Documento: p.txt. SHA-256: {SHA256}"


def test_ris_says_the_same_and_ends_its_lines_as_it_must() -> None:
    text = ris(citation())
    assert text.endswith("\r\nER  - \r\n")
    assert text.count("\n") == text.count("\r\n")
    entry = from_ris(text)
    assert (entry["type_of_reference"], entry["id"]) == ("GOVDOC", "p:2018:1.5.10:2")
    assert entry["title"] == "Programa p, 2018: línea de acción 1.5.10, actividad 2"
    assert (entry["authors"], entry["year"]) == (["Gobernación"], "2018")
    assert entry["urls"] == [ADDRESS]
    assert entry["notes"] == ["Renglón 7", "Documento: p.txt", f"SHA-256: {SHA256}"]
    assert entry["abstract"] == "La SRE actuará"


@pytest.mark.parametrize(
    "text",
    [
        HOSTILE,
        "}",
        "{",
        "a\nb\r\nER  - \r\nTY  - BOOK",
        "\u2028x\x00y",
        "",
        "— ½ ‰ é e\u0301",
        "@",
        "%",
    ],
)
def test_no_text_breaks_a_citation(text: str) -> None:
    plain = " ".join(text.replace("\x00", " ").replace("\u2028", " ").split())
    bib = from_bibtex(bibtex(citation(text)))
    assert unescaped(bib["abstract"]) == plain
    assert from_ris(ris(citation(text))).get("abstract", "") == plain


def test_titles_and_branches_are_escaped_as_well() -> None:
    of = replace(programme("p"), title=HOSTILE, branch="Agua & Luz_1")
    entry = from_bibtex(bibtex(citation(of=of)))
    assert unescaped(entry["title"][1:-1]).startswith(f"{HOSTILE}, 2018: línea")
    assert entry["institution"] == r"{Agua \& Luz\_1}"
    assert from_ris(ris(citation(of=of)))["publisher"] == "Agua & Luz_1"


def test_what_nobody_knows_is_left_out() -> None:
    of = replace(programme("p"), branch="", sha256="")
    for entry in (from_bibtex(bibtex(citation(of=of))), from_ris(ris(citation(of=of)))):
        assert not {"author", "authors", "institution", "publisher"} & entry.keys()
        assert "SHA" not in str(entry)


def test_the_official_address_is_said() -> None:
    of = replace(programme("p"), source_url="https://gob.mx/a_b.xlsx")
    for text in (footnote(citation(of=of)), ris(citation(of=of))):
        assert "Documento oficial: https://gob.mx/a_b.xlsx" in text
    assert r"Documento oficial: https://gob.mx/a\_b.xlsx" in bibtex(citation(of=of))


@pytest.mark.parametrize(
    ("page", "row", "sheet", "said"),
    [
        (None, None, "", ""),
        (5, None, "", "p. 5"),
        (5, 123, "", "p. 5, renglón 123"),
        (None, 7, "Metas", "hoja «Metas», fila 7"),
    ],
)
def test_the_place_is_said_as_its_file_has_it(
    page: int | None, row: int | None, sheet: str, said: str
) -> None:
    assert place(replace(record("p/2018/1.1.1", "a"), page=page, row=row, sheet=sheet)) == said


def test_a_footnote_says_all_that_is_needed_to_check_it() -> None:
    assert footnote(citation()) == (
        "Programa p (ramo Gobernación), acciones relevantes a realizar en 2018, línea de acción "
        "1.5.10, actividad 2, renglón 7. Documento: p.txt (SHA-256 0123456789ab…). "
        f"Disponible en {ADDRESS} (consulta: 3 de noviembre de 2026)."
    )


def test_a_code_is_said_as_the_source_writes_it() -> None:
    own = citation()
    headings = (*own.record.headings[:-1], Heading("1.5.10", "Promover", "010510"))
    written = replace(own, record=replace(own.record, headings=headings))
    assert "línea de acción 010510 (clave 1.5.10), actividad 2" in footnote(written)
    assert written.key == own.key
