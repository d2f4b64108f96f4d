"""Which hosts may be asked, and at which network address: never one inside a private network."""

from __future__ import annotations

import socket
from collections.abc import Callable, Collection
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from typing import Any
from urllib.parse import urlsplit

from requests import PreparedRequest
from requests.adapters import HTTPAdapter

from inspections.importing.fetching.downloads import Refused

TRANSLATED = IPv6Network("64:ff9b::/96")
PORTS = {"http": 80, "https": 443}
Resolve = Callable[[str, int], list[str]]
Permit = Callable[[str], bool]


def resolve(host: str, port: int) -> list[str]:
    """Return the network addresses of a host; raises OSError if it has none."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[0]) for *_, address in found))


def is_public(address: str) -> bool:
    """Return whether a network address is one that everybody on the internet can reach."""
    found = ip_address(address.split("%")[0])
    if isinstance(found, IPv6Address):
        # An address of the old kind can hide in one of the new: ::ffff:10.0.0.1, 64:ff9b::a00:1.
        hidden = found.ipv4_mapped or found.sixtofour or (found.teredo[1] if found.teredo else None)
        if found in TRANSLATED:
            hidden = IPv4Address(int(found) & 0xFFFFFFFF)
        if hidden is not None and not _is_global(hidden):
            return False
    return _is_global(found)


def _is_global(address: IPv4Address | IPv6Address) -> bool:
    return address.is_global and not address.is_multicast and not address.is_reserved


@dataclass(frozen=True)
class Gate:
    """The rules that every address must pass, the first one and those it leads to.

    `hosts` are host names, with the port where it is not the usual one (`files.example.org:8443`).
    """

    hosts: Collection[str]
    schemes: Collection[str] = ("https",)
    resolve: Resolve = resolve
    permit: Permit = is_public

    def pin(self, address: str) -> str:
        """Return the network address to connect to; raises Refused, saying which rule is broken."""
        try:
            parts = urlsplit(address)
            host, port = (parts.hostname or "").rstrip("."), parts.port
        except ValueError as error:
            raise Refused(f"{address} is no address ({error}). Correct it in the record.") from error
        if parts.scheme not in self.schemes:
            raise Refused(f"{address} is not an {' or '.join(self.schemes)} address. Correct it.")
        if parts.username or parts.password:
            raise Refused(f"{address} holds a name or a password. Correct it.")
        usual = PORTS[parts.scheme]
        named = host if port in {None, usual} else f"{host}:{port}"
        if named not in self.hosts:
            raise Refused(
                f"{named or address} is not among the hosts that reports are fetched from. If it is to be "
                "trusted, add it to REPORT_HOSTS."
            )
        return self._public(host, port or usual)

    def _public(self, host: str, port: int) -> str:
        """Return the first network address of a host; raises Refused unless everybody can reach them all."""
        try:
            found = self.resolve(host, port)
        except OSError as error:
            raise OSError(f"{host} was not found: {error}") from error
        hidden = [one for one in found if not self.permit(one)]
        if hidden or not found:
            raise Refused(
                f"{host} leads to {', '.join(hidden) or 'no address'}, inside a private network. Nothing is "
                "fetched from there."
            )
        return found[0]


class PinnedAdapter(HTTPAdapter):
    """Connects to the network address that was checked, whatever the name leads to a moment later."""

    def __init__(self, pinned: str) -> None:
        """Take the network address."""
        self.pinned = pinned
        super().__init__(max_retries=0)

    def build_connection_pool_key_attributes(
        self, request: PreparedRequest, verify: bool | str, cert: Any = None
    ) -> tuple[Any, Any]:
        """Return where to connect; the certificate must still be that of the name."""
        where: Any
        how: Any
        where, how = super().build_connection_pool_key_attributes(request, verify, cert)
        if where["scheme"] == "https":
            how["server_hostname"] = how["assert_hostname"] = where["host"]
        where["host"] = self.pinned
        return where, how
