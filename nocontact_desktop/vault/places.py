"""Where notebooks lie, and which places are copied elsewhere by a sync service."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from nocontact_desktop.vault.files import DATA_FILE, KEY_FILE

DEFAULT_NAME = "Daybook"
_PLACE = "DAYBOOK_PLACE"
"""The variable by which the starter of a program on a stick says where the notebook lies: beside the program."""
THIS_COMPUTER = "this computer"
"""The kind of slot in a key file whose secret lies in the system's store."""

_SERVICES = {
    "onedrive": "OneDrive",
    "dropbox": "Dropbox",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "my drive": "Google Drive",
    "drivefs": "Google Drive",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "icloud drive": "iCloud",
    "iclouddrive": "iCloud",
    "com~apple~clouddocs": "iCloud",
    "mobile documents": "iCloud",
}
_SERVICE_STARTS = {
    "onedrive -": "OneDrive",
    "onedrive-": "OneDrive",
    "googledrive-": "Google Drive",
    "dropbox (": "Dropbox",
}
_SERVICE_MARKS = {
    ".dropbox": "Dropbox",
    ".dropbox.cache": "Dropbox",
    ".sync_*.db": "Nextcloud",
    "._sync_*.db": "Nextcloud",
    ".nextcloudsync.log": "Nextcloud",
    ".tmp.drivedownload": "Google Drive",
}


def is_carried() -> bool:
    """Whether the program was started from a stick, and keeps off the computer."""
    return bool(os.environ.get(_PLACE))


def default_folder() -> Path:
    """The folder a notebook is kept in when nothing else is chosen: ``Daybook``, beside a program that is carried
    along, otherwise in the user's data folder.
    """
    if is_carried():
        return Path(os.environ[_PLACE]) / DEFAULT_NAME

    from platformdirs import user_data_path

    return user_data_path(appauthor=False, ensure_exists=False) / DEFAULT_NAME


def is_notebook(folder: Path) -> bool:
    """Whether ``folder`` holds a notebook, or what is left of one."""
    return (folder / KEY_FILE).is_file() or (folder / DATA_FILE).is_file()


def find_notebook(given: Path | None = None) -> Path | None:
    """The notebook to open: the one given, one beside the program, the one in the default folder; or None.

    A folder that was given is returned as it is, so that a wrong path is told and not passed over.
    """
    if given is not None:
        return given
    beside = [Path(sys.argv[0]).resolve().parent / DEFAULT_NAME, Path(sys.executable).resolve().parent / DEFAULT_NAME]
    return next((folder for folder in [*beside, default_folder()] if is_notebook(folder)), None)


def opens_with_computer(folder: Path) -> bool:
    """Whether the key file in ``folder`` has a slot for this computer. The first window asks: no cipher is loaded."""
    import json

    try:
        slots = json.loads((folder / KEY_FILE).read_bytes())["slots"]
        return any(slot["kind"] == THIS_COMPUTER for slot in slots)
    except (OSError, ValueError, TypeError, KeyError, RecursionError):  # opening will say what is wrong with it
        return False


def synced_folder(path: Path) -> str | None:
    """The name of the service that copies ``path`` elsewhere, told by folder names and marker files; or None."""
    # A link may lead out of such a folder or into one; either way a copy may go elsewhere.
    ways = dict.fromkeys(folder for way in (path.absolute(), path.resolve()) for folder in (way, *way.parents))
    return next((service for folder in ways if (service := _service_of(folder))), None)


def _service_of(folder: Path) -> str | None:
    name = folder.name.lower()
    if name in _SERVICES:
        return _SERVICES[name]
    named = (service for start, service in _SERVICE_STARTS.items() if name.startswith(start))
    marked = (service for mark, service in _SERVICE_MARKS.items() if _holds(folder, mark))
    return next(named, None) or next(marked, None)


def _holds(folder: Path, mark: str) -> bool:
    try:
        return next(folder.glob(mark), None) is not None
    except OSError:  # a folder that can't be read has no mark to be seen
        return False
