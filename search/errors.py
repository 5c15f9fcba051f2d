"""Every error of the project, in one tree; a name says what its reader must do.

What an error says is read in a terminal, so it is Spanish: plain, and with what to do. The API is
English and never shows these texts; `web/http/problems.py` has its own for each class.

BuscadorError
├── FixSource         a report file is wrong: correct it, or build with --skip-bad-rows
├── FixSettings       a setting or an option is wrong
├── FixAddress        nobody can listen there: another program does, or it is not this machine's
├── BuildIndex        there is no usable index: run `buscador-index build`
│   ├── RebuildIndex  there is one, of another version or damaged
│   ├── AllowReading  there is one, but its reader lacks the permission or the means to read it
│   └── FixFolder     its folder is somebody else's, anybody may write into it, or it is none
├── FixCluster        the cluster does not answer, or may not or cannot do what is asked
├── FixEnvironment    the installation is wrong (a second distribution of whoosh)
└── FixQuery          a parameter is not known or has a value that is not allowed
"""

import errno
from collections.abc import Mapping

# What the system says in English, or in the language of whoever set the machine up.
REASONS: Mapping[type[Exception], str] = {
    FileNotFoundError: "no existe",
    IsADirectoryError: "es una carpeta",
    PermissionError: "falta el permiso",
    UnicodeError: "no es texto en UTF-8",
    RecursionError: "anida demasiado",
}
NOT_HERE = "esa dirección no es de esta máquina"
CODES = {
    errno.EADDRINUSE: "lo ocupa otro programa",
    errno.EADDRNOTAVAIL: NOT_HERE,
    errno.EAFNOSUPPORT: NOT_HERE,
    errno.EEXIST: "no es una carpeta",
    errno.EFBIG: "es demasiado grande",
    errno.ELOOP: "es un enlace",
    errno.EMFILE: "son demasiados archivos abiertos; permita más con `ulimit -n`",
    errno.ENFILE: "hay demasiados archivos abiertos en la máquina",
    errno.ENOMEM: "no queda memoria",
    errno.ENOSPC: "no queda espacio",
    errno.ENOTDIR: "no es una carpeta",
    errno.ENXIO: "no es un archivo",
    errno.EROFS: "solo se puede leer",
}
MEANS = frozenset((errno.EMFILE, errno.ENFILE, errno.ENOMEM))


class BuscadorError(Exception):
    """The root; its text is written for the person who reads it."""


class FixSource(BuscadorError):
    """A report file cannot be used as it is."""


class FixSettings(BuscadorError):
    """A setting or option has a value that cannot be used."""


class FixAddress(BuscadorError):
    """The address to listen on is taken, not allowed or not of this machine."""


class BuildIndex(BuscadorError):
    """No index is there to read."""


class RebuildIndex(BuildIndex):
    """The index is of another version, or damaged."""


class AllowReading(BuildIndex):
    """Who asks lacks the permission, or the system the means, to read the index."""


class FixFolder(BuildIndex):
    """The folder of the index is none, another's, or one that a stranger may write into."""


class FixCluster(BuscadorError):
    """The cluster that keeps the builds cannot be used as it is."""


class FixEnvironment(BuscadorError):
    """What is installed does not fit together."""


class FixQuery(BuscadorError):
    """A parameter of a search is unknown or has a value that is not allowed."""

    def __init__(self, parameter: str, value: str, message: str) -> None:
        super().__init__(message)
        self.parameter = parameter
        self.value = value


def withheld(error: Exception) -> bool:
    """Whether what was not read may be as it should be: permission or means were lacking.

    >>> withheld(PermissionError()), withheld(OSError(errno.EMFILE, "")), withheld(OSError())
    (True, True, False)
    """
    return isinstance(error, PermissionError) or getattr(error, "errno", None) in MEANS


def why(error: Exception) -> str:
    """What kept a file from being used, in the words of this project.

    >>> why(PermissionError(errno.EACCES, "Permission denied")), why(OSError(errno.EIO, "…"))
    ('falta el permiso', 'el sistema respondió EIO')
    >>> why(ValueError("Expecting value: line 1 column 1"))
    'lo que contiene no se entiende'
    """
    for kind, reason in REASONS.items():
        if isinstance(error, kind):
            return reason
    if isinstance(error, OSError) and error.errno:
        return (
            CODES.get(error.errno)
            or f"el sistema respondió {errno.errorcode.get(error.errno, 'un error')}"
        )
    return "lo que contiene no se entiende"
