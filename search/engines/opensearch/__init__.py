"""The engine for more than one machine: an OpenSearch cluster, asked over HTTP.

OpenSearch finds, adds up and counts; words come ready made from our own analysis, and what they
weigh from the counts of the build, so that scores depend neither on shards nor on copies.
"""

from search.engines.opensearch.builds import Builds, parts
from search.engines.opensearch.connection import Connection
from search.engines.opensearch.index import OpenSearchIndex
from search.engines.opensearch.schema import version
from search.engines.opensearch.turn import Turn

__all__ = ["Builds", "Connection", "OpenSearchIndex", "Turn", "parts", "version"]
