"""What a file is that is not read, by its name and by its content, and what to do with it."""

from typing import IO, NamedTuple
from zipfile import BadZipFile

from index.files.parts import Parts, TooLarge

_AS_WORKBOOK = "Ábralo en Excel o LibreOffice y guárdelo como .xlsx"
_EXCEL_ONLY = "Ábralo en Excel y guárdelo como .xlsx"
_ORIGINAL = "Pida la hoja de cálculo de la que salió, o pase su tabla a una y guárdela como .xlsx"
_UNPACK = "Extraiga la tabla que contiene"


class FileKind(NamedTuple):
    """What a file is: the format that it is read as, or "" and what to do with it."""

    format: str
    what: str  # Spanish, with its article
    todo: str = ""  # Spanish


# By the ending of a name: what it is, and what to do.
BY_NAME = {
    ".xlsb": ("un libro binario de Excel", _EXCEL_ONLY),
    ".xlt": ("una plantilla de Excel", _EXCEL_ONLY),
    ".xltx": ("una plantilla de Excel", _EXCEL_ONLY),
    ".fods": ("una hoja de cálculo de LibreOffice en un solo XML", _AS_WORKBOOK),
    ".numbers": ("una hoja de Numbers", "Expórtela de Numbers como Excel (.xlsx) o CSV"),
    ".gsheet": ("un enlace a Google Sheets", "Descárguela de ahí como .xlsx o .csv"),
    ".pdf": ("un PDF", _ORIGINAL),
    ".docx": ("un documento de Word", _ORIGINAL),
    ".doc": ("un documento de Word", _ORIGINAL),
    ".odt": ("un documento de texto", _ORIGINAL),
    ".rtf": ("un documento de texto", _ORIGINAL),
    ".html": ("una página HTML", _AS_WORKBOOK),
    ".htm": ("una página HTML", _AS_WORKBOOK),
    ".xml": ("un XML", _AS_WORKBOOK),
    ".json": ("un JSON", "Conviértalo en una tabla .csv"),
    ".zip": ("un ZIP", _UNPACK),
    ".rar": ("un archivo comprimido", _UNPACK),
    ".7z": ("un archivo comprimido", _UNPACK),
    ".gz": ("un archivo comprimido", _UNPACK),
}
_RENAME = "Cámbiele la terminación a {}"
# What the content must be of those that are no text.
WORKBOOKS = {".xlsx": "xlsx", ".xlsm": "xlsx", ".xls": "xls", ".ods": "ods"}
# What files begin with.
_OLE = b"\xd0\xcf\x11\xe0"
_PACKED = (b"PK\x03\x04", b"PK\x05\x06")
_BEGINNINGS = (
    (b"%PDF", ".pdf"),
    (b"{\\rtf", ".rtf"),
    (b"\x1f\x8b", ".gz"),
    (b"Rar!", ".rar"),
    (b"7z\xbc\xaf", ".7z"),
)
_MARKUP = (b"<html", b"<!doctype html", b"<table", b"<head", b"<meta")
_SPREADSHEET_XML = b"urn:schemas-microsoft-com:office:spreadsheet"
# The parts of a ZIP, and the streams of an older file, that tell what it is.
_XLSX = FileKind("xlsx", "un libro de Excel", _RENAME.format(".xlsx"))
_XLS = FileKind("xls", "un libro de Excel anterior a 2007", _RENAME.format(".xls"))
_ODS = FileKind("ods", "una hoja de cálculo de LibreOffice", _RENAME.format(".ods"))
_LOCKED = FileKind("", "un libro con contraseña", "Ábralo en Excel, quítela y guárdelo de nuevo")
_BY_PART = (
    ("xl/workbook.bin", FileKind("", *BY_NAME[".xlsb"])),
    ("xl/workbook.xml", _XLSX),
    ("word/document.xml", FileKind("", *BY_NAME[".docx"])),
    ("Index/Document.iwa", FileKind("", *BY_NAME[".numbers"])),
    ("Index.zip", FileKind("", *BY_NAME[".numbers"])),
)
_BY_STREAM = (
    ("EncryptedPackage", _LOCKED),
    ("WordDocument", FileKind("", *BY_NAME[".doc"])),
    ("Workbook", _XLS),
    ("Book", _XLS),
)
_BY_MIME_TYPE = (
    (b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet", _ODS),
    (b"mimetypeapplication/vnd.oasis.opendocument", FileKind("", *BY_NAME[".odt"])),
)
_TEXT = FileKind("text", "texto", _RENAME.format(".csv o .txt"))
_OTHER_ZIP = FileKind("zip", *BY_NAME[".zip"])
_LOOKED_AT = 1 << 12  # bytes at the beginning
_BLOCK, _LONGEST_NAME = 1 << 20, 64  # bytes


def unread_by_name(suffix: str) -> str:
    """What a file is whose name is that of no table, and what to do; "" where nobody knows."""
    what, todo = BY_NAME.get(suffix, ("", ""))
    return f"Es {what}. {todo}." if what else ""


def unread_by_content(file: IO[bytes], suffix: str) -> str:
    """What a file is that is not what its name says, and what to do; "" where it is."""
    found = kind_of_content(file)
    meant = WORKBOOKS.get(suffix, "text")
    if found.format == meant or (found.format == "zip" and meant in ("xlsx", "ods")):
        return ""  # what is wrong with a ZIP its reader says
    return f"{f'Se llama {suffix} y es' if suffix else 'Es'} {found.what}. {found.todo}."


def kind_of_content(file: IO[bytes]) -> FileKind:
    """What a file is by its content; text where nothing says otherwise."""
    head = file.read(_LOOKED_AT)
    if head.startswith(_OLE):
        return _kind_of_ole(file, head)
    if head.startswith(_PACKED):
        return _kind_of_zip(file, head)
    for beginning, ending in _BEGINNINGS:
        if head.startswith(beginning):
            return FileKind("", *BY_NAME[ending])
    said = head.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if said.startswith(_MARKUP):
        return FileKind("", *BY_NAME[".html"])
    if _SPREADSHEET_XML in said:
        return FileKind("", "un libro de Excel en XML (de 2003)", _EXCEL_ONLY)
    return _TEXT


def _kind_of_ole(file: IO[bytes], head: bytes) -> FileKind:
    """By the names in its directory, which may stand anywhere."""
    names: set[str] = set()
    block = head
    while block:
        names |= {name for name, _ in _BY_STREAM if _entry(name) in block}
        more = file.read(_BLOCK)
        block = block[-_LONGEST_NAME:] + more if more else b""
    return next((kind for name, kind in _BY_STREAM if name in names), _XLS)


def _entry(name: str) -> bytes:
    """A name as the directory holds it, from the first byte of its field to its end."""
    return f"{name}\0".encode("utf-16-le")


def _kind_of_zip(file: IO[bytes], head: bytes) -> FileKind:
    for mime_type, kind in _BY_MIME_TYPE:
        if mime_type in head:
            return kind
    try:
        parts = Parts(file)
        return next((kind for name, kind in _BY_PART if name in parts), _OTHER_ZIP)
    except (BadZipFile, TooLarge, ValueError, NotImplementedError, OSError):
        return _OTHER_ZIP  # its reader says what is wrong
