"""Workbooks of other programs: .xls and .ods."""

import html
import zipfile
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import xlwt

from tests.support.reports import Cells

OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
SPACES = " ".join(
    f'xmlns:{name}="{OASIS}{more}:1.0"'
    for name, more in (
        ("office", "office"),
        ("table", "table"),
        ("text", "text"),
        ("style", "style"),
        ("draw", "drawing"),
    )
)
MIME_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
STYLES = (
    '<style:style style:name="gone"><style:text-properties '
    'style:text-line-through-style="solid"/></style:style>'
    '<style:style style:name="kept"><style:text-properties '
    'style:text-line-through-style="none"/></style:style>'
    '<style:style style:name="away"><style:table-properties table:display="false"/></style:style>'
)


def old_workbook(
    path: Path,
    sheets: Mapping[str, Iterable[Cells]],
    change: Callable[[xlwt.Workbook], object] | None = None,
) -> Path:
    """An .xls workbook."""
    book = xlwt.Workbook()
    for name, rows in sheets.items():
        sheet = book.add_sheet(name, cell_overwrite_ok=True)
        for number, row in enumerate(rows):
            for column, text in enumerate(row):
                if text:
                    sheet.write(number, column, text)
    if change:
        change(book)
    book.save(str(path))
    return path


def cell(text: str, more: str = "") -> str:
    """A cell of a document."""
    return f"<table:table-cell{more}><text:p>{html.escape(text)}</text:p></table:table-cell>"


def table(rows: str, name: str = "Hoja 1", more: str = "") -> str:
    """A sheet of a document."""
    return f'<table:table table:name="{name}"{more}>{rows}</table:table>'


def row(*cells: str, more: str = "") -> str:
    """A row of a document."""
    return f"<table:table-row{more}>{''.join(cells)}</table:table-row>"


def rows_of(page: Iterable[Cells]) -> str:
    """The rows of a page, blank cells as one that is repeated."""
    return "".join(row(*(cell(t) if t else "<table:table-cell/>" for t in each)) for each in page)


def document(path: Path, tables: str, mime_type: str = MIME_TYPE) -> Path:
    """An .ods workbook of its sheets."""
    content = (
        f'<office:document-content {SPACES} office:version="1.3"><office:automatic-styles>{STYLES}'
        f"</office:automatic-styles><office:body><office:spreadsheet>{tables}"
        "</office:spreadsheet></office:body></office:document-content>"
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", mime_type)
        archive.writestr("content.xml", content, zipfile.ZIP_DEFLATED)
    return path
