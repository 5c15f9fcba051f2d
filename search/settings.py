"""The settings: one table of BUSCADOR_* variables, read once at the edge."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypedDict
from urllib.parse import unquote, urlsplit, urlunsplit

from platformdirs import user_data_path

from search.errors import FixSettings

KEEP = range(2, 101)  # builds that stay: at least the live one and the one before it


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
class Budget:
    """So many requests in so many seconds."""

    amount: int
    seconds: int


@dataclass(frozen=True, slots=True)
class Limits:
    """What one client may ask for; None is as much as it likes."""

    requests: Budget | None = Budget(1200, 60)
    files: Budget | None = Budget(60, 60)
    near: bool = False  # clients of this machine and of its private networks are counted too
    storage: str = "memory://"  # where it is counted, as the library `limits` writes it


@dataclass(frozen=True, slots=True)
class Settings:
    """What can be set from outside; the README documents each under its variable."""

    index_dir: Path
    engine: str = "whoosh"
    host: str = "127.0.0.1"
    port: int = 8000
    keep: int = KEEP[0]
    public_url: str = ""  # "https://example.org/buscador": for links that leave the site
    workers: int = 1  # processes that answer
    proxies: int = 0  # in front, one behind the other, whose word on who asks is taken
    log_level: str = "warning"
    access_log: str = ""  # a name of ACCESS_LOGS
    cluster: Cluster = Cluster()
    metrics: bool = False  # counted, and shown at /metrics or at the address that follows
    metrics_host: str = ""
    metrics_port: int = 0
    search_log: Path | None = None  # file of the searches that found nothing or little
    limits: Limits = Limits()

    @property
    def site(self) -> str:
        """Where the pages are read, seen from this machine unless the site has a public address."""
        host = "localhost" if self.host in EVERYWHERE else self.host
        return self.public_url or f"http://{f'[{host}]' if ':' in host else host}:{self.port}"


LOG_LEVELS = ("debug", "info", "warning", "error")
ACCESS_LOGS = ("combined", "json")
MOST_WORKERS = 64
MOST_PROXIES = 9

VARIABLES = {
    "BUSCADOR_INDEX_DIR": "Folder of the builds; by default in the user's data folder.",
    "BUSCADOR_ENGINE": "Name of the engine: whoosh or opensearch.",
    "BUSCADOR_KEEP": "How many builds stay, the new one with them.",
    "BUSCADOR_HOST": "Address that buscador-serve listens on.",
    "BUSCADOR_PORT": "Port that buscador-serve listens on.",
    "BUSCADOR_PUBLIC_URL": "Public address of the site, with its path if it has one.",
    "BUSCADOR_METRICS": "Metrics for Prometheus: off, on, or an address of their own.",
    "BUSCADOR_SEARCH_LOG": "File of the searches that found nothing or little.",
    "BUSCADOR_RATE_LIMIT": "Searches and pages that one client may ask for.",
    "BUSCADOR_RATE_LIMIT_FILES": "Whole files that one client may ask for.",
    "BUSCADOR_RATE_LIMIT_STORAGE": "Where the requests of clients are counted.",
    "BUSCADOR_WORKERS": "Processes that answer.",
    "BUSCADOR_PROXIES": "Proxies in front that are trusted to say who asks.",
    "BUSCADOR_LOG_LEVEL": "From which level on the log is written.",
    "BUSCADOR_ACCESS_LOG": "Form of the line for each request; by default none.",
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

    def whole(name: str, usual: int, allowed: range) -> int:
        return _whole(name, given(name) or str(usual), allowed)

    return Settings(
        index_dir=Path(given("BUSCADOR_INDEX_DIR") or user_data_path("buscador")),
        engine=given("BUSCADOR_ENGINE") or "whoosh",
        host=given("BUSCADOR_HOST") or "127.0.0.1",
        port=whole("BUSCADOR_PORT", 8000, range(65536)),
        keep=whole("BUSCADOR_KEEP", KEEP[0], KEEP),
        public_url=(given("BUSCADOR_PUBLIC_URL") or "").rstrip("/"),
        **_metrics(given("BUSCADOR_METRICS") or OFF),
        search_log=Path(log) if (log := given("BUSCADOR_SEARCH_LOG")) else None,
        limits=_limits(given),
        workers=whole("BUSCADOR_WORKERS", 1, range(1, MOST_WORKERS + 1)),
        proxies=whole("BUSCADOR_PROXIES", 0, range(MOST_PROXIES + 1)),
        log_level=_one_of(
            "BUSCADOR_LOG_LEVEL", given("BUSCADOR_LOG_LEVEL") or "warning", LOG_LEVELS
        ),
        access_log=_one_of(
            "BUSCADOR_ACCESS_LOG", given("BUSCADOR_ACCESS_LOG") or "", ("", *ACCESS_LOGS)
        ),
        cluster=_cluster(environment),
    )


OFF, ON = "off", "on"
UNITS = {"second": 1, "minute": 60, "hour": 3600, "day": 86400}
RATE = re.compile(rf"([1-9][0-9]{{0,6}})/({'|'.join(UNITS)})")
PLACE = re.compile(r"(?:\[([0-9a-f:.]{2,45})\]|([a-z0-9.-]{1,253})):([0-9]{1,5})", re.IGNORECASE)


class _Metrics(TypedDict, total=False):
    metrics: bool
    metrics_host: str
    metrics_port: int


def _metrics(text: str) -> _Metrics:
    if text in (OFF, ON):
        return {"metrics": text == ON}
    place = PLACE.fullmatch(text)
    if not place or not 0 < int(place[3]) <= 65535:
        raise FixSettings(
            f"BUSCADOR_METRICS es «{text}»; debe ser `off`, `on` o una dirección con su puerto, "
            "como 127.0.0.1:9100."
        )
    return {"metrics": True, "metrics_host": place[1] or place[2], "metrics_port": int(place[3])}


def _limits(given: Callable[[str], str | None]) -> Limits:
    usual = Limits()
    requests = given("BUSCADOR_RATE_LIMIT")
    files = given("BUSCADOR_RATE_LIMIT_FILES")
    return Limits(
        requests=_budget("BUSCADOR_RATE_LIMIT", requests, usual.requests),
        # Who wants no limit wants none on files either.
        files=_budget("BUSCADOR_RATE_LIMIT_FILES", files, None if requests == OFF else usual.files),
        near=bool(requests or files),
        storage=given("BUSCADOR_RATE_LIMIT_STORAGE") or usual.storage,
    )


def _budget(name: str, text: str | None, usual: Budget | None) -> Budget | None:
    if not text:
        return usual
    rate = RATE.fullmatch(text)
    if text != OFF and not rate:
        raise FixSettings(
            f"{name} es «{text}»; debe ser `off` o una cantidad por second, minute, hour o day, "
            "como 1200/minute."
        )
    return Budget(int(rate[1]), UNITS[rate[2]]) if rate else None


NOWHERE = Cluster()
LOCAL = "http://127.0.0.1:9200"
OPENSEARCH = "BUSCADOR_OPENSEARCH_"
PREFIX = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}")


def _cluster(environment: Mapping[str, str]) -> Cluster:
    """The cluster that some variables name."""
    given = {
        name.removeprefix(OPENSEARCH): value
        for name, value in environment.items()
        if value and name.startswith(OPENSEARCH)
    }
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
    return _whole(f"{OPENSEARCH}{name}", given.get(name, str(usual)), allowed)


def _whole(variable: str, text: str, allowed: range) -> int:
    if text.isascii() and text.isdecimal() and int(text) in allowed:
        return int(text)
    raise FixSettings(
        f"{variable} es «{text}»; debe ser un número de {allowed[0]} a {allowed[-1]}."
    )


def _one_of(variable: str, text: str, allowed: tuple[str, ...]) -> str:
    if text in allowed:
        return text
    known = ", ".join(filter(None, allowed))
    raise FixSettings(f"{variable} es «{text}»; debe ser uno de: {known}.")
