"""Who is one client: an IPv4 address, or the network of 64 bits that one holder of IPv6 has."""

from dataclasses import dataclass
from functools import lru_cache
from ipaddress import IPv6Address, ip_address, ip_network

# Of this machine, of the networks behind a router, and of a provider behind its own.
NEAR = tuple(
    map(
        ip_network,
        (
            "127.0.0.0/8",
            "10.0.0.0/8",
            "172.16.0.0/12",
            "192.168.0.0/16",
            "169.254.0.0/16",
            "100.64.0.0/10",
            "::1/128",
            "fc00::/7",
            "fe80::/10",
        ),
    )
)
UNNAMED = "local"  # a socket without an address
BITS = 64


@dataclass(frozen=True, slots=True)
class Client:
    """Somebody who asks."""

    key: str
    near: bool


@lru_cache(4096)
def client(address: str) -> Client:
    """The client of an address, as the server has it.

    >>> client("198.51.100.7"), client("2001:db8:1:2:3::4")
    (Client(key='198.51.100.7', near=False), Client(key='2001:db8:1:2::', near=False))
    >>> client("::ffff:10.0.0.1")
    Client(key='10.0.0.1', near=True)
    >>> client("198.51.100.7:50312").key, client("[2001:db8:1:2:3::4]:50312").key
    ('198.51.100.7', '2001:db8:1:2::')
    """
    try:
        found = ip_address(_without_port(address).partition("%")[0])
    except ValueError:
        return Client(UNNAMED, near=True)
    if isinstance(found, IPv6Address):
        if found.ipv4_mapped:
            return client(str(found.ipv4_mapped))
        near = any(found in network for network in NEAR)
        whole = ip_network((found, BITS), strict=False)
        return Client(str(whole.network_address), near)
    return Client(str(found), any(found in network for network in NEAR))


def _without_port(address: str) -> str:
    """An address alone; some proxies (Azure's and IIS's) put the port of who asks behind it."""
    if address.startswith("["):
        return address[1:].partition("]")[0]
    return address.partition(":")[0] if address.count(":") == 1 else address
