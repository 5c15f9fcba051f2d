"""Asks a cluster, and says in our own words what keeps it from answering."""

import json
import logging
import ssl
import time
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from opensearchpy import OpenSearch, exceptions, helpers

from search.engines.opensearch.refusals import (
    FOREIGN,
    NO_CERTIFICATES,
    OTHER_VERSION,
    PARTIAL,
    SILENT,
    refused,
    told,
)
from search.errors import FixCluster
from search.settings import Cluster

Body = Mapping[str, Any]

ATTEMPTS = 3  # on as many nodes, where there are as many
POOL = 32  # connections to each node: a request of the site uses one at a time
MAJORS = (2, 3)
REST = 1.0  # seconds in which a cluster that did not answer is not asked again
FORGIVEN = 5.0  # seconds until a node that did not answer is tried again
BULK_DOCUMENTS, BULK_BYTES = 500, 8_000_000


class Connection:
    """The nodes of a cluster; safe to share between threads."""

    def __init__(self, cluster: Cluster) -> None:
        self._where = ", ".join(cluster.urls)
        self._timeout = cluster.timeout / ATTEMPTS
        self._rests_until = 0.0
        # What the client has to complain of comes as an error too, and is told as our own.
        logging.getLogger("opensearch").setLevel(logging.CRITICAL)
        self._client = OpenSearch(
            list(cluster.urls),
            http_auth=(cluster.user, cluster.password) if cluster.user else None,
            ssl_context=_trusted(cluster.ca),
            max_retries=ATTEMPTS - 1,
            retry_on_timeout=True,
            dead_timeout=FORGIVEN,
            pool_maxsize=POOL,
        )

    def ask(
        self,
        method: str,
        path: str,
        body: Body | str | None = None,
        *,
        missing: bool = False,
        conflict: bool = False,
        patience: float = 0.0,
        **params: Any,
    ) -> Any:
        """The answer as JSON; None where there is nothing, or it has changed, and that is allowed.

        `patience`: seconds for one attempt, where the timeout of a question is too short.
        Raises FixCluster where the cluster does not answer or does not do what is asked.
        """
        self._check_rest()
        try:
            answer = self._client.transport.perform_request(
                method,
                path,
                params={name: json.dumps(value).strip('"') for name, value in params.items()},
                body=body,
                timeout=patience or self._timeout,
            )
        except exceptions.OpenSearchException as error:
            if missing and isinstance(error, exceptions.NotFoundError):
                return None
            if conflict and isinstance(error, exceptions.ConflictError):
                return None
            raise self._told(error) from error
        if not isinstance(answer, dict):
            raise FixCluster(FOREIGN.format(where=self._where))
        return answer

    def check(self) -> None:
        """Raises FixCluster where what answers is no OpenSearch that this program knows."""
        version = self.ask("GET", "/").get("version", {})
        number = str(version.get("number", ""))
        if version.get("distribution") != "opensearch":
            raise FixCluster(FOREIGN.format(where=self._where))
        if int(number.partition(".")[0]) not in MAJORS:
            raise FixCluster(OTHER_VERSION.format(number=number))

    def search(self, index: str, bodies: Sequence[Body], **params: str | bool) -> list[Any]:
        """The whole answer to each of some searches of one index; a partial one is an error."""
        asked = {
            "index": index,
            "allow_partial_search_results": False,
            "cancel_after_time_interval": f"{self._timeout * 1e3:.0f}ms",  # nobody waits longer
            **params,
        }
        header = json.dumps(asked)
        lines = "".join(f"{header}\n{json.dumps(body)}\n" for body in bodies)
        answers = self.ask("POST", "/_msearch", lines)["responses"]
        for answer in answers:
            if "error" in answer:
                raise self._refused(answer)
        return [_whole(answer) for answer in answers]

    def whole(self, index: str, body: Body, **params: Any) -> Any:
        """The answer to one search that needs parameters which `search` has no place for."""
        answer = self.ask(
            "POST", f"/{index}/_search", body, allow_partial_search_results=False, **params
        )
        return _whole(answer)

    def load(self, index: str, documents: Iterable[tuple[str, Body]], patience: float) -> int:
        """Write documents by their ids; returns how many. All are acknowledged, or FixCluster."""
        actions = ({"_index": index, "_id": id_, "_source": body} for id_, body in documents)
        written = 0
        try:
            # Sent again it is the same document: the ids are ours.
            for _ in helpers.streaming_bulk(
                self._client,
                actions,
                chunk_size=BULK_DOCUMENTS,
                max_chunk_bytes=BULK_BYTES,
                max_retries=ATTEMPTS,
                request_timeout=patience,
            ):
                written += 1
        except helpers.BulkIndexError as error:
            first = next(iter(error.errors[0].values()))
            raise self._refused(first) from error
        except exceptions.OpenSearchException as error:
            raise self._told(error) from error
        return written

    def _check_rest(self) -> None:
        """Who waits behind one that got no answer need not wait for none of their own."""
        if time.monotonic() < self._rests_until:
            raise FixCluster(SILENT.format(where=self._where))

    def _refused(self, answer: Body) -> FixCluster:
        """One answer of several that is none."""
        return FixCluster(refused(answer.get("status", 500), answer.get("error", {})))

    def _told(self, error: exceptions.OpenSearchException) -> FixCluster:
        if isinstance(error, exceptions.ConnectionError):
            self._rests_until = time.monotonic() + REST
        return FixCluster(told(error, self._where))


def _trusted(ca: Path | None) -> ssl.SSLContext:
    """Trusts the certificates of a file, or else those of the system."""
    try:
        return ssl.create_default_context(cafile=ca)
    except OSError as error:
        raise FixCluster(NO_CERTIFICATES.format(path=ca)) from error


def _whole(answer: Any) -> Any:
    if answer["timed_out"] or answer["_shards"]["failed"]:
        raise FixCluster(PARTIAL)
    return answer
