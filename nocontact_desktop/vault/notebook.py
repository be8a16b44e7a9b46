"""An encrypted notebook: making one, opening it, changing its passphrase."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from types import TracebackType

from nocontact_desktop.errors import Problem
from nocontact_desktop.vault import recovery
from nocontact_desktop.vault.connecting import connect, journal_of, open_file, refuse_if_replaced
from nocontact_desktop.vault.database import Database
from nocontact_desktop.vault.files import (
    DATA_FILE,
    FILE_MODE,
    KEY_FILE,
    PARTIAL,
    disk_problems,
    make_folder,
    sync_folder,
    write_whole,
)
from nocontact_desktop.vault.keyfile import DEFAULT, LARGEST, KdfParameters, KeyFile, read_key_file
from nocontact_desktop.vault.master import KEY_LENGTH, SALT_LENGTH, Master, wipe
from nocontact_desktop.vault.migrating import migrate, refuse_newer
from nocontact_desktop.vault.settings import SETTINGS_FILE, PlainSettings, save
from nocontact_desktop.vault.signing import Signer
from nocontact_desktop.vault.surroundings import SYSTEM, Surroundings
from nocontact_desktop.vault.swapping import clear_unfinished, finish, is_decided

SENTINEL = "this notebook is open"


class Notebook:
    """An open notebook. It is used from one thread at a time, and holds the lock on its file until closed."""

    def __init__(
        self,
        folder: Path,
        db: Database,
        master: Master,
        surroundings: Surroundings,
        notebook_id: str,
        signing_seed: bytes | bytearray,
    ) -> None:
        self.folder = folder
        self.db = db
        self.master = master
        self.signer = Signer(signing_seed)
        self.surroundings = surroundings
        self.notebook_id = notebook_id

    def close(self) -> None:
        """Close the file, give up its lock, and wipe the key."""
        self.db.close()
        self.master.wipe()

    def __enter__(self) -> Notebook:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def create(
    folder: Path,
    passphrase: str,
    *,
    kdf: KdfParameters = DEFAULT,
    name: str = "Daybook",
    surroundings: Surroundings = SYSTEM,
) -> tuple[Notebook, str]:
    """Make a notebook in ``folder`` and open it. The second value is its recovery code, shown this once.

    Raises:
        Problem: there is one already; the disk is full or cannot be written to.
    """
    if (folder / DATA_FILE).exists() or (folder / KEY_FILE).exists():
        raise Problem("notebook.exists")
    _refuse_blank(passphrase)
    new_folder = not folder.exists()
    make_folder(folder)
    chance = surroundings.random_bytes
    master, code = Master(bytearray(chance(KEY_LENGTH))), recovery.new_code(chance)
    try:
        key_file = KeyFile(kdf, ()).with_slot("passphrase", passphrase, master.key, chance)
        key_file = key_file.with_slot("recovery", plain_code(code), master.key, chance)
        _write_new(folder, master, key_file, PlainSettings(name=name), surroundings)
        return taken_up(folder, connect_with(folder, master), master, surroundings), code
    except BaseException:  # a notebook that was never whole is not left lying about; the error itself goes on
        master.wipe()
        _take_back(folder, new_folder=new_folder)
        raise


def open_notebook(folder: Path, secret: str, *, surroundings: Surroundings = SYSTEM) -> Notebook:
    """Open the notebook in ``folder`` with its passphrase or its recovery code, and check it.

    Raises:
        Problem: not there, key or file damaged, wrong passphrase, mistyped code, in use elsewhere, newer program.
    """
    return open_with(folder, unlock(folder, secret), surroundings=surroundings)


def open_with(folder: Path, master: Master, *, surroundings: Surroundings = SYSTEM) -> Notebook:
    """The same with the master key at hand. It is wiped when the notebook does not open, or is closed."""
    try:
        database = connect_with(folder, master)
        try:
            _refuse_rekeyed(folder)
            clear_unfinished(folder)
            refuse_newer(database)
            check_on_opening(database)
            migrate(database)
            return taken_up(folder, database, master, surroundings)
        except BaseException:  # a notebook that is not in order stays shut; the error itself goes on
            database.close()
            raise
    except BaseException:  # and its key is not kept
        master.wipe()
        raise


def change_passphrase(folder: Path, old_secret: str, new: str, *, surroundings: Surroundings = SYSTEM) -> None:
    """Let ``new`` open the notebook instead of its present passphrase. The recovery code stays.

    An old copy of the key file still opens with the old passphrase.
    """
    _refuse_blank(new)
    _replace_slot(folder, old_secret, "passphrase", new, surroundings)


def renew_recovery_code(folder: Path, secret: str, *, surroundings: Surroundings = SYSTEM) -> str:
    """Make a new recovery code in place of the present one, and return it."""
    code = recovery.new_code(surroundings.random_bytes)
    set_recovery_code(folder, secret, code, surroundings=surroundings)
    return code


def set_recovery_code(folder: Path, secret: str, code: str, *, surroundings: Surroundings = SYSTEM) -> None:
    """Let ``code``, which was copied already, open the notebook instead of the present recovery code."""
    _replace_slot(folder, secret, "recovery", plain_code(code), surroundings)


def unlock(folder: Path, secret: str) -> Master:
    """The master key of the notebook in ``folder``. The caller wipes it.

    Raises:
        Problem: the key file is missing or damaged; the passphrase is wrong; the recovery code is mistyped.
    """
    return unlock_with(read_keys(folder), secret)


def unlock_with(key_file: KeyFile, secret: str) -> Master:
    """The same with the key file at hand.

    What reads as a recovery code is tried as one first. A passphrase can look like one, so it is always tried too.
    """
    code = recovery.read_code(secret)
    attempts = [("passphrase", secret)] if code is None else [("recovery", code), ("passphrase", secret)]
    key = key_file.unwrap(attempts)
    if key is not None:
        return Master(key)
    if code is None and recovery.meant_as_code(secret):
        raise recovery.find_mistake(secret)
    raise Problem("notebook.wrong-passphrase")


def read_keys(folder: Path) -> KeyFile:
    """The key file of the notebook in ``folder``. Raises :class:`Problem` when it is missing or damaged."""
    finish(folder)
    path = folder / KEY_FILE
    if not path.is_file():
        raise Problem("notebook.key-missing" if (folder / DATA_FILE).is_file() else "notebook.missing")
    with disk_problems(), path.open("rb") as file:
        return read_key_file(file.read(LARGEST + 1))


def connect_with(folder: Path, master: Master) -> Database:
    """Open the file of the notebook in ``folder``, whose key file has been opened. Raises as :func:`open_file`."""
    return open_file(folder / DATA_FILE, master)


def check_on_opening(database: Database) -> None:
    """The quick check: the sentinel row, and as many leaves in the sealed log as its head counts.

    A file with an old page put back passes the cipher's own check; the log shows it.
    """
    row = database.one("SELECT sentinel FROM notebook WHERE one = 1")
    if row is None or row[0] != SENTINEL:
        raise Problem("notebook.damaged")
    if not database.query("SELECT 1 FROM sqlite_schema WHERE name = 'tree'"):
        return
    head = database.one("SELECT size FROM tree WHERE one = 1")
    last = database.one("SELECT max(number) FROM leaf")
    leaves = 0 if last is None or last[0] is None else int(last[0]) + 1
    if (0 if head is None else int(head[0])) != leaves:
        raise Problem("notebook.log-cut")


def _refuse_rekeyed(folder: Path) -> None:
    # Another process has just given it new secrets: what is written under the old ones would be lost. It moves the
    # files while they are to be seen as waiting, so whoever sees none waiting looks which file is there now.
    if is_decided(folder):
        raise Problem("notebook.in-use")
    refuse_if_replaced(folder / DATA_FILE)


def _write_new(
    folder: Path, master: Master, key_file: KeyFile, settings: PlainSettings, surroundings: Surroundings
) -> None:
    """Write the three files. The key file comes last: with it the notebook is there, before it is not."""
    partial = folder / (DATA_FILE + PARTIAL)
    salt = surroundings.random_bytes(SALT_LENGTH)
    with disk_problems():
        partial.unlink(missing_ok=True)
        partial.touch(mode=FILE_MODE, exist_ok=False)
        database = connect(partial, master, salt)
        try:
            migrate(database)
            _write_identity(database, surroundings)
        finally:
            database.close()
        partial.rename(folder / DATA_FILE)
        sync_folder(folder)
    save(folder, settings)
    write_whole(folder / KEY_FILE, key_file.to_bytes())


def _take_back(folder: Path, *, new_folder: bool) -> None:
    partial = folder / (DATA_FILE + PARTIAL)
    for left in (folder / KEY_FILE, folder / DATA_FILE, folder / SETTINGS_FILE, partial, journal_of(partial)):
        with suppress(OSError):  # a disk that refuses this as well has its sentence already
            left.unlink(missing_ok=True)
    if new_folder:
        with suppress(OSError):  # as above
            folder.rmdir()


def _write_identity(database: Database, surroundings: Surroundings) -> None:
    made_at = surroundings.now().isoformat(timespec="seconds")
    with database.transaction():
        database.insert(
            "INSERT INTO notebook (one, sentinel, notebook_id, made_at) VALUES (1, ?, ?, ?)",
            (SENTINEL, surroundings.random_bytes(16).hex(), made_at),
        )


def taken_up(folder: Path, database: Database, master: Master, surroundings: Surroundings) -> Notebook:
    """The notebook whose database, of the newest schema, is open already. Nothing is checked."""
    row = database.one("SELECT notebook_id FROM notebook")
    notebook_id = str(row[0]) if row else ""
    kept = database.one("SELECT seed FROM signing")
    seed = kept[0] if kept else master.signing_seed(notebook_id)
    return Notebook(folder, database, master, surroundings, notebook_id, seed)


def _replace_slot(folder: Path, old_secret: str, kind: str, secret: str, surroundings: Surroundings) -> None:
    key_file = read_keys(folder)
    master = unlock_with(key_file, old_secret)
    try:
        changed = key_file.with_slot(kind, secret, master.key, surroundings.random_bytes)
        write_keys(folder, changed, {kind: secret}, master)
    finally:
        master.wipe()


def write_keys(folder: Path, key_file: KeyFile, secrets: dict[str, str], master: Master) -> None:
    """Write the key file in ``folder``. ``secrets``, by their slots' kinds, have to open what was written.

    Raises:
        Problem: ``notebook.key-not-written``, or the disk refuses. The file from before stays.
    """

    def check(written: Path) -> None:
        for kind, secret in secrets.items():
            _must_open(written, kind, secret, master)

    write_whole(folder / KEY_FILE, key_file.to_bytes(), check)


def _must_open(written: Path, kind: str, secret: str, master: Master) -> None:
    """The new key file as it is on the disk gives the same key; otherwise the present one stays."""
    key = read_key_file(written.read_bytes()).unwrap([(kind, secret)])
    if key is None or key != master.key:
        raise Problem("notebook.key-not-written")
    wipe(key)


def plain_code(code: str) -> str:
    """The code as its slot takes it."""
    return code.replace("-", "")


def _refuse_blank(passphrase: str) -> None:
    if not passphrase.strip():
        raise Problem("passphrase.blank")
