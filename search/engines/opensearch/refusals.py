"""What keeps a cluster from doing what it is asked, in our own words.

What it says itself is never shown: it is English, and may name a user.
"""

import json
import re

from opensearchpy import exceptions

SETTING = "BUSCADOR_OPENSEARCH_"
SILENT = f"El clúster no responde en {{where}}: revise {SETTING}URL y que esté en servicio."
FOREIGN = f"Lo que responde en {{where}} no es OpenSearch: revise {SETTING}URL."
OTHER_VERSION = "El clúster es de OpenSearch {number}; use uno de la versión 2 o 3."
CERTIFICATE = f"El certificado de {{where}} no se puede comprobar: revise {SETTING}CA."
NO_CERTIFICATES = f"No se puede leer {{path}}: revise {SETTING}CA; debe ser un archivo PEM."
PASSWORD = (
    f"El clúster rechaza el usuario o la contraseña: revise {SETTING}USER y {SETTING}PASSWORD."
)
RIGHTS = (
    f"Al usuario le faltan permisos en el clúster{{right}}: déselos, o use otro con {SETTING}USER."
)
PARTIAL = "Al clúster le faltan partes del índice: ponga en servicio los nodos que faltan."
SLOW = f"El clúster tarda demasiado: espere a que tenga menos trabajo, o suba {SETTING}TIMEOUT."
LONG = (
    "El clúster no admite consultas tan largas: suba indices.query.bool.max_clause_count a 16384 "
    "en sus nodos."
)
OTHER = "El clúster respondió con el error {status} {kind}: revise su registro."

# What an answer has in it, and what is to be done.
SIGNS = {
    "read-only-allow-delete": "El clúster no deja escribir porque le queda poco disco: libere "
    "espacio y quite el bloqueo index.blocks.read_only_allow_delete.",
    "No space left": "Un nodo del clúster no tiene espacio en disco: libérelo y repita la orden.",
    "too_many_clauses": LONG,
    "maxClauseCount": LONG,
    "task_cancelled": SLOW,
    "rejected_execution": SLOW,
    "circuit_breaking": "Al clúster le falta memoria: dé más a sus nodos.",
    "maximum shards open": "El clúster no admite más índices: quite los que sobran o suba "
    "cluster.max_shards_per_node.",
    "no_shard_available": PARTIAL,
    "all shards failed": PARTIAL,
    "Search rejected due to missing shards": PARTIAL,
}
_RIGHT = re.compile(r"\[((?:indices|cluster):[\w/:*]+)")


def told(error: exceptions.OpenSearchException, where: str) -> str:
    """What to say of an error of the client; `where` are the addresses, without users."""
    if isinstance(error, exceptions.SSLError):
        return CERTIFICATE.format(where=where)
    if isinstance(error, exceptions.ConnectionError):
        return SILENT.format(where=where)
    if not isinstance(error, exceptions.TransportError):
        return FOREIGN.format(where=where)
    info = error.info if isinstance(error.info, dict) else {}
    return refused(error.status_code, info.get("error", {}))


def refused(status: object, error: object) -> str:
    """What to say of an answer that is none.

    >>> said = {"reason": "no permissions for [indices:admin/create] and User [name=x]"}
    >>> refused(403, said).partition(":")[0]
    'Al usuario le faltan permisos en el clúster (indices'
    """
    said = json.dumps(error)
    if status == 401:
        return PASSWORD
    for sign, text in SIGNS.items():
        if sign in said:
            return text
    if status == 403:
        right = _RIGHT.search(said)
        return RIGHTS.format(right=f" ({right[1]})" if right else "")
    if status == 503:
        return PARTIAL
    kind = error.get("type", "") if isinstance(error, dict) else ""
    return OTHER.format(status=status, kind=kind)
