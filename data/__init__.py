"""The source documents, authority files and vocabularies that ship with the program."""

from importlib.resources import files
from pathlib import Path


def folder() -> Path:
    """The folder that holds the data files, in a checkout as in an installed wheel."""
    return Path(str(files(__name__)))
