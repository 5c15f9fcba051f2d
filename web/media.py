"""The media types of what the site answers, and the formats of its files."""

CSV = "text/csv; charset=utf-8"
JSON = "application/json"
NDJSON = "application/x-ndjson"
PROBLEM = "application/problem+json"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

# A whole result as a file: ending -> media type.
FILES = {"csv": CSV, "xlsx": XLSX, "json": JSON, "ndjson": NDJSON}
