"""Files that are small and become large, each made in its own way."""

import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

from tests.support import reports
from tests.support.reports import SPACE

SHEET = "xl/worksheets/sheet1.xml"
STRINGS = "xl/sharedStrings.xml"
PAGE = reports.sheet_of(reports.block())
NONE = f'<sst xmlns="{SPACE}"/>'
PARTS = reports.parts_of() | {SHEET: PAGE, STRINGS: NONE}
M = 1 << 20


def sheet(data: str, after: str = "", before: str = "") -> str:
    return f'<worksheet xmlns="{SPACE}">{before}<sheetData>{data}</sheetData>{after}</worksheet>'


def book(**parts: str) -> Callable[[Path], object]:
    named = {
        "sheet": SHEET,
        "strings": STRINGS,
        "styles": "xl/styles.xml",
        "book": "xl/workbook.xml",
    }
    more = {named[name]: part for name, part in parts.items()}
    return lambda path: reports.zipped(path, PARTS | more)


def strings(items: str) -> str:
    return f'<sst xmlns="{SPACE}">{items}</sst>'


def stored(name: str, part: str) -> Callable[[Path], object]:
    """A workbook with a part that no ratio betrays."""

    def make(path: Path) -> None:
        with zipfile.ZipFile(path, "w") as archive:
            for each, content in (PARTS | {name: part}).items():
                archive.writestr(each, content)

    return make


def defined_names() -> str:
    names = "".join(f'<definedName name="n{n}">H0!A{n}</definedName>' for n in range(300_000))
    whole = reports.parts_of()["xl/workbook.xml"]
    return whole.replace("</workbook>", f"<definedNames>{names}</definedNames></workbook>")


def many_sheets(path: Path) -> object:
    rows = sheet(f"<row><c><v>{'1' * 2_000}</v></c></row>" * 500)
    return reports.zipped(path, PARTS | reports.parts_of(1_000) | {SHEET: rows})


def more_sheets(path: Path) -> object:
    return reports.zipped(path, PARTS | reports.parts_of(60_000))


def directory(overlapping: int) -> Callable[[Path], object]:
    """A ZIP whose list names one part many times."""

    def make(path: Path) -> None:
        reports.book_of(path, reports.block())
        whole = path.read_bytes()
        at = whole.rindex(b"PK\5\6")
        start, size = struct.unpack_from("<L", whole, at + 16)[0], at
        entry = whole[whole.rindex(b"PK\1\2", 0, at) : at]
        listed = whole[start:size] + entry * overlapping
        end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 9, 9, len(listed), start, 0)
        path.write_bytes(whole[:start] + listed + end)

    return make


def entities(path: Path) -> object:
    kind = '<!DOCTYPE w [<!ENTITY e SYSTEM "file:///etc/hostname">]>'
    page = PAGE.replace("La STPS", "&e; La STPS")
    return reports.zipped(path, PARTS | {SHEET: kind + page})


ROWS = "".join(f'<row r="{n}"><c r="XFD{n}"><v>1</v></c></row>' for n in range(1, 40_001))
MERGED = '<mergeCell ref="A1:B2"/>'
WORDS = "a b " * 4_000
ALL_SAME = "<row>" + '<c t="s"><v>0</v></c>' * 200 + "</row>"

# What becomes large, and what is told of it: a rule, or "" where the table beside it is read.
WORKBOOKS: dict[str, tuple[Callable[[Path], object], str]] = {
    "styles": (book(styles=f'<styleSheet xmlns="{SPACE}">{"<xf/>" * (8 * M)}</styleSheet>'), ""),
    "cells of one row": (book(sheet=sheet("<row>" + "<c/>" * (12 * M) + "</row>")), "too-large"),
    "filled cells of one row": (
        book(sheet=sheet("<row>" + "<c><v>7</v></c>" * (3 * M) + "</row>")), "too-large"),
    "filled cells of one row, stored": (
        stored(SHEET, sheet("<row>" + "<c><v>7</v></c>" * M + "</row>")), "too-many-columns"),
    "one shared string": (book(strings=strings(f"<si><t>{'a' * (60 * M)}</t></si>")), "too-large"),
    "one shared string, stored": (
        stored(STRINGS, strings(f"<si><t>{'a' * (60 * M)}</t></si>")), ""),
    "empty shared strings": (stored(STRINGS, strings("<si/>" * (6 * M))), "too-large"),
    "a long string in every cell": (
        lambda path: reports.zipped(
            path,
            PARTS
            | {SHEET: sheet(ALL_SAME * 4_000), STRINGS: strings(f"<si><t>{WORDS}</t></si>")},
        ), "too-large"),
    "nesting": (book(sheet="<a>" * (10 * M)), "too-large"),
    "nesting, stored": (stored(SHEET, "<a>" * (10 * M)), "too-large"),
    "one attribute": (book(sheet=sheet(f'<row a="{"x" * (60 * M)}"/>')), "too-large"),
    "one attribute, stored": (stored(SHEET, sheet(f'<row a="{"x" * (60 * M)}"/>')), "too-large"),
    "one comment, stored": (stored(SHEET, sheet(f"<!--{'<' * (60 * M)}-->")), "too-large"),
    "rows that end in XFD": (book(sheet=sheet(ROWS)), "too-many-columns"),
    "many sheets in one part": (many_sheets, "too-large"),
    "more sheets": (more_sheets, "too-large"),
    "defined names": (book(book=defined_names()), ""),
    "merged cells": (
        book(sheet=sheet("", f"<mergeCells>{MERGED * (2 * M)}</mergeCells>")), "too-large"),
    "external entities": (entities, "not-a-table"),
    "parts that overlap": (directory(20_000), "too-large"),
    "a long list of parts": (directory(200_000), "too-large"),
}  # fmt: skip

HEADER = reports.separated(reports.block())
DELIMITED: dict[str, tuple[Callable[[Path], object], str]] = {
    "commas in the header": (
        lambda path: path.write_text(("OBJETIVO" + "," * (30 * M) + "\n") * 6), "row-too-long"),
    "commas in each line": (
        lambda path: path.write_text(HEADER + ("," * (2 * M) + "\n") * 20), "too-many-columns"),
    "a long cell": (
        lambda path: path.write_text(f'{HEADER}1,1.1,1.1.1,"{"a" * (30 * M)}"\n'), "row-too-long"),
    "quotes": (lambda path: path.write_text(HEADER + '"' * (100 * M)), "row-too-long"),
    "a quoted line end in each cell": (
        lambda path: path.write_text(HEADER + '"\n",' * (12 * M)), "swallowed-rows"),
    "line ends": (lambda path: path.write_text(HEADER + "\n" * (2 * M)), "too-large"),
    "a finding in each row": (
        lambda path: path.write_text(HEADER * 9 + "\0\n" * 200_000), "too-large"),
}  # fmt: skip
