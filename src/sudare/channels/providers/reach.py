"""Which servers may be reached: those an operator listed, and those on the open internet. Never our own network.

Whoever sets up a desk names its mail server. Without this, that field would be a key to every machine behind the wall.
"""

import ipaddress
import socket
from collections.abc import Iterable

from sudare.channels.errors import DoorUnreachable, HostNotAllowed

SECONDS = 20.0


def address_of(*, host: str, port: int, listed: Iterable[str]) -> tuple[str, int]:
    """The one address to connect to, so that a name can't mean something else a moment later.

    Raises: HostNotAllowed, DoorUnreachable when the name is nobody's.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise DoorUnreachable from error
    addresses = [str(each[4][0]) for each in found]
    names = {name.strip().lower() for name in listed}
    if {host.lower(), f"{host.lower()}:{port}"} & names:
        return addresses[0], port
    if not all(is_open_internet(address) for address in addresses):
        raise HostNotAllowed
    return addresses[0], port


def is_open_internet(address: str) -> bool:
    """Whether this number is somebody's on the internet, and not ours, a neighbour's or nobody's."""
    known = ipaddress.ip_address(address.partition("%")[0])
    inner = getattr(known, "ipv4_mapped", None) or getattr(known, "sixtofour", None)
    return (inner or known).is_global and not known.is_multicast
