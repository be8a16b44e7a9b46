"""Says where what a command writes would be copied on to somewhere else."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path

from nocontact_desktop.vault.places import synced_folder

_WRITTEN = ("destination", "out", "bundle", "worksheet", "do_not_file")
_MAKES_THE_NOTEBOOK = ("create", "demo")


def warn_of_copied_places(options: Namespace) -> None:
    """One line on standard error for each service, before anything is written. Nothing is asked."""
    written = _WRITTEN if options.command != "verify" else ()
    names = (*written, *(("notebook",) if options.command in _MAKES_THE_NOTEBOOK else ()))
    places = [place for name in names if isinstance(place := getattr(options, name, None), Path)]
    for service in dict.fromkeys(service for place in places if (service := synced_folder(place.parent))):
        print(f"This place is copied to {service}. Others with that account can see it.", file=sys.stderr)
