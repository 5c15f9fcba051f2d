"""How a damaged index shows itself."""

import struct
from pickle import PickleError

from whoosh import index

# What a damaged index raises: Whoosh reads pickles and packed numbers, and checks neither.
DAMAGE = (
    index.IndexError,
    AttributeError,
    EOFError,
    ImportError,
    LookupError,
    OSError,
    TypeError,
    ValueError,
    PickleError,
    struct.error,
)
