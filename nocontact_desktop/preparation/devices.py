"""Devices and things to look at: whose they are, what was looked at on each, and what is planned for them.

"Done" means looked at. Nothing here says that a device is fine: what was not found may still be there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import astuple, dataclass, replace
from typing import Literal

from nocontact_desktop.errors import Problem
from nocontact_desktop.guidance.content import Content, load
from nocontact_desktop.guidance.rows import DeviceKind, Step
from nocontact_desktop.preparation.answers import Answers, get_answers, holds
from nocontact_desktop.preparation.moment import moment
from nocontact_desktop.preparation.plan import State
from nocontact_desktop.preparation.store import devices as store
from nocontact_desktop.vault.changes import Changes
from nocontact_desktop.vault.notebook import Notebook

Account = Literal["", "me", "person", "shared", "not_sure"]
Plan = Literal["", "keep", "check", "replace", "evidence"]

CAN_LIST_APPS: tuple[DeviceKind, ...] = ("phone", "tablet")
"""The kinds whose list of apps can be compared with a list of known names."""

FORGOTTEN: dict[str, DeviceKind] = {
    "router": "router",
    "car": "car",
    "children": "child",
    "tablet": "tablet",
    "watch": "other",
    "console": "other",
    "home": "home",
}
"""What people forget, by the key of its words, and the kind it is of."""

_ONE_OF_A_KIND: tuple[DeviceKind, ...] = ("router", "car", "child", "home")


@dataclass(frozen=True)
class Device:
    """One device or thing. ``whose`` and ``handled`` (who has had it in hand) are own words; empty: not said.

    ``account`` is who owns the account it hangs on. ``added_at`` is ISO 8601 in UTC.
    """

    id: str
    kind: DeviceKind
    name: str
    whose: str
    handled: str
    account: Account
    plan: Plan
    note: str
    added_at: str


@dataclass(frozen=True)
class Check:
    """A check on one device. ``changed_at``: when its state was last said, ISO 8601 in UTC; None: not yet."""

    step: Step
    state: State
    note: str
    changed_at: str | None


@dataclass(frozen=True)
class DeviceState:
    """A device with the checks for its kind that the answers leave."""

    device: Device
    checks: tuple[Check, ...]

    @property
    def looked_at(self) -> tuple[str, ...]:
        """When each check that was looked at was so, oldest first."""
        return tuple(sorted(one.changed_at for one in self.checks if one.state == "done" and one.changed_at))

    @property
    def open(self) -> int:
        """How many checks wait: open, or put off for later."""
        return sum(one.state in ("open", "later") for one in self.checks)

    @property
    def all_looked_at(self) -> bool:
        """Whether every check was looked at but those that are not for the user. It shows nothing about the device."""
        return bool(self.looked_at) and self.open == 0


@dataclass(frozen=True)
class Suggestion:
    """Something people forget, with the name it would have."""

    key: str
    kind: DeviceKind
    name: str


def devices(notebook: Notebook, content: Content | None = None) -> list[DeviceState]:
    """All devices, by kind in the order of the kinds' words, then as they were added."""
    content = content or load()
    answers, said = get_answers(notebook), store.checks(notebook.db)
    order = list(content.words["device_kind"])
    states = [_state_of(Device(*row), answers, said, content) for row in store.devices(notebook.db)]
    return sorted(states, key=lambda state: order.index(state.device.kind))


def device_state(notebook: Notebook, device_id: str, content: Content | None = None) -> DeviceState:
    """One device. Raises :class:`Problem` ``device.no-such-device``."""
    return _state_of(_known(notebook, device_id), get_answers(notebook), store.checks(notebook.db), content or load())


def check_of(notebook: Notebook, device_id: str, step_id: str, content: Content | None = None) -> Check:
    """One check on one device, whether or not the answers leave it.

    Raises :class:`Problem` ``device.no-such-device`` and ``plan.no-such-step``.
    """
    _known(notebook, device_id)
    step = _known_check(step_id, content or load())
    return _check_of(step, store.checks(notebook.db).get((device_id, step_id)))


def forgotten(states: Iterable[DeviceState], content: Content | None = None) -> list[Suggestion]:
    """What people forget and the user has not noted yet."""
    noted = [state.device for state in states]
    kinds, names = {one.kind for one in noted}, {one.name.casefold() for one in noted}
    words = (content or load()).words["device_forgotten"]
    return [
        Suggestion(key, kind, words[key])
        for key, kind in FORGOTTEN.items()
        if words[key].casefold() not in names and not (kind in _ONE_OF_A_KIND and kind in kinds)
    ]


