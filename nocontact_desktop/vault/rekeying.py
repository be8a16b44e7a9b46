"""A new master key: a new database key, new slots, a new recovery code. The exhibits and the sealed log stay.

An old copy of the key file opens with the old passphrase, and so does an old copy of the database; the notebook itself
does not any more. The order, so that at each point the old secrets open all of it or the new ones do:

1. The signing key is written into the present database. It stays for the notebook's life, so the log goes on under it.
2. Beside the present files: the new key file, looked at again, and a copy of the database, checked in full.
3. Their folder takes its name. This is the one step (``swapping.decide``).
4. The present database is closed; both files move to their places (``swapping.finish``, by this run or the next).
"""

from __future__ import annotations

import shutil

from nocontact_desktop.errors import Problem
from nocontact_desktop.vault import keyring_slot, recovery, swapping
from nocontact_desktop.vault.backup import compare, copy_database
from nocontact_desktop.vault.files import make_folder
from nocontact_desktop.vault.keyfile import KeyFile
from nocontact_desktop.vault.master import KEY_LENGTH, SALT_LENGTH, Master
from nocontact_desktop.vault.notebook import Notebook, connect_with, plain_code, read_keys, write_keys
from nocontact_desktop.vault.places import THIS_COMPUTER
from nocontact_desktop.vault.progress import Progress, Stop, stop_if


def new_code(notebook: Notebook, passphrase: str) -> str:
    """A recovery code for :func:`rekey`, when ``passphrase`` is the notebook's. Nothing is changed yet.

    Raises:
        Problem: ``notebook.wrong-passphrase``.
    """
    _must_be_the_passphrase(notebook, passphrase)
    return recovery.new_code(notebook.surroundings.random_bytes)


def rekey(notebook: Notebook, passphrase: str, code: str, progress: Progress, cancelled: Stop) -> bool:
    """Give the open ``notebook`` a new master. ``passphrase`` stays, ``code`` is its new recovery code.

    To be called from the one thread that uses the notebook. False when it opened with this computer and the system's
    store did not take the new secret: that is off now.

    Raises:
        Problem: the passphrase is wrong, the disk refuses, the copy is not like the original: nothing has changed.
            ``rekeying.opens-anew``: it is done, but the notebook has to be opened again.
        Cancelled: the user stopped it. Nothing has changed.
    """
    before = _must_be_the_passphrase(notebook, passphrase)
    stop_if(cancelled)
    _keep_signing_key(notebook)
    master = Master(bytearray(notebook.surroundings.random_bytes(KEY_LENGTH)))
    secrets = {"passphrase": passphrase, "recovery": plain_code(code)}
    key_file = KeyFile(before.kdf, ())
    for kind, secret in secrets.items():
        key_file = key_file.with_slot(kind, secret, master.key, notebook.surroundings.random_bytes)
    key_file, its_secret = _with_this_computer(before, key_file, master, notebook)
    try:
        _make_new_files(notebook, master, key_file, secrets | its_secret, progress, cancelled)
        swapping.decide(notebook.folder)
    except BaseException:  # the old secrets go on; the error itself too
        shutil.rmtree(swapping.unfinished(notebook.folder), ignore_errors=True)
        keyring_slot.forget(key_file)
        master.wipe()
        raise
    _take_new_files(notebook, master)
    keyring_slot.forget(before)
    return bool(its_secret) or before.slot(THIS_COMPUTER) is None


def _must_be_the_passphrase(notebook: Notebook, passphrase: str) -> KeyFile:
    key_file = read_keys(notebook.folder)
    if key_file.unwrap([("passphrase", passphrase)]) != notebook.master.key:
        raise Problem("notebook.wrong-passphrase")
    return key_file


def _keep_signing_key(notebook: Notebook) -> None:
    seed = notebook.master.signing_seed(notebook.notebook_id)
    with notebook.db.transaction():
        notebook.db.execute("INSERT OR IGNORE INTO signing (one, seed) VALUES (1, ?)", (bytes(seed),))


def _with_this_computer(
    before: KeyFile, key_file: KeyFile, master: Master, notebook: Notebook
) -> tuple[KeyFile, dict[str, str]]:
    """The slot for this computer made anew, when there was one and the system's store takes a new secret."""
    if before.slot(THIS_COMPUTER) is None:
        return key_file, {}
    try:
        return keyring_slot.with_this_computer(key_file, master, notebook.surroundings)
    except Problem:  # a store that is locked or gone is no reason to keep the old master
        return key_file, {}


def _make_new_files(
    notebook: Notebook,
    master: Master,
    key_file: KeyFile,
    secrets: dict[str, str],
    progress: Progress,
    cancelled: Stop,
) -> None:
    swapping.clear_unfinished(notebook.folder)
    room = swapping.unfinished(notebook.folder)
    make_folder(room)
    write_keys(room, key_file, secrets, master)
    salt = notebook.surroundings.random_bytes(SALT_LENGTH)
    copy_database(notebook.db, room, master, salt, progress, cancelled)
    compare(notebook.db, room, master, progress, cancelled)
    stop_if(cancelled)


def _take_new_files(notebook: Notebook, master: Master) -> None:
    """From the one step on there is no way back: what fails here is finished when the notebook is opened again."""
    notebook.db.close()
    notebook.master.wipe()
    notebook.master = master
    try:
        swapping.finish(notebook.folder)
        notebook.db = connect_with(notebook.folder, master)
    except Problem:  # a disk that refuses now; opening it again says so
        raise Problem("rekeying.opens-anew") from None
