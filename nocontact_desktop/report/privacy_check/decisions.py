"""What was decided about findings. It is remembered for the words and their place, for one profile."""

from __future__ import annotations

from nocontact_desktop.preparation.moment import moment
from nocontact_desktop.report.covers import cover
from nocontact_desktop.report.privacy_check.finding import Finding
from nocontact_desktop.report.store import covers as store
from nocontact_desktop.vault.changes import Changes
from nocontact_desktop.vault.notebook import Notebook

KIND = "kept-finding"


def cover_finding(notebook: Notebook, one: Finding) -> Changes:
    """Cover the passage of a finding. Raises :class:`Problem` ``cover.no-such-passage``."""
    place = one.place
    return cover(notebook, place.kind, place.record, place.field, one.start, one.stop, place.revision)


def keep_on_purpose(notebook: Notebook, one: Finding) -> Changes:
    """Remember that this is to stay, here and in this profile."""
    with notebook.db.transaction():
        store.keep_finding(notebook.db, one.key, moment(notebook))
    return Changes.of(KIND, one.place.record)


def ask_again(notebook: Notebook, one: Finding) -> Changes:
    """Take that back: the finding is open again."""
    with notebook.db.transaction():
        store.drop_kept_finding(notebook.db, one.key)
    return Changes.of(KIND, one.place.record)