def add_device(notebook: Notebook, kind: DeviceKind, name: str) -> tuple[str, Changes]:
    """Note a device, and return its id. Raises :class:`Problem` ``device.needs-name`` for a blank name."""
    device_id = notebook.surroundings.random_bytes(8).hex()
    added = Device(device_id, kind, _name(name), "", "", "", "", "", moment(notebook))
    with notebook.db.transaction():
        store.keep_device(notebook.db, astuple(added))
    return device_id, Changes.of("device", device_id)


def rename_device(notebook: Notebook, device_id: str, name: str) -> Changes:
    """Call a device something else. Raises :class:`Problem` ``device.needs-name`` for a blank name."""
    given = _name(name)
    return _change(notebook, device_id, lambda one: replace(one, name=given))


def set_kind(notebook: Notebook, device_id: str, kind: DeviceKind) -> Changes:
    """Say what kind of device it is. What was said about checks of the other kind is kept, out of sight."""
    return _change(notebook, device_id, lambda one: replace(one, kind=kind))


def set_whose(notebook: Notebook, device_id: str, whose: str) -> Changes:
    """Say whose it is."""
    return _change(notebook, device_id, lambda one: replace(one, whose=whose.strip()))


def set_handled(notebook: Notebook, device_id: str, handled: str) -> Changes:
    """Say who has had it in hand."""
    return _change(notebook, device_id, lambda one: replace(one, handled=handled.strip()))


def set_account(notebook: Notebook, device_id: str, account: Account) -> Changes:
    """Say who owns the account it hangs on; empty: not said."""
    return _change(notebook, device_id, lambda one: replace(one, account=account))


def set_plan(notebook: Notebook, device_id: str, plan: Plan) -> Changes:
    """Say what is to become of it; empty: not said."""
    return _change(notebook, device_id, lambda one: replace(one, plan=plan))


def set_device_note(notebook: Notebook, device_id: str, note: str) -> Changes:
    """Keep a note on a device."""
    return _change(notebook, device_id, lambda one: replace(one, note=note))


def remove_device(notebook: Notebook, device_id: str) -> Changes:
    """Erase a device and everything that was said about it."""
    with notebook.db.transaction():
        _known(notebook, device_id)
        store.drop_device(notebook.db, device_id)
    return Changes.of("device", device_id)


def set_check(notebook: Notebook, device_id: str, step_id: str, state: State) -> Changes:
    """Say of a check on a device: looked at, later, not for me, or open again."""
    with notebook.db.transaction():
        _known(notebook, device_id)
        _known_check(step_id, load())
        store.keep_check(notebook.db, device_id, step_id, state, moment(notebook))
    return Changes.of("device", device_id)


def set_check_note(notebook: Notebook, device_id: str, step_id: str, note: str) -> Changes:
    """Keep a note on a check of a device. When it was looked at stays as it is."""
    with notebook.db.transaction():
        _known(notebook, device_id)
        _known_check(step_id, load())
        store.keep_check_note(notebook.db, device_id, step_id, note)
    return Changes.of("device", device_id)


def _state_of(
    device: Device, answers: Answers, said: dict[tuple[str, str], store.Row], content: Content
) -> DeviceState:
    checks = tuple(
        _check_of(step, said.get((device.id, step.id)))
        for step in content.steps
        if step.kind == "check" and device.kind in step.devices and holds(step.when, answers)
    )
    return DeviceState(device, checks)


def _check_of(step: Step, said: store.Row | None) -> Check:
    state, note, changed_at = said or ("open", "", None)
    return Check(step, state, note, changed_at)


def _change(notebook: Notebook, device_id: str, change: Callable[[Device], Device]) -> Changes:
    with notebook.db.transaction():
        store.keep_device(notebook.db, astuple(change(_known(notebook, device_id))))
    return Changes.of("device", device_id)


def _known(notebook: Notebook, device_id: str) -> Device:
    row = store.device(notebook.db, device_id)
    if row is None:
        raise Problem("device.no-such-device")
    return Device(*row)


def _known_check(step_id: str, content: Content) -> Step:
    step = content.step(step_id)
    if step is None or step.kind != "check":
        raise Problem("plan.no-such-step")
    return step


def _name(name: str) -> str:
    if not name.strip():
        raise Problem("device.needs-name")
    return name.strip()
