"""Opening with this computer: a slot of the key file whose secret lies in the system's store.

Off until somebody switches it on. Whoever knows this computer's password can then open the notebook. The secret alone
opens nothing: it stands in the store under the slot's salt, and without the key file there is nothing to open.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from nocontact_desktop.errors import Problem
from nocontact_desktop.vault import keyring_store
from nocontact_desktop.vault.files import KEY_FILE, write_whole
from nocontact_desktop.vault.keyfile import KeyFile
from nocontact_desktop.vault.master import Master
from nocontact_desktop.vault.notebook import read_keys, unlock_with, write_keys
from nocontact_desktop.vault.places import THIS_COMPUTER
from nocontact_desktop.vault.surroundings import SYSTEM, Surroundings

_SECRET_LENGTH = 32


def unlock_here(folder: Path) -> Master:
    """The master key of the notebook in ``folder``, by this computer's secret. The caller wipes it.

    The system can ask for its own password first, and waits for it as long as it takes.

    Raises:
        Problem: as ``unlock``; ``computer.no-secret`` when the store has none that fits; as ``keyring_store.keep``.
    """
    key_file = read_keys(folder)
    secret = keyring_store.read(stored_name(key_file) or "-")
    key = key_file.unwrap([(THIS_COMPUTER, secret)]) if secret else None
    if key is None:
        raise Problem("computer.no-secret")
    return Master(key)


def switch_on(folder: Path, passphrase: str, *, surroundings: Surroundings = SYSTEM) -> None:
    """Let this computer open the notebook. The passphrase (or the recovery code) is asked for, so that nobody does it
    who only finds the window open.

    Raises:
        Problem: the secret does not open; as ``keyring_store.keep``; the key file can't be written. Then it stays off.
    """
    before = read_keys(folder)
    master = unlock_with(before, passphrase)
    try:
        changed, secret = with_this_computer(before, master, surroundings)
        try:
            write_keys(folder, changed, secret, master)
        except BaseException:  # a secret that opens nothing is not left in the store; the error itself goes on
            forget(changed)
            raise
    finally:
        master.wipe()
    forget(before)


def switch_off(folder: Path) -> None:
    """Take the slot out of the key file, then the secret out of the store.

    Raises:
        Problem: the key file can't be written, and it stays on; or it is off, and ``computer.not-removed``.
    """
    before = read_keys(folder)
    name = stored_name(before)
    write_whole(folder / KEY_FILE, before.without(THIS_COMPUTER).to_bytes())
    try:
        keyring_store.forget(name or "-")
    except Problem:  # whatever the store has against it: what counts is that it opens nothing any more
        raise Problem("computer.not-removed") from None


def with_this_computer(key_file: KeyFile, master: Master, surroundings: Surroundings) -> tuple[KeyFile, dict[str, str]]:
    """``key_file`` with a new slot for this computer, whose new secret is in the store; and that secret by its kind."""
    secret = surroundings.random_bytes(_SECRET_LENGTH).hex()
    changed = key_file.with_slot(THIS_COMPUTER, secret, master.key, surroundings.random_bytes)
    keyring_store.keep(stored_name(changed) or "-", secret)
    return changed, {THIS_COMPUTER: secret}


def forget(key_file: KeyFile) -> None:
    """Remove what the store holds for a key file that is out of use, where the store answers."""
    name = stored_name(key_file)
    if name:
        with suppress(Problem):  # it opens nothing any more
            keyring_store.forget(name)


def stored_name(key_file: KeyFile) -> str | None:
    """What the secret is called in the store: the slot's salt, which says nothing and is another one each time."""
    slot = key_file.slot(THIS_COMPUTER)
    return slot.salt.hex() if slot else None
