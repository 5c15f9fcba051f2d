"""The sockets that are listened on, open before anything else and for nobody else to open."""

import errno
import ipaddress
import socket
from typing import Any

from search.errors import FixAddress, why

BACKLOG = 1024  # connections that wait to be taken
TRIES = 20  # to find a port that is free under every address of a name
ELSEWHERE = "Indique con --host otra: 127.0.0.1, ::1, 0.0.0.0 o el nombre de la máquina."
MISSING = {errno.EADDRNOTAVAIL, errno.EAFNOSUPPORT}

Address = tuple[socket.AddressFamily, tuple[Any, ...]]  # as the system says it


def opened(host: str, port: int) -> list[socket.socket]:
    """Sockets that listen on a port of all addresses of a host; on the same one, if it is 0.

    Exclusive: on one port there is never anybody else, not even another server like this one.
    Raises FixAddress where that cannot be had.
    """
    host = host.removeprefix("[").removesuffix("]")
    addresses = _addresses(host)
    for _ in range(TRIES):
        try:
            return _all(addresses, port)
        except OSError as error:
            if port or error.errno != errno.EADDRINUSE:
                raise FixAddress(
                    f"No se puede atender en el puerto {port} de «{host}»: {why(error)}. "
                    f"{_remedy(error)}"
                ) from error
    raise FixAddress(f"No hay un puerto que esté libre en todas las direcciones de «{host}».")


def url(host: str, sockets: list[socket.socket]) -> str:
    """The address to open: the host as it was given, the port as it is."""
    host = host.removeprefix("[").removesuffix("]")
    shown = f"[{host}]" if ":" in host else host
    return f"http://{shown}:{sockets[0].getsockname()[1]}"


def _addresses(host: str) -> list[Address]:
    try:
        found = socket.getaddrinfo(host, 0, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    except (OSError, ValueError) as error:  # UnicodeError: no name at all
        raise FixAddress(f"No se encuentra el servidor «{host}». {ELSEWHERE}") from error
    return list(dict.fromkeys((family, address) for family, _, _, _, address in found))


def _all(addresses: list[Address], port: int) -> list[socket.socket]:
    sockets: list[socket.socket] = []
    lacking: OSError | None = None
    try:
        for address in addresses:
            taken = sockets[0].getsockname()[1] if sockets else port
            try:
                sockets.append(_one(*address, taken))
            except OSError as error:  # a name may have an address that is switched off here
                if error.errno not in MISSING:
                    raise
                lacking = error
        if lacking and not sockets:
            raise lacking
    except OSError:
        for each in sockets:
            each.close()
        raise
    return sockets


def _one(family: socket.AddressFamily, address: tuple[Any, ...], port: int) -> socket.socket:
    listening = socket.socket(family, socket.SOCK_STREAM)
    try:
        # To start again at once, while connections of before fade away. Two may bind with it, but
        # only one may listen. SO_REUSEPORT would let both.
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if family == socket.AF_INET6:
            every = ipaddress.ip_address(str(address[0]).partition("%")[0]).is_unspecified
            listening.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, int(not every))
        listening.bind((address[0], port, *address[2:]))
        listening.listen(BACKLOG)
    except BaseException:
        listening.close()
        raise
    return listening


def _remedy(error: OSError) -> str:
    if error.errno in MISSING:
        return ELSEWHERE
    if isinstance(error, PermissionError):
        return "Elija con --port un puerto desde el 1024."
    return "Ciérrelo, o elija otro puerto con --port."
