"""The whole result as a file: CSV, XLSX, JSON, NDJSON."""

from flask import Blueprint

export = Blueprint("export", __name__)
