"""A file that is not read is called by its name, whatever it is called, and told what to do."""

import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support import documents, reports


def refusal(path: Path) -> str:
    (finding,) = [each for each in reports.surveyed(path).findings() if each.severity == "error"]
    assert finding.rule == "not-a-table"
    return finding.message


@pytest.mark.parametrize(
    ("ending", "what", "todo"),
    [
        (".xlsb", "libro binario de Excel", "guárdelo como .xlsx"),
        (".numbers", "hoja de Numbers", "Expórtela de Numbers"),
        (".pdf", "un PDF", "Pida la hoja de cálculo"),
        (".docx", "documento de Word", "Pida la hoja de cálculo"),
        (".doc", "documento de Word", "Pida la hoja de cálculo"),
        (".DOC", "documento de Word", "Pida la hoja de cálculo"),
        (".odt", "documento de texto", "Pida la hoja de cálculo"),
        (".html", "página HTML", "guárdelo como .xlsx"),
        (".zip", "un ZIP", "Extraiga la tabla"),
        (".xyz", "Se leen archivos", ".xls, .ods"),
    ],
)
def test_a_file_is_refused_by_the_kind_that_its_name_says(
    tmp_path: Path, ending: str, what: str, todo: str
) -> None:
    (tmp_path / f"r{ending}").write_bytes(b"x")
    message = refusal(tmp_path / f"r{ending}")
    assert what in message
    assert todo in message


def _bytes(content: bytes) -> Callable[[Path], object]:
    return lambda path: path.write_bytes(content)


def _zip(*names: str) -> Callable[[Path], object]:
    def make(path: Path) -> None:
        with zipfile.ZipFile(path, "w") as archive:
            for name in names:
                archive.writestr(name, "x")

    return make


def _ole(stream: str) -> Callable[[Path], object]:
    """The beginning of an OLE file and, far behind, the name of a stream in its directory."""
    name = f"{stream}\0".encode("utf-16-le")
    return _bytes(struct.pack("<Q", 0xE11AB1A1E011CFD0) + bytes(3_000_000) + name + bytes(99))


def _old(path: Path) -> object:
    return documents.old_workbook(path, {"H": reports.block()})


def _new(path: Path) -> object:
    return reports.book_of(path, reports.block())


def _document(path: Path) -> object:
    return documents.document(path, documents.table(documents.rows_of(reports.block())))


def _letter(path: Path) -> object:
    return documents.document(path, "", "application/vnd.oasis.opendocument.text")


TABLE = b"<table><tr><td>OBJETIVO</td></tr></table>"
SHEET_XML = (
    b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>'
    b'<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'
)
DISGUISED: dict[str, tuple[str, Callable[[Path], object], str]] = {
    "an .xls called .xlsx": ("r.xlsx", _old, "libro de Excel anterior a 2007. Cámbiele"),
    "an .xlsx called .xls": ("r.xls", _new, "libro de Excel. Cámbiele la terminación a .xlsx"),
    "an .ods called .xlsx": ("r.xlsx", _document, "LibreOffice. Cámbiele la terminación a .ods"),
    "an .xlsb called .xlsx": ("r.xlsx", _zip("xl/workbook.bin"), "libro binario de Excel"),
    "a letter called .xlsx": ("r.xlsx", _zip("word/document.xml"), "documento de Word"),
    "a letter called .xls": ("r.xls", _ole("WordDocument"), "documento de Word"),
    "a letter called .ods": ("r.ods", _letter, "documento de texto"),
    "a sheet of Numbers": ("r.xlsx", _zip("Index/Document.iwa"), "hoja de Numbers"),
    "a workbook with a password": ("r.xlsx", _ole("EncryptedPackage"), "contraseña"),
    "HTML called .xls": ("r.xls", _bytes(b"\r\n <HTML>" + TABLE), "página HTML"),
    "a table called .xls": ("r.xls", _bytes(b"\xef\xbb\xbf" + TABLE), "página HTML"),
    "HTML called .csv": ("r.csv", _bytes(b"<!DOCTYPE html>" + TABLE), "página HTML"),
    "XML called .xls": ("r.xls", _bytes(SHEET_XML), "libro de Excel en XML"),
    "text called .xls": ("r.xls", _bytes(b"OBJETIVO\tESTRATEGIA\n"), "texto. Cámbiele"),
    "text called .xlsx": ("r.xlsx", _bytes(b"OBJETIVO,ESTRATEGIA\n"), "texto. Cámbiele"),
    "a PDF called .txt": ("r.txt", _bytes(b"%PDF-1.7\n"), "un PDF"),
    "a workbook called .csv": ("r.csv", _new, "libro de Excel. Cámbiele la terminación"),
    "what is packed": ("r.csv", _bytes(b"\x1f\x8b\x08"), "comprimido"),
}


@pytest.mark.parametrize("name", DISGUISED)
def test_a_file_is_refused_by_the_kind_that_its_content_says(tmp_path: Path, name: str) -> None:
    file, make, what = DISGUISED[name]
    make(tmp_path / file)
    message = refusal(tmp_path / file)
    assert f"Se llama {Path(file).suffix} y es " in message
    assert what in message
