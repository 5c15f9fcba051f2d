"""What Whoosh may make of the pickles in an index: numbers, texts and its own segment, no more.

A pickle names functions and has them called, so whoever writes an index would run what he likes
in its readers. The checksums do not help: he seals it again.
"""

import pickle
from collections import defaultdict
from collections.abc import Mapping
from io import BytesIO
from typing import IO, Any

from whoosh import columns, externalsort, formats, legacy
from whoosh.codec import whoosh3
from whoosh.filedb import structfile

READERS = (columns, externalsort, formats, structfile, whoosh3)  # what has an unpickler


def _bytes(text: str = "", encoding: str = "latin1") -> bytes:
    """Bytes as pickles of protocol 2 write them; a number would be a size."""
    if not isinstance(text, str) or encoding != "latin1":
        raise pickle.UnpicklingError("bytes that no writer writes")
    return text.encode("latin1")


# Everything that the writer of this version was seen to name.
ALLOWED: Mapping[tuple[str, str], object] = {
    ("whoosh.codec.whoosh3", "W3Codec"): whoosh3.W3Codec,
    ("whoosh.codec.whoosh3", "W3Segment"): whoosh3.W3Segment,
    ("collections", "defaultdict"): defaultdict,
    ("builtins", "int"): int,
    ("__builtin__", "bytes"): _bytes,
    ("_codecs", "encode"): _bytes,
}


class Restricted(pickle.Unpickler):
    """Knows the names in ALLOWED; UnpicklingError at any other, before it is imported."""

    def find_class(self, module: str, name: str, /) -> Any:
        """What a name stands for."""
        try:
            return ALLOWED[module, name]
        except KeyError:
            raise pickle.UnpicklingError(f"{module}.{name} has no place in an index") from None


def load(file: IO[bytes]) -> Any:
    """As pickle.load."""
    return Restricted(file).load()


def loads(data: bytes) -> Any:
    """As pickle.loads."""
    return Restricted(BytesIO(data)).load()


def restrict() -> None:
    """Let Whoosh unpickle through this module only, in the whole process."""
    for module in READERS:
        for name, ours in (("load", load), ("loads", loads)):
            if hasattr(module, name):
                setattr(module, name, ours)
    legacy.toc_loaders.clear()  # indexes of old versions, each with an unpickler of its own
