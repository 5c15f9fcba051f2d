"""The file that a report was read from, byte by byte as it was."""

from base64 import b64encode
from http import HTTPStatus
from pathlib import PurePath

from flask import Blueprint, Response, abort, send_file

from search.ids import report_id
from web import media, urls
from web.citations.kept import kept_source
from web.http.problems import Failure, respond
from web.request import searcher
from web.slots import Slots

blueprint = Blueprint("sources", __name__)

# No packing on the way: the checksum is that of the bytes that are sent.
AS_IT_IS = "public, no-cache, no-transform"
SLOTS = Slots(8)
NOT_KEPT = (
    "Este índice no guarda el archivo",
    "Un índice en un clúster guarda los textos y no los archivos; tampoco se guarda uno de más de "
    "64 MB. La página Acerca de dice cómo se llama y cuál es su suma de verificación.",
)


@blueprint.get(urls.SOURCE)
def source_file(programme: str, year: int) -> Response:
    """The source of a report; its checksum is its ETag and, as RFC 9530 has it, its digest."""
    report = searcher().programmes.get(report_id(programme, year))
    if report is None:
        abort(404)
    path = kept_source(report, searcher())
    if path is None:
        detail = "The index does not keep the source file of this report."
        return respond(Failure(HTTPStatus.NOT_FOUND, detail, spanish=NOT_KEPT))
    release = SLOTS.take()
    try:
        response = send_file(
            path,
            media.BYTES,
            as_attachment=True,
            download_name=report.document,
            conditional=False,
            etag=report.sha256,
        )
    except BaseException:
        release()
        raise
    response.call_on_close(release)
    del response.headers["Last-Modified"]  # of the copy, another one on each server
    kind = media.SOURCES.get(PurePath(report.document).suffix.lower(), media.BYTES)
    digest = b64encode(bytes.fromhex(report.sha256)).decode()
    response.headers.update(
        {
            "Content-Type": kind,
            "Cache-Control": AS_IT_IS,
            "Repr-Digest": f"sha-256=:{digest}:",
            "X-Robots-Tag": "noindex",
        }
    )
    return response
