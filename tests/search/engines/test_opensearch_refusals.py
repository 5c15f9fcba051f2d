"""What a cluster refuses, in our words: what to do, in one line, and no secret."""

import pytest
from opensearchpy import exceptions

from search.engines.opensearch.refusals import told

WHERE = "https://a:9200"

CASES: dict[str, tuple[exceptions.OpenSearchException, str]] = {
    "nobody there": (
        exceptions.ConnectionError("N/A", "refused", OSError("ana:s3creta@a")),
        f"no responde en {WHERE}: revise BUSCADOR_OPENSEARCH_URL",
    ),
    "too slow": (exceptions.ConnectionTimeout("TIMEOUT", "x", OSError()), "no responde"),
    "certificate": (exceptions.SSLError("N/A", "x", OSError()), "BUSCADOR_OPENSEARCH_CA"),
    "another server": (exceptions.SerializationError("<html>"), "no es OpenSearch"),
    "password": (
        exceptions.AuthenticationException(401, "Unauthorized", "Unauthorized"),
        "BUSCADOR_OPENSEARCH_USER y BUSCADOR_OPENSEARCH_PASSWORD",
    ),
    "rights": (
        exceptions.AuthorizationException(
            403,
            "security_exception",
            {"error": {"reason": "no permissions for [indices:admin/create] and User [name=ana]"}},
        ),
        "faltan permisos en el clúster (indices:admin/create)",
    ),
    "disk": (
        exceptions.TransportError(
            429,
            "cluster_block_exception",
            {
                "error": {
                    "type": "cluster_block_exception",
                    "reason": "index [x] blocked by: [TOO_MANY_REQUESTS/12/disk usage exceeded "
                    "flood-stage watermark, index has read-only-allow-delete block];",
                }
            },
        ),
        "poco disco",
    ),
    "clauses": (
        exceptions.RequestError(400, "x", {"error": {"caused_by": {"type": "too_many_clauses"}}}),
        "indices.query.bool.max_clause_count",
    ),
    "shards": (exceptions.TransportError(503, "search_phase_execution_exception", {}), "partes"),
    "anything": (
        exceptions.TransportError(500, "x", {"error": {"type": "odd_exception", "reason": "ana"}}),
        "error 500 odd_exception",
    ),
}


@pytest.mark.parametrize(("error", "said"), CASES.values(), ids=CASES)
def test_each_refusal_says_what_to_do(error: exceptions.OpenSearchException, said: str) -> None:
    text = told(error, WHERE)
    assert said in text
    assert "\n" not in text
    assert "ana" not in text.split()
    assert "s3creta" not in text
