"""Every error of the project, in one tree; a name says what its reader must do.

BuscadorError
├── FixSource         a report file is wrong: correct it, or build with --skip-bad-rows
├── FixSettings       a setting or an option is wrong
├── BuildIndex        there is no usable index: run `buscador-index build`
│   └── RebuildIndex  there is one, of another version or damaged
├── FixEnvironment    the installation is wrong (a second distribution of whoosh)
└── FixQuery          a parameter is not known or has a value that is not allowed
"""


class BuscadorError(Exception):
    """The root; its text is written for the person who reads it."""


class FixSource(BuscadorError):
    """A report file cannot be used as it is."""


class FixSettings(BuscadorError):
    """A setting or option has a value that cannot be used."""


class BuildIndex(BuscadorError):
    """No index is there to read."""


class RebuildIndex(BuildIndex):
    """The index is of another version, or damaged."""


class FixEnvironment(BuscadorError):
    """What is installed does not fit together."""


class FixQuery(BuscadorError):
    """A parameter of a search is unknown or has a value that is not allowed."""

    def __init__(self, parameter: str, value: str, message: str) -> None:
        super().__init__(message)
        self.parameter = parameter
        self.value = value
