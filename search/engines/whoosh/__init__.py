"""The embedded engine: a Whoosh index on disk, searched through numpy arrays.

Whoosh is the term dictionary, the postings, the columns and the stored records; what it would
do per posting in Python is done here on whole arrays, with the same documents, scores, counts.
"""

from search.engines.whoosh.distribution import check
from search.engines.whoosh.index import WhooshIndex
from search.engines.whoosh.writer import WhooshWriter

__all__ = ["WhooshIndex", "WhooshWriter", "check"]
