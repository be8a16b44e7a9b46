"""Lists of apps that were compared with lists of known names: kept with a device, and put into words.

The words say "listed as" and no more: a name in a list is no proof, and a name that is missing shows nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

from nocontact_desktop.guidance.content import Content, load
from nocontact_desktop.intake.package_check import Comparison, Listed
from nocontact_desktop.preparation.devices import device_state
from nocontact_desktop.preparation.moment import moment
from nocontact_desktop.preparation.store import devices as store
from nocontact_desktop.vault.changes import Changes
from nocontact_desktop.vault.notebook import Notebook

_FOUND = ("no_proof", "families")
_NOT_FOUND = ("not_nothing", "not_covered")
_AFTER_FOUND = ("no_hurry", "safer_device", "advocate", "evidence", "afterwards")
_AFTER_NOT_FOUND = ("own_sense", "other_checks", "qualified")


@dataclass(frozen=True)
class KeptComparison:
    """A comparison that was kept. ``compared_at`` is ISO 8601 in UTC."""

    id: str
    compared_at: str
    comparison: Comparison


@dataclass(frozen=True)
class Said:
    """A comparison in words. ``result`` comes first, then ``hits`` one by one; ``about`` stands aside, small."""

    result: str
    hits: tuple[str, ...]
    meaning: tuple[str, ...]
    following: tuple[str, ...]
    about: tuple[str, ...]


def comparisons(notebook: Notebook, device_id: str) -> list[KeptComparison]:
    """What was kept with a device, newest first."""
    found = store.hits(notebook.db)
    return [
        KeptComparison(
            comparison_id,
            compared_at,
            Comparison(
                packages=packages,
                listed=listed,
                hits=tuple(Listed(package=one[0], name=one[1], kind=one[2]) for one in found.get(comparison_id, ())),
                list_date=list_date,
            ),
        )
        for comparison_id, of_device, compared_at, list_date, packages, listed in store.comparisons(notebook.db)
        if of_device == device_id
    ]


def keep_comparison(notebook: Notebook, device_id: str, comparison: Comparison) -> Changes:
    """Keep a comparison with a device. Raises :class:`Problem` ``device.no-such-device``."""
    comparison_id = notebook.surroundings.random_bytes(8).hex()
    with notebook.db.transaction():
        device_state(notebook, device_id)
        store.add_comparison(
            notebook.db,
            (
                comparison_id,
                device_id,
                moment(notebook),
                comparison.list_date,
                comparison.packages,
                comparison.listed,
            ),
            [(one.package, one.name, one.kind) for one in comparison.hits],
        )
    return Changes.of("device", device_id)


def remove_comparison(notebook: Notebook, device_id: str, comparison_id: str) -> Changes:
    """Erase a comparison that was kept."""
    with notebook.db.transaction():
        store.drop_comparison(notebook.db, comparison_id)
    return Changes.of("device", device_id)


def in_words(comparison: Comparison, content: Content | None = None) -> Said:
    """What a comparison shows, what it does not, and what can come next."""
    words = (content or load()).words["comparison"]
    found = len(comparison.hits)
    numbers = {"packages": f"{comparison.packages:,}", "listed": f"{comparison.listed:,}", "n": f"{found:,}"}
    result = words["many" if found > 1 else "one" if found else "none"]
    dated = words["dated"].format(date=comparison.list_date) if comparison.list_date else words["undated"]
    return Said(
        result=result.format(**numbers),
        hits=tuple(
            words["listed_as" if one.kind else "listed_plain"].format(package=one.package, name=one.name, kind=one.kind)
            for one in comparison.hits
        ),
        meaning=tuple(words[key] for key in (_FOUND if found else _NOT_FOUND)),
        following=tuple(words[key] for key in (_AFTER_FOUND if found else _AFTER_NOT_FOUND)),
        about=(words["compared"].format(**numbers), dated, words["published"]),
    )
