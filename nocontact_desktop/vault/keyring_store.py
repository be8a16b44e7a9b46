"""The system's own store of secrets: Secret Service on Linux (KWallet answers as one), Keychain, Credential Locker.

The backend is made from its class, named here. ``keyring.get_keyring()`` is never asked: a file in the user's settings
can make it load any code, or keep secrets in a plain file.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from nocontact_desktop.errors import Problem
from nocontact_desktop.vault.places import DEFAULT_NAME

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend


class Backend(NamedTuple):
    """A class of the package ``keyring``, and what is set on it: a neutral name, and that it stays on this computer."""

    module: str
    name: str
    settings: dict[str, str]


BACKENDS = {
    "linux": Backend("keyring.backends.SecretService", "Keyring", {"appid": DEFAULT_NAME}),
    "darwin": Backend("keyring.backends.macOS", "Keyring", {}),
    "win32": Backend("keyring.backends.Windows", "WinVaultKeyring", {"persist": "local machine"}),
}


def is_there() -> bool:
    """Whether this computer has such a store."""
    try:
        _backend()
    except Problem:  # why not makes no difference to what is offered
        return False
    return True


def keep(name: str, secret: str) -> None:
    """Keep ``secret`` under ``name``, and read it back.

    Raises:
        Problem: ``computer.no-store``, ``computer.store-locked``, ``computer.store-failed``, ``computer.not-kept``.
    """
    store = _backend()
    with _in_words():
        store.set_password(DEFAULT_NAME, name, secret)
        kept = store.get_password(DEFAULT_NAME, name)
    if kept != secret:
        raise Problem("computer.not-kept")


def read(name: str) -> str | None:
    """The secret kept under ``name``; None when there is none. Raises :class:`Problem` as :func:`keep`."""
    store = _backend()
    with _in_words():
        return store.get_password(DEFAULT_NAME, name)


def forget(name: str) -> None:
    """Remove what is kept under ``name``, if it is there, and look that it is gone.

    Raises:
        Problem: as :func:`keep`, or ``computer.not-removed``.
    """
    store = _backend()
    with _in_words():
        if store.get_password(DEFAULT_NAME, name) is None:
            return
        store.delete_password(DEFAULT_NAME, name)
        if store.get_password(DEFAULT_NAME, name) is not None:
            raise Problem("computer.not-removed")


def _backend() -> KeyringBackend:
    wanted = BACKENDS.get(sys.platform)
    if wanted is None:
        raise Problem("computer.no-store")
    try:
        store: KeyringBackend = getattr(import_module(wanted.module), wanted.name)()
        _ = store.priority  # raises when this computer has no such store
    except Exception:  # noqa: BLE001  each backend has errors of its own for a store that is not there
        raise Problem("computer.no-store") from None
    for name, value in wanted.settings.items():
        setattr(store, name, value)
    return store


@contextmanager
def _in_words() -> Iterator[None]:
    from keyring.errors import InitError, KeyringLocked

    try:
        yield
    except Problem:
        raise
    except (KeyringLocked, InitError):  # its password was asked for and not given, or cannot be asked for
        raise Problem("computer.store-locked") from None
    except Exception:  # noqa: BLE001  what lies behind a backend has errors of its own, which can hold names and paths
        raise Problem("computer.store-failed") from None
