"""What was decided about findings. It is remembered for the words and their place, for one profile."""

from __future__ import annotations

from collections.abc import Iterable

from nocontact_desktop.preparation.moment import moment
from nocontact_desktop.report.covers import cover
from nocontact_desktop.report.privacy_check.finding import Finding
from nocontact_desktop.report.store import covers as store
from nocontact_desktop.vault.changes import Changes
from nocontact_desktop.vault.notebook import Notebook

KIND = "kept-finding"


def cover_findings(notebook: Notebook, findings: Iterable[Finding]) -> Changes:
    """Cover the passages of findings. Raises :class:`Problem` ``cover.no-such-passage``."""
    changes = Changes()
    for one in findings:
        place = one.place
        changes |= cover(notebook, place.kind, place.record, place.field, one.start, one.stop, place.revision)
    return changes


def keep_on_purpose(notebook: Notebook, findings: Iterable[Finding]) -> Changes:
    """Remember that these are to stay, where they are and in this profile."""
    changes = Changes()
    with notebook.db.transaction():
        for one in findings:
            store.keep_finding(notebook.db, one.key, moment(notebook))
            changes |= Changes.of(KIND, one.place.record)
    return changes


def ask_again(notebook: Notebook, one: Finding) -> Changes:
    """Take that back: the finding is open again."""
    with notebook.db.transaction():
        store.drop_kept_finding(notebook.db, one.key)
    return Changes.of(KIND, one.place.record)
