"""What the user writes on the pages of Steady: a letter for a hard day, words of grief, two questions."""

from __future__ import annotations

from nocontact_desktop.guidance.content import load
from nocontact_desktop.steady.store import notes as store
from nocontact_desktop.vault.changes import Changes
from nocontact_desktop.vault.notebook import Notebook


def own_words(notebook: Notebook, page_id: str) -> dict[str, str]:
    """What stands on a page, by the part it stands in."""
    start = f"{page_id}/"
    return {
        place.removeprefix(start): text
        for place, text in store.own_words(notebook.db).items()
        if place.startswith(start)
    }


def keep_own_words(notebook: Notebook, page_id: str, part_id: str, text: str) -> Changes:
    """Keep what was written in a part; nothing written erases it. Raises ValueError where there is no such part."""
    page = next((one for one in load().own_pages if one.id == page_id), None)
    if page is None or part_id not in {part.id for part in page.parts}:
        raise ValueError("no such part")
    place = f"{page_id}/{part_id}"
    with notebook.db.transaction():
        if text.strip():
            store.keep_words(notebook.db, place, text)
        else:
            store.drop_words(notebook.db, place)
    return Changes.of("own-words", page_id)


def erase_own_words(notebook: Notebook, page_id: str) -> Changes:
    """Erase all that stands on a page, without a mark."""
    with notebook.db.transaction():
        for part_id in own_words(notebook, page_id):
            store.drop_words(notebook.db, f"{page_id}/{part_id}")
    return Changes.of("own-words", page_id)
