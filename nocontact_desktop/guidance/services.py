"""Services that people have accounts with: what they are called, what power they have, and which are forgotten."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from nocontact_desktop.guidance.reading import ContentFile
from nocontact_desktop.guidance.resources import resource
from nocontact_desktop.guidance.rows import Row


class Power(Row, frozen=True, kw_only=True):
    """What an account can do, or what it opens. ``why`` says why it stands where it does.

    ``step`` is the id of the step of the plan that is about it.
    """

    id: str
    name: str
    why: str
    icon: str
    step: str = ""


class KnownService(Row, frozen=True, kw_only=True):
    """A service by the ends of its hosts, by its apps and by its name.

    ``part_of`` is the id of the service that it belongs to.
    """

    id: str
    name: str
    power: str
    part_of: str = ""
    hosts: tuple[str, ...] = ()
    apps: tuple[str, ...] = ()
    step: str = ""


class Sign(Row, frozen=True, kw_only=True):
    """A part of a host's name that says what power an account there is likely to have."""

    id: str
    power: str


class Forgotten(Row, frozen=True, kw_only=True):
    """An account that people forget to list."""

    id: str
    title: str
    hint: str
    power: str


@dataclass(frozen=True)
class Services:
    """Everything known about services, in one language. Powers stand in their order, the strongest first."""

    powers: tuple[Power, ...]
    services: tuple[KnownService, ...]
    signs: tuple[Sign, ...]
    forgotten: tuple[Forgotten, ...]

    def power(self, power_id: str) -> Power:
        """The power of that id. Raises KeyError."""
        return self.powers[self.place_of(power_id)]

    def place_of(self, power_id: str) -> int:
        """Its place in the order. Raises KeyError."""
        return {one.id: place for place, one in enumerate(self.powers)}[power_id]


@lru_cache(maxsize=4)
def load_services(language: str = "en") -> Services:
    """Read them, once. Raises :class:`~nocontact_desktop.guidance.reading.ContentError` naming file, row and field."""
    file = ContentFile(resource("content", language), "services.toml")
    found = Services(
        powers=file.rows("power", Power),
        services=file.rows("service", KnownService),
        signs=file.rows("sign", Sign),
        forgotten=file.rows("forgotten", Forgotten),
    )
    file.done()
    return found
