"""The settings: one table of BUSCADOR_* variables, read once at the edge."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from urllib.parse import unquote, urlsplit, urlunsplit

from platformdirs import user_data_path

from search.errors import FixSettings


@dataclass(frozen=True, slots=True)
class Cluster:
    """Where OpenSearch is and how builds lie there; it shows neither user nor password."""

    urls: tuple[str, ...] = ()
    user: str = field(default="", repr=False)
    password: str = field(default="", repr=False)
    ca: Path | None = None  # certificates that sign the cluster's own
    prefix: str = "buscador"  # of all index names, and the alias of the live build
    shards: int = 1
    replicas: int = 1  # copies beside the first, as far as there are nodes
    timeout: float = 15.0  # seconds for one question, with all that is tried again


EVERYWHERE = frozenset(("0.0.0.0", "::"))  # noqa: S104  addresses that stand for all of a machine


@dataclass(frozen=True, slots=True)
class Settings:
    """What can be set from outside; the README documents each under its variable."""

    index_dir: Path
    engine: str = "whoosh"
    host: str = "127.0.0.1"
    port: int = 8000
    public_url: str = ""  # "https://buscador.example.org": for links that leave the site
    cluster: Cluster = Cluster()

    @property
    def site(self) -> str:
        """Where the pages are read, seen from this machine unless the site has a public address."""
        host = "localhost" if self.host in EVERYWHERE else self.host
        return self.public_url or f"http://{f'[{host}]' if ':' in host else host}:{self.port}"


VARIABLES = {
    "BUSCADOR_INDEX_DIR": "Folder of the builds; by default in the user's data folder.",
    "BUSCADOR_ENGINE": "Name of the engine: whoosh or opensearch.",
    "BUSCADOR_HOST": "Address that buscador-serve listens on.",
    "BUSCADOR_PORT": "Port that buscador-serve listens on.",
    "BUSCADOR_PUBLIC_URL": "Public address of the site, for links in feeds and citations.",
    "BUSCADOR_OPENSEARCH_URL": "Addresses of the cluster's nodes, by comma.",
    "BUSCADOR_OPENSEARCH_USER": "Who asks the cluster.",
    "BUSCADOR_OPENSEARCH_PASSWORD": "The password of that user.",
    "BUSCADOR_OPENSEARCH_CA": "File of the certificates that sign the cluster's own.",
    "BUSCADOR_OPENSEARCH_PREFIX": "What the names of all indexes begin with.",
    "BUSCADOR_OPENSEARCH_SHARDS": "Shards of a build.",
    "BUSCADOR_OPENSEARCH_REPLICAS": "Copies of each shard, as far as there are nodes.",
    "BUSCADOR_OPENSEARCH_TIMEOUT": "Seconds that a question to the cluster may take.",
}


def from_environment(environment: Mapping[str, str]) -> Settings:
    """The settings that an environment gives.

    An unknown BUSCADOR_* variable is an error: it is a misspelt one.

    >>> from_environment({"BUSCADOR_PORT": "8080"}).port
    8080
    """
    unknown = sorted(n for n in environment if n.startswith("BUSCADOR_") and n not in VARIABLES)
    if unknown:
        known = ", ".join(VARIABLES)
        raise FixSettings(f"No existe el ajuste {unknown[0]}. Los que hay son: {known}.")
    given = environment.get
    return Settings(
        index_dir=Path(given("BUSCADOR_INDEX_DIR") or user_data_path("buscador")),
        engine=given("BUSCADOR_ENGINE") or "whoosh",
        host=given("BUSCADOR_HOST") or "127.0.0.1",
        port=_port(given("BUSCADOR_PORT") or "8000"),
        public_url=(given("BUSCADOR_PUBLIC_URL") or "").rstrip("/"),
        cluster=_cluster(
            {
                name.removeprefix(OPENSEARCH): value
                for name, value in environment.items()
                if value and name.startswith(OPENSEARCH)
            }
        ),
    )


NOWHERE = Cluster()
LOCAL = "http://127.0.0.1:9200"
OPENSEARCH = "BUSCADOR_OPENSEARCH_"
PREFIX = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}")


def _cluster(given: Mapping[str, str]) -> Cluster:
    """The cluster that some variables name, their names without what is common to all."""
    prefix = given.get("PREFIX", NOWHERE.prefix)
    if not PREFIX.fullmatch(prefix):
        raise FixSettings(
            f"{OPENSEARCH}PREFIX es «{prefix}»; debe tener solo minúsculas, dígitos, - y _, "
            "y empezar con letra o dígito."
        )
    cluster = Cluster(
        ca=Path(given["CA"]) if "CA" in given else None,
        prefix=prefix,
        shards=_number(given, "SHARDS", NOWHERE.shards, range(1, 129)),
        replicas=_number(given, "REPLICAS", NOWHERE.replicas, range(10)),
        timeout=_number(given, "TIMEOUT", int(NOWHERE.timeout), range(1, 601)),
    )
    for address in filter(None, (each.strip() for each in given.get("URL", LOCAL).split(","))):
        cluster = _at(cluster, address)
    return replace(
        cluster,
        user=given.get("USER", cluster.user),
        password=given.get("PASSWORD", cluster.password),
    )


def _at(cluster: Cluster, address: str) -> Cluster:
    """The cluster with one more address; the user in an address is that of all."""
    parts = urlsplit(address)
    server = parts.netloc.rpartition("@")[2]
    try:
        good = parts.scheme in {"http", "https"} and parts.hostname and parts.port != 0
    except ValueError:  # a port that is no number
        good = False
    if not good:  # it is not shown: there may be a password in it
        raise FixSettings(
            f"{OPENSEARCH}URL debe ser una dirección como https://servidor:9200, o varias con "
            "comas."
        )
    if parts.username:
        user, password = unquote(parts.username), unquote(parts.password or "")
        cluster = replace(cluster, user=user, password=password)
    url = urlunsplit((parts.scheme, server, parts.path.rstrip("/"), "", ""))
    return replace(cluster, urls=(*cluster.urls, url))


def _number(given: Mapping[str, str], name: str, usual: int, allowed: range) -> int:
    text = given.get(name, str(usual))
    if text.isascii() and text.isdecimal() and int(text) in allowed:
        return int(text)
    raise FixSettings(
        f"{OPENSEARCH}{name} es «{text}»; debe ser un número de {allowed[0]} a {allowed[-1]}."
    )


def _port(text: str) -> int:
    if text.isdecimal() and 0 <= int(text) <= 65535:
        return int(text)
    raise FixSettings(f"BUSCADOR_PORT es «{text}»; debe ser un número de 0 a 65535.")
