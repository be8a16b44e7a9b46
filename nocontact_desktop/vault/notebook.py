"""An encrypted notebook: making one, opening it, changing its passphrase."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType

from nocontact_desktop.errors import Problem
from nocontact_desktop.vault import recovery
from nocontact_desktop.vault.database import PAGE_SIZE, Database, connect
from nocontact_desktop.vault.files import DATA_FILE, FILE_MODE, KEY_FILE, disk_problems, make_folder, write_whole
from nocontact_desktop.vault.keyfile import (
    DEFAULT,
    KEY_LENGTH,
    SALT_LENGTH,
    KdfParameters,
    KeyFile,
    expand,
    read_key_file,
    wipe,
)
from nocontact_desktop.vault.migrating import migrate
from nocontact_desktop.vault.settings import PlainSettings, save
from nocontact_desktop.vault.signing import Signer
from nocontact_desktop.vault.surroundings import SYSTEM, Surroundings

SENTINEL = "this notebook is open"


class Notebook:
    """An open notebook. It is used from one thread at a time, and holds the lock on its file until closed."""

    def __init__(
        self,
        folder: Path,
        db: Database,
        master: bytearray,
        surroundings: Surroundings,
        notebook_id: str,
    ) -> None:
        self.folder = folder
        self.db = db
        self.master = master
        self.signer = Signer(bytes(expand(master, notebook_id.encode(), "nocontact signing")))
        self.surroundings = surroundings
        self.notebook_id = notebook_id

    def close(self) -> None:
        """Close the file, give up its lock, and wipe the key."""
        self.db.close()
        wipe(self.master)

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
    make_folder(folder)
    chance = surroundings.random_bytes
    master, salt, code = bytearray(chance(KEY_LENGTH)), chance(SALT_LENGTH), recovery.new_code(chance)
    key_file = KeyFile(kdf, ()).with_slot("passphrase", passphrase, master, chance)
    key_file = key_file.with_slot("recovery", recovery.read_code(code), master, chance)
    write_whole(folder / KEY_FILE, key_file.to_bytes())
    save(folder, PlainSettings(name=name))
    try:
        with disk_problems():
            (folder / DATA_FILE).touch(mode=FILE_MODE, exist_ok=False)
        database = connect(folder / DATA_FILE, database_key(master, salt), salt)
        migrate(database)
        _write_identity(database, surroundings)
    except BaseException:  # a notebook that was never whole is not left lying about
        for left in (DATA_FILE, KEY_FILE):
            (folder / left).unlink(missing_ok=True)
        raise
    return _opened(folder, database, master, surroundings), code


def open_notebook(folder: Path, secret: str, *, surroundings: Surroundings = SYSTEM) -> Notebook:
    """Open the notebook in ``folder`` with its passphrase or its recovery code, and check it.

    Raises:
        Problem: not there, key or file damaged, wrong passphrase, mistyped code, in use elsewhere, newer program.
    """
    master = unlock(folder, secret)
    database = connect_with(folder, master)
    try:
        migrate(database)
        check_on_opening(database)
    except BaseException:  # a notebook that is not in order stays shut; the error itself goes on
        database.close()
        raise
    return _opened(folder, database, master, surroundings)


def change_passphrase(folder: Path, old_secret: str, new: str, *, surroundings: Surroundings = SYSTEM) -> None:
    """Let ``new`` open the notebook instead of its present passphrase. The recovery code stays.

    An old copy of the key file still opens with the old passphrase.
    """
    master = unlock(folder, old_secret)
    _replace_slot(folder, "passphrase", new, master, surroundings)
    wipe(master)


def renew_recovery_code(folder: Path, secret: str, *, surroundings: Surroundings = SYSTEM) -> str:
    """Make a new recovery code in place of the present one, and return it."""
    master = unlock(folder, secret)
    code = recovery.new_code(surroundings.random_bytes)
    _replace_slot(folder, "recovery", recovery.read_code(code), master, surroundings)
    wipe(master)
    return code


def unlock(folder: Path, secret: str) -> bytearray:
    """The master key of the notebook in ``folder``. The caller wipes it."""
    key_file = read_keys(folder)
    secrets = {"passphrase": secret}
    if recovery.looks_like_code(secret):
        secrets["recovery"] = recovery.read_code(secret)
    return key_file.unwrap(secrets)


def read_keys(folder: Path) -> KeyFile:
    """The key file of the notebook in ``folder``. Raises :class:`Problem` when it is missing or damaged."""
    path = folder / KEY_FILE
    if not path.is_file():
        raise Problem("notebook.key-missing" if (folder / DATA_FILE).is_file() else "notebook.missing")
    with disk_problems():
        return read_key_file(path.read_bytes())


def connect_with(folder: Path, master: bytearray) -> Database:
    """Open the notebook's file under the key that ``master`` and the file's own salt give."""
    salt = _salt_of(folder / DATA_FILE)
    return connect(folder / DATA_FILE, database_key(master, salt), salt)


def database_key(master: bytes | bytearray, salt: bytes) -> bytes:
    """The database key: every file has its own, since each has its own salt."""
    return bytes(expand(master, salt, "nocontact database"))


def check_on_opening(database: Database) -> None:
    """The quick check: the sentinel row, and as many leaves in the sealed log as its head counts.

    A file cut to whole pages, or with an old page put back, passes the cipher's own check; the log shows it.
    """
    row = database.one("SELECT sentinel FROM notebook WHERE one = 1")
    if row is None or row[0] != SENTINEL:
        raise Problem("notebook.damaged")
    head = database.one("SELECT size FROM tree WHERE one = 1")
    last = database.one("SELECT max(number) FROM leaf")
    leaves = 0 if last is None or last[0] is None else int(last[0]) + 1
    if (0 if head is None else int(head[0])) != leaves:
        raise Problem("notebook.log-cut")


def _salt_of(path: Path) -> bytes:
    with disk_problems():
        if not path.is_file():
            raise Problem("notebook.missing")
        size = path.stat().st_size
        if size == 0:
            raise Problem("notebook.empty")
        if size % PAGE_SIZE:
            raise Problem("notebook.cut")
        with path.open("rb") as file:
            return file.read(SALT_LENGTH)


def _write_identity(database: Database, surroundings: Surroundings) -> None:
    made_at = surroundings.now().isoformat(timespec="seconds")
    with database.transaction():
        database.insert(
            "INSERT INTO notebook (one, sentinel, notebook_id, made_at) VALUES (1, ?, ?, ?)",
            (SENTINEL, surroundings.random_bytes(16).hex(), made_at),
        )


def _opened(folder: Path, database: Database, master: bytearray, surroundings: Surroundings) -> Notebook:
    row = database.one("SELECT notebook_id FROM notebook")
    return Notebook(folder, database, master, surroundings, str(row[0]) if row else "")


def _replace_slot(folder: Path, kind: str, secret: str, master: bytearray, surroundings: Surroundings) -> None:
    key_file = read_keys(folder).with_slot(kind, secret, master, surroundings.random_bytes)
    data = key_file.to_bytes()
    check = read_key_file(data).unwrap({kind: secret})
    if check != master:
        raise RuntimeError("the new key file does not open")
    wipe(check)
    write_whole(folder / KEY_FILE, data)
