"""Which service an account belongs to, and what power it is likely to have, by its address or its title."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from functools import lru_cache

from publicsuffixlist import PublicSuffixList

from nocontact_desktop.guidance.services import KnownService, load_services

OTHER = "other"
_HOME = "home"
_LOCAL = (".local", ".lan", ".home", ".internal", ".box", ".home.arpa")


@dataclass(frozen=True)
class Service:
    """What accounts are gathered by. ``power`` is what is guessed for an account there."""

    key: str
    name: str
    power: str


def service_of(address: str, title: str = "") -> Service:
    """The service of an account: by its address, else by its title."""
    host = bare_host(address)
    if host:
        return _of_host(host)
    known = _called(title)
    if known is not None:
        return _of_known(known)
    return Service(f"title:{title.strip().casefold()}", title.strip(), OTHER)


def bare_host(address: str) -> str:
    """The host of an address in small letters, as networks write it; for an app, its name turned round.

    What the user has typed need not be an address: it is taken as it is, up to the first sign that ends a host.
    """
    scheme, _, rest = address.strip().rpartition("://")
    host = rest.partition("/")[0].rpartition("@")[2].strip(". ").lower()
    if scheme in ("android", "ios"):
        return ".".join(reversed(host.split("."))) if _app(host) is None else f"{scheme}:{host}"
    if host.count(":") == 1:
        host = host.partition(":")[0]
    try:
        return host if host.isascii() else host.encode("idna").decode()
    except UnicodeError:  # no name that networks could write
        return host


def readable_host(host: str) -> str:
    """A host in the letters of its language, where that is possible."""
    return ".".join(_readable_label(label) for label in host.split("."))


def _readable_label(label: str) -> str:
    if not label.startswith("xn--"):
        return label
    try:
        return label.encode("ascii").decode("idna")
    except UnicodeError:  # looks like one and is none
        return label


def _of_host(host: str) -> Service:
    known = _app(host.partition(":")[2]) if host.startswith(("android:", "ios:")) else _at(host)
    if known is not None:
        return _of_known(known)
    number = _number(host)
    if number is not None:
        power = _HOME if number.is_private and not number.is_loopback else OTHER
        return Service(f"host:{host}", host, power)
    domain = _suffixes().privatesuffix(host) or host
    return Service(f"host:{domain}", readable_host(domain), _guessed(host))


def _of_known(known: KnownService) -> Service:
    whole = next((one for one in load_services().services if one.id == known.part_of), known)
    return Service(f"service:{whole.id}", whole.name, known.power)


def _at(host: str) -> KnownService | None:
    """The service with the longest end of this host."""
    hosts = _by_host()
    labels = host.split(".")
    ends = (".".join(labels[place:]) for place in range(len(labels)))
    return next((hosts[end] for end in ends if end in hosts), None)


def _app(name: str) -> KnownService | None:
    return next((one for one in load_services().services if name in one.apps), None)


def _called(title: str) -> KnownService | None:
    wanted = title.strip().casefold()
    return next((one for one in load_services().services if one.name.casefold() == wanted), None)


def _number(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(host.strip("[]"))
    except ValueError:  # a name
        return None


def _guessed(host: str) -> str:
    if host.endswith(_LOCAL):
        return _HOME
    labels = host.split(".")[:-1]
    signs = load_services().signs
    return next((sign.power for sign in signs if any(sign.id in label for label in labels)), OTHER)


@lru_cache(maxsize=1)
def _by_host() -> dict[str, KnownService]:
    return {host: one for one in load_services().services for host in one.hosts}


@lru_cache(maxsize=1)
def _suffixes() -> PublicSuffixList:
    return PublicSuffixList()
