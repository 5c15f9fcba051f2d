"""A whole answer as one client takes it: not at all (304), packed, or as it is."""

import gzip
import zlib
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from werkzeug.datastructures import Headers
from werkzeug.http import parse_accept_header, parse_etags, quote_etag, unquote_etag
from werkzeug.wsgi import ClosingIterator

from web.observing.seen import Seen

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

WORTH_PACKING = 500  # bytes; below it the packed answer is hardly smaller
PACKABLE = ("text/", "application/", "image/svg+xml")
PACKED_ALREADY = ("application/vnd.openxmlformats",)
PACKING = 6  # zlib's usual effort
GZIP = 16 + zlib.MAX_WBITS  # zlib's name for gzip's form
LONGEST_ACCEPTED = 200  # characters of a header that is remembered
NOT_MODIFIED_LACKS = ("Content-Type", "Content-Length", "Content-Encoding")


class Answer:
    """A whole response; what is derived from it is derived once."""

    def __init__(
        self, status: str, headers: Headers, body: bytes, key: int = 0, seen: Seen | None = None
    ) -> None:
        """`key`: bytes of what it is kept under; `seen`: what it was made for."""
        self.key = key
        self.seen = seen
        self.status = status
        self.headers = headers
        self.body = body
        self.packable = len(body) >= WORTH_PACKING and _packable(headers)
        if self.packable:
            headers.add("Vary", "Accept-Encoding")
        headers.pop("Accept-Ranges", None)  # said of files by Flask; an answer is sent whole
        tag, _ = unquote_etag(headers.get("ETag"))
        if self.packable or not tag:
            # Weak: the packed answer is another sequence of bytes with the same meaning. It tells
            # an answer from the one before at its address, which a checksum does at a sixth of the
            # cost of a digest.
            tag = tag or f"{zlib.crc32(body):08x}-{len(body):x}"
            headers["ETag"] = quote_etag(tag, weak=True)

    @cached_property
    def packed(self) -> bytes:
        """The body, gzipped; without a time, so that equal bodies stay equal."""
        return gzip.compress(self.body, PACKING, mtime=0)

    @cached_property
    def plain_headers(self) -> list[tuple[str, str]]:
        """The headers that go with the body."""
        if self.headers.get("Content-Length") == str(len(self.body)):  # said by the view already
            return self.headers.to_wsgi_list()
        return _sized(self.headers, self.body)

    @cached_property
    def packed_headers(self) -> list[tuple[str, str]]:
        """The headers that go with the packed body."""
        return [*_sized(self.headers, self.packed), ("Content-Encoding", "gzip")]

    def send(self, environ: "WSGIEnvironment", start: "StartResponse") -> Iterable[bytes]:
        """Answer a request with it."""
        if unchanged(self.headers, environ):
            return not_modified(self.headers, start)
        if self.packable and _takes_gzip(environ.get("HTTP_ACCEPT_ENCODING", "")):
            headers, body = self.packed_headers, self.packed
        else:
            headers, body = self.plain_headers, self.body
        start(self.status, list(headers))
        return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]


def streamed(
    headers: Headers, body: ClosingIterator, environ: "WSGIEnvironment"
) -> ClosingIterator:
    """The body of a long answer as a client takes it; the headers are made to fit."""
    if not _packable(headers):
        return body
    headers.add("Vary", "Accept-Encoding")
    if not _takes_gzip(environ.get("HTTP_ACCEPT_ENCODING", "")):
        return body
    headers["Content-Encoding"] = "gzip"
    headers.pop("Content-Length", None)
    return ClosingIterator(packed(body), body.close)


def packed(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """The chunks gzipped, each as soon as it comes: never all of them in memory."""
    packer = zlib.compressobj(PACKING, zlib.DEFLATED, GZIP)
    for chunk in chunks:
        if part := packer.compress(chunk):
            yield part
    yield packer.flush()


def _packable(headers: Headers) -> bool:
    media = headers.get("Content-Type", "")
    return (
        media.startswith(PACKABLE)
        and not media.startswith(PACKED_ALREADY)
        and "Content-Encoding" not in headers
        and "no-transform" not in headers.get("Cache-Control", "")
    )


def _sized(headers: Headers, body: bytes) -> list[tuple[str, str]]:
    sized = Headers(headers)
    sized["Content-Length"] = str(len(body))
    return sized.to_wsgi_list()


def _takes_gzip(accept_encoding: str) -> bool:
    return len(accept_encoding) <= LONGEST_ACCEPTED and _accepts_gzip(accept_encoding)


@lru_cache(256)  # browsers send a handful of values; parsing one costs as much as the rest
def _accepts_gzip(accept_encoding: str) -> bool:
    return parse_accept_header(accept_encoding).quality("gzip") > 0


def unchanged(headers: Headers, environ: "WSGIEnvironment") -> bool:
    """Whether the client holds this very answer already."""
    asked, (etag, _weak) = environ.get("HTTP_IF_NONE_MATCH"), unquote_etag(headers.get("ETag"))
    return bool(asked and etag) and parse_etags(asked).contains_weak(str(etag))


def not_modified(headers: Headers, start: "StartResponse") -> Iterable[bytes]:
    """Tell the client that what it holds is still right."""
    kept = Headers(headers)
    for name in NOT_MODIFIED_LACKS:
        kept.pop(name, None)
    start("304 NOT MODIFIED", kept.to_wsgi_list())
    return []
