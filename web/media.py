"""The media types of what the site answers, and the formats of its files."""

CSV = "text/csv; charset=utf-8"
JSON = "application/json"
NDJSON = "application/x-ndjson"
PROBLEM = "application/problem+json"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

# A citation as a file: ending -> media type.
CITATIONS = {
    "bib": "application/x-bibtex; charset=utf-8",
    "ris": "application/x-research-info-systems; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
}

# A source file: ending -> media type; a text is served as it is, in whatever encoding it has.
SOURCES = {
    ".txt": "text/plain",
    ".tsv": "text/tab-separated-values",
    ".tab": "text/tab-separated-values",
    ".csv": "text/csv",
    ".xlsx": XLSX,
    ".xlsm": "application/vnd.ms-excel.sheet.macroEnabled.12",
    ".xls": "application/vnd.ms-excel",
    ".ods": "application/vnd.oasis.opendocument.spreadsheet",
}
BYTES = "application/octet-stream"

# A whole result as a file: ending -> media type.
FILES = {"csv": CSV, "xlsx": XLSX, "json": JSON, "ndjson": NDJSON}
