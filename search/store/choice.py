"""The store that the settings choose."""

from importlib import import_module

from search.errors import FixEnvironment
from search.settings import Settings
from search.store.files import FileStore
from search.store.protocol import Store

CLUSTER = "opensearch"


def store(settings: Settings) -> Store:
    """Where the settings say that builds are kept; what a cluster needs is imported for it only.

    Raises FixSettings for an engine that there is not, FixEnvironment where it is not installed.
    """
    if settings.engine != CLUSTER:
        return FileStore(settings.index_dir, settings.engine)
    try:
        module = import_module("search.store.cluster")
    except ModuleNotFoundError as error:
        if error.name != "opensearchpy":
            raise
        raise FixEnvironment(
            "Falta el cliente de OpenSearch: ejecute "
            "`pip install 'buscador-programas[opensearch]'`."
        ) from error
    kept: Store = module.ClusterStore(settings.cluster)
    return kept
